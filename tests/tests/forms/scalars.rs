//! Numbers, `char` and `bool`.

use wasmtime_integration::wasmtime_integration;
use wasmtime_integration_tests::{Guest, linker};

use crate::Log;

#[derive(Default)]
struct Ctx(Log);

/// Aliases work like the types.
type Byte = u8;

#[wasmtime_integration(
    witx_literal = r#"
        (typename $errno (enum $success $inval))
        (typename $flag bool)
        (module $scalars
          (@interface func (export "u8") (param $x u8) (result $r u8))
          (@interface func (export "s8") (param $x s8) (result $r s8))
          (@interface func (export "u16") (param $x u16) (result $r u16))
          (@interface func (export "s16") (param $x s16) (result $r s16))
          (@interface func (export "u32") (param $x u32) (result $r u32))
          (@interface func (export "s32") (param $x s32) (result $r s32))
          (@interface func (export "u64") (param $x u64) (result $r u64))
          (@interface func (export "s64") (param $x s64) (result $r s64))
          (@interface func (export "f32") (param $x f32) (result $r f32))
          (@interface func (export "f64") (param $x f64) (result $r f64))
          (@interface func (export "char") (param $x char) (result $r char))
          (@interface func (export "char8") (param $x (@witx char8)) (result $r (@witx char8)))
          (@interface func (export "usize") (param $x (@witx usize)) (result $r (@witx usize)))
          (@interface func (export "bool") (param $x bool)
            (result $error (expected $flag (error $errno))))
          (@interface func (export "alias") (param $x u8) (result $r u8))
          (@interface func (export "all") (param $a u8) (param $b s16) (param $c u64)
            (param $d f32) (param $e char) (param $f f64) (param $g s64) (result $r s64)))
    "#,
    guest_error = never
)]
impl Ctx {
    fn u8(&mut self, x: u8) -> u8 {
        self.0.saw(x);
        x
    }
    fn s8(&mut self, x: i8) -> i8 {
        self.0.saw(x);
        x
    }
    fn u16(&mut self, x: u16) -> u16 {
        self.0.saw(x);
        x
    }
    fn s16(&mut self, x: i16) -> i16 {
        self.0.saw(x);
        x
    }
    fn u32(&mut self, x: u32) -> u32 {
        self.0.saw(x);
        x
    }
    fn s32(&mut self, x: i32) -> i32 {
        self.0.saw(x);
        x
    }
    fn u64(&mut self, x: u64) -> u64 {
        self.0.saw(x);
        x
    }
    fn s64(&mut self, x: i64) -> i64 {
        self.0.saw(x);
        x
    }
    fn f32(&mut self, x: f32) -> f32 {
        self.0.saw(x);
        x
    }
    fn f64(&mut self, x: f64) -> f64 {
        self.0.saw(x);
        x
    }
    fn char(&mut self, x: char) -> char {
        self.0.saw(x);
        x
    }
    fn char8(&mut self, x: u8) -> u8 {
        self.0.saw(x);
        x
    }
    fn usize(&mut self, x: u32) -> u32 {
        self.0.saw(x);
        x
    }
    fn bool(&mut self, x: bool) -> Result<types::Flag, types::Errno> {
        self.0.saw(x);
        Ok(!x)
    }
    fn alias(&mut self, x: Byte) -> Byte {
        self.0.saw(x);
        x
    }
    #[expect(
        clippy::many_single_char_names,
        clippy::too_many_arguments,
        reason = "as in the document"
    )]
    fn all(&mut self, a: u8, b: i16, c: u64, d: f32, e: char, f: f64, g: i64) -> i64 {
        self.0.saw((a, b, c, d, e, f, g));
        -g
    }
}

/// Functions without an error result never call it.
fn never(_: wasmtime_integration::GuestError) -> types::Errno {
    types::Errno::Inval
}

fn guest() -> Guest<Ctx> {
    let linker = linker(|linker| Scalars::add_to_linker(linker, |ctx| ctx));
    Guest::new(&linker, "scalars", Ctx::default())
}

