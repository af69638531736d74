//! The host functions as an interface.

use std::borrow::Cow;
use std::convert::Infallible;
use std::num::TryFromIntError;

use wasmtime_integration::{
    FromGuest, FromGuestError, GuestError, GuestMemory, GuestPtr, HostFunction, IntoGuest,
    MemorySlot, wasmtime_integration,
};

use super::machine::{FEES, Fault, Host, NO_LENGTH};

/// A value in a register or in the guest's memory.
pub(crate) struct Value<'m>(Cow<'m, [u8]>);

/// Bytes in the guest's memory.
pub(crate) struct Bytes<'m>(&'m [u8]);

/// A text with a length, or with a NUL at its end.
pub(crate) struct Text<'m>(&'m str);

/// A register whose bytes are written to the guest's memory.
pub(crate) struct CopyRegister {
    register_id: u64,
    ptr: u64,
}

/// An amount that is written to the guest's memory.
pub(crate) struct Balance {
    amount: u128,
    ptr: u64,
}

type Ctx = Host<MemorySlot>;

impl<'m> FromGuest<'m, Ctx> for Value<'m> {
    type Core = (i64, i64);

    #[inline]
    fn from_guest(
        (len, ptr): (i64, i64),
        memory: &'m GuestMemory<'_>,
        ctx: &mut Ctx,
    ) -> Result<Self, FromGuestError> {
        let (len, ptr) = (len.cast_unsigned(), ptr.cast_unsigned());
        let value = ctx.machine.value(len, ptr, || bytes(memory, len, ptr));
        Ok(Value(value.map_err(wasmtime::Error::from)?))
    }
}

impl<'m> FromGuest<'m, Ctx> for Bytes<'m> {
    type Core = (i64, i64);

    #[inline]
    fn from_guest(
        (len, ptr): (i64, i64),
        memory: &'m GuestMemory<'_>,
        _: &mut Ctx,
    ) -> Result<Self, FromGuestError> {
        let bytes = bytes(memory, len.cast_unsigned(), ptr.cast_unsigned());
        Ok(Bytes(bytes.map_err(wasmtime::Error::from)?))
    }
}

impl<'m> FromGuest<'m, Ctx> for Text<'m> {
    type Core = (i64, i64);

    fn from_guest(
        (len, ptr): (i64, i64),
        memory: &'m GuestMemory<'_>,
        ctx: &mut Ctx,
    ) -> Result<Self, FromGuestError> {
        let text = text(memory, len.cast_unsigned(), ptr.cast_unsigned());
        let text = text.map_err(wasmtime::Error::from)?;
        let paid = ctx.machine.charge(text.len() as u64);
        paid.map_err(wasmtime::Error::from)?;
        Ok(Text(text))
    }
}

impl IntoGuest<Ctx> for CopyRegister {
    type Core = ();
    const USES_MEMORY: bool = true;

    #[inline]
    fn into_guest(self, memory: &mut GuestMemory<'_>, ctx: &mut Ctx) -> wasmtime::Result<()> {
        let bytes = ctx.machine.read_register(self.register_id)?;
        Ok(write(memory, self.ptr, bytes)?)
    }
}

impl IntoGuest<Ctx> for Balance {
    type Core = ();
    const USES_MEMORY: bool = true;

    fn into_guest(self, memory: &mut GuestMemory<'_>, _: &mut Ctx) -> wasmtime::Result<()> {
        Ok(write(memory, self.ptr, &self.amount.to_le_bytes())?)
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "guests pass these types, and methods take them as they arrive"
)]
#[wasmtime_integration(
    module("env", name = Env),
    core(Value = (i64, i64), Bytes = (i64, i64), Text = (i64, i64)),
    memory_slot = self.memory
)]
impl Host<MemorySlot> {
    #[guest(before)]
    fn charge(&mut self, function: HostFunction) -> Result<(), Fault> {
        self.machine.charge(FEES[function.index].1)
    }

    pub fn read_register(&mut self, register_id: u64, ptr: u64) -> CopyRegister {
        CopyRegister { register_id, ptr }
    }

    pub fn register_len(&mut self, register_id: u64) -> u64 {
        self.machine.register_len(register_id)
    }

    pub fn write_register(&mut self, register_id: u64, data: Bytes<'_>) -> Result<(), Fault> {
        self.machine.write_register(register_id, data.0)
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

    pub fn block_index(&mut self) -> u64 {
        self.machine.block_index()
    }

    pub fn block_timestamp(&mut self) -> u64 {
        self.machine.block_timestamp()
    }

    pub fn storage_usage(&mut self) -> u64 {
        self.machine.storage_usage()
    }

    pub fn account_balance(&mut self, balance_ptr: u64) -> Balance {
        Balance {
            amount: self.machine.account_balance(),
            ptr: balance_ptr,
        }
    }

    pub fn attached_deposit(&mut self, balance_ptr: u64) -> Balance {
        Balance {
            amount: self.machine.attached_deposit(),
            ptr: balance_ptr,
        }
    }

    pub fn prepaid_gas(&mut self) -> u64 {
        self.machine.prepaid_gas()
    }

    pub fn used_gas(&mut self) -> u64 {
        self.machine.used_gas()
    }

    pub fn sha256(&mut self, value: Value<'_>, register_id: u64) -> Result<(), Fault> {
        self.machine.sha256(&value.0, register_id)
    }

    pub fn value_return(&mut self, value: Value<'_>) {
        self.machine.value_return(value.0);
    }

    pub fn panic() -> Result<Infallible, Fault> {
        Err(Fault::Panicked("explicit guest panic".to_owned()))
    }

    pub fn panic_utf8(message: Text<'_>) -> Result<Infallible, Fault> {
        Err(Fault::Panicked(message.0.to_owned()))
    }

    pub fn log_utf8(&mut self, message: Text<'_>) {
        self.machine.log_utf8(message.0);
    }

    pub fn storage_write(
        &mut self,
        key: Value<'_>,
        value: Value<'_>,
        register_id: u64,
    ) -> Result<u64, Fault> {
        self.machine.storage_write(&key.0, value.0, register_id)
    }

    pub fn storage_read(&mut self, key: Value<'_>, register_id: u64) -> Result<u64, Fault> {
        self.machine.storage_read(&key.0, register_id)
    }

    pub fn storage_remove(&mut self, key: Value<'_>, register_id: u64) -> Result<u64, Fault> {
        self.machine.storage_remove(&key.0, register_id)
    }

    pub fn storage_has_key(&mut self, key: Value<'_>) -> u64 {
        self.machine.storage_has_key(&key.0).into()
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
    let text = memory.c_str(GuestPtr::new(ptr))?;
    text.to_str().map_err(|_| Fault::InvalidUtf8)
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
