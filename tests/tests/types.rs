//! The types that are generated for a document, as Rust types and in guests' memory.

use std::error::Error;
use std::fmt::Debug;
use std::hash::Hash;

use types::{
    ByLevel, Either, Errno, Fd, Flagless, Level8, Level16, Level32, Level64, LongTuple, Nested,
    Numbers, One, Pair, Perms8, Perms16, Perms32, Perms64, Point, Shape, Tagged, Three, Triple,
    Uneven, WideTag, Words,
};
use wasmtime_integration::{
    GuestError, GuestMemory, GuestPtr, GuestType, Region, Trappable, wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, PAGE, Trap, changes, linker};

wasmtime_integration::types!(witx = "witx/types.witx");

/// The body of a host function that reads a value and writes it elsewhere.
type Copier = fn(&mut GuestMemory<'_>, GuestPtr<u8>, GuestPtr<u8>) -> Copied;
type Copied = Result<(), Trappable<Errno>>;

fn copy<T: GuestType>(
    memory: &mut GuestMemory<'_>,
    from: GuestPtr<u8>,
    to: GuestPtr<u8>,
) -> Copied {
    let value = memory.read(from.cast::<T>())?;
    Ok(memory.write(to.cast::<T>(), value)?)
}

/// The host returns an error value for a mistake.
mod mapped {
    use super::*;

    pub(super) struct Ctx(pub(super) Copier);

    #[wasmtime_integration(witx = "witx/types.witx", types = types, guest_error = errno)]
    impl Ctx {
        fn copy(
            &self,
            memory: &mut GuestMemory<'_>,
            from: GuestPtr<u8>,
            to: GuestPtr<u8>,
        ) -> Copied {
            self.0(memory, from, to)
        }
    }

    #[expect(
        clippy::needless_pass_by_value,
        reason = "the argument `guest_error` requires it"
    )]
    fn errno(error: GuestError) -> Errno {
        match error {
            GuestError::PtrOutOfBounds(_) => Errno::Bounds,
            GuestError::PtrNotAligned(..) => Errno::Alignment,
            _ => Errno::Value,
        }
    }
}

/// The host traps on a mistake.
mod unmapped {
    use super::*;

    pub(super) struct Ctx(pub(super) Copier);

    #[wasmtime_integration(witx = "witx/types.witx", types = types)]
    impl Ctx {
        fn copy(
            &self,
            memory: &mut GuestMemory<'_>,
            from: GuestPtr<u8>,
            to: GuestPtr<u8>,
        ) -> Copied {
            self.0(memory, from, to)
        }
    }
}

fn mapped_guest() -> Guest<mapped::Ctx> {
    let linker = linker(|linker| mapped::Types::add_to_linker(linker, |ctx| ctx));
    Guest::new(&linker, "types", mapped::Ctx(copy::<()>))
}

fn unmapped_guest() -> Guest<unmapped::Ctx> {
    let linker = linker(|linker| unmapped::Types::add_to_linker(linker, |ctx| ctx));
    Guest::new(&linker, "types", unmapped::Ctx(copy::<()>))
}

/// A type and the memory representation of some values: bytes in hexadecimal, `..` for
/// padding.
struct Row {
    name: &'static str,
    size: u32,
    align: u32,
    /// The size and alignment that the type itself reports.
    said: (u32, u32),
    copy: Copier,
    good: &'static [&'static str],
    bad: Vec<(&'static str, GuestError)>,
}

fn row<T: GuestType>(
    name: &'static str,
    size: u32,
    align: u32,
    good: &'static [&'static str],
) -> Row {
    Row {
        name,
        size,
        align,
        said: (T::SIZE, T::ALIGN),
        copy: copy::<T>,
        good,
        bad: Vec::new(),
    }
}

impl Row {
    fn bad(mut self, error: &GuestError, values: &[&'static str]) -> Self {
        let values = values.iter().map(|value| (*value, error.clone()));
        self.bad.extend(values);
        self
    }

    fn bad_enum(self, name: &'static str, values: &[&'static str]) -> Self {
        self.bad(&GuestError::InvalidEnumValue(name), values)
    }

