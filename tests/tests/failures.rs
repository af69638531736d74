//! The outcome of each bad argument that a guest can pass, with `guest_error` and without.

use std::borrow::Cow;
use std::ops::Range;

use wasmtime::Val;
use wasmtime_integration::{
    GuestError, GuestMemory, GuestPtr, Region, Trappable, types, wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, PAGE, Trap, changes, linker};

types!(witx = "witx/failures.witx");

use types::Errno;

/// Returns a different error value for each kind of mistake, so that tests can tell them apart.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the argument `guest_error` requires it"
)]
fn errno(error: GuestError) -> Errno {
    match error {
        GuestError::TryFromIntError(_) => Errno::Number,
        GuestError::InvalidChar(_) => Errno::Char,
        GuestError::InvalidEnumValue(_) => Errno::Enum,
        GuestError::InvalidFlagValue(_) => Errno::Flags,
        GuestError::InvalidUtf8(_) => Errno::Utf8,
        GuestError::PtrOverflow => Errno::Overflow,
        GuestError::PtrOutOfBounds(_) => Errno::Bounds,
        GuestError::PtrNotAligned(..) => Errno::Alignment,
        GuestError::PtrOverlap(..) => Errno::Overlap,
        GuestError::SliceLengthsDiffer => Errno::Lengths,
        _ => Errno::Other,
    }
}

type Done = Result<(), Errno>;

/// The result of a method that follows a pointer.
type Read = Result<(), Trappable<Errno>>;

