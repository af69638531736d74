//! `string`.

use std::borrow::Cow;

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};
use wasmtime_integration_tests::{Guest, PAGE, linker};

use crate::Log;

#[derive(Default)]
struct Ctx(Log);

type Title<'a> = &'a str;
type Static<'a> = Cow<'a, str>;
type Owned = String;
type Unread = GuestPtr<str>;

#[wasmtime_integration(witx_literal = r#"
    (typename $name string)
    (module $strings
      (@interface func (export "borrowed") (param $x string))
      (@interface func (export "cow") (param $x string))
      (@interface func (export "owned") (param $x string))
      (@interface func (export "unread") (param $x string))
      (@interface func (export "borrowed_with") (param $x string))
      (@interface func (export "cow_with") (param $x string))
      (@interface func (export "owned_with") (param $x string))
      (@interface func (export "unread_with") (param $x string))
      (@interface func (export "cow_beside") (param $x string))
      (@interface func (export "owned_beside") (param $x string))
      (@interface func (export "unread_beside") (param $x string))
      (@interface func (export "alias_borrowed") (param $x string))
      (@interface func (export "alias_cow") (param $x string))
      (@interface func (export "alias_owned") (param $x string))
      (@interface func (export "alias_unread") (param $x string))
      (@interface func (export "alias_owned_beside") (param $x string))
      (@interface func (export "alias_unread_beside") (param $x string))
      (@interface func (export "witx_alias") (param $x $name))
      (@interface func (export "witx_alias_unread") (param $x $name))
      (@interface func (export "several") (param $a string) (param $b string) (param $c string)))
"#)]
impl Ctx {
    fn borrowed(&mut self, x: &str) {
        self.0.saw(x);
    }
    fn cow(&mut self, x: Cow<'_, str>) {
        assert!(matches!(x, Cow::Borrowed(_)), "nothing is copied");
        self.0.saw(x);
    }
    fn owned(&mut self, x: String) {
        self.0.saw(x);
    }
    fn unread(&mut self, x: GuestPtr<str>) {
        self.0.saw(x);
    }

    fn borrowed_with(&mut self, memory: &GuestMemory<'_>, x: &str) {
        self.0.saw((x, memory.len()));
    }
    fn cow_with(&mut self, memory: &GuestMemory<'_>, x: Cow<'_, str>) {
        assert!(matches!(x, Cow::Borrowed(_)), "nothing is copied");
        self.0.saw((x, memory.len()));
    }
    fn owned_with(&mut self, memory: &GuestMemory<'_>, x: String) {
        self.0.saw((x, memory.len()));
    }
    fn unread_with(&mut self, memory: &GuestMemory<'_>, x: GuestPtr<str>) {
        self.0.saw((x, memory.str(x).ok(), memory.len()));
    }

    fn cow_beside(&mut self, memory: &mut GuestMemory<'_>, x: Cow<'_, str>) {
        memory
            .slice_mut(GuestPtr::new((0, PAGE)))
            .unwrap()
            .fill(b'!');
        self.0.saw((x, memory.len()));
    }
    fn owned_beside(&mut self, memory: &mut GuestMemory<'_>, x: String) {
        memory
            .slice_mut(GuestPtr::new((0, PAGE)))
            .unwrap()
            .fill(b'!');
        self.0.saw((x, memory.len()));
    }
    fn unread_beside(&mut self, memory: &mut GuestMemory<'_>, x: GuestPtr<str>) {
        memory
            .slice_mut(GuestPtr::new((0, PAGE)))
            .unwrap()
            .fill(b'!');
        self.0.saw((x, memory.str(x).ok(), memory.len()));
    }

    fn alias_borrowed(&mut self, x: Title<'_>) {
        self.0.saw(x);
    }
    fn alias_cow(&mut self, x: Static<'_>) {
        self.0.saw(x);
    }
    fn alias_owned(&mut self, x: Owned) {
        self.0.saw(x);
    }
    fn alias_unread(&mut self, x: Unread) {
        self.0.saw(x);
    }
    fn alias_owned_beside(&mut self, _: &mut GuestMemory<'_>, x: Owned) {
        self.0.saw(x);
    }
    fn alias_unread_beside(&mut self, _: &mut GuestMemory<'_>, x: Unread) {
        self.0.saw(x);
    }

