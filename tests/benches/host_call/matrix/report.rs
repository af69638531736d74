//! The table of the matrix, and what it amounts to.

use super::State;
use crate::measure::median;

/// The bounds that are to hold.
const MEAN: f64 = 1.02;
const WORST: f64 = 1.10;

/// A row in one state of the memory, from one front end.
pub(super) struct Cell {
    group: &'static str,
    title: &'static str,
    state: State,
    front_end: &'static str,
    pub(super) front_end_index: usize,
    /// The times by hand, in nanoseconds per call, and the ratios to them, for each run.
    by_hand: Vec<f64>,
    ratios: Vec<f64>,
}

impl Cell {
    pub(super) fn new(
        group: &'static str,
        title: &'static str,
        state: State,
        front_end: &'static str,
        front_end_index: usize,
    ) -> Self {
        Cell {
            group,
            title,
            state,
            front_end,
            front_end_index,
            by_hand: Vec::new(),
            ratios: Vec::new(),
        }
    }

    /// Returns what the words on the command line are looked for in.
    pub(super) fn name(&self) -> String {
        format!(
            "matrix, {}: {}, {}, {}",
            self.group,
            self.title,
            self.state.title(),
            self.front_end
        )
    }

    pub(super) fn add(&mut self, by_hand: f64, ours: f64) {
        self.by_hand.push(by_hand);
        self.ratios.push(ours / by_hand);
    }

    fn ratio(&self) -> f64 {
        median(self.ratios.clone())
    }

    fn is_at(&self, group: &str, title: &str, state: State) -> bool {
        (self.group, self.title, self.state) == (group, title, state)
    }
}

/// The measured cells, in the order of the rows.
pub(super) struct Report {
    cells: Vec<Cell>,
}

impl Report {
    pub(super) fn new(cells: Vec<Cell>) -> Self {
        Report { cells }
    }

    pub(super) fn print(&self) {
        if self.cells.is_empty() {
            return;
        }
        self.print_table();
        self.print_worst();
        self.print_verdict();
    }

    /// Prints the ratios to glue by hand, and its nanoseconds per call.
    fn print_table(&self) {
        print!("\n| call |");
        for front_end in ["document", "rust"] {
            for state in State::ALL {
                print!(" {front_end}, {} |", state.title());
            }
        }
        for state in State::ALL {
            print!(" by hand, {} |", state.title());
        }
        println!("\n| --- |{}", " ---: |".repeat(9));
        let mut rows: Vec<_> = self
            .cells
            .iter()
            .map(|cell| (cell.group, cell.title))
            .collect();
        rows.dedup();
        for (group, title) in rows {
            print!("| {group}: {title} |");
            for front_end in ["document", "rust"] {
                for state in State::ALL {
                    let mut cells = self.cells.iter();
                    let cell = cells.find(|cell| {
                        cell.is_at(group, title, state) && cell.front_end == front_end
                    });
                    print_number(cell.map(Cell::ratio), 2);
                }
            }
            for state in State::ALL {
                let mut cells = self.cells.iter();
                let cell = cells.find(|cell| cell.is_at(group, title, state));
                print_number(cell.map(|cell| median(cell.by_hand.clone())), 1);
            }
            println!();
        }
    }

    /// Prints the cells with the highest ratios, and the ratios of their runs.
    fn print_worst(&self) {
        let mut cells: Vec<&Cell> = self.cells.iter().collect();
        cells.sort_by(|a, b| b.ratio().total_cmp(&a.ratio()));
        println!("\nThe worst, with the lowest and the highest ratio of a run:");
        for cell in cells.iter().take(12) {
            let lowest = cell.ratios.iter().copied().fold(f64::INFINITY, f64::min);
            let highest = cell.ratios.iter().copied().fold(0.0, f64::max);
            println!(
                "  {:.2} ({lowest:.2} to {highest:.2})  {}",
                cell.ratio(),
                cell.name()
            );
        }
    }

    /// Says whether the bounds hold.
    fn print_verdict(&self) {
        let count: f64 = self.cells.iter().map(|_| 1.0).sum();
        let logarithms: f64 = self.cells.iter().map(|cell| cell.ratio().ln()).sum();
        let mean = (logarithms / count).exp();
        let slow = self.cells.iter().filter(|cell| cell.ratio() > WORST);
        let slow = slow.count();
        println!(
            "\nGeometric mean {mean:.3}, at most {MEAN} expected. {slow} of {count} ratios are over \
             {WORST:.2}, none expected."
        );
        if mean <= MEAN && slow == 0 {
            println!("The bounds hold.\n");
        } else {
            println!("The bounds don't hold.\n");
        }
    }
}

/// Prints a column. It is empty if the row has no such front end, or if it isn't wanted.
fn print_number(number: Option<f64>, decimals: usize) {
    match number {
        Some(number) => print!(" {number:.decimals$} |"),
        None => print!(" |"),
    }
}
