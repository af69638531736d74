//! Glue as a careful author writes it.

use std::fmt;

use wasmtime::{Caller, Extern, Linker, Memory};

use crate::report;

data!(Data, Option<Memory>);

const FAULT: i32 = 2;

/// The reason why an argument is bad.
#[derive(Debug)]
enum Bad {
    MissingMemory,
    OutOfBounds,
    Misaligned,
    Utf8,
    Level,
    Rights,
}

impl fmt::Display for Bad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// Finds the bytes of the guest's memory and the context.
type Find<const COPY: usize> =
    for<'a> fn(&'a mut Caller<'_, Data<COPY>>) -> Option<(&'a mut [u8], &'a mut Data<COPY>)>;

#[inline]
pub(super) fn by_export<'a, const COPY: usize>(
    caller: &'a mut Caller<'_, Data<COPY>>,
) -> Option<(&'a mut [u8], &'a mut Data<COPY>)> {
    match caller.get_export("memory") {
        Some(Extern::Memory(memory)) => Some(memory.data_and_store_mut(caller)),
        _ => None,
    }
}

#[inline]
pub(super) fn in_data<'a, const COPY: usize>(
    caller: &'a mut Caller<'_, Data<COPY>>,
) -> Option<(&'a mut [u8], &'a mut Data<COPY>)> {
    let memory = caller.data().memory?;
    Some(memory.data_and_store_mut(caller))
}

fn range(memory: &[u8], start: i32, len: u32) -> Result<&[u8], Bad> {
    let start = start.cast_unsigned() as usize;
    let end = start.checked_add(len as usize).ok_or(Bad::OutOfBounds)?;
    memory.get(start..end).ok_or(Bad::OutOfBounds)
}

fn check_alignment(start: i32, align: u32) -> Result<(), Bad> {
    if start.cast_unsigned().is_multiple_of(align) {
        Ok(())
    } else {
        Err(Bad::Misaligned)
    }
}

fn number(memory: &[u8], start: i32) -> Result<u32, Bad> {
    let bytes = range(memory, start, 4)?;
    check_alignment(start, 4)?;
    Ok(u32::from_le_bytes(*bytes.first_chunk().unwrap_or(&[0; 4])))
}

fn put(memory: &mut [u8], start: i32, value: u32) -> Result<(), Bad> {
    let at = start.cast_unsigned() as usize;
    let end = at.checked_add(4).ok_or(Bad::OutOfBounds)?;
    let bytes = memory.get_mut(at..end).ok_or(Bad::OutOfBounds)?;
    check_alignment(start, 4)?;
    bytes.copy_from_slice(&value.to_le_bytes());
    Ok(())
}

fn errno(done: Result<(), Bad>) -> i32 {
    match done {
        Ok(()) => 0,
        Err(bad) => {
            report(&bad);
            FAULT
        }
    }
}

/// Calls `$find` by name, so that it is inlined as if the code were written for it.
macro_rules! functions {
    ($add:ident, $find:ident) => {
        #[expect(clippy::too_many_lines, reason = "they are eight functions")]
        pub(super) fn $add<const COPY: usize>(
            linker: &mut Linker<Data<COPY>>,
        ) -> wasmtime::Result<()> {
            let _: Find<COPY> = $find;
            linker.func_wrap(
                "calls",
                "integers",
                |mut caller: Caller<'_, Data<COPY>>, a: i32, b: i32| {
                    let data = caller.data_mut();
                    data.work.integers(a.cast_unsigned(), b.cast_unsigned());
                    0
                },
            )?;
            linker.func_wrap(
                "calls",
                "choice",
                |mut caller: Caller<'_, Data<COPY>>, level: i32, rights: i32| {
                    errno((|| {
                        let level = u8::try_from(level).ok().filter(|level| *level < 3);
                        let level = level.ok_or(Bad::Level)?;
                        let rights = rights.cast_unsigned();
                        if rights & !3 != 0 {
                            return Err(Bad::Rights);
                        }
                        caller.data_mut().work.choice(level, rights);
                        Ok(())
                    })())
                },
            )?;
            linker.func_wrap(
                "calls",
                "out",
                |mut caller: Caller<'_, Data<COPY>>, a: i32, out: i32| {
                    errno((|| {
                        let (memory, data) = $find(&mut caller).ok_or(Bad::MissingMemory)?;
                        put(memory, out, data.work.out(a.cast_unsigned()))
                    })())
                },
            )?;
            linker.func_wrap(
                "calls",
                "text",
                |mut caller: Caller<'_, Data<COPY>>, start: i32, len: i32| {
                    errno((|| {
                        let (memory, data) = $find(&mut caller).ok_or(Bad::MissingMemory)?;
                        let bytes = range(memory, start, len.cast_unsigned())?;
                        data.work
                            .text(std::str::from_utf8(bytes).map_err(|_| Bad::Utf8)?);
                        Ok(())
                    })())
                },
            )?;
            linker.func_wrap(
                "calls",
                "bytes",
                |mut caller: Caller<'_, Data<COPY>>, start: i32, len: i32| {
                    errno((|| {
                        let (memory, data) = $find(&mut caller).ok_or(Bad::MissingMemory)?;
                        data.work.bytes(range(memory, start, len.cast_unsigned())?);
                        Ok(())
                    })())
                },
            )?;
            linker.func_wrap(
                "calls",
                "record",
                |mut caller: Caller<'_, Data<COPY>>, start: i32| {
                    errno((|| {
                        let (memory, data) = $find(&mut caller).ok_or(Bad::MissingMemory)?;
                        let stat = range(memory, start, 40)?;
                        check_alignment(start, 8)?;
                        let long = |at: usize| {
                            let bytes = stat.get(at..).and_then(<[u8]>::first_chunk);
                            bytes.map(|bytes| u64::from_le_bytes(*bytes))
                        };
                        let fields = (long(8), stat.get(16), long(32));
                        let (Some(ino), Some(kind), Some(time)) = fields else {
                            return Err(Bad::OutOfBounds);
                        };
                        data.work.record(ino, *kind, time);
                        Ok(())
                    })())
                },
            )?;
            linker.func_wrap(
                "calls",
                "vectors",
                |mut caller: Caller<'_, Data<COPY>>, start: i32, len: i32, out: i32| {
                    errno((|| {
                        let (memory, data) = $find(&mut caller).ok_or(Bad::MissingMemory)?;
                        let mut total = 0;
                        for index in 0..len.cast_unsigned() {
                            let offset = index.checked_mul(8).ok_or(Bad::OutOfBounds)?;
                            let at = start.cast_unsigned().checked_add(offset);
                            let at = at.ok_or(Bad::OutOfBounds)?.cast_signed();
                            let buf = number(memory, at)?;
                            let at = at.checked_add(4).ok_or(Bad::OutOfBounds)?;
                            let len = number(memory, at)?;
                            data.work.bytes(range(memory, buf.cast_signed(), len)?);
                            total += len;
                        }
                        put(memory, out, total)
                    })())
                },
            )?;
            linker.func_wrap_async(
                "calls",
                "waits",
                |mut caller: Caller<'_, Data<COPY>>, (a, b): (i32, i32)| {
                    Box::new(async move {
                        let data = caller.data_mut();
                        match data.work.waits(a.cast_unsigned(), b.cast_unsigned()).await {
                            Ok(()) => 0,
                            Err(errno) => errno,
                        }
                    })
                },
            )?;
            Ok(())
        }
    };
}

functions!(add_by_export, by_export);
functions!(add_in_data, in_data);
