//! A game with a plug-in. The interface between them is the `impl` block below: there is no
//! document.

use wasmtime::{Caller, Engine, Linker, Module, Store};
use wasmtime_integration::{GuestError, GuestMemory, GuestPtr, GuestType, wasmtime_integration};

/// Where something is.
#[derive(Clone, Copy, Debug, GuestType)]
struct Position {
    x: f32,
    y: f32,
}

/// How important a message is.
#[derive(Clone, Copy, Debug, GuestType)]
#[repr(u8)]
enum Level {
    Debug,
    Info,
    Error,
}

/// A unit in the game.
#[derive(Clone, Copy, Debug, GuestType)]
#[guest(transparent)]
struct Unit(u32);

/// Why a call failed. Guests read 0 as success.
#[derive(Clone, Copy, Debug, GuestType)]
#[repr(u16)]
enum Errno {
    Success,
    NotFound,
    Inval,
}

/// The game, as the plug-in sees it.
#[derive(Default)]
struct Host {
    units: Vec<Position>,
    level: u32,
}

/// The error for an address that is out of bounds, and the like.
fn bad_argument(_error: GuestError) -> Errno {
    Errno::Inval
}

#[wasmtime_integration(
    module("game", name = Game, docs = "What a plug-in can do.", vis = "pub(crate)"),
    errno = Errno,
    missing_memory = Errno::Inval,
    guest_error = bad_argument
)]
impl Host {
    /// Logs a message.
    pub fn log(&self, level: Level, message: &str) {
        println!("{level:?}: {message}");
    }

    /// Returns the current level of the game.
    pub fn level(&self) -> u32 {
        self.level
    }

    /// Creates a unit, and writes it to `unit`.
    pub fn spawn(
        &mut self,
        memory: &mut GuestMemory<'_>,
        at: &Position,
        unit: GuestPtr<Unit>,
    ) -> Result<(), Errno> {
        let id = u32::try_from(self.units.len()).map_err(|_| Errno::Inval)?;
        memory.write(unit, Unit(id)).map_err(bad_argument)?;
        self.units.push(*at);
        Ok(())
    }

    /// Moves a unit.
    pub fn walk(&mut self, unit: Unit, dx: f32, dy: f32) -> Result<(), Errno> {
        let position = self.units.get_mut(unit.0 as usize).ok_or(Errno::NotFound)?;
        position.x += dx;
        position.y += dy;
        Ok(())
    }

    /// Writes the value of a setting to `buf`, as much as fits, and its length to `len`.
    pub fn setting(
        &self,
        memory: &mut GuestMemory<'_>,
        key: String,
        buf: GuestPtr<[u8]>,
        len: GuestPtr<u32>,
    ) -> Result<(), Errno> {
        let value = match &*key {
            "name" => "Ada",
            "difficulty" => "hard",
            _ => return Err(Errno::NotFound),
        };
        let written = memory.write_str(buf.as_ptr(), buf.len(), value);
        let written = written.map_err(bad_argument)?;
        memory.write(len, written).map_err(bad_argument)
    }

    /// Ends the level, and returns the number of the next one. Takes Wasmtime's `Caller`, which
    /// could also call the guest.
    #[guest(name = "finish-level")]
    pub fn finish_level(caller: &mut Caller<'_, Self>) -> u32 {
        caller.data_mut().level += 1;
        caller.data().level
    }
}

fn main() -> wasmtime::Result<()> {
    let engine = Engine::default();
    let mut linker = Linker::new(&engine);
    Game::add_to_linker(&mut linker, |host: &mut Host| host)?;

    let plugin = Module::new(&engine, include_str!("../plugin.wat"))?;
    let mut store = Store::new(&engine, Host::default());
    let instance = linker.instantiate(&mut store, &plugin)?;
    let play = instance.get_typed_func::<(), u32>(&mut store, "play")?;
    let level = play.call(&mut store, ())?;

    println!("level {level}, units {:?}", store.data().units);
    Ok(())
}
