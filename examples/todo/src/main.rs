use wasmtime::{Engine, Linker, Module, Store};
use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

#[derive(Default)]
pub struct Ctx {
    titles: Vec<String>,
    entries: Vec<types::Entry>,
}

#[wasmtime_integration(witx = "witx/todo.witx")]
impl Ctx {
    fn add(&mut self, title: &str) -> Result<types::Id, types::Errno> {
        if self.titles.len() == 100 {
            return Err(types::Errno::Full);
        }
        let id = self.titles.len() as types::Id;
        self.titles.push(title.to_owned());
        self.entries.push(types::Entry { id, done: false });
        Ok(id)
    }

    fn complete(&mut self, id: types::Id) -> Result<(), types::Errno> {
        let entry = self.entries.get_mut(id as usize);
        entry.ok_or(types::Errno::NotFound)?.done = true;
        Ok(())
    }

    fn list(
        &mut self,
        memory: &mut GuestMemory<'_>,
        buf: GuestPtr<types::Entry>,
        len: types::Size,
    ) -> Result<types::Size, types::Errno> {
        memory
            .write_slice(buf, len, &self.entries)
            .map_err(|_| types::Errno::Inval)
    }
}

fn main() -> wasmtime::Result<()> {
    let engine = Engine::default();
    let mut linker = Linker::new(&engine);
    // The closure finds the context in the store's data, which is just the context here.
    Todo::add_to_linker(&mut linker, |ctx: &mut Ctx| ctx)?;

    let module = Module::new(&engine, include_str!("../guest.wat"))?;
    let mut store = Store::new(&engine, Ctx::default());
    let instance = linker.instantiate(&mut store, &module)?;
    let start = instance.get_typed_func::<(), ()>(&mut store, "_start")?;
    start.call(&mut store, ())?;

    let ctx = store.data();
    for (title, entry) in ctx.titles.iter().zip(&ctx.entries) {
        println!("[{}] {title}", if entry.done { 'x' } else { ' ' });
    }
    Ok(())
}
