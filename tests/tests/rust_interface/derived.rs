//! What the options of `derive(GuestType)` change.

use wasmtime_integration::{
    GuestBytes, GuestBytesMut, GuestError, GuestMemory, GuestPtr, GuestType, wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, linker};

/// Neither `Copy` nor a number of 32 bits.
#[derive(Debug, PartialEq, GuestType)]
#[guest(transparent)]
#[repr(transparent)]
struct BlockHeight(u64);

#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
#[guest(transparent)]
struct Ratio {
    value: f32,
}

#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
#[repr(i8)]
enum Level {
    Debug = -1,
    Info,
    Error = 100,
}

#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
#[guest(transparent)]
struct Verbosity(Level);

#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
struct Point {
    x: u16,
    y: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
#[guest(transparent)]
struct Corner(Point);

#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
#[guest(record)]
struct Boxed(u16);

macro_rules! signed {
    ($($name:ident: $repr:ident;)*) => {$(
        #[derive(Clone, Copy, Debug, PartialEq, GuestType)]
        #[repr($repr)]
        enum $name {
            Minus = -1,
            Low = $repr::MIN,
            High = $repr::MAX,
        }
    )*};
}

signed! {
    Signed8: i8;
    Signed16: i16;
    Signed32: i32;
    // Too wide to be passed; in memory, that is no mistake.
    Signed64: i64;
}

/// Guests pass it as its negative.
#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
#[guest(memory_only)]
struct Negated(i32);

struct Ctx;

#[wasmtime_integration(module("derived", name = Derived))]
impl Ctx {
    pub fn next(&self, height: BlockHeight) -> BlockHeight {
        BlockHeight(height.0 + 1)
    }

    pub fn half(&self, ratio: Ratio) -> Ratio {
        Ratio {
            value: ratio.value / 2.0,
        }
    }

    pub fn level(&self, level: Level) -> Level {
        level
    }

    pub fn verbosity(&self, verbosity: Verbosity) -> Verbosity {
        verbosity
    }

    pub fn signed(&self, byte: Signed8, half: Signed16, word: Signed32) -> Signed16 {
        assert_eq!((byte, word), (Signed8::Low, Signed32::High));
        half
    }

    pub fn corner(&self, by_value: Corner, by_reference: &Corner) -> u32 {
        u32::from(by_value.0.x) << 16 | u32::from(by_reference.0.y)
    }

    pub fn boxed(&self, boxed: Boxed) -> u32 {
        u32::from(boxed.0)
    }

    pub fn in_memory(
        &self,
        memory: &GuestMemory<'_>,
        ptr: GuestPtr<Negated>,
    ) -> wasmtime::Result<i32> {
        Ok(memory.read(ptr)?.0)
    }
}

fn guest() -> Guest<Ctx> {
    let linker = linker(|linker| Derived::add_to_linker(linker, |ctx: &mut Ctx| ctx));
    Guest::new(&linker, "derived", Ctx)
}

#[test]
fn a_transparent_struct_is_passed_as_its_field() {
    let mut guest = guest();
    assert_eq!(guest.call::<i64>("next", (-2_i64,)).unwrap(), -1);
    assert_eq!(
        guest.call::<f32>("half", (3.0_f32,)).unwrap().to_bits(),
        1.5_f32.to_bits()
    );
    assert_eq!(guest.call::<i32>("verbosity", (-1,)).unwrap(), -1);
    assert!(guest.call::<i32>("verbosity", (1,)).is_err());
    guest.memory()[8..][..8].copy_from_slice(&[1, 0, 2, 0, 3, 0, 4, 0]);
    assert_eq!(guest.call::<i32>("corner", (8, 12)).unwrap(), 0x1_0004);
    assert!(guest.call::<i32>("corner", (8, 13)).is_err());
}

#[test]
fn signed_cases_are_sign_extended() {
    let mut guest = guest();
    for case in [-1, 0, 100] {
        assert_eq!(guest.call::<i32>("level", (case,)).unwrap(), case);
    }
    for bad in [1, 255, -2, 256, i32::MIN] {
        assert!(guest.call::<i32>("level", (bad,)).is_err(), "{bad}");
    }
    let args = |half| (i32::from(i8::MIN), half, i32::MAX);
    assert_eq!(guest.call::<i32>("signed", args(-0x8000)).unwrap(), -0x8000);
    assert_eq!(guest.call::<i32>("signed", args(-1)).unwrap(), -1);
    assert!(guest.call::<i32>("signed", args(0x8000)).is_err());
}

#[test]
fn a_record_of_one_field_is_passed_by_its_address() {
    let mut guest = guest();
    guest.memory()[8..][..2].copy_from_slice(&[7, 1]);
    assert_eq!(guest.call::<i32>("boxed", (8,)).unwrap(), 0x107);
    assert!(guest.call::<i32>("boxed", (9,)).is_err());
}

#[test]
fn memory_only_leaves_the_conversions_to_the_user() {
    let mut guest = guest();
    guest.memory()[8..12].fill(0xff);
    assert_eq!(guest.call::<i32>("in_memory", (8,)).unwrap(), -1);
}

fn in_memory<T: GuestType + Copy + PartialEq + std::fmt::Debug>(value: T, expected: &[u8]) {
    let mut bytes = vec![0; T::SIZE as usize];
    value.encode(GuestBytesMut::from(&mut bytes[..])).unwrap();
    assert_eq!(bytes, expected);
    assert_eq!(T::decode(GuestBytes::from(expected)), Ok(value));
}

#[test]
fn an_enum_keeps_its_repr_in_memory() {
    in_memory(Signed8::Low, &[0x80]);
    in_memory(Signed16::High, &[0xff, 0x7f]);
    in_memory(
        [Signed32::Minus, Signed32::Low],
        &[0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0x80],
    );
    in_memory(Signed64::Low, &[0, 0, 0, 0, 0, 0, 0, 0x80]);
    in_memory(
        Signed64::High,
        &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f],
    );
    in_memory(Signed64::Minus, &[0xff; 8]);
    in_memory(Verbosity(Level::Debug), &[0xff]);
    in_memory([Corner(Point { x: 1, y: 2 }); 1], &[1, 0, 2, 0]);
    assert_eq!(
        Level::decode(GuestBytes::from(&[1][..])),
        Err(GuestError::InvalidEnumValue("Level"))
    );
    assert_eq!((BlockHeight::SIZE, BlockHeight::ALIGN), (8, 8));
}
