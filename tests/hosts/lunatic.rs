//! Shaped like lunatic: a library's functions, generic over the store's data. Fallible ones return a status,
//! and write the number of the result, or that of the error, to the address in their last parameter.
#![expect(
    clippy::needless_pass_by_value,
    reason = "methods take types of their own by value"
)]

use std::collections::{BTreeMap, VecDeque};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6};

use wasmtime::{Error, Module, Store};
use wasmtime_integration::{
    FromGuest, FromGuestError, GuestError, GuestMemory, GuestPtr, IntoGuest, Unaligned,
    wasmtime_integration,
};
use wasmtime_integration_tests::{ASYNC_ENGINE, async_linker, linker};

use crate::random::{Host, compare, compare_async, forwarding_guest};

/// What guests hold by number.
#[derive(Debug)]
struct Resources<R> {
    last: u64,
    values: BTreeMap<u64, R>,
}

impl<R> Default for Resources<R> {
    fn default() -> Self {
        Resources {
            last: 0,
            values: BTreeMap::new(),
        }
    }
}

impl<R> Resources<R> {
    fn add(&mut self, value: R) -> u64 {
        self.last += 1;
        self.values.insert(self.last, value);
        self.last
    }

    fn get(&mut self, id: u64) -> wasmtime::Result<&mut R> {
        let value = self.values.get_mut(&id);
        value.ok_or_else(|| Error::msg(format!("no resource {id}")))
    }

    fn remove(&mut self, id: u64) -> wasmtime::Result<()> {
        self.get(id)?;
        self.values.remove(&id);
        Ok(())
    }
}

trait ErrorCtx {
    fn errors(&mut self) -> &mut Resources<String>;
}

trait NetworkingCtx {
    fn dns(&mut self) -> &mut Resources<VecDeque<SocketAddr>>;
    fn listeners(&mut self) -> &mut Resources<SocketAddr>;
}

#[derive(Clone, Copy)]
enum Failure {
    Error(&'static str),
    TimedOut,
}

/// A name server that knows an address for each byte of a name, and takes a millisecond for each.
async fn resolve<T: NetworkingCtx>(data: &mut T, name: &str, timeout: u32) -> Result<u64, Failure> {
    tokio::task::yield_now().await;
    if timeout != 0 && (timeout as usize) < name.len() {
        return Err(Failure::TimedOut);
    }
    if name.is_empty() || name.len() > 63 {
        return Err(Failure::Error("no such host"));
    }
    let addresses = name.bytes().map(|byte| match byte % 2 {
        0 => SocketAddr::from((Ipv4Addr::new(10, 0, 0, byte), 8000)),
        _ => SocketAddrV6::new(Ipv6Addr::from([byte; 16]), 9000, 1, byte.into()).into(),
    });
    Ok(data.dns().add(addresses.collect()))
}

async fn bind<T: NetworkingCtx>(data: &mut T, address: SocketAddr) -> Result<u64, Failure> {
    tokio::task::yield_now().await;
    let mut taken = data.listeners().values.values();
    if taken.any(|other| *other == address) {
        return Err(Failure::Error("address in use"));
    }
    Ok(data.listeners().add(address))
}

struct Errors<'a, T>(&'a mut T);

#[wasmtime_integration(module("lunatic::error", name = ErrorFunctions), view)]
impl<T: ErrorCtx + 'static> Errors<'_, T> {
    pub fn string_size(error: Message) -> u32 {
        error.0.len().try_into().unwrap_or(u32::MAX)
    }

    pub fn to_string(
        memory: &mut GuestMemory<'_>,
        error: Message,
        error_str: GuestPtr<u8>,
    ) -> Result<(), GuestError> {
        let len = u32::try_from(error.0.len())?;
        memory.copy_from_slice(error.0.as_bytes(), error_str.as_array(len))
    }

    pub fn drop(&mut self, error_id: u64) -> wasmtime::Result<()> {
        self.0.errors().remove(error_id)
    }
}

/// The message of an error that exists.
struct Message(String);

