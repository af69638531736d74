//! Receivers, memory parameters, and other variations of a method's signature.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};
use wasmtime_integration_tests::{Guest, PAGE, linker};

#[derive(Default)]
struct Ctx {
    calls: std::cell::Cell<u32>,
    written: u32,
}

type Memory<'a> = GuestMemory<'a>;

#[wasmtime_integration(witx_literal = r#"
    (module $signatures
      (@interface func (export "mut_none") (param $p (@witx pointer u32)) (result $r u32))
      (@interface func (export "mut_ref") (param $p (@witx pointer u32)) (result $r u32))
      (@interface func (export "mut_mut") (param $p (@witx pointer u32)) (result $r u32))
      (@interface func (export "ref_none") (param $p (@witx pointer u32)) (result $r u32))
      (@interface func (export "ref_ref") (param $p (@witx pointer u32)) (result $r u32))
      (@interface func (export "ref_mut") (param $p (@witx pointer u32)) (result $r u32))
      (@interface func (export "none_none") (param $p (@witx pointer u32)) (result $r u32))
      (@interface func (export "none_ref") (param $p (@witx pointer u32)) (result $r u32))
      (@interface func (export "none_mut") (param $p (@witx pointer u32)) (result $r u32))
      (@interface func (export "alias_mut") (param $p (@witx pointer u32)) (result $r u32))
      (@interface func (export "only_memory") (result $r u32))
      (@interface func (export "patterns") (param $p (tuple u8 u8)) (param $n u32) (result $r u32))
      (@interface func (export "lifetimes") (param $a string) (param $b string) (result $r u32))
      (@interface func (export "typed_self") (result $r u32))
      (@interface func (export "typed_ref_self") (result $r u32))
      (@interface func (export "visible") (result $r u32)))
"#)]
impl Ctx {
    fn mut_none(&mut self, p: GuestPtr<u32>) -> u32 {
        self.written += 1;
        p.offset()
    }
    fn mut_ref(&mut self, memory: &GuestMemory<'_>, p: GuestPtr<u32>) -> u32 {
        self.written += 1;
        memory.read(p).unwrap()
    }
    fn mut_mut(&mut self, memory: &mut GuestMemory<'_>, p: GuestPtr<u32>) -> u32 {
        self.written += 1;
        Self::increment(memory, p)
    }
    fn ref_none(&self, p: GuestPtr<u32>) -> u32 {
        self.count();
        p.offset()
    }
    fn ref_ref(&self, memory: &GuestMemory<'_>, p: GuestPtr<u32>) -> u32 {
        self.count();
        memory.read(p).unwrap()
    }
    fn ref_mut(&self, memory: &mut GuestMemory<'_>, p: GuestPtr<u32>) -> u32 {
        self.count();
        Self::increment(memory, p)
    }
    fn none_none(p: GuestPtr<u32>) -> u32 {
        p.offset()
    }
    fn none_ref(memory: &GuestMemory<'_>, p: GuestPtr<u32>) -> u32 {
        memory.read(p).unwrap()
    }
    fn none_mut(memory: &mut GuestMemory<'_>, p: GuestPtr<u32>) -> u32 {
        Self::increment(memory, p)
    }
    fn alias_mut(&mut self, memory: &mut Memory<'_>, p: GuestPtr<u32>) -> u32 {
        Self::increment(memory, p)
    }
    fn only_memory(memory: &GuestMemory<'_>) -> u32 {
        u32::try_from(memory.len()).unwrap()
    }
    fn patterns(&mut self, (a, b): (u8, u8), mut n: u32) -> u32 {
        n += u32::from(a) + u32::from(b);
        n
    }
    fn lifetimes<'a, 'b>(&'a mut self, a: &'a str, b: &'b str) -> u32
    where
        'b: 'a,
    {
        self.written += 1;
        u32::try_from(a.len() * 10 + b.len()).unwrap()
    }
    #[expect(clippy::needless_arbitrary_self_type, reason = "it is allowed")]
    fn typed_self(self: &mut Self) -> u32 {
        self.written += 1;
        self.written
    }
    #[expect(clippy::needless_arbitrary_self_type, reason = "it is allowed")]
    fn typed_ref_self(self: &Self) -> u32 {
        self.written
    }
    /// Has docs, a visibility and an attribute.
    #[inline]
    #[must_use]
    pub(super) fn visible(&self) -> u32 {
        self.written
    }

    /// A helper, since the document has no such function.
    fn increment(memory: &mut GuestMemory<'_>, p: GuestPtr<u32>) -> u32 {
        let old = memory.read(p).unwrap();
        memory.write(p, old + 1).unwrap();
        old
    }
    fn count(&self) {
        self.calls.set(self.calls.get() + 1);
    }
}

fn guest() -> Guest<Ctx> {
    let linker = linker(|linker| Signatures::add_to_linker(linker, |ctx| ctx));
    Guest::new(&linker, "signatures", Ctx::default())
}

#[test]
fn every_receiver_with_every_memory() {
    for receiver in ["mut", "ref", "none"] {
        let mut guest = guest();
        guest.put(16, &[41, 0, 0, 0]);
        let mut call = |memory: &str| {
            let result = guest.call::<u32>(&format!("{receiver}_{memory}"), 16);
            (result.unwrap(), guest.u32_at(16))
        };
        assert_eq!(call("none"), (16, 41));
        assert_eq!(call("ref"), (41, 41));
        assert_eq!(call("mut"), (41, 42));
        assert_eq!(call("ref"), (42, 42));
        let calls = (guest.data().written, guest.data().calls.get());
        let expected = match receiver {
            "mut" => (4, 0),
            "ref" => (0, 4),
            _ => (0, 0),
        };
        assert_eq!(calls, expected, "{receiver}");
    }
}

#[test]
fn other_ways_to_write_it() {
    let mut guest = guest();
    guest.put(16, &[3, 4]);
    assert_eq!(guest.call::<u32>("patterns", (16, 5)).unwrap(), 12);
    assert_eq!(guest.call::<u32>("only_memory", ()).unwrap(), PAGE);
    assert_eq!(guest.call::<u32>("lifetimes", (0, 2, 0, 3)).unwrap(), 23);
    assert_eq!(guest.call::<u32>("typed_self", ()).unwrap(), 2);
    assert_eq!(guest.call::<u32>("typed_ref_self", ()).unwrap(), 2);
    assert_eq!(guest.call::<u32>("visible", ()).unwrap(), 2);
    assert_eq!(guest.call::<u32>("alias_mut", 32).unwrap(), 0);
    assert_eq!(guest.u32_at(32), 1);
    // The methods can still be called as methods.
    assert_eq!(guest.data().visible(), 2);
    assert_eq!(guest.data().patterns((1, 2), 3), 6);
}
