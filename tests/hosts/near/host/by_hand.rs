//! The host functions as closures over core values.

use wasmtime::{Caller, Extern, Linker, Memory};

use super::machine::{FEES, Fault, Host, Machine, NO_LENGTH};

/// The context, with the guest's memory if it was looked up in advance.
pub(crate) type ByHand = Host<Option<Memory>>;

/// Returns the context in a store's data.
pub(crate) trait Get<T>: Fn(&mut T) -> &mut ByHand + Copy + Send + Sync + 'static {}

impl<T, F: Fn(&mut T) -> &mut ByHand + Copy + Send + Sync + 'static> Get<T> for F {}

/// Adds all host functions.
pub(crate) fn add_to_linker<T: 'static>(
    linker: &mut Linker<T>,
    get: impl Get<T>,
) -> wasmtime::Result<()> {
    add_registers(linker, get)?;
    add_context(linker, get)?;
    add_results(linker, get)?;
    add_storage(linker, get)
}

fn add_registers<T: 'static>(linker: &mut Linker<T>, get: impl Get<T>) -> wasmtime::Result<()> {
    linker.func_wrap(
        "env",
        "read_register",
        move |mut caller: Caller<'_, T>, register_id: u64, ptr: u64| {
            let (memory, machine) = enter(&mut caller, get, 0)?;
            let register = machine.read_register(register_id)?;
            wasmtime::Result::Ok(write(memory, ptr, register)?)
        },
    )?;
    linker.func_wrap(
        "env",
        "register_len",
        move |mut caller: Caller<'_, T>, register_id: u64| {
            let machine = charged(get(caller.data_mut()), 1)?;
            wasmtime::Result::Ok(machine.register_len(register_id))
        },
    )?;
    linker.func_wrap(
        "env",
        "write_register",
        move |mut caller: Caller<'_, T>, register_id: u64, data_len: u64, data_ptr: u64| {
            let (memory, machine) = enter(&mut caller, get, 2)?;
            let data = bytes(memory, data_len, data_ptr)?;
            wasmtime::Result::Ok(machine.write_register(register_id, data)?)
        },
    )?;
    Ok(())
}

fn add_context<T: 'static>(linker: &mut Linker<T>, get: impl Get<T>) -> wasmtime::Result<()> {
    macro_rules! into_register {
        ($($index:literal $function:ident)*) => {$(
            linker.func_wrap(
                "env",
                stringify!($function),
                move |mut caller: Caller<'_, T>, register_id: u64| {
                    let machine = charged(get(caller.data_mut()), $index)?;
                    wasmtime::Result::Ok(machine.$function(register_id)?)
                },
            )?;
        )*};
    }

    macro_rules! number {
        ($($index:literal $function:ident)*) => {$(
            linker.func_wrap("env", stringify!($function), move |mut caller: Caller<'_, T>| {
                let machine = charged(get(caller.data_mut()), $index)?;
                wasmtime::Result::Ok(machine.$function())
            })?;
        )*};
    }

    macro_rules! into_memory {
        ($($index:literal $function:ident)*) => {$(
            linker.func_wrap(
                "env",
                stringify!($function),
                move |mut caller: Caller<'_, T>, balance_ptr: u64| {
                    let (memory, machine) = enter(&mut caller, get, $index)?;
                    let balance = machine.$function();
                    wasmtime::Result::Ok(write(memory, balance_ptr, &balance.to_le_bytes())?)
                },
            )?;
        )*};
    }

    into_register!(3 current_account_id 4 signer_account_id 5 predecessor_account_id 6 input);
    number!(7 block_index 8 block_timestamp 9 storage_usage 12 prepaid_gas 13 used_gas);
    into_memory!(10 account_balance 11 attached_deposit);
    Ok(())
}

fn add_results<T: 'static>(linker: &mut Linker<T>, get: impl Get<T>) -> wasmtime::Result<()> {
    linker.func_wrap(
        "env",
        "sha256",
        move |mut caller: Caller<'_, T>, value_len: u64, value_ptr: u64, register_id: u64| {
            let (memory, machine) = enter(&mut caller, get, 14)?;
            let read = || bytes(memory, value_len, value_ptr);
            let value = machine.value(value_len, value_ptr, read)?;
            wasmtime::Result::Ok(machine.sha256(&value, register_id)?)
        },
    )?;
    linker.func_wrap(
        "env",
        "value_return",
        move |mut caller: Caller<'_, T>, value_len: u64, value_ptr: u64| {
            let (memory, machine) = enter(&mut caller, get, 15)?;
            let read = || bytes(memory, value_len, value_ptr);
            let value = machine.value(value_len, value_ptr, read)?;
            machine.value_return(value);
            wasmtime::Result::Ok(())
        },
    )?;
    linker.func_wrap(
        "env",
        "panic",
        move |mut caller: Caller<'_, T>| -> wasmtime::Result<()> {
            charged(get(caller.data_mut()), 16)?;
            Err(Fault::Panicked("explicit guest panic".to_owned()).into())
        },
    )?;
    linker.func_wrap(
        "env",
        "panic_utf8",
        move |mut caller: Caller<'_, T>, len: u64, ptr: u64| -> wasmtime::Result<()> {
            let (memory, machine) = enter(&mut caller, get, 17)?;
            Err(Fault::Panicked(text(memory, machine, len, ptr)?.to_owned()).into())
        },
    )?;
    linker.func_wrap(
        "env",
        "log_utf8",
        move |mut caller: Caller<'_, T>, len: u64, ptr: u64| {
            let (memory, machine) = enter(&mut caller, get, 18)?;
            let text = text(memory, machine, len, ptr)?;
            machine.log_utf8(text);
            wasmtime::Result::Ok(())
        },
    )?;
    Ok(())
}