impl<T: ErrorCtx> FromGuest<'_, Errors<'_, T>> for Message {
    type Core = i64;
    const READS_MEMORY: bool = false;

    fn from_guest(
        id: i64,
        _: &GuestMemory<'_>,
        errors: &mut Errors<'_, T>,
    ) -> Result<Self, FromGuestError> {
        Ok(Message(errors.0.errors().get(id.cast_unsigned())?.clone()))
    }
}

struct Networking<'a, T>(&'a mut T);

#[wasmtime_integration(
    module("lunatic::networking", name = NetworkingFunctions),
    view,
    core(SocketAddr = (i32, i32, i32, i32, i32), AddressPtr = (i32, i32, i32, i32, i32)),
)]
impl<T: NetworkingCtx + ErrorCtx + Send + 'static> Networking<'_, T> {
    pub async fn resolve(&mut self, name: &str, timeout: u32, id: IdPtr) -> Id {
        let result = resolve(self.0, name, timeout).await;
        Id { to: id, result }
    }

    pub fn resolve_next(&mut self, dns_iter_id: u64, to: AddressPtr) -> wasmtime::Result<Next> {
        let address = self.0.dns().get(dns_iter_id)?.pop_front();
        Ok(Next { to, address })
    }

    pub async fn tcp_bind(&mut self, address: SocketAddr, id: IdPtr) -> Id {
        let result = bind(self.0, address).await;
        Id { to: id, result }
    }
}

/// Where the number of the result or of the error goes, aligned or not.
type IdPtr = GuestPtr<Unaligned<u64>>;

/// A status, with the number that goes to an address.
struct Id {
    to: IdPtr,
    result: Result<u64, Failure>,
}

impl<T: ErrorCtx> IntoGuest<Networking<'_, T>> for Id {
    type Core = i32;
    const USES_MEMORY: bool = true;

    fn into_guest(
        self,
        memory: &mut GuestMemory<'_>,
        networking: &mut Networking<'_, T>,
    ) -> wasmtime::Result<i32> {
        let (id, status) = match self.result {
            Ok(id) => (id, 0),
            Err(Failure::Error(message)) => (networking.0.errors().add(message.to_owned()), 1),
            Err(Failure::TimedOut) => return Ok(9027),
        };
        memory.write(self.to, Unaligned(id))?;
        Ok(status)
    }
}

/// The type of an address, a pointer to its bytes, the port, the flow info and the scope.
impl<T> FromGuest<'_, Networking<'_, T>> for SocketAddr {
    type Core = (i32, i32, i32, i32, i32);

    fn from_guest(
        (kind, at, port, flow_info, scope): Self::Core,
        memory: &GuestMemory<'_>,
        _: &mut Networking<'_, T>,
    ) -> Result<Self, FromGuestError> {
        let at = at.cast_unsigned();
        let port = u16::try_from(port).map_err(GuestError::from)?;
        match kind {
            4 => {
                let octets: [u8; 4] = memory.read(GuestPtr::new(at))?;
                Ok((octets, port).into())
            }
            6 => {
                let octets: [u8; 16] = memory.read(GuestPtr::new(at))?;
                let (flow_info, scope) = (flow_info.cast_unsigned(), scope.cast_unsigned());
                Ok(SocketAddrV6::new(octets.into(), port, flow_info, scope).into())
            }
            _ => Err(GuestError::Invalid("not a type of addresses").into()),
        }
    }
}

/// Where the parts of an address go.
struct AddressPtr {
    kind: GuestPtr<Unaligned<u32>>,
    octets: GuestPtr<u8>,
    port: GuestPtr<Unaligned<u16>>,
    flow_info: GuestPtr<Unaligned<u32>>,
    scope: GuestPtr<Unaligned<u32>>,
}

