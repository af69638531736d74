//! A type of another crate that guests pass as five core values.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6};

use wasmtime_integration::{
    FromGuest, FromGuestError, GuestError, GuestMemory, GuestPtr, GuestType, wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, PAGE, linker};

use super::guest;

/// The family, the address of 4 or 16 bytes, the port, the flow and the scope.
impl FromGuest<'_, Host> for SocketAddr {
    type Core = (i32, i32, i32, i32, i32);

    fn from_guest(
        (family, address, port, flow, scope): Self::Core,
        memory: &GuestMemory<'_>,
        _: &mut Host,
    ) -> Result<Self, FromGuestError> {
        let address = address.cast_unsigned();
        let port = u16::try_from(port).map_err(GuestError::from)?;
        match family {
            4 => {
                let octets: [u8; 4] = memory.read(GuestPtr::new(address))?;
                Ok((Ipv4Addr::from(octets), port).into())
            }
            6 => {
                let octets: [u8; 16] = memory.read(GuestPtr::new(address))?;
                let (ip, flow, scope) = (Ipv6Addr::from(octets), flow.cast_unsigned(), scope);
                Ok(SocketAddrV6::new(ip, port, flow, scope.cast_unsigned()).into())
            }
            _ => Err(GuestError::Invalid("unknown address family").into()),
        }
    }
}

#[derive(Default)]
struct Host {
    bound: Vec<SocketAddr>,
    sent: Vec<(String, u64)>,
}

#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
#[repr(u8)]
enum Errno {
    Success,
    Invalid,
    InUse,
}

fn invalid(_: GuestError) -> Errno {
    Errno::Invalid
}

#[wasmtime_integration(
    module("net", name = Net),
    core(SocketAddr = (i32, i32, i32, i32, i32)),
    errno = Errno,
    guest_error = invalid
)]
impl Host {
    pub fn bind(&mut self, address: SocketAddr) -> Result<(), Errno> {
        if self.bound.contains(&address) {
            return Err(Errno::InUse);
        }
        self.bound.push(address);
        Ok(())
    }

    pub fn is_bound(&self, address: SocketAddr) -> bool {
        self.bound.contains(&address)
    }

    pub fn send(&mut self, text: &str, from: SocketAddr, to: SocketAddr, timeout: u64) {
        self.sent.push((format!("{from} {to} {text}"), timeout));
    }
}

#[test]
fn a_guest_passes_addresses() {
    let linker = linker(|linker| Net::add_to_linker(linker, |host| host));
    let wat = r#"(module
        (import "net" "bind" (func $bind (param i32 i32 i32 i32 i32) (result i32)))
        (import "net" "is_bound" (func $is_bound (param i32 i32 i32 i32 i32) (result i32)))
        (import "net" "send" (func $send
          (param i32 i32) (param i32 i32 i32 i32 i32) (param i32 i32 i32 i32 i32) (param i64)))
        (memory (export "memory") 1)
        (data (i32.const 4) "\7f\00\00\01")
        (data (i32.const 31) "\01hello")
        (func (export "bind") (result i32)
          (call $bind (i32.const 6) (i32.const 16) (i32.const 80) (i32.const 1) (i32.const 2)))
        (func (export "is_bound") (result i32)
          (call $is_bound (i32.const 6) (i32.const 16) (i32.const 80) (i32.const 1) (i32.const 2)))
        (func (export "send")
          (call $send
            (i32.const 32) (i32.const 5)
            (i32.const 4) (i32.const 4) (i32.const 65535) (i32.const 0) (i32.const 0)
            (i32.const 6) (i32.const 16) (i32.const 80) (i32.const 0) (i32.const 2)
            (i64.const -1))))"#;
    let mut guest = guest(&linker, Host::default(), wat);
    assert_eq!(guest.call::<i32>("is_bound", ()).unwrap(), 0);
    assert_eq!(guest.call::<i32>("bind", ()).unwrap(), 0);
    assert_eq!(guest.call::<i32>("is_bound", ()).unwrap(), 1);
    let in_use = Errno::InUse as i32;
    assert_eq!(guest.call::<i32>("bind", ()).unwrap(), in_use);
    let bound = SocketAddrV6::new(Ipv6Addr::LOCALHOST, 80, 1, 2);
    assert_eq!(guest.data().bound, [SocketAddr::from(bound)]);

    guest.call::<()>("send", ()).unwrap();
    let sent = "127.0.0.1:65535 [::1%2]:80 hello".to_owned();
    assert_eq!(guest.data().sent, [(sent, u64::MAX)]);
}

#[test]
fn invalid_addresses_are_bad_arguments() {
    let linker = linker(|linker| Net::add_to_linker(linker, |host| host));
    let mut guest = Guest::new(&linker, "net", Host::default());
    let end = PAGE.cast_signed();
    for address in [
        (5, 0, 80, 0, 0),
        (4, 0, 0x1_0000, 0, 0),
        (4, 0, -1, 0, 0),
        (4, end - 3, 80, 0, 0),
        (6, end - 15, 80, 0, 0),
    ] {
        let result = guest.call::<i32>("bind", address).unwrap();
        assert_eq!(result, Errno::Invalid as i32, "{address:?}");
        let trap = guest.trap("is_bound", address);
        let (module, function, parameter, _) = trap.bad_argument();
        assert_eq!(
            (module, function, parameter),
            ("net", "is_bound", "parameter `address`")
        );
    }
    let good = (6, end - 16, 80, 0, 0);
    assert_eq!(guest.call::<i32>("bind", good).unwrap(), 0);
}
