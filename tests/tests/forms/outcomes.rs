//! Results that can be an error value.

use wasmtime_integration::{
    GuestError, GuestMemory, GuestPtr, IntoErrno, Trappable, wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, PAGE, linker};

use crate::Exit;

#[derive(Default)]
struct Ctx {
    failures: Vec<u32>,
}

/// An error type of the host.
#[derive(Debug)]
enum Failed {
    Full(u32),
    Broken,
}

impl IntoErrno<types::Errno, Ctx> for Failed {
    fn into_errno(self, ctx: &mut Ctx) -> wasmtime::Result<types::Errno> {
        match self {
            Failed::Full(size) => {
                ctx.failures.push(size);
                Ok(types::Errno::Full)
            }
            Failed::Broken => Err(wasmtime::Error::msg("broken")),
        }
    }
}

impl IntoErrno<(), Ctx> for Failed {
    fn into_errno(self, ctx: &mut Ctx) -> wasmtime::Result<()> {
        ctx.failures.push(0);
        Ok(())
    }
}

impl From<std::num::ParseIntError> for Failed {
    fn from(_: std::num::ParseIntError) -> Self {
        Failed::Full(99)
    }
}

type Outcome<T, E = types::Errno> = Result<T, E>;

#[wasmtime_integration(
    witx_literal = r#"
        (typename $errno (enum (@witx tag u8) $success $inval $full $fault))
        (typename $code u32)
        (typename $why (flags (@witx repr u8) $a $b))
        (typename $size (@witx usize))
        (typename $fd (handle))
        (typename $pair (tuple $size $fd))
        (typename $byte u8)
        (typename $point (record (field $x u8) (field $y u16)))
        (typename $name string)
        (typename $bytes (list u8))
        (module $outcomes
          (@interface func (export "errno") (param $how u32)
            (result $error (expected $size (error $errno))))
          (@interface func (export "alias") (param $how u32)
            (result $error (expected $size (error $errno))))
          (@interface func (export "trappable") (param $how u32)
            (result $error (expected $size (error $errno))))
          (@interface func (export "own") (param $how u32)
            (result $error (expected $size (error $errno))))
          (@interface func (export "own_alone") (param $how u32)
            (result $error (expected $size (error $errno))))
          (@interface func (export "empty") (param $how u32)
            (result $error (expected (error $errno))))
          (@interface func (export "tuple") (param $how u32)
            (result $error (expected (tuple $size $byte $fd) (error $errno))))
          (@interface func (export "named_tuple") (param $how u32)
            (result $error (expected $pair (error $errno))))
          (@interface func (export "trappable_tuple") (param $how u32)
            (result $error (expected (tuple $size $byte) (error $errno))))
          (@interface func (export "unit") (param $how u32) (result $error (expected (error))))
          (@interface func (export "half") (param $how u32)
            (result $error (expected $size (error))))
          (@interface func (export "unit_trappable") (param $how u32)
            (result $error (expected (error))))
          (@interface func (export "half_own") (param $how u32)
            (result $error (expected $size (error))))
          (@interface func (export "code") (param $how u32)
            (result $error (expected $size (error $code))))
          (@interface func (export "why") (param $how u32)
            (result $error (expected (error $why))))
          (@interface func (export "record") (result $error (expected $point (error $errno))))
          (@interface func (export "string") (result $error (expected $name (error $errno))))
          (@interface func (export "list") (result $error (expected $bytes (error $errno))))
          (@interface func (export "reading") (param $x string)
            (result $error (expected $size (error $errno)))))
    "#,
    guest_error = fault
)]
impl Ctx {
    fn errno(&mut self, how: u32) -> Result<types::Size, types::Errno> {
        match how {
            0 => Ok(7),
            1 => Err(types::Errno::Inval),
            _ => Err(types::Errno::Full),
        }
    }
    fn alias(&mut self, how: u32) -> Outcome<types::Size> {
        self.errno(how)
    }
    fn trappable(&mut self, how: u32) -> Result<types::Size, Trappable<types::Errno>> {
        match how {
            0 => Ok(7),
            1 => Err(types::Errno::Inval.into()),
            2 => Err(types::Errno::Full)?,
            3 => Err(Trappable::trap(Exit(3))),
            4 => Err(wasmtime::Error::msg("four"))?,
            5 => Err(wasmtime::Error::from(Exit(5)))?,
            6 => Err(GuestError::PtrOverflow)?,
            7 => self.errno(1).map_err(Trappable::from),
            _ => Ok(self.errno(2)?),
        }
    }
    fn own(&mut self, how: u32) -> Result<types::Size, Failed> {
        match how {
            0 => Ok(7),
            1 => Err(Failed::Full(11)),
            2 => Ok("x".parse()?),
            _ => Err(Failed::Broken),
        }
    }
    fn own_alone(how: u32) -> Result<types::Size, Failed> {
        Err(Failed::Full(how))
    }
    fn empty(&self, how: u32) -> Outcome<()> {
        match how {
            0 => Ok(()),
            _ => Err(types::Errno::Full),
        }
    }
    fn tuple(&mut self, how: u32) -> Result<(types::Size, types::Byte, types::Fd), types::Errno> {
        match how {
            0 => Ok((0x0102_0304, 5, types::Fd::from(6))),
            _ => Err(types::Errno::Full),
        }
    }
    fn named_tuple(&mut self, how: u32) -> Result<types::Pair, types::Errno> {
        match how {
            0 => Ok(types::Pair(0x0102_0304, types::Fd::from(6))),
            1 => Ok((5, types::Fd::from(7)).into()),
            _ => Err(types::Errno::Full),
        }
    }
    fn trappable_tuple(&mut self, how: u32) -> Outcome<(u32, u8), Trappable<types::Errno>> {
        match how {
            0 => Ok((0x0102_0304, 5)),
            1 => Err(types::Errno::Full)?,
            _ => Err(wasmtime::Error::msg("no tuple"))?,
        }
    }
    fn unit(&mut self, how: u32) -> Result<(), ()> {
        if how == 0 { Ok(()) } else { Err(()) }
    }
    fn half(&mut self, how: u32) -> Result<types::Size, ()> {
        if how == 0 { Ok(7) } else { Err(()) }
    }
    fn unit_trappable(&mut self, how: u32) -> Result<(), Trappable<()>> {
        match how {
            0 => Ok(()),
            1 => Err(().into()),
            _ => Err(Trappable::trap(Exit(how))),
        }
    }
    fn half_own(&mut self, how: u32) -> Result<types::Size, Failed> {
        self.own(how)
    }
    fn code(&mut self, how: u32) -> Result<types::Size, types::Code> {
        if how == 0 { Ok(7) } else { Err(how) }
    }
    fn why(&mut self, how: u32) -> Result<(), types::Why> {
        if how == 0 {
            Ok(())
        } else {
            Err(types::Why::all())
        }
    }
    fn record() -> Result<types::Point, types::Errno> {
        Ok(types::Point { x: 1, y: 0x0203 })
    }
    fn string() -> Result<types::Name, types::Errno> {
        Ok(GuestPtr::new((1, 2)))
    }
    fn list() -> Result<types::Bytes, types::Errno> {
        Ok(GuestPtr::new((1, 2)))
    }
    fn reading(
        &mut self,
        memory: &mut GuestMemory<'_>,
        x: GuestPtr<str>,
    ) -> Result<types::Size, Trappable<types::Errno>> {
        let len = memory.str(x)?.len();
        u32::try_from(len).map_err(Trappable::trap)
    }
}

