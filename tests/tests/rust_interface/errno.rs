//! Fallible functions with `errno`.

use std::convert::Infallible;

use wasmtime::Val::I32;
use wasmtime_integration::{
    GuestError, GuestMemory, GuestPtr, GuestType, IntoErrno, Trappable, wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, PAGE, linker};

/// The error type, whose name and values are the guest's.
mod status {
    use super::GuestType;

    #[derive(Clone, Copy, Debug, GuestType)]
    #[repr(u16)]
    pub(super) enum Code {
        Fine,
        Io = 5,
        NoMemory = 12,
        Invalid = 22,
        Utf8 = 0xffff,
    }
}

use status::Code;

#[derive(Default)]
struct State {
    calls: u32,
    full: u32,
}

/// An error type of the host.
enum Failed {
    Full(u32),
    Broken,
}

fn bad_argument(error: GuestError) -> Code {
    match error {
        GuestError::InvalidUtf8(_) => Code::Utf8,
        _ => Code::Invalid,
    }
}

/// The same methods with other arguments.
macro_rules! host {
    ($name:ident, ($($arguments:tt)*)) => {
        mod $name {
            use super::*;

            #[derive(Default)]
            pub(super) struct Ctx(State);

            impl AsMut<State> for Ctx {
                fn as_mut(&mut self) -> &mut State {
                    &mut self.0
                }
            }

            impl IntoErrno<Code, Ctx> for Failed {
                fn into_errno(self, ctx: &mut Ctx) -> wasmtime::Result<Code> {
                    match self {
                        Failed::Full(size) => {
                            ctx.0.full += size;
                            Ok(Code::Io)
                        }
                        Failed::Broken => Err(wasmtime::Error::msg("broken")),
                    }
                }
            }

            #[wasmtime_integration(
                module("errno", name = Errno),
                errno = status::Code,
                success = "Fine",
                $($arguments)*
            )]
            impl Ctx {
                pub fn plain(&mut self, how: u32) -> Result<(), Code> {
                    self.0.calls += 1;
                    match how {
                        0 => Ok(()),
                        1 => Err(Code::Io),
                        _ => Err(Code::Utf8),
                    }
                }

                pub fn trappable(&mut self, how: u32) -> Result<(), Trappable<Code>> {
                    match how {
                        0 => Ok(()),
                        1 => Err(Code::Io.into()),
                        2 => Err(GuestError::PtrOverflow.into()),
                        _ => Err(Trappable::trap(wasmtime::Error::msg("trapped"))),
                    }
                }

                pub fn own(&mut self, how: u32) -> Result<(), Failed> {
                    match how {
                        0 => Ok(()),
                        1 => Err(Failed::Full(3)),
                        _ => Err(Failed::Broken),
                    }
                }

                pub fn read(&mut self, text: &str) -> Result<(), Code> {
                    self.0.calls += 1;
                    if text.is_empty() { Err(Code::Io) } else { Ok(()) }
                }

                pub fn write(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    at: GuestPtr<u32>,
                ) -> Result<(), Trappable<Code>> {
                    Ok(memory.write(at, 7)?)
                }

                /// No error is returned to the guest from these.
                pub fn length(text: &str) -> u32 {
                    u32::try_from(text.len()).unwrap()
                }

                pub fn silent(&mut self, text: &str) {
                    assert_eq!(text, "");
                }

                pub fn stop(&self, text: &str) -> Result<Infallible, Stopped> {
                    Err(Stopped(text.len()))
                }

                #[r#override]
                pub fn raw(code: i32) -> wasmtime::Result<i32> {
                    match code {
                        0 => Err(wasmtime::Error::msg("overridden")),
                        code => Ok(code + 1),
                    }
                }
            }

            pub(super) fn guest(has_memory: bool) -> Guest<Ctx> {
                let linker = linker(|linker| Errno::add_to_linker(linker, |ctx| ctx));
                if has_memory {
                    Guest::new(&linker, "errno", Ctx::default())
                } else {
                    Guest::without_memory(&linker, "errno", Ctx::default())
                }
            }
        }
    };
}

/// An error that only traps.
#[derive(Debug)]
struct Stopped(usize);

impl std::fmt::Display for Stopped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "stopped with {} bytes", self.0)
    }
}

impl std::error::Error for Stopped {}

