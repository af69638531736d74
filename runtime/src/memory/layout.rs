//! The layout of compound types in a guest's memory, the same as in C.

use super::bytes::wrong_length;
use crate::{GuestBytes, GuestBytesMut, GuestError, GuestType};

/// The layout of consecutive fields, each at the next multiple of its alignment.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    end: u32,
    align: u32,
}

impl Layout {
    /// The layout without fields.
    pub const EMPTY: Self = Layout { end: 0, align: 1 };

    /// Returns the layout of consecutive fields.
    #[must_use]
    pub const fn record(mut fields: &[Layout]) -> Self {
        let mut record = Layout::EMPTY;
        // Not recursive: the compiler limits how deep a constant may call.
        while let [field, rest @ ..] = fields {
            let end = record.start_of(field.align).checked_add(field.end);
            record = Layout {
                end: within_memory(end),
                align: max(record.align, field.align),
            };
            fields = rest;
        }
        record
    }

    /// Returns the layout of fields that share their space, as in a union.
    #[must_use]
    pub const fn union(mut fields: &[Layout]) -> Self {
        let mut union = Layout::EMPTY;
        while let [field, rest @ ..] = fields {
            union = Layout {
                end: max(union.end, field.end),
                align: max(union.align, field.align),
            };
            fields = rest;
        }
        union
    }

    /// Returns the offset of one of consecutive fields, in bytes.
    #[must_use]
    pub const fn offset(fields: &[Layout], index: usize) -> u32 {
        let (before, _) = fields.split_at(index);
        Layout::record(before).start_of(fields[index].align)
    }

    /// Returns the size in bytes, a multiple of the alignment.
    #[must_use]
    pub const fn size(self) -> u32 {
        self.start_of(self.align)
    }

    /// Returns the alignment in bytes.
    #[must_use]
    pub const fn align(self) -> u32 {
        self.align
    }

    /// Returns the offset of a next field with this alignment, in bytes.
    const fn start_of(self, align: u32) -> u32 {
        within_memory(self.end.checked_next_multiple_of(align))
    }
}

const fn within_memory(size: Option<u32>) -> u32 {
    match size {
        Some(size) => size,
        None => panic!("a type is larger than a memory"),
    }
}

const fn max(a: u32, b: u32) -> u32 {
    if a > b { a } else { b }
}

/// A type of several fields: a record, a tuple, or a variant, whose fields are the tag and the
/// payloads.
pub trait Compound: Sized {
    /// The layout of each field.
    const FIELDS: &'static [Layout];

    /// The layout of a value.
    const LAYOUT: Layout = Layout::record(Self::FIELDS);

    /// Returns the bytes if they have the size of one value.
    #[inline]
    fn bytes(bytes: GuestBytes<'_>) -> Result<GuestBytes<'_>, GuestError> {
        bytes.exactly(const { Self::LAYOUT.size() as usize })
    }

    /// Returns the bytes if they are those of one value.
    #[inline]
    fn bytes_mut(bytes: GuestBytesMut<'_>) -> Result<GuestBytesMut<'_>, GuestError> {
        bytes.exactly(const { Self::LAYOUT.size() as usize })
    }
}

/// The type of a field or payload, as generated code uses it. Exists for its error text, which the
/// compiler reports once, because all uses of the type have the same path and no bound.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be stored in a guest's memory",
    label = "not a guest type",
    note = "derive `GuestType` for a type of your own"
)]
pub trait Field: Sized {
    /// The layout of a value.
    const LAYOUT: Layout;

    /// Decodes the field `INDEX` of a `C` from the bytes of the `C`.
    fn decode_in<C: Compound, const INDEX: usize>(
        bytes: GuestBytes<'_>,
    ) -> Result<Self, GuestError>;

    /// Encodes the field `INDEX` of a `C` into the bytes of the `C`.
    fn encode_in<C: Compound, const INDEX: usize>(
        self,
        bytes: &mut GuestBytesMut<'_>,
    ) -> Result<(), GuestError>;
}

#[diagnostic::do_not_recommend]
impl<T: GuestType> Field for T {
    const LAYOUT: Layout = Layout {
        end: T::SIZE,
        align: T::ALIGN,
    };

