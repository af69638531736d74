//! wiggle, with its default tracing and without, and its implementation as functions of a target.

macro_rules! wiggle {
    ($name:ident, $tracing:literal) => {
        pub(crate) mod $name {
            use wiggle::{GuestMemory, GuestPtr};

            use crate::calls::Work;

            // As large as this crate's data.
            data!(Data, wasmtime_integration::MemorySlot);

            wiggle::from_witx!({
                witx: ["witx/calls.witx"],
                wasmtime: true,
                tracing: $tracing,
                async: { calls::waits },
            });

            impl wiggle::GuestErrorType for types::Errno {
                fn success() -> Self {
                    types::Errno::Success
                }
            }

            fn fault(error: wiggle::GuestError) -> types::Errno {
                crate::report(&error);
                types::Errno::Fault
            }

            impl calls::Calls for Work {
                fn integers(
                    &mut self,
                    _: &mut GuestMemory<'_>,
                    a: u32,
                    b: u32,
                ) -> Result<(), types::Errno> {
                    Work::integers(self, a, b);
                    Ok(())
                }

                fn choice(
                    &mut self,
                    _: &mut GuestMemory<'_>,
                    level: types::Level,
                    rights: types::Rights,
                ) -> Result<(), types::Errno> {
                    Work::choice(self, level.into(), rights.bits());
                    Ok(())
                }

                fn out(&mut self, _: &mut GuestMemory<'_>, a: u32) -> Result<u32, types::Errno> {
                    Ok(Work::out(self, a))
                }

                fn text(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    s: GuestPtr<str>,
                ) -> Result<(), types::Errno> {
                    let text = memory.as_str(s).map_err(fault)?;
                    Work::text(self, text.ok_or(types::Errno::Fault)?);
                    Ok(())
                }

                fn bytes(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    b: GuestPtr<[u8]>,
                ) -> Result<(), types::Errno> {
                    let bytes = memory.as_slice(b).map_err(fault)?;
                    Work::bytes(self, bytes.ok_or(types::Errno::Fault)?);
                    Ok(())
                }

                fn record(
                    &mut self,
                    _: &mut GuestMemory<'_>,
                    s: &types::Stat,
                ) -> Result<(), types::Errno> {
                    Work::record(self, s.ino, s.kind, s.time);
                    Ok(())
                }

                fn vectors(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    iovs: types::IovecArray,
                ) -> Result<u32, types::Errno> {
                    let mut total = 0;
                    for iov in iovs.iter() {
                        let iov = iov.and_then(|iov| memory.read(iov)).map_err(fault)?;
                        let bytes = memory
                            .as_slice(iov.buf.as_array(iov.len))
                            .map_err(fault)?;
                        Work::bytes(self, bytes.ok_or(types::Errno::Fault)?);
                        total += iov.len;
                    }
                    Ok(total)
                }

                async fn waits(
                    &mut self,
                    _: &mut GuestMemory<'_>,
                    a: u32,
                    b: u32,
                ) -> Result<(), types::Errno> {
                    Work::integers(self, a, b);
                    Ok(())
                }
            }
        }
    };
}

wiggle!(wiggle_traced, true);
wiggle!(wiggle_plain, false);

/// The wiggle implementation as functions of a target.
macro_rules! target {
    ($name:ident $(, $argument:ident)?) => {
        pub(crate) mod $name {
            use wasmtime_integration::{MemorySlot, wasmtime_integration};

            data!(Ctx, MemorySlot);

            #[wasmtime_integration(
                witx = "witx/calls.witx",
                target(path = super::wiggle_plain, ctx = self.work)
                $(, $argument = self.memory)?
            )]
            impl<const COPY: usize> Ctx<COPY> {}
        }
    };
}

target!(target_unbound);
target!(target_bound, memory_slot);
