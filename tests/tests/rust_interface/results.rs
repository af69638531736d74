//! Each form of a result without `errno`.

use std::convert::Infallible;
use std::fmt;

use wasmtime::Val::{self, F32, F64, I32, I64};
use wasmtime_integration::{GuestPtr, GuestType, wasmtime_integration};
use wasmtime_integration_tests::{Guest, linker};

macro_rules! enums {
    ($($name:ident: $repr:ident;)*) => {$(
        #[derive(Clone, Copy, GuestType)]
        #[repr($repr)]
        #[allow(dead_code, reason = "the last case has an unusual value")]
        enum $name {
            Low,
            High = 200,
        }
    )*};
}

enums! {
    Enum8: u8;
    Enum16: u16;
    Enum32: u32;
    Enum64: u64;
}

bitflags::bitflags! {
    #[derive(Clone, Copy, GuestType)]
    #[guest(flags)]
    struct Flags8: u8 {
        const TOP = 1 << 7;
    }

    #[derive(Clone, Copy, GuestType)]
    #[guest(flags)]
    struct Flags16: u16 {
        const TOP = 1 << 15;
    }

    #[derive(Clone, Copy, GuestType)]
    #[guest(flags)]
    struct Flags32: u32 {
        const TOP = 1 << 31;
    }

    #[derive(Clone, Copy, GuestType)]
    #[guest(flags)]
    struct Flags64: u64 {
        const TOP = 1 << 63;
    }
}

#[derive(Clone, Copy, GuestType)]
#[guest(transparent)]
struct Unit(u32);

/// An error that traps.
#[derive(Debug, PartialEq)]
struct Exit(u32);

impl fmt::Display for Exit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "exit {}", self.0)
    }
}

impl std::error::Error for Exit {}

type Number = u16;
type Level = Enum16;

struct Ctx;

macro_rules! host {
    ($($method:ident: $ty:ty = $value:expr, $core:ident, $result:expr;)*) => {
        #[wasmtime_integration(module("results", name = Results))]
        impl Ctx {
            $(
                pub fn $method() -> $ty {
                    $value
                }
            )*

            pub fn none(&self) {}

            pub fn unit(&self) -> () {}

            pub fn number_or_trap(&self, code: u32) -> Result<u64, Exit> {
                match code {
                    0 => Ok(u64::MAX),
                    code => Err(Exit(code)),
                }
            }

            pub fn alias_or_trap(&self, code: u32) -> wasmtime::Result<Level> {
                match code {
                    0 => Ok(Enum16::High),
                    code => Err(Exit(code).into()),
                }
            }

            pub fn nothing_or_trap(&mut self, code: u32) -> std::result::Result<(), Exit> {
                match code {
                    0 => Ok(()),
                    code => Err(Exit(code)),
                }
            }

            pub fn exit(code: u32) -> Result<Infallible, Exit> {
                Err(Exit(code))
            }

            pub fn exit_with_any(code: u32) -> wasmtime::Result<std::convert::Infallible> {
                Err(Exit(code).into())
            }

            pub fn infallible(&self) -> Infallible {
                panic!("this method never returns")
            }

            pub fn never(&self) -> ! {
                panic!("this method never returns")
            }
        }

        #[test]
        fn values() {
            let guest = &mut guest();
            $(check(guest, stringify!($method), stringify!($core), $result);)*
        }
    };
}

host! {
    u8: u8 = 255, i32, I32(255);
    i8: i8 = -1, i32, I32(-1);
    u16: u16 = 0xffff, i32, I32(0xffff);
    i16: i16 = -1, i32, I32(-1);
    u32: u32 = u32::MAX, i32, I32(-1);
    i32: i32 = i32::MIN, i32, I32(i32::MIN);
    u64: u64 = u64::MAX, i64, I64(-1);
    i64: i64 = i64::MIN, i64, I64(i64::MIN);
    f32: f32 = -0.0, f32, F32((-0f32).to_bits());
    f64: f64 = 1.5, f64, F64(1.5f64.to_bits());
    bool: bool = true, i32, I32(1);
    char: char = 'é', i32, I32(0xe9);
    enum8: Enum8 = Enum8::High, i32, I32(200);
    enum16: Enum16 = Enum16::High, i32, I32(200);
    enum32: Enum32 = Enum32::High, i32, I32(200);
    enum64: Enum64 = Enum64::High, i32, I32(200);
    flags8: Flags8 = Flags8::TOP, i32, I32(1 << 7);
    flags16: Flags16 = Flags16::TOP, i32, I32(1 << 15);
    flags32: Flags32 = Flags32::TOP, i32, I32(i32::MIN);
    flags64: Flags64 = Flags64::TOP, i64, I64(i64::MIN);
    handle: Unit = Unit(u32::MAX), i32, I32(-1);
    pointer: GuestPtr<Unit> = GuestPtr::new(u32::MAX), i32, I32(-1);
    alias: Number = 0xffff, i32, I32(0xffff);
    fine: Result<u8, Exit> = Ok(255), i32, I32(255);
}

fn guest() -> Guest<Ctx> {
    let linker = linker(|linker| Results::add_to_linker(linker, |ctx| ctx));
    Guest::new(&linker, "results", Ctx)
}

/// Returns the core type of a function's result.
fn result_type(guest: &mut Guest<Ctx>, function: &str) -> String {
    let ty = guest.signature(function);
    let types = ty.results().map(|ty| ty.to_string()).collect::<Vec<_>>();
    types.join(" ")
}

#[track_caller]
fn check(guest: &mut Guest<Ctx>, function: &str, core: &str, expected: Val) {
    assert_eq!(result_type(guest, function), core, "{function}");
    let actual = guest.call_dynamic(function, &[]).unwrap();
    // `Val` can't be compared, and its text tells each bit.
    assert_eq!(
        format!("{actual:?}"),
        format!("{:?}", Some(expected)),
        "{function}"
    );
}

#[test]
fn nothing() {
    let guest = &mut guest();
    for function in ["none", "unit"] {
        assert_eq!(result_type(guest, function), "");
        assert!(guest.call_dynamic(function, &[]).unwrap().is_none());
    }
}

#[test]
fn an_error_traps() {
    let guest = &mut guest();
    for (function, core, value) in [
        ("number_or_trap", "i64", "Some(I64(-1))"),
        ("alias_or_trap", "i32", "Some(I32(200))"),
        ("nothing_or_trap", "", "None"),
    ] {
        assert_eq!(result_type(guest, function), core);
        let result = guest.call_dynamic(function, &[I32(0)]).unwrap();
        assert_eq!(format!("{result:?}"), value, "{function}");
        let error = guest.call_dynamic(function, &[I32(7)]).unwrap_err();
        assert_eq!(error.downcast_ref(), Some(&Exit(7)), "{function}");
    }
}

#[test]
fn a_function_that_never_returns_has_no_result() {
    let guest = &mut guest();
    for function in ["exit", "exit_with_any"] {
        assert_eq!(result_type(guest, function), "");
        let error = guest.call_dynamic(function, &[I32(3)]).unwrap_err();
        assert_eq!(error.downcast_ref(), Some(&Exit(3)), "{function}");
    }
    for function in ["infallible", "never"] {
        assert_eq!(result_type(guest, function), "");
    }
}
