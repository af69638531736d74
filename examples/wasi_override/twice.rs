//! Runs the guest of this example twice.

use std::fmt;
use std::fs;

use wasmtime::{Engine, Module};
use wasmtime_wasi::p2::pipe::MemoryOutputPipe;
use wasmtime_wasi::{FsPerms, WasiCtx};

use crate::exit;
use crate::run::{self, Mode};

/// Writes lines with the time and a random number, to standard output and to a file.
const GUEST: &str = include_str!("guest.wat");

/// The maximum output of a guest, in bytes. The output is kept in memory here, and a
/// guest could write forever.
const MOST_OUTPUT: usize = 64 * 1024;

/// The outcome of a run.
#[derive(Debug, PartialEq)]
struct Run {
    status: u8,
    output: String,
    file: Vec<u8>,
}

/// Two runs of the same program.
pub(crate) struct Runs([Run; 2]);

impl Runs {
    pub(crate) fn are_the_same(&self) -> bool {
        self.0[0] == self.0[1]
    }
}

impl fmt::Display for Runs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, run) in (1..).zip(&self.0) {
            let (status, length) = (run.status, run.file.len());
            writeln!(
                f,
                "run {number}: status {status}, a file of {length} bytes, and"
            )?;
            for line in run.output.lines() {
                writeln!(f, "  {line}")?;
            }
        }
        let verdict = if self.are_the_same() {
            "the same"
        } else {
            "different"
        };
        writeln!(f, "The two runs gave {verdict} bytes.")
    }
}

/// Runs the guest twice, each time in an empty directory.
pub(crate) fn twice(engine: &Engine, mode: Mode) -> wasmtime::Result<Runs> {
    let module = Module::new(engine, GUEST)?;
    Ok(Runs([
        once(engine, &module, mode)?,
        once(engine, &module, mode)?,
    ]))
}

fn once(engine: &Engine, module: &Module, mode: Mode) -> wasmtime::Result<Run> {
    let directory = tempfile::tempdir()?;
    let output = MemoryOutputPipe::new(MOST_OUTPUT);
    let wasi = WasiCtx::builder()
        .stdout(output.clone())
        .preopened_dir(directory.path(), "/", FsPerms::ReadWrite)?
        .build_p1();
    let status = exit::status(run::run(engine, module, wasi, mode))?;
    Ok(Run {
        status,
        output: String::from_utf8_lossy(&output.contents()).into_owned(),
        file: fs::read(directory.path().join("lines"))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::Functions;

    fn runs(functions: Functions, asynchronous: bool, seed: u64) -> [Run; 2] {
        let mode = Mode {
            functions,
            asynchronous,
            seed,
        };
        twice(&Engine::default(), mode).unwrap().0
    }

    #[test]
    fn overridden_functions_give_the_same() {
        let [first, second] = runs(Functions::Overridden, false, 0);
        assert_eq!(first, second);
        assert_eq!(first.status, 7);
        assert_eq!(first.output.as_bytes(), first.file);
        assert!(
            first
                .output
                .starts_with("at 946684800001000000 ns the number is "),
            "{first:?}"
        );
        // The same is true for an asynchronous host.
        let [third, fourth] = runs(Functions::Overridden, true, 0);
        assert_eq!(third, first);
        assert_eq!(fourth, first);

        let [other, _] = runs(Functions::Overridden, false, 1);
        assert_ne!(other, first);
    }

    #[test]
    fn others_do_not() {
        for functions in [Functions::Plain, Functions::Wasmtime] {
            for asynchronous in [false, true] {
                let [first, second] = runs(functions, asynchronous, 0);
                assert_ne!(first, second);
                for run in [first, second] {
                    assert_eq!(run.status, 7);
                    assert_eq!(run.output.as_bytes(), run.file);
                    assert_eq!(run.output.lines().count(), 3);
                }
            }
        }
    }
}