    fn witx_alias(&mut self, x: &str) {
        self.0.saw(x);
    }
    fn witx_alias_unread(&mut self, x: types::Name) {
        self.0.saw(x);
    }
    fn several(&mut self, a: &str, b: String, c: GuestPtr<str>) {
        self.0.saw((a, b, c));
    }
}

fn guest() -> Guest<Ctx> {
    let linker = linker(|linker| Strings::add_to_linker(linker, |ctx| ctx));
    Guest::new(&linker, "strings", Ctx::default())
}

/// Returns what each form sees of `text` at 7.
fn seen(function: &str) -> String {
    let mut guest = guest();
    guest.put(7, "héllo".as_bytes());
    guest.call::<()>(function, (7, 6)).unwrap();
    std::mem::take(&mut guest.data().0.0)
}

#[test]
fn without_the_memory() {
    assert_eq!(seen("borrowed"), r#""héllo""#);
    assert_eq!(seen("cow"), r#""héllo""#);
    assert_eq!(seen("owned"), r#""héllo""#);
    assert_eq!(seen("unread"), "*guest 0x7/6");
}

#[test]
fn with_the_memory_to_read() {
    assert_eq!(seen("borrowed_with"), r#"("héllo", 65536)"#);
    assert_eq!(seen("cow_with"), r#"("héllo", 65536)"#);
    assert_eq!(seen("owned_with"), r#"("héllo", 65536)"#);
    assert_eq!(
        seen("unread_with"),
        r#"(*guest 0x7/6, Some("héllo"), 65536)"#
    );
}

#[test]
fn beside_the_memory_to_write() {
    assert_eq!(seen("cow_beside"), r#"("héllo", 65536)"#);
    assert_eq!(seen("owned_beside"), r#"("héllo", 65536)"#);
    assert_eq!(
        seen("unread_beside"),
        r#"(*guest 0x7/6, Some("!!!!!!"), 65536)"#
    );
}

#[test]
fn through_aliases() {
    for function in [
        "alias_borrowed",
        "alias_cow",
        "alias_owned",
        "alias_owned_beside",
        "witx_alias",
    ] {
        assert_eq!(seen(function), r#""héllo""#, "{function}");
    }
    for function in ["alias_unread", "alias_unread_beside", "witx_alias_unread"] {
        assert_eq!(seen(function), "*guest 0x7/6", "{function}");
    }
}

#[test]
fn several_and_empty_ones() {
    let mut guest = guest();
    guest.put(PAGE - 3, b"end");
    let params = (PAGE - 3, 3, PAGE, 0, PAGE, 99);
    guest.call::<()>("several", params).unwrap();
    assert_eq!(guest.data().0.0, r#"("end", "", *guest 0x10000/99)"#);
    // They may overlap.
    let params = (PAGE - 3, 3, PAGE - 2, 2, 0, 0);
    guest.call::<()>("several", params).unwrap();
    assert_eq!(guest.data().0.0, r#"("end", "nd", *guest 0x0/0)"#);
}

#[test]
fn unread_is_unchecked() {
    let mut guest = guest();
    guest.put(0, b"\xff");
    for function in ["unread", "alias_unread"] {
        guest.call::<()>(function, (0, 1)).unwrap();
        assert_eq!(guest.data().0.0, "*guest 0x0/1");
        guest.call::<()>(function, (-1, -1)).unwrap();
        assert_eq!(guest.data().0.0, "*guest 0xffffffff/4294967295");
    }
    guest.call::<()>("unread_with", (0, 1)).unwrap();
    assert_eq!(guest.data().0.0, "(*guest 0x0/1, None, 65536)");
}

#[test]
fn invalid_utf8_reaches_no_method() {
    let mut guest = guest();
    guest.put(7, b"h\xffllo!");
    for function in [
        "borrowed",
        "cow",
        "owned",
        "borrowed_with",
        "cow_with",
        "owned_with",
        "cow_beside",
        "owned_beside",
        "alias_borrowed",
        "alias_cow",
        "alias_owned",
        "witx_alias",
    ] {
        let trap = guest.trap(function, (7, 6));
        let (_, name, location, _) = trap.bad_argument();
        assert_eq!((name, location), (function, "parameter `x`"));
        assert!(trap.message().contains("invalid UTF-8"), "{trap:?}");
        assert_eq!(guest.data().0.0, "", "{function}");
    }
}