    fn bad_flags(self, name: &'static str, values: &[&'static str]) -> Self {
        self.bad(&GuestError::InvalidFlagValue(name), values)
    }
}

/// Returns the bytes of a value, with this byte as padding.
fn bytes(value: &str, padding: u8) -> Vec<u8> {
    value
        .split_whitespace()
        .map(|byte| match byte {
            ".." => padding,
            _ => u8::from_str_radix(byte, 16).unwrap(),
        })
        .collect()
}

fn enums_and_flags() -> Vec<Row> {
    vec![
        row::<Level8>("level8", 1, 1, &["00", "01", "02"]).bad_enum("level8", &["03", "ff"]),
        row::<Level16>("level16", 2, 2, &["00 00", "01 00"])
            .bad_enum("level16", &["02 00", "00 01", "01 01"]),
        row::<Level32>("level32", 4, 4, &["00 00 00 00", "01 00 00 00"])
            .bad_enum("level32", &["02 00 00 00", "00 00 00 01"]),
        row::<Level64>("level64", 8, 8, &["01 00 00 00 00 00 00 00"]).bad_enum(
            "level64",
            &["02 00 00 00 00 00 00 00", "00 00 00 00 01 00 00 00"],
        ),
        row::<Words>("words", 1, 1, &["00", "09"]).bad_enum("words", &["0a"]),
        row::<Perms8>("perms8", 1, 1, &["00", "80", "ff"]),
        row::<Perms16>("perms16", 2, 2, &["00 00", "03 00"])
            .bad_flags("perms16", &["04 00", "00 01", "03 80"]),
        row::<Perms32>("perms32", 4, 4, &["02 00 00 00"])
            .bad_flags("perms32", &["04 00 00 00", "00 00 00 80"]),
        row::<Perms64>("perms64", 8, 8, &["07 00 00 00 00 00 00 00"]).bad_flags(
            "perms64",
            &["08 00 00 00 00 00 00 00", "00 00 00 00 00 00 00 80"],
        ),
        row::<Flagless>("flagless", 1, 1, &["00"]).bad_flags("flagless", &["01"]),
        row::<Fd>("fd", 4, 4, &["00 00 00 00", "ff ff ff ff", "04 03 02 01"]),
        row::<types::Height>("height", 1, 1, &["02"]).bad_enum("level8", &["03"]),
    ]
}