/// A host for the document whose methods count the calls that reach them.
macro_rules! host {
    ($host:ident, $($arguments:tt)*) => {
        mod $host {
            use super::*;

            #[derive(Default)]
            pub(super) struct Ctx {
                pub(super) calls: u32,
            }

            #[wasmtime_integration(
                witx = "witx/failures.witx",
                types = types,
                $($arguments)*
            )]
            impl Ctx {
                fn u8(&mut self, _: u8) -> Done { self.reached() }
                fn s8(&mut self, _: i8) -> Done { self.reached() }
                fn u16(&mut self, _: u16) -> Done { self.reached() }
                fn s16(&mut self, _: i16) -> Done { self.reached() }
                fn char8(&mut self, _: u8) -> Done { self.reached() }
                fn char(&mut self, _: char) -> Done { self.reached() }
                fn bool(&mut self, _: bool) -> Done { self.reached() }
                fn unit_outcome(&mut self, _: Result<(), ()>) -> Done { self.reached() }

                fn level(&mut self, _: types::Level) -> Done { self.reached() }
                fn level16(&mut self, _: types::Level16) -> Done { self.reached() }
                fn level32(&mut self, _: types::Level32) -> Done { self.reached() }
                fn level64(&mut self, _: types::Level64) -> Done { self.reached() }
                fn perms(&mut self, _: types::Perms) -> Done { self.reached() }
                fn perms16(&mut self, _: types::Perms16) -> Done { self.reached() }
                fn perms32(&mut self, _: types::Perms32) -> Done { self.reached() }
                fn perms64(&mut self, _: types::Perms64) -> Done { self.reached() }

                fn str(&mut self, _: &str) -> Done { self.reached() }
                fn str_cow(&mut self, _: Cow<'_, str>) -> Done { self.reached() }
                fn str_owned(&mut self, _: String) -> Done { self.reached() }
                fn str_with_memory(&mut self, _: &GuestMemory<'_>, _: &str) -> Done {
                    self.reached()
                }
                fn str_cow_beside_mut(
                    &mut self,
                    _: &mut GuestMemory<'_>,
                    _: Cow<'_, str>,
                ) -> Done {
                    self.reached()
                }
                fn str_owned_beside_mut(&mut self, _: &mut GuestMemory<'_>, _: String) -> Done {
                    self.reached()
                }
                fn str_read(&mut self, memory: &GuestMemory<'_>, x: GuestPtr<str>) -> Read {
                    memory.str(x)?;
                    Ok(self.reached()?)
                }

                fn bytes(&mut self, _: &[u8]) -> Done { self.reached() }
                fn bytes_cow(&mut self, _: Cow<'_, [u8]>) -> Done { self.reached() }
                fn bytes_owned(&mut self, _: Vec<u8>) -> Done { self.reached() }
                fn bytes_with_memory(&mut self, _: &GuestMemory<'_>, _: &[u8]) -> Done {
                    self.reached()
                }
                fn bytes_cow_beside_mut(
                    &mut self,
                    _: &mut GuestMemory<'_>,
                    _: Cow<'_, [u8]>,
                ) -> Done {
                    self.reached()
                }
                fn bytes_owned_beside_mut(
                    &mut self,
                    _: &mut GuestMemory<'_>,
                    _: Vec<u8>,
                ) -> Done {
                    self.reached()
                }
                fn bytes_read(&mut self, memory: &GuestMemory<'_>, x: GuestPtr<[u8]>) -> Read {
                    memory.slice(x)?;
                    Ok(self.reached()?)
                }

                fn numbers(&mut self, _: Vec<u32>) -> Done { self.reached() }
                fn points(&mut self, _: Vec<types::Point>) -> Done { self.reached() }
                fn levels(&mut self, _: Vec<types::Level>) -> Done { self.reached() }
                fn masks(&mut self, _: Vec<types::Perms64>) -> Done { self.reached() }
                fn bools(&mut self, _: Vec<bool>) -> Done { self.reached() }
                fn handles(&mut self, _: Vec<types::Fd>) -> Done { self.reached() }
                fn names(&mut self, _: Vec<GuestPtr<str>>) -> Done { self.reached() }
                fn numbers_beside_mut(&mut self, _: &mut GuestMemory<'_>, _: Vec<u32>) -> Done {
                    self.reached()
                }

                fn point(&mut self, _: types::Point) -> Done { self.reached() }
                fn point_ref(&mut self, _: &types::Point) -> Done { self.reached() }
                fn mixed(&mut self, _: &types::Mixed) -> Done { self.reached() }
                fn pair(&mut self, _: types::Pair) -> Done { self.reached() }
                fn tuple(&mut self, _: (u8, types::Level)) -> Done { self.reached() }
                fn shape(&mut self, _: types::Shape) -> Done { self.reached() }
                fn tagged(&mut self, _: types::Tagged) -> Done { self.reached() }
                fn either(&mut self, _: types::Either) -> Done { self.reached() }
                fn outcome(&mut self, _: types::Outcome) -> Done { self.reached() }
                fn anonymous(&mut self, _: &types::AnonymousX) -> Done { self.reached() }

                fn second(&mut self, _: u8, _: &str, _: types::Point) -> Done { self.reached() }

                fn read(&mut self, memory: &GuestMemory<'_>, x: GuestPtr<types::Point>) -> Read {
                    memory.read(x)?;
                    Ok(self.reached()?)
                }
                fn write(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    x: GuestPtr<types::Point>,
                ) -> Read {
                    memory.write(x, types::Point { x: -1, y: -1 })?;
                    Ok(self.reached()?)
                }
                fn read_level(
                    &mut self,
                    memory: &GuestMemory<'_>,
                    x: GuestPtr<types::Level>,
                ) -> Read {
                    memory.read(x)?;
                    Ok(self.reached()?)
                }
                fn advance(&mut self, x: GuestPtr<types::Point>, by: u32) -> Read {
                    x.add(by)?;
                    Ok(self.reached()?)
                }
                fn both(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    x: GuestPtr<[u8]>,
                    y: GuestPtr<[u8]>,
                ) -> Read {
                    memory.disjoint_mut([x, y])?;
                    Ok(self.reached()?)
                }
                fn fill(&mut self, memory: &mut GuestMemory<'_>, x: GuestPtr<[u8]>) -> Read {
                    memory.copy_from_slice(&[1, 2, 3], x)?;
                    Ok(self.reached()?)
                }

                fn give_byte(&mut self) -> Result<u8, Errno> {
                    self.reached()?;
                    Ok(0xff)
                }
                fn give_size(&mut self) -> Result<types::Size, Errno> {
                    self.reached()?;
                    Ok(u32::MAX)
                }
                fn give_long(&mut self) -> Result<types::Long, Errno> {
                    self.reached()?;
                    Ok(u64::MAX)
                }
                fn give_level(&mut self) -> Result<types::Level, Errno> {
                    self.reached()?;
                    Ok(types::Level::High)
                }
                fn give_fd(&mut self) -> Result<types::Fd, Errno> {
                    self.reached()?;
                    Ok(types::Fd::from(u32::MAX))
                }
                fn give_point(&mut self) -> Result<types::Point, Errno> {
                    self.reached()?;
                    Ok(types::Point { x: -1, y: -1 })
                }
                fn give_shape(&mut self) -> Result<types::Shape, Errno> {
                    self.reached()?;
                    Ok(types::Shape::Circle(-1.0))
                }
                fn give_two(&mut self) -> Result<(types::Size, types::Fd), Errno> {
                    self.reached()?;
                    Ok((u32::MAX, types::Fd::from(u32::MAX)))
                }
                fn give_pairs(&mut self) -> Result<types::Pairs, Errno> {
                    self.reached()?;
                    Ok(types::Pairs(u32::MAX, types::Fd::from(u32::MAX)))
                }

                fn plain(&mut self, x: u8) -> u32 {
                    self.calls += 1;
                    x.into()
                }
                fn quiet(&mut self, _: &str) {
                    self.calls += 1;
                }
                fn quit(&mut self, _: u8) -> wasmtime::Error {
                    self.calls += 1;
                    wasmtime::Error::msg("quit")
                }

                fn reached(&mut self) -> Done {
                    self.calls += 1;
                    Ok(())
                }
            }
        }
    };
}