fn add_storage<T: 'static>(linker: &mut Linker<T>, get: impl Get<T>) -> wasmtime::Result<()> {
    linker.func_wrap(
        "env",
        "storage_write",
        move |mut caller: Caller<'_, T>,
              key_len: u64,
              key_ptr: u64,
              value_len: u64,
              value_ptr: u64,
              register_id: u64| {
            let (memory, machine) = enter(&mut caller, get, 19)?;
            let memory = &*memory;
            let key = machine.value(key_len, key_ptr, || bytes(memory, key_len, key_ptr))?;
            let read = || bytes(memory, value_len, value_ptr);
            let value = machine.value(value_len, value_ptr, read)?;
            wasmtime::Result::Ok(machine.storage_write(&key, value, register_id)?)
        },
    )?;
    linker.func_wrap(
        "env",
        "storage_read",
        move |mut caller: Caller<'_, T>, key_len: u64, key_ptr: u64, register_id: u64| {
            let (memory, machine) = enter(&mut caller, get, 20)?;
            let key = machine.value(key_len, key_ptr, || bytes(memory, key_len, key_ptr))?;
            wasmtime::Result::Ok(machine.storage_read(&key, register_id)?)
        },
    )?;
    linker.func_wrap(
        "env",
        "storage_remove",
        move |mut caller: Caller<'_, T>, key_len: u64, key_ptr: u64, register_id: u64| {
            let (memory, machine) = enter(&mut caller, get, 21)?;
            let key = machine.value(key_len, key_ptr, || bytes(memory, key_len, key_ptr))?;
            wasmtime::Result::Ok(machine.storage_remove(&key, register_id)?)
        },
    )?;
    linker.func_wrap(
        "env",
        "storage_has_key",
        move |mut caller: Caller<'_, T>, key_len: u64, key_ptr: u64| {
            let (memory, machine) = enter(&mut caller, get, 22)?;
            let key = machine.value(key_len, key_ptr, || bytes(memory, key_len, key_ptr))?;
            wasmtime::Result::Ok(u64::from(machine.storage_has_key(&key)))
        },
    )?;
    Ok(())
}

fn enter<'a, T: 'static>(
    caller: &'a mut Caller<'_, T>,
    get: impl Get<T>,
    index: usize,
) -> Result<(&'a mut [u8], &'a mut Machine), Fault> {
    charged(get(caller.data_mut()), index)?;
    let memory = match get(caller.data_mut()).memory {
        Some(memory) => memory,
        None => match caller.get_export("memory") {
            Some(Extern::Memory(memory)) => memory,
            _ => return Err(Fault::NoMemory),
        },
    };
    let (bytes, data) = memory.data_and_store_mut(caller);
    Ok((bytes, &mut get(data).machine))
}

/// Returns the state after the fee of a call is charged.
fn charged(host: &mut ByHand, index: usize) -> Result<&mut Machine, Fault> {
    host.machine.charge(FEES[index].1)?;
    Ok(&mut host.machine)
}

fn bytes(memory: &[u8], len: u64, ptr: u64) -> Result<&[u8], Fault> {
    let range = range(len, ptr)?;
    memory.get(range).ok_or(Fault::OutOfBounds)
}

fn text<'m>(memory: &'m [u8], machine: &mut Machine, len: u64, ptr: u64) -> Result<&'m str, Fault> {
    let bytes = if len == NO_LENGTH {
        let start = usize::try_from(ptr).map_err(|_| Fault::OutOfBounds)?;
        let rest = memory.get(start..).ok_or(Fault::OutOfBounds)?;
        let end = rest.iter().position(|byte| *byte == 0);
        &rest[..end.ok_or(Fault::OutOfBounds)?]
    } else {
        bytes(memory, len, ptr)?
    };
    let text = std::str::from_utf8(bytes).map_err(|_| Fault::InvalidUtf8)?;
    machine.charge(text.len() as u64)?;
    Ok(text)
}

fn write(memory: &mut [u8], ptr: u64, bytes: &[u8]) -> Result<(), Fault> {
    let range = range(bytes.len() as u64, ptr)?;
    let to = memory.get_mut(range).ok_or(Fault::OutOfBounds)?;
    to.copy_from_slice(bytes);
    Ok(())
}

fn range(len: u64, ptr: u64) -> Result<std::ops::Range<usize>, Fault> {
    let range = || {
        let start = usize::try_from(ptr).ok()?;
        let end = start.checked_add(usize::try_from(len).ok()?)?;
        Some(start..end)
    };
    range().ok_or(Fault::OutOfBounds)
}
