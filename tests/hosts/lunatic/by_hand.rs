use std::net::{SocketAddr, SocketAddrV6};

use wasmtime::{Caller, Error, Extern, Linker, Memory};

use super::{ErrorCtx, Failure, NetworkingCtx, bind, resolve};

type Result<T> = wasmtime::Result<T>;

fn memory<T>(caller: &mut Caller<'_, T>) -> Result<Memory> {
    match caller.get_export("memory") {
        Some(Extern::Memory(memory)) => Ok(memory),
        _ => Err(Error::msg("no memory")),
    }
}

fn bytes(memory: &[u8], at: u32, len: u32) -> Result<&[u8]> {
    let bytes = memory
        .get(at as usize..)
        .and_then(|bytes| bytes.get(..len as usize));
    bytes.ok_or_else(|| Error::msg("out of bounds"))
}

fn array<const N: usize>(memory: &[u8], at: u32) -> Result<[u8; N]> {
    Ok(bytes(memory, at, u32::try_from(N)?)?.try_into()?)
}

fn put<T>(caller: &mut Caller<'_, T>, at: u32, value: &[u8]) -> Result<()> {
    let memory = memory(caller)?;
    Ok(memory.write(caller, at as usize, value)?)
}

/// Writes the number of the result or of the error, and returns the status.
fn finish<T: ErrorCtx>(
    caller: &mut Caller<'_, T>,
    result: std::result::Result<u64, Failure>,
    to: u32,
) -> Result<u32> {
    let (id, status) = match result {
        Ok(id) => (id, 0),
        Err(Failure::Error(message)) => (caller.data_mut().errors().add(message.to_owned()), 1),
        Err(Failure::TimedOut) => return Ok(9027),
    };
    put(caller, to, &id.to_le_bytes())?;
    Ok(status)
}

fn socket_addr<T>(
    caller: &mut Caller<'_, T>,
    (kind, at, port, flow_info, scope): (u32, u32, u32, u32, u32),
) -> Result<SocketAddr> {
    let port = u16::try_from(port)?;
    let memory = memory(caller)?;
    let memory = memory.data(&*caller);
    match kind {
        4 => Ok((array::<4>(memory, at)?, port).into()),
        6 => {
            let octets = array::<16>(memory, at)?;
            Ok(SocketAddrV6::new(octets.into(), port, flow_info, scope).into())
        }
        _ => Err(Error::msg("not a type of addresses")),
    }
}

pub(super) fn add_errors<T: ErrorCtx + 'static>(linker: &mut Linker<T>) -> Result<()> {
    let m = "lunatic::error";
    linker.func_wrap(m, "string_size", |mut c: Caller<'_, T>, id: u64| {
        let error = c.data_mut().errors().get(id)?;
        Ok(u32::try_from(error.len())?)
    })?;
    linker.func_wrap(m, "to_string", |mut c: Caller<'_, T>, id: u64, to: u32| {
        let error = c.data_mut().errors().get(id)?.clone();
        put(&mut c, to, error.as_bytes())
    })?;
    linker.func_wrap(m, "drop", |mut c: Caller<'_, T>, id: u64| {
        c.data_mut().errors().remove(id)
    })?;
    Ok(())
}

pub(super) fn add_networking<T>(linker: &mut Linker<T>) -> Result<()>
where
    T: NetworkingCtx + ErrorCtx + Send + 'static,
{
    let m = "lunatic::networking";
    linker.func_wrap_async(
        m,
        "resolve",
        |mut c: Caller<'_, T>, (name, len, timeout, id): (u32, u32, u32, u32)| {
            Box::new(async move {
                let name = bytes(memory(&mut c)?.data(&c), name, len)?.to_vec();
                let name = str::from_utf8(&name)?;
                let result = resolve(c.data_mut(), name, timeout).await;
                finish(&mut c, result, id)
            })
        },
    )?;
    linker.func_wrap(
        m,
        "resolve_next",
        |mut c: Caller<'_, T>, id: u64, kind: u32, at: u32, port: u32, flow: u32, scope: u32| {
            let Some(address) = c.data_mut().dns().get(id)?.pop_front() else {
                return Ok(1);
            };
            match address {
                SocketAddr::V4(v4) => {
                    put(&mut c, kind, &4_u32.to_le_bytes())?;
                    put(&mut c, at, &v4.ip().octets())?;
                    put(&mut c, port, &v4.port().to_le_bytes())?;
                }
                SocketAddr::V6(v6) => {
                    put(&mut c, kind, &6_u32.to_le_bytes())?;
                    put(&mut c, at, &v6.ip().octets())?;
                    put(&mut c, port, &v6.port().to_le_bytes())?;
                    put(&mut c, flow, &v6.flowinfo().to_le_bytes())?;
                    put(&mut c, scope, &v6.scope_id().to_le_bytes())?;
                }
            }
            Ok(0)
        },
    )?;
    linker.func_wrap_async(
        m,
        "tcp_bind",
        |mut c: Caller<'_, T>,
         (kind, at, port, flow, scope, id): (u32, u32, u32, u32, u32, u32)| {
            Box::new(async move {
                let address = socket_addr(&mut c, (kind, at, port, flow, scope))?;
                let result = bind(c.data_mut(), address).await;
                finish(&mut c, result, id)
            })
        },
    )?;
    Ok(())
}