host!(mapped, guest_error = errno);
host!(unmapped,);

fn mapped_guest() -> Guest<mapped::Ctx> {
    let linker = linker(|linker| mapped::Failures::add_to_linker(linker, |ctx| ctx));
    Guest::new(&linker, "failures", mapped::Ctx::default())
}

fn unmapped_guest() -> Guest<unmapped::Ctx> {
    let linker = linker(|linker| unmapped::Failures::add_to_linker(linker, |ctx| ctx));
    Guest::new(&linker, "failures", unmapped::Ctx::default())
}

/// A call with a bad argument.
struct Case {
    function: &'static str,
    params: Vec<Val>,
    memory: Vec<(u32, Vec<u8>)>,
    location: &'static str,
    error: GuestError,
    /// How often the method runs before the mistake is found.
    calls: u32,
    /// The bytes that may have changed.
    may_change: Range<u32>,
}

impl Case {
    fn new(function: &'static str, params: &[u32], error: GuestError) -> Self {
        let params = params.iter().map(|param| Val::I32(param.cast_signed()));
        Case {
            function,
            params: params.collect(),
            memory: Vec::new(),
            location: "parameter `x`",
            error,
            calls: 0,
            may_change: 0..0,
        }
    }

    fn with(mut self, address: u32, bytes: &[u8]) -> Self {
        self.memory.push((address, bytes.to_vec()));
        self
    }

    fn at(mut self, location: &'static str) -> Self {
        self.location = location;
        self
    }

    /// Moves the mistake to an out pointer, where it is found after the method returned.
    fn in_result(self) -> Self {
        let mut case = self.at("result `error`, out pointer");
        case.calls = 1;
        case
    }

    fn changing(mut self, may_change: Range<u32>) -> Self {
        self.may_change = may_change;
        self
    }

    /// Returns the description for failure messages.
    fn label(&self) -> String {
        format!("{}{:?} with {:?}", self.function, self.params, self.memory)
    }

    fn prepare<T>(&self, guest: &mut Guest<T>) -> Vec<u8> {
        guest.memory().fill(0);
        for (address, bytes) in &self.memory {
            guest.put(*address, bytes);
        }
        guest.memory().to_vec()
    }
}

fn number() -> GuestError {
    GuestError::TryFromIntError(u8::try_from(256).unwrap_err())
}

fn utf8(bytes: &[u8]) -> GuestError {
    GuestError::InvalidUtf8(str::from_utf8(bytes).unwrap_err())
}

fn bounds(start: u32, len: u32) -> GuestError {
    GuestError::PtrOutOfBounds(Region { start, len })
}

fn alignment(start: u32, len: u32, align: u32) -> GuestError {
    GuestError::PtrNotAligned(Region { start, len }, align)
}

const LAST: u32 = PAGE - 1;
const MINUS_ONE: u32 = u32::MAX;

