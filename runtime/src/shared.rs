//! Memories that other threads can change during a call, and all of the `unsafe` code
//! that they need.
//!
//! Wasmtime requires the host to access their bytes as atomics, whatever a guest does at
//! the same time. Here, each byte is its own atomic: Rust does not define overlapping
//! atomic accesses of different sizes.

use std::cell::UnsafeCell;
use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};

use wasmtime::SharedMemory;

/// A memory that is shared between threads, for as long as a call lasts.
pub struct Shared {
    memory: SharedMemory,
    held: HeldBuffers,
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared")
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}

impl Shared {
    pub(crate) fn new(memory: SharedMemory) -> Self {
        Shared {
            memory,
            held: HeldBuffers::default(),
        }
    }

    /// Returns the bytes, which may only be accessed atomically.
    #[cfg(feature = "wiggle")]
    pub(crate) fn cells(&self) -> &[UnsafeCell<u8>] {
        self.memory.data()
    }

    /// Returns the current length, in bytes. It can grow at any time.
    pub(crate) fn len(&self) -> usize {
        self.memory.data_size()
    }

    /// Returns a copy of the bytes in `range`, or `None` if it is out of bounds.
    pub(crate) fn load(&self, range: Range<usize>) -> Option<Vec<u8>> {
        self.memory.data().get(range).map(load)
    }

    /// Like [`load`](Self::load), but returns a copy that lives as long as the call.
    pub(crate) fn keep(&self, range: Range<usize>) -> Option<&[u8]> {
        self.load(range).map(|bytes| self.held.keep(bytes))
    }

    /// Lets `change` modify a copy of the bytes in `range`, and writes back only the bytes
    /// that differ, so that padding stays as another thread left it. Returns `None` if the
    /// range is out of bounds. If `change` fails, nothing is written.
    pub(crate) fn change<E>(
        &self,
        range: Range<usize>,
        change: impl FnOnce(&mut [u8]) -> Result<(), E>,
    ) -> Option<Result<(), E>> {
        let cells = self.memory.data().get(range)?;
        let old = load(cells);
        let mut new = old.clone();
        let changed = change(&mut new);
        if changed.is_ok() {
            store(cells, &old, &new);
        }
        Some(changed)
    }
}

/// Returns the bytes as atomics.
fn atomics(cells: &[UnsafeCell<u8>]) -> impl Iterator<Item = &AtomicU8> {
    cells.iter().map(|cell| {
        // SAFETY: the pointer comes from a cell that lives as long as the reference created
        // from it, and a byte needs no alignment. Rust code accesses the bytes of a shared
        // memory only as atomics, as `SharedMemory::data` requires; guests are not Rust
        // code.
        #[expect(unsafe_code, reason = "there is no safe way from a cell to an atomic")]
        unsafe {
            AtomicU8::from_ptr(cell.get())
        }
    })
}

fn load(cells: &[UnsafeCell<u8>]) -> Vec<u8> {
    let bytes = atomics(cells).map(|byte| byte.load(Ordering::Relaxed));
    bytes.collect()
}

fn store(cells: &[UnsafeCell<u8>], old: &[u8], new: &[u8]) {
    for ((byte, old), new) in atomics(cells).zip(old).zip(new) {
        if old != new {
            byte.store(*new, Ordering::Relaxed);
        }
    }
}

/// Copies that methods borrow, at most one for each parameter of a method.
#[derive(Default)]
struct HeldBuffers(OnceLock<Box<HeldBuffer>>);

struct HeldBuffer {
    bytes: Vec<u8>,
    others: HeldBuffers,
}

impl HeldBuffers {
    fn keep(&self, bytes: Vec<u8>) -> &[u8] {
        let mut place = self;
        let mut copy = Box::new(HeldBuffer {
            bytes,
            others: HeldBuffers::default(),
        });
        loop {
            match place.0.set(copy) {
                Ok(()) => break,
                Err(back) => copy = back,
            }
            match place.0.get() {
                Some(taken) => place = &taken.others,
                None => break,
            }
        }
        place.0.get().map_or(&[], |copy| &copy.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<UnsafeCell<u8>> {
        bytes.iter().map(|byte| UnsafeCell::new(*byte)).collect()
    }

    #[test]
    fn what_is_stored_is_loaded() {
        let cells = cells(b"hello");
        assert_eq!(load(&cells), b"hello");
        store(&cells[1..], b"ello", b"ELLO");
        assert_eq!(load(&cells), b"hELLO");
        assert_eq!(load(&[]), b"");
    }

    #[test]
    fn what_did_not_change_is_left_alone() {
        let cells = cells(&[1, 2, 3]);
        let old = load(&cells);
        // Another thread writes first.
        store(&cells, &[1, 2, 3], &[1, 9, 3]);
        store(&cells, &old, &[7, 2, 3]);
        assert_eq!(load(&cells), [7, 9, 3]);
    }

    #[test]
    fn other_threads_may_write() {
        struct Memory(Vec<UnsafeCell<u8>>);

        #[expect(unsafe_code, reason = "a memory is shared between threads")]
        // SAFETY: the bytes are accessed only as atomics.
        unsafe impl Sync for Memory {}

        impl Memory {
            fn cells(&self) -> &[UnsafeCell<u8>] {
                &self.0
            }
        }

        let memory = Memory(cells(&[0; 16]));
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for value in 1..=100 {
                    store(memory.cells(), &[0; 16], &[value; 16]);
                }
            });
            for _ in 0..100 {
                let bytes = load(memory.cells());
                assert!(bytes.iter().all(|byte| *byte <= 100));
            }
        });
        assert_eq!(load(memory.cells()), [100; 16]);
    }

    #[test]
    fn copies_stay_where_they_are() {
        let held = HeldBuffers::default();
        let kept: Vec<&[u8]> = (0..20).map(|n| held.keep(vec![n; 3])).collect();
        for (n, bytes) in (0..).zip(kept) {
            assert_eq!(bytes, [n; 3]);
        }
    }
}
