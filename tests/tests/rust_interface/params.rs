//! Each form of a parameter: its core parameters, a value, and what a guest can get wrong.

use std::borrow;

use wasmtime::Val::{self, F32, F64, I32, I64};
use wasmtime_integration::{GuestError, GuestPtr, GuestType, wasmtime_integration};
use wasmtime_integration_tests::{Guest, PAGE, linker};

macro_rules! enums {
    ($($name:ident: $repr:ident;)*) => {$(
        #[derive(Clone, Copy, Debug, GuestType)]
        #[repr($repr)]
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

macro_rules! flags {
    ($($name:ident: $repr:ident;)*) => {$(
        bitflags::bitflags! {
            #[derive(Clone, Copy, Debug, GuestType)]
            #[guest(flags)]
            struct $name: $repr {
                const A = 1;
                const TOP = 1 << ($repr::BITS - 1);
            }
        }
    )*};
}

flags! {
    Flags8: u8;
    Flags16: u16;
    Flags32: u32;
    Flags64: u64;
}

#[derive(Clone, Copy, Debug, GuestType)]
#[guest(transparent)]
struct Unit(u32);

#[derive(Clone, Copy, Debug, GuestType)]
struct Record {
    level: Enum8,
    long: u64,
}

#[derive(Clone, Copy, Debug, GuestType)]
struct Pair(u8, u16);

#[derive(Clone, Copy, Debug, GuestType)]
#[repr(u8)]
enum Variant {
    Nothing,
    Word(u16),
    Record(Record),
}

type Number = u32;
type Level = Enum8;
type Whole = Record;

#[derive(Default)]
struct Ctx {
    saw: String,
}

macro_rules! host {
    ($($method:ident: $ty:ty;)*) => {
        #[wasmtime_integration(module("params", name = Params))]
        impl Ctx {
            $(
                pub fn $method(&mut self, x: $ty) {
                    self.saw = format!("{x:?}");
                }
            )*

            pub fn bytes_mut(&mut self, x: &mut [u8]) {
                self.saw = format!("{x:?}");
                x.reverse();
            }

            /// Forms of each number of core parameters and of each core type.
            #[expect(clippy::too_many_arguments, reason = "the test covers their order")]
            pub fn order(
                &mut self,
                a: u8,
                b: &str,
                c: u64,
                d: &Record,
                e: f32,
                f: &[u8],
                g: (u8, u16),
                h: Flags64,
                i: f64,
                j: GuestPtr<[u64]>,
                k: Enum8,
            ) {
                self.saw = format!("{:?}", (a, b, c, d, e, f, g, h, i, j, k));
            }
        }
    };
}

host! {
    u8: u8;
    i8: i8;
    u16: u16;
    i16: i16;
    u32: u32;
    i32: i32;
    u64: u64;
    i64: i64;
    f32: f32;
    f64: f64;
    bool: bool;
    char: char;
    enum8: Enum8;
    enum16: Enum16;
    enum32: Enum32;
    enum64: Enum64;
    flags8: Flags8;
    flags16: Flags16;
    flags32: Flags32;
    flags64: Flags64;
    handle: Unit;
    pointer: GuestPtr<Record>;
    str: &str;
    string: String;
    cow_str: borrow::Cow<'_, str>;
    unread_str: GuestPtr<str>;
    bytes: &[u8];
    cow_bytes: borrow::Cow<'_, [u8]>;
    byte_vec: Vec<u8>;
    unread_bytes: GuestPtr<[u8]>;
    numbers: Vec<u16>;
    records: Vec<Record>;
    pairs: Vec<(u8, u16)>;
    unread_records: GuestPtr<[Record]>;
    record: Record;
    record_ref: &Record;
    pair: Pair;
    pair_ref: &Pair;
    tuple: (u8, u16);
    tuple_ref: &(u8, u16);
    variant: Variant;
    variant_ref: &Variant;
    expected_ref: &Result<u8, Pair>;
    number_alias: Number;
    enum_alias: Level;
    record_alias: Whole;
    record_alias_ref: &Whole;
}

/// The address at which the guest has bytes for each type.
const AT: i32 = 64;

fn guest(bytes: &[u8]) -> Guest<Ctx> {
    let linker = linker(|linker| Params::add_to_linker(linker, |ctx| ctx));
    let mut guest = Guest::new(&linker, "params", Ctx::default());
    guest.put(AT.cast_unsigned(), bytes);
    guest
}

/// Checks the core parameters of a function, and what the method sees.
#[track_caller]
fn check(guest: &mut Guest<Ctx>, function: &str, core: &str, params: &[Val], saw: &str) {
    let ty = guest.signature(function);
    let actual = ty.params().map(|ty| ty.to_string()).collect::<Vec<_>>();
    assert_eq!(actual.join(" "), core, "{function}");
    assert_eq!(ty.results().len(), 0, "{function}");
    guest.data().saw.clear();
    guest.call_dynamic(function, params).unwrap();
    assert_eq!(guest.data().saw, saw, "{function}");
}

/// Checks that a call fails before the method.
#[track_caller]
fn refuse(guest: &mut Guest<Ctx>, function: &str, params: &[Val], reason: &str) {
    guest.data().saw.clear();
    let error = guest.call_dynamic(function, params).unwrap_err();
    let Some(GuestError::InFunc {
        modulename,
        funcname,
        location,
        err,
    }) = error.downcast_ref()
    else {
        panic!("{function}: {error:?}");
    };
    assert_eq!((*modulename, *funcname), ("params", function));
    assert_eq!(location, "parameter `x`", "{function}");
    assert!(err.to_string().contains(reason), "{function}: {err}");
    assert_eq!(guest.data().saw, "", "{function}");
}

#[test]
fn numbers() {
    let guest = &mut guest(&[]);
    for (function, min, max) in [
        ("u8", 0, 255),
        ("i8", -128, 127),
        ("u16", 0, 0xffff),
        ("i16", -0x8000, 0x7fff),
    ] {
        check(guest, function, "i32", &[I32(min)], &min.to_string());
        check(guest, function, "i32", &[I32(max)], &max.to_string());
        for bad in [min - 1, max + 1] {
            refuse(guest, function, &[I32(bad)], "out of range");
        }
    }
    check(guest, "u32", "i32", &[I32(-1)], "4294967295");
    check(guest, "i32", "i32", &[I32(-1)], "-1");
    check(guest, "number_alias", "i32", &[I32(-1)], "4294967295");
    check(guest, "u64", "i64", &[I64(-1)], "18446744073709551615");
    check(guest, "i64", "i64", &[I64(-1)], "-1");
    check(guest, "f32", "f32", &[F32(1.5f32.to_bits())], "1.5");
    check(guest, "f64", "f64", &[F64((-0.0f64).to_bits())], "-0.0");
}

#[test]
fn bools_and_chars() {
    let guest = &mut guest(&[]);
    check(guest, "bool", "i32", &[I32(0)], "false");
    check(guest, "bool", "i32", &[I32(1)], "true");
    for bad in [2, -1] {
        refuse(guest, "bool", &[I32(bad)], "bool");
    }
    check(guest, "char", "i32", &[I32(0xe9)], "'é'");
    for bad in [0xd800, 0x11_0000, -1] {
        refuse(guest, "char", &[I32(bad)], "Unicode scalar value");
    }
}

#[test]
fn enums() {
    let guest = &mut guest(&[]);
    for (function, name) in [
        ("enum8", "Enum8"),
        ("enum16", "Enum16"),
        ("enum32", "Enum32"),
        ("enum64", "Enum64"),
        ("enum_alias", "Enum8"),
    ] {
        check(guest, function, "i32", &[I32(0)], "Low");
        check(guest, function, "i32", &[I32(200)], "High");
        // Discriminants are what they say, and don't count the cases.
        for bad in [1, 199, 201, 256, -1, i32::MIN] {
            refuse(guest, function, &[I32(bad)], name);
        }
    }
}

#[test]
fn flags_and_handles() {
    let guest = &mut guest(&[]);
    for (function, name, bits) in [("flags8", "Flags8", 8), ("flags16", "Flags16", 16)] {
        let saw = format!("{name}(A | TOP)");
        let top = 1 << (bits - 1);
        check(guest, function, "i32", &[I32(1 | top)], &saw);
        for bad in [2, 2 * top, -1] {
            refuse(guest, function, &[I32(bad)], name);
        }
    }
    check(guest, "flags32", "i32", &[I32(i32::MIN)], "Flags32(TOP)");
    refuse(guest, "flags32", &[I32(2)], "Flags32");
    check(guest, "flags64", "i64", &[I64(i64::MIN)], "Flags64(TOP)");
    check(guest, "flags64", "i64", &[I64(0)], "Flags64(0x0)");
    refuse(guest, "flags64", &[I64(1 << 32)], "Flags64");
    check(guest, "handle", "i32", &[I32(-1)], "Unit(4294967295)");
}

#[test]
fn pointers_are_not_read() {
    let guest = &mut guest(&[]);
    check(guest, "pointer", "i32", &[I32(-1)], "*guest 0xffffffff");
    for function in ["unread_str", "unread_bytes", "unread_records"] {
        let saw = "*guest 0xffffffff/4294967294";
        check(guest, function, "i32 i32", &[I32(-1), I32(-2)], saw);
    }
}

#[test]
fn strings() {
    let guest = &mut guest("naïve".as_bytes());
    let page = i32::try_from(PAGE).unwrap();
    for function in ["str", "string", "cow_str"] {
        let core = "i32 i32";
        check(guest, function, core, &[I32(AT), I32(6)], "\"naïve\"");
        check(guest, function, core, &[I32(page), I32(0)], "\"\"");
        refuse(guest, function, &[I32(AT), I32(3)], "UTF-8");
        refuse(guest, function, &[I32(page - 1), I32(2)], "out of bounds");
        refuse(guest, function, &[I32(-1), I32(-1)], "out of bounds");
    }
}

#[test]
fn bytes() {
    let guest = &mut guest(&[1, 2, 255]);
    let page = i32::try_from(PAGE).unwrap();
    for function in ["bytes", "cow_bytes", "byte_vec", "bytes_mut"] {
        let saw = "[1, 2, 255]";
        check(guest, function, "i32 i32", &[I32(AT), I32(3)], saw);
        refuse(guest, function, &[I32(page - 1), I32(2)], "out of bounds");
        refuse(guest, function, &[I32(-1), I32(-1)], "out of bounds");
    }
    assert_eq!(guest.bytes(AT.cast_unsigned()), [255, 2, 1]);
}

#[test]
fn lists() {
    let guest = &mut guest(&[1, 0, 2, 1]);
    let core = "i32 i32";
    check(guest, "numbers", core, &[I32(AT), I32(2)], "[1, 258]");
    refuse(guest, "numbers", &[I32(AT + 1), I32(2)], "aligned to 2");
    refuse(guest, "numbers", &[I32(AT), I32(i32::MIN)], "overflows");
    check(guest, "pairs", core, &[I32(AT), I32(1)], "[(1, 258)]");
    let record = "[Record { level: Low, long: 0 }]";
    check(guest, "records", core, &[I32(0), I32(1)], record);
    refuse(guest, "records", &[I32(4), I32(1)], "aligned to 8");
    refuse(guest, "records", &[I32(AT), I32(1)], "Enum8");
}

#[test]
fn records() {
    let mut bytes = [0; 24];
    (bytes[0], bytes[8], bytes[16]) = (200, 7, 1);
    let guest = &mut guest(&bytes);
    let page = i32::try_from(PAGE).unwrap();
    for function in ["record", "record_ref", "record_alias", "record_alias_ref"] {
        let saw = "Record { level: High, long: 7 }";
        check(guest, function, "i32", &[I32(AT)], saw);
        refuse(guest, function, &[I32(AT + 16)], "Enum8");
        refuse(guest, function, &[I32(AT + 4)], "aligned to 8");
        refuse(guest, function, &[I32(page - 8)], "out of bounds");
    }
}

#[test]
fn tuples() {
    let guest = &mut guest(&[1, 0, 2, 1]);
    for (function, saw) in [
        ("pair", "Pair(1, 258)"),
        ("pair_ref", "Pair(1, 258)"),
        ("tuple", "(1, 258)"),
        ("tuple_ref", "(1, 258)"),
    ] {
        check(guest, function, "i32", &[I32(AT)], saw);
        refuse(guest, function, &[I32(AT + 1)], "aligned to 2");
        refuse(guest, function, &[I32(-2)], "out of bounds");
    }
}

#[test]
fn variants() {
    let mut bytes = [0; 72];
    (bytes[0], bytes[8]) = (1, 5);
    (bytes[24], bytes[32], bytes[40]) = (2, 200, 7);
    bytes[48] = 3;
    let guest = &mut guest(&bytes);
    for function in ["variant", "variant_ref"] {
        check(guest, function, "i32", &[I32(0)], "Nothing");
        check(guest, function, "i32", &[I32(AT)], "Word(5)");
        let saw = "Record(Record { level: High, long: 7 })";
        check(guest, function, "i32", &[I32(AT + 24)], saw);
        refuse(guest, function, &[I32(AT + 48)], "Variant");
        refuse(guest, function, &[I32(AT + 1)], "aligned to 8");
    }
    check(guest, "expected_ref", "i32", &[I32(0)], "Ok(0)");
    check(guest, "expected_ref", "i32", &[I32(AT)], "Err(Pair(0, 0))");
    refuse(guest, "expected_ref", &[I32(AT + 24)], "expected");
}

#[test]
fn each_parameter_takes_the_next_core_values() {
    let guest = &mut guest(b"ab");
    check(
        guest,
        "order",
        "i32 i32 i32 i64 i32 f32 i32 i32 i32 i64 f64 i32 i32 i32",
        &[
            I32(1),
            I32(AT),
            I32(2),
            I64(3),
            I32(0),
            F32(4f32.to_bits()),
            I32(AT),
            I32(1),
            I32(2),
            I64(1),
            F64(5f64.to_bits()),
            I32(6),
            I32(7),
            I32(200),
        ],
        "(1, \"ab\", 3, Record { level: Low, long: 0 }, 4.0, [97], (0, 0), Flags64(A), 5.0, \
         *guest 0x6/7, High)",
    );
}
