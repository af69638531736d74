//! Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestPtr, GuestType};

use super::{Check as _, Layouts};
use super::{enumeration, flags, handle, record, tuple, variant};

enumeration! { u8 Enum0 { Zero, One, Two } }
enumeration! { u8 Enum1 { Four = 4, Five, All = u8::MAX } }
flags! { Flags2: u8 }
enumeration! { u16 Enum3 { Zero, One, Two } }
enumeration! { u16 Enum4 { Four = 4, Five, All = u16::MAX } }
flags! { Flags5: u16 }
enumeration! { u32 Enum6 { Zero, One, Two } }
enumeration! { u32 Enum7 { Four = 4, Five, All = u32::MAX } }
flags! { Flags8: u32 }
enumeration! { u64 Enum9 { Zero, One, Two } }
enumeration! { u64 Enum10 { Four = 4, Five, All = u64::MAX } }
flags! { Flags11: u64 }
handle! { Handle12 }
record! {
    Record13 {
        field0: Enum9,
        field1: f32,
        field2: GuestPtr<str>,
        field3: GuestPtr<[char]>,
        field4: Flags8,
    }
}
tuple! {
    Tuple14(
        0: Record13,
        1: Enum1,
    )
}
variant! {
    #[repr(u64)]
    Variant15 {
        Case0(Record13),
        Case1,
        Case2(char),
    }
}
record! {
    Record16 {
        field0: f64,
        field1: u64,
        field2: Record13,
    }
}
record! {
    Record17 {
        field0: Result<f64, u32>,
        field1: i64,
        field2: Result<f64, i64>,
    }
}
tuple! {
    Tuple18(
        0: Record13,
    )
}
variant! {
    #[repr(u16)]
    Variant19 {
        Case0,
        Case1(Flags5),
        Case2(Enum6),
    }
}
record! {
    Record20 {
        field0: Record16,
        field1: u32,
        field2: Enum4,
        field3: Record13,
        field4: u8,
        field5: u16,
        field6: Flags2,
    }
}
record! {
    Record21 {
        field0: GuestPtr<i32>,
        field1: Handle12,
        field2: Flags11,
        field3: GuestPtr<[Variant19]>,
        field4: Tuple18,
        field5: Enum7,
        field6: Record13,
    }
}
tuple! {
    Tuple22(
        0: (char, Variant19),
        1: GuestPtr<str>,
        2: i32,
        3: Enum3,
        4: Enum0,
    )
}
variant! {
    #[repr(u64)]
    Variant23 {
        Case0(i8),
        Case1((u16, Record17)),
        Case2(GuestPtr<Tuple22>),
        Case3(i16),
        Case4(Enum10),
    }
}
record! {
    Record24 {
        field0: Record21,
        field1: Tuple22,
        field2: (u8, Tuple18),
        field3: Variant19,
        field4: u8,
    }
}
record! {
    Record25 {
        field0: Variant19,
        field1: GuestPtr<i16>,
        field2: Enum7,
        field3: u16,
        field4: u64,
        field5: i8,
    }
}
tuple! {
    Tuple26(
        0: Result<i32, i8>,
        1: GuestPtr<[i8]>,
        2: Enum10,
        3: Enum9,
    )
}
variant! {
    #[repr(u16)]
    Variant27 {
        Case0,
        Case1(char),
        Case2,
    }
}
record! {
    Record28 {
        field0: Enum0,
        field1: GuestPtr<str>,
    }
}
record! {
    Record29 {
        field0: GuestPtr<Variant19>,
        field1: Flags8,
        field2: Enum3,
    }
}
tuple! {
    Tuple30(
        0: Flags5,
        1: Handle12,
    )
}
variant! {
    Variant31 {
        Case0(i16),
        Case1(Record17),
        Case2((i8, Record17)),
        Case3,
        Case4(Variant15),
    }
}
record! {
    Record32 {
        field0: Enum4,
    }
}
record! {
    Record33 {
        field0: i32,
        field1: Result<u64, f32>,
        field2: Enum1,
        field3: Record29,
        field4: Variant27,
        field5: f64,
        field6: Variant31,
    }
}
tuple! {
    Tuple34(
        0: GuestPtr<str>,
        1: Flags11,
        2: Variant27,
    )
}
variant! {
    #[repr(u64)]
    Variant35 {
        Case0(f32),
        Case1(u32),
        Case2(i64),
        Case3,
    }
}
record! {
    Record36 {
        field0: GuestPtr<[f64]>,
        field1: Flags2,
        field2: Enum6,
        field3: Flags8,
    }
}
record! {
    Record37 {
        field0: i64,
        field1: Enum1,
        field2: u16,
        field3: Enum0,
        field4: Record16,
        field5: u64,
        field6: Enum10,
    }
}
tuple! {
    Tuple38(
        0: Result<char, u32>,
    )
}
variant! {
    #[repr(u8)]
    Variant39 {
        Case0(GuestPtr<[Tuple18]>),
        Case1(Flags11),
        Case2,
    }
}
record! {
    Record40 {
        field0: char,
        field1: (i32, Tuple26),
    }
}
record! {
    Record41 {
        field0: Variant31,
        field1: GuestPtr<str>,
        field2: Tuple30,
        field3: Enum6,
    }
}
tuple! {
    Tuple42(
        0: u32,
        1: Flags5,
        2: Record36,
        3: Variant23,
        4: Record24,
    )
}
variant! {
    #[repr(u32)]
    Variant43 {
        Case0(i8),
        Case1,
        Case2(Enum9),
    }
}
record! {
    Record44 {
        field0: Enum3,
        field1: GuestPtr<[f64]>,
        field2: Enum4,
        field3: GuestPtr<char>,
        field4: Result<char, u32>,
        field5: u8,
        field6: i16,
    }
}

pub(super) fn check(layouts: &mut Layouts) {
    Enum0::check(layouts);
    Enum1::check(layouts);
    Flags2::check(layouts);
    Enum3::check(layouts);
    Enum4::check(layouts);
    Flags5::check(layouts);
    Enum6::check(layouts);
    Enum7::check(layouts);
    Flags8::check(layouts);
    Enum9::check(layouts);
    Enum10::check(layouts);
    Flags11::check(layouts);
    Handle12::check(layouts);
    Record13::check(layouts);
    Tuple14::check(layouts);
    Variant15::check(layouts);
    Record16::check(layouts);
    Record17::check(layouts);
    Tuple18::check(layouts);
    Variant19::check(layouts);
    Record20::check(layouts);
    Record21::check(layouts);
    Tuple22::check(layouts);
    Variant23::check(layouts);
    Record24::check(layouts);
    Record25::check(layouts);
    Tuple26::check(layouts);
    Variant27::check(layouts);
    Record28::check(layouts);
    Record29::check(layouts);
    Tuple30::check(layouts);
    Variant31::check(layouts);
    Record32::check(layouts);
    Record33::check(layouts);
    Tuple34::check(layouts);
    Variant35::check(layouts);
    Record36::check(layouts);
    Record37::check(layouts);
    Tuple38::check(layouts);
    Variant39::check(layouts);
    Record40::check(layouts);
    Record41::check(layouts);
    Tuple42::check(layouts);
    Variant43::check(layouts);
    Record44::check(layouts);
}