#[test]
fn every_width_arrives_and_comes_back() {
    let mut guest = guest();
    for (function, value, seen) in [
        ("u8", 0, "0"),
        ("u8", 255, "255"),
        ("s8", -128, "-128"),
        ("s8", 127, "127"),
        ("s8", -1, "-1"),
        ("u16", 0xffff, "65535"),
        ("s16", -0x8000, "-32768"),
        ("s16", 0x7fff, "32767"),
        ("u32", -1, "4294967295"),
        ("u32", i32::MIN, "2147483648"),
        ("s32", i32::MIN, "-2147483648"),
        ("s32", i32::MAX, "2147483647"),
        ("char", 0, r"'\0'"),
        ("char", 0xe9, "'é'"),
        ("char", 0x10_ffff, r"'\u{10ffff}'"),
        ("char8", 0, "0"),
        ("char8", 255, "255"),
        ("usize", -1, "4294967295"),
        ("alias", 255, "255"),
    ] {
        let result: i32 = guest.call(function, value).unwrap();
        assert_eq!(result, value, "{function}");
        assert_eq!(guest.data().0.0, seen, "{function}");
    }
    for (function, value, seen) in [
        ("u64", -1, "18446744073709551615"),
        ("u64", i64::MIN, "9223372036854775808"),
        ("s64", i64::MIN, "-9223372036854775808"),
        ("s64", i64::MAX, "9223372036854775807"),
    ] {
        let result: i64 = guest.call(function, value).unwrap();
        assert_eq!(result, value, "{function}");
        assert_eq!(guest.data().0.0, seen, "{function}");
    }
}

#[test]
fn floats_keep_their_bits() {
    let mut guest = guest();
    for value in [
        0.0,
        -0.0,
        1.5,
        f32::MIN,
        f32::INFINITY,
        f32::from_bits(0x7fc0_1234),
    ] {
        let result: f32 = guest.call("f32", value).unwrap();
        assert_eq!(result.to_bits(), value.to_bits());
    }
    for value in [
        0.0,
        -0.0,
        1.5,
        f64::MIN,
        f64::INFINITY,
        f64::from_bits(0x7ff8 << 48 | 7),
    ] {
        let result: f64 = guest.call("f64", value).unwrap();
        assert_eq!(result.to_bits(), value.to_bits());
    }
}

#[test]
fn a_bool_is_one_word() {
    let mut guest = guest();
    for (value, seen, negated) in [(0, "false", 1), (1, "true", 0)] {
        guest.put(64, &[0xee; 8]);
        assert_eq!(guest.call::<i32>("bool", (value, 64)).unwrap(), 0);
        assert_eq!(guest.data().0.0, seen);
        assert_eq!(guest.bytes(64), [negated, 0, 0, 0, 0xee, 0xee, 0xee, 0xee]);
    }
}

#[test]
fn many_of_several_types() {
    let mut guest = guest();
    let params = (255, -2, u64::MAX, 0.5f32, 0x41, -0.25f64, i64::MAX);
    let result: i64 = guest.call("all", params).unwrap();
    assert_eq!(result, -i64::MAX);
    assert_eq!(
        guest.data().0.0,
        "(255, -2, 18446744073709551615, 0.5, 'A', -0.25, 9223372036854775807)"
    );
}

#[test]
fn what_is_out_of_range_is_not_cut_off() {
    let mut guest = guest();
    for (function, value) in [
        ("u8", 256),
        ("u8", -1),
        ("s8", 128),
        ("s8", -129),
        ("u16", 0x1_0000),
        ("u16", -1),
        ("s16", 0x8000),
        ("s16", -0x8001),
        ("char8", 256),
        ("alias", 256),
        ("char", 0xd800),
        ("char", 0x11_0000),
    ] {
        let trap = guest.trap(function, value);
        let (module, name, location, _) = trap.bad_argument();
        assert_eq!(
            (module, name, location),
            ("scalars", function, "parameter `x`")
        );
        assert_eq!(guest.data().0.0, "", "{function}");
    }
    assert_eq!(guest.call::<i32>("bool", (2, 64)).unwrap(), 1);
}