/// Returns a call of each function whose parameter is passed as one core value.
fn scalar_cases() -> Vec<Case> {
    /// The error for a bad value.
    type Error = fn(u32) -> GuestError;
    let mut cases = Vec::new();
    let i32s: [(&str, &[u32], Error); _] = [
        ("u8", &[256, 0x100, 0x1_0001, MINUS_ONE], |_| number()),
        ("s8", &[128, 255, (-129i32).cast_unsigned()], |_| number()),
        ("u16", &[0x1_0000, 0x100_0000, MINUS_ONE], |_| number()),
        (
            "s16",
            &[0x8000, 0xffff, (-0x8001i32).cast_unsigned()],
            |_| number(),
        ),
        ("char8", &[256, MINUS_ONE], |_| number()),
        (
            "char",
            &[0xd800, 0xdfff, 0x11_0000, MINUS_ONE],
            GuestError::InvalidChar,
        ),
        ("bool", &[2, 0x100, MINUS_ONE], |_| {
            GuestError::InvalidEnumValue("bool")
        }),
        ("unit_outcome", &[2, 0x100, MINUS_ONE], |_| {
            GuestError::InvalidEnumValue("expected")
        }),
        ("level", &[2, 0x100, 0x101, MINUS_ONE], |_| {
            GuestError::InvalidEnumValue("level")
        }),
        ("level16", &[2, 0x1_0000, MINUS_ONE], |_| {
            GuestError::InvalidEnumValue("level16")
        }),
        ("level32", &[3, 0x100, MINUS_ONE], |_| {
            GuestError::InvalidEnumValue("level32")
        }),
        ("level64", &[2, 0x100, MINUS_ONE], |_| {
            GuestError::InvalidEnumValue("level64")
        }),
        ("perms", &[8, 0x80, 0x100, MINUS_ONE], |_| {
            GuestError::InvalidFlagValue("perms")
        }),
        ("perms16", &[4, 0x1_0000, MINUS_ONE], |_| {
            GuestError::InvalidFlagValue("perms16")
        }),
        ("perms32", &[4, 0x8000_0000, MINUS_ONE], |_| {
            GuestError::InvalidFlagValue("perms32")
        }),
    ];
    for (function, values, error) in i32s {
        for value in values {
            cases.push(Case::new(function, &[*value], error(*value)));
        }
    }
    for bits in [4, 1 << 32, 1 << 63, u64::MAX] {
        let error = GuestError::InvalidFlagValue("perms64");
        let mut case = Case::new("perms64", &[], error);
        case.params = vec![Val::I64(bits.cast_signed())];
        cases.push(case);
    }
    cases
}

/// Returns places that are out of bounds, as addresses and lengths.
fn unreachable_bytes() -> [(u32, u32); 8] {
    [
        (LAST, 2),
        (PAGE, 1),
        (PAGE + 1, 0),
        (0, PAGE + 1),
        (MINUS_ONE, 1),
        (MINUS_ONE, 0),
        (1, MINUS_ONE),
        (0xffff_fff0, 0x20),
    ]
}

fn string_cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (function, location) in [
        ("str", "parameter `x`"),
        ("str_cow", "parameter `x`"),
        ("str_owned", "parameter `x`"),
        ("str_with_memory", "parameter `x`"),
        ("str_cow_beside_mut", "parameter `x`"),
        ("str_owned_beside_mut", "parameter `x`"),
        ("str_read", "an argument"),
    ] {
        for (start, len) in unreachable_bytes() {
            cases.push(Case::new(function, &[start, len], bounds(start, len)).at(location));
        }
        for bytes in [
            &b"\xff"[..],
            b"ok\xc3",
            b"\xed\xa0\x80",
            b"\xc0\x80",
            b"\xf4\x90\x80\x80",
        ] {
            let len = u32::try_from(bytes.len()).unwrap();
            for start in [16, PAGE - len] {
                let case = Case::new(function, &[start, len], utf8(bytes));
                cases.push(case.with(start, bytes).at(location));
            }
        }
    }
    cases
}

