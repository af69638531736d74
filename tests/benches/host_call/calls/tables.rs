//! The tables that compare this crate with wiggle, and interfaces defined in Rust with
//! handwritten glue.

use wasmtime::{Engine, Module};

use super::shapes::SHAPES;
use super::{VARIANTS, Variant, variants};
use crate::arguments::Arguments;
use crate::measure::Batches;
use crate::registers;

/// How often each call is set up anew, with another copy of the code, and how long it then runs.
struct SetUps {
    count: usize,
    batches: Batches,
}

impl SetUps {
    fn new(arguments: &Arguments) -> Self {
        let (count, batches, calls) = if arguments.measures {
            (20, 61, 4_000)
        } else {
            (1, 1, 1)
        };
        SetUps {
            count,
            batches: Batches { batches, calls },
        }
    }

    /// Returns the nanoseconds per call of each variant. `guest` returns a guest with a number
    /// of functions before its own, and `variants` its variants of the copy for a set-up.
    fn measure<const N: usize>(
        &self,
        guest: impl Fn(usize) -> String,
        variants: impl Fn(usize, &Engine, &Module) -> wasmtime::Result<[Variant; N]>,
    ) -> wasmtime::Result<[f64; N]> {
        let engine = Engine::default();
        let mut times = [const { Vec::new() }; N];
        // Kept, so that the next one is placed elsewhere.
        let mut guests = Vec::new();
        for set_up in 0..self.count {
            let guest = Module::new(&engine, guest(set_up * 3))?;
            let mut variants = variants(set_up, &engine, &guest)?;
            guests.push(guest);
            let medians = self.batches.measure(&mut variants, |run, calls| run(calls));
            for (times, median) in times.iter_mut().zip(medians) {
                times.push(median);
            }
        }
        Ok(times.map(middle))
    }
}

/// Returns the mean of the middle half. A median over set-ups would be unstable if half of the
/// placements are slower.
fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_unstable_by(f64::total_cmp);
    let quarter = times.len() / 4;
    let middle = &times[quarter..times.len() - quarter];
    let count: f64 = middle.iter().map(|_| 1.0).sum();
    middle.iter().sum::<f64>() / count
}

/// Measures the calls that `arguments` want, and prints the tables.
pub(crate) fn print(arguments: &Arguments) -> wasmtime::Result<()> {
    let set_ups = SetUps::new(arguments);
    let mut tables = Tables::default();
    for shape in &SHAPES {
        if arguments.wants(&format!("wiggle, {}", shape.title)) {
            let times = set_ups.measure(|others| shape.guest(others), variants)?;
            tables.add(shape.title, times);
        }
    }
    for (title, body) in registers::SHAPES {
        if arguments.wants(title) {
            let guest = |others| registers::guest(body, others);
            let times = set_ups.measure(guest, registers::variants)?;
            tables.add_from_rust(title, times);
        }
    }
    print_table(
        "| call | unbound | bound | by hand, export | by hand, in data | wiggle | wiggle, no tracing | unbound / hand | bound / hand | no tracing / unbound | no tracing / bound |",
        &tables.wiggle,
    );
    print_table(
        "| call | wiggle, no tracing | as target, unbound | as target, bound | unbound / wiggle | bound / wiggle |",
        &tables.targets,
    );
    print_table(
        "| call | from Rust, unbound | from Rust, bound | by hand, export | by hand, in data | unbound / hand | bound / hand |",
        &tables.from_rust,
    );
    Ok(())
}

/// The rows of the tables.
#[derive(Default)]
struct Tables {
    wiggle: Vec<String>,
    targets: Vec<String>,
    from_rust: Vec<String>,
}

impl Tables {
    fn add(&mut self, title: &str, times: [f64; VARIANTS]) {
        let [
            unbound,
            bound,
            export,
            data,
            traced,
            plain,
            target,
            target_bound,
            rust,
            rust_bound,
        ] = times;
        self.wiggle.push(format!(
            "| {title} | {unbound:.1} | {bound:.1} | {export:.1} | {data:.1} | {traced:.1} | {plain:.1} | {:.2} | {:.2} | {:.1} | {:.1} |",
            unbound / export,
            bound / data,
            plain / unbound,
            plain / bound,
        ));
        self.targets.push(format!(
            "| {title} | {plain:.1} | {target:.1} | {target_bound:.1} | {:.2} | {:.2} |",
            target / plain,
            target_bound / plain,
        ));
        self.add_from_rust(title, [rust, rust_bound, export, data]);
    }

    fn add_from_rust(&mut self, title: &str, [unbound, bound, export, data]: [f64; 4]) {
        self.from_rust.push(format!(
            "| {title} | {unbound:.1} | {bound:.1} | {export:.1} | {data:.1} | {:.2} | {:.2} |",
            unbound / export,
            bound / data,
        ));
    }
}

fn print_table(header: &str, rows: &[String]) {
    if rows.is_empty() {
        return;
    }
    let columns = header.matches('|').count() - 2;
    println!("\n{header}\n| --- |{}", " ---: |".repeat(columns));
    for row in rows {
        println!("{row}");
    }
}
