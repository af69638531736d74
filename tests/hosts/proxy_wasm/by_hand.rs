//! The same functions by `func_wrap`.

use wasmtime::{Caller, Error, Extern, Linker, Memory};

use super::filter::{
    BufferType, Filter, LogLevel, MapType, MetricType, Status, StreamType, parse, serialize,
};

/// Why a call ends without its result.
enum Fail {
    Status(Status),
    Trap(Error),
}

impl From<Status> for Fail {
    fn from(status: Status) -> Self {
        Fail::Status(status)
    }
}

type Result<T> = std::result::Result<T, Fail>;

type C<'a> = Caller<'a, Filter>;

/// Calls `body`, records the call, and returns the status.
fn call(
    c: &mut C<'_>,
    name: &'static str,
    body: impl FnOnce(&mut C<'_>) -> Result<()>,
) -> wasmtime::Result<i32> {
    let result = match body(c) {
        Ok(()) => Ok(0),
        Err(Fail::Status(status)) => Ok(status as i32),
        Err(Fail::Trap(error)) => Err(error),
    };
    c.data_mut().calls.push((name, result.is_err()));
    result
}

/// Like [`call`], for a function that needs the memory.
fn with_memory(
    c: &mut C<'_>,
    name: &'static str,
    body: impl FnOnce(&mut [u8], &mut Filter) -> Result<()>,
) -> wasmtime::Result<i32> {
    call(c, name, |c| {
        let memory = memory(c)?;
        let (memory, filter) = memory.data_and_store_mut(c);
        body(memory, filter)
    })
}

fn memory(c: &mut C<'_>) -> Result<Memory> {
    match c.get_export("memory") {
        Some(Extern::Memory(memory)) => Ok(memory),
        _ => Err(Status::InvalidMemoryAccess.into()),
    }
}

fn bytes(memory: &[u8], at: u32, len: u32) -> Result<&[u8]> {
    let bytes = memory
        .get(at as usize..)
        .and_then(|bytes| bytes.get(..len as usize));
    Ok(bytes.ok_or(Status::InvalidMemoryAccess)?)
}

fn text(memory: &[u8], at: u32, len: u32) -> Result<&str> {
    let text = std::str::from_utf8(bytes(memory, at, len)?);
    Ok(text.map_err(|_| Status::BadArgument)?)
}

/// Checks an address for `N` bytes.
fn check<const N: usize>(memory: &[u8], at: u32) -> Result<()> {
    if !(at as usize).is_multiple_of(N) {
        return Err(Status::InvalidMemoryAccess.into());
    }
    bytes(memory, at, u32::try_from(N).unwrap_or(u32::MAX)).map(drop)
}

fn put<const N: usize>(memory: &mut [u8], at: u32, value: [u8; N]) {
    memory[at as usize..][..N].copy_from_slice(&value);
}

/// Returns the case of an enum with this number.
macro_rules! case {
    ($ty:ident: $number:expr, $($case:ident)*) => {
        match $number {
            $(number if number == $ty::$case as i32 => $ty::$case,)*
            _ => return Err(Status::BadArgument.into()),
        }
    };
}

fn level(number: i32) -> Result<LogLevel> {
    Ok(case!(LogLevel: number, Trace Debug Info Warn Error Critical))
}

fn buffer(number: i32) -> Result<BufferType> {
    Ok(case!(
        BufferType: number, HttpRequestBody HttpResponseBody DownstreamData UpstreamData
        HttpCallResponseBody VmConfiguration PluginConfiguration
    ))
}

fn map(number: i32) -> Result<MapType> {
    Ok(case!(
        MapType: number, HttpRequestHeaders HttpRequestTrailers HttpResponseHeaders
        HttpResponseTrailers
    ))
}

fn metric(number: i32) -> Result<MetricType> {
    Ok(case!(MetricType: number, Counter Gauge Histogram))
}

fn stream(number: i32) -> Result<StreamType> {
    Ok(case!(StreamType: number, HttpRequest HttpResponse Downstream Upstream))
}

/// Copies what `value` returns into memory of the guest's allocator, and writes its address and length
/// to `data` and `size`, which are checked first, as is `more`.
fn return_bytes(
    c: &mut C<'_>,
    [data, size]: [u32; 2],
    more: Option<u32>,
    value: impl FnOnce(&[u8], &mut Filter) -> Result<Value>,
) -> Result<()> {
    let memory = memory(c)?;
    let (bytes_of, filter) = memory.data_and_store_mut(&mut *c);
    let value = value(bytes_of, filter)?;
    for at in [data, size].into_iter().chain(more) {
        check::<4>(bytes_of, at)?;
    }
    let (value, number) = value(filter)?;
    let allocate = c.get_export("proxy_on_memory_allocate");
    let allocate = allocate.or_else(|| c.get_export("malloc"));
    let allocate = allocate.and_then(Extern::into_func);
    let allocate = allocate.ok_or(Status::Unimplemented)?;
    let allocate = allocate.typed::<u32, u32>(&mut *c).map_err(Fail::Trap)?;
    let len = u32::try_from(value.len()).map_err(|_| Status::InternalFailure)?;
    let address = allocate.call(&mut *c, len).map_err(Fail::Trap)?;
    let bytes_of = memory.data_mut(c);
    if address == 0 {
        return Err(Status::InvalidMemoryAccess.into());
    }
    bytes(bytes_of, address, len)?;
    bytes_of[address as usize..][..value.len()].copy_from_slice(&value);
    if let Some(more) = more {
        put(bytes_of, more, number.to_le_bytes());
    }
    put(bytes_of, size, len.to_le_bytes());
    put(bytes_of, data, address.to_le_bytes());
    Ok(())
}

/// Returns a value and a number, once the addresses are checked.
type Value = Box<dyn FnOnce(&mut Filter) -> Result<(Vec<u8>, u32)>>;

fn bytes_only(
    value: impl FnOnce(&mut Filter) -> std::result::Result<Vec<u8>, Status> + 'static,
) -> Value {
    Box::new(|filter| Ok((value(filter)?, 0)))
}

pub(super) fn add(linker: &mut Linker<Filter>) -> wasmtime::Result<()> {
    add_buffers(linker)?;
    add_headers(linker)?;
    add_data(linker)?;
    add_stream(linker)
}

fn add_buffers(linker: &mut Linker<Filter>) -> wasmtime::Result<()> {
    linker.func_wrap(
        "env",
        "proxy_get_buffer_bytes",
        |mut c: C<'_>, ty: i32, start: u32, max: u32, data: u32, size: u32| {
            call(&mut c, "proxy_get_buffer_bytes", |c| {
                return_bytes(c, [data, size], None, |_, _| {
                    let ty = buffer(ty)?;
                    Ok(bytes_only(move |filter| {
                        filter.buffer_bytes(ty, start, max)
                    }))
                })
            })
        },
    )?;
    linker.func_wrap(
        "env",
        "proxy_get_buffer_status",
        |mut c: C<'_>, ty: i32, len: u32, unused: u32| {
            with_memory(&mut c, "proxy_get_buffer_status", |memory, filter| {
                let ty = buffer(ty)?;
                check::<4>(memory, len)?;
                check::<4>(memory, unused)?;
                let value = u32::try_from(filter.buffer(ty)?.len()).unwrap_or(u32::MAX);
                put(memory, unused, [0; 4]);
                put(memory, len, value.to_le_bytes());
                Ok(())
            })
        },
    )?;
    linker.func_wrap(
        "env",
        "proxy_set_buffer_bytes",
        |mut c: C<'_>, ty: i32, start: u32, size: u32, data: u32, len: u32| {
            with_memory(&mut c, "proxy_set_buffer_bytes", |memory, filter| {
                let (ty, data) = (buffer(ty)?, bytes(memory, data, len)?);
                Ok(filter.set_buffer_bytes(ty, start, size, data)?)
            })
        },
    )?;
    Ok(())
}

