//! The host functions of WASI preview 1, which delegate to the other files.

use std::ffi::CString;
use std::fmt;

use wasmtime::Caller;
use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::clocks::{self, Clocks};
use crate::poll;
use crate::stdio::Stdio;
use crate::strings::Strings;

/// The data of a store. A host with more interfaces keeps more contexts here.
pub(crate) struct Host {
    pub(crate) wasi: Wasi,
}

/// Everything that a guest can access: its arguments and environment, the clocks,
/// and three streams.
pub(crate) struct Wasi {
    arguments: Strings,
    environment: Strings,
    clocks: Clocks,
    stdio: Stdio,
}

impl Wasi {
    /// Creates a context for one guest.
    pub(crate) fn new(arguments: Vec<CString>, environment: Vec<CString>, stdio: Stdio) -> Self {
        Wasi {
            arguments: Strings(arguments),
            environment: Strings(environment),
            clocks: Clocks::new(),
            stdio,
        }
    }
}

/// The status that a guest ends with: the error that `proc_exit` returns to the
/// caller of the guest.
#[derive(Debug)]
pub(crate) struct Exit(pub(crate) i32);

impl fmt::Display for Exit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the guest exits with {}", self.0)
    }
}

impl std::error::Error for Exit {}

// One block implements all functions of a witx module, so these methods only
// delegate.
//
// - A call from a guest that exports no memory returns `missing_memory`, and a
//   call with a bad argument returns the result of `guest_error` (in errno.rs).
// - Programs import functions that they never call, because their C library
//   imports them. A function without a method here fails with `unimplemented`.
#[wasmtime_integration(
    witx = "wasi/witx/wasi_snapshot_preview1.witx",
    modules(wasi_snapshot_preview1(
        name = Preview1,
        docs = "WASI preview 1 without a file system: arguments, clocks, stdio.",
        vis = "pub(crate)",
    )),
    missing_memory = types::Errno::Inval,
    guest_error = types::Errno::from,
    unimplemented = types::Errno::Nosys,
)]
impl Wasi {
    fn args_sizes_get(&self) -> Result<(types::Size, types::Size), types::Errno> {
        self.arguments.sizes()
    }

    fn args_get(
        &self,
        memory: &mut GuestMemory<'_>,
        argv: GuestPtr<GuestPtr<u8>>,
        argv_buf: GuestPtr<u8>,
    ) -> Result<(), types::Errno> {
        self.arguments.write(memory, argv, argv_buf)
    }

    fn environ_sizes_get(&self) -> Result<(types::Size, types::Size), types::Errno> {
        self.environment.sizes()
    }

    fn environ_get(
        &self,
        memory: &mut GuestMemory<'_>,
        environ: GuestPtr<GuestPtr<u8>>,
        environ_buf: GuestPtr<u8>,
    ) -> Result<(), types::Errno> {
        self.environment.write(memory, environ, environ_buf)
    }

    fn clock_res_get(id: types::Clockid) -> Result<types::Timestamp, types::Errno> {
        clocks::resolution(id)
    }

    fn clock_time_get(
        &self,
        id: types::Clockid,
        _precision: types::Timestamp,
    ) -> Result<types::Timestamp, types::Errno> {
        self.clocks.now().on(id)
    }

    // A guest can request up to 4 GiB. The bytes are generated in place, so they
    // take no memory of the host.
    fn random_get(
        memory: &mut GuestMemory<'_>,
        buf: GuestPtr<u8>,
        len: types::Size,
    ) -> Result<(), types::Errno> {
        let bytes = memory.slice_mut(buf.as_array(len))?;
        getrandom::fill(bytes).map_err(|_| types::Errno::Io)
    }

    fn fd_read(
        &self,
        memory: &mut GuestMemory<'_>,
        fd: types::Fd,
        iovs: types::IovecArray,
    ) -> Result<types::Size, types::Errno> {
        self.stdio.read(memory, fd, iovs)
    }

    fn fd_write(
        &self,
        memory: &GuestMemory<'_>,
        fd: types::Fd,
        iovs: types::CiovecArray,
    ) -> Result<types::Size, types::Errno> {
        self.stdio.write(memory, fd, iovs)
    }

    fn fd_seek(
        &self,
        fd: types::Fd,
        _offset: types::Filedelta,
        _whence: types::Whence,
    ) -> Result<types::Filesize, types::Errno> {
        self.stdio.seek(fd)
    }

    // A C library calls this if a program seeks by 0 from the current position.
    fn fd_tell(&self, fd: types::Fd) -> Result<types::Filesize, types::Errno> {
        self.stdio.seek(fd)
    }

    fn fd_fdstat_get(&self, fd: types::Fd) -> Result<types::Fdstat, types::Errno> {
        self.stdio.stat(fd)
    }

    fn fd_close(&mut self, fd: types::Fd) -> Result<(), types::Errno> {
        self.stdio.close(fd)
    }

    // There are no directories. But a C library with functions on paths requests
    // them before `main`, and ends the program unless it gets `badf`, which marks
    // the end of the list.
    fn fd_prestat_get(_fd: types::Fd) -> Result<types::Prestat, types::Errno> {
        Err(types::Errno::Badf)
    }

    fn poll_oneoff(
        &self,
        memory: &mut GuestMemory<'_>,
        subscriptions: GuestPtr<types::Subscription>,
        events: GuestPtr<types::Event>,
        nsubscriptions: types::Size,
    ) -> Result<types::Size, types::Errno> {
        let subscriptions = subscriptions.as_array(nsubscriptions);
        poll::oneoff(memory, &self.stdio, &self.clocks, subscriptions, events)
    }

    #[expect(clippy::unnecessary_wraps, reason = "the interface needs a result")]
    fn sched_yield() -> Result<(), types::Errno> {
        std::thread::yield_now();
        Ok(())
    }

    // A method for a function that does not return returns the error that ends the
    // guest, so this could be `fn proc_exit(code: u32) -> Exit`. It is an override
    // as an example: it takes core values, and can use the `Caller`.
    #[r#override]
    fn proc_exit(_caller: Caller<'_, Host>, code: i32) -> wasmtime::Result<()> {
        Err(Exit(code).into())
    }
}

#[cfg(test)]
mod tests {
    use super::types::Errno;
    use super::*;

    #[test]
    fn random_bytes_stay_within_what_was_asked_for() {
        let mut bytes = [0; 128];
        let mut memory = GuestMemory::from(&mut bytes);
        let buf = GuestPtr::new(32);
        assert_eq!(Wasi::random_get(&mut memory, buf, 64), Ok(()));
        for len in [97, u32::MAX] {
            let result = Wasi::random_get(&mut memory, buf, len);
            assert_eq!(result, Err(Errno::Fault));
        }
        assert!(
            bytes[..32]
                .iter()
                .chain(&bytes[96..])
                .all(|byte| *byte == 0)
        );
        assert!(bytes[32..96].iter().any(|byte| *byte != 0));
    }

    #[test]
    fn no_directory_was_opened_in_advance() {
        let result = Wasi::fd_prestat_get(types::Fd::from(3));
        assert_eq!(result, Err(Errno::Badf));
    }
}
