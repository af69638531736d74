//! Whether a function needs a memory: only if one of its types uses it.

use wasmtime_integration::{
    FromGuest, FromGuestError, GuestError, GuestMemory, GuestPtr, GuestType, IntoGuest, MemorySlot,
    wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, linker};

use super::reason;

/// A number that says whether it reads the memory, and how many bytes it saw there.
struct Size<const READS: bool>(usize);

impl<C: ?Sized, const READS: bool> FromGuest<'_, C> for Size<READS> {
    type Core = i32;
    const READS_MEMORY: bool = READS;

    fn from_guest(_: i32, memory: &GuestMemory<'_>, _: &mut C) -> Result<Self, FromGuestError> {
        Ok(Size(memory.len()))
    }
}

impl<C: ?Sized, const USES: bool> IntoGuest<C> for Size<USES> {
    type Core = i32;
    const USES_MEMORY: bool = USES;

    fn into_guest(self, memory: &mut GuestMemory<'_>, _: &mut C) -> wasmtime::Result<i32> {
        Ok(i32::try_from(self.0 + memory.len())?)
    }
}

/// A type without core values.
struct Nothing;

impl<C: ?Sized> IntoGuest<C> for Nothing {
    type Core = ();

    fn into_guest(self, _: &mut GuestMemory<'_>, _: &mut C) -> wasmtime::Result<()> {
        Ok(())
    }
}

impl<C: ?Sized> FromGuest<'_, C> for Nothing {
    type Core = ();
    const READS_MEMORY: bool = false;

    fn from_guest((): (), _: &GuestMemory<'_>, _: &mut C) -> Result<Self, FromGuestError> {
        Ok(Nothing)
    }
}

type Unread = Size<false>;
type Read = Size<true>;

#[derive(Clone, Copy, GuestType)]
#[repr(u8)]
enum Errno {
    Success,
    NoMemory,
}

#[derive(Default)]
struct Host {
    slot: MemorySlot,
    calls: u32,
}

#[wasmtime_integration(
    module("env", name = Env),
    core(Nothing = ()),
    errno = Errno,
    missing_memory = Errno::NoMemory,
    memory_slot = self.slot
)]
impl Host {
    pub fn unread(&mut self, _: Unread, _: Nothing, _: u32) -> Result<(), Errno> {
        self.calls += 1;
        Ok(())
    }

    pub fn read(&mut self, _: Unread, size: Read) -> Result<(), Errno> {
        self.calls += 1;
        assert_eq!(size.0, 0x1_0000);
        Ok(())
    }

    pub fn unread_result(&self) -> Unread {
        Size(1)
    }

    pub fn read_result(&self, _: Unread) -> Read {
        Size(0)
    }

    pub fn nothing(nothing: Nothing) -> Nothing {
        nothing
    }

    pub fn mixed(&self, a: Unread, b: Read, _: GuestPtr<u64>) -> u32 {
        assert_eq!(a.0, b.0, "they share a memory");
        u32::try_from(b.0).unwrap()
    }
}

#[test]
fn types_that_do_not_use_the_memory_need_none() {
    let linker = linker(|linker| Env::add_to_linker(linker, |host| host));
    let mut guest = Guest::without_memory(&linker, "env", Host::default());
    assert_eq!(guest.call::<i32>("unread", (0, 0)).unwrap(), 0);
    assert_eq!(guest.call::<i32>("unread_result", ()).unwrap(), 1);
    guest.call::<()>("nothing", ()).unwrap();
    assert_eq!(guest.data().calls, 1);
    let no_memory = Errno::NoMemory as i32;
    assert_eq!(guest.call::<i32>("read", (0, 0)).unwrap(), no_memory);
    for (function, params) in [("read_result", &[0][..]), ("mixed", &[0, 0, 0])] {
        let params: Vec<_> = params.iter().map(|&param| param.into()).collect();
        let error = guest.call_dynamic(function, &params).unwrap_err();
        let expected = format!("in `env::{function}`: {}", GuestError::MissingMemory);
        assert_eq!(reason(&error), expected);
    }
    assert_eq!(guest.data().calls, 1);
}

#[test]
fn types_that_use_the_memory_find_it_by_name_and_in_the_slot() {
    let linker = linker(|linker| Env::add_to_linker(linker, |host| host));
    let mut guest = Guest::new(&linker, "env", Host::default());
    for is_bound in [false, true] {
        if is_bound {
            let (store, instance) = (&mut guest.store, &guest.instance);
            Env::bind_memory(store, instance, |host| host).unwrap();
        }
        assert_eq!(guest.call::<i32>("read", (0, 0)).unwrap(), 0);
        assert_eq!(guest.call::<i32>("read_result", 0).unwrap(), 0x1_0000);
        assert_eq!(guest.call::<i32>("mixed", (0, 0, 0)).unwrap(), 0x1_0000);
        assert_eq!(guest.call::<i32>("unread", (0, 0)).unwrap(), 0);
        assert_eq!(guest.call::<i32>("unread_result", ()).unwrap(), 1);
    }
}