impl<C: ?Sized> FromGuest<'_, C> for AddressPtr {
    type Core = (i32, i32, i32, i32, i32);
    const READS_MEMORY: bool = false;

    fn from_guest(
        (kind, octets, port, flow_info, scope): Self::Core,
        _: &GuestMemory<'_>,
        _: &mut C,
    ) -> Result<Self, FromGuestError> {
        Ok(AddressPtr {
            kind: GuestPtr::new(kind.cast_unsigned()),
            octets: GuestPtr::new(octets.cast_unsigned()),
            port: GuestPtr::new(port.cast_unsigned()),
            flow_info: GuestPtr::new(flow_info.cast_unsigned()),
            scope: GuestPtr::new(scope.cast_unsigned()),
        })
    }
}

/// The next address, if there is one, and where it goes.
struct Next {
    to: AddressPtr,
    address: Option<SocketAddr>,
}

impl<C: ?Sized> IntoGuest<C> for Next {
    type Core = i32;
    const USES_MEMORY: bool = true;

    fn into_guest(self, memory: &mut GuestMemory<'_>, _: &mut C) -> wasmtime::Result<i32> {
        let (to, Some(address)) = (self.to, self.address) else {
            return Ok(1);
        };
        memory.write(to.kind, Unaligned(if address.is_ipv4() { 4 } else { 6 }))?;
        match address.ip() {
            IpAddr::V4(ip) => memory.copy_from_slice(&ip.octets(), to.octets.as_array(4))?,
            IpAddr::V6(ip) => memory.copy_from_slice(&ip.octets(), to.octets.as_array(16))?,
        }
        memory.write(to.port, Unaligned(address.port()))?;
        if let SocketAddr::V6(address) = address {
            memory.write(to.flow_info, Unaligned(address.flowinfo()))?;
            memory.write(to.scope, Unaligned(address.scope_id()))?;
        }
        Ok(0)
    }
}

/// The same functions by `func_wrap`.
mod by_hand;

/// The state of a process.
#[derive(Debug, Default)]
struct State {
    errors: Resources<String>,
    dns: Resources<VecDeque<SocketAddr>>,
    listeners: Resources<SocketAddr>,
}

impl ErrorCtx for State {
    fn errors(&mut self) -> &mut Resources<String> {
        &mut self.errors
    }
}

impl NetworkingCtx for State {
    fn dns(&mut self) -> &mut Resources<VecDeque<SocketAddr>> {
        &mut self.dns
    }

    fn listeners(&mut self) -> &mut Resources<SocketAddr> {
        &mut self.listeners
    }
}

/// What an embedder calls for its own data.
fn register<T: NetworkingCtx + ErrorCtx + Send + 'static>(
    linker: &mut wasmtime::Linker<T>,
) -> wasmtime::Result<()> {
    ErrorFunctions::add_to_linker(linker, |data: &mut T| Errors(data))?;
    NetworkingFunctions::add_to_linker(linker, |data: &mut T| Networking(data))
}

#[tokio::test]
async fn random_calls_of_networking_do_the_same_as_by_hand() {
    let linkers = [
        async_linker(register),
        async_linker(by_hand::add_networking),
    ];
    let items = r#"(memory (export "memory") 1) (data (i32.const 1024) "\ff\ff")"#;
    let mut guests = Vec::new();
    for linker in &linkers {
        let store = Store::new(&ASYNC_ENGINE, State::default());
        guests.push(forwarding_guest(linker, store, "lunatic::networking", items).await);
    }
    let guests = guests.try_into().ok().expect("two guests");
    let functions = NetworkingFunctions::FUNCTIONS.iter();
    let functions: Vec<&str> = functions.map(|function| function.name).collect();
    let outcomes = compare_async(&functions, guests, |state| format!("{state:?}"), 2_000).await;
    // Traps, and every status.
    let status = |status| Some(format!("Some(I32({status}))"));
    for outcome in [None, status(0), status(1), status(9027)] {
        assert!(outcomes[&outcome] > 50, "{outcomes:?}");
    }
}