fn fault(_: GuestError) -> Fault {
    Fault
}

/// The result of `guest_error` may be any type that converts into each function's error.
struct Fault;

impl From<Fault> for types::Errno {
    fn from(_: Fault) -> Self {
        types::Errno::Fault
    }
}

impl From<Fault> for types::Code {
    fn from(_: Fault) -> Self {
        77
    }
}

impl From<Fault> for types::Why {
    fn from(_: Fault) -> Self {
        types::Why::B
    }
}

fn guest() -> Guest<Ctx> {
    let linker = linker(|linker| Outcomes::add_to_linker(linker, |ctx| ctx));
    Guest::new(&linker, "outcomes", Ctx::default())
}

const INVAL: i32 = 1;
const FULL: i32 = 2;
const FAULT: i32 = 3;

/// Returns the result of a function with one out pointer, and the value that it wrote there.
fn call(guest: &mut Guest<Ctx>, function: &str, how: u32) -> (i32, u32) {
    guest.put(64, &[0xee; 8]);
    let result = guest.call(function, (how, 64)).unwrap();
    assert_eq!(guest.bytes(68), [0xee; 4], "past the result");
    (result, guest.u32_at(64))
}

const UNTOUCHED: u32 = 0xeeee_eeee;

#[test]
fn error_values_of_the_document() {
    let mut guest = guest();
    for function in ["errno", "alias"] {
        assert_eq!(call(&mut guest, function, 0), (0, 7));
        assert_eq!(call(&mut guest, function, 1), (INVAL, UNTOUCHED));
        assert_eq!(call(&mut guest, function, 2), (FULL, UNTOUCHED));
    }
    assert_eq!(guest.call::<i32>("empty", 0).unwrap(), 0);
    assert_eq!(guest.call::<i32>("empty", 1).unwrap(), FULL);
}

#[test]
fn error_values_or_traps() {
    let mut guest = guest();
    assert_eq!(call(&mut guest, "trappable", 0), (0, 7));
    assert_eq!(call(&mut guest, "trappable", 1), (INVAL, UNTOUCHED));
    assert_eq!(call(&mut guest, "trappable", 2), (FULL, UNTOUCHED));
    for how in [3, 5] {
        let trap = guest.trap("trappable", (how, 64));
        assert_eq!(trap.0.downcast_ref(), Some(&Exit(how)));
    }
    let trap = guest.trap("trappable", (4, 64));
    assert_eq!(trap.0.root_cause().to_string(), "four");
    assert_eq!(call(&mut guest, "trappable", 6), (FAULT, UNTOUCHED));
    assert_eq!(call(&mut guest, "trappable", 7), (INVAL, UNTOUCHED));
    assert_eq!(call(&mut guest, "trappable", 8), (FULL, UNTOUCHED));
}

