//! An interface that the impl block defines: each kind of a parameter and result.

#[wasmtime_integration(
    module("game", name = Game, docs = "What games import."),
    errno = Errno,
    missing_memory = Errno::Inval,
    guest_error = bad_argument
)]
impl Ctx {
    /// Logs a message.
    pub fn log(&mut self, level: Level, message: &str) {
        self.lines.push(format!("{level:?} {message}"));
    }

    /// Returns the time in milliseconds.
    ///
    /// It starts at 0.
    pub fn now(&self) -> u64 {
        self.now
    }

    pub fn spawn(
        &mut self,
        memory: &mut GuestMemory<'_>,
        at: &Position,
        id: GuestPtr<u32>,
    ) -> Result<(), Errno> {
        memory.write(id, self.spawn_at(*at)).map_err(bad_argument)
    }

    /// Takes types that decide how they are passed.
    pub fn set(&mut self, level: Level, place: Position) {}

    pub async fn sleep(&mut self, millis: u32) -> Rights {
        sleep(millis).await
    }

    #[cfg(unix)]
    pub fn quit(code: u32) -> Result<Infallible, Quit> {
        Err(Quit(code))
    }

    #[r#override]
    pub fn raw(caller: Caller<'_, Host>, a: i32, b: i64) -> i32 {
        0
    }

    #[guest(name = "seek-64")]
    pub fn seek(&mut self, offset: i64, (low, high): (u8, u32), shapes: Vec<Shape>) -> bool {
        true
    }

    fn spawn_at(&mut self, at: Position) -> u32 {
        0
    }
}
