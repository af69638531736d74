//! Generates cases: a function to call, its arguments and the memory.
//!
//! A case is derived from random numbers, which proptest draws and shrinks: each decision
//! takes one, and zero is the plain choice. Two in five cases have only good values; in the
//! others, each decision may go wrong: an address at the edge, a length that overflows, a tag
//! past the last one.

use std::fmt;
use std::sync::LazyLock;

use wasmtime::Val;
use wasmtime_integration_tests::PAGE;
use witx::{BuiltinType, Type, TypeRef, Variant};

// Relative paths, since the tests of interfaces from Rust have this module too.
use super::document::{
    Document, Function, bits, is_aggregate, is_signed, layout, payload_offset, repr_bits,
};
use super::host::Access;

/// The number of random numbers for a case. Any further ones are zero.
pub(crate) const DRAWS: usize = 80;

/// The addresses of good values that are not at an edge.
const ARENA: std::ops::Range<u32> = 0x100..0xc000;

/// How deep pointers are followed to store something at their target.
const DEPTH: u32 = 4;

pub(crate) struct Case<'a> {
    pub(crate) function: &'a Function,
    pub(crate) args: Vec<Val>,
    pub(crate) memory: Vec<u8>,
    /// The seed of the method's answers.
    pub(crate) answers: u64,
    /// The places of parameters and results that are passed by address.
    pub(crate) places: Vec<Access>,
    /// The enums and flags among the arguments.
    pub(crate) tags: Vec<Tag>,
}

/// An enum or flags value, as the guest passes it.
#[derive(Debug)]
pub(crate) struct Tag {
    pub(crate) name: String,
    /// Whether the signed core value fits the unsigned number that holds the type in
    /// memory.
    pub(crate) fits: bool,
    /// Whether the highest bit of the core value is a flag.
    pub(crate) has_top_flag: bool,
}

impl fmt::Display for Case<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}({:?})", self.function.name, self.args)?;
        for place in &self.places {
            let start = place.start as usize;
            let end = (start + place.len as usize).min(self.memory.len());
            if let Some(bytes) = self.memory.get(start..end.min(start + 64)) {
                writeln!(f, "  at {start:#x}, {} bytes: {bytes:02x?}", place.len)?;
            }
        }
        Ok(())
    }
}

/// The initial contents of a memory: zeros, small numbers, noise or ones.
static BACKGROUNDS: LazyLock<[Vec<u8>; 4]> = LazyLock::new(|| {
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    let noise = (0..PAGE).map(|_| {
        // Marsaglia's xorshift.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_be_bytes()[0]
    });
    let noise: Vec<u8> = noise.collect();
    let small = noise
        .iter()
        .enumerate()
        .map(|(index, byte)| if index % 4 == 0 { byte % 4 } else { 0 });
    [
        vec![0; PAGE as usize],
        small.collect(),
        noise,
        vec![0xff; PAGE as usize],
    ]
});

pub(crate) fn case<'a>(document: &'a Document, draws: &[u32]) -> Case<'a> {
    let mut draws = Draws(draws.iter());
    let count = u32::try_from(document.functions.len()).expect("a document is short");
    let function = &document.functions[draws.below(count) as usize];
    // The share of decisions that go wrong, in sixteenths.
    let wildness = [0, 0, 4, 8, 16][draws.below(5) as usize];
    let background = draws.below(4) as usize;
    let answers = (u64::from(draws.next()) << 32) | u64::from(draws.next());
    let mut generator = Generator {
        draws,
        wildness,
        memory: BACKGROUNDS[background].clone(),
        next: ARENA.start,
        addresses: Vec::new(),
        args: Vec::new(),
        places: Vec::new(),
        tags: Vec::new(),
    };
    for param in &function.params {
        generator.param(param);
    }
    for output in &function.outputs {
        let start = generator.passed_place(output);
        generator.args.push(i32_val(start));
    }
    Case {
        function,
        args: generator.args,
        memory: generator.memory,
        answers,
        places: generator.places,
        tags: generator.tags,
    }
}

