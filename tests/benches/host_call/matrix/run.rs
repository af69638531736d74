//! The runs of the matrix.

use wasmtime::{Engine, Module};

use super::report::{Cell, Report};
use super::rows::GROUPS;
use super::{Place, Row, Running, State};
use crate::arguments::Arguments;
use crate::measure::Batches;

/// Measures the rows that `arguments` want, in turns, and prints the ratios.
pub(crate) fn print(arguments: &Arguments) -> wasmtime::Result<()> {
    let mut cells: Vec<(&Row, State, Vec<Cell>)> = Vec::new();
    for (group, rows) in GROUPS {
        for row in *rows {
            for state in State::ALL {
                let wanted: Vec<Cell> = row
                    .front_ends
                    .iter()
                    .enumerate()
                    .map(|(index, front_end)| Cell::new(group, row.title, state, front_end, index))
                    .filter(|cell| arguments.wants(&cell.name()))
                    .collect();
                if !wanted.is_empty() {
                    cells.push((row, state, wanted));
                }
            }
        }
    }
    let (runs, batches) = if arguments.measures {
        (arguments.runs, BENCH)
    } else {
        (1, TEST)
    };
    let engine = Engine::default();
    // Kept, so that the next one is placed elsewhere.
    let mut modules = Vec::new();
    for run in 0..runs {
        for (row, state, cells) in &mut cells {
            let mut sums = vec![0.0; 1 + row.front_ends.len()];
            for (copy, start) in row.start.iter().enumerate() {
                let module = Module::new(&engine, row.guest(run * 3 + copy))?;
                let place = Place {
                    engine: &engine,
                    module: &module,
                    state: *state,
                };
                let mut guests = start(&place)?;
                let times = batches.measure(&mut guests, |guest, calls| guest.run(calls));
                check_outcomes(row, &mut guests);
                for (sum, time) in sums.iter_mut().zip(times) {
                    *sum += time / row.copies();
                }
                modules.push(module);
            }
            for cell in cells {
                cell.add(sums[0], sums[1 + cell.front_end_index]);
            }
        }
    }
    if arguments.measures {
        let cells = cells.into_iter().flat_map(|(.., cells)| cells);
        Report::new(cells.collect()).print();
    }
    Ok(())
}

const BENCH: Batches = Batches {
    batches: 101,
    calls: 2_000,
};

const TEST: Batches = Batches {
    batches: 1,
    calls: 1,
};

/// Checks that all implementations do the same.
///
/// # Panics
///
/// Panics if one of them doesn't.
fn check_outcomes(row: &Row, guests: &mut [Running]) {
    let mut outcomes = guests.iter_mut().map(|guest| guest.outcome());
    let by_hand = outcomes.next();
    for outcome in outcomes {
        assert!(
            by_hand.as_ref() == Some(&outcome),
            "the implementations of `{}` differ",
            row.title
        );
    }
}
