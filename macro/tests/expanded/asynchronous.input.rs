//! Async methods, overrides of each kind, a generic context and `#[cfg]`.

#[wasmtime_integration(
    witx = "tests/expanded/asynchronous.witx",
    modules(jobs(name = Jobs, vis = "pub(crate)")),
    unimplemented = types::Errno::Again
)]
impl<R: Runner> Ctx<R>
where
    R::Job: Send,
{
    async fn start(&mut self, input: Vec<u8>) -> Result<types::Job, Trappable<types::Errno>> {
        Ok(self.runner.start(input).await?)
    }

    async fn wait(&mut self, job: types::Job) -> Result<types::Outcome, types::Errno> {
        self.runner.wait(job).await
    }

    async fn cancel(&mut self, job: types::Job) -> Result<(), types::Errno> {
        self.runner.cancel(job).await
    }

    #[r#override]
    async fn sleep<T: 'static>(caller: Caller<'_, T>, seconds: f64) {
        sleep(seconds).await;
    }

    #[cfg(unix)]
    fn now(&self) -> u64 {
        0
    }

    #[r#override]
    #[cfg(unix)]
    fn reason(&mut self, memory: &mut GuestMemory<'_>, buf: i32, len: i32) -> i32 {
        0
    }
}
