//! The host on wiggle alone. `unmoved` has the modules that stay in `half_moved`.
#![allow(
    missing_docs,
    clippy::all,
    clippy::pedantic,
    private_bounds,
    private_interfaces,
    reason = "as wiggle generates it, and as wiggle's traits require"
)]

use wasmtime::Linker;
use wiggle::{GuestMemory, GuestPtr};

pub(crate) use crate::session::Error;
use crate::session::{Item, Log, Session};

mod unmoved;

wiggle::from_witx!({
    witx: ["witx/migration.witx"],
    errors: { status => Error },
    async: {
        cache::{lookup, insert},
        body::{write, read, append},
    },
});

impl wiggle::GuestErrorType for types::Status {
    fn success() -> Self {
        types::Status::Ok
    }
}

impl types::UserErrorConversion for Session {
    fn status_from_error(&mut self, error: Error) -> wasmtime::Result<types::Status> {
        use wiggle::GuestError;

        let status = match &error {
            Error::Fatal => return Err(wasmtime::Error::msg("a fatal error")),
            Error::Inval => types::Status::Inval,
            Error::BadHandle => types::Status::Badf,
            Error::BufferTooSmall => types::Status::Buflen,
            Error::None => types::Status::None,
            Error::Full => types::Status::Full,
            Error::SharedMemory | Error::Int(_) => types::Status::Error,
            Error::Guest(GuestError::InvalidUtf8(_)) => types::Status::Ilseq,
            Error::Guest(
                GuestError::PtrOutOfBounds(_)
                | GuestError::PtrNotAligned(..)
                | GuestError::PtrOverflow,
            ) => types::Status::Fault,
            Error::Guest(_) => types::Status::Inval,
        };
        let failures = match error {
            Error::Guest(_) => &mut self.guest_failures,
            _ => &mut self.own_failures,
        };
        *failures.entry(status as u32).or_default() += 1;
        Ok(status)
    }
}

/// Helpers with wiggle's types, which moved methods call too.
pub(crate) fn name_of(memory: &GuestMemory<'_>, name: GuestPtr<str>) -> Result<String, Error> {
    let name = memory.as_str(name)?.ok_or(Error::SharedMemory)?;
    if name.is_empty() {
        return Err(Error::Inval);
    }
    Ok(name.to_owned())
}

impl Session {
    pub(crate) fn endpoint(&mut self, handle: types::LogHandle) -> Result<&mut Log, Error> {
        self.logs.get_mut(handle)
    }
}

impl log::Log for Session {
    fn open(
        &mut self,
        memory: &mut GuestMemory<'_>,
        name: GuestPtr<str>,
    ) -> Result<types::LogHandle, Error> {
        let log = Log {
            name: name_of(memory, name)?,
            lines: Vec::new(),
            flushed: 0,
        };
        Ok(types::LogHandle::from(self.logs.open(log)?))
    }

    fn write(
        &mut self,
        memory: &mut GuestMemory<'_>,
        handle: types::LogHandle,
        level: types::Level,
        message: GuestPtr<[u8]>,
    ) -> Result<types::Size, Error> {
        let log = self.endpoint(handle)?;
        let message = memory.as_slice(message)?.ok_or(Error::SharedMemory)?;
        if message == b"fatal" && level == types::Level::Error {
            return Err(Error::Fatal);
        }
        let text = String::from_utf8_lossy(message);
        log.lines.push(format!("{level:?}: {text}"));
        Ok(u32::try_from(message.len())?)
    }

    fn flush(&mut self, _: &mut GuestMemory<'_>, handle: types::LogHandle) -> Result<(), Error> {
        let log = self.endpoint(handle)?;
        log.flushed = log.lines.len();
        Ok(())
    }

    fn close(&mut self, _: &mut GuestMemory<'_>, handle: types::LogHandle) -> Result<(), Error> {
        self.logs.close(handle)?;
        Ok(())
    }
}

impl kv::Kv for Session {
    fn open(
        &mut self,
        memory: &mut GuestMemory<'_>,
        name: GuestPtr<str>,
    ) -> Result<types::KvHandle, Error> {
        let name = name_of(memory, name)?;
        Ok(types::KvHandle::from(self.kvs.open(name)?))
    }

