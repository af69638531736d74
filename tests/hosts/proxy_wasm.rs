//! Shaped like a Proxy-Wasm host: each function returns a status, and the bytes of buffers, headers and
//! properties go where the guest's allocator says.
#![expect(
    clippy::needless_pass_by_value,
    clippy::type_complexity,
    clippy::unnecessary_wraps,
    reason = "the functions are those of the specification"
)]

mod by_hand;
mod filter;

use wasmtime::{Caller, Error, Extern, Module, Store};
use wasmtime_integration::{
    FromGuest, FromGuestError, GuestError, GuestMemory, GuestPtr, HostFunction, Out, Trappable,
    wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, linker};

use self::filter::{
    BufferType, Filter, LogLevel, Map, MapType, MetricType, Status, StreamType, parse, serialize,
};
use crate::random::{Host, compare};

/// Headers that the guest passes in one piece.
struct Pairs(Map);

impl<C: ?Sized> FromGuest<'_, C> for Pairs {
    type Core = (i32, i32);

    fn from_guest(
        (address, len): (i32, i32),
        memory: &GuestMemory<'_>,
        _: &mut C,
    ) -> Result<Self, FromGuestError> {
        let bytes = GuestPtr::new((address.cast_unsigned(), len.cast_unsigned()));
        let pairs = parse(memory.slice(bytes)?);
        Ok(Pairs(pairs.ok_or(GuestError::Invalid("no header pairs"))?))
    }
}

fn status(error: GuestError) -> Status {
    match error {
        GuestError::PtrOutOfBounds(_) | GuestError::PtrOverflow | GuestError::PtrNotAligned(..) => {
            Status::InvalidMemoryAccess
        }
        _ => Status::BadArgument,
    }
}

type Result<T, E = Trappable<Status>> = std::result::Result<T, E>;

/// Copies bytes into memory of the guest's allocator, and returns the address and the length. By hand, because the allocator is an export.
fn return_bytes(
    caller: &mut Caller<'_, Filter>,
    bytes: &[u8],
) -> Result<(Out<GuestPtr<u8>>, Out<u32>)> {
    let len = u32::try_from(bytes.len()).map_err(|_| Status::InternalFailure)?;
    let allocate = caller.get_export("proxy_on_memory_allocate");
    let allocate = allocate.or_else(|| caller.get_export("malloc"));
    let allocate = allocate.and_then(Extern::into_func);
    let allocate = allocate.ok_or(Status::Unimplemented)?;
    let allocate = allocate
        .typed::<u32, u32>(&mut *caller)
        .map_err(Trappable::trap)?;
    let address = allocate.call(&mut *caller, len).map_err(Trappable::trap)?;
    if address == 0 {
        return Err(Status::InvalidMemoryAccess.into());
    }
    let (mut memory, _) = GuestMemory::from_caller(caller).map_err(status)?;
    let to = GuestPtr::new((address, len));
    memory.copy_from_slice(bytes, to).map_err(status)?;
    Ok((Out(GuestPtr::new(address)), Out(len)))
}

#[wasmtime_integration(
    module("env", name = Env),
    errno = Status,
    guest_error = status,
    missing_memory = Status::InvalidMemoryAccess,
    core(Pairs = (i32, i32))
)]
impl Filter {
    #[guest(after)]
    fn record(&mut self, function: HostFunction, result: Result<(), &Error>) {
        self.calls.push((function.name, result.is_err()));
    }

    pub fn proxy_log(&mut self, level: LogLevel, message: &str) -> Result<(), Status> {
        self.event((level, message));
        Ok(())
    }

    pub fn proxy_get_current_time_nanoseconds(&self) -> Result<Out<u64>, Status> {
        Ok(Out(1_700_000_000_000_000_000))
    }

    pub fn proxy_set_tick_period_milliseconds(&mut self, period: u32) -> Result<(), Status> {
        self.event(period);
        Ok(())
    }