fn records_and_tuples() -> Vec<Row> {
    vec![
        row::<Numbers>(
            "numbers",
            64,
            8,
            &[
                "01 ff 02 01 fe ff .. .. 04 03 02 01 fd ff ff ff \
                 08 07 06 05 04 03 02 01 fc ff ff ff ff ff ff ff \
                 00 00 c0 3f .. .. .. .. 00 00 00 00 00 00 04 c0 \
                 e9 00 00 00 01 00 00 00 41 .. .. .. 04 03 02 01",
                "00 00 00 00 00 00 .. .. 00 00 00 00 00 00 00 00 \
                 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 \
                 00 00 c0 7f .. .. .. .. 00 00 00 00 00 00 f8 7f \
                 ff ff 10 00 00 00 00 00 00 .. .. .. ff ff ff ff",
            ],
        )
        .bad(
            &GuestError::InvalidChar(0xd800),
            &["00 00 00 00 00 00 .. .. 00 00 00 00 00 00 00 00 \
               00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 \
               00 00 00 00 .. .. .. .. 00 00 00 00 00 00 00 00 \
               00 d8 00 00 00 00 00 00 00 .. .. .. 00 00 00 00"],
        )
        .bad_enum(
            "bool",
            &["00 00 00 00 00 00 .. .. 00 00 00 00 00 00 00 00 \
               00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 \
               00 00 00 00 .. .. .. .. 00 00 00 00 00 00 00 00 \
               00 00 00 00 00 01 00 00 00 .. .. .. 00 00 00 00"],
        ),
        row::<Point>("point", 8, 4, &["01 00 00 00 ff ff ff ff"]),
        row::<Nested>(
            "nested",
            52,
            4,
            &["02 .. .. .. 01 00 00 00 02 00 00 00 10 00 00 00 \
               05 00 00 00 ff ff ff ff ff ff ff ff 03 00 00 00 \
               03 00 07 08 09 00 00 00 01 00 00 00 02 01 .. .. \
               0a .. .. .."],
        )
        .bad_enum(
            "expected",
            &["02 .. .. .. 01 00 00 00 02 00 00 00 10 00 00 00 \
               05 00 00 00 ff ff ff ff ff ff ff ff 03 00 00 00 \
               03 00 07 08 09 00 00 00 02 00 00 00 02 01 .. .. \
               0a .. .. .."],
        )
        .bad_flags(
            "perms16",
            &["02 .. .. .. 01 00 00 00 02 00 00 00 10 00 00 00 \
               05 00 00 00 ff ff ff ff ff ff ff ff 03 00 00 00 \
               04 00 07 08 09 00 00 00 01 00 00 00 02 01 .. .. \
               0a .. .. .."],
        ),
        row::<One>("one", 8, 8, &["08 07 06 05 04 03 02 01"]),
        row::<Three>("three", 12, 4, &["01 00 00 00 02 00 00 00 03 00 00 00"]),
        row::<Pair>("pair", 8, 4, &["01 .. .. .. 04 03 02 01"]),
        row::<Triple>("triple", 12, 4, &["01 .. .. .. 04 03 02 01 05 .. 01 00"])
            .bad_enum("level16", &["01 .. .. .. 04 03 02 01 05 .. 02 00"]),
        row::<LongTuple>(
            "long_tuple",
            14,
            2,
            &["01 02 03 04 05 06 07 08 09 0a 0b 0c 0e 0d"],
        ),
        row::<(u8, u32)>("(tuple u8 u32)", 8, 4, &["01 .. .. .. 04 03 02 01"]),
    ]
}

fn variants() -> Vec<Row> {
    vec![
        row::<Shape>(
            "shape",
            16,
            8,
            &[
                "00 .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..",
                "01 .. .. .. .. .. .. .. 01 00 00 00 ff ff ff ff",
                "02 .. .. .. .. .. .. .. 00 00 00 00 00 00 04 c0",
            ],
        )
        .bad_enum(
            "shape",
            &[
                "03 .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..",
                "ff .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..",
            ],
        ),
        row::<Tagged>(
            "tagged",
            8,
            4,
            &["00 00 .. .. 04 03 02 01", "01 00 .. .. .. .. .. .."],
        )
        .bad_enum(
            "tagged",
            &["02 00 .. .. 00 00 00 00", "00 01 .. .. 00 00 00 00"],
        ),
        row::<WideTag>(
            "wide_tag",
            16,
            8,
            &[
                "00 00 00 00 00 00 00 00 07 .. .. .. .. .. .. ..",
                "01 00 00 00 00 00 00 00 .. .. .. .. .. .. .. ..",
            ],
        )
        .bad_enum(
            "wide_tag",
            &["00 00 00 00 01 00 00 00 07 .. .. .. .. .. .. .."],
        ),
        row::<Uneven>(
            "uneven",
            24,
            8,
            &[
                "00 .. .. .. .. .. .. .. 08 07 06 05 04 03 02 01 .. .. .. .. .. .. .. ..",
                "01 .. .. .. .. .. .. .. 01 00 00 00 02 00 00 00 03 00 00 00 .. .. .. ..",
            ],
        ),
        row::<Either>(
            "either",
            16,
            8,
            &[
                "00 00 00 00 .. .. .. .. 07 .. .. .. .. .. .. ..",
                "01 00 00 00 .. .. .. .. 08 07 06 05 04 03 02 01",
            ],
        )
        .bad_enum(
            "either",
            &["02 00 00 00 .. .. .. .. 07 00 00 00 00 00 00 00"],
        ),
        row::<ByLevel>("by_level", 4, 2, &["00 00 07 ..", "01 00 02 01"])
            .bad_enum("by_level", &["02 00 00 00"]),
        row::<types::Outcome>(
            "outcome",
            8,
            4,
            &["00 00 00 00 04 03 02 01", "01 00 00 00 02 00 .. .."],
        )
        .bad_enum(
            "expected",
            &["02 00 00 00 00 00 00 00", "00 00 00 01 00 00 00 00"],
        )
        .bad_enum("errno", &["01 00 00 00 04 00 .. .."]),
        row::<types::Unit>("unit", 4, 4, &["00 00 00 00", "01 00 00 00"])
            .bad_enum("expected", &["02 00 00 00"]),
        row::<types::Half>(
            "half",
            16,
            8,
            &[
                "00 00 00 00 .. .. .. .. 08 07 06 05 04 03 02 01",
                "01 00 00 00 .. .. .. .. .. .. .. .. .. .. .. ..",
            ],
        )
        .bad_enum(
            "expected",
            &["02 00 00 00 .. .. .. .. .. .. .. .. .. .. .. .."],
        ),
    ]
}