host!(strict, ());
host!(
    lenient,
    (missing_memory = Code::NoMemory, guest_error = bad_argument)
);

#[test]
fn errors_are_values() {
    fn check<T: AsMut<State>>(mut guest: Guest<T>) {
        for function in ["plain", "trappable", "own"] {
            assert_eq!(guest.call::<i32>(function, 0).unwrap(), 0, "{function}");
            assert_eq!(guest.call::<i32>(function, 1).unwrap(), 5, "{function}");
        }
        assert_eq!(guest.call::<i32>("plain", 2).unwrap(), 0xffff);
        assert_eq!(guest.data().as_mut().full, 3);
        assert!(guest.trap("trappable", 3).message().ends_with("trapped"));
        assert!(guest.trap("own", 2).message().ends_with("broken"));
        assert_eq!(guest.call::<i32>("read", (0, 1)).unwrap(), 0);
        assert_eq!(guest.call::<i32>("read", (0, 0)).unwrap(), 5);
        assert_eq!(guest.call::<i32>("write", 8).unwrap(), 0);
        assert_eq!(guest.u32_at(8), 7);
        assert_eq!(guest.call::<i32>("length", (0, 4)).unwrap(), 4);
        assert!(
            guest
                .trap("stop", (0, 4))
                .message()
                .ends_with("stopped with 4 bytes")
        );
        assert_eq!(guest.call::<i32>("raw", 5).unwrap(), 6);
        assert!(guest.trap("raw", 0).message().ends_with("overridden"));
    }

    check(strict::guest(true));
    check(lenient::guest(true));
}

#[test]
fn bad_arguments_trap_without_guest_error() {
    let mut guest = strict::guest(true);
    guest.put(0, &[0xff]);
    let trap = guest.trap("read", (0, 1));
    let (module, function, location, error) = trap.bad_argument();
    assert_eq!((module, function), ("errno", "read"));
    assert_eq!(location, "parameter `text`");
    assert!(matches!(error, GuestError::InvalidUtf8(_)));
    let trap = guest.trap("read", (PAGE, 1));
    assert!(matches!(
        trap.bad_argument().3,
        GuestError::PtrOutOfBounds(_)
    ));
    assert!(guest.trap("write", 2).message().contains("not aligned"));
    assert!(guest.trap("trappable", 2).message().contains("overflows"));
    assert_eq!(guest.data().as_mut().calls, 0);
}

#[test]
fn guest_error_converts_bad_arguments() {
    let mut guest = lenient::guest(true);
    guest.put(0, &[0xff]);
    assert_eq!(guest.call::<i32>("read", (0, 1)).unwrap(), 0xffff);
    assert_eq!(guest.call::<i32>("read", (PAGE, 1)).unwrap(), 22);
    // Errors that a method passes on.
    assert_eq!(guest.call::<i32>("write", 2).unwrap(), 22);
    assert_eq!(guest.call::<i32>("trappable", 2).unwrap(), 22);
    assert_eq!(guest.data().as_mut().calls, 0);
}

#[test]
fn other_functions_trap_for_bad_arguments() {
    fn check<T>(mut guest: Guest<T>) {
        for function in ["length", "silent", "stop"] {
            let trap = guest.trap(function, (PAGE, 1));
            assert_eq!(trap.bad_argument().1, function);
        }
    }

    check(strict::guest(true));
    check(lenient::guest(true));
}

#[test]
fn missing_memory_is_an_error_value() {
    let mut guest = lenient::guest(false);
    assert_eq!(guest.call::<i32>("plain", 1).unwrap(), 5);
    assert_eq!(guest.call::<i32>("read", (0, 1)).unwrap(), 12);
    assert_eq!(guest.call::<i32>("write", 8).unwrap(), 12);
    for function in ["length", "silent", "stop"] {
        let message = guest.trap(function, (0, 1)).message();
        assert!(message.contains("exports no memory"), "{message}");
    }
    let mut guest = strict::guest(false);
    assert_eq!(guest.call::<i32>("plain", 1).unwrap(), 5);
    for (function, params) in [("read", &[I32(0), I32(1)][..]), ("write", &[I32(8)])] {
        let error = guest.call_dynamic(function, params).unwrap_err();
        assert!(format!("{error:#}").contains("exports no memory"));
    }
}
