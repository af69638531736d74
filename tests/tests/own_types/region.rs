//! A descriptor of offset, capacity and length in the guest's memory, which is followed and updated.

use std::collections::BTreeMap;

use wasmtime_integration::{
    FromGuest, FromGuestError, GuestError, GuestMemory, GuestPtr, GuestType, IntoGuest,
    wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, PAGE, linker};

use super::{guest, reason};

/// A descriptor, as the guest lays it out.
#[derive(Clone, Copy, GuestType)]
struct Descriptor {
    offset: u32,
    capacity: u32,
    length: u32,
}

impl Descriptor {
    /// Reads a descriptor at an address that a guest passed.
    fn read(address: i32, memory: &GuestMemory<'_>) -> Result<Self, GuestError> {
        let descriptor = memory.read(GuestPtr::<Descriptor>::new(address.cast_unsigned()))?;
        if descriptor.length > descriptor.capacity {
            return Err(GuestError::Invalid("a region longer than its capacity"));
        }
        Ok(descriptor)
    }
}

/// The bytes of a region.
struct Region<'m>(&'m [u8]);

impl<'m, C: ?Sized> FromGuest<'m, C> for Region<'m> {
    type Core = i32;

    fn from_guest(
        core: i32,
        memory: &'m GuestMemory<'_>,
        _: &mut C,
    ) -> Result<Self, FromGuestError> {
        let Descriptor { offset, length, .. } = Descriptor::read(core, memory)?;
        Ok(Region(memory.slice(GuestPtr::new((offset, length)))?))
    }
}

/// A copy of the bytes of a region, for methods that change the memory.
struct Key(Vec<u8>);

impl<'m, C: ?Sized> FromGuest<'m, C> for Key {
    type Core = i32;

    fn from_guest(
        core: i32,
        memory: &'m GuestMemory<'_>,
        _: &mut C,
    ) -> Result<Self, FromGuestError> {
        let Descriptor { offset, length, .. } = Descriptor::read(core, memory)?;
        Ok(Key(memory.to_vec(GuestPtr::new((offset, length)))?))
    }
}

/// A region that a method fills.
struct Target {
    address: i32,
    descriptor: Descriptor,
}

impl<'m, C: ?Sized> FromGuest<'m, C> for Target {
    type Core = i32;

    fn from_guest(
        address: i32,
        memory: &'m GuestMemory<'_>,
        _: &mut C,
    ) -> Result<Self, FromGuestError> {
        let descriptor = Descriptor::read(address, memory)?;
        Ok(Target {
            address,
            descriptor,
        })
    }
}

impl Target {
    /// Writes the bytes into the region, and their length into its descriptor.
    fn fill(self, memory: &mut GuestMemory<'_>, bytes: &[u8]) -> Result<(), GuestError> {
        let Descriptor {
            offset, capacity, ..
        } = self.descriptor;
        let length = u32::try_from(bytes.len())?;
        if length > capacity {
            return Err(GuestError::Invalid("the region is too small"));
        }
        memory.write_bytes(GuestPtr::new(offset), capacity, bytes)?;
        let descriptor = Descriptor {
            length,
            ..self.descriptor
        };
        memory.write(GuestPtr::new(self.address.cast_unsigned()), descriptor)
    }
}

/// A region with the bytes that it receives. The guest gets its address, or 0.
struct Filled(Target, Option<Vec<u8>>);

impl<C: ?Sized> IntoGuest<C> for Filled {
    type Core = i32;
    const USES_MEMORY: bool = true;

