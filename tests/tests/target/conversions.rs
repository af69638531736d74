//! Conversions between the generated types and wiggle's.

use std::fmt::Debug;

use wasmtime_integration::{GuestError, GuestPtr, Region, wasmtime_integration};

mod old {
    #![allow(
        missing_docs,
        clippy::all,
        clippy::pedantic,
        reason = "as wiggle generates it"
    )]
    wiggle::from_witx!({ witx: ["witx/conversions.witx"] });
}

wasmtime_integration::types!(witx = "witx/conversions.witx", target = self::old);

fn round_trip<Theirs: From<Ours>, Ours: Copy + PartialEq + Debug + From<Theirs>>(ours: Ours) {
    assert_eq!(Ours::from(Theirs::from(ours)), ours);
}

fn open_file() -> types::OpenFile {
    types::OpenFile {
        fd: types::Fd::from(3),
        r#type: types::Errno::TooBig,
        rights: types::Rights::READ | types::Rights::SEEK,
        buf: types::Buf {
            ptr: GuestPtr::new(8),
            len: 4,
        },
        bufs: GuestPtr::new(16),
    }
}

#[test]
fn each_kind_of_type_converts() {
    assert_eq!(
        old::types::Errno::from(types::Errno::Self_),
        old::types::Errno::Self_
    );
    assert_eq!(
        types::Errno::from(old::types::Errno::TooBig),
        types::Errno::TooBig
    );
    assert_eq!(u32::from(old::types::Fd::from(types::Fd::from(7))), 7);
    let old = old::types::OpenFile::from(open_file());
    assert_eq!(
        (u32::from(old.fd), old.type_),
        (3, old::types::Errno::TooBig)
    );
    assert_eq!(
        old.rights,
        old::types::Rights::READ | old::types::Rights::SEEK
    );
    assert_eq!(
        (old.buf.ptr.offset(), old.buf.len, old.bufs.offset()),
        (8, 4, 16)
    );
    round_trip::<old::types::OpenFile, _>(open_file());
    round_trip::<old::types::Event, _>(types::Event::None);
    round_trip::<old::types::Event, _>(types::Event::Ready(open_file().fd));
    let list = GuestPtr::<[types::Buf]>::new((8, 2));
    round_trip::<wiggle::GuestPtr<[old::types::Buf]>, _>(list);
    round_trip::<wiggle::GuestPtr<str>, _>(GuestPtr::<str>::new((8, 2)));
}

#[test]
fn errors_convert() {
    let region = Region { start: 8, len: 4 };
    let utf8 = String::from_utf8(vec![0xff]).unwrap_err().utf8_error();
    for error in [
        GuestError::InvalidFlagValue("rights"),
        GuestError::InvalidEnumValue("errno"),
        GuestError::TryFromIntError(u8::try_from(256).unwrap_err()),
        GuestError::InvalidUtf8(utf8),
        GuestError::PtrOverflow,
        GuestError::PtrOutOfBounds(region),
        GuestError::PtrNotAligned(region, 8),
        GuestError::SliceLengthsDiffer,
    ] {
        let theirs = wiggle::GuestError::from(error.clone());
        assert_eq!(GuestError::from(theirs), error);
    }
    assert_eq!(
        wiggle::GuestError::from(GuestError::InvalidChar(0xd800)),
        wiggle::GuestError::InvalidEnumValue("char"),
    );
    for error in [
        GuestError::PtrShared(region),
        GuestError::PtrOverlap(region, region),
    ] {
        assert_eq!(
            wiggle::GuestError::from(error),
            wiggle::GuestError::PtrOutOfBounds(wiggle::Region::new(8, 4)),
        );
    }
}

/// The types of a block convert too, if the argument asks for it.
mod of_a_block {
    use super::{old, wasmtime_integration};

    struct Ctx;

    #[wasmtime_integration(
        witx = "witx/conversions.witx",
        target(path = old, convert),
    )]
    impl Ctx {
        fn f(fd: types::Fd) {
            assert_eq!(types::Fd::from(old::types::Fd::from(fd)), fd);
        }
    }

    #[test]
    fn types_convert() {
        Ctx::f(types::Fd::from(7));
    }
}

/// wiggle's names for methods of the memory mean the same here.
#[test]
#[expect(deprecated, reason = "the test covers them")]
fn the_names_of_wiggle() {
    let mut bytes = *b"hi\xff!";
    let mut memory = wasmtime_integration::GuestMemory::from(&mut bytes);
    let (text, bad) = (GuestPtr::<str>::new((0, 2)), GuestPtr::<str>::new((2, 1)));
    assert_eq!(memory.as_str(text), Ok(Some("hi")));
    assert_eq!(memory.as_slice(text.as_bytes()), Ok(Some(&b"hi"[..])));
    assert_eq!(
        memory.as_slice_mut(text.as_bytes()).unwrap().unwrap(),
        b"hi"
    );
    assert_eq!(memory.as_cow(text.as_bytes()).unwrap(), &b"hi"[..]);
    assert_eq!(memory.as_cow_str(text).unwrap(), "hi");
    assert!(memory.as_str(bad).is_err() && !memory.is_shared_memory());
}
