//! The modules that go through `target` in `half_moved` too.

use std::collections::BTreeMap;

use wiggle::{GuestMemory, GuestPtr};

use super::{body, clock, dict, name_of, request, types};
use crate::session::{Error, Request, Session};

impl dict::Dict for Session {
    fn open(
        &mut self,
        memory: &mut GuestMemory<'_>,
        name: GuestPtr<str>,
    ) -> Result<types::DictHandle, Error> {
        match &*name_of(memory, name)? {
            "main" => Ok(types::DictHandle::from(self.dicts.open(())?)),
            _ => Err(Error::None),
        }
    }

    fn lookup(
        &mut self,
        memory: &mut GuestMemory<'_>,
        handle: types::DictHandle,
        key: GuestPtr<str>,
        buf: GuestPtr<u8>,
        buf_len: types::Size,
    ) -> Result<types::Size, Error> {
        self.dicts.get(handle)?;
        let value: &[u8] = match memory.as_str(key)?.ok_or(Error::SharedMemory)? {
            "a" => b"",
            "b" => b"a value",
            _ => return Err(Error::None),
        };
        let len = u32::try_from(value.len())?;
        if len > buf_len {
            return Err(Error::BufferTooSmall);
        }
        memory.copy_from_slice(value, buf.as_array(len))?;
        Ok(len)
    }

    fn close(&mut self, _: &mut GuestMemory<'_>, handle: types::DictHandle) -> Result<(), Error> {
        self.dicts.close(handle)
    }
}

impl clock::Clock for Session {
    fn now(&mut self, _: &mut GuestMemory<'_>, id: types::ClockId) -> Result<types::Time, Error> {
        let time = &mut self.clocks[id as usize];
        *time = time.checked_add(1).ok_or(Error::Inval)?;
        Ok(*time)
    }

    fn set(
        &mut self,
        _: &mut GuestMemory<'_>,
        id: types::ClockId,
        time: types::Time,
    ) -> Result<(), Error> {
        if id == types::ClockId::Monotonic && time < self.clocks[1] {
            return Err(Error::Inval);
        }
        self.clocks[id as usize] = time;
        Ok(())
    }
}

#[cfg_attr(feature = "async-trait", wiggle::async_trait)]
impl body::Body for Session {
    fn open(&mut self, _: &mut GuestMemory<'_>) -> Result<types::BodyHandle, Error> {
        Ok(types::BodyHandle::from(self.bodies.open(Vec::new())?))
    }

    async fn write(
        &mut self,
        memory: &mut GuestMemory<'_>,
        handle: types::BodyHandle,
        buf: GuestPtr<[u8]>,
        end: types::WriteEnd,
    ) -> Result<types::Size, Error> {
        tokio::task::yield_now().await;
        let bytes = memory.as_slice(buf)?.ok_or(Error::SharedMemory)?;
        let body = self.bodies.get_mut(handle)?;
        *body = match end {
            types::WriteEnd::Back => [&body[..], bytes].concat(),
            types::WriteEnd::Front => [bytes, &body[..]].concat(),
        };
        Ok(buf.len())
    }

    async fn read(
        &mut self,
        memory: &mut GuestMemory<'_>,
        handle: types::BodyHandle,
        buf: GuestPtr<u8>,
        buf_len: types::Size,
    ) -> Result<types::Size, Error> {
        tokio::task::yield_now().await;
        let body = self.bodies.get_mut(handle)?;
        let len = body.len().min(usize::try_from(buf_len)?);
        let written = u32::try_from(len)?;
        memory.copy_from_slice(&body[..len], buf.as_array(written))?;
        body.drain(..len);
        Ok(written)
    }

    async fn append(
        &mut self,
        _: &mut GuestMemory<'_>,
        to: types::BodyHandle,
        from: types::BodyHandle,
    ) -> Result<(), Error> {
        tokio::task::yield_now().await;
        self.bodies.get(to)?;
        let bytes = self.bodies.close(from)?;
        self.bodies.get_mut(to)?.extend(bytes);
        Ok(())
    }

    fn close(&mut self, _: &mut GuestMemory<'_>, handle: types::BodyHandle) -> Result<(), Error> {
        self.bodies.close(handle)?;
        Ok(())
    }
}

impl request::Request for Session {
    fn open(
        &mut self,
        memory: &mut GuestMemory<'_>,
        url: GuestPtr<str>,
    ) -> Result<types::RequestHandle, Error> {
        let request = Request {
            url: name_of(memory, url)?,
            headers: BTreeMap::new(),
            body: Vec::new(),
        };
        Ok(types::RequestHandle::from(self.requests.open(request)?))
    }

    fn insert(
        &mut self,
        memory: &mut GuestMemory<'_>,
        handle: types::RequestHandle,
        name: GuestPtr<[u8]>,
        value: GuestPtr<[u8]>,
    ) -> Result<(), Error> {
        let request = self.requests.get_mut(handle)?;
        request
            .headers
            .insert(memory.to_vec(name)?, memory.to_vec(value)?);
        Ok(())
    }

    fn lookup(
        &mut self,
        memory: &mut GuestMemory<'_>,
        handle: types::RequestHandle,
        name: GuestPtr<[u8]>,
        buf: GuestPtr<u8>,
        buf_len: types::Size,
        nwritten: GuestPtr<types::Size>,
    ) -> Result<(), Error> {
        let request = self.requests.get(handle)?;
        let value = request.headers.get(&*memory.as_cow(name)?);
        let value = value.ok_or(Error::None)?;
        let len = u32::try_from(value.len())?;
        memory.write(nwritten, len)?;
        if len > buf_len {
            return Err(Error::BufferTooSmall);
        }
        memory.copy_from_slice(value, buf.as_array(len))?;
        Ok(())
    }

    fn write(
        &mut self,
        memory: &mut GuestMemory<'_>,
        handle: types::RequestHandle,
        iovs: GuestPtr<[types::Iovec]>,
    ) -> Result<types::Size, Error> {
        let request = self.requests.get_mut(handle)?;
        let mut written = 0;
        for iov in iovs.iter() {
            let iov = memory.read(iov?)?;
            request
                .body
                .extend(memory.to_vec(iov.buf.as_array(iov.len))?);
            written += iov.len;
        }
        Ok(written)
    }

    fn close(
        &mut self,
        _: &mut GuestMemory<'_>,
        handle: types::RequestHandle,
    ) -> Result<(), Error> {
        self.requests.close(handle)?;
        Ok(())
    }
}
