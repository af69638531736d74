//! `(list $t)`.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};
use wasmtime_integration_tests::{Guest, PAGE, linker};

use crate::Log;

#[derive(Default)]
struct Ctx(Log);

type Points = Vec<types::Point>;
type Unread = GuestPtr<[types::Point]>;

#[wasmtime_integration(witx_literal = r#"
    (typename $point (record (field $x s16) (field $y s16)))
    (typename $level (enum (@witx tag u8) $low $high))
    (typename $perms (flags (@witx repr u16) $read $write))
    (typename $fd (handle))
    (typename $shape (variant (@witx tag u8) (case $none) (case $dot u16)))
    (typename $pair (tuple u8 u16))
    (typename $points (list $point))
    (module $lists
      (@interface func (export "points") (param $x (list $point)))
      (@interface func (export "points_with") (param $x (list $point)))
      (@interface func (export "points_beside") (param $x (list $point)))
      (@interface func (export "unread") (param $x (list $point)))
      (@interface func (export "unread_with") (param $x (list $point)))
      (@interface func (export "unread_beside") (param $x (list $point)))
      (@interface func (export "alias") (param $x (list $point)))
      (@interface func (export "alias_unread") (param $x (list $point)))
      (@interface func (export "witx_alias") (param $x $points))
      (@interface func (export "witx_alias_unread") (param $x $points))
      (@interface func (export "numbers") (param $x (list u16)))
      (@interface func (export "levels") (param $x (list $level)))
      (@interface func (export "perms") (param $x (list $perms)))
      (@interface func (export "fds") (param $x (list $fd)))
      (@interface func (export "shapes") (param $x (list $shape)))
      (@interface func (export "pairs") (param $x (list $pair)))
      (@interface func (export "tuples") (param $x (list (tuple u8 u8))))
      (@interface func (export "bools") (param $x (list bool)))
      (@interface func (export "strings") (param $x (list string)))
      (@interface func (export "strings_read") (param $x (list string)))
      (@interface func (export "lists") (param $x (list (list u8))))
      (@interface func (export "pointers") (param $x (list (@witx pointer $point))))
      (@interface func (export "lists_of_lists") (param $x (list $points))))
"#)]
impl Ctx {
    fn points(&mut self, x: Vec<types::Point>) {
        self.saw_points(&x);
    }
    fn points_with(&mut self, _: &GuestMemory<'_>, x: Vec<types::Point>) {
        self.saw_points(&x);
    }
    fn points_beside(&mut self, memory: &mut GuestMemory<'_>, x: Vec<types::Point>) {
        memory.slice_mut(GuestPtr::new((0, PAGE))).unwrap().fill(9);
        self.saw_points(&x);
    }
    fn unread(&mut self, x: GuestPtr<[types::Point]>) {
        self.0.saw(x);
    }
    fn unread_with(&mut self, memory: &GuestMemory<'_>, x: GuestPtr<[types::Point]>) {
        self.saw_points(&memory.to_vec(x).unwrap());
    }
    fn unread_beside(&mut self, memory: &mut GuestMemory<'_>, x: GuestPtr<[types::Point]>) {
        memory
            .write(x.get(1).unwrap(), types::Point { x: 5, y: 6 })
            .unwrap();
        self.saw_points(&memory.to_vec(x).unwrap());
    }
    fn alias(&mut self, x: Points) {
        self.saw_points(&x);
    }
    fn alias_unread(&mut self, x: Unread) {
        self.0.saw(x);
    }
    fn witx_alias(&mut self, x: Points) {
        self.saw_points(&x);
    }
    fn witx_alias_unread(&mut self, x: types::Points) {
        self.0.saw(x);
    }

    fn numbers(&mut self, x: Vec<u16>) {
        self.0.saw(x);
    }
    fn levels(&mut self, x: Vec<types::Level>) {
        self.0.saw(x);
    }
    fn perms(&mut self, x: Vec<types::Perms>) {
        let bits: Vec<u16> = x.into_iter().map(u16::from).collect();
        self.0.saw(bits);
    }
    fn fds(&mut self, x: Vec<types::Fd>) {
        let fds: Vec<u32> = x.into_iter().map(u32::from).collect();
        self.0.saw(fds);
    }
    fn shapes(&mut self, x: Vec<types::Shape>) {
        self.0.saw(x);
    }
    fn pairs(&mut self, x: Vec<types::Pair>) {
        self.0.saw(x);
    }
    fn tuples(&mut self, x: Vec<(u8, u8)>) {
        self.0.saw(x);
    }
    fn bools(&mut self, x: Vec<bool>) {
        self.0.saw(x);
    }
    fn strings(&mut self, x: Vec<GuestPtr<str>>) {
        self.0.saw(x);
    }
    fn strings_read(&mut self, memory: &GuestMemory<'_>, x: GuestPtr<[GuestPtr<str>]>) {
        let strings = memory.to_vec(x).unwrap();
        let strings: Vec<&str> = strings.iter().map(|x| memory.str(*x).unwrap()).collect();
        self.0.saw(strings);
    }
    fn lists(&mut self, memory: &GuestMemory<'_>, x: Vec<GuestPtr<[u8]>>) {
        let lists: Vec<&[u8]> = x.iter().map(|x| memory.slice(*x).unwrap()).collect();
        self.0.saw(lists);
    }
    fn pointers(&mut self, x: Vec<GuestPtr<types::Point>>) {
        self.0.saw(x);
    }
    fn lists_of_lists(&mut self, x: Vec<types::Points>) {
        self.0.saw(x);
    }

