//! Guest buffers that methods fill.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};
use wasmtime_integration_tests::{Guest, PAGE, linker};

#[derive(Default)]
struct Ctx {
    seen: Vec<u8>,
}

#[wasmtime_integration(witx_literal = r#"
    (typename $errno (enum (@witx tag u16) $success $inval))
    (typename $size (@witx usize))
    (module $fill
      (@interface func (export "fill") (param $buf (list u8)))
      (@interface func (export "reverse") (param $buf (list u8)) (param $name string)
        (result $error (expected $size (error $errno))))
      (@interface func (export "text") (param $buf (@witx pointer u8)) (param $len $size)
        (result $error (expected $size (error $errno))))
      (@interface func (export "numbers") (param $buf (@witx pointer u32)) (param $len $size)
        (result $error (expected $size (error $errno)))))
"#)]
impl Ctx {
    fn fill(&self, buf: &mut [u8]) {
        buf.fill(self.seen.last().copied().unwrap_or(7));
    }

    fn reverse(&mut self, buf: &mut [u8], name: String) -> Result<types::Size, types::Errno> {
        self.seen = name.into_bytes();
        buf.reverse();
        u32::try_from(buf.len()).map_err(|_| types::Errno::Inval)
    }

    fn text(
        memory: &mut GuestMemory<'_>,
        buf: GuestPtr<u8>,
        len: types::Size,
    ) -> Result<types::Size, types::Errno> {
        let written = memory.write_str(buf, len, "größer");
        written.map_err(|_| types::Errno::Inval)
    }

    fn numbers(
        memory: &mut GuestMemory<'_>,
        buf: GuestPtr<u32>,
        len: types::Size,
    ) -> Result<types::Size, types::Errno> {
        let written = memory.write_slice(buf, len, &[1, 2, 3]);
        written.map_err(|_| types::Errno::Inval)
    }
}

/// A type that comes out of a macro is the same type.
mod from_a_macro {
    use super::*;

    pub(super) struct Ctx;

    macro_rules! host {
        ($buffer:ty) => {
            #[wasmtime_integration(witx_literal = r#"
                (module $fill (@interface func (export "ones") (param $buf (list u8))))
            "#)]
            impl Ctx {
                fn ones(buf: $buffer) {
                    buf.fill(1);
                }
            }
        };
    }

    host!(&mut [u8]);

    #[test]
    fn a_buffer() {
        let linker = linker(|linker| Fill::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        let mut guest = Guest::new(&linker, "fill", Ctx);
        guest.call::<()>("ones", (4, 2)).unwrap();
        assert_eq!(guest.bytes(3), [0, 1, 1, 0]);
    }
}

fn guest() -> Guest<Ctx> {
    let linker = linker(|linker| Fill::add_to_linker(linker, |ctx: &mut Ctx| ctx));
    Guest::new(&linker, "fill", Ctx::default())
}

#[test]
fn a_method_fills_a_buffer_in_place() {
    let mut guest = guest();
    guest.call::<()>("fill", (10, 3)).unwrap();
    assert_eq!(guest.bytes(9), [0, 7, 7, 7, 0]);
    guest.put(10, b"abc");
    // The result is written after the borrow of the buffer ends, here into the buffer itself.
    assert_eq!(
        guest.call::<i32>("reverse", (10, 3, 10, 2, 100)).unwrap(),
        0
    );
    assert_eq!(&guest.bytes(10), b"cba");
    assert_eq!(guest.u32_at(100), 3);
    assert_eq!(guest.data().seen, b"ab");
    guest.call::<()>("fill", (PAGE.cast_signed(), 0)).unwrap();
}

#[test]
fn a_buffer_must_be_in_bounds() {
    let mut guest = guest();
    let trap = guest.trap("fill", (PAGE.cast_signed() - 2, 3));
    assert_eq!(trap.bad_argument().2, "parameter `buf`");
    assert_eq!(guest.bytes(PAGE - 2), [0, 0]);
}

#[test]
fn what_fits_is_written() {
    let mut guest = guest();
    for (len, written) in [(0, 0), (2, 2), (3, 2), (4, 4), (5, 4), (6, 6), (99, 8)] {
        guest.put(0, &[0; 16]);
        assert_eq!(guest.call::<i32>("text", (0, len, 64)).unwrap(), 0);
        assert_eq!(guest.u32_at(64), written, "of {len}");
        let text = &guest.bytes::<16>(0)[..written as usize];
        assert!("größer".starts_with(str::from_utf8(text).unwrap()));
        assert_eq!(guest.bytes::<16>(0)[written as usize], 0);
    }
    assert_eq!(guest.call::<i32>("numbers", (0, 2, 64)).unwrap(), 0);
    assert_eq!(
        (guest.u32_at(64), guest.u32_at(4), guest.u32_at(8)),
        (2, 2, 0)
    );
    assert_eq!(guest.call::<i32>("numbers", (0, 9, 64)).unwrap(), 0);
    assert_eq!((guest.u32_at(64), guest.u32_at(8)), (3, 3));
    // Only the bytes that would be written must be in bounds.
    let end = PAGE.cast_signed();
    assert_eq!(guest.call::<i32>("text", (end - 8, 9, 64)).unwrap(), 0);
    assert_eq!(guest.call::<i32>("text", (end - 7, 9, 64)).unwrap(), 1);
    assert_eq!(guest.bytes(PAGE - 7), *b"r\xc3\xb6\xc3\x9fer");
    assert_eq!(guest.call::<i32>("numbers", (2, 2, 64)).unwrap(), 1);
}