    fn into_guest(self, memory: &mut GuestMemory<'_>, _: &mut C) -> wasmtime::Result<i32> {
        let Filled(target, Some(bytes)) = self else {
            return Ok(0);
        };
        let address = target.address;
        target.fill(memory, &bytes)?;
        Ok(address)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
#[repr(u8)]
enum Errno {
    Success,
    Invalid,
    NotFound,
}

impl From<GuestError> for Errno {
    fn from(_: GuestError) -> Self {
        Errno::Invalid
    }
}

#[derive(Default)]
struct Host {
    entries: BTreeMap<Vec<u8>, Vec<u8>>,
}

#[wasmtime_integration(module("env", name = Db), errno = Errno, guest_error = Errno::from)]
impl Host {
    pub fn db_write(&mut self, key: Region<'_>, value: Region<'_>) {
        self.entries.insert(key.0.to_vec(), value.0.to_vec());
    }

    pub fn db_read(&self, key: Region<'_>, to: Target) -> Filled {
        Filled(to, self.entries.get(key.0).cloned())
    }

    pub fn db_take(
        &mut self,
        memory: &mut GuestMemory<'_>,
        key: Key,
        to: Target,
    ) -> Result<(), Errno> {
        let value = self.entries.remove(&key.0).ok_or(Errno::NotFound)?;
        Ok(to.fill(memory, &value)?)
    }
}

/// A guest with regions at 0 ("key"), 12 ("value") and 24 (empty, of 8 bytes).
const GUEST: &str = r#"(module
    (import "env" "db_write" (func $write (param i32 i32)))
    (import "env" "db_read" (func $read (param i32 i32) (result i32)))
    (import "env" "db_take" (func $take (param i32 i32) (result i32)))
    (memory (export "memory") 1)
    (data (i32.const 0) "\40\00\00\00\03\00\00\00\03\00\00\00")
    (data (i32.const 12) "\50\00\00\00\08\00\00\00\05\00\00\00")
    (data (i32.const 24) "\60\00\00\00\08\00\00\00\00\00\00\00")
    (data (i32.const 64) "key")
    (data (i32.const 80) "value")
    (func (export "write") (call $write (i32.const 0) (i32.const 12)))
    (func (export "read") (result i32) (call $read (i32.const 0) (i32.const 24)))
    (func (export "take") (result i32) (call $take (i32.const 0) (i32.const 24))))"#;

fn new_guest() -> Guest<Host> {
    let linker = linker(|linker| Db::add_to_linker(linker, |host| host));
    guest(&linker, Host::default(), GUEST)
}

#[test]
fn a_result_fills_a_region() {
    let mut guest = new_guest();
    assert_eq!(guest.call::<i32>("read", ()).unwrap(), 0, "no such key");
    assert_eq!(guest.u32_at(32), 0, "the length is as it was");
    guest.call::<()>("write", ()).unwrap();
    assert_eq!(guest.call::<i32>("read", ()).unwrap(), 24);
    assert_eq!(guest.u32_at(32), 5);
    assert_eq!(&guest.bytes(96), b"value");
}

#[test]
fn a_method_fills_a_region() {
    let mut guest = new_guest();
    guest.call::<()>("write", ()).unwrap();
    assert_eq!(guest.call::<i32>("take", ()).unwrap(), 0);
    assert_eq!(guest.u32_at(32), 5);
    assert_eq!(&guest.bytes(96), b"value");
    let not_found = Errno::NotFound as i32;
    assert_eq!(guest.call::<i32>("take", ()).unwrap(), not_found);
}

#[test]
fn a_region_that_is_too_small_is_left_alone() {
    let mut guest = new_guest();
    guest.call::<()>("write", ()).unwrap();
    guest.put(28, &[4]);
    let error = guest.call::<i32>("read", ()).unwrap_err();
    let expected = Some(&GuestError::Invalid("the region is too small"));
    assert_eq!(error.downcast_ref(), expected);
    let invalid = Errno::Invalid as i32;
    assert_eq!(guest.call::<i32>("take", ()).unwrap(), invalid);
    assert_eq!((guest.u32_at(32), guest.bytes(96)), (0, [0; 8]));
}

#[test]
fn hostile_descriptors_are_bad_arguments() {
    for (address, number, end) in [
        (8, 4, "a region longer than its capacity"),
        (0, PAGE, "3 bytes at 0x10000"),
        (0, u32::MAX, "3 bytes at 0xffffffff"),
    ] {
        let mut guest = new_guest();
        guest.put(address, &number.to_le_bytes());
        let error = guest.call::<()>("write", ()).unwrap_err();
        let error = reason(&error);
        let place = "in `env::db_write`, parameter `key`: ";
        assert!(error.starts_with(place) && error.ends_with(end), "{error}");
        assert!(guest.data().entries.is_empty());
        assert_eq!(
            guest.call::<i32>("take", ()).unwrap(),
            Errno::Invalid as i32
        );
    }
}

#[test]
fn a_descriptor_out_of_bounds_or_misaligned_is_a_bad_argument() {
    let linker = linker(|linker| Db::add_to_linker(linker, |host| host));
    let mut guest = Guest::new(&linker, "env", Host::default());
    for address in [2, -4, PAGE.cast_signed()] {
        let result = guest.call::<i32>("db_take", (address, 0));
        assert_eq!(result.unwrap(), Errno::Invalid as i32, "{address}");
    }
}
