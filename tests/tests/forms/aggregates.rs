//! Records, tuples, variants and unions.

use wasmtime_integration::{GuestMemory, wasmtime_integration};
use wasmtime_integration_tests::{Guest, PAGE, linker};

use crate::Log;

#[derive(Default)]
struct Ctx(Log);

type Place = types::Point;
type PlaceRef<'a> = &'a types::Point;

#[wasmtime_integration(witx_literal = r#"
    (typename $point (record (field $x s16) (field $y s16)))
    (typename $place $point)
    (typename $pair (tuple u8 u16))
    (typename $shape (variant (@witx tag u8) (case $none) (case $dot $point)))
    (typename $either (union u8 u16))
    (typename $outcome (expected u16 (error u8)))
    (module $aggregates
      (@interface func (export "record") (param $x $point))
      (@interface func (export "record_ref") (param $x $point))
      (@interface func (export "record_beside") (param $x $point))
      (@interface func (export "record_ref_beside") (param $x $point))
      (@interface func (export "record_with") (param $x $point))
      (@interface func (export "witx_alias") (param $x $place))
      (@interface func (export "alias") (param $x $point))
      (@interface func (export "alias_ref") (param $x $point))
      (@interface func (export "tuple") (param $x $pair))
      (@interface func (export "tuple_ref") (param $x $pair))
      (@interface func (export "anonymous_tuple") (param $x (tuple u8 u16)))
      (@interface func (export "anonymous_tuple_ref") (param $x (tuple u8 u16)))
      (@interface func (export "variant") (param $x $shape))
      (@interface func (export "variant_ref") (param $x $shape))
      (@interface func (export "union") (param $x $either))
      (@interface func (export "union_ref") (param $x $either))
      (@interface func (export "expected") (param $x $outcome))
      (@interface func (export "expected_ref") (param $x (expected u16 (error u8))))
      (@interface func (export "anonymous_variant") (param $x (variant (case $a u8) (case $b))))
      (@interface func (export "several") (param $a $point) (param $b u8) (param $c $pair)))
"#)]
impl Ctx {
    fn record(&mut self, x: types::Point) {
        self.0.saw(x);
    }
    fn record_ref(&mut self, x: &types::Point) {
        self.0.saw(x);
    }
    fn record_beside(&mut self, memory: &mut GuestMemory<'_>, x: types::Point) {
        self.0.saw((x, memory.len()));
    }
    fn record_ref_beside(&mut self, memory: &mut GuestMemory<'_>, x: &types::Point) {
        self.0.saw((x, memory.len()));
    }
    fn record_with(&mut self, memory: &GuestMemory<'_>, x: &types::Point) {
        self.0.saw((x, memory.len()));
    }
    fn witx_alias(&mut self, x: &types::Place) {
        self.0.saw(x);
    }
    fn alias(&mut self, x: Place) {
        self.0.saw(x);
    }
    fn alias_ref(&mut self, x: PlaceRef<'_>) {
        self.0.saw(x);
    }
    fn tuple(&mut self, x: types::Pair) {
        self.0.saw(x);
    }
    fn tuple_ref(&mut self, x: &types::Pair) {
        self.0.saw(x);
    }
    fn anonymous_tuple(&mut self, x: (u8, u16)) {
        self.0.saw(x);
    }
    fn anonymous_tuple_ref(&mut self, x: &(u8, u16)) {
        self.0.saw(x);
    }
    fn variant(&mut self, x: types::Shape) {
        self.0.saw(x);
    }
    fn variant_ref(&mut self, x: &types::Shape) {
        self.0.saw(x);
    }
    fn union(&mut self, x: types::Either) {
        self.0.saw(x);
    }
    fn union_ref(&mut self, x: &types::Either) {
        self.0.saw(x);
    }
    fn expected(&mut self, x: types::Outcome) {
        self.0.saw(x);
    }
    fn expected_ref(&mut self, x: &Result<u16, u8>) {
        self.0.saw(x);
    }
    fn anonymous_variant(&mut self, x: &types::AnonymousVariantX) {
        self.0.saw(x);
    }
    fn several(&mut self, a: types::Point, b: u8, c: &types::Pair) {
        self.0.saw((a, b, c));
    }
}

