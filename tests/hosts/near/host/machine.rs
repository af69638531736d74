//! The state of a contract's call, and what each host function does to it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// The length that means "in the register", or "up to the first 0" for a string.
pub(crate) const NO_LENGTH: u64 = u64::MAX;

/// The functions, and what a call costs before anything is read or written.
pub(crate) const FEES: [(&str, u64); 23] = [
    ("read_register", 3),
    ("register_len", 1),
    ("write_register", 3),
    ("current_account_id", 2),
    ("signer_account_id", 2),
    ("predecessor_account_id", 2),
    ("input", 2),
    ("block_index", 1),
    ("block_timestamp", 1),
    ("storage_usage", 1),
    ("account_balance", 2),
    ("attached_deposit", 2),
    ("prepaid_gas", 1),
    ("used_gas", 1),
    ("sha256", 9),
    ("value_return", 1),
    ("panic", 1),
    ("panic_utf8", 1),
    ("log_utf8", 4),
    ("storage_write", 12),
    ("storage_read", 8),
    ("storage_remove", 8),
    ("storage_has_key", 8),
];

const MAX_REGISTERS: usize = 8;
const MAX_REGISTER_LEN: usize = 256;

/// The reason why a call ends in a trap.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    NoMemory,
    OutOfBounds,
    InvalidUtf8,
    InvalidRegister,
    RegisterLimit,
    OutOfGas,
    Panicked(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for Fault {}

/// The context of the host functions: the state, and a reference to the guest's memory.
pub(crate) struct Host<M> {
    pub(crate) machine: Machine,
    pub(crate) memory: M,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Machine {
    registers: BTreeMap<u64, Vec<u8>>,
    storage: BTreeMap<Vec<u8>, Vec<u8>>,
    logs: Vec<String>,
    returned: Option<Vec<u8>>,
    prepaid_gas: u64,
    used_gas: u64,
}

impl Machine {
    pub(crate) fn new(prepaid_gas: u64) -> Self {
        Machine {
            registers: BTreeMap::new(),
            storage: BTreeMap::new(),
            logs: Vec::new(),
            returned: None,
            prepaid_gas,
            used_gas: 0,
        }
    }

    /// Charges `fee` units of gas.
    pub(crate) fn charge(&mut self, fee: u64) -> Result<(), Fault> {
        let gas = self.used_gas.saturating_add(fee);
        if gas > self.prepaid_gas {
            return Err(Fault::OutOfGas);
        }
        self.used_gas = gas;
        Ok(())
    }

    /// Charges for bytes that are read or written.
    fn pay(&mut self, bytes: usize) -> Result<(), Fault> {
        self.charge(bytes as u64)
    }

    /// Returns the value of an argument that is in a register or in the guest's memory, from
    /// which `read` borrows it after its bytes are paid.
    pub(crate) fn value<'m>(
        &mut self,
        len: u64,
        ptr: u64,
        read: impl FnOnce() -> Result<&'m [u8], Fault>,
    ) -> Result<Cow<'m, [u8]>, Fault> {
        if len == NO_LENGTH {
            return Ok(Cow::Owned(self.read_register(ptr)?.to_vec()));
        }
        self.charge(len)?;
        read().map(Cow::Borrowed)
    }

    /// Returns the bytes of a register, and charges for them.
    pub(crate) fn read_register(&mut self, register_id: u64) -> Result<&[u8], Fault> {
        let register = self.registers.get(&register_id);
        let len = register.ok_or(Fault::InvalidRegister)?.len();
        self.pay(len)?;
        Ok(&self.registers[&register_id])
    }

    pub(crate) fn register_len(&self, register_id: u64) -> u64 {
        let register = self.registers.get(&register_id);
        register.map_or(u64::MAX, |register| register.len() as u64)
    }

    pub(crate) fn write_register(&mut self, register_id: u64, data: &[u8]) -> Result<(), Fault> {
        self.pay(data.len())?;
        let is_new = !self.registers.contains_key(&register_id);
        if data.len() > MAX_REGISTER_LEN || (is_new && self.registers.len() == MAX_REGISTERS) {
            return Err(Fault::RegisterLimit);
        }
        let register = self.registers.entry(register_id).or_default();
        register.clear();
        register.extend_from_slice(data);
        Ok(())
    }

    pub(crate) fn current_account_id(&mut self, register_id: u64) -> Result<(), Fault> {
        self.write_register(register_id, b"contract.near")
    }

    pub(crate) fn signer_account_id(&mut self, register_id: u64) -> Result<(), Fault> {
        self.write_register(register_id, b"signer.near")
    }

    pub(crate) fn predecessor_account_id(&mut self, register_id: u64) -> Result<(), Fault> {
        self.write_register(register_id, b"caller.near")
    }

    pub(crate) fn input(&mut self, register_id: u64) -> Result<(), Fault> {
        self.write_register(register_id, br#"{"amount":"1"}"#)
    }

    pub(crate) fn block_index(&self) -> u64 {
        9_820_210
    }

    pub(crate) fn block_timestamp(&self) -> u64 {
        1_595_350_551_591_948_000
    }

    pub(crate) fn storage_usage(&self) -> u64 {
        let entries = self.storage.iter();
        let bytes = entries.map(|(key, value)| key.len() + value.len());
        bytes.sum::<usize>() as u64
    }

    pub(crate) fn account_balance(&self) -> u128 {
        2_000_000_000_000_000_000_000_000
    }

    pub(crate) fn attached_deposit(&self) -> u128 {
        1
    }

    pub(crate) fn prepaid_gas(&self) -> u64 {
        self.prepaid_gas
    }

    pub(crate) fn used_gas(&self) -> u64 {
        self.used_gas
    }

    pub(crate) fn sha256(&mut self, value: &[u8], register_id: u64) -> Result<(), Fault> {
        // Four FNV-1a hashes, which need no dependency.
        let mut digest = [0; 32];
        for (seed, part) in (0..).zip(digest.chunks_exact_mut(8)) {
            let hash = value
                .iter()
                .fold(0xcbf2_9ce4_8422_2325 ^ seed, |hash: u64, byte| {
                    (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
                });
            part.copy_from_slice(&hash.to_le_bytes());
        }
        self.write_register(register_id, &digest)
    }

    pub(crate) fn value_return(&mut self, value: Cow<'_, [u8]>) {
        self.returned = Some(value.into_owned());
    }

    pub(crate) fn log_utf8(&mut self, message: &str) {
        self.logs.push(message.to_owned());
    }

    /// Returns 1 if there was a value, which is then in the register, and 0 otherwise.
    pub(crate) fn storage_write(
        &mut self,
        key: &[u8],
        value: Cow<'_, [u8]>,
        register_id: u64,
    ) -> Result<u64, Fault> {
        match self.storage.insert(key.to_vec(), value.into_owned()) {
            Some(evicted) => self.write_register(register_id, &evicted).map(|()| 1),
            None => Ok(0),
        }
    }

    /// Returns 1 if there is a value, which is then in the register, and 0 otherwise.
    pub(crate) fn storage_read(&mut self, key: &[u8], register_id: u64) -> Result<u64, Fault> {
        let Some(value) = self.storage.get(key) else {
            return Ok(0);
        };
        let value = value.clone();
        self.write_register(register_id, &value).map(|()| 1)
    }

    /// Returns 1 if there was a value, which is then in the register, and 0 otherwise.
    pub(crate) fn storage_remove(&mut self, key: &[u8], register_id: u64) -> Result<u64, Fault> {
        match self.storage.remove(key) {
            Some(removed) => self.write_register(register_id, &removed).map(|()| 1),
            None => Ok(0),
        }
    }

    pub(crate) fn storage_has_key(&self, key: &[u8]) -> bool {
        self.storage.contains_key(key)
    }
}
