//! `(list u8)`.

use std::borrow::Cow;

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};
use wasmtime_integration_tests::{Guest, PAGE, linker};

use crate::Log;

#[derive(Default)]
struct Ctx(Log);

type Data<'a> = &'a [u8];
type Maybe<'a> = Cow<'a, [u8]>;
type Owned = Vec<types::Byte>;
type Unread = GuestPtr<[u8]>;

#[wasmtime_integration(witx_literal = r#"
    (typename $byte u8)
    (typename $buffer (list $byte))
    (module $bytes
      (@interface func (export "borrowed") (param $x (list u8)))
      (@interface func (export "cow") (param $x (list u8)))
      (@interface func (export "owned") (param $x (list u8)))
      (@interface func (export "unread") (param $x (list u8)))
      (@interface func (export "borrowed_with") (param $x (list u8)))
      (@interface func (export "cow_with") (param $x (list u8)))
      (@interface func (export "owned_with") (param $x (list u8)))
      (@interface func (export "unread_with") (param $x (list u8)))
      (@interface func (export "cow_beside") (param $x (list u8)))
      (@interface func (export "owned_beside") (param $x (list u8)))
      (@interface func (export "unread_beside") (param $x (list u8)))
      (@interface func (export "alias_borrowed") (param $x (list u8)))
      (@interface func (export "alias_cow") (param $x (list u8)))
      (@interface func (export "alias_owned") (param $x (list u8)))
      (@interface func (export "alias_unread") (param $x (list u8)))
      (@interface func (export "witx_alias") (param $x $buffer))
      (@interface func (export "witx_alias_unread") (param $x $buffer))
      (@interface func (export "char8s") (param $x (list (@witx char8)))))
"#)]
impl Ctx {
    fn borrowed(&mut self, x: &[u8]) {
        self.0.saw(x);
    }
    fn cow(&mut self, x: Cow<'_, [u8]>) {
        assert!(matches!(x, Cow::Borrowed(_)), "nothing is copied");
        self.0.saw(x);
    }
    fn owned(&mut self, x: Vec<u8>) {
        self.0.saw(x);
    }
    fn unread(&mut self, x: GuestPtr<[u8]>) {
        self.0.saw(x);
    }

    fn borrowed_with(&mut self, memory: &GuestMemory<'_>, x: &[u8]) {
        self.0.saw((x, memory.len()));
    }
    fn cow_with(&mut self, memory: &GuestMemory<'_>, x: Cow<'_, [u8]>) {
        assert!(matches!(x, Cow::Borrowed(_)), "nothing is copied");
        self.0.saw((x, memory.len()));
    }
    fn owned_with(&mut self, memory: &GuestMemory<'_>, x: Vec<u8>) {
        self.0.saw((x, memory.len()));
    }
    fn unread_with(&mut self, memory: &GuestMemory<'_>, x: GuestPtr<[u8]>) {
        self.0.saw((x, memory.slice(x).ok(), memory.len()));
    }

    fn cow_beside(&mut self, memory: &mut GuestMemory<'_>, x: Cow<'_, [u8]>) {
        memory.slice_mut(GuestPtr::new((0, PAGE))).unwrap().fill(9);
        self.0.saw((x, memory.len()));
    }
    fn owned_beside(&mut self, memory: &mut GuestMemory<'_>, x: Vec<u8>) {
        memory.slice_mut(GuestPtr::new((0, PAGE))).unwrap().fill(9);
        self.0.saw((x, memory.len()));
    }
    fn unread_beside(&mut self, memory: &mut GuestMemory<'_>, x: GuestPtr<[u8]>) {
        memory.slice_mut(x).unwrap().fill(9);
        self.0.saw((x, memory.slice(x).ok(), memory.len()));
    }

    fn alias_borrowed(&mut self, x: Data<'_>) {
        self.0.saw(x);
    }
    fn alias_cow(&mut self, x: Maybe<'_>) {
        self.0.saw(x);
    }
    fn alias_owned(&mut self, x: Owned) {
        self.0.saw(x);
    }
    fn alias_unread(&mut self, x: Unread) {
        self.0.saw(x);
    }
    fn witx_alias(&mut self, x: &[u8]) {
        self.0.saw(x);
    }
    fn witx_alias_unread(&mut self, x: types::Buffer) {
        self.0.saw(x);
    }
    fn char8s(&mut self, x: &[u8]) {
        self.0.saw(x);
    }
}

fn guest() -> Guest<Ctx> {
    let linker = linker(|linker| Bytes::add_to_linker(linker, |ctx| ctx));
    Guest::new(&linker, "bytes", Ctx::default())
}

/// Returns what each form sees of three bytes at 7.
fn seen(function: &str) -> String {
    let mut guest = guest();
    guest.put(7, &[1, 0, 255]);
    guest.call::<()>(function, (7, 3)).unwrap();
    std::mem::take(&mut guest.data().0.0)
}

#[test]
fn every_form() {
    for function in [
        "borrowed",
        "cow",
        "owned",
        "alias_borrowed",
        "alias_cow",
        "alias_owned",
        "witx_alias",
        "char8s",
    ] {
        assert_eq!(seen(function), "[1, 0, 255]", "{function}");
    }
    for function in [
        "borrowed_with",
        "cow_with",
        "owned_with",
        "cow_beside",
        "owned_beside",
    ] {
        assert_eq!(seen(function), "([1, 0, 255], 65536)", "{function}");
    }
    for function in ["unread", "alias_unread", "witx_alias_unread"] {
        assert_eq!(seen(function), "*guest 0x7/3", "{function}");
    }
    assert_eq!(
        seen("unread_with"),
        "(*guest 0x7/3, Some([1, 0, 255]), 65536)"
    );
    assert_eq!(
        seen("unread_beside"),
        "(*guest 0x7/3, Some([9, 9, 9]), 65536)"
    );
}

#[test]
fn all_of_the_memory_or_nothing() {
    let mut guest = guest();
    for function in ["borrowed", "cow", "owned"] {
        guest.call::<()>(function, (PAGE, 0)).unwrap();
        assert_eq!(guest.data().0.0, "[]");
        guest.call::<()>(function, (0, PAGE)).unwrap();
        assert_eq!(guest.data().0.0.matches('0').count(), PAGE as usize);
    }
    guest.call::<()>("unread", (-1, -1)).unwrap();
    assert_eq!(guest.data().0.0, "*guest 0xffffffff/4294967295");
}

#[test]
fn what_is_out_of_bounds_reaches_no_method() {
    let mut guest = guest();
    for function in [
        "borrowed",
        "cow_with",
        "owned_beside",
        "alias_cow",
        "witx_alias",
    ] {
        let trap = guest.trap(function, (PAGE - 1, 2));
        assert!(trap.message().contains("2 bytes at 0xffff"), "{trap:?}");
        assert_eq!(guest.data().0.0, "", "{function}");
    }
}