    fn lookup(
        &mut self,
        memory: &mut GuestMemory<'_>,
        handle: types::KvHandle,
        key: GuestPtr<str>,
        buf: GuestPtr<u8>,
        buf_len: types::Size,
        nwritten: GuestPtr<types::Size>,
    ) -> Result<(), Error> {
        let store = self.kvs.get(handle)?.clone();
        let key = memory.as_str(key)?.ok_or(Error::SharedMemory)?;
        let item = self.items.get(&(store, key.to_owned()));
        let value = &item.ok_or(Error::None)?.value;
        let len = u32::try_from(value.len())?;
        memory.write(nwritten, len)?;
        if len > buf_len {
            return Err(Error::BufferTooSmall);
        }
        memory.copy_from_slice(value, buf.as_array(len))?;
        Ok(())
    }

    fn insert(
        &mut self,
        memory: &mut GuestMemory<'_>,
        handle: types::KvHandle,
        key: GuestPtr<str>,
        value: GuestPtr<[u8]>,
        mask: types::InsertMask,
        options: &types::InsertOptions,
    ) -> Result<(), Error> {
        let store = self.kvs.get(handle)?.clone();
        let key = memory.as_str(key)?.ok_or(Error::SharedMemory)?.to_owned();
        let mut value = memory.to_vec(value)?;
        let mut metadata = Vec::new();
        if mask.contains(types::InsertMask::METADATA) {
            metadata = memory.to_vec(options.metadata.as_array(options.metadata_len))?;
        }
        let mut ttl = u64::MAX;
        if mask.contains(types::InsertMask::TTL) {
            ttl = options.ttl;
        }
        let place = (store, key);
        match (options.mode, self.items.get(&place)) {
            (types::InsertMode::Add, Some(_)) => return Err(Error::Inval),
            (types::InsertMode::Append, None) => return Err(Error::None),
            (types::InsertMode::Append, Some(old)) => {
                value = [&old.value[..], &value].concat();
            }
            _ => {}
        }
        let item = Item {
            value,
            ttl,
            metadata,
        };
        self.items.insert(place, item);
        Ok(())
    }

    fn list(
        &mut self,
        memory: &mut GuestMemory<'_>,
        handle: types::KvHandle,
        entries: GuestPtr<types::Entry>,
        entries_len: types::Size,
    ) -> Result<types::Size, Error> {
        let store = self.kvs.get(handle)?;
        let entries = entries.as_array(entries_len);
        let items = self.items.iter().filter(|((of, _), _)| of == store);
        let mut written = 0;
        for ((_, item), entry) in items.zip(entries.iter()) {
            let value = types::Entry {
                len: u32::try_from(item.value.len())?,
                expires: item.ttl,
            };
            memory.write(entry?, value)?;
            written += 1;
        }
        Ok(written)
    }

    fn close(&mut self, _: &mut GuestMemory<'_>, handle: types::KvHandle) -> Result<(), Error> {
        self.kvs.close(handle)?;
        Ok(())
    }
}

#[cfg_attr(feature = "async-trait", wiggle::async_trait)]
impl cache::Cache for Session {
    async fn lookup(
        &mut self,
        memory: &mut GuestMemory<'_>,
        key: GuestPtr<[u8]>,
    ) -> Result<types::CacheHandle, Error> {
        let key = memory.as_cow(key)?.into_owned();
        tokio::task::yield_now().await;
        if !self.cached.contains_key(&key) {
            return Err(Error::None);
        }
        Ok(types::CacheHandle::from(self.caches.open(key)?))
    }

    async fn insert(
        &mut self,
        memory: &mut GuestMemory<'_>,
        key: GuestPtr<[u8]>,
        body: types::BodyHandle,
        options: GuestPtr<types::InsertOptions>,
    ) -> Result<types::CacheHandle, Error> {
        let options = memory.read(options)?;
        let key = memory.to_vec(key)?;
        if options.mode == types::InsertMode::Add && self.cached.contains_key(&key) {
            return Err(Error::Inval);
        }
        tokio::task::yield_now().await;
        let metadata = options.metadata.as_array(options.metadata_len);
        let item = Item {
            metadata: memory.to_vec(metadata)?,
            value: self.bodies.get(body)?.clone(),
            ttl: options.ttl,
        };
        let handle = self.caches.open(key.clone())?;
        self.cached.insert(key, item);
        Ok(types::CacheHandle::from(handle))
    }

