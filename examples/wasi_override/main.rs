//! Wasmtime's WASI preview 1 with three of its functions replaced: programs get the
//! same time and the same random numbers in each run, and can exit with any status.
//!
//! `overridden.rs` is what this example is about. The rest runs programs with it, and
//! with the functions to compare it with. In this directory, `cargo run --example
//! wasi_override` runs the guest of this example twice, and compares the runs.
//! `cargo run --example wasi_override -- --dir .::/ GUEST.wasm ARGUMENT…` runs a
//! program of your own. `check-guests.sh` does so with the C programs in `guests/`.

mod block_on;
mod clock;
mod command;
mod exit;
mod interface;
mod overridden;
mod overridden_async;
mod plain;
mod random;
mod run;
mod twice;

use std::env;
use std::fmt::Display;
use std::io::{self, Write as _};
use std::process::ExitCode;

use wasmtime::{Engine, Trap};

use crate::command::Command;

const USAGE: &str = "\
Runs a WASI program with the functions of Wasmtime, three of them replaced: it gets
the same time and the same random numbers in each run, and may exit with any status.

Usage: wasi_override [OPTION]... [GUEST.wasm [ARGUMENT]...]

  GUEST.wasm         the program, in the binary or in the text format; without it,
                     one that comes with this example is run twice, and the two
                     runs are compared
  ARGUMENT           what the program gets as its arguments, after its own name
  --plain            replaces no function
  --wasmtime         does without this project: Wasmtime alone
  --async            lets the functions that wait give way to others
  --seed NUMBER      what the random numbers are made from, 0 without it
  --dir HOST::GUEST  lets the program use the directory HOST, under the name GUEST
  --env NAME=VALUE   a variable of the program's environment, which has no others
  --help             prints this

The exit status is the program's own; 134 where it traps, 1 where it can't be run or
two runs differ, and 2 where the command line is wrong.
";

/// The status if the guest traps: the one that a shell reports for a program that aborts.
const TRAPPED: u8 = 134;

fn main() -> ExitCode {
    let command = match Command::parse(env::args_os().skip(1)) {
        Ok(command) => command,
        Err(message) => {
            report(&format_args!("{message}\n\n{USAGE}"));
            return ExitCode::from(2);
        }
    };
    let engine = Engine::default();
    let ended = match &command {
        Command::Help => print(USAGE).map(|()| 0),
        Command::Twice(mode) => twice::twice(&engine, *mode).and_then(|runs| {
            print(&runs.to_string())?;
            Ok(u8::from(!runs.are_the_same()))
        }),
        Command::Run(mode, guest) => guest.run(&engine, *mode),
    };
    ExitCode::from(ended.unwrap_or_else(|error| {
        report(&format_args!("{error:?}"));
        if error.is::<Trap>() { TRAPPED } else { 1 }
    }))
}

fn print(text: &str) -> wasmtime::Result<()> {
    Ok(io::stdout().write_all(text.as_bytes())?)
}

/// Writes a message to standard error. If that fails, nothing can be done.
fn report(message: &dyn Display) {
    let _ = writeln!(io::stderr(), "wasi_override: {message}");
}