fn list_cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (function, location) in [
        ("bytes", "parameter `x`"),
        ("bytes_cow", "parameter `x`"),
        ("bytes_owned", "parameter `x`"),
        ("bytes_with_memory", "parameter `x`"),
        ("bytes_cow_beside_mut", "parameter `x`"),
        ("bytes_owned_beside_mut", "parameter `x`"),
        ("bytes_read", "an argument"),
    ] {
        for (start, len) in unreachable_bytes() {
            cases.push(Case::new(function, &[start, len], bounds(start, len)).at(location));
        }
    }
    // The size and the alignment of the elements.
    for (function, size, align) in [
        ("numbers", 4, 4),
        ("numbers_beside_mut", 4, 4),
        ("points", 8, 4),
        ("levels", 1, 1),
        ("masks", 8, 8),
        ("bools", 4, 4),
        ("handles", 4, 4),
        ("names", 8, 4),
    ] {
        let past = |start, len| Case::new(function, &[start, len], bounds(start, len * size));
        cases.extend([
            past(PAGE - size, 2),
            past(PAGE, 1),
            past(0, PAGE / size + 1),
            past(0u32.wrapping_sub(size), 1),
            past(0, MINUS_ONE / size),
            Case::new(function, &[LAST, 2], bounds(LAST, 2 * size)),
        ]);
        if size > 1 {
            let too_long = |start, len| Case::new(function, &[start, len], GuestError::PtrOverflow);
            cases.extend([
                too_long(0, MINUS_ONE / size + 1),
                too_long(8, MINUS_ONE),
                too_long(PAGE, 0x8000_0000),
            ]);
        }
        for off in [1, 2, 4] {
            if off < align {
                let error = alignment(64 + off, 2 * size, align);
                cases.push(Case::new(function, &[64 + off, 2], error));
            }
        }
    }
    cases.extend([
        Case::new("levels", &[LAST, 1], GuestError::InvalidEnumValue("level")).with(LAST, &[2]),
        Case::new("levels", &[16, 3], GuestError::InvalidEnumValue("level")).with(18, &[255]),
        Case::new("masks", &[16, 2], GuestError::InvalidFlagValue("perms64"))
            .with(24, &[0, 0, 0, 0, 0, 0, 0, 0x80]),
        Case::new("bools", &[16, 2], GuestError::InvalidEnumValue("bool")).with(20, &[2]),
        Case::new("bools", &[16, 2], GuestError::InvalidEnumValue("bool")).with(20, &[1, 1]),
    ]);
    cases
}

fn aggregate_cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (function, size, align) in [
        ("point", 8, 4),
        ("point_ref", 8, 4),
        ("mixed", 20, 4),
        ("pair", 8, 4),
        ("tuple", 2, 1),
        ("shape", 16, 8),
        ("tagged", 8, 4),
        ("either", 16, 8),
        ("outcome", 8, 4),
        ("anonymous", 8, 4),
    ] {
        let past = |start| Case::new(function, &[start], bounds(start, size));
        cases.extend([
            past(LAST),
            past(PAGE),
            past(PAGE - size + 1),
            past(MINUS_ONE),
        ]);
        cases.push(past(0u32.wrapping_sub(8)));
        for off in [1, 2, 4] {
            if off < align {
                let start = 64 + off;
                cases.push(Case::new(function, &[start], alignment(start, size, align)));
            }
        }
    }
    // Records with fields that are invalid for their types.
    let bad_enum = |function, name, offset: u32, bytes| {
        Case::new(function, &[64], GuestError::InvalidEnumValue(name)).with(64 + offset, bytes)
    };
    cases.extend([
        bad_enum("mixed", "bool", 0, &[2]),
        bad_enum("mixed", "bool", 3, &[1]),
        Case::new("mixed", &[64], GuestError::InvalidChar(0xdfff)).with(68, &[0xff, 0xdf]),
        bad_enum("mixed", "level", 8, &[2]),
        Case::new("mixed", &[64], GuestError::InvalidFlagValue("perms")).with(73, &[8]),
        bad_enum("mixed", "expected", 12, &[2]),
        bad_enum("mixed", "expected", 12, &[0, 1]),
        bad_enum("mixed", "level16", 12, &[1, 0, 0, 0, 2]),
        bad_enum("mixed", "level16", 12, &[1, 0, 0, 0, 0, 1]),
        bad_enum("tuple", "level", 1, &[2]),
        bad_enum("shape", "shape", 0, &[3]),
        bad_enum("shape", "shape", 0, &[255]),
        bad_enum("tagged", "tagged", 0, &[2]),
        bad_enum("either", "either", 0, &[2]),
        bad_enum("either", "either", 0, &[0, 1]),
        bad_enum("outcome", "expected", 0, &[2]),
        bad_enum("outcome", "errno", 0, &[1, 0, 0, 0, 12]),
        bad_enum("outcome", "errno", 0, &[1, 0, 0, 0, 0, 1]),
        bad_enum("anonymous", "anonymous_x", 0, &[2]),
        bad_enum("anonymous", "anonymous_x", 0, &[0, 0, 0, 0x80]),
    ]);
    cases
}

