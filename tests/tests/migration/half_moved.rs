//! The same host with half of its modules moved to methods.
#![expect(
    deprecated,
    clippy::clone_on_copy,
    clippy::unused_self,
    reason = "the bodies are those that wiggle's traits have"
)]

use wasmtime::Linker;
use wasmtime_integration::{GuestMemory, GuestPtr, IntoErrno, wasmtime_integration};

use self::abi::types;
use crate::session::{Error, Item, Log, Session};
use crate::wiggle as old;
use crate::wiggle::name_of;

mod abi {
    wasmtime_integration::types!(witx = "witx/migration.witx", target = crate::wiggle);
}

impl From<wasmtime_integration::GuestError> for Error {
    fn from(error: wasmtime_integration::GuestError) -> Self {
        wiggle::GuestError::from(error).into()
    }
}

impl<C: old::types::UserErrorConversion> IntoErrno<types::Status, C> for Error {
    fn into_errno(self, ctx: &mut C) -> wasmtime::Result<types::Status> {
        Ok(ctx.status_from_error(self)?.into())
    }
}

#[wasmtime_integration(
    witx = "witx/migration.witx",
    types = abi::types,
    target = old,
    modules(except(log, kv, cache, geo)),
)]
impl Session {}

#[wasmtime_integration(
    witx = "witx/migration.witx",
    types = abi::types,
    modules(log(prefix = log_, name = Logs)),
)]
impl Session {
    fn log_open(
        &mut self,
        memory: &mut GuestMemory<'_>,
        name: GuestPtr<str>,
    ) -> Result<types::LogHandle, Error> {
        let log = Log {
            name: name_of(&memory.into(), name.into())?,
            lines: Vec::new(),
            flushed: 0,
        };
        Ok(types::LogHandle::from(self.logs.open(log)?))
    }

    fn log_write(
        &mut self,
        memory: &mut GuestMemory<'_>,
        handle: types::LogHandle,
        level: types::Level,
        message: GuestPtr<[u8]>,
    ) -> Result<types::Size, Error> {
        let log = self.endpoint(handle.into())?;
        let message = memory.as_slice(message)?.ok_or(Error::SharedMemory)?;
        if message == b"fatal" && level == types::Level::Error {
            return Err(Error::Fatal);
        }
        let text = String::from_utf8_lossy(message);
        log.lines.push(format!("{level:?}: {text}"));
        Ok(u32::try_from(message.len())?)
    }

    fn log_flush(
        &mut self,
        _: &mut GuestMemory<'_>,
        handle: types::LogHandle,
    ) -> Result<(), Error> {
        let log = self.endpoint(handle.into())?;
        log.flushed = log.lines.len();
        Ok(())
    }

    fn log_close(
        &mut self,
        _: &mut GuestMemory<'_>,
        handle: types::LogHandle,
    ) -> Result<(), Error> {
        self.logs.close(handle)?;
        Ok(())
    }
}

#[wasmtime_integration(
    witx = "witx/migration.witx",
    types = abi::types,
    modules(kv(prefix = kv_)),
)]
impl Session {
    fn kv_open(
        &mut self,
        memory: &mut GuestMemory<'_>,
        name: GuestPtr<str>,
    ) -> Result<types::KvHandle, Error> {
        let name = name_of(&memory.into(), name.into())?;
        Ok(types::KvHandle::from(self.kvs.open(name)?))
    }

    fn kv_lookup(
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

    fn kv_insert(
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

    fn kv_list(
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

    fn kv_close(&mut self, _: &mut GuestMemory<'_>, handle: types::KvHandle) -> Result<(), Error> {
        self.kvs.close(handle)?;
        Ok(())
    }
}

#[wasmtime_integration(
    witx = "witx/migration.witx",
    types = abi::types,
    modules(cache(prefix = cache_)),
)]
impl Session {
    async fn cache_lookup(
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

    async fn cache_insert(
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

    fn cache_state(
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

    fn cache_info(
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

    fn cache_close(
        &mut self,
        _: &mut GuestMemory<'_>,
        handle: types::CacheHandle,
    ) -> Result<(), Error> {
        self.caches.close(handle)?;
        Ok(())
    }
}

#[wasmtime_integration(
    witx = "witx/migration.witx",
    types = abi::types,
    modules(geo(prefix = geo_)),
)]
impl Session {
    fn geo_lookup(
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

    fn geo_nearest(
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

    fn geo_distance(
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
    Logs::add_to_linker(linker, |session| session)?;
    Kv::add_to_linker(linker, |session| session)?;
    Dict::add_to_linker(linker, |session| session)?;
    Cache::add_to_linker(linker, |session| session)?;
    Clock::add_to_linker(linker, |session| session)?;
    Body::add_to_linker(linker, |session| session)?;
    Request::add_to_linker(linker, |session| session)?;
    Geo::add_to_linker(linker, |session| session)
}
