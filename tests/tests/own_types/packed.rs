//! An address and a length in one `i64`, both ways.

use wasmtime_integration::{
    FromGuest, FromGuestError, GuestError, GuestMemory, GuestPtr, IntoGuest, wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, PAGE, linker};

use super::guest;

/// Bytes in the guest's memory: the address in the upper half, the length in the lower.
struct Packed<'m>(&'m [u8]);

impl<'m, C: ?Sized> FromGuest<'m, C> for Packed<'m> {
    type Core = i64;

    fn from_guest(
        core: i64,
        memory: &'m GuestMemory<'_>,
        _: &mut C,
    ) -> Result<Self, FromGuestError> {
        let [len @ .., _, _, _, _] = core.to_le_bytes();
        let [_, _, _, _, address @ ..] = core.to_le_bytes();
        let ptr = GuestPtr::new((u32::from_le_bytes(address), u32::from_le_bytes(len)));
        Ok(Packed(memory.slice(ptr)?))
    }
}

/// Bytes for the guest, which are written to the buffer that it lent.
struct Reply(Vec<u8>);

impl IntoGuest<Host> for Reply {
    type Core = i64;
    const USES_MEMORY: bool = true;

    fn into_guest(self, memory: &mut GuestMemory<'_>, host: &mut Host) -> wasmtime::Result<i64> {
        let (address, capacity) = host.buffer.offset();
        let len = memory.write_bytes(GuestPtr::new(address), capacity, &self.0)?;
        Ok((u64::from(address) << 32 | u64::from(len)).cast_signed())
    }
}

struct Host {
    buffer: GuestPtr<[u8]>,
    seen: Vec<usize>,
}

#[wasmtime_integration(module("text", name = Text))]
impl Host {
    pub fn lend(&mut self, buffer: GuestPtr<[u8]>) {
        self.buffer = buffer;
    }

    pub fn upper(&mut self, text: Packed<'_>) -> Reply {
        self.seen.push(text.0.len());
        Reply(text.0.to_ascii_uppercase())
    }

    pub fn join(&self, a: Packed<'_>, b: Packed<'_>) -> Reply {
        Reply([a.0, b.0].concat())
    }

    pub fn copy(memory: &GuestMemory<'_>, text: Packed<'_>, other: GuestPtr<[u8]>) -> bool {
        memory.slice(other).is_ok_and(|other| other == text.0)
    }
}

fn host() -> Host {
    Host {
        buffer: GuestPtr::new((64, 8)),
        seen: Vec::new(),
    }
}

fn pack(address: u32, len: u32) -> i64 {
    (u64::from(address) << 32 | u64::from(len)).cast_signed()
}

#[test]
fn a_guest_passes_and_receives_bytes_in_one_value() {
    let linker = linker(|linker| Text::add_to_linker(linker, |host| host));
    let wat = r#"(module
        (import "text" "lend" (func $lend (param i32 i32)))
        (import "text" "upper" (func $upper (param i64) (result i64)))
        (memory (export "memory") 1)
        (data (i32.const 8) "hello")
        (func (export "run") (result i64)
          (call $lend (i32.const 128) (i32.const 16))
          (call $upper (i64.const 0x0000_0008_0000_0005))))"#;
    let mut guest = guest(&linker, host(), wat);
    assert_eq!(guest.call::<i64>("run", ()).unwrap(), pack(128, 5));
    assert_eq!(&guest.bytes(128), b"HELLO");
    assert_eq!(guest.data().seen, [5]);
}

#[test]
fn several_borrow_next_to_each_other_and_next_to_the_memory() {
    let linker = linker(|linker| Text::add_to_linker(linker, |host| host));
    let mut guest = Guest::new(&linker, "text", host());
    guest.put(0, b"foobar");
    let joined: i64 = guest.call("join", (pack(0, 3), pack(2, 4))).unwrap();
    assert_eq!(joined, pack(64, 7));
    assert_eq!(&guest.bytes(64), b"fooobar");
    assert_eq!(guest.call::<i32>("copy", (pack(0, 2), 0, 2)).unwrap(), 1);
    assert_eq!(guest.call::<i32>("copy", (pack(0, 2), 1, 2)).unwrap(), 0);
}

#[test]
fn bytes_out_of_bounds_are_a_bad_argument() {
    let linker = linker(|linker| Text::add_to_linker(linker, |host| host));
    let mut guest = Guest::new(&linker, "text", host());
    let error = guest
        .call::<i64>("join", (pack(0, 1), pack(PAGE, 1)))
        .unwrap_err();
    let error = error.downcast_ref::<GuestError>().unwrap().to_string();
    let expected = "in `text::join`, parameter `b`: out of bounds of the guest's memory: 1 bytes at \
                    0x10000";
    assert_eq!(error, expected);
    assert!(guest.data().seen.is_empty());
}

#[test]
fn a_buffer_out_of_bounds_traps_with_its_own_error() {
    let linker = linker(|linker| Text::add_to_linker(linker, |host| host));
    let mut guest = Guest::new(&linker, "text", host());
    guest.call::<()>("lend", (PAGE - 2, 4)).unwrap();
    let error = guest.call::<i64>("upper", pack(0, 3)).unwrap_err();
    assert!(matches!(
        error.downcast_ref(),
        Some(GuestError::PtrOutOfBounds(_))
    ));
    let error = guest.call::<i64>("upper", pack(0, 2)).unwrap();
    assert_eq!(error, pack(PAGE - 2, 2), "what is written fits");
}
