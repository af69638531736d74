//! What glue by hand consists of, as a careful author writes it: the same checks as in this crate,
//! in the same order.

use std::fmt;
use std::marker::PhantomData;

use wasmtime::{Caller, Extern, Memory};

use super::{Sum, Work};
use crate::report;

/// The reason why an argument is bad.
#[derive(Debug)]
pub(crate) enum Bad {
    MissingMemory,
    OutOfBounds,
    Misaligned,
    Utf8,
    /// Not a value of the type.
    Invalid,
    /// The call copies too much.
    TooLong,
}

impl fmt::Display for Bad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for Bad {}

/// Returns the error code.
#[inline]
pub(crate) fn errno(done: Result<(), Bad>) -> i32 {
    match done {
        Ok(()) => 0,
        Err(bad) => {
            report(&bad);
            2
        }
    }
}

/// The data of a store whose functions find the memory by `F`.
#[repr(C)]
pub(crate) struct Hand<F, const COPY: usize> {
    pad: [u64; COPY],
    pub(crate) work: Work,
    pub(crate) memory: Option<Memory>,
    find: PhantomData<fn() -> F>,
}

impl<F, const COPY: usize> Default for Hand<F, COPY> {
    fn default() -> Self {
        Hand {
            pad: [0; COPY],
            work: Work::default(),
            memory: None,
            find: PhantomData,
        }
    }
}

impl<F, const COPY: usize> Sum for Hand<F, COPY> {
    fn sum(&self) -> u64 {
        self.work.sum()
    }
}

/// How glue finds the guest's memory.
pub(crate) trait Find: Sized + 'static {
    /// Returns the bytes of the memory, and the context.
    fn find<'a, const COPY: usize>(
        caller: &'a mut Caller<'_, Hand<Self, COPY>>,
    ) -> Result<(&'a mut [u8], &'a mut Work), Bad>;
}

/// By the caller's export.
pub(crate) struct ByExport;

impl Find for ByExport {
    #[inline]
    fn find<'a, const COPY: usize>(
        caller: &'a mut Caller<'_, Hand<Self, COPY>>,
    ) -> Result<(&'a mut [u8], &'a mut Work), Bad> {
        match caller.get_export("memory") {
            Some(Extern::Memory(memory)) => {
                let (bytes, data) = memory.data_and_store_mut(caller);
                Ok((bytes, &mut data.work))
            }
            _ => Err(Bad::MissingMemory),
        }
    }
}

/// In the store's data if it is there, and otherwise by the caller's export: a slot may be empty, or
/// filled later.
pub(crate) struct InDataOrByExport;

impl Find for InDataOrByExport {
    #[inline]
    fn find<'a, const COPY: usize>(
        caller: &'a mut Caller<'_, Hand<Self, COPY>>,
    ) -> Result<(&'a mut [u8], &'a mut Work), Bad> {
        let memory = match caller.data().memory {
            Some(memory) => memory,
            None => match caller.get_export("memory") {
                Some(Extern::Memory(memory)) => memory,
                _ => return Err(Bad::MissingMemory),
            },
        };
        let (bytes, data) = memory.data_and_store_mut(caller);
        Ok((bytes, &mut data.work))
    }
}

/// Borrows bytes.
#[inline]
pub(crate) fn range(memory: &[u8], start: i32, len: i32) -> Result<&[u8], Bad> {
    let start = start.cast_unsigned() as usize;
    let end = start.checked_add(len.cast_unsigned() as usize);
    memory
        .get(start..end.ok_or(Bad::OutOfBounds)?)
        .ok_or(Bad::OutOfBounds)
}

/// Borrows bytes mutably.
#[inline]
pub(crate) fn range_mut(memory: &mut [u8], start: i32, len: i32) -> Result<&mut [u8], Bad> {
    let start = start.cast_unsigned() as usize;
    let end = start.checked_add(len.cast_unsigned() as usize);
    memory
        .get_mut(start..end.ok_or(Bad::OutOfBounds)?)
        .ok_or(Bad::OutOfBounds)
}

