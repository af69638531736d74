//! A sandbox for WASI programs that need no files: it gives them arguments,
//! an environment, clocks, random numbers and the standard streams.
//!
//! The interface is in `witx/`, and its functions are in `host.rs`. Run the
//! guest of this example with `cargo run --example wasi`, or a program of your
//! own with `cargo run --example wasi -- GUEST.wasm ARGUMENT…`. `check-guests.sh`
//! does so with the C programs in `guests/`.

mod clocks;
mod errno;
mod host;
mod poll;
mod stdio;
mod strings;

use std::env;
use std::ffi::{CString, OsString};
use std::fmt::Display;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use wasmtime::{Engine, Linker, Module, Store, Trap};

use crate::host::{Exit, Host, Preview1, Wasi};
use crate::stdio::Stdio;

const USAGE: &str = "\
Runs a WASI program that can reach nothing but its standard streams.

Usage: wasi [--env NAME=VALUE]... [GUEST.wasm [ARGUMENT]...]

  GUEST.wasm        the program, in the binary or in the text format; without
                    it, a program that comes with this example
  ARGUMENT          what the program gets as its arguments, after its own name
  --env NAME=VALUE  a variable of the program's environment, which has no others
  --help            prints this

The exit status is the program's own; 134 where it traps, 1 where it can't be
run, and 2 where the command line is wrong.
";

/// The program to run if the command line names none.
const GUEST: &str = include_str!("guest.wat");

/// The status if the guest traps: the one that a shell reports for a program that
/// aborts.
const TRAPPED: u8 = 134;

fn main() -> ExitCode {
    let command = match Command::parse(env::args_os().skip(1)) {
        Ok(command) => command,
        Err(message) => {
            report(&format_args!("{message}\n\n{USAGE}"));
            return ExitCode::from(2);
        }
    };
    let status = match command {
        Command::Help => match io::stdout().write_all(USAGE.as_bytes()) {
            Ok(()) => 0,
            Err(_) => 1,
        },
        Command::Run(guest) => run(guest).unwrap_or_else(|error| {
            report(&format_args!("{error:?}"));
            if error.is::<Trap>() { TRAPPED } else { 1 }
        }),
    };
    ExitCode::from(status)
}

/// Writes a message to standard error. If that fails, nothing can be done.
fn report(message: &dyn Display) {
    let _ = writeln!(io::stderr(), "wasi: {message}");
}

/// The action that the command line requests.
#[derive(Debug, PartialEq)]
enum Command {
    Help,
    Run(Guest),
}

/// A program, with its arguments and environment.
#[derive(Debug, Default, PartialEq)]
struct Guest {
    path: Option<PathBuf>,
    arguments: Vec<CString>,
    environment: Vec<CString>,
}

impl Command {
    fn parse(mut words: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut guest = Guest::default();
        while let Some(word) = words.next() {
            if word == "--help" {
                return Ok(Command::Help);
            }
            if word == "--env" {
                let variable = words.next().ok_or("--env needs NAME=VALUE")?;
                guest.set_variable(variable)?;
            } else if word.as_encoded_bytes().starts_with(b"-") {
                return Err(format!("unknown option {}", word.display()));
            } else {
                guest.path = Some(word.into());
                break;
            }
        }
        // The first argument is the program's name, without its directory.
        let name = guest
            .path
            .as_deref()
            .map_or(Some("guest".as_ref()), Path::file_name);
        let words = name.map(OsString::from).into_iter().chain(words);
        guest.arguments = words.map(c_string).collect::<Result<_, _>>()?;
        Ok(Command::Run(guest))
    }
}

impl Guest {
    /// Sets a variable, replacing any earlier value.
    fn set_variable(&mut self, variable: OsString) -> Result<(), String> {
        let variable = c_string(variable)?;
        match name_of(&variable) {
            None | Some([]) => Err(format!("{} is not NAME=VALUE", variable.to_string_lossy())),
            name => {
                self.environment.retain(|other| name_of(other) != name);
                self.environment.push(variable);
                Ok(())
            }
        }
    }
}

/// Returns the part before the first `=`.
fn name_of(variable: &CString) -> Option<&[u8]> {
    let bytes = variable.as_bytes();
    let end = bytes.iter().position(|byte| *byte == b'=')?;
    Some(&bytes[..end])
}

/// Converts a word to a C string: for a guest, strings are bytes.
fn c_string(word: OsString) -> Result<CString, String> {
    CString::new(word.into_encoded_bytes())
        .map_err(|error| format!("an argument can't be passed on: {error}"))
}

/// Runs a guest, and returns the status that it ends with.
fn run(guest: Guest) -> wasmtime::Result<u8> {
    let engine = Engine::default();
    let module = match &guest.path {
        Some(path) => Module::from_file(&engine, path)?,
        None => Module::new(&engine, GUEST)?,
    };
    let wasi = Wasi::new(guest.arguments, guest.environment, Stdio::inherit()?);
    start(&engine, &module, wasi)
}

