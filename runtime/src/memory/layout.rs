//! The layout of compound types in a guest's memory, the same as in C.

use super::guest_type::{decode_field, encode_field};
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

    /// Appends a `T`.
    #[inline]
    #[must_use]
    pub const fn field<T: GuestType>(self) -> Self {
        self.then(<T as Field>::LAYOUT)
    }

    /// Adds `other`, which shares the space of the other fields, as in a union.
    #[inline]
    #[must_use]
    pub const fn or(self, other: Layout) -> Self {
        Layout {
            end: max(self.end, other.end),
            align: max(self.align, other.align),
        }
    }

    /// Appends `next`, as a whole.
    #[inline]
    #[must_use]
    pub const fn then(self, next: Layout) -> Self {
        let end = self.start_of(next.align).checked_add(next.end);
        Layout {
            end: within_memory(end),
            align: max(self.align, next.align),
        }
    }

    /// Returns the offset of a next field with this alignment, in bytes.
    #[inline]
    #[must_use]
    pub const fn start_of(self, align: u32) -> u32 {
        within_memory(self.end.checked_next_multiple_of(align))
    }

    /// Returns the size in bytes, a multiple of the alignment.
    #[inline]
    #[must_use]
    pub const fn size(self) -> u32 {
        self.start_of(self.align)
    }

    /// Returns the alignment in bytes.
    #[inline]
    #[must_use]
    pub const fn align(self) -> u32 {
        self.align
    }
}

#[inline]
const fn within_memory(size: Option<u32>) -> u32 {
    match size {
        Some(size) => size,
        None => panic!("a type in the witx document is larger than a memory"),
    }
}

#[inline]
const fn max(a: u32, b: u32) -> u32 {
    if a > b { a } else { b }
}

/// Decodes consecutive fields.
pub struct Fields<'a> {
    bytes: GuestBytes<'a>,
    layout: Layout,
}

impl<'a> Fields<'a> {
    /// Starts at the first field of a value.
    #[inline]
    #[must_use]
    pub fn new(bytes: GuestBytes<'a>) -> Self {
        Fields {
            bytes,
            layout: Layout::EMPTY,
        }
    }

    /// Decodes the next field.
    ///
    /// # Errors
    ///
    /// Fails if its bytes are not a valid `T`.
    #[inline]
    pub fn decode<T: GuestType>(&mut self) -> Result<T, GuestError> {
        let start = self.layout.start_of(T::ALIGN);
        self.layout = self.layout.field::<T>();
        decode_field(self.bytes, start)
    }
}

/// Encodes consecutive fields.
pub struct FieldsMut<'a> {
    bytes: GuestBytesMut<'a>,
    layout: Layout,
}

impl<'a> FieldsMut<'a> {
    /// Starts at the first field of a value.
    #[inline]
    #[must_use]
    pub fn new(bytes: GuestBytesMut<'a>) -> Self {
        FieldsMut {
            bytes,
            layout: Layout::EMPTY,
        }
    }

    /// Encodes the next field. Padding before it is left unchanged.
    ///
    /// # Errors
    ///
    /// Fails if the value has too few bytes.
    #[inline]
    pub fn encode<T: GuestType>(&mut self, value: T) -> Result<(), GuestError> {
        let start = self.layout.start_of(T::ALIGN);
        self.layout = self.layout.field::<T>();
        encode_field(&mut self.bytes, start, value)
    }
}

/// The type of a field or payload, as generated code uses it. The compiler reports a type that
/// is not a guest type once, as all of its uses have the same path and no bound.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be stored in a guest's memory",
    label = "not a guest type",
    note = "derive `GuestType` for a type of your own"
)]
pub trait Field: Sized {
    /// The layout of a value.
    const LAYOUT: Layout;

