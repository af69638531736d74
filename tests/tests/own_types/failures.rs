//! The failures of a type's own conversions, in every kind of function.

use std::fmt;

use wasmtime::Caller;
use wasmtime_integration::{
    FromGuest, FromGuestError, GuestError, GuestMemory, GuestType, IntoGuest, wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, linker};

use super::reason;

/// An error that traps.
#[derive(Debug, PartialEq)]
struct Stop(i32);

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "stop {}", self.0)
    }
}

impl std::error::Error for Stop {}

/// A number: 0 is fine, -1 a bad argument, everything else traps.
struct Picky;

impl<C: ?Sized> FromGuest<'_, C> for Picky {
    type Core = i32;
    const READS_MEMORY: bool = false;

    fn from_guest(core: i32, _: &GuestMemory<'_>, _: &mut C) -> Result<Self, FromGuestError> {
        match core {
            0 => Ok(Picky),
            -1 => Err(GuestError::Invalid("never -1").into()),
            core => Err(wasmtime::Error::from(Stop(core)).into()),
        }
    }
}

/// A result that can't be returned.
struct Unlucky;

impl<C: ?Sized> IntoGuest<C> for Unlucky {
    type Core = i32;

    fn into_guest(self, _: &mut GuestMemory<'_>, _: &mut C) -> wasmtime::Result<i32> {
        Err(Stop(5).into())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
#[repr(u8)]
enum Errno {
    Success,
    Invalid,
}

#[derive(Default)]
struct Host {
    calls: u32,
}

fn invalid(_: GuestError) -> Errno {
    Errno::Invalid
}

#[wasmtime_integration(module("code", name = Code), errno = Errno, guest_error = invalid)]
impl Host {
    pub fn code(&mut self, _: u32, picky: Picky) -> Result<(), Errno> {
        let Picky = picky;
        self.calls += 1;
        Ok(())
    }

    pub fn code_of_caller(caller: &mut Caller<'_, Host>, _: Picky) -> Result<(), Errno> {
        caller.data_mut().calls += 1;
        Ok(())
    }
}

#[wasmtime_integration(module("trap", name = Traps))]
impl Host {
    pub fn plain(&mut self, _: Picky) {
        self.calls += 1;
    }

    pub fn fallible(&mut self, _: Picky) -> Result<u32, Stop> {
        self.calls += 1;
        Ok(1)
    }

    pub fn either(&mut self, is_ok: bool) -> Result<Unlucky, Stop> {
        self.calls += 1;
        is_ok.then_some(Unlucky).ok_or(Stop(6))
    }

    pub fn unlucky(&mut self) -> Unlucky {
        self.calls += 1;
        Unlucky
    }
}

#[test]
fn bad_arguments_become_the_errno_and_other_errors_trap() {
    let linker = linker(|linker| Code::add_to_linker(linker, |host| host));
    let mut guest = Guest::without_memory(&linker, "code", Host::default());
    assert_eq!(guest.call::<i32>("code", (0, 0)).unwrap(), 0);
    assert_eq!(guest.call::<i32>("code", (0, -1)).unwrap(), 1);
    assert_eq!(guest.call::<i32>("code_of_caller", 0).unwrap(), 0);
    assert_eq!(guest.call::<i32>("code_of_caller", -1).unwrap(), 1);
    let trap = guest.trap("code", (0, 7));
    assert_eq!(trap.0.downcast_ref(), Some(&Stop(7)));
    let expected = "in `code::code`, parameter `picky`: stop 7";
    assert_eq!(reason(&trap.0), expected);
    let trap = guest.trap("code_of_caller", 8);
    assert_eq!(trap.0.downcast_ref(), Some(&Stop(8)));
    assert_eq!(guest.data().calls, 2);
}

#[test]
fn without_an_errno_everything_traps_and_names_the_parameter() {
    let linker = linker(|linker| Traps::add_to_linker(linker, |host| host));
    let mut guest = Guest::without_memory(&linker, "trap", Host::default());
    for function in ["plain", "fallible"] {
        let trap = guest.trap(function, -1);
        let (module, name, _, reason) = trap.bad_argument();
        assert_eq!((module, name), ("trap", function));
        assert_eq!(*reason, GuestError::Invalid("never -1"));
        let trap = guest.trap(function, 2);
        assert_eq!(trap.0.downcast_ref(), Some(&Stop(2)));
    }
    assert_eq!(guest.data().calls, 0);
}

#[test]
fn a_result_that_can_not_be_returned_traps() {
    let linker = linker(|linker| Traps::add_to_linker(linker, |host| host));
    let mut guest = Guest::without_memory(&linker, "trap", Host::default());
    let trap = guest.trap("unlucky", ());
    assert_eq!(trap.0.downcast_ref(), Some(&Stop(5)));
    for (is_ok, code) in [(1, 5), (0, 6)] {
        let trap = guest.trap("either", is_ok);
        assert_eq!(trap.0.downcast_ref(), Some(&Stop(code)));
    }
    assert_eq!(guest.data().calls, 3);
}
