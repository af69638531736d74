//! The layout of types in a guest's memory.
//!
//! It is `witx::Layout`'s, which is C's, with two exceptions. A variant whose largest
//! payload is not the most aligned one is as large as its C struct, with a union after the
//! tag; `witx` computes a size so small that the payload reaches past the end. And an empty
//! tuple has no size, where `witx` panics.

use super::{Document, IntRepr, Member, Type};

/// Size and alignment, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) size: u32,
    pub(crate) align: u32,
}

impl Layout {
    const fn scalar(size: u32) -> Self {
        Layout { size, align: size }
    }
}

impl From<IntRepr> for Layout {
    fn from(repr: IntRepr) -> Self {
        Layout::scalar(repr.bits() / 8)
    }
}

impl Document {
    /// The layout of `ty`, or `None` if it is larger than a memory.
    pub(super) fn layout(&self, ty: &Type) -> Option<Layout> {
        Some(match ty {
            Type::U8 | Type::S8 => Layout::scalar(1),
            Type::U16 | Type::S16 => Layout::scalar(2),
            // A bool is a variant that does not say how wide its tag is: 32 bits.
            Type::U32 | Type::S32 | Type::F32 | Type::Char | Type::Bool | Type::Pointer(_) => {
                Layout::scalar(4)
            }
            Type::U64 | Type::S64 | Type::F64 => Layout::scalar(8),
            Type::String | Type::List(_) => Layout { size: 8, align: 4 },
            Type::Tuple(members) => self.record(members)?.0,
            Type::Expected(ok, err) => self.variant(IntRepr::U32, [&**ok, &**err])?.0,
            Type::Named(index) => self.types[*index].layout,
        })
    }

    /// The layout of members that lie one after the other, and where each is.
    pub(super) fn record(&self, types: &[Type]) -> Option<(Layout, Vec<Member>)> {
        let mut layout = Layout { size: 0, align: 1 };
        let mut members = Vec::new();
        for ty in types {
            let member = self.layout(ty)?;
            let offset = layout.size.checked_next_multiple_of(member.align)?;
            layout.size = offset.checked_add(member.size)?;
            layout.align = layout.align.max(member.align);
            members.push(Member {
                ty: ty.clone(),
                offset,
            });
        }
        layout.size = layout.size.checked_next_multiple_of(layout.align)?;
        Some((layout, members))
    }

    /// The layout of a tag and the payload after it, and where the payload is.
    pub(super) fn variant<'a>(
        &self,
        tag: IntRepr,
        payloads: impl IntoIterator<Item = &'a Type>,
    ) -> Option<(Layout, u32)> {
        let tag = Layout::from(tag);
        let mut payload = Layout { size: 0, align: 1 };
        for ty in payloads {
            let layout = self.layout(ty)?;
            payload.size = payload.size.max(layout.size);
            payload.align = payload.align.max(layout.align);
        }
        let align = tag.align.max(payload.align);
        let offset = tag.size.checked_next_multiple_of(payload.align)?;
        let size = offset
            .checked_add(payload.size)?
            .checked_next_multiple_of(align)?;
        Some((Layout { size, align }, offset))
    }
}

#[cfg(test)]
mod tests {
    use witx::Layout as _;

    use super::*;
    use crate::document::{TypeKind, testing};

    /// The document, as ours and as `witx` has it.
    fn both(source: &str) -> (Document, witx::Document) {
        (testing::document(source), witx::parse(source).unwrap())
    }

    #[test]
    fn as_witx_has_it() {
        let (document, witx) = both(
            "(typename $e8 (enum (@witx tag u8) $a $b))
             (typename $e64 (enum (@witx tag u64) $a))
             (typename $f (flags (@witx repr u16) $x $y))
             (typename $h (handle))
             (typename $r (record (field $a u8) (field $b u64) (field $c bool) (field $d u8)))
             (typename $s (record (field $s string) (field $l (list $r)) (field $c char)))
             (typename $t (tuple $e8 $f (tuple u8 u32)))
             (typename $v (variant (@witx tag $e8) (case $a $r) (case $b)))
             (typename $u (union (@witx tag u16) u8 u16))
             (typename $x (expected $e8 (error u64)))
             (typename $p (@witx pointer $r))
             (typename $n (record (field $v $v) (field $x $x) (field $u $u)))",
        );
        for (ours, theirs) in document.types.iter().zip(witx.typenames()) {
            let layout = theirs.mem_size_align();
            assert_eq!(
                (ours.layout.size as usize, ours.layout.align as usize),
                (layout.size, layout.align),
                "{}",
                ours.witx
            );
            let offsets: Vec<usize> = match &ours.kind {
                TypeKind::Record { fields } => {
                    fields.iter().map(|f| f.member.offset as usize).collect()
                }
                TypeKind::Tuple { members } => members.iter().map(|m| m.offset as usize).collect(),
                TypeKind::Variant(variant) => vec![variant.payload_offset as usize],
                _ => continue,
            };
            let expected: Vec<usize> = match &**theirs.type_() {
                witx::Type::Record(record) => {
                    record.member_layout().iter().map(|m| m.offset).collect()
                }
                witx::Type::Variant(variant) => vec![variant.payload_offset()],
                other => panic!("{other:?}"),
            };
            assert_eq!(offsets, expected, "{}", ours.witx);
        }
    }

    #[test]
    fn a_payload_never_reaches_past_its_variant() {
        let (document, witx) = both(
            "(typename $three (record (field $a u32) (field $b u32) (field $c u32)))
             (typename $v (variant (@witx tag u8) (case $a u64) (case $b $three)))
             (typename $empty (tuple))",
        );
        let theirs: Vec<_> = witx.typenames().collect();
        // As `struct { uint8_t tag; union { uint64_t a; three b; } val; }`.
        assert_eq!(document.types[1].layout, Layout { size: 24, align: 8 });
        assert_eq!(theirs[1].mem_size(), 16);
        assert_eq!(document.types[2].layout, Layout { size: 0, align: 1 });
    }
}