fn aliases() -> Vec<Row> {
    vec![
        row::<types::Size>("size", 4, 4, &["04 03 02 01"]),
        row::<types::Letter>("letter", 4, 4, &["e9 00 00 00"])
            .bad(&GuestError::InvalidChar(0xdfff), &["ff df 00 00"])
            .bad(&GuestError::InvalidChar(u32::MAX), &["ff ff ff ff"]),
        row::<types::Flag>("flag", 4, 4, &["00 00 00 00", "01 00 00 00"])
            .bad_enum("bool", &["02 00 00 00", "00 00 00 01"]),
        // A NaN keeps all its bits.
        row::<types::Float>("float", 4, 4, &["00 00 c0 3f", "34 12 c0 7f"]),
        row::<types::Double>("double", 8, 8, &["00 00 00 00 00 00 04 c0"]),
        row::<types::Timestamp>("timestamp", 8, 8, &["08 07 06 05 04 03 02 81"]),
        row::<types::Delta>("delta", 8, 8, &["ff ff ff ff ff ff ff ff"]),
        row::<types::Name>("name", 8, 4, &["10 00 00 00 05 00 00 00"]),
        row::<types::Names>("names", 8, 4, &["ff ff ff ff ff ff ff ff"]),
        row::<types::Ptr>("ptr", 4, 4, &["04 03 02 01"]),
        row::<types::PtrPtr>("ptr_ptr", 4, 4, &["04 03 02 01"]),
    ]
}

fn rows() -> impl Iterator<Item = Row> {
    [
        enums_and_flags(),
        records_and_tuples(),
        variants(),
        aliases(),
    ]
    .into_iter()
    .flatten()
}

const FROM: u32 = 64;
const TO: u32 = 128;

#[test]
fn sizes_and_alignments_are_those_of_witx() {
    for row in rows() {
        assert_eq!(row.said, (row.size, row.align), "{}", row.name);
        for value in row
            .good
            .iter()
            .chain(row.bad.iter().map(|(value, _)| value))
        {
            let len = bytes(value, 0).len();
            assert_eq!(len, row.size as usize, "{} in this table", row.name);
        }
    }
}

#[test]
fn values_go_through_the_memory_byte_for_byte() {
    let mut guest = unmapped_guest();
    for row in rows() {
        guest.data().0 = row.copy;
        for value in row.good {
            guest.put(FROM, &bytes(value, 0x99));
            guest.put(TO, &[0xee; 64]);
            let before = guest.memory().to_vec();
            assert_eq!(
                guest.call::<i32>("copy", (FROM, TO)).unwrap(),
                0,
                "{}",
                row.name
            );
            // Padding is left unchanged.
            let len = row.size as usize;
            let copied = &guest.memory()[TO as usize..][..len];
            assert_eq!(copied, bytes(value, 0xee), "{}", row.name);
            for address in changes(&before, guest.memory()) {
                assert!((TO..TO + row.size).contains(&address), "{}", row.name);
            }
        }
    }
}

