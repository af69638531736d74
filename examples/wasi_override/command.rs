//! The command line.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use wasmtime::{Engine, Module};
use wasmtime_wasi::{FsPerms, WasiCtx};

use crate::exit;
use crate::run::{self, Functions, Mode};

/// The action that the command line requests.
#[derive(Debug, PartialEq)]
pub(crate) enum Command {
    Help,
    /// Run the guest of this example twice.
    Twice(Mode),
    Run(Mode, Guest),
}

/// A program, with its arguments, environment and directories.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Guest {
    path: PathBuf,
    arguments: Vec<String>,
    environment: Vec<(String, String)>,
    /// Each with its path on the host and its name for the guest.
    directories: Vec<(String, String)>,
}

impl Command {
    pub(crate) fn parse(words: impl Iterator<Item = OsString>) -> Result<Self, String> {
        // This host and WASI require strings to be UTF-8.
        let mut words = words.map(|word| {
            word.into_string()
                .map_err(|word| format!("{} is not UTF-8", word.display()))
        });
        let mut mode = Mode::default();
        let mut guest = Guest::default();
        while let Some(word) = words.next().transpose()? {
            let mut value = |form: &str| {
                let value = words.next().transpose()?;
                value.ok_or_else(|| format!("{word} needs {form}"))
            };
            match word.as_str() {
                "--help" => return Ok(Command::Help),
                "--plain" => mode.functions = Functions::Plain,
                "--wasmtime" => mode.functions = Functions::Wasmtime,
                "--async" => mode.asynchronous = true,
                "--seed" => {
                    let seed = value("NUMBER")?;
                    mode.seed = seed
                        .parse()
                        .map_err(|error| format!("--seed {seed}: {error}"))?;
                }
                "--dir" => guest.directories.push(pair(&value("HOST::GUEST")?, "::")?),
                "--env" => guest.environment.push(pair(&value("NAME=VALUE")?, "=")?),
                option if option.starts_with('-') => {
                    return Err(format!("unknown option {option}"));
                }
                _ => {
                    // The first argument is the program's name, without its directory.
                    guest.path = word.into();
                    let name = guest.path.file_name().unwrap_or_default();
                    guest.arguments.push(name.to_string_lossy().into_owned());
                    for argument in words {
                        guest.arguments.push(argument?);
                    }
                    return Ok(Command::Run(mode, guest));
                }
            }
        }
        if guest != Guest::default() {
            return Err("--dir and --env need a GUEST.wasm".to_owned());
        }
        Ok(Command::Twice(mode))
    }
}

/// Splits `word` at `separator` into two parts, the first of which must not be empty.
fn pair(word: &str, separator: &str) -> Result<(String, String), String> {
    match word.split_once(separator) {
        Some((first, second)) if !first.is_empty() => Ok((first.to_owned(), second.to_owned())),
        _ => Err(format!("{word} is not of the form A{separator}B")),
    }
}

impl Guest {
    /// Runs the program, and returns the status that it ends with.
    pub(crate) fn run(&self, engine: &Engine, mode: Mode) -> wasmtime::Result<u8> {
        let module = Module::from_file(engine, &self.path)?;
        let mut wasi = WasiCtx::builder();
        wasi.inherit_stdio()
            .args(&self.arguments)
            .envs(&self.environment)
            // A synchronous host runs nothing else on this thread.
            .allow_blocking_current_thread(!mode.asynchronous);
        for (host, guest) in &self.directories {
            wasi.preopened_dir(Path::new(host), guest, FsPerms::ReadWrite)
                .map_err(|error| error.context(format!("the directory {host}")))?;
        }
        exit::status(run::run(engine, &module, wasi.build_p1(), mode))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<Command, String> {
        Command::parse(words.iter().map(OsString::from))
    }

    #[test]
    fn programs() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let guest = Guest {
            path: "dir/a.wasm".into(),
            arguments: ["a.wasm", "--env", ""].map(str::to_owned).into(),
            environment: vec![pair("A", "1=2"), pair("B", "")],
            directories: vec![pair("host", "guest::x")],
        };
        let words = [
            "--env",
            "A=1=2",
            "--env",
            "B=",
            "--dir",
            "host::guest::x",
            "dir/a.wasm",
            "--env",
            "",
        ];
        assert_eq!(parse(&words), Ok(Command::Run(Mode::default(), guest)));
    }

    #[test]
    fn modes() {
        let mode = |functions, asynchronous, seed| {
            Ok(Command::Twice(Mode {
                functions,
                asynchronous,
                seed,
            }))
        };
        assert_eq!(parse(&[]), mode(Functions::Overridden, false, 0));
        assert_eq!(parse(&["--plain"]), mode(Functions::Plain, false, 0));
        assert_eq!(
            parse(&["--async", "--wasmtime", "--seed", "7"]),
            mode(Functions::Wasmtime, true, 7)
        );
        assert_eq!(parse(&["--env", "A=1", "--help"]), Ok(Command::Help));
    }

    #[test]
    fn mistakes() {
        for mistake in [
            &["--env"][..],
            &["--env", "A", "a.wasm"],
            &["--env", "=1", "a.wasm"],
            &["--env", "A=1"],
            &["--dir", "a.wasm"],
            &["--dir", "::b", "a.wasm"],
            &["--seed", "x"],
            &["--seed", "-1"],
            &["--sync", "a.wasm"],
        ] {
            assert!(parse(mistake).is_err(), "{mistake:?}");
        }
    }
}