fn start(engine: &Engine, module: &Module, wasi: Wasi) -> wasmtime::Result<u8> {
    let mut linker = Linker::new(engine);
    Preview1::add_to_linker(&mut linker, |host: &mut Host| &mut host.wasi)?;
    let mut store = Store::new(engine, Host { wasi });

    // Guests can run, and even exit, during instantiation.
    let ended = linker
        .instantiate(&mut store, module)
        .and_then(|instance| instance.get_typed_func::<(), ()>(&mut store, "_start"))
        .and_then(|start| start.call(&mut store, ()));
    match ended {
        Ok(()) => Ok(0),
        Err(error) => match error.downcast_ref() {
            // A status too large for a process must not turn into success.
            Some(Exit(status)) => Ok(u8::try_from(*status).unwrap_or(u8::MAX)),
            None => Err(error),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<Command, String> {
        Command::parse(words.iter().map(OsString::from))
    }

    #[test]
    fn command_lines() {
        let guest = Guest {
            path: Some("dir/a.wasm".into()),
            arguments: vec![c"a.wasm".into(), c"--env".into(), c"".into()],
            environment: vec![c"B==".into(), c"A=2".into()],
        };
        let words = [
            "--env",
            "A=1",
            "--env",
            "B==",
            "--env",
            "A=2",
            "dir/a.wasm",
            "--env",
            "",
        ];
        assert_eq!(parse(&words), Ok(Command::Run(guest)));
        let embedded = Guest {
            arguments: vec![c"guest".into()],
            ..Guest::default()
        };
        assert_eq!(parse(&[]), Ok(Command::Run(embedded)));
        assert_eq!(parse(&["--env", "A=1", "--help"]), Ok(Command::Help));
        for mistake in [
            &["--env"][..],
            &["--env", "A", "a.wasm"],
            &["--env", "=1", "a.wasm"],
            &["--environment", "a.wasm"],
            &["--env", "A=1\0", "a.wasm"],
        ] {
            assert!(parse(mistake).is_err(), "{mistake:?}");
        }
    }

    /// Returns the status of a guest whose module has these fields besides its imports.
    fn status(fields: &str) -> wasmtime::Result<u8> {
        let engine = Engine::default();
        let text = format!(
            r#"(module
                (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
                (import "wasi_snapshot_preview1" "fd_sync" (func $sync (param i32) (result i32)))
                (import "wasi_snapshot_preview1" "fd_seek"
                    (func $seek (param i32 i64 i32 i32) (result i32)))
                (import "wasi_snapshot_preview1" "args_sizes_get"
                    (func $sizes (param i32 i32) (result i32)))
                {fields})"#
        );
        let wasi = Wasi::new(Vec::new(), Vec::new(), Stdio::inherit()?);
        start(&engine, &Module::new(&engine, text)?, wasi)
    }

    #[test]
    fn endings() -> wasmtime::Result<()> {
        let start = |body| format!(r#"(func $start (export "_start") {body})"#);
        for (body, expected) in [
            ("", 0),
            ("(call $exit (i32.const 42))", 42),
            ("(call $exit (i32.const 256))", 255),
            ("(call $exit (i32.const -1))", 255),
        ] {
            assert_eq!(status(&start(body))?, expected, "{body}");
        }
        for body in ["unreachable", "(call $start)"] {
            let trap = status(&start(body)).unwrap_err();
            assert!(trap.is::<Trap>(), "{trap:?}");
        }
        let early =
            r#"(func $run (call $exit (i32.const 3))) (start $run) (func (export "_start"))"#;
        assert_eq!(status(early)?, 3);
        assert!(status("").is_err());
        assert!(status(r#"(func (export "_start") (param i32))"#).is_err());
        Ok(())
    }

    #[test]
    fn the_guest_of_the_example() -> wasmtime::Result<()> {
        let engine = Engine::default();
        let module = Module::new(&engine, GUEST)?;
        let (stdio, _input, output) = stdio::tests::piped()?;
        let wasi = Wasi::new(vec![c"guest".into(); 12], Vec::new(), stdio);
        assert_eq!(start(&engine, &module, wasi)?, 0);
        let line = io::read_to_string(output)?;
        let words: Vec<&str> = line.split(' ').collect();
        assert_eq!(words[5..7], ["12", "argument(s),"], "{line}");
        // A time in this century, and a 16-bit number.
        assert!(
            (1_735_689_600..4_102_444_800).contains(&words[7].parse::<u64>()?),
            "{line}"
        );
        assert!(words[14].trim_end().parse::<u16>().is_ok(), "{line}");
        assert!(line.ends_with('\n'), "{line}");

        let (stdio, _input, output) = stdio::tests::piped()?;
        drop(output);
        let wasi = Wasi::new(Vec::new(), Vec::new(), stdio);
        assert_eq!(start(&engine, &module, wasi)?, 1);
        Ok(())
    }

    #[test]
    fn guests_are_told_what_is_wrong() -> wasmtime::Result<()> {
        let memory = r#"(memory (export "memory") 1)"#;
        for (memory, call, errno) in [
            (memory, "(call $sync (i32.const 0))", 52), // nosys
            ("", "(call $sizes (i32.const 0) (i32.const 4))", 28), // inval
            (memory, "(call $sizes (i32.const -4) (i32.const 0))", 21), // fault
            // An unknown whence, and a stream that can't seek.
            (
                memory,
                "(call $seek (i32.const 0) (i64.const 0) (i32.const 3) (i32.const 0))",
                28,
            ),
            (
                memory,
                "(call $seek (i32.const 0) (i64.const 0) (i32.const 0) (i32.const 0))",
                70,
            ),
        ] {
            let start = format!(r#"{memory} (func (export "_start") (call $exit {call}))"#);
            assert_eq!(status(&start)?, errno, "{call}");
        }
        Ok(())
    }
}