fn add_headers(linker: &mut Linker<Filter>) -> wasmtime::Result<()> {
    linker.func_wrap(
        "env",
        "proxy_get_header_map_pairs",
        |mut c: C<'_>, ty: i32, data: u32, size: u32| {
            call(&mut c, "proxy_get_header_map_pairs", |c| {
                return_bytes(c, [data, size], None, |_, _| {
                    let ty = map(ty)?;
                    Ok(bytes_only(move |filter| Ok(serialize(filter.map(ty)))))
                })
            })
        },
    )?;
    linker.func_wrap(
        "env",
        "proxy_set_header_map_pairs",
        |mut c: C<'_>, ty: i32, data: u32, size: u32| {
            with_memory(&mut c, "proxy_set_header_map_pairs", |memory, filter| {
                let (ty, pairs) = (map(ty)?, parse(bytes(memory, data, size)?));
                *filter.map(ty) = pairs.ok_or(Status::BadArgument)?;
                Ok(())
            })
        },
    )?;
    linker.func_wrap(
        "env",
        "proxy_get_header_map_value",
        |mut c: C<'_>, ty: i32, key: u32, len: u32, data: u32, size: u32| {
            call(&mut c, "proxy_get_header_map_value", |c| {
                return_bytes(c, [data, size], None, |memory, _| {
                    let (ty, key) = (map(ty)?, text(memory, key, len)?.to_owned());
                    Ok(bytes_only(move |filter| {
                        Ok(filter.header(ty, &key)?.into_bytes())
                    }))
                })
            })
        },
    )?;
    linker.func_wrap(
        "env",
        "proxy_add_header_map_value",
        |mut c: C<'_>, ty: i32, key: u32, key_len: u32, value: u32, len: u32| {
            with_memory(&mut c, "proxy_add_header_map_value", |memory, filter| {
                let (ty, key) = (map(ty)?, text(memory, key, key_len)?);
                let value = text(memory, value, len)?;
                filter.map(ty).push((key.to_owned(), value.to_owned()));
                Ok(())
            })
        },
    )?;
    linker.func_wrap(
        "env",
        "proxy_remove_header_map_value",
        |mut c: C<'_>, ty: i32, key: u32, len: u32| {
            with_memory(&mut c, "proxy_remove_header_map_value", |memory, filter| {
                let (ty, key) = (map(ty)?, text(memory, key, len)?);
                filter.map(ty).retain(|(other, _)| other != key);
                Ok(())
            })
        },
    )?;
    Ok(())
}