fn guest() -> Guest<Ctx> {
    let linker = linker(|linker| Aggregates::add_to_linker(linker, |ctx| ctx));
    Guest::new(&linker, "aggregates", Ctx::default())
}

#[test]
fn by_value_and_by_reference() {
    let mut guest = guest();
    for (functions, bytes, expected) in [
        (
            &["record", "record_ref", "witx_alias", "alias", "alias_ref"][..],
            &[1, 0, 255, 255][..],
            "Point { x: 1, y: -1 }",
        ),
        (
            &["record_beside", "record_ref_beside", "record_with"],
            &[1, 0, 255, 255],
            "(Point { x: 1, y: -1 }, 65536)",
        ),
        (&["tuple", "tuple_ref"], &[1, 9, 2, 3], "Pair(1, 770)"),
        (
            &["anonymous_tuple", "anonymous_tuple_ref"],
            &[1, 9, 2, 3],
            "(1, 770)",
        ),
        (&["variant", "variant_ref"], &[0, 9, 9, 9], "None"),
        (
            &["variant", "variant_ref"],
            &[1, 9, 1, 0, 2, 0],
            "Dot(Point { x: 1, y: 2 })",
        ),
        (
            &["expected", "expected_ref"],
            &[0, 0, 0, 0, 7, 1],
            "Ok(263)",
        ),
        (&["expected", "expected_ref"], &[1, 0, 0, 0, 7, 1], "Err(7)"),
        (&["anonymous_variant"], &[0, 0, 0, 0, 7], "A(7)"),
        (&["anonymous_variant"], &[1, 0, 0, 0, 7], "B"),
    ] {
        for function in functions {
            guest.memory().fill(0);
            guest.put(64, bytes);
            guest.call::<()>(function, 64).unwrap();
            assert_eq!(guest.data().0.0, expected, "{function}");
        }
    }
}

#[test]
fn unions_have_a_tag() {
    let mut guest = guest();
    for function in ["union", "union_ref"] {
        guest.memory().fill(0);
        guest.put(64, &[1, 0, 0, 0, 7, 1]);
        guest.call::<()>(function, 64).unwrap();
        assert!(guest.data().0.0.ends_with("(263)"), "{}", guest.data().0.0);
        guest.put(64, &[0]);
        guest.call::<()>(function, 64).unwrap();
        assert!(guest.data().0.0.ends_with("(7)"), "{}", guest.data().0.0);
    }
}

#[test]
fn several_beside_a_scalar() {
    let mut guest = guest();
    guest.put(PAGE - 4, &[1, 0, 2, 0]);
    guest.call::<()>("several", (PAGE - 4, 5, 0)).unwrap();
    assert_eq!(guest.data().0.0, "(Point { x: 1, y: 2 }, 5, Pair(0, 0))");
    let trap = guest.trap("several", (0, 5, PAGE - 2));
    assert_eq!(trap.bad_argument().2, "parameter `c`");
}

#[test]
fn bad_ones_reach_no_method() {
    let mut guest = guest();
    guest.put(64, &[3, 3, 3, 3]);
    for function in [
        "record",
        "record_ref",
        "alias",
        "alias_ref",
        "tuple",
        "variant_ref",
    ] {
        for address in [PAGE - 1, PAGE, u32::MAX, 65] {
            let trap = guest.trap(function, address);
            assert_eq!(trap.bad_argument().2, "parameter `x`");
            let address = format!("{address:#x}");
            assert!(trap.message().contains(&address), "{trap:?}");
        }
    }
    for function in [
        "variant",
        "variant_ref",
        "union",
        "expected_ref",
        "anonymous_variant",
    ] {
        let trap = guest.trap(function, 64);
        assert!(trap.message().contains("unknown case of `"), "{trap:?}");
    }
    assert_eq!(guest.data().0.0, "");
}
