//! Written by `generate.py`: change that, and run it again.

use wasmtime::Linker;

use crate::Ctx;

pub mod files;
pub mod sockets;
pub mod clocks;
pub mod key_value;
pub mod random;
pub mod http2;
pub mod queue_1;
pub mod locks;
pub mod words;
pub mod graphics_3d;
pub mod audio;
pub mod input;
pub mod i2c;
pub mod gpio;
pub mod maps;
pub mod timers;
pub mod logs;
pub mod signals;
pub mod threads;
pub mod config;
pub mod cache;
pub mod sql;
pub mod vector_math;
pub mod nodes;
pub mod printing;

/// Adds the functions of all modules to a linker.
///
/// # Errors
///
/// Fails if the linker already has one of them.
pub fn add_to_linker(linker: &mut Linker<Ctx>) -> wasmtime::Result<()> {
    files::Files::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    sockets::Sockets::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    clocks::Clocks::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    key_value::KeyValue::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    random::Random::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    http2::Http2::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    queue_1::Queue1::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    locks::Locks::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    words::Words::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    graphics_3d::Graphics3d::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    audio::Audio::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    input::Input::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    i2c::I2c::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    gpio::Gpio::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    maps::Maps::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    timers::Timers::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    logs::Logs::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    signals::Signals::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    threads::Threads::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    config::Config::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    cache::Cache::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    sql::Sql::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    vector_math::VectorMath::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    nodes::Nodes::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    printing::Printing::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;
    Ok(())
}
