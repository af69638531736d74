//! The host functions as an interface.

use std::convert::Infallible;
use std::num::TryFromIntError;

use wasmtime_integration::{GuestError, GuestMemory, GuestPtr, MemorySlot, wasmtime_integration};

use super::machine::{Fault, Host, NO_LENGTH};

#[wasmtime_integration(module("env", name = Env), memory_slot = self.memory)]
impl Host<MemorySlot> {
    pub fn read_register(
        &mut self,
        memory: &mut GuestMemory<'_>,
        register_id: u64,
        ptr: u64,
    ) -> Result<(), Fault> {
        write(memory, ptr, self.machine.read_register(register_id)?)
    }

    pub fn register_len(&mut self, register_id: u64) -> Result<u64, Fault> {
        self.machine.register_len(register_id)
    }

    pub fn write_register(
        &mut self,
        memory: &GuestMemory<'_>,
        register_id: u64,
        data_len: u64,
        data_ptr: u64,
    ) -> Result<(), Fault> {
        let data = bytes(memory, data_len, data_ptr)?;
        self.machine.write_register(register_id, data)
    }

    pub fn current_account_id(&mut self, register_id: u64) -> Result<(), Fault> {
        self.machine.current_account_id(register_id)
    }

    pub fn signer_account_id(&mut self, register_id: u64) -> Result<(), Fault> {
        self.machine.signer_account_id(register_id)
    }

    pub fn predecessor_account_id(&mut self, register_id: u64) -> Result<(), Fault> {
        self.machine.predecessor_account_id(register_id)
    }

    pub fn input(&mut self, register_id: u64) -> Result<(), Fault> {
        self.machine.input(register_id)
    }

    pub fn block_index(&mut self) -> Result<u64, Fault> {
        self.machine.block_index()
    }

    pub fn block_timestamp(&mut self) -> Result<u64, Fault> {
        self.machine.block_timestamp()
    }

    pub fn storage_usage(&mut self) -> Result<u64, Fault> {
        self.machine.storage_usage()
    }

    pub fn account_balance(
        &mut self,
        memory: &mut GuestMemory<'_>,
        balance_ptr: u64,
    ) -> Result<(), Fault> {
        let balance = self.machine.account_balance()?;
        write(memory, balance_ptr, &balance.to_le_bytes())
    }

    pub fn attached_deposit(
        &mut self,
        memory: &mut GuestMemory<'_>,
        balance_ptr: u64,
    ) -> Result<(), Fault> {
        let deposit = self.machine.attached_deposit()?;
        write(memory, balance_ptr, &deposit.to_le_bytes())
    }

    pub fn prepaid_gas(&mut self) -> Result<u64, Fault> {
        self.machine.prepaid_gas()
    }

    pub fn used_gas(&mut self) -> Result<u64, Fault> {
        self.machine.used_gas()
    }

    pub fn sha256(
        &mut self,
        memory: &GuestMemory<'_>,
        value_len: u64,
        value_ptr: u64,
        register_id: u64,
    ) -> Result<(), Fault> {
        let read = || bytes(memory, value_len, value_ptr);
        let value = self.machine.value(value_len, value_ptr, read)?;
        self.machine.sha256(&value, register_id)
    }

    pub fn value_return(
        &mut self,
        memory: &GuestMemory<'_>,
        value_len: u64,
        value_ptr: u64,
    ) -> Result<(), Fault> {
        let read = || bytes(memory, value_len, value_ptr);
        let value = self.machine.value(value_len, value_ptr, read)?;
        self.machine.value_return(value)
    }

    pub fn panic() -> Result<Infallible, Fault> {
        Err(Fault::Panicked("explicit guest panic".to_owned()))
    }

    pub fn panic_utf8(memory: &GuestMemory<'_>, len: u64, ptr: u64) -> Result<Infallible, Fault> {
        Err(Fault::Panicked(text(memory, len, ptr)?.to_owned()))
    }

    pub fn log_utf8(&mut self, memory: &GuestMemory<'_>, len: u64, ptr: u64) -> Result<(), Fault> {
        self.machine.log_utf8(text(memory, len, ptr)?)
    }

    pub fn storage_write(
        &mut self,
        memory: &GuestMemory<'_>,
        key_len: u64,
        key_ptr: u64,
        value_len: u64,
        value_ptr: u64,
        register_id: u64,
    ) -> Result<u64, Fault> {
        let read = || bytes(memory, key_len, key_ptr);
        let key = self.machine.value(key_len, key_ptr, read)?;
        let read = || bytes(memory, value_len, value_ptr);
        let value = self.machine.value(value_len, value_ptr, read)?;
        self.machine.storage_write(&key, value, register_id)
    }

    pub fn storage_read(
        &mut self,
        memory: &GuestMemory<'_>,
        key_len: u64,
        key_ptr: u64,
        register_id: u64,
    ) -> Result<u64, Fault> {
        let read = || bytes(memory, key_len, key_ptr);
        let key = self.machine.value(key_len, key_ptr, read)?;
        self.machine.storage_read(&key, register_id)
    }

    pub fn storage_remove(
        &mut self,
        memory: &GuestMemory<'_>,
        key_len: u64,
        key_ptr: u64,
        register_id: u64,
    ) -> Result<u64, Fault> {
        let read = || bytes(memory, key_len, key_ptr);
        let key = self.machine.value(key_len, key_ptr, read)?;
        self.machine.storage_remove(&key, register_id)
    }

    pub fn storage_has_key(
        &mut self,
        memory: &GuestMemory<'_>,
        key_len: u64,
        key_ptr: u64,
    ) -> Result<u64, Fault> {
        let read = || bytes(memory, key_len, key_ptr);
        let key = self.machine.value(key_len, key_ptr, read)?;
        self.machine.storage_has_key(&key)
    }
}

fn bytes<'m>(memory: &'m GuestMemory<'_>, len: u64, ptr: u64) -> Result<&'m [u8], Fault> {
    let bytes = GuestPtr::new((ptr.try_into()?, len.try_into()?));
    Ok(memory.slice(bytes)?)
}

fn text<'m>(memory: &'m GuestMemory<'_>, len: u64, ptr: u64) -> Result<&'m str, Fault> {
    let ptr = ptr.try_into()?;
    if len != NO_LENGTH {
        return Ok(memory.str(GuestPtr::new((ptr, len.try_into()?)))?);
    }
    let rest = memory.len().saturating_sub(ptr as usize);
    let rest = memory.slice(GuestPtr::new((ptr, rest.try_into()?)))?;
    let end = rest.iter().position(|byte| *byte == 0);
    let end = end.ok_or(Fault::OutOfBounds)?;
    Ok(memory.str(GuestPtr::new((ptr, end.try_into()?)))?)
}

fn write(memory: &mut GuestMemory<'_>, ptr: u64, bytes: &[u8]) -> Result<(), Fault> {
    let to = GuestPtr::new((ptr.try_into()?, bytes.len().try_into()?));
    Ok(memory.copy_from_slice(bytes, to)?)
}

impl From<GuestError> for Fault {
    fn from(error: GuestError) -> Self {
        match error {
            GuestError::InvalidUtf8(_) => Fault::InvalidUtf8,
            _ => Fault::OutOfBounds,
        }
    }
}

impl From<TryFromIntError> for Fault {
    fn from(_: TryFromIntError) -> Self {
        Fault::OutOfBounds
    }
}