    /// Decodes the next field, as [`Fields::decode`] does.
    ///
    /// # Errors
    ///
    /// Fails if its bytes are not a valid value.
    fn decode_next(fields: &mut Fields<'_>) -> Result<Self, GuestError>;

    /// Encodes the next field, as [`FieldsMut::encode`] does.
    ///
    /// # Errors
    ///
    /// Fails if the value has too few bytes.
    fn encode_next(self, fields: &mut FieldsMut<'_>) -> Result<(), GuestError>;

    /// Decodes the payload of a `V`, as [`VariantType::decode_payload`] does.
    ///
    /// # Errors
    ///
    /// Fails if its bytes are not a valid value.
    fn decode_in<V: VariantType>(bytes: GuestBytes<'_>) -> Result<Self, GuestError>;

    /// Encodes the tag and the payload of a `V`, as [`VariantType::encode_case`] does.
    ///
    /// # Errors
    ///
    /// Fails if the value has too few bytes.
    fn encode_in<V: VariantType>(
        self,
        bytes: GuestBytesMut<'_>,
        tag: V::Tag,
    ) -> Result<(), GuestError>;
}

#[diagnostic::do_not_recommend]
impl<T: GuestType> Field for T {
    const LAYOUT: Layout = Layout {
        end: T::SIZE,
        align: T::ALIGN,
    };

    #[inline]
    fn decode_next(fields: &mut Fields<'_>) -> Result<Self, GuestError> {
        fields.decode()
    }

    #[inline]
    fn encode_next(self, fields: &mut FieldsMut<'_>) -> Result<(), GuestError> {
        fields.encode(self)
    }

    #[inline]
    fn decode_in<V: VariantType>(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
        V::decode_payload(bytes)
    }

    #[inline]
    fn encode_in<V: VariantType>(
        self,
        bytes: GuestBytesMut<'_>,
        tag: V::Tag,
    ) -> Result<(), GuestError> {
        V::encode_case(bytes, tag, self)
    }
}

/// A type whose values are a tag and a payload: a variant or a union.
pub trait VariantType: Sized {
    /// The type of the tag.
    type Tag: GuestType;

    /// The layout of the payloads, which share the space after the tag.
    const PAYLOAD: Layout;

    /// The layout of the tag and the payloads.
    const LAYOUT: Layout = Layout::EMPTY.field::<Self::Tag>().then(Self::PAYLOAD);

    /// Decodes the payload.
    ///
    /// # Errors
    ///
    /// Fails if its bytes are not a valid `T`.
    #[inline]
    fn decode_payload<T: GuestType>(bytes: GuestBytes<'_>) -> Result<T, GuestError> {
        decode_field(bytes, Self::payload_offset())
    }

    /// Encodes the tag and the payload. Padding between them is left unchanged.
    ///
    /// # Errors
    ///
    /// Fails if the value has too few bytes.
    #[inline]
    fn encode_case<T: GuestType>(
        mut bytes: GuestBytesMut<'_>,
        tag: Self::Tag,
        payload: T,
    ) -> Result<(), GuestError> {
        encode_field(&mut bytes, 0, tag)?;
        encode_field(&mut bytes, Self::payload_offset(), payload)
    }

    /// Returns the offset of the payload, in bytes.
    #[inline]
    #[must_use]
    fn payload_offset() -> u32 {
        Layout::EMPTY
            .field::<Self::Tag>()
            .start_of(Self::PAYLOAD.align())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_aligned_as_in_c() {
        let layout = Layout::EMPTY.field::<u8>().field::<u64>().field::<u16>();
        assert_eq!((layout.size(), layout.align()), (24, 8));
        assert_eq!((Layout::EMPTY.size(), Layout::EMPTY.align()), (0, 1));
        let mut bytes = [0xee; 24];
        let mut fields = FieldsMut::new((&mut bytes[..]).into());
        fields.encode(1u8).unwrap();
        fields.encode(2u64).unwrap();
        fields.encode(3u16).unwrap();
        assert!(fields.encode(4u64).is_err());
        assert_eq!(bytes[..9], [1, 0xee, 0xee, 0xee, 0xee, 0xee, 0xee, 0xee, 2]);
        assert_eq!(bytes[16..19], [3, 0, 0xee]);
        let mut fields = Fields::new(bytes[..].into());
        assert_eq!(fields.decode(), Ok(1u8));
        assert_eq!(fields.decode(), Ok(2u64));
        assert_eq!(fields.decode(), Ok(3u16));
        assert!(fields.decode::<u64>().is_err());
    }

    struct Shape;

    impl VariantType for Shape {
        type Tag = u8;
        const PAYLOAD: Layout = <(u32, u32, u32) as Field>::LAYOUT.or(<u64 as Field>::LAYOUT);
    }

    /// In C, `struct { uint8_t tag; union { uint32_t a[3]; uint64_t b; } val; }`. `witx`
    /// computes a size of 16, so the larger payload would reach past the end.
    #[test]
    fn a_payload_never_reaches_past_its_variant() {
        assert_eq!((Shape::LAYOUT.size(), Shape::LAYOUT.align()), (24, 8));
        let mut bytes = [0; 24];
        Shape::encode_case((&mut bytes[..]).into(), 1, u64::MAX).unwrap();
        assert_eq!((bytes[0], &bytes[8..16]), (1, &[0xff; 8][..]));
        assert_eq!(
            Shape::decode_payload(bytes[..].into()),
            Ok((u32::MAX, u32::MAX, 0u32))
        );
    }
}
