//! The same host with everything through the argument `target`.

use wasmtime::Linker;
use wasmtime_integration::wasmtime_integration;

/// Has the functions of all modules. A type's own functions share one namespace, and those of
/// `half_moved` are the inner session's.
#[derive(Default)]
pub(crate) struct Session(crate::session::Session);

impl AsMut<crate::session::Session> for Session {
    fn as_mut(&mut self) -> &mut crate::session::Session {
        &mut self.0
    }
}

#[wasmtime_integration(
    witx = "witx/migration.witx",
    target(path = crate::wiggle, ctx = self.0),
)]
impl Session {}

pub(crate) fn add_to_linker(linker: &mut Linker<Session>) -> wasmtime::Result<()> {
    Log::add_to_linker(linker, |session| session)?;
    Kv::add_to_linker(linker, |session| session)?;
    Dict::add_to_linker(linker, |session| session)?;
    Cache::add_to_linker(linker, |session| session)?;
    Clock::add_to_linker(linker, |session| session)?;
    Body::add_to_linker(linker, |session| session)?;
    Request::add_to_linker(linker, |session| session)?;
    Geo::add_to_linker(linker, |session| session)
}
