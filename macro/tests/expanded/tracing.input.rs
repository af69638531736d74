//! With the feature `tracing`.

#[wasmtime_integration(
    witx = "tests/expanded/small.witx",
    modules(todo(name = Todo, docs = "The to-do list that guests share.")),
    missing_memory = types::Errno::Inval,
    guest_error = guest_error
)]
impl Ctx {
    fn add(&mut self, title: &str) -> Result<types::Id, types::Errno> {
        self.titles.push(title.to_owned());
        Ok(0)
    }

    fn list(
        &mut self,
        memory: &mut GuestMemory<'_>,
        buf: GuestPtr<types::Entry>,
        len: types::Size,
    ) -> Result<types::Size, types::Errno> {
        Ok(0)
    }

    fn quit(&mut self, code: u32) -> Quit {
        Quit(code)
    }
}
