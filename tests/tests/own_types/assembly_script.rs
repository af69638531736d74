//! Strings as `AssemblyScript` lays them out: UTF-16, after a header with the type and the length in
//! bytes.

use std::convert::Infallible;
use std::fmt;

use wasmtime_integration::{
    FromGuest, FromGuestError, GuestError, GuestMemory, GuestPtr, wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, linker};

use super::{guest, reason};

/// The end of an object's header, which lies before its address.
const HEADER: u32 = 8;
const STRING_ID: u32 = 2;

/// A string.
struct Text(String);

impl<'m, C: ?Sized> FromGuest<'m, C> for Text {
    type Core = i32;

    fn from_guest(
        core: i32,
        memory: &'m GuestMemory<'_>,
        _: &mut C,
    ) -> Result<Self, FromGuestError> {
        let address = core.cast_unsigned();
        let header = address.checked_sub(HEADER).ok_or(GuestError::PtrOverflow)?;
        let (id, bytes) = memory.read(GuestPtr::<(u32, u32)>::new(header))?;
        if id != STRING_ID {
            return Err(GuestError::Invalid("not a string").into());
        }
        let units = memory.to_vec(GuestPtr::<[u16]>::new((address, bytes / 2)))?;
        let text = String::from_utf16(&units);
        Ok(Text(text.map_err(|_| GuestError::Invalid("not UTF-16"))?))
    }
}

/// A string or `null`.
struct Nullable(Option<String>);

impl<'m, C: ?Sized> FromGuest<'m, C> for Nullable {
    type Core = i32;

    fn from_guest(
        core: i32,
        memory: &'m GuestMemory<'_>,
        ctx: &mut C,
    ) -> Result<Self, FromGuestError> {
        let text = (core != 0).then(|| Text::from_guest(core, memory, ctx));
        Ok(Nullable(text.transpose()?.map(|text| text.0)))
    }
}

/// The reason why a guest gave up.
#[derive(Debug, PartialEq)]
struct Abort {
    message: Option<String>,
    file: Option<String>,
    position: (u32, u32),
}

impl fmt::Display for Abort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = self.message.as_deref().unwrap_or("abort");
        let file = self.file.as_deref().unwrap_or("unknown file");
        let (line, column) = self.position;
        write!(f, "{message} at {file}:{line}:{column}")
    }
}

impl std::error::Error for Abort {}

#[derive(Default)]
struct Host {
    log: Vec<String>,
}

#[wasmtime_integration(module("env", name = Env), copy_limit = 64)]
impl Host {
    pub fn abort(
        message: Nullable,
        file: Nullable,
        line: u32,
        column: u32,
    ) -> Result<Infallible, Abort> {
        Err(Abort {
            message: message.0,
            file: file.0,
            position: (line, column),
        })
    }

    #[guest(name = "console.log")]
    pub fn log(&mut self, text: Text) {
        self.log.push(text.0);
    }
}

/// A guest that logs "hé 🦀", and then aborts with the message "no" in "a.ts".
const GUEST: &str = r#"(module
    (import "env" "abort" (func $abort (param i32 i32 i32 i32)))
    (import "env" "console.log" (func $log (param i32)))
    (memory (export "memory") 1)
    (data (i32.const 24) "\02\00\00\00\0a\00\00\00h\00\e9\00 \00\3e\d8\80\dd")
    (data (i32.const 56) "\02\00\00\00\04\00\00\00n\00o\00")
    (data (i32.const 88) "\02\00\00\00\08\00\00\00a\00.\00t\00s\00")
    (func (export "run")
      (call $log (i32.const 32))
      (call $abort (i32.const 64) (i32.const 96) (i32.const 7) (i32.const 9))
      (call $log (i32.const 32))))"#;

fn new_guest() -> Guest<Host> {
    let linker = linker(|linker| Env::add_to_linker(linker, |host| host));
    Guest::new(&linker, "env", Host::default())
}

#[test]
fn a_guest_logs_and_aborts() {
    let linker = linker(|linker| Env::add_to_linker(linker, |host| host));
    let mut guest = guest(&linker, Host::default(), GUEST);
    let error = guest.call::<()>("run", ()).unwrap_err();
    let abort = error.downcast::<Abort>().unwrap();
    assert_eq!(abort.to_string(), "no at a.ts:7:9");
    assert_eq!(guest.data().log, ["hé 🦀"]);
}

#[test]
fn null_is_no_string() {
    let mut guest = new_guest();
    let error = guest.call::<()>("abort", (0, 0, 1, 2)).unwrap_err();
    let expected = Abort {
        message: None,
        file: None,
        position: (1, 2),
    };
    assert_eq!(error.downcast_ref(), Some(&expected));
    let error = guest.trap("console.log", 0);
    let expected = (
        "env",
        "console.log",
        "parameter `text`",
        &GuestError::PtrOverflow,
    );
    assert_eq!(error.bad_argument(), expected);
}

#[test]
fn what_is_not_a_string_is_a_bad_argument() {
    let mut guest = new_guest();
    let mut rejected = |header: [u32; 2], text: [u16; 2]| {
        guest.put(16, &header.map(u32::to_le_bytes).concat());
        guest.put(24, &text.map(u16::to_le_bytes).concat());
        guest.trap("console.log", 24).bad_argument().3.to_string()
    };
    assert_eq!(rejected([1, 4], [0x68, 0x69]), "not a string");
    assert_eq!(rejected([2, 4], [0x68, 0xd83e]), "not UTF-16");
    let error = rejected([2, 66], [0, 0]);
    assert_eq!(error, GuestError::CopyLimit.to_string());
    let error = rejected([2, u32::MAX], [0, 0]);
    assert!(error.starts_with("out of bounds"), "{error}");
    let error = reason(&guest.trap("abort", (0, 24, 0, 0)).0);
    let expected = "in `env::abort`, parameter `file`: out of bounds";
    assert!(error.starts_with(expected), "{error}");
    assert!(guest.data().log.is_empty());
}
