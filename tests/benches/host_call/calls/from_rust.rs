//! This crate without a document: the functions as an interface defined in Rust, bound and unbound.

use wasmtime_integration::{GuestPtr, GuestType};

#[derive(Clone, Copy, GuestType)]
#[repr(u16)]
pub(crate) enum Errno {
    Success,
    #[allow(dead_code, reason = "the document has it")]
    Inval,
    Fault,
}

#[derive(Clone, Copy, GuestType)]
#[repr(u8)]
pub(crate) enum Level {
    Debug,
    Info,
    Error,
}

bitflags::bitflags! {
    #[derive(Clone, Copy, GuestType)]
    #[guest(flags)]
    pub(crate) struct Rights: u32 {
        const READ = 1;
        const WRITE = 2;
    }
}

#[derive(Clone, Copy, GuestType)]
pub(crate) struct Stat {
    dev: u64,
    ino: u64,
    kind: u8,
    links: u32,
    size: u64,
    time: u64,
}

#[derive(Clone, Copy, GuestType)]
pub(crate) struct Iovec {
    buf: GuestPtr<u8>,
    len: u32,
}

macro_rules! from_rust {
    ($name:ident $(, $argument:ident)?) => {
        #[allow(unreachable_pub, reason = "host functions are public methods")]
        pub(crate) mod $name {
            use wasmtime_integration::{
                GuestError, GuestMemory, GuestPtr, MemorySlot, wasmtime_integration,
            };

            use super::{Errno, Iovec, Level, Rights, Stat};

            data!(Ctx, MemorySlot);

            #[wasmtime_integration(
                module("calls", name = Calls),
                errno = Errno,
                missing_memory = Errno::Fault,
                guest_error = fault
                $(, $argument = self.memory)?
            )]
            impl<const COPY: usize> Ctx<COPY> {
                pub fn integers(&mut self, a: u32, b: u32) -> Result<(), Errno> {
                    self.work.integers(a, b);
                    Ok(())
                }

                pub fn choice(&mut self, level: Level, rights: Rights) -> Result<(), Errno> {
                    self.work.choice(level as u8, rights.bits());
                    Ok(())
                }

                pub fn out(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    a: u32,
                    out: GuestPtr<u32>,
                ) -> Result<(), Errno> {
                    memory.write(out, self.work.out(a)).map_err(fault)
                }

                pub fn text(&mut self, s: &str) -> Result<(), Errno> {
                    self.work.text(s);
                    Ok(())
                }

                pub fn bytes(&mut self, b: &[u8]) -> Result<(), Errno> {
                    self.work.bytes(b);
                    Ok(())
                }

                pub fn record(&mut self, s: &Stat) -> Result<(), Errno> {
                    self.work.record(s.ino, s.kind, s.time);
                    Ok(())
                }

                // A closure is compiled into the call, and a method of this size isn't by itself.
                #[inline]
                pub fn vectors(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    iovs: GuestPtr<[Iovec]>,
                    size: GuestPtr<u32>,
                ) -> Result<(), Errno> {
                    let mut total = 0;
                    for iov in iovs.iter() {
                        let iov = iov.and_then(|iov| memory.read(iov)).map_err(fault)?;
                        self.work
                            .bytes(memory.slice(iov.buf.as_array(iov.len)).map_err(fault)?);
                        total += iov.len;
                    }
                    memory.write(size, total).map_err(fault)
                }

                pub async fn waits(&mut self, a: u32, b: u32) -> Result<(), Errno> {
                    self.work.integers(a, b);
                    Ok(())
                }
            }

            fn fault(error: GuestError) -> Errno {
                crate::report(&error);
                Errno::Fault
            }
        }
    };
}

from_rust!(unbound);
from_rust!(bound, memory_slot);