#[test]
fn values_fit_into_the_last_bytes() {
    let mut guest = mapped_guest();
    for row in rows() {
        guest.data().0 = row.copy;
        let last = (PAGE - row.size) / row.align * row.align;
        for value in row.good {
            for (from, to) in [(last, 0), (0, last), (last, last)] {
                guest.put(from, &bytes(value, 0));
                assert_eq!(
                    guest.call::<i32>("copy", (from, to)).unwrap(),
                    0,
                    "{}",
                    row.name
                );
            }
        }
    }
}

/// Returns addresses that are invalid for a type, each with the error.
fn bad_addresses(row: &Row) -> Vec<(u32, GuestError)> {
    let region = |start| Region {
        start,
        len: row.size,
    };
    let outside = [PAGE - 1, PAGE, PAGE - row.size + 1, u32::MAX, 0xffff_ff00];
    let outside = outside
        .into_iter()
        .filter(|start| row.size > 1 || *start != PAGE - 1)
        .map(|start| (start, GuestError::PtrOutOfBounds(region(start))));
    let odd = [1, 2, 4]
        .into_iter()
        .filter(|off| *off < row.align)
        .map(|off| FROM + off)
        .map(|start| (start, GuestError::PtrNotAligned(region(start), row.align)));
    outside.chain(odd).collect()
}

/// A guest of each host.
struct Guests {
    mapped: Guest<mapped::Ctx>,
    unmapped: Guest<unmapped::Ctx>,
}

impl Guests {
    fn new() -> Self {
        Guests {
            mapped: mapped_guest(),
            unmapped: unmapped_guest(),
        }
    }

    /// Copies the invalid `value` from `FROM` in both, which must fail and change nothing.
    fn fail(&mut self, row: &Row, value: &str, (from, to): (u32, u32), error: &GuestError) {
        let label = format!("{} {value} from {from:#x} to {to:#x}", row.name);
        let value = bytes(value, 0x99);

        self.mapped.data().0 = row.copy;
        self.mapped.put(FROM, &value);
        let before = self.mapped.memory().to_vec();
        let expected = match error {
            GuestError::PtrOutOfBounds(_) => Errno::Bounds,
            GuestError::PtrNotAligned(..) => Errno::Alignment,
            _ => Errno::Value,
        };
        let result: i32 = self.mapped.call("copy", (from, to)).expect(&label);
        assert_eq!(result, expected as i32, "{label}");
        assert!(self.mapped.memory() == before, "{label}");

        self.unmapped.data().0 = row.copy;
        self.unmapped.put(FROM, &value);
        let before = self.unmapped.memory().to_vec();
        let trap = Trap(
            self.unmapped
                .call::<i32>("copy", (from, to))
                .expect_err(&label),
        );
        let expected = ("types", "copy", "an argument", error);
        assert_eq!(trap.bad_argument(), expected, "{label}");
        assert!(trap.message().contains(&error.to_string()), "{trap:?}");
        assert!(self.unmapped.memory() == before, "{label}");
    }
}

#[test]
fn bad_addresses_are_refused() {
    let mut guests = Guests::new();
    for row in rows() {
        for (address, error) in bad_addresses(&row) {
            guests.fail(&row, row.good[0], (address, TO), &error);
            guests.fail(&row, row.good[0], (FROM, address), &error);
        }
    }
}

#[test]
fn bad_values_are_refused() {
    let mut guests = Guests::new();
    for row in rows() {
        for (value, error) in &row.bad {
            guests.fail(&row, value, (FROM, TO), error);
        }
    }
}

/// The traits that every type implements.
fn is_plain_data<T: GuestType + Copy + Debug + PartialEq + Send + Sync + 'static>() {}

/// The traits that types without floats implement.
fn is_hashable<T: Eq + Hash>() {}