fn add_data(linker: &mut Linker<Filter>) -> wasmtime::Result<()> {
    linker.func_wrap(
        "env",
        "proxy_get_property",
        |mut c: C<'_>, path: u32, len: u32, data: u32, size: u32| {
            call(&mut c, "proxy_get_property", |c| {
                return_bytes(c, [data, size], None, |memory, _| {
                    let path = bytes(memory, path, len)?.to_vec();
                    Ok(bytes_only(move |filter| filter.property(&path)))
                })
            })
        },
    )?;
    linker.func_wrap(
        "env",
        "proxy_set_property",
        |mut c: C<'_>, path: u32, path_len: u32, value: u32, len: u32| {
            with_memory(&mut c, "proxy_set_property", |memory, filter| {
                let path = bytes(memory, path, path_len)?.to_vec();
                let value = bytes(memory, value, len)?.to_vec();
                filter.properties.insert(path, value);
                Ok(())
            })
        },
    )?;
    linker.func_wrap(
        "env",
        "proxy_get_shared_data",
        |mut c: C<'_>, key: u32, len: u32, data: u32, size: u32, cas: u32| {
            call(&mut c, "proxy_get_shared_data", |c| {
                return_bytes(c, [data, size], Some(cas), |memory, _| {
                    let key = text(memory, key, len)?.to_owned();
                    Ok(Box::new(
                        move |filter: &mut Filter| Ok(filter.shared(&key)?),
                    ))
                })
            })
        },
    )?;
    linker.func_wrap(
        "env",
        "proxy_set_shared_data",
        |mut c: C<'_>, key: u32, key_len: u32, value: u32, len: u32, cas: u32| {
            with_memory(&mut c, "proxy_set_shared_data", |memory, filter| {
                let (key, value) = (text(memory, key, key_len)?, bytes(memory, value, len)?);
                Ok(filter.set_shared(key, value, cas)?)
            })
        },
    )?;
    Ok(())
}

