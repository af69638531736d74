//! Memories that other threads can change during a call, and all the `unsafe` code that
//! they need.
//!
//! Wasmtime requires the host to access their bytes as atomics, because guests may access
//! them at the same time. An aligned integer takes one access, so it never tears; anything
//! else is accessed byte by byte.
//!
//! Two host threads can access overlapping bytes with different sizes. Rust's memory model
//! doesn't define such accesses; the machine instructions behave as they do for guests,
//! which mix sizes too.

use std::cell::UnsafeCell;
use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::atomic::{AtomicU8, AtomicU16, AtomicU32, AtomicU64};

use wasmtime::SharedMemory;

/// A memory that is shared between threads, for the duration of a call.
pub struct Shared {
    memory: SharedMemory,
    held: HeldBuffers,
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
    pub(crate) fn data(&self) -> &[UnsafeCell<u8>] {
        self.memory.data()
    }

    /// Returns the bytes.
    pub(crate) fn cells(&self) -> Cells<'_> {
        Cells(self.memory.data())
    }

    /// Returns the current length, in bytes. It can grow at any time.
    pub(crate) fn len(&self) -> usize {
        self.memory.data_size()
    }

    /// Keeps `copy` alive until the call ends. Returns `None` if the call has kept too many.
    pub(crate) fn keep(&self, copy: Vec<u8>) -> Option<&[u8]> {
        self.held.keep(copy)
    }
}

/// Bytes of a shared memory.
#[derive(Clone, Copy)]
pub struct Cells<'a>(&'a [UnsafeCell<u8>]);

impl fmt::Debug for Cells<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cells")
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}

/// How cells are accessed: as one aligned integer, or byte by byte.
enum Access<'a> {
    U16(&'a AtomicU16),
    U32(&'a AtomicU32),
    U64(&'a AtomicU64),
    Bytes,
}

impl<'a> Cells<'a> {
    pub(crate) fn len(self) -> usize {
        self.0.len()
    }

    pub(crate) fn get(self, range: Range<usize>) -> Option<Self> {
        self.0.get(range).map(Cells)
    }

    /// Returns consecutive parts of `size` bytes.
    pub(crate) fn chunks(self, size: usize) -> impl Iterator<Item = Self> {
        self.0.chunks_exact(size).map(Cells)
    }

    /// Returns the bytes if there are `N`, in one access if they are an aligned integer.
    pub(crate) fn load<const N: usize>(self) -> Option<[u8; N]> {
        (self.len() == N).then(|| self.load_all())
    }

    /// Returns the bytes, of which there are `N`.
    fn load_all<const N: usize>(self) -> [u8; N] {
        match self.access() {
            Access::U16(number) => resized(number.load(Relaxed).to_ne_bytes()),
            Access::U32(number) => resized(number.load(Relaxed).to_ne_bytes()),
            Access::U64(number) => resized(number.load(Relaxed).to_ne_bytes()),
            Access::Bytes => {
                let mut loaded = [0; N];
                for (loaded, byte) in loaded.iter_mut().zip(self.bytes()) {
                    *loaded = byte;
                }
                loaded
            }
        }
    }

    /// Returns consecutive numbers of `N` bytes, each as [`load`](Self::load) does.
    pub(crate) fn numbers<const N: usize>(self) -> impl Iterator<Item = [u8; N]> {
        self.chunks(N).map(Self::load_all)
    }

    /// Replaces the bytes if there are `N`, in one access if they are an aligned integer.
    /// Returns `false` if the length is not `N`.
    pub(crate) fn store<const N: usize>(self, value: [u8; N]) -> bool {
        if self.len() != N {
            return false;
        }
        // `access` only returns an integer of `N` bytes, so `resized` changes no length.
        match self.access() {
            Access::U16(number) => number.store(u16::from_ne_bytes(resized(value)), Relaxed),
            Access::U32(number) => number.store(u32::from_ne_bytes(resized(value)), Relaxed),
            Access::U64(number) => number.store(u64::from_ne_bytes(resized(value)), Relaxed),
            Access::Bytes => self.store_bytes(&value),
        }
        true
    }

    /// Returns the bytes one by one.
    pub(crate) fn bytes(self) -> impl Iterator<Item = u8> {
        self.atomics().map(|byte| byte.load(Relaxed))
    }

    /// Replaces the bytes one by one.
    pub(crate) fn store_bytes(self, bytes: &[u8]) {
        for (place, byte) in self.atomics().zip(bytes) {
            place.store(*byte, Relaxed);
        }
    }

    fn atomics(self) -> impl Iterator<Item = &'a AtomicU8> {
        self.0.iter().map(|cell| {
            // SAFETY: as in `access`; a byte needs no alignment.
            #[expect(unsafe_code, reason = "there is no safe way from a cell to an atomic")]
            unsafe {
                AtomicU8::from_ptr(cell.get())
            }
        })
    }

    fn access(self) -> Access<'a> {
        let first = UnsafeCell::raw_get(self.0.as_ptr());
        if !first.addr().is_multiple_of(self.len()) {
            return Access::Bytes;
        }
        // SAFETY: the pointer is a multiple of the integer's size, and comes from as many cells
        // as that, which live as long as the reference created from it. Rust code accesses the
        // bytes of a shared memory only as atomics, as `SharedMemory::data` requires; guests are
        // not Rust code.
        #[expect(unsafe_code, reason = "there is no safe way from cells to an atomic")]
        unsafe {
            match self.len() {
                2 => Access::U16(AtomicU16::from_ptr(first.cast())),
                4 => Access::U32(AtomicU32::from_ptr(first.cast())),
                8 => Access::U64(AtomicU64::from_ptr(first.cast())),
                _ => Access::Bytes,
            }
        }
    }
}