#[test]
fn types_derive_what_they_can() {
    is_plain_data::<Level8>();
    is_plain_data::<Perms64>();
    is_plain_data::<Fd>();
    is_plain_data::<Numbers>();
    is_plain_data::<Nested>();
    is_plain_data::<Triple>();
    is_plain_data::<LongTuple>();
    is_plain_data::<Shape>();
    is_plain_data::<Either>();
    is_plain_data::<types::Outcome>();
    is_plain_data::<types::Names>();
    is_plain_data::<types::PtrPtr>();
    is_hashable::<Level8>();
    is_hashable::<Perms64>();
    is_hashable::<Fd>();
    is_hashable::<Nested>();
    is_hashable::<Triple>();
    is_hashable::<Either>();
}

#[test]
fn enums_are_numbers_of_their_width() {
    assert_eq!(size_of::<Level8>(), 1);
    assert_eq!(size_of::<Level16>(), 2);
    assert_eq!(size_of::<Level32>(), 4);
    assert_eq!(size_of::<Level64>(), 8);
    assert_eq!(u8::from(Level8::MidLevel), 1);
    assert_eq!(u16::from(Level16::High), 1);
    assert_eq!(u32::from(Level32::High), 1);
    assert_eq!(u64::from(Level64::High), 1);
    assert_eq!(Level8::High as u8, 2);
    assert_eq!(Level8::try_from(1u8), Ok(Level8::MidLevel));
    assert_eq!(Level16::try_from(1u16), Ok(Level16::High));
    assert_eq!(Level32::try_from(1u32), Ok(Level32::High));
    assert_eq!(Level64::try_from(1u64), Ok(Level64::High));
    assert_eq!(
        Level8::try_from(3u8),
        Err(GuestError::InvalidEnumValue("level8"))
    );
    assert_eq!(
        Level64::try_from(1u64 << 32),
        Err(GuestError::InvalidEnumValue("level64"))
    );
}

#[test]
fn enums_are_errors_that_bear_their_witx_name() {
    assert_eq!(Errno::Alignment.to_string(), "alignment");
    assert_eq!(Level8::MidLevel.to_string(), "mid-level");
    assert_eq!(Words::TooBig.to_string(), "2big");
    let error: Box<dyn Error + Send + Sync> = Box::new(Errno::Bounds);
    assert_eq!(error.downcast_ref(), Some(&Errno::Bounds));
    let error = wasmtime::Error::from(Errno::Bounds);
    assert_eq!(error.downcast_ref(), Some(&Errno::Bounds));
}

#[test]
fn cases_that_are_words_of_rust() {
    let words = [
        Words::Error,
        Words::Self_,
        Words::Ok,
        Words::None,
        Words::Some,
        Words::Type,
        Words::TooBig,
        Words::_3d,
        Words::TryFrom,
        Words::Result,
    ];
    for (number, word) in (0u8..).zip(words) {
        assert_eq!(Words::try_from(number), Ok(word));
    }
}

#[test]
fn flags_are_bitflags() {
    let both = Perms16::READ | Perms16::WRITE;
    assert_eq!(both, Perms16::all());
    assert_eq!(both.bits(), 3u16);
    assert!(both.contains(Perms16::WRITE) && !Perms16::empty().contains(Perms16::WRITE));
    assert_eq!(Perms16::from_bits(4), None);
    assert_eq!(Perms16::from_bits_truncate(7), both);
    assert_eq!(both - Perms16::READ, Perms16::WRITE);
    let names: Vec<&str> = both.iter_names().map(|(name, _)| name).collect();
    assert_eq!(names, ["READ", "WRITE"]);
    let mut flags = Perms64::empty();
    flags.insert(Perms64::EXEC_ALL);
    assert_eq!(flags.bits(), 4u64);
    assert_eq!(Perms8::H.bits(), 0x80u8);
    assert_eq!(Perms32::WRITE.bits(), 2u32);
    assert_eq!(Flagless::all(), Flagless::empty());
    assert_eq!(Perms16::try_from(3u16), Ok(both));
    assert_eq!(
        Perms16::try_from(4u16),
        Err(GuestError::InvalidFlagValue("perms16"))
    );
    assert_eq!(u16::from(both), 3);
}

