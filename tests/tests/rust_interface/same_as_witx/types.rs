//! The types of the documents, in Rust.

use wasmtime_integration::{GuestPtr, GuestType};

macro_rules! levels {
    ($($name:ident: $repr:ident;)*) => {$(
        #[derive(Clone, Copy, Debug, GuestType)]
        #[repr($repr)]
        pub(super) enum $name {
            Low,
            Mid,
            High,
        }
    )*};
}

levels! {
    Level8: u8;
    Level16: u16;
    Level32: u32;
    Level64: u64;
}

macro_rules! flags {
    ($($name:ident: $repr:ident;)*) => {$(
        bitflags::bitflags! {
            #[derive(Clone, Copy, Debug, GuestType)]
            #[guest(flags)]
            pub(super) struct $name: $repr {
                const A = 1;
                const B = 1 << 1;
                const C = 1 << 2;
                const D = 1 << 3;
                const E = 1 << 4;
            }
        }
    )*};
}

flags! {
    Flags8: u8;
    Flags16: u16;
    Flags32: u32;
}

#[derive(Clone, Copy, Debug, GuestType)]
#[repr(u16)]
pub(super) enum Errno {
    Success,
    Inval,
    Fault,
    NoMemory,
    Again,
}

#[derive(Clone, Copy, Debug, GuestType)]
#[guest(transparent)]
pub(super) struct Unit(u32);

impl From<u32> for Unit {
    fn from(unit: u32) -> Self {
        Unit(unit)
    }
}

#[derive(Clone, Copy, Debug, GuestType)]
pub(super) struct Position {
    x: f32,
    y: f32,
}

#[derive(Clone, Copy, Debug, GuestType)]
pub(super) struct Item {
    level: Level8,
    rights: Flags16,
    unit: Unit,
    next: GuestPtr<Position>,
    name: GuestPtr<str>,
    sizes: GuestPtr<[u16]>,
    letter: char,
    count: u64,
}

#[derive(Clone, Copy, Debug, GuestType)]
pub(super) struct Pair(u8, Level32);

#[derive(Clone, Copy, Debug, GuestType)]
#[repr(u8)]
pub(super) enum Shape {
    Dot,
    Circle(f32),
    Line(Position),
    Big(u64),
}

#[derive(Clone, Copy, Debug, GuestType)]
pub(super) enum Sum {
    None,
    Small(u8),
    Pair(Pair),
}

bitflags::bitflags! {
    #[derive(Clone, Copy, Debug, GuestType)]
    #[guest(flags)]
    pub(super) struct Flags64: u64 {
        const F0 = 1;
        const F1 = 1 << 1;
        const F2 = 1 << 2;
        const F3 = 1 << 3;
        const F4 = 1 << 4;
        const F5 = 1 << 5;
        const F6 = 1 << 6;
        const F7 = 1 << 7;
        const F8 = 1 << 8;
        const F9 = 1 << 9;
        const F10 = 1 << 10;
        const F11 = 1 << 11;
        const F12 = 1 << 12;
        const F13 = 1 << 13;
        const F14 = 1 << 14;
        const F15 = 1 << 15;
        const F16 = 1 << 16;
        const F17 = 1 << 17;
        const F18 = 1 << 18;
        const F19 = 1 << 19;
        const F20 = 1 << 20;
        const F21 = 1 << 21;
        const F22 = 1 << 22;
        const F23 = 1 << 23;
        const F24 = 1 << 24;
        const F25 = 1 << 25;
        const F26 = 1 << 26;
        const F27 = 1 << 27;
        const F28 = 1 << 28;
        const F29 = 1 << 29;
        const F30 = 1 << 30;
        const F31 = 1 << 31;
        const F32 = 1 << 32;
    }
}
