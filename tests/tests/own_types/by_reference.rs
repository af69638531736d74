//! A type whose `GuestType` is written by hand: by reference it is read from the memory, and by value
//! it has a conversion of its own.

use wasmtime_integration::{
    FromGuest, FromGuestError, GuestBytes, GuestBytesMut, GuestError, GuestMemory, GuestType,
    wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, PAGE, linker};

/// An even number, in two bytes.
#[derive(Clone, Copy)]
struct Even(u16);

impl Even {
    fn new(number: u16) -> Result<Self, GuestError> {
        match number % 2 {
            0 => Ok(Even(number)),
            _ => Err(GuestError::Invalid("not an even number")),
        }
    }
}

impl GuestType for Even {
    const SIZE: u32 = 2;
    const ALIGN: u32 = 2;

    fn decode(bytes: GuestBytes<'_>) -> Result<Self, GuestError> {
        Even::new(u16::decode(bytes)?)
    }

    fn encode(self, bytes: GuestBytesMut<'_>) -> Result<(), GuestError> {
        self.0.encode(bytes)
    }
}

impl<C: ?Sized> FromGuest<'_, C> for Even {
    type Core = i32;
    const READS_MEMORY: bool = false;

    fn from_guest(core: i32, _: &GuestMemory<'_>, _: &mut C) -> Result<Self, FromGuestError> {
        let number = u16::try_from(core).map_err(GuestError::from)?;
        Ok(Even::new(number)?)
    }
}

struct Host;

#[wasmtime_integration(module("env", name = Env))]
impl Host {
    pub fn by_reference(even: &Even) -> u32 {
        even.0.into()
    }

    pub fn by_value(even: Even) -> u32 {
        even.0.into()
    }

    pub fn list(list: Vec<Even>) -> u32 {
        list.iter().map(|even| u32::from(even.0)).sum()
    }
}

#[test]
fn a_reference_is_an_address_and_a_value_is_not() {
    let linker = linker(|linker| Env::add_to_linker(linker, |host| host));
    let mut guest = Guest::new(&linker, "env", Host);
    guest.put(8, &[4, 1, 6, 0, 7, 0]);
    assert_eq!(guest.call::<i32>("by_reference", 8).unwrap(), 0x104);
    assert_eq!(guest.call::<i32>("by_value", 8).unwrap(), 8);
    assert_eq!(guest.call::<i32>("list", (8, 2)).unwrap(), 0x10a);

    let invalid = GuestError::Invalid("not an even number");
    assert_eq!(*guest.trap("by_reference", 12).bad_argument().3, invalid);
    assert_eq!(*guest.trap("by_value", 7).bad_argument().3, invalid);
    assert_eq!(*guest.trap("list", (8, 3)).bad_argument().3, invalid);
    let trap = guest.trap("by_reference", PAGE);
    assert!(matches!(
        trap.bad_argument().3,
        GuestError::PtrOutOfBounds(_)
    ));

    let mut guest = Guest::without_memory(&linker, "env", Host);
    assert_eq!(guest.call::<i32>("by_value", 8).unwrap(), 8);
    guest.trap("by_reference", 8);
}
