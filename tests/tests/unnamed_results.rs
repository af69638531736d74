//! Unnamed types in the result of a function.

use wasmtime_integration::{GuestPtr, wasmtime_integration};
use wasmtime_integration_tests::{Guest, linker};

struct Ctx;

#[wasmtime_integration(witx_literal = r#"
    (typename $errno (enum (@witx tag u8) $success $inval))
    (typename $pair (tuple u8 u64))
    (typename $mixed (tuple u8 (variant (case $none) (case $some u16))))
    (module $unnamed
      (@interface func (export "number") (result $r (expected u32 (error $errno))))
      (@interface func (export "text") (param $s string) (result $r (expected string (error u16))))
      (@interface func (export "several")
        (result $r (expected (tuple u8 (list u16) (@witx pointer u8) bool) (error $errno))))
      (@interface func (export "pair") (result $r (expected $pair (error s8))))
      (@interface func (export "mixed") (result $r (expected $mixed (error))))
      (@interface func (export "nested")
        (result $r (expected (expected u8 (error u16)) (error (@witx usize)))))
      (@interface func (export "variant")
        (param $some bool) (result $r (expected (variant (case $none) (case $some u16)) (error)))))
"#)]
#[expect(
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "the interface has these types"
)]
impl Ctx {
    fn number(&mut self) -> Result<u32, types::Errno> {
        Ok(0xfeed_f00d)
    }

    fn text(&mut self, s: GuestPtr<str>) -> Result<GuestPtr<str>, u16> {
        if s.is_empty() { Err(700) } else { Ok(s) }
    }

    #[expect(clippy::type_complexity, reason = "the interface has these types")]
    fn several(&mut self) -> Result<(u8, GuestPtr<[u16]>, GuestPtr<u8>, bool), types::Errno> {
        Ok((1, GuestPtr::new((2, 3)), GuestPtr::new(4), true))
    }

    fn pair(&mut self) -> Result<types::Pair, i8> {
        Ok(types::Pair(5, 6))
    }

    fn mixed(&mut self) -> Result<types::Mixed, ()> {
        Ok(types::Mixed(9, types::Mixed1::Some(10)))
    }

    fn nested(&mut self) -> Result<Result<u8, u16>, u32> {
        Ok(Err(7))
    }

    fn variant(&mut self, some: bool) -> Result<types::VariantROk, ()> {
        Ok(if some {
            types::VariantROk::Some(8)
        } else {
            types::VariantROk::None
        })
    }
}

#[test]
fn values_are_written_as_those_of_named_types() {
    let linker = linker(|linker| Unnamed::add_to_linker(linker, |ctx: &mut Ctx| ctx));
    let mut guest = Guest::new(&linker, "unnamed", Ctx);

    assert_eq!(guest.call::<i32>("number", 16).unwrap(), 0);
    assert_eq!(guest.u32_at(16), 0xfeed_f00d);

    assert_eq!(guest.call::<i32>("text", (8, 5, 16)).unwrap(), 0);
    assert_eq!((guest.u32_at(16), guest.u32_at(20)), (8, 5));
    assert_eq!(guest.call::<i32>("text", (8, 0, 16)).unwrap(), 700);

    let out = (16, 24, 32, 36);
    assert_eq!(guest.call::<i32>("several", out).unwrap(), 0);
    assert_eq!(guest.bytes(16), [1u8]);
    assert_eq!((guest.u32_at(24), guest.u32_at(28)), (2, 3));
    assert_eq!((guest.u32_at(32), guest.u32_at(36)), (4, 1));

    assert_eq!(guest.call::<i32>("pair", (16, 24)).unwrap(), 0);
    assert_eq!(guest.bytes(16), [5u8]);
    assert_eq!(guest.bytes(24), [6, 0, 0, 0, 0, 0, 0, 0]);

    assert_eq!(guest.call::<i32>("mixed", (16, 24)).unwrap(), 0);
    assert_eq!(guest.bytes(16), [9u8]);
    assert_eq!((guest.u32_at(24), guest.bytes(28)), (1, [10, 0]));

    guest.put(16, &[0xee; 8]);
    assert_eq!(guest.call::<i32>("nested", 16).unwrap(), 0);
    assert_eq!(guest.bytes(16), [1, 0, 0, 0, 7, 0, 0xee, 0xee]);

    assert_eq!(guest.call::<i32>("variant", (1, 16)).unwrap(), 0);
    assert_eq!(guest.bytes(16), [1, 0, 0, 0, 8, 0]);
}
