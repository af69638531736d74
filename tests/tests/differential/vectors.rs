//! Calls like WASI's.

use crate::compare::Rule;
use crate::host::both;
use crate::run::check;

both!("witx/differential/vectors.witx", vectors as Vectors, {
    fn fd_read(
        &mut self,
        memory: &mut GuestMemory<'_>,
        fd: types::Fd,
        iovs: types::IovecArray,
    ) -> Result<types::Size, Failed> {
        self.saw(&(fd, iovs));
        self.refuse()?;
        let mut total = 0u32;
        for iov in iovs.iter() {
            let iov = self.read(memory, iov?)?;
            self.saw(&iov);
            let buf = self.buffer(memory, iov.buf.as_array(iov.buf_len))?;
            buf.fill(0x2e);
            total = total.wrapping_add(iov.buf_len);
        }
        Ok(total)
    }

    fn fd_write(
        &mut self,
        memory: &mut GuestMemory<'_>,
        fd: types::Fd,
        iovs: types::CiovecArray,
    ) -> Result<types::Size, Failed> {
        self.saw(&(fd, iovs));
        let mut written = Vec::new();
        for iov in self.list(memory, iovs)? {
            self.saw(&iov);
            written.extend_from_slice(self.buffer(memory, iov.buf.as_array(iov.buf_len))?);
        }
        self.saw(&written);
        self.refuse()?;
        Ok(u32::try_from(written.len()).expect("few buffers fit into a page"))
    }

    fn fd_pread(
        &mut self,
        memory: &mut GuestMemory<'_>,
        fd: types::Fd,
        iovs: types::IovecArray,
        offset: types::Filesize,
    ) -> Result<types::Size, Failed> {
        self.saw(&(fd, iovs, offset));
        self.refuse()?;
        // Into the first one that has room.
        for iov in iovs.iter() {
            let iov = self.read(memory, iov?)?;
            self.saw(&iov);
            if iov.buf_len != 0 {
                let buf = self.buffer(memory, iov.buf.as_array(iov.buf_len))?;
                buf[0] = 0x40;
                return Ok(1);
            }
        }
        Ok(0)
    }

    fn fd_seek(
        &mut self,
        _: &mut GuestMemory<'_>,
        fd: types::Fd,
        offset: i64,
        whence: types::Whence,
    ) -> Result<types::Filesize, Failed> {
        self.saw(&(fd, offset, whence));
        self.refuse()?;
        Ok(offset.unsigned_abs())
    }

    fn fd_prestat_get(
        &mut self,
        _: &mut GuestMemory<'_>,
        fd: types::Fd,
    ) -> Result<types::Prestat, Failed> {
        self.saw(&fd);
        self.refuse()?;
        Ok(types::Prestat::Dir(types::PrestatDir {
            name_len: self.pick(100),
        }))
    }

    fn random_get(
        &mut self,
        memory: &mut GuestMemory<'_>,
        buf: GuestPtr<u8>,
        buf_len: types::Size,
    ) -> Result<(), Failed> {
        self.saw(&(buf, buf_len));
        self.refuse()?;
        let answer = self.answer().to_be_bytes();
        let buf = self.buffer(memory, buf.as_array(buf_len))?;
        for (byte, random) in buf.iter_mut().zip(answer.into_iter().cycle()) {
            *byte = random;
        }
        Ok(())
    }

    fn args_get(
        &mut self,
        memory: &mut GuestMemory<'_>,
        argv: GuestPtr<GuestPtr<u8>>,
        argv_buf: GuestPtr<u8>,
    ) -> Result<(), Failed> {
        self.saw(&(argv, argv_buf));
        self.refuse()?;
        let (mut argv, mut argv_buf) = (argv, argv_buf);
        for arg in [&b"run\0"[..], b"--fast\0"] {
            let len = u32::try_from(arg.len()).expect("it is short");
            memory.copy_from_slice(arg, argv_buf.as_array(len))?;
            self.write(memory, argv, argv_buf)?;
            argv = argv.add(1)?;
            argv_buf = argv_buf.add(len)?;
        }
        Ok(())
    }

    fn poll_oneoff(
        &mut self,
        memory: &mut GuestMemory<'_>,
        r#in: GuestPtr<types::Subscription>,
        out: GuestPtr<types::Event>,
        n: types::Size,
    ) -> Result<types::Size, Failed> {
        self.saw(&(r#in, out, n));
        self.refuse()?;
        let n = n % 4;
        for index in 0..n {
            let subscription = self.read(memory, r#in.add(index)?)?;
            self.saw(&subscription);
            let (kind, bytes) = match subscription.u {
                types::Subject::Clock(clock) => (types::Eventtype::Clock, clock.timeout),
                types::Subject::FdRead(fd) => (types::Eventtype::FdRead, u32::from(fd.fd).into()),
            };
            let event = types::Event {
                userdata: subscription.userdata,
                error: types::Errno::Success,
                kind,
                bytes,
            };
            self.write(memory, out.add(index)?, event)?;
        }
        Ok(n)
    }

    fn path_open(
        &mut self,
        memory: &mut GuestMemory<'_>,
        fd: types::Fd,
        dirflags: types::Lookup,
        path: GuestPtr<str>,
        oflags: types::Oflags,
        base: types::Rights,
        inheriting: types::Rights,
    ) -> Result<types::Fd, Failed> {
        let path = path.take(memory)?;
        self.saw(&(fd, dirflags, path, oflags, base, inheriting));
        self.refuse()?;
        Ok(types::Fd::from(self.pick(1000)))
    }

    fn path_rename(
        &mut self,
        memory: &mut GuestMemory<'_>,
        fd: types::Fd,
        old: GuestPtr<str>,
        new_fd: types::Fd,
        new: GuestPtr<str>,
    ) -> Result<(), Failed> {
        let (old, new) = (old.take(memory)?, new.take(memory)?);
        self.saw(&(fd, old, new_fd, new));
        self.refuse()
    }

    fn path_readlink(
        &mut self,
        memory: &mut GuestMemory<'_>,
        fd: types::Fd,
        path: GuestPtr<str>,
        buf: GuestPtr<u8>,
        buf_len: types::Size,
    ) -> Result<types::Size, Failed> {
        let path = path.take(memory)?;
        self.saw(&(fd, &path, buf, buf_len));
        self.refuse()?;
        let target = &path.as_bytes()[..path.len().min(buf_len as usize)];
        let len = u32::try_from(target.len()).expect("it fits into a page");
        memory.copy_from_slice(target, buf.as_array(len))?;
        Ok(len)
    }
});

#[test]
fn calls_like_those_of_wasi_are_the_same() {
    check(
        "witx/differential/vectors.witx",
        "proptest-regressions/differential/vectors.txt",
        theirs::implementation(),
        vec![ours::implementation()],
        &[Rule::Whole, Rule::Narrow],
        &[Rule::WholeVariant, Rule::EmptyCopy],
    );
}