/// Returns mistakes that are found when a method follows a pointer.
fn pointer_cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for function in ["read", "write"] {
        for start in [LAST, PAGE, PAGE - 4, MINUS_ONE, 0xffff_fff8] {
            cases.push(Case::new(function, &[start], bounds(start, 8)));
        }
        cases.push(Case::new(function, &[2], alignment(2, 8, 4)));
    }
    cases.extend([
        Case::new("read_level", &[PAGE], bounds(PAGE, 1)),
        Case::new("read_level", &[LAST], GuestError::InvalidEnumValue("level")).with(LAST, &[7]),
        Case::new("advance", &[0xffff_fff8, 1], GuestError::PtrOverflow),
        Case::new("advance", &[0, 0x2000_0000], GuestError::PtrOverflow),
        Case::new("advance", &[MINUS_ONE, MINUS_ONE], GuestError::PtrOverflow),
        Case::new("both", &[0, 1, PAGE, 1], bounds(PAGE, 1)),
        Case::new(
            "both",
            &[8, 4, 10, 4],
            GuestError::PtrOverlap(Region { start: 8, len: 4 }, Region { start: 10, len: 4 }),
        ),
        Case::new("fill", &[PAGE - 2, 3], bounds(PAGE - 2, 3)),
        Case::new("fill", &[0, 2], GuestError::SliceLengthsDiffer),
        Case::new("fill", &[0, MINUS_ONE], GuestError::SliceLengthsDiffer),
    ]);
    cases
        .into_iter()
        .map(|case| case.at("an argument"))
        .collect()
}

/// Returns out pointers without room for the result.
fn result_cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (function, size, align) in [
        ("give_byte", 1, 1),
        ("give_size", 4, 4),
        ("give_long", 8, 8),
        ("give_level", 1, 1),
        ("give_fd", 4, 4),
        ("give_point", 8, 4),
        ("give_shape", 16, 8),
    ] {
        let past = |start| Case::new(function, &[start], bounds(start, size));
        cases.extend([past(PAGE), past(PAGE - size + 1), past(MINUS_ONE)]);
        if size > 1 {
            cases.push(past(LAST));
        }
        for off in [1, 2, 4] {
            if off < align {
                let start = 64 + off;
                cases.push(Case::new(function, &[start], alignment(start, size, align)));
            }
        }
    }
    for function in ["give_two", "give_pairs"] {
        // The members are written one by one.
        for (bad, error) in [
            (LAST, bounds(LAST, 4)),
            (PAGE, bounds(PAGE, 4)),
            (MINUS_ONE, bounds(MINUS_ONE, 4)),
            (18, alignment(18, 4, 4)),
        ] {
            for params in [[32, bad], [bad, 32]] {
                cases.push(Case::new(function, &params, error.clone()).changing(32..36));
            }
        }
    }
    cases.into_iter().map(Case::in_result).collect()
}

/// Returns mistakes in each of several parameters, which the error names.
fn place_cases() -> Vec<Case> {
    vec![
        Case::new("second", &[256, 0, 0, 64], number()).at("parameter `first`"),
        Case::new("second", &[0, PAGE, 1, 64], bounds(PAGE, 1)).at("parameter `second`"),
        Case::new("second", &[0, 0, 0, 65], alignment(65, 8, 4)).at("parameter `third`"),
    ]
}

