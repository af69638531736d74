//! The source of a memory to bind.

use wasmtime::{AsContextMut, Error, Extern, Instance, Memory};

/// The source of a memory to bind: what `bind_memory` of an instance struct takes, converted from an
/// `&Instance` or a `Memory`. See [the guide](crate::guide::memory).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum MemorySource {
    /// An instance that exports the memory.
    Instance(Instance),
    /// A memory that the host created or got from elsewhere.
    Memory(Memory),
}

impl From<&Instance> for MemorySource {
    fn from(instance: &Instance) -> Self {
        MemorySource::Instance(*instance)
    }
}

impl From<&mut Instance> for MemorySource {
    fn from(instance: &mut Instance) -> Self {
        MemorySource::Instance(*instance)
    }
}

impl From<Memory> for MemorySource {
    fn from(memory: Memory) -> Self {
        MemorySource::Memory(memory)
    }
}

impl MemorySource {
    /// Returns the memory. An instance exports it as `name`.
    pub(super) fn find(self, store: impl AsContextMut, name: &str) -> wasmtime::Result<Memory> {
        let instance = match self {
            MemorySource::Memory(memory) => return Ok(memory),
            MemorySource::Instance(instance) => instance,
        };
        match instance.get_export(store, name) {
            Some(Extern::Memory(memory)) => Ok(memory),
            Some(Extern::SharedMemory(_)) => Err(Error::msg(
                "the instance's memory is shared between threads and can't be bound",
            )),
            _ => Err(Error::msg(format!(
                "the instance exports no memory named \"{name}\""
            ))),
        }
    }
}