/// Returns the same array, where the compiler can't see that `N` equals `M`.
fn resized<const N: usize, const M: usize>(bytes: [u8; N]) -> [u8; M] {
    let mut resized = [0; M];
    resized.copy_from_slice(&bytes);
    resized
}

/// The most copies of shared memory that one call may borrow. A parameter borrows one, but a user's
/// conversion may borrow for each element of a list, and the guest chooses how many there are.
const MAX_HELD: usize = 256;

/// Copies that a method borrows: each with those after it.
#[derive(Default)]
struct HeldBuffers(OnceLock<Box<(Vec<u8>, HeldBuffers)>>);

impl HeldBuffers {
    /// Returns `None` if the call borrows too many.
    fn keep(&self, bytes: Vec<u8>) -> Option<&[u8]> {
        if bytes.is_empty() {
            return Some(&[]);
        }
        let mut place = self;
        let mut copy = Box::new((bytes, HeldBuffers::default()));
        for _ in 0..MAX_HELD {
            match place.0.set(copy) {
                Ok(()) => return place.0.get().map(|copy| &copy.0[..]),
                Err(back) => copy = back,
            }
            place = &place.0.get()?.1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{GuestBytes, GuestType};

    /// A memory, aligned like Wasmtime's.
    #[repr(align(16))]
    struct Memory([UnsafeCell<u8>; 32]);

    #[expect(unsafe_code, reason = "a memory is shared between threads")]
    // SAFETY: the bytes are accessed only as atomics.
    unsafe impl Sync for Memory {}

    impl Memory {
        fn new() -> Self {
            Memory([const { UnsafeCell::new(0) }; 32])
        }

        fn at(&self, range: Range<usize>) -> Cells<'_> {
            Cells(&self.0).get(range).unwrap()
        }
    }

    #[test]
    fn what_is_stored_is_loaded() {
        let memory = Memory::new();
        for start in 0..9 {
            assert!(memory.at(start..start + 2).store([1, 2]));
            assert_eq!(memory.at(start..start + 2).load(), Some([1, 2]));
            assert!(memory.at(start..start + 4).store([1, 2, 3, 4]));
            assert_eq!(memory.at(start..start + 4).load(), Some([1, 2, 3, 4]));
            assert!(memory.at(start..start + 8).store([1, 2, 3, 4, 5, 6, 7, 8]));
            assert_eq!(memory.at(start + 2..start + 5).load(), Some([3, 4, 5]));
        }
        assert_eq!(memory.at(0..4).load::<8>(), None);
        assert!(!memory.at(0..4).store([0; 2]));
        assert!(Cells(&memory.0).get(31..33).is_none());
        assert!(memory.at(16..32).bytes().all(|byte| byte == 0 || byte == 8));
    }

    #[test]
    fn only_aligned_integers_are_one_access() {
        let memory = Memory::new();
        let sizes = |range: Range<usize>| match memory.at(range).access() {
            Access::U16(_) => 2,
            Access::U32(_) => 4,
            Access::U64(_) => 8,
            Access::Bytes => 1,
        };
        assert_eq!((sizes(2..4), sizes(4..8), sizes(8..16)), (2, 4, 8));
        assert_eq!((sizes(1..3), sizes(2..6), sizes(4..12)), (1, 1, 1));
        assert_eq!((sizes(0..1), sizes(0..3), sizes(0..16)), (1, 1, 1));
    }

    #[test]
    fn numbers_are_copied_in_one_pass() {
        let memory = Memory::new();
        for start in 0..4 {
            let place = || memory.at(start..start + 12);
            let written = [1, 2, u32::MAX].encode(place().into());
            assert_eq!(written, Ok(()));
            assert!([1, 2].encode(place().into()).is_err());
            let read = GuestBytes::from(place()).read_numbers(u32::from_le_bytes);
            assert_eq!(read, Ok([1, 2, u32::MAX]));
            let mut list = vec![0];
            GuestBytes::from(place()).append_numbers(&mut list, u32::from_le_bytes);
            assert_eq!(list, [0, 1, 2, u32::MAX]);
        }
    }

    #[test]
    fn no_integer_is_torn() {
        let memory = Memory::new();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for value in 1..=u8::MAX {
                    memory.at(8..16).store([value; 8]);
                }
            });
            loop {
                let bytes: [u8; 8] = memory.at(8..16).load().unwrap();
                assert_eq!(bytes, [bytes[0]; 8]);
                if bytes[0] == u8::MAX {
                    break;
                }
            }
        });
    }

    #[test]
    fn copies_stay_where_they_are() {
        let held = HeldBuffers::default();
        let kept: Vec<&[u8]> = (0..20).filter_map(|n| held.keep(vec![n; 3])).collect();
        assert_eq!(kept.len(), 20);
        for (n, bytes) in (0..).zip(kept) {
            assert_eq!(bytes, [n; 3]);
        }
    }

    #[test]
    fn a_guest_chooses_no_depth_of_the_stack() {
        let held = HeldBuffers::default();
        let kept = (0..100_000).map(|_| held.keep(vec![7]));
        assert_eq!(kept.flatten().count(), MAX_HELD);
        assert_eq!(held.keep(Vec::new()), Some(&[][..]));
    }
}