fn cases() -> Vec<Case> {
    [
        scalar_cases(),
        string_cases(),
        list_cases(),
        aggregate_cases(),
        pointer_cases(),
        result_cases(),
        place_cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn with_guest_error_the_guest_gets_its_value() {
    let mut guest = mapped_guest();
    for case in cases() {
        let label = case.label();
        let before = case.prepare(&mut guest);
        guest.data().calls = 0;
        let result = guest.call_dynamic(case.function, &case.params);
        let got = match result {
            Ok(Some(Val::I32(got))) => got,
            other => panic!("{label}: {other:?}"),
        };
        let expected = errno(case.error.clone());
        assert_eq!(got, i32::from(u16::from(expected)), "{label}: {expected}");
        for address in changes(&before, guest.memory()) {
            assert!(case.may_change.contains(&address), "{label}: {address}");
        }
        assert_eq!(guest.data().calls, case.calls, "{label}");
    }
}

#[test]
fn without_guest_error_it_traps_and_says_why() {
    let mut guest = unmapped_guest();
    for case in cases() {
        let label = case.label();
        let before = case.prepare(&mut guest);
        guest.data().calls = 0;
        let result = guest.call_dynamic(case.function, &case.params);
        let trap = Trap(result.expect_err(&label));
        let expected = ("failures", case.function, case.location, &case.error);
        assert_eq!(trap.bad_argument(), expected, "{label}");
        for part in [
            format!("`failures::{}`", case.function),
            case.location.to_owned(),
            case.error.to_string(),
        ] {
            let message = trap.message();
            assert!(message.contains(&part), "{label}: {message}");
        }
        for address in changes(&before, guest.memory()) {
            assert!(case.may_change.contains(&address), "{label}: {address}");
        }
        assert_eq!(guest.data().calls, case.calls, "{label}");
    }
}

/// The message has the address in the form that debuggers use.
#[test]
fn the_trap_names_the_address() {
    let mut guest = unmapped_guest();
    for (function, params, address) in [
        ("point", vec![0xfffc], "0xfffc"),
        ("point", vec![0x41], "0x41"),
        ("give_long", vec![0xffff_fff8], "0xfffffff8"),
    ] {
        let case = Case::new(function, &params, GuestError::PtrOverflow);
        let trap = guest.call_dynamic(function, &case.params).unwrap_err();
        let message = Trap(trap).message();
        assert!(message.contains(address), "{message}");
    }
    let message = guest.trap("str", (0x1_0000, 1)).message();
    assert!(
        message.contains(
            "in `failures::str`, parameter `x`: out of bounds of the guest's memory: 1 bytes at \
             0x10000"
        ),
        "{message}"
    );
}

/// A function without an error result traps, whatever `guest_error` says.
#[test]
fn without_an_error_result_it_traps_in_any_case() {
    let mut mapped = mapped_guest();
    let mut unmapped = unmapped_guest();
    for trap in [mapped.trap("plain", 256), unmapped.trap("plain", 256)] {
        let expected = ("failures", "plain", "parameter `x`", &number());
        assert_eq!(trap.bad_argument(), expected);
    }
    for trap in [
        mapped.trap("quiet", (PAGE, 1)),
        unmapped.trap("quiet", (PAGE, 1)),
    ] {
        let expected = ("failures", "quiet", "parameter `x`", &bounds(PAGE, 1));
        assert_eq!(trap.bad_argument(), expected);
    }
    for trap in [mapped.trap("quit", 256), unmapped.trap("quit", 256)] {
        let expected = ("failures", "quit", "parameter `x`", &number());
        assert_eq!(trap.bad_argument(), expected);
    }
    assert_eq!(mapped.data().calls, 0);
    assert_eq!(unmapped.data().calls, 0);
}

/// The last valid places, next to the first invalid ones.
#[test]
fn up_to_the_edge_all_is_well() {
    let mut guest = unmapped_guest();
    let calls: &[(&str, &[u32])] = &[
        ("u8", &[255]),
        ("s8", &[127]),
        ("s8", &[(-128i32).cast_unsigned()]),
        ("u16", &[0xffff]),
        ("s16", &[0x7fff]),
        ("s16", &[(-0x8000i32).cast_unsigned()]),
        ("char", &[0xd7ff]),
        ("char", &[0xe000]),
        ("char", &[0x10_ffff]),
        ("bool", &[1]),
        ("unit_outcome", &[1]),
        ("level", &[1]),
        ("level32", &[2]),
        ("level64", &[1]),
        ("perms", &[7]),
        ("perms16", &[3]),
        ("str", &[LAST, 1]),
        ("str", &[PAGE, 0]),
        ("str", &[0, PAGE]),
        ("bytes", &[0, PAGE]),
        ("bytes", &[PAGE, 0]),
        ("numbers", &[PAGE - 4, 1]),
        ("numbers", &[0, PAGE / 4]),
        // An empty list needs no alignment, like empty arrays in C and Rust.
        ("numbers", &[1, 0]),
        ("masks", &[PAGE, 0]),
        ("names", &[PAGE - 8, 1]),
        ("point", &[PAGE - 8]),
        ("mixed", &[PAGE - 20]),
        ("shape", &[PAGE - 16]),
        ("tuple", &[PAGE - 2]),
        ("read", &[PAGE - 8]),
        ("both", &[8, 4, 12, 4]),
        ("both", &[8, 4, 9, 0]),
        ("advance", &[0, 0x1fff_ffff]),
        ("give_byte", &[LAST]),
        ("give_long", &[PAGE - 8]),
        ("give_two", &[PAGE - 4, PAGE - 4]),
    ];
    for (function, params) in calls {
        guest.memory().fill(0);
        guest.data().calls = 0;
        let case = Case::new(function, params, GuestError::PtrOverflow);
        let result = guest.call_dynamic(function, &case.params);
        let label = case.label();
        assert_eq!(result.expect(&label).unwrap().unwrap_i32(), 0, "{label}");
        assert_eq!(guest.data().calls, 1, "{label}");
    }
}

/// A guest can still be called after a host function trapped.
#[test]
fn a_trap_leaves_the_host_as_it_was() {
    let mut guest = unmapped_guest();
    guest.trap("u8", 256);
    assert_eq!(guest.call::<i32>("u8", 255).unwrap(), 0);
    assert_eq!(guest.data().calls, 1);
}

/// Error types with similar names have their own values.
mod error_types {
    use super::*;

    struct Ctx;

    #[expect(
        clippy::unnecessary_wraps,
        reason = "only bad arguments are of interest"
    )]
    #[wasmtime_integration(
        witx_literal = r#"
            (typename $tuple (enum $ok $bad $worse))
            (typename $u32 (enum $ok $bad $worse $worst))
            (typename $code u32)
            (module $alike
              (@interface func (export "named") (param $x u8) (result $error (expected (error $tuple))))
              (@interface func (export "unit") (param $x u8) (result $error (expected (error))))
              (@interface func (export "enum") (param $x u8) (result $error (expected (error $u32))))
              (@interface func (export "code") (param $x u8) (result $error (expected (error $code)))))
        "#,
        guest_error = made_of_it
    )]
    impl Ctx {
        fn named(_: u8) -> Result<(), types::Tuple> {
            Ok(())
        }
        fn unit(_: u8) -> Result<(), ()> {
            Ok(())
        }
        fn r#enum(_: u8) -> Result<(), types::U32> {
            Ok(())
        }
        fn code(_: u8) -> Result<(), types::Code> {
            Ok(())
        }
    }

    struct Bad;

    fn made_of_it(_: GuestError) -> Bad {
        Bad
    }

    impl From<Bad> for types::Tuple {
        fn from(_: Bad) -> Self {
            types::Tuple::Worse
        }
    }

    impl From<Bad> for types::U32 {
        fn from(_: Bad) -> Self {
            types::U32::Worst
        }
    }

    impl From<Bad> for types::Code {
        fn from(_: Bad) -> Self {
            77
        }
    }

    // Each error type has its own failure functions.
    #[test]
    fn each_has_the_value_that_is_made_for_it() {
        let linker = linker(|linker| Alike::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        let mut guest = Guest::new(&linker, "alike", Ctx);
        let values = ["named", "unit", "enum", "code"]
            .map(|function| guest.call::<i32>(function, 256).unwrap());
        assert_eq!(values, [2, 1, 3, 77]);
    }
}