/// The remaining random numbers.
struct Draws<'a>(std::slice::Iter<'a, u32>);

impl Draws<'_> {
    fn next(&mut self) -> u32 {
        self.0.next().copied().unwrap_or(0)
    }

    fn below(&mut self, end: u32) -> u32 {
        self.next() % end
    }

    fn next64(&mut self) -> u64 {
        (u64::from(self.next()) << 32) | u64::from(self.next())
    }
}

struct Generator<'a> {
    draws: Draws<'a>,
    wildness: u32,
    memory: Vec<u8>,
    /// The address of the next good value.
    next: u32,
    /// The addresses so far.
    addresses: Vec<u32>,
    args: Vec<Val>,
    places: Vec<Access>,
    tags: Vec<Tag>,
}

fn i32_val(bits: u32) -> Val {
    Val::I32(bits.cast_signed())
}

impl Generator<'_> {
    /// Whether this decision goes wrong.
    fn is_wild(&mut self) -> bool {
        // A good case draws no number here, so its numbers last longer.
        self.wildness != 0 && self.draws.below(16) >= 16 - self.wildness
    }

    fn param(&mut self, ty: &TypeRef) {
        if is_aggregate(ty) {
            let start = self.passed_place(ty);
            self.put(ty, start, DEPTH);
            self.args.push(i32_val(start));
            return;
        }
        match &**ty.type_() {
            Type::Builtin(builtin) => {
                let arg = self.number(*builtin);
                self.args.push(arg);
            }
            Type::Handle(_) => {
                let handle = self.handle();
                self.args.push(i32_val(handle));
            }
            Type::Variant(variant) => {
                let bits = repr_bits(variant.tag_repr);
                let tag = self.tag_passed(variant, bits);
                self.tag(ty, u64::from(tag), tag.cast_signed() >= 0, bits, 0);
                self.args.push(i32_val(tag));
            }
            Type::Record(record) => {
                let repr = record.bitflags_repr().expect("others are aggregates");
                let bits = repr_bits(repr);
                let flags = u32::try_from(record.members.len()).expect("at most 64");
                let value = self.flags_passed(flags, bits);
                if bits == 64 {
                    self.tag(ty, value, value.cast_signed() >= 0, bits, flags);
                    self.args.push(Val::I64(value.cast_signed()));
                } else {
                    let value = u32::try_from(value & 0xffff_ffff).expect("it is masked");
                    let fits = value.cast_signed() >= 0;
                    self.tag(ty, u64::from(value), fits, bits, flags);
                    self.args.push(i32_val(value));
                }
            }
            Type::Pointer(target) | Type::ConstPointer(target) => {
                let start = self.pointer(target, DEPTH);
                self.args.push(i32_val(start));
            }
            Type::List(element) => {
                let (start, len) = self.list(element, DEPTH);
                let (size, align) = list_layout(element);
                self.places.push(Access {
                    start,
                    len: len.saturating_mul(size),
                    align,
                });
                self.args.push(i32_val(start));
                self.args.push(i32_val(len));
            }
        }
    }

    fn tag(&mut self, ty: &TypeRef, value: u64, is_positive: bool, bits: u32, flags: u32) {
        let name = match (&**ty.type_(), ty) {
            (Type::Variant(variant), _) if variant.is_bool() => "bool",
            (_, TypeRef::Name(named)) => named.name.as_str(),
            _ => panic!("wiggle supports no unnamed enums or flags"),
        };
        self.tags.push(Tag {
            name: name.to_owned(),
            fits: is_positive && (bits == 64 || value >> bits == 0),
            has_top_flag: bits >= 32 && flags == bits,
        });
    }

    /// Returns the address of a parameter or result that is passed by address.
    fn passed_place(&mut self, ty: &TypeRef) -> u32 {
        let (len, align) = layout(ty);
        let start = self.address(len, align);
        self.places.push(Access { start, len, align });
        start
    }

    /// Returns an address for a value of this size.
    fn address(&mut self, size: u32, align: u32) -> u32 {
        let address = if self.is_wild() {
            self.wild_address(size, align)
        } else {
            self.good_address(size, align)
        };
        self.addresses.push(address);
        address
    }

    fn good_address(&mut self, size: u32, align: u32) -> u32 {
        match self.draws.below(32) {
            // Just before the end of memory, and at its start.
            30 => (PAGE - size.min(PAGE)) & !(align - 1),
            31 => 0,
            gap => {
                let start = (self.next + gap % 4 * align).next_multiple_of(align);
                let start = if start + size.min(PAGE) > ARENA.end {
                    ARENA.start.next_multiple_of(align)
                } else {
                    start
                };
                self.next = start + size.min(PAGE);
                start
            }
        }
    }

    fn wild_address(&mut self, size: u32, align: u32) -> u32 {
        match self.draws.below(12) {
            // Misaligned, if that is possible.
            0..=3 if align > 1 => {
                let start = self.good_address(size, align);
                start | (1 << self.draws.below(align.trailing_zeros()))
            }
            // Reaching past the end of memory, aligned or not.
            0 | 4 => PAGE - size.min(PAGE) + 1 + self.draws.below(size.max(1)),
            1 | 5 => PAGE - align * (1 + self.draws.below(size.max(align) / align)),
            2 | 6 => PAGE,
            // Reaching up to, or past, the end of the address space.
            3 | 7 => u32::MAX - self.draws.below(16),
            8 => 0u32.wrapping_sub(size.max(1)) & !(align - 1),
            9 => self.draws.next(),
            // On top of something else.
            10 => {
                let count = u32::try_from(self.addresses.len()).expect("a case is small");
                let nth = self.draws.below(count.max(1)) as usize;
                self.addresses.get(nth).copied().unwrap_or(0)
            }
            _ => self.draws.below(PAGE),
        }
    }

    /// Returns a number as the guest passes it.
    fn number(&mut self, builtin: BuiltinType) -> Val {
        match builtin {
            BuiltinType::F32 => Val::F32(self.float32()),
            BuiltinType::F64 => Val::F64(self.float64()),
            BuiltinType::U64 | BuiltinType::S64 => {
                let value = self.bits(64);
                Val::I64(value.cast_signed())
            }
            BuiltinType::U32 {
                lang_ptr_size: true,
            } => i32_val(self.size()),
            BuiltinType::Char => i32_val(self.character()),
            _ if bits(builtin) == 32 => {
                let value = self.bits(32);
                i32_val(u32::try_from(value).expect("it has 32 bits"))
            }
            narrow => {
                let width = bits(narrow);
                let (min, max) = if is_signed(narrow) {
                    (-(1 << (width - 1)), (1 << (width - 1)) - 1)
                } else {
                    (0, (1 << width) - 1)
                };
                Val::I32(if self.is_wild() {
                    match self.draws.below(5) {
                        0 => max + 1,
                        1 => min - 1,
                        2 => i32::MIN,
                        // Valid except for the upper bits.
                        3 => (1 << width) + self.draws.below(64).cast_signed(),
                        _ => self.draws.next().cast_signed(),
                    }
                } else {
                    let len = max.abs_diff(min) + 1;
                    match self.draws.below(4) {
                        0 => 1,
                        1 => min,
                        2 => max,
                        _ => min.wrapping_add_unsigned(self.draws.below(len)),
                    }
                })
            }
        }
    }

    /// Returns a length or similar number, which a method may rely on.
    fn size(&mut self) -> u32 {
        if self.is_wild() {
            u32::try_from(self.bits(32)).expect("it has 32 bits")
        } else {
            self.draws.below(16)
        }
    }

    /// Returns a character.
    fn character(&mut self) -> u32 {
        if self.is_wild() {
            [0xd800, 0x11_0000, u32::MAX][self.draws.below(3) as usize]
        } else {
            [0x78, 0, 0xe9, 0x10_ffff][self.draws.below(4) as usize]
        }
    }

    /// Returns any number: all are valid handles.
    fn handle(&mut self) -> u32 {
        match self.draws.below(4) {
            3 => self.draws.next(),
            small => small,
        }
    }

    fn float32(&mut self) -> u32 {
        match self.draws.below(4) {
            0 => 1.5f32.to_bits(),
            // A NaN with a payload.
            1 => 0x7fa0_1234,
            2 => (-0.0f32).to_bits(),
            _ => self.draws.next(),
        }
    }

    fn float64(&mut self) -> u64 {
        match self.draws.below(4) {
            0 => 1.5f64.to_bits(),
            1 => 0x7ff4_0000_1234_5678,
            2 => f64::NEG_INFINITY.to_bits(),
            _ => self.draws.next64(),
        }
    }

    /// Returns a number of this many bits.
    fn bits(&mut self, width: u32) -> u64 {
        let mask = u64::MAX >> (64 - width);
        let bits = match self.draws.below(6) {
            0 | 1 => u64::from(self.draws.below(16)),
            2 => u64::MAX,
            3 => 1 << (width - 1),
            4 => mask >> 1,
            _ => self.draws.next64(),
        };
        bits & mask
    }

    /// Returns the tag of an enum as the guest passes it: 32 bits, whatever its width.
    fn tag_passed(&mut self, variant: &Variant, bits: u32) -> u32 {
        let cases = u32::try_from(variant.cases.len()).expect("few cases");
        if !self.is_wild() {
            return self.draws.below(cases);
        }
        match self.draws.below(5) {
            0 => cases,
            1 => u32::MAX,
            2 => 1 << 31,
            // Valid except for the bits above the width.
            3 if bits < 32 => (1 << bits) + self.draws.below(cases),
            _ => self.draws.next(),
        }
    }

    /// Returns flags as the guest passes them, in 32 or 64 bits.
    fn flags_passed(&mut self, flags: u32, bits: u32) -> u64 {
        let mask = u64::MAX >> (64 - flags);
        let good = self.draws.next64() & mask;
        if !self.is_wild() {
            return good;
        }
        match self.draws.below(5) {
            0 => good | mask.wrapping_shl(1),
            1 => u64::MAX,
            2 => good | (1 << 63) | (1 << 31),
            // Valid except for the bits above the width.
            3 if bits < 64 => good | (1 << bits),
            _ => self.draws.next64(),
        }
    }

    /// Returns a pointer, and stores a good value at its target if possible.
    fn pointer(&mut self, target: &TypeRef, depth: u32) -> u32 {
        let (size, align) = layout(target);
        let start = self.address(size, align);
        self.put(target, start, depth);
        start
    }

    /// Returns the start and the length of a list, and stores good elements there.
    fn list(&mut self, element: &TypeRef, depth: u32) -> (u32, u32) {
        let (size, align) = list_layout(element);
        let len = self.draws.below(6);
        let start = self.address(size * len, align);
        if size == 1 && matches!(&**element.type_(), Type::Builtin(BuiltinType::Char)) {
            self.text(start, len);
        } else {
            for index in 0..len {
                let start = start.wrapping_add(index * size);
                self.put(element, start, depth.saturating_sub(1));
            }
        }
        if !self.is_wild() {
            return (start, len);
        }
        let len = match self.draws.below(6) {
            // One element more than there is room for.
            0 => PAGE.saturating_sub(start) / size + 1,
            1 => u32::MAX,
            // Longer than 32 bits, but short if the size wraps around.
            2 => (u32::MAX / size).wrapping_add(1 + len),
            3 => u32::MAX / size,
            // An empty list out of bounds.
            4 => return (PAGE + 1 + self.draws.below(PAGE), 0),
            _ => self.draws.next(),
        };
        // Mostly near the end of memory, so that a method that reads all elements is fast.
        let start = if self.draws.below(4) == 0 {
            start
        } else {
            PAGE - size * self.draws.below(4)
        };
        (start, len)
    }

    fn text(&mut self, start: u32, len: u32) {
        let text = ["hello", "naïve", "日本", "\0\u{7f}", "😀"][self.draws.below(5) as usize];
        let mut bytes = text.as_bytes().to_vec();
        // The whole text, so that the length may cut a character.
        bytes.resize(len as usize, b'x');
        if self.is_wild() {
            let bad = [0xff, 0xc0, 0x80, 0xed][self.draws.below(4) as usize];
            if let Some(last) = bytes.last_mut() {
                *last = bad;
            }
        } else if std::str::from_utf8(&bytes).is_err() {
            bytes.fill(b'y');
        }
        self.store(start, &bytes);
    }

    /// Stores a value of a type in the memory.
    fn put(&mut self, ty: &TypeRef, start: u32, depth: u32) {
        match &**ty.type_() {
            Type::Builtin(builtin) => {
                let value = match builtin {
                    BuiltinType::F32 => u64::from(self.float32()),
                    BuiltinType::F64 => self.float64(),
                    BuiltinType::U32 {
                        lang_ptr_size: true,
                    } => u64::from(self.size()),
                    BuiltinType::Char => u64::from(self.character()),
                    other => self.bits(bits(*other)),
                };
                self.store(start, &value.to_le_bytes()[..bits(*builtin) as usize / 8]);
            }
            Type::Handle(_) => {
                let handle = self.handle();
                self.store(start, &handle.to_le_bytes());
            }
            Type::Variant(variant) => {
                let cases = variant.cases.len() as u64;
                let bits = repr_bits(variant.tag_repr);
                let tag = if self.is_wild() {
                    match self.draws.below(3) {
                        0 => cases,
                        1 => u64::MAX,
                        _ => self.draws.next64(),
                    }
                } else {
                    u64::from(self.draws.next()) % cases
                };
                self.store(start, &tag.to_le_bytes()[..bits as usize / 8]);
                let case = usize::try_from(tag).ok();
                let case = case.and_then(|tag| variant.cases.get(tag));
                if let Some(payload) = case.and_then(|case| case.tref.as_ref()) {
                    let start = start.wrapping_add(payload_offset(variant));
                    self.put(payload, start, depth);
                }
            }
            Type::Record(record) => {
                let Some(repr) = record.bitflags_repr() else {
                    for member in record.member_layout() {
                        let offset = u32::try_from(member.offset).expect("types here are small");
                        self.put(&member.member.tref, start.wrapping_add(offset), depth);
                    }
                    return;
                };
                let mask = u64::MAX >> (64 - record.members.len());
                let good = self.draws.next64() & mask;
                let flags = if self.is_wild() {
                    good | mask.wrapping_add(1)
                } else {
                    good
                };
                self.store(start, &flags.to_le_bytes()[..repr_bits(repr) as usize / 8]);
            }
            Type::Pointer(target) | Type::ConstPointer(target) => {
                if let Some(depth) = depth.checked_sub(1) {
                    let target = self.pointer(target, depth);
                    self.store(start, &target.to_le_bytes());
                }
            }
            Type::List(element) => {
                if let Some(depth) = depth.checked_sub(1) {
                    let (list, len) = self.list(element, depth);
                    self.store(start, &list.to_le_bytes());
                    self.store(start.wrapping_add(4), &len.to_le_bytes());
                }
            }
        }
    }

    /// Stores as many of the bytes in the memory as fit.
    fn store(&mut self, start: u32, bytes: &[u8]) {
        for (address, byte) in (start as usize..).zip(bytes) {
            if let Some(place) = self.memory.get_mut(address) {
                *place = *byte;
            }
        }
    }
}

/// Returns the layout of a list's elements. A list of `char` is a string of bytes.
fn list_layout(element: &TypeRef) -> (u32, u32) {
    match &**element.type_() {
        Type::Builtin(BuiltinType::Char) => (1, 1),
        _ => layout(element),
    }
}
