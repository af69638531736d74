//! Interfaces of hosts that exist, each in a file with the same functions by `func_wrap`: random calls of
//! both behave the same. Names and signatures are those of the hosts' public specifications, and the bodies
//! are small ones of our own.
#![expect(clippy::unused_self, reason = "the functions are those of the hosts")]

mod console;
#[cfg(feature = "async")]
mod lunatic;
mod near;
#[cfg(feature = "async")]
mod opa;
mod proxy_wasm;
mod random;
mod stylus;