/// Handlers with different types, beside a function whose error holds nothing.
#[expect(
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "most calls don't reach the methods"
)]
mod two_handlers {
    use super::*;

    struct Ctx;

    struct NoMemory;

    impl From<NoMemory> for types::Errno {
        fn from(NoMemory: NoMemory) -> Self {
            types::Errno::NoMemory
        }
    }

    #[wasmtime_integration(
        witx_literal = r#"
            (typename $errno (enum $success $no_memory $fault))
            (module $two
              (@interface func (export "unit") (param $s string)
                (result $error (expected (error))))
              (@interface func (export "named") (param $s string)
                (result $error (expected (error $errno)))))
        "#,
        missing_memory = NoMemory,
        guest_error = fault
    )]
    impl Ctx {
        fn unit(&mut self, _: &str) -> Result<(), ()> {
            Ok(())
        }

        fn named(&mut self, _: &str) -> Result<(), types::Errno> {
            Ok(())
        }
    }

    fn fault(_: GuestError) -> types::Errno {
        types::Errno::Fault
    }

    #[test]
    fn each_is_converted_for_each_function() {
        let linker = linker(|linker| Two::add_to_linker(linker, |ctx| ctx));
        let mut guest = Guest::new(&linker, "two", Ctx);
        assert_eq!(guest.call::<i32>("unit", (0, 1)).unwrap(), 0);
        assert_eq!(guest.call::<i32>("unit", (-1, 1)).unwrap(), 1);
        assert_eq!(guest.call::<i32>("named", (-1, 1)).unwrap(), 2);
        let mut guest = Guest::without_memory(&linker, "two", Ctx);
        assert_eq!(guest.call::<i32>("unit", (0, 1)).unwrap(), 1);
        assert_eq!(guest.call::<i32>("named", (0, 1)).unwrap(), 1);
    }
}
