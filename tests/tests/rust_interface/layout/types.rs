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
        2: Record13,
        3: char,
    )
}
variant! {
    #[repr(u64)]
    Variant15 {
        Case0(f64),
        Case1(u64),
        Case2(Record13),
        Case3(Enum3),
    }
}
record! {
    Record16 {
        field0: Flags2,
        field1: Record13,
    }
}
record! {
    Record17 {
        field0: Flags5,
        field1: Enum6,
        field2: Result<i64, f32>,
    }
}
tuple! {
    Tuple18(
        0: Record16,
        1: u32,
        2: Enum4,
    )
}
variant! {
    #[repr(u8)]
    Variant19 {
        Case0,
        Case1(GuestPtr<str>),
    }
}
record! {
    Record20 {
        field0: u8,
        field1: u16,
        field2: GuestPtr<Record13>,
        field3: Enum10,
    }
}
record! {
    Record21 {
        field0: Variant19,
        field1: Record20,
        field2: i32,
        field3: Enum7,
        field4: Flags11,
        field5: Enum0,
        field6: Result<u64, f64>,
    }
}
tuple! {
    Tuple22(
        0: Variant15,
        1: Tuple18,
        2: (i16, Record20),
    )
}
variant! {
    Variant23 {
        Case0,
        Case1(i8),
        Case2,
    }
}
record! {
    Record24 {
        field0: i16,
        field1: GuestPtr<[u32]>,
    }
}
record! {
    Record25 {
        field0: Handle12,
        field1: GuestPtr<Tuple22>,
        field2: (f32, Record21),
        field3: i64,
        field4: [Tuple22; 4],
        field5: [i64; 3],
        field6: u16,
    }
}
tuple! {
    Tuple26(
        0: GuestPtr<[u16]>,
    )
}
variant! {
    #[repr(u16)]
    Variant27 {
        Case0(u64),
        Case1(i8),
    }
}
record! {
    Record28 {
        field0: GuestPtr<str>,
        field1: u8,
        field2: Enum10,
    }
}
record! {
    Record29 {
        field0: Handle12,
        field1: i32,
    }
}
tuple! {
    Tuple30(
        0: Tuple26,
        1: Tuple14,
    )
}
variant! {
    #[repr(u8)]
    Variant31 {
        Case0(GuestPtr<str>),
        Case1((u32, Record17)),
    }
}
record! {
    Record32 {
        field0: GuestPtr<u16>,
        field1: Variant15,
        field2: Enum7,
        field3: [u64; 4],
        field4: Enum4,
        field5: (f64, Variant23),
        field6: GuestPtr<[Record25]>,
    }
}
record! {
    Record33 {
        field0: Tuple22,
        field1: Tuple22,
        field2: [Variant19; 2],
        field3: Flags8,
        field4: Record13,
        field5: i64,
    }
}
tuple! {
    Tuple34(
        0: Enum0,
        1: Result<u64, i16>,
        2: Enum1,
        3: Flags2,
    )
}
variant! {
    Variant35 {
        Case0(GuestPtr<i32>),
        Case1(u32),
        Case2(f64),
        Case3(Enum3),
    }
}
record! {
    Record36 {
        field0: Record32,
        field1: Enum9,
        field2: Flags5,
        field3: Enum6,
        field4: char,
    }
}
record! {
    Record37 {
        field0: Flags11,
        field1: i16,
    }
}
tuple! {
    Tuple38(
        0: Result<char, i32>,
        1: Tuple30,
    )
}
variant! {
    #[repr(u16)]
    Variant39 {
        Case0(Record17),
        Case1,
        Case2(f32),
    }
}
record! {
    Record40 {
        field0: Variant39,
        field1: Handle12,
        field2: u64,
        field3: i16,
        field4: Enum3,
    }
}
record! {
    Record41 {
        field0: i8,
        field1: u32,
        field2: GuestPtr<str>,
        field3: f64,
        field4: GuestPtr<[f64]>,
        field5: Tuple18,
        field6: (i64, Record29),
    }
}
tuple! {
    Tuple42(
        0: u16,
    )
}
variant! {
    #[repr(u16)]
    Variant43 {
        Case0,
        Case1(Tuple26),
        Case2(Enum4),
    }
}
record! {
    Record44 {
        field0: Flags11,
        field1: Result<i8, i16>,
        field2: i32,
        field3: Tuple38,
        field4: Result<u32, f64>,
        field5: Record41,
        field6: Enum10,
    }
}
record! {
    Record45 {
        field0: (u64, Record29),
        field1: Tuple42,
        field2: Enum9,
        field3: Enum6,
    }
}
tuple! {
    Tuple46(
        0: i64,
    )
}
variant! {
    #[repr(u64)]
    Variant47 {
        Case0(Flags2),
        Case1(f32),
    }
}
record! {
    Record48 {
        field0: Enum0,
    }
}
record! {
    Record49 {
        field0: char,
        field1: GuestPtr<Variant39>,
        field2: Record24,
        field3: Flags5,
    }
}
tuple! {
    Tuple50(
        0: [Record24; 4],
        1: [u8; 1],
        2: GuestPtr<[i32]>,
    )
}
variant! {
    #[repr(u64)]
    Variant51 {
        Case0(Variant31),
        Case1(Record24),
        Case2(GuestPtr<Tuple34>),
    }
}
record! {
    Record52 {
        field0: GuestPtr<str>,
        field1: Enum1,
        field2: Flags8,
        field3: Enum7,
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
    Record45::check(layouts);
    Tuple46::check(layouts);
    Variant47::check(layouts);
    Record48::check(layouts);
    Record49::check(layouts);
    Tuple50::check(layouts);
    Variant51::check(layouts);
    Record52::check(layouts);
}
