//! A host with an interface of its own, and a guest that uses it.
//!
//! The interface is in `todo.witx`, the guest in `guest.wat`. Run it with
//! `cargo run --example todo`.

use wasmtime::{Caller, Engine, Linker, Module, Store};
use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

/// What the host keeps for a guest.
#[derive(Default)]
pub struct Ctx {
    titles: Vec<String>,
}

// The attribute reads the interface. Beside the impl block it generates
// `mod types`, with a Rust type for each type of the interface, and `Todo`, the
// host functions of the module `$todo`.
#[wasmtime_integration(
    witx = "todo/todo.witx",
    modules(todo(name = Todo, docs = "The to-do list that guests share.")),
    missing_memory = types::Errno::Inval,
)]
impl Ctx {
    // The guest passes an address and a length. Here arrives a string, checked.
    fn add(&mut self, title: &str) -> Result<types::Id, types::Errno> {
        if self.titles.len() == 100 {
            return Err(types::Errno::Full);
        }
        println!("the guest adds {title:?}");
        self.titles.push(title.to_owned());
        u32::try_from(self.titles.len() - 1).map_err(|_| types::Errno::Full)
    }

    // With the guest's memory, a method can follow the pointers that it gets.
    fn list(
        &mut self,
        memory: &mut GuestMemory<'_>,
        buf: GuestPtr<types::Entry>,
        len: types::Size,
    ) -> Result<types::Size, types::Errno> {
        let mut count = 0;
        for (id, title) in (0..len).zip(&self.titles) {
            println!("the guest lists {title:?}");
            let entry = types::Entry { id, done: false };
            buf.add(id)
                .and_then(|entry_ptr| memory.write(entry_ptr, entry))
                .map_err(|_| types::Errno::Inval)?;
            count += 1;
        }
        Ok(count)
    }

    /// Needs Wasmtime itself, so it takes the raw call instead of the generated
    /// glue.
    #[r#override]
    fn quit(_caller: Caller<'_, Host>, code: i32) -> wasmtime::Result<()> {
        Err(wasmtime::Error::msg(format!("guest quit with {code}")))
    }
}

/// The data of a store. A real host keeps more than one context here.
struct Host {
    ctx: Ctx,
}

fn main() -> wasmtime::Result<()> {
    let engine = Engine::default();

    // Once per engine: the functions, and how to find the context in a store.
    let mut linker = Linker::new(&engine);
    Todo::add_to_linker(&mut linker, |host: &mut Host| &mut host.ctx)?;

    // Once per guest: a store with its data, and an instance.
    let module = Module::new(&engine, include_str!("guest.wat"))?;
    let ctx = Ctx::default();
    let mut store = Store::new(&engine, Host { ctx });
    let instance = linker.instantiate(&mut store, &module)?;
    let start = instance.get_typed_func::<(), ()>(&mut store, "_start")?;

    // The guest ends by `quit`, which traps.
    match start.call(&mut store, ()) {
        Ok(()) => println!("the guest returned"),
        Err(trap) => println!("the guest ended: {}", trap.root_cause()),
    }
    println!("the list has {} entries", store.data().ctx.titles.len());
    Ok(())
}