fn add_stream(linker: &mut Linker<Filter>) -> wasmtime::Result<()> {
    linker.func_wrap(
        "env",
        "proxy_log",
        |mut c: C<'_>, l: i32, at: u32, len: u32| {
            with_memory(&mut c, "proxy_log", |memory, filter| {
                let (level, message) = (level(l)?, text(memory, at, len)?);
                filter.event((level, message));
                Ok(())
            })
        },
    )?;
    let name = "proxy_get_current_time_nanoseconds";
    linker.func_wrap("env", name, move |mut c: C<'_>, at: u32| {
        with_memory(&mut c, name, |memory, _| {
            check::<8>(memory, at)?;
            put(memory, at, 1_700_000_000_000_000_000_u64.to_le_bytes());
            Ok(())
        })
    })?;
    let name = "proxy_set_tick_period_milliseconds";
    linker.func_wrap("env", name, move |mut c: C<'_>, period: u32| {
        call(&mut c, name, |c| {
            c.data_mut().event(period);
            Ok(())
        })
    })?;
    linker.func_wrap(
        "env",
        "proxy_send_local_response",
        |mut c: C<'_>,
         code: u32,
         details: u32,
         details_len: u32,
         body: u32,
         body_len: u32,
         headers: u32,
         headers_len: u32,
         grpc: i32| {
            with_memory(&mut c, "proxy_send_local_response", |memory, filter| {
                // Strings and lists come after the other arguments.
                let headers = parse(bytes(memory, headers, headers_len)?);
                let headers = headers.ok_or(Status::BadArgument)?;
                let details = text(memory, details, details_len)?;
                let body = bytes(memory, body, body_len)?;
                filter.event((code, details, body, headers, grpc));
                Ok(())
            })
        },
    )?;
    linker.func_wrap("env", "proxy_continue_stream", |mut c: C<'_>, ty: i32| {
        call(&mut c, "proxy_continue_stream", |c| {
            let stream = stream(ty)?;
            c.data_mut().event(stream);
            Ok(())
        })
    })?;
    linker.func_wrap(
        "env",
        "proxy_define_metric",
        |mut c: C<'_>, ty: i32, name: u32, len: u32, id: u32| {
            with_memory(&mut c, "proxy_define_metric", |memory, filter| {
                let (ty, name) = (metric(ty)?, text(memory, name, len)?);
                check::<4>(memory, id)?;
                let value = filter.define_metric(ty, name);
                put(memory, id, value.to_le_bytes());
                Ok(())
            })
        },
    )?;
    linker.func_wrap(
        "env",
        "proxy_increment_metric",
        |mut c: C<'_>, id: u32, offset: i64| {
            call(&mut c, "proxy_increment_metric", |c| {
                let value = c.data_mut().metric(id)?;
                *value = value.wrapping_add_signed(offset);
                Ok(())
            })
        },
    )?;
    linker.func_wrap(
        "env",
        "proxy_get_metric",
        |mut c: C<'_>, id: u32, at: u32| {
            with_memory(&mut c, "proxy_get_metric", |memory, filter| {
                check::<8>(memory, at)?;
                let value = *filter.metric(id)?;
                put(memory, at, value.to_le_bytes());
                Ok(())
            })
        },
    )?;
    Ok(())
}