#[test]
fn random_calls_of_errors_do_the_same_as_by_hand() {
    let state = || {
        let mut state = State::default();
        for id in 1..=20 {
            state.errors.add(format!("error {id}"));
        }
        state
    };
    let ours =
        linker(|linker| ErrorFunctions::add_to_linker(linker, |state: &mut State| Errors(state)));
    let by_hand = linker(by_hand::add_errors);
    let host = |linker| Host {
        linker,
        data: state(),
        state: |state| format!("{state:?}"),
    };
    let items = r#"(memory (export "memory") 1)"#;
    let functions = [
        "string_size",
        "to_string",
        "string_size",
        "to_string",
        "drop",
    ];
    let (ours, by_hand) = (host(&ours), host(&by_hand));
    let outcomes = compare("lunatic::error", items, &functions, ours, by_hand, 100);
    let successes = 100 - outcomes[&None];
    // The errors last for a part of the calls.
    assert!((15..70).contains(&successes), "{successes}");
}

/// Binds each address of a name, and shows the errors.
const GUEST: &str = r#"(module
    (import "lunatic::networking" "resolve" (func $resolve (param i32 i32 i32 i32) (result i32)))
    (import "lunatic::networking" "resolve_next"
      (func $resolve_next (param i64 i32 i32 i32 i32 i32) (result i32)))
    (import "lunatic::networking" "tcp_bind"
      (func $tcp_bind (param i32 i32 i32 i32 i32 i32) (result i32)))
    (import "lunatic::error" "string_size" (func $string_size (param i64) (result i32)))
    (import "lunatic::error" "to_string" (func $to_string (param i64 i32)))
    (import "lunatic::error" "drop" (func $drop (param i64)))
    (memory (export "memory") 1)
    (data (i32.const 0) "goo")

    (func (export "resolve") (param $timeout i32) (result i32)
      (call $resolve (i32.const 0) (i32.const 3) (local.get $timeout) (i32.const 33)))

    ;; Writes the number of the listener, or of the error, to 73. Returns 2 without an address.
    (func (export "bind_next") (result i32)
      (if (call $resolve_next (i64.load (i32.const 33))
            (i32.const 41) (i32.const 45) (i32.const 61) (i32.const 63) (i32.const 67))
        (then (return (i32.const 2))))
      (call $tcp_bind (i32.load (i32.const 41)) (i32.const 45) (i32.load16_u (i32.const 61))
        (i32.load (i32.const 63)) (i32.load (i32.const 67)) (i32.const 73)))

    ;; Writes the error's message to 100, and returns its length.
    (func (export "message") (result i32)
      (local $size i32)
      (local.set $size (call $string_size (i64.load (i32.const 73))))
      (call $to_string (i64.load (i32.const 73)) (i32.const 100))
      (call $drop (i64.load (i32.const 73)))
      (local.get $size)))"#;

#[tokio::test]
async fn a_guest_binds_the_addresses_of_a_name() {
    let linker = async_linker(register::<State>);
    let mut store = Store::new(&ASYNC_ENGINE, State::default());
    let module = Module::new(&ASYNC_ENGINE, GUEST).unwrap();
    let instance = linker.instantiate_async(&mut store, &module).await.unwrap();
    let mut guest = wasmtime_integration_tests::Guest { store, instance };
    assert_eq!(guest.call_async::<u32>("resolve", 2).await.unwrap(), 9027);
    assert_eq!(guest.call_async::<u32>("resolve", 3).await.unwrap(), 0);
    for status in [0, 0, 1, 2] {
        assert_eq!(
            guest.call_async::<u32>("bind_next", ()).await.unwrap(),
            status
        );
    }
    let listeners: Vec<String> = guest
        .data()
        .listeners
        .values
        .values()
        .map(ToString::to_string)
        .collect();
    let v6 = "[6f6f:6f6f:6f6f:6f6f:6f6f:6f6f:6f6f:6f6f%111]:9000";
    assert_eq!(
        listeners,
        ["[6767:6767:6767:6767:6767:6767:6767:6767%103]:9000", v6]
    );
    assert_eq!(guest.call_async::<u32>("message", ()).await.unwrap(), 14);
    assert_eq!(guest.bytes(100), *b"address in use");
    let trap = guest.call_async::<u32>("message", ()).await.unwrap_err();
    let text = "in `lunatic::error::string_size`, parameter `error`: no resource 1";
    assert!(format!("{trap:#}").ends_with(text), "{trap:?}");
}