    fn saw_points(&mut self, points: &[types::Point]) {
        let points: Vec<_> = points.iter().map(|point| (point.x, point.y)).collect();
        self.0.saw(points);
    }
}

fn guest() -> Guest<Ctx> {
    let linker = linker(|linker| Lists::add_to_linker(linker, |ctx| ctx));
    Guest::new(&linker, "lists", Ctx::default())
}

/// Returns what `function` sees of two elements that are `bytes` at 16.
fn seen(function: &str, bytes: &[u8]) -> String {
    let mut guest = guest();
    guest.put(16, bytes);
    guest.put(64, b"hi");
    guest.call::<()>(function, (16, 2)).unwrap();
    std::mem::take(&mut guest.data().0.0)
}

#[test]
fn every_form() {
    let bytes = [1, 0, 255, 255, 3, 0, 0, 1];
    for function in [
        "points",
        "points_with",
        "points_beside",
        "unread_with",
        "alias",
        "witx_alias",
    ] {
        assert_eq!(seen(function, &bytes), "[(1, -1), (3, 256)]", "{function}");
    }
    for function in ["unread", "alias_unread", "witx_alias_unread"] {
        assert_eq!(seen(function, &bytes), "*guest 0x10/2", "{function}");
    }
    assert_eq!(seen("unread_beside", &bytes), "[(1, -1), (5, 6)]");
}

#[test]
fn every_kind_of_element() {
    for (function, bytes, expected) in [
        ("numbers", &[1, 2, 3, 4][..], "[513, 1027]"),
        ("levels", &[1, 0], "[High, Low]"),
        ("perms", &[3, 0, 2, 0], "[3, 2]"),
        ("fds", &[3, 0, 0, 0, 255, 255, 255, 255], "[3, 4294967295]"),
        ("shapes", &[1, 0, 7, 0, 0, 0, 9, 9], "[Dot(7), None]"),
        (
            "pairs",
            &[1, 9, 2, 0, 3, 9, 4, 0],
            "[Pair(1, 2), Pair(3, 4)]",
        ),
        ("tuples", &[1, 2, 3, 4], "[(1, 2), (3, 4)]"),
        ("bools", &[1, 0, 0, 0, 0, 0, 0, 0], "[true, false]"),
        (
            "strings",
            &[64, 0, 0, 0, 2, 0, 0, 0, 255, 255, 255, 255, 1, 0, 0, 0],
            "[*guest 0x40/2, *guest 0xffffffff/1]",
        ),
        (
            "strings_read",
            &[64, 0, 0, 0, 2, 0, 0, 0, 65, 0, 0, 0, 1, 0, 0, 0],
            r#"["hi", "i"]"#,
        ),
        (
            "lists",
            &[64, 0, 0, 0, 2, 0, 0, 0, 65, 0, 0, 0, 0, 0, 0, 0],
            "[[104, 105], []]",
        ),
        (
            "pointers",
            &[1, 0, 0, 0, 255, 255, 255, 255],
            "[*guest 0x1, *guest 0xffffffff]",
        ),
        (
            "lists_of_lists",
            &[1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0],
            "[*guest 0x1/2, *guest 0x3/4]",
        ),
    ] {
        assert_eq!(seen(function, bytes), expected, "{function}");
    }
}

#[test]
fn empty_lists_may_be_anywhere_in_the_memory() {
    let mut guest = guest();
    for function in ["points", "levels", "bools", "strings", "points_beside"] {
        for address in [0, 1, PAGE] {
            guest.call::<()>(function, (address, 0)).unwrap();
            assert_eq!(guest.data().0.0, "[]", "{function}");
        }
    }
}

#[test]
fn bad_lists_reach_no_method() {
    let mut guest = guest();
    guest.put(16, &[2]);
    for (function, params, reason) in [
        ("points", (17, 1), "not aligned to 2 bytes: 4 bytes at 0x11"),
        ("points", (PAGE - 2, 1), "out of bounds"),
        ("points", (0, 0x4000_0000), "overflows 32 bits"),
        ("levels", (16, 1), "unknown case of `level`"),
        ("shapes", (16, 1), "unknown case of `shape`"),
        ("alias", (PAGE, 1), "4 bytes at 0x10000"),
        ("witx_alias", (1, 1), "not aligned"),
        ("points_beside", (1, 1), "not aligned"),
    ] {
        let trap = guest.trap(function, params);
        assert!(trap.message().contains(reason), "{function}: {trap:?}");
        assert_eq!(guest.data().0.0, "", "{function}");
    }
}
