use wasmtime::{Caller, Engine, Linker, Module, Store};
use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

#[derive(Default)]
pub struct Ctx {
    titles: Vec<String>,
}

#[wasmtime_integration(
    witx = "witx/todo.witx",
    modules(todo(name = Todo, docs = "The to-do list that guests share.")),
    missing_memory = types::Errno::Inval,
)]
impl Ctx {
    fn add(&mut self, title: &str) -> Result<types::Id, types::Errno> {
        if self.titles.len() == 100 {
            return Err(types::Errno::Full);
        }
        self.titles.push(title.to_owned());
        Ok(self.titles.len() as u32 - 1)
    }

    fn list(
        &mut self,
        memory: &mut GuestMemory<'_>,
        buf: GuestPtr<types::Entry>,
        len: types::Size,
    ) -> Result<types::Size, types::Errno> {
        let count = len.min(self.titles.len() as u32);
        for id in 0..count {
            let entry = types::Entry { id, done: false };
            buf.add(id)
                .and_then(|place| memory.write(place, entry))
                .map_err(|_| types::Errno::Inval)?;
        }
        Ok(count)
    }

    /// Needs Wasmtime itself, so it takes the raw call instead of the generated glue.
    #[r#override]
    fn quit(_caller: Caller<'_, Host>, code: i32) -> wasmtime::Result<()> {
        Err(wasmtime::Error::msg(format!("quit with {code}")))
    }
}

struct Host {
    ctx: Ctx,
}

fn main() -> wasmtime::Result<()> {
    let engine = Engine::default();
    let mut linker = Linker::new(&engine);
    Todo::add_to_linker(&mut linker, |host: &mut Host| &mut host.ctx)?;
    let module = Module::new(&engine, include_str!("../guest.wat"))?;
    let ctx = Ctx::default();
    let mut store = Store::new(&engine, Host { ctx });
    let instance = linker.instantiate(&mut store, &module)?;
    let start = instance.get_typed_func::<(), ()>(&mut store, "_start")?;
    match start.call(&mut store, ()) {
        Ok(()) => println!("the guest returned"),
        Err(error) => println!("the guest ended: {}", error.root_cause()),
    }
    Ok(())
}