    pub fn proxy_get_buffer_bytes(
        caller: &mut Caller<'_, Filter>,
        buffer: BufferType,
        start: u32,
        max_size: u32,
    ) -> Result<(Out<GuestPtr<u8>>, Out<u32>)> {
        let bytes = caller.data_mut().buffer_bytes(buffer, start, max_size)?;
        return_bytes(caller, &bytes)
    }

    pub fn proxy_get_buffer_status(
        &mut self,
        buffer: BufferType,
    ) -> Result<(Out<u32>, Out<u32>), Status> {
        let len = self.buffer(buffer)?.len();
        Ok((Out(u32::try_from(len).unwrap_or(u32::MAX)), Out(0)))
    }

    pub fn proxy_set_buffer_bytes(
        &mut self,
        buffer: BufferType,
        start: u32,
        size: u32,
        data: &[u8],
    ) -> Result<(), Status> {
        self.set_buffer_bytes(buffer, start, size, data)
    }

    pub fn proxy_get_header_map_pairs(
        caller: &mut Caller<'_, Filter>,
        map: MapType,
    ) -> Result<(Out<GuestPtr<u8>>, Out<u32>)> {
        let bytes = serialize(caller.data_mut().map(map));
        return_bytes(caller, &bytes)
    }

    pub fn proxy_set_header_map_pairs(&mut self, map: MapType, pairs: Pairs) -> Result<(), Status> {
        *self.map(map) = pairs.0;
        Ok(())
    }

    pub fn proxy_get_header_map_value(
        caller: &mut Caller<'_, Filter>,
        map: MapType,
        key: String,
    ) -> Result<(Out<GuestPtr<u8>>, Out<u32>)> {
        let value = caller.data_mut().header(map, &key)?;
        return_bytes(caller, value.as_bytes())
    }

    pub fn proxy_add_header_map_value(
        &mut self,
        map: MapType,
        key: &str,
        value: &str,
    ) -> Result<(), Status> {
        self.map(map).push((key.to_owned(), value.to_owned()));
        Ok(())
    }

    pub fn proxy_remove_header_map_value(&mut self, map: MapType, key: &str) -> Result<(), Status> {
        self.map(map).retain(|(other, _)| other != key);
        Ok(())
    }

    pub fn proxy_get_property(
        caller: &mut Caller<'_, Filter>,
        path: Vec<u8>,
    ) -> Result<(Out<GuestPtr<u8>>, Out<u32>)> {
        let value = caller.data().property(&path)?;
        return_bytes(caller, &value)
    }

    pub fn proxy_set_property(&mut self, path: &[u8], value: &[u8]) -> Result<(), Status> {
        self.properties.insert(path.to_vec(), value.to_vec());
        Ok(())
    }

    pub fn proxy_get_shared_data(
        caller: &mut Caller<'_, Filter>,
        key: String,
    ) -> Result<(Out<GuestPtr<u8>>, Out<u32>, Out<u32>)> {
        let (value, cas) = caller.data().shared(&key)?;
        let (address, len) = return_bytes(caller, &value)?;
        Ok((address, len, Out(cas)))
    }

    pub fn proxy_set_shared_data(
        &mut self,
        key: &str,
        value: &[u8],
        cas: u32,
    ) -> Result<(), Status> {
        self.set_shared(key, value, cas)
    }

    pub fn proxy_send_local_response(
        &mut self,
        code: u32,
        details: &str,
        body: &[u8],
        headers: Pairs,
        grpc_status: i32,
    ) -> Result<(), Status> {
        self.event((code, details, body, headers.0, grpc_status));
        Ok(())
    }

    pub fn proxy_continue_stream(&mut self, stream: StreamType) -> Result<(), Status> {
        self.event(stream);
        Ok(())
    }

    pub fn proxy_define_metric(
        &mut self,
        metric: MetricType,
        name: &str,
    ) -> Result<Out<u32>, Status> {
        Ok(Out(self.define_metric(metric, name)))
    }