#[test]
fn handles_are_numbers_without_unsafe() {
    let fd = Fd::from(7u32);
    assert_eq!(u32::from(fd), 7);
    assert_eq!(fd, 7.into());
    assert_ne!(fd, Fd::from(8));
    assert_eq!(size_of::<Fd>(), 4);
}

#[test]
fn records_tuples_and_variants_are_open() {
    let Point { x, y } = Point { x: 1, y: 2 };
    assert_eq!((x, y), (1, 2));
    let nested = Nested {
        level: Level8::Low,
        point: Point { x, y },
        name: GuestPtr::new((1, 2)),
        points: GuestPtr::new((3, 4)),
        next: GuestPtr::new(5),
        perms: Perms16::READ,
        pair: (6, 7),
        fd: Fd::from(8),
        outcome: Err(9),
        r#type: 10,
    };
    // Still valid, since the type is `Copy`.
    let copied = nested;
    assert_eq!(copied, nested);

    let Pair(a, b) = Pair(1, 2);
    assert_eq!((a, b), (1u8, 2u32));
    assert_eq!(Triple(Pair(1, 2), 3, Level16::Low).0.1, 2);
    // A tuple of the document converts from a Rust tuple.
    assert_eq!(Pair::from((1, 2)), Pair(1, 2));
    assert_eq!(<(u8, u32)>::from(Pair(1, 2)), (1, 2));
    let long = LongTuple(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
    assert_eq!(long.12, 13u16);

    let area = |shape| match shape {
        Shape::None => 0.0,
        Shape::Dot(Point { .. }) => 1.0,
        Shape::Circle(radius) => radius * radius,
    };
    assert_eq!(area(Shape::Circle(2.0)).to_bits(), 4f64.to_bits());
    assert_ne!(Shape::None, Shape::Dot(Point { x, y }));
    assert_eq!(Tagged::Low(1), Tagged::Low(1));
    assert_eq!(WideTag::Byte(1), WideTag::Byte(1u8));
    let three = Three { a: 1, b: 2, c: 3 };
    assert_ne!(Uneven::Three(three), Uneven::Long(1));
    assert_ne!(ByLevel::Low(1u8), ByLevel::High(1u16));
}

#[test]
fn aliases_are_the_types_themselves() {
    let size: types::Size = 1u32;
    let letter: types::Letter = 'a';
    let flag: types::Flag = true;
    let delta: types::Delta = -1i64;
    let height: types::Height = Level8::Low;
    let name: types::Name = GuestPtr::<str>::new((0, 0));
    let names: types::Names = GuestPtr::<[GuestPtr<str>]>::new((0, 0));
    let ptr: types::Ptr = GuestPtr::<Point>::new(0);
    let ptr_ptr: types::PtrPtr = GuestPtr::<GuestPtr<Point>>::new(0);
    let outcome: types::Outcome = Ok::<u32, Errno>(size);
    let unit: types::Unit = Ok::<(), ()>(());
    assert!(flag && letter == 'a' && delta < 0 && height == Level8::Low);
    assert!(name.is_empty() && names.is_empty() && ptr.offset() == ptr_ptr.offset());
    assert!(outcome.is_ok() && unit.is_ok());
}

#[test]
fn constants_are_on_their_type() {
    assert_eq!(Perms8::ALL, Perms8::all());
    assert_eq!(Perms16::READ_WRITE, Perms16::READ | Perms16::WRITE);
    assert_eq!(Level8::TOP, Level8::High);
    assert_eq!(Level8::BOTTOM, Level8::Low);
    assert_eq!((Fd::STDIN, Fd::STDOUT), (Fd::from(0), Fd::from(1)));
    // A builtin Rust type can't have associated constants, so they are next to the alias.
    assert_eq!(types::TIMESTAMP_EPOCH, 0u64);
    assert_eq!(types::TIMESTAMP_END_OF_TIME, u64::MAX);
    assert_eq!(types::SIZE_NONE, u32::MAX);
    const { assert!(types::SIZE_NONE == u32::MAX) };
}
