//! The same functions by `func_wrap`.

use std::ffi::CStr;

use wasmtime::{Caller, Error, Linker, Memory};

use super::{Console, DRAW_COLORS, Sprite, TOO_LARGE, bits, sprite_len};

type Result<T> = wasmtime::Result<T>;

fn bytes(memory: &[u8], at: u32, len: u32) -> Result<&[u8]> {
    let bytes = memory
        .get(at as usize..)
        .and_then(|bytes| bytes.get(..len as usize));
    bytes.ok_or_else(|| Error::msg("out of bounds"))
}

fn text(memory: &[u8], at: u32, len: u32) -> Result<&str> {
    Ok(std::str::from_utf8(bytes(memory, at, len)?)?)
}

fn c_str(memory: &[u8], at: u32) -> Result<&CStr> {
    let bytes = memory
        .get(at as usize..)
        .ok_or_else(|| Error::msg("out of bounds"))?;
    Ok(CStr::from_bytes_until_nul(bytes)?)
}

fn colors(memory: &[u8]) -> Result<u16> {
    let colors = bytes(memory, DRAW_COLORS, 2)?;
    Ok(u16::from_le_bytes(colors.try_into()?))
}

/// Fills a part of the screen.
fn fill(mut c: C<'_>, memory: Memory, at: (i32, i32), size: (u32, u32)) -> Result<()> {
    let (memory, console) = memory.data_and_store_mut(&mut c);
    console.fill(colors(memory)?, at, size);
    Ok(())
}

type C<'a> = Caller<'a, Console>;

#[expect(clippy::too_many_lines, reason = "the functions are twelve")]
pub(super) fn add(linker: &mut Linker<Console>, memory: Memory) -> Result<()> {
    let m = "env";
    linker.func_wrap(
        m,
        "blit",
        move |mut c: C<'_>, at: u32, x: i32, y: i32, width: u32, height: u32, flags: u32| {
            let (memory, console) = memory.data_and_store_mut(&mut c);
            let bits = bits(flags);
            let len = sprite_len(width, height, bits);
            let len = len.ok_or_else(|| Error::msg(TOO_LARGE))?;
            let sprite = Sprite {
                pixels: bytes(memory, at, len)?,
                bits,
                stride: width,
                from: (0, 0),
                to: (x, y),
                size: (width, height),
            };
            console.draw(colors(memory)?, &sprite);
            Result::Ok(())
        },
    )?;
    linker.func_wrap(
        m,
        "blitSub",
        move |mut c: C<'_>,
              at: u32,
              x: i32,
              y: i32,
              width: u32,
              height: u32,
              src_x: u32,
              src_y: u32,
              stride: u32,
              flags: u32| {
            let (memory, console) = memory.data_and_store_mut(&mut c);
            let bits = bits(flags);
            let rows = src_y.checked_add(height);
            let len = rows.and_then(|rows| sprite_len(stride, rows, bits));
            let len = len.ok_or_else(|| Error::msg(TOO_LARGE))?;
            let sprite = Sprite {
                pixels: bytes(memory, at, len)?,
                bits,
                stride,
                from: (src_x, src_y),
                to: (x, y),
                size: (width, height),
            };
            console.draw(colors(memory)?, &sprite);
            Result::Ok(())
        },
    )?;
    linker.func_wrap(m, "hline", move |c: C<'_>, x: i32, y: i32, len: u32| {
        fill(c, memory, (x, y), (len, 1))
    })?;
    linker.func_wrap(m, "vline", move |c: C<'_>, x: i32, y: i32, len: u32| {
        fill(c, memory, (x, y), (1, len))
    })?;
    linker.func_wrap(
        m,
        "rect",
        move |c: C<'_>, x: i32, y: i32, width: u32, height: u32| {
            fill(c, memory, (x, y), (width, height))
        },
    )?;
    linker.func_wrap(m, "text", move |mut c: C<'_>, at: u32, x: i32, y: i32| {
        let (memory, console) = memory.data_and_store_mut(&mut c);
        let text = c_str(memory, at)?;
        console.print(colors(memory)?, text.to_bytes(), (x, y));
        Result::Ok(())
    })?;
    linker.func_wrap(
        m,
        "textUtf8",
        move |mut c: C<'_>, at: u32, len: u32, x: i32, y: i32| {
            let (memory, console) = memory.data_and_store_mut(&mut c);
            let text = text(memory, at, len)?;
            console.print(colors(memory)?, text.as_bytes(), (x, y));
            Result::Ok(())
        },
    )?;
    linker.func_wrap(
        m,
        "tone",
        |mut c: C<'_>, frequency: u32, duration: u32, volume: u32, flags: u32| {
            c.data_mut()
                .tones
                .push([frequency, duration, volume, flags]);
        },
    )?;
    linker.func_wrap(m, "diskr", move |mut c: C<'_>, at: u32, len: u32| {
        let (memory, console) = memory.data_and_store_mut(&mut c);
        bytes(memory, at, len)?;
        Result::Ok(console.load(&mut memory[at as usize..][..len as usize]))
    })?;
    linker.func_wrap(m, "diskw", move |mut c: C<'_>, at: u32, len: u32| {
        let (memory, console) = memory.data_and_store_mut(&mut c);
        Result::Ok(console.save(bytes(memory, at, len)?))
    })?;
    linker.func_wrap(m, "trace", move |mut c: C<'_>, at: u32| {
        let (memory, console) = memory.data_and_store_mut(&mut c);
        let text = c_str(memory, at)?.to_string_lossy().into_owned();
        console.traces.push(text);
        Result::Ok(())
    })?;
    linker.func_wrap(m, "traceUtf8", move |mut c: C<'_>, at: u32, len: u32| {
        let (memory, console) = memory.data_and_store_mut(&mut c);
        let text = text(memory, at, len)?.to_owned();
        console.traces.push(text);
        Result::Ok(())
    })?;
    Ok(())
}