    pub fn proxy_increment_metric(&mut self, id: u32, offset: i64) -> Result<(), Status> {
        let value = self.metric(id)?;
        *value = value.wrapping_add_signed(offset);
        Ok(())
    }

    pub fn proxy_get_metric(&mut self, id: u32) -> Result<Out<u64>, Status> {
        self.metric(id).map(|value| Out(*value))
    }
}

/// An allocator that never frees.
const ALLOCATOR: &str = r#"
    (memory (export "memory") 1)
    (global $heap (mut i32) (i32.const 4096))
    (func (export "proxy_on_memory_allocate") (param $size i32) (result i32)
      (local $at i32)
      (local.set $at (global.get $heap))
      (global.set $heap (i32.add (global.get $heap) (local.get $size)))
      (local.get $at))
"#;

#[test]
fn random_calls_do_the_same_as_by_hand() {
    let ours = linker(|linker| Env::add_to_linker(linker, |filter: &mut Filter| filter));
    let by_hand = linker(by_hand::add);
    let functions = Env::FUNCTIONS.iter();
    let functions: Vec<&str> = functions.map(|function| function.name).collect();
    // A header, a list of one pair, none, and bytes that aren't UTF-8.
    let items = format!(
        r#"{ALLOCATOR}
        (data (i32.const 0) "a")
        (data (i32.const 32) "\01\00\00\00\01\00\00\00\05\00\00\00b\00cdefg\00")
        (data (i32.const 1024) "\ff\ff")"#
    );
    let state = |filter: &Filter| format!("{filter:?}");
    let host = |linker| Host {
        linker,
        data: Filter::new(),
        state,
    };
    let outcomes = compare(
        "env",
        &items,
        &functions,
        host(&ours),
        host(&by_hand),
        1_000,
    );
    // Nothing traps, and each of these statuses occurs.
    assert_eq!(outcomes.get(&None), None);
    for (status, least) in [
        (Status::Ok, 100),
        (Status::NotFound, 20),
        (Status::BadArgument, 100),
        (Status::InvalidMemoryAccess, 100),
        (Status::CasMismatch, 1),
    ] {
        let result = Some(format!("Some(I32({}))", status as i32));
        let count = outcomes.get(&result).copied().unwrap_or_default();
        assert!(count >= least, "{status:?}: {outcomes:?}");
    }
}

fn guest(allocator: &str) -> Guest<Filter> {
    let linker = linker(|linker| Env::add_to_linker(linker, |filter: &mut Filter| filter));
    Guest::with_items(&linker, "env", Filter::new(), allocator)
}

#[test]
fn a_filter_reads_and_changes_headers() {
    let mut guest = guest(ALLOCATOR);
    let call = |guest: &mut Guest<Filter>, function: &str, args: (u32, u32, u32)| {
        guest.call::<u32>(function, args).unwrap()
    };
    assert_eq!(
        call(&mut guest, "proxy_get_header_map_pairs", (0, 8, 12)),
        0
    );
    let (address, len) = (guest.u32_at(8), guest.u32_at(12));
    assert_eq!(address, 4096);
    let pairs = guest.memory()[address as usize..][..len as usize].to_vec();
    assert_eq!(parse(&pairs), Some(guest.data().maps[0].clone()));
    // The same bytes are a list for the function that sets one.
    let set = "proxy_set_header_map_pairs";
    assert_eq!(call(&mut guest, set, (2, address, len)), 0);
    let maps = &guest.data().maps;
    assert_eq!(maps[2], maps[0]);
    assert_eq!(
        call(&mut guest, set, (2, address, len - 1)),
        Status::BadArgument as u32
    );
    assert_eq!(
        call(&mut guest, set, (4, address, len)),
        Status::BadArgument as u32
    );
    let outside = Status::InvalidMemoryAccess as u32;
    assert_eq!(call(&mut guest, set, (2, address, u32::MAX)), outside);
    // A bad address for the result is found before anything is allocated.
    let pairs = "proxy_get_header_map_pairs";
    assert_eq!(call(&mut guest, pairs, (0, 8, 0xffff)), outside);
    assert_eq!(call(&mut guest, pairs, (0, 16, 20)), 0);
    assert_eq!(guest.u32_at(16), address + len);
    assert_eq!(guest.data().calls.len(), 7);
}