#[test]
fn guest_errors_by_question_mark() {
    let mut guest = guest();
    guest.put(0, "é".as_bytes());
    let results = [(0, 2), (0, 1), (PAGE, 1)].map(|(start, len)| {
        let result = guest.call::<i32>("reading", (start, len, 64));
        (result.unwrap(), guest.u32_at(64))
    });
    assert_eq!(results, [(0, 2), (FAULT, 2), (FAULT, 2)]);
}

#[test]
fn error_types_of_the_host_see_the_context() {
    let mut guest = guest();
    assert_eq!(call(&mut guest, "own", 0), (0, 7));
    assert_eq!(guest.data().failures, []);
    assert_eq!(call(&mut guest, "own", 1), (FULL, UNTOUCHED));
    assert_eq!(call(&mut guest, "own", 2), (FULL, UNTOUCHED));
    // Without a receiver, too.
    assert_eq!(call(&mut guest, "own_alone", 5), (FULL, UNTOUCHED));
    assert_eq!(guest.data().failures, [11, 99, 5]);
    let trap = guest.trap("own", (3, 64));
    assert_eq!(trap.0.root_cause().to_string(), "broken");
    // It becomes a different value for another error type of the document.
    assert_eq!(call(&mut guest, "half_own", 3), (1, UNTOUCHED));
    assert_eq!(guest.data().failures, [11, 99, 5, 0]);
}

#[test]
fn tuples_have_an_out_pointer_for_each_member() {
    let mut guest = guest();
    guest.put(64, &[0xee; 16]);
    let result: i32 = guest.call("tuple", (0, 64, 69, 72)).unwrap();
    assert_eq!(result, 0);
    assert_eq!(
        guest.bytes(64),
        [
            4, 3, 2, 1, 0xee, 5, 0xee, 0xee, 6, 0, 0, 0, 0xee, 0xee, 0xee, 0xee
        ]
    );
    let result: i32 = guest.call("tuple", (1, 128, 132, 136)).unwrap();
    assert_eq!((result, guest.bytes(128)), (FULL, [0; 12]));

    let result: i32 = guest.call("named_tuple", (0, 80, 64)).unwrap();
    assert_eq!(
        (result, guest.u32_at(80), guest.u32_at(64)),
        (0, 0x0102_0304, 6)
    );
    let result: i32 = guest.call("named_tuple", (1, 80, 64)).unwrap();
    assert_eq!((result, guest.u32_at(80), guest.u32_at(64)), (0, 5, 7));
    assert_eq!(guest.call::<i32>("named_tuple", (2, 80, 64)).unwrap(), FULL);

    let result: i32 = guest.call("trappable_tuple", (0, 80, 64)).unwrap();
    assert_eq!(
        (result, guest.u32_at(80), guest.bytes(64)),
        (0, 0x0102_0304, [5])
    );
    assert_eq!(
        guest.call::<i32>("trappable_tuple", (1, 80, 64)).unwrap(),
        FULL
    );
    let trap = guest.trap("trappable_tuple", (2, 80, 64));
    assert_eq!(trap.0.root_cause().to_string(), "no tuple");
}

#[test]
fn errors_without_a_type() {
    let mut guest = guest();
    for function in ["unit", "unit_trappable"] {
        assert_eq!(guest.call::<i32>(function, 0).unwrap(), 0);
        assert_eq!(guest.call::<i32>(function, 1).unwrap(), 1);
    }
    let trap = guest.trap("unit_trappable", 2);
    assert_eq!(trap.0.downcast_ref(), Some(&Exit(2)));
    assert_eq!(call(&mut guest, "half", 0), (0, 7));
    assert_eq!(call(&mut guest, "half", 1), (1, UNTOUCHED));
}

#[test]
fn errors_that_are_no_enum() {
    let mut guest = guest();
    assert_eq!(call(&mut guest, "code", 0), (0, 7));
    assert_eq!(call(&mut guest, "code", u32::MAX), (-1, UNTOUCHED));
    assert_eq!(guest.call::<i32>("why", 0).unwrap(), 0);
    assert_eq!(guest.call::<i32>("why", 1).unwrap(), 3);
}

#[test]
fn results_of_several_words() {
    let mut guest = guest();
    guest.put(64, &[0xee; 16]);
    assert_eq!(guest.call::<i32>("record", 64).unwrap(), 0);
    // The padding is unchanged.
    assert_eq!(guest.bytes(64), [1, 0xee, 3, 2, 0xee]);
    for function in ["string", "list"] {
        guest.put(64, &[0xee; 16]);
        assert_eq!(guest.call::<i32>(function, 64).unwrap(), 0);
        assert_eq!(guest.bytes(64), [1, 0, 0, 0, 2, 0, 0, 0, 0xee]);
    }
}