    fn state(
        &mut self,
        _: &mut GuestMemory<'_>,
        handle: types::CacheHandle,
    ) -> Result<types::CacheState, Error> {
        let item = self.cached.get(self.caches.get(handle)?);
        Ok(match item.ok_or(Error::None)?.ttl {
            0 => types::CacheState::FOUND | types::CacheState::STALE,
            _ => types::CacheState::FOUND | types::CacheState::USABLE,
        })
    }

    fn info(
        &mut self,
        _: &mut GuestMemory<'_>,
        handle: types::CacheHandle,
    ) -> Result<types::CacheInfo, Error> {
        let item = self.cached.get(self.caches.get(handle)?);
        let item = item.ok_or(Error::None)?;
        Ok(types::CacheInfo {
            state: types::CacheState::FOUND,
            age: item.ttl,
            body: types::BodyHandle::from(self.bodies.open(item.value.clone())?),
        })
    }

    fn close(&mut self, _: &mut GuestMemory<'_>, handle: types::CacheHandle) -> Result<(), Error> {
        self.caches.close(handle)?;
        Ok(())
    }
}

impl geo::Geo for Session {
    fn lookup(
        &mut self,
        memory: &mut GuestMemory<'_>,
        address: GuestPtr<[u8]>,
        buf: GuestPtr<u8>,
        buf_len: types::Size,
        nwritten: GuestPtr<types::Size>,
    ) -> Result<(), Error> {
        let text = match &*memory.as_cow(address)? {
            [127, _, _, _] => return Err(Error::None),
            [a, b, c, d] => format!("{a}.{b}.{c}.{d}"),
            _ => return Err(Error::Inval),
        };
        let len = u32::try_from(text.len())?;
        memory.write(nwritten, len)?;
        if len > buf_len {
            return Err(Error::BufferTooSmall);
        }
        let buf = memory.as_slice_mut(buf.as_array(len))?;
        buf.ok_or(Error::SharedMemory)?
            .copy_from_slice(text.as_bytes());
        Ok(())
    }

    fn nearest(
        &mut self,
        _: &mut GuestMemory<'_>,
        place: &types::Place,
    ) -> Result<(types::Point, types::Size), Error> {
        match place {
            types::Place::Point(point) if point.latitude.abs() > 90.0 => Err(Error::Inval),
            types::Place::Point(point) => Ok((point.clone(), 1)),
            types::Place::Cell(cell) if *cell > 1000 => Err(Error::None),
            types::Place::Cell(cell) => {
                let latitude = f64::from(*cell);
                let longitude = 0.5;
                let point = types::Point {
                    latitude,
                    longitude,
                };
                Ok((point, *cell))
            }
            types::Place::Here => {
                let point = types::Point {
                    latitude: 1.0,
                    longitude: 2.0,
                };
                Ok((point, 0))
            }
        }
    }

    fn distance(
        &mut self,
        memory: &mut GuestMemory<'_>,
        from: GuestPtr<types::Point>,
        to: GuestPtr<types::Point>,
    ) -> Result<types::Size, Error> {
        let (from, to) = (memory.read(from)?, memory.read(to)?);
        if from.latitude.abs() > 90.0 || to.latitude.abs() > 90.0 {
            return Err(Error::Inval);
        }
        let is_far = (from.latitude - to.latitude).abs() > 1.0;
        Ok(u32::from(is_far))
    }
}

pub(crate) fn add_to_linker(linker: &mut Linker<Session>) -> wasmtime::Result<()> {
    log::add_to_linker(linker, |session| session)?;
    kv::add_to_linker(linker, |session| session)?;
    dict::add_to_linker(linker, |session| session)?;
    cache::add_to_linker(linker, |session| session)?;
    clock::add_to_linker(linker, |session| session)?;
    body::add_to_linker(linker, |session| session)?;
    request::add_to_linker(linker, |session| session)?;
    geo::add_to_linker(linker, |session| session)
}
