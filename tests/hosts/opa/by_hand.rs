use std::ffi::{CStr, CString};
use std::sync::Arc;

use wasmtime::{Caller, Error, Extern, Linker, Memory, TypedFunc, WasmParams, WasmResults};

use super::{Builtin, Log, Policy};

type Result<T> = wasmtime::Result<T>;
type C<'a> = Caller<'a, Policy>;

fn text(memory: &[u8], at: u32) -> Result<&CStr> {
    let bytes = memory
        .get(at as usize..)
        .ok_or_else(|| Error::msg("out of bounds"))?;
    Ok(CStr::from_bytes_until_nul(bytes)?)
}

fn func<P: WasmParams, R: WasmResults>(c: &mut C<'_>, name: &str) -> Result<TypedFunc<P, R>> {
    match c.get_export(name) {
        Some(Extern::Func(func)) => func.typed(&*c),
        _ => Err(Error::msg("a function is missing")),
    }
}

async fn call(mut c: C<'_>, memory: Memory, id: u32, values: &[u32]) -> Result<u32> {
    let builtin = Builtin::find(id).ok_or_else(|| Error::msg("no such function"))?;
    let mut texts = Vec::new();
    for value in values {
        let dump = func::<u32, u32>(&mut c, "opa_json_dump")?;
        let at = dump.call_async(&mut c, *value).await?;
        texts.push(text(memory.data(&c), at)?.to_str()?.to_owned());
    }
    c.data_mut().calls.push(builtin.name);
    let result = CString::new(builtin.evaluate(&texts).await?)?;
    let result = result.as_bytes_with_nul();
    let len = u32::try_from(result.len())?;
    let malloc = func::<u32, u32>(&mut c, "opa_malloc")?;
    let at = malloc.call_async(&mut c, len).await?;
    memory.write(&mut c, at as usize, result)?;
    let parse = func::<(u32, u32), u32>(&mut c, "opa_json_parse")?;
    let value = parse.call_async(&mut c, (at, len - 1)).await?;
    let free = func::<u32, ()>(&mut c, "opa_free")?;
    free.call_async(&mut c, at).await?;
    Ok(value)
}

pub(super) fn add(linker: &mut Linker<Policy>, memory: Memory, log: &Log) -> Result<()> {
    let (m, log) = ("env", Arc::clone(log));
    linker.func_wrap(m, "opa_abort", move |c: C<'_>, at: u32| -> Result<()> {
        let message = text(memory.data(&c), at)?.to_string_lossy().into_owned();
        Err(Error::msg(message))
    })?;
    linker.func_wrap(m, "opa_println", move |c: C<'_>, at: u32| -> Result<()> {
        let message = text(memory.data(&c), at)?.to_string_lossy().into_owned();
        log.lock().unwrap().push(message);
        Ok(())
    })?;
    linker.func_wrap_async(
        m,
        "opa_builtin0",
        move |c: C<'_>, (id, _ctx): (u32, u32)| {
            Box::new(async move { call(c, memory, id, &[]).await })
        },
    )?;
    linker.func_wrap_async(
        m,
        "opa_builtin1",
        move |c: C<'_>, (id, _ctx, v): (u32, u32, u32)| {
            Box::new(async move { call(c, memory, id, &[v]).await })
        },
    )?;
    linker.func_wrap_async(
        m,
        "opa_builtin2",
        move |c: C<'_>, (id, _ctx, v, w): (u32, u32, u32, u32)| {
            Box::new(async move { call(c, memory, id, &[v, w]).await })
        },
    )?;
    linker.func_wrap_async(
        m,
        "opa_builtin3",
        move |c: C<'_>, (id, _ctx, v, w, x): (u32, u32, u32, u32, u32)| {
            Box::new(async move { call(c, memory, id, &[v, w, x]).await })
        },
    )?;
    linker.func_wrap_async(
        m,
        "opa_builtin4",
        move |c: C<'_>, (id, _ctx, v, w, x, y): (u32, u32, u32, u32, u32, u32)| {
            Box::new(async move { call(c, memory, id, &[v, w, x, y]).await })
        },
    )?;
    Ok(())
}