/// Copies the header `host` of a request to its response.
const FILTER: &str = r#"(module
    (import "env" "proxy_get_header_map_value"
      (func $get (param i32 i32 i32 i32 i32) (result i32)))
    (import "env" "proxy_add_header_map_value"
      (func $add (param i32 i32 i32 i32 i32) (result i32)))
    (memory (export "memory") 1)
    (data (i32.const 16) "host")
    (func (export "malloc") (param i32) (result i32) (i32.const 4096))
    (func (export "proxy_on_request_headers") (result i32)
      (if (call $get (i32.const 0) (i32.const 16) (i32.const 4) (i32.const 0) (i32.const 4))
        (then (return (i32.const 1))))
      (call $add (i32.const 2) (i32.const 16) (i32.const 4)
        (i32.load (i32.const 0)) (i32.load (i32.const 4)))))"#;

#[test]
fn a_filter_runs() {
    let linker = linker(|linker| Env::add_to_linker(linker, |filter: &mut Filter| filter));
    let module = Module::new(linker.engine(), FILTER).unwrap();
    let mut store = Store::new(linker.engine(), Filter::new());
    let instance = linker.instantiate(&mut store, &module).unwrap();
    let mut guest = Guest { store, instance };
    assert_eq!(
        guest.call::<u32>("proxy_on_request_headers", ()).unwrap(),
        0
    );
    let header = ("host".to_owned(), "example.org".to_owned());
    assert_eq!(guest.data().maps[2], [header]);
    guest.data().maps[0].clear();
    assert_eq!(
        guest.call::<u32>("proxy_on_request_headers", ()).unwrap(),
        1
    );
    assert_eq!(guest.data().calls.len(), 3);
}

#[test]
fn an_allocator_may_return_anything() {
    let status = |address: &str| {
        let (head, _) = ALLOCATOR.split_once("(local $at").unwrap();
        let mut guest = guest(&format!("{head} {address})"));
        let result = guest.call::<u32>("proxy_get_buffer_bytes", (0, 0, 9, 8, 12));
        let given = (guest.u32_at(8), guest.u32_at(12));
        (result.map_err(|trap| format!("{trap:?}")), given)
    };
    let outside = Status::InvalidMemoryAccess as u32;
    for address in ["0", "-1", "65531", "0x7fffffff"] {
        assert_eq!(
            status(&format!("(i32.const {address})")),
            (Ok(outside), (0, 0))
        );
    }
    // Its own results are the guest's business.
    assert_eq!(status("(i32.const 8)"), (Ok(0), (8, 6)));
    let (trap, _) = status("unreachable");
    assert!(
        trap.unwrap_err()
            .contains("in `env::proxy_get_buffer_bytes`")
    );
    let mut malloc = guest(&ALLOCATOR.replace("proxy_on_memory_allocate", "malloc"));
    let result = malloc.call::<u32>("proxy_get_buffer_bytes", (0, 0, 9, 8, 12));
    assert_eq!((result.unwrap(), malloc.u32_at(8)), (0, 4096));
    assert_eq!(malloc.data().calls, [("proxy_get_buffer_bytes", false)]);
    let mut guest = guest(r#"(memory (export "memory") 1)"#);
    let result = guest.call::<u32>("proxy_get_buffer_bytes", (0, 0, 9, 8, 12));
    assert_eq!(result.unwrap(), Status::Unimplemented as u32);
}
