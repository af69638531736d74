//! This crate with a document: the same methods, bound and unbound.

macro_rules! ours {
    ($name:ident $(, $argument:ident)?) => {
        pub(crate) mod $name {
            use wasmtime_integration::{GuestMemory, MemorySlot, wasmtime_integration};

            data!(Ctx, MemorySlot);

            #[wasmtime_integration(
                witx = "witx/calls.witx",
                missing_memory = types::Errno::Fault,
                guest_error = fault
                $(, $argument = self.memory)?
            )]
            impl<const COPY: usize> Ctx<COPY> {
                fn integers(&mut self, a: u32, b: u32) -> Result<(), types::Errno> {
                    self.work.integers(a, b);
                    Ok(())
                }

                fn choice(
                    &mut self,
                    level: types::Level,
                    rights: types::Rights,
                ) -> Result<(), types::Errno> {
                    self.work.choice(level.into(), rights.bits());
                    Ok(())
                }

                fn out(&mut self, a: u32) -> Result<types::Size, types::Errno> {
                    Ok(self.work.out(a))
                }

                fn text(&mut self, s: &str) -> Result<(), types::Errno> {
                    self.work.text(s);
                    Ok(())
                }

                fn bytes(&mut self, b: &[u8]) -> Result<(), types::Errno> {
                    self.work.bytes(b);
                    Ok(())
                }

                fn record(&mut self, s: &types::Stat) -> Result<(), types::Errno> {
                    self.work.record(s.ino, s.kind, s.time);
                    Ok(())
                }

                fn vectors(
                    &mut self,
                    memory: &GuestMemory<'_>,
                    iovs: types::IovecArray,
                ) -> Result<types::Size, types::Errno> {
                    let mut total = 0;
                    for iov in iovs.iter() {
                        let iov = iov.and_then(|iov| memory.read(iov)).map_err(fault)?;
                        self.work
                            .bytes(memory.slice(iov.buf.as_array(iov.len)).map_err(fault)?);
                        total += iov.len;
                    }
                    Ok(total)
                }

                async fn waits(&mut self, a: u32, b: u32) -> Result<(), types::Errno> {
                    self.work.integers(a, b);
                    Ok(())
                }
            }

            fn fault(error: wasmtime_integration::GuestError) -> types::Errno {
                crate::report(&error);
                types::Errno::Fault
            }
        }
    };
}

ours!(unbound);
ours!(bound, memory_slot);
