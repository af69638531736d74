//! A part of WASI preview 1: large enums, flags, nested records and unions, lists of records
//! and two results.

#[wasmtime_integration(
    witx = "tests/expanded/preview1.witx",
    modules(wasi_snapshot_preview1(name = Wasi)),
    missing_memory = types::Errno::Inval,
    guest_error = types::Errno::from,
    unimplemented = types::Errno::Nosys
)]
impl Ctx {
    fn args_sizes_get(&mut self) -> Result<(types::Size, types::Size), types::Errno> {
        Ok((0, 0))
    }

    fn clock_time_get(
        &mut self,
        id: types::Clockid,
        precision: types::Timestamp,
    ) -> Result<types::Timestamp, types::Errno> {
        Ok(0)
    }

    fn random_get(
        &mut self,
        memory: &mut GuestMemory<'_>,
        buf: GuestPtr<u8>,
        len: types::Size,
    ) -> Result<(), types::Errno> {
        Ok(())
    }

    fn fd_fdstat_get(&mut self, fd: types::Fd) -> Result<types::Fdstat, types::Errno> {
        Err(types::Errno::Badf)
    }

    fn fd_write(
        &mut self,
        memory: &GuestMemory<'_>,
        fd: types::Fd,
        iovs: types::CiovecArray,
    ) -> Result<types::Size, types::Errno> {
        Ok(0)
    }

    #[r#override]
    fn proc_exit(_caller: Caller<'_, Host>, code: i32) -> wasmtime::Result<()> {
        Err(Exit(code).into())
    }
}