    #[inline]
    fn decode_in<C: Compound, const INDEX: usize>(
        bytes: GuestBytes<'_>,
    ) -> Result<Self, GuestError> {
        bytes.decode_at(const { Layout::offset(C::FIELDS, INDEX) as usize })
    }

    #[inline]
    fn encode_in<C: Compound, const INDEX: usize>(
        self,
        bytes: &mut GuestBytesMut<'_>,
    ) -> Result<(), GuestError> {
        let start = const { Layout::offset(C::FIELDS, INDEX) as usize };
        let len = bytes.len();
        match bytes.get_mut(start..start + T::SIZE as usize) {
            Some(field) => self.encode(field),
            None => Err(wrong_length(len)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn of<T: GuestType>() -> Layout {
        <T as Field>::LAYOUT
    }

    #[test]
    fn a_type_may_have_many_fields() {
        const MANY: &[Layout] = &[of::<u16>(); 1000];
        const RECORD: Layout = Layout::record(MANY);
        const UNION: Layout = Layout::union(MANY);
        assert_eq!((RECORD.size(), UNION.size()), (2000, 2));
        assert_eq!(const { Layout::offset(MANY, 999) }, 1998);
    }

    struct Mixed;

    impl Compound for Mixed {
        const FIELDS: &'static [Layout] = &[of::<u8>(), of::<u64>(), of::<u16>()];
    }

    #[test]
    fn fields_are_aligned_as_in_c() {
        let layout = Mixed::LAYOUT;
        assert_eq!((layout.size(), layout.align()), (24, 8));
        assert_eq!((Layout::EMPTY.size(), Layout::EMPTY.align()), (0, 1));
        let mut bytes = [0xee; 24];
        let mut all = Mixed::bytes_mut((&mut bytes[..]).into()).unwrap();
        1u8.encode_in::<Mixed, 0>(&mut all).unwrap();
        2u64.encode_in::<Mixed, 1>(&mut all).unwrap();
        3u16.encode_in::<Mixed, 2>(&mut all).unwrap();
        assert_eq!(bytes[..9], [1, 0xee, 0xee, 0xee, 0xee, 0xee, 0xee, 0xee, 2]);
        assert_eq!(bytes[16..19], [3, 0, 0xee]);
        let all = Mixed::bytes(bytes[..].into()).unwrap();
        assert_eq!(Field::decode_in::<Mixed, 0>(all), Ok(1u8));
        assert_eq!(Field::decode_in::<Mixed, 1>(all), Ok(2u64));
        assert_eq!(Field::decode_in::<Mixed, 2>(all), Ok(3u16));
    }

    #[test]
    fn other_numbers_of_bytes_are_errors() {
        let mut bytes = [0; 25];
        assert!(Mixed::bytes(bytes[..].into()).is_err());
        assert!(Mixed::bytes(bytes[..23].into()).is_err());
        assert!(Mixed::bytes_mut((&mut bytes[..23]).into()).is_err());
        assert!(<u16 as Field>::decode_in::<Mixed, 2>(bytes[..17].into()).is_err());
        let short = &mut GuestBytesMut::from(&mut bytes[..17]);
        assert!(0u16.encode_in::<Mixed, 2>(short).is_err());
    }

    struct Shape;

    impl Compound for Shape {
        const FIELDS: &'static [Layout] = &[
            of::<u8>(),
            Layout::union(&[of::<(u32, u32, u32)>(), of::<u64>()]),
        ];
    }

    /// In C, `struct { uint8_t tag; union { uint32_t a[3]; uint64_t b; } val; }`. `witx`
    /// computes a size of 16, so the larger payload would reach past the end.
    #[test]
    fn a_payload_never_reaches_past_its_variant() {
        assert_eq!((Shape::LAYOUT.size(), Shape::LAYOUT.align()), (24, 8));
        let mut bytes = [0; 24];
        let mut all = GuestBytesMut::from(&mut bytes[..]);
        1u8.encode_in::<Shape, 0>(&mut all).unwrap();
        u64::MAX.encode_in::<Shape, 1>(&mut all).unwrap();
        assert_eq!((bytes[0], &bytes[8..16]), (1, &[0xff; 8][..]));
        assert_eq!(
            Field::decode_in::<Shape, 1>(bytes[..].into()),
            Ok((u32::MAX, u32::MAX, 0u32))
        );
    }
}
