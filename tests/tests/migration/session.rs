//! The host's state and its own error.

use std::collections::BTreeMap;
use std::num::TryFromIntError;

/// The state of all modules.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Session {
    pub(crate) logs: Table<Log>,
    /// Open stores, by name.
    pub(crate) kvs: Table<String>,
    pub(crate) items: BTreeMap<(String, String), Item>,
    pub(crate) dicts: Table<()>,
    pub(crate) cached: BTreeMap<Vec<u8>, Item>,
    /// Keys of cached values.
    pub(crate) caches: Table<Vec<u8>>,
    pub(crate) clocks: [u64; 2],
    pub(crate) bodies: Table<Vec<u8>>,
    pub(crate) requests: Table<Request>,
    /// Errors that the host itself returned, by status.
    pub(crate) own_failures: BTreeMap<u32, u32>,
    /// Errors of accesses to the guest's memory, by status.
    pub(crate) guest_failures: BTreeMap<u32, u32>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Log {
    pub(crate) name: String,
    pub(crate) lines: Vec<String>,
    pub(crate) flushed: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Item {
    pub(crate) value: Vec<u8>,
    pub(crate) ttl: u64,
    pub(crate) metadata: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Request {
    pub(crate) url: String,
    pub(crate) headers: BTreeMap<Vec<u8>, Vec<u8>>,
    pub(crate) body: Vec<u8>,
}

/// Values by handle. Few can be open at once, so that guests reach the limit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table<T>([Option<T>; 3]);

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table([None, None, None])
    }
}

impl<T> Table<T> {
    pub(crate) fn open(&mut self, value: T) -> Result<u32, Error> {
        let free = self.0.iter().position(Option::is_none).ok_or(Error::Full)?;
        self.0[free] = Some(value);
        Ok(u32::try_from(free)?)
    }

    pub(crate) fn get(&self, handle: impl Into<u32>) -> Result<&T, Error> {
        let value = self.0.get(handle.into() as usize);
        value.and_then(Option::as_ref).ok_or(Error::BadHandle)
    }

    pub(crate) fn get_mut(&mut self, handle: impl Into<u32>) -> Result<&mut T, Error> {
        let value = self.0.get_mut(handle.into() as usize);
        value.and_then(Option::as_mut).ok_or(Error::BadHandle)
    }

    pub(crate) fn close(&mut self, handle: impl Into<u32>) -> Result<T, Error> {
        let value = self.0.get_mut(handle.into() as usize);
        value.and_then(Option::take).ok_or(Error::BadHandle)
    }
}

/// The host's own error, as it was with wiggle.
#[derive(Debug)]
pub(crate) enum Error {
    Inval,
    BadHandle,
    BufferTooSmall,
    None,
    Full,
    SharedMemory,
    /// Ends the guest.
    Fatal,
    Int(TryFromIntError),
    Guest(wiggle::GuestError),
}

impl From<TryFromIntError> for Error {
    fn from(error: TryFromIntError) -> Self {
        Error::Int(error)
    }
}

impl From<wiggle::GuestError> for Error {
    fn from(error: wiggle::GuestError) -> Self {
        Error::Guest(error)
    }
}