#[inline]
fn check_alignment(start: i32, align: u32) -> Result<(), Bad> {
    if start.cast_unsigned().is_multiple_of(align) {
        Ok(())
    } else {
        Err(Bad::Misaligned)
    }
}

/// Borrows a record of `SIZE` bytes.
#[inline]
pub(crate) fn record<const SIZE: usize>(
    memory: &[u8],
    start: i32,
    align: u32,
) -> Result<&[u8; SIZE], Bad> {
    let at = start.cast_unsigned() as usize;
    let bytes = memory.get(at..).and_then(<[u8]>::first_chunk);
    let bytes = bytes.ok_or(Bad::OutOfBounds)?;
    check_alignment(start, align)?;
    Ok(bytes)
}

/// Borrows a record of `SIZE` bytes mutably.
#[inline]
pub(crate) fn record_mut<const SIZE: usize>(
    memory: &mut [u8],
    start: i32,
    align: u32,
) -> Result<&mut [u8; SIZE], Bad> {
    let at = start.cast_unsigned() as usize;
    let bytes = memory.get_mut(at..).and_then(<[u8]>::first_chunk_mut);
    let bytes = bytes.ok_or(Bad::OutOfBounds)?;
    check_alignment(start, align)?;
    Ok(bytes)
}

/// Copies a list of bytes.
pub(crate) fn copy(memory: &[u8], start: i32, len: i32) -> Result<Vec<u8>, Bad> {
    let bytes = range(memory, start, len)?;
    let mut copy = allocate(bytes.len(), 1)?;
    copy.extend_from_slice(bytes);
    Ok(copy)
}

/// Copies a list of numbers.
pub(crate) fn copy_numbers(memory: &[u8], start: i32, len: i32) -> Result<Vec<u32>, Bad> {
    let size = len
        .cast_unsigned()
        .checked_mul(4)
        .ok_or(Bad::OutOfBounds)?
        .cast_signed();
    let bytes = range(memory, start, size)?;
    check_alignment(start, 4)?;
    let (numbers, _) = bytes.as_chunks();
    let mut copy = allocate(numbers.len(), 4)?;
    copy.extend(numbers.iter().map(|number| u32::from_le_bytes(*number)));
    Ok(copy)
}

/// Allocates no more than the default of `copy_limit`, and fails if the host has no memory left.
fn allocate<T>(len: usize, size: usize) -> Result<Vec<T>, Bad> {
    if len * size > 128 << 20 {
        return Err(Bad::TooLong);
    }
    let mut values = Vec::new();
    values.try_reserve_exact(len).map_err(|_| Bad::TooLong)?;
    Ok(values)
}

/// A number in a record.
pub(crate) trait Number: Sized {
    /// Reads the number at a constant offset.
    fn get<const SIZE: usize>(record: &[u8; SIZE], offset: usize) -> Self;

    /// Writes the number to a constant offset.
    fn put<const SIZE: usize>(self, record: &mut [u8; SIZE], offset: usize);
}

macro_rules! numbers {
    ($($number:ident)*) => {$(
        impl Number for $number {
            #[inline]
            fn get<const SIZE: usize>(record: &[u8; SIZE], offset: usize) -> Self {
                let mut bytes = [0; size_of::<$number>()];
                bytes.copy_from_slice(&record[offset..offset + size_of::<$number>()]);
                $number::from_le_bytes(bytes)
            }

            #[inline]
            fn put<const SIZE: usize>(self, record: &mut [u8; SIZE], offset: usize) {
                let bytes = &mut record[offset..offset + size_of::<$number>()];
                bytes.copy_from_slice(&self.to_le_bytes());
            }
        }
    )*};
}

numbers!(u8 u16 u32 u64 f32 f64);
