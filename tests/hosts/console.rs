//! Shaped like the fantasy console WASM-4: the host makes the memory, in which the palette, the colors for
//! drawing and the gamepad have fixed addresses, and the cartridge imports it. Text ends with a NUL, or has
//! a length. The screen is the host's, and copied to its address in the memory after each frame.

mod by_hand;

use std::ffi::CStr;

use wasmtime::{Linker, Memory, MemoryType, Module, Store};
use wasmtime_integration::{
    FromGuest, FromGuestError, GuestMemory, GuestPtr, MemorySlot, wasmtime_integration,
};
use wasmtime_integration_tests::{ENGINE, Guest, forwarder};

use crate::random::compare_guests;

/// Pixels in a row and in a column.
const SIZE: usize = 160;
const DRAW_COLORS: u32 = 0x14;
const GAMEPAD: u32 = 0x16;
const FRAMEBUFFER: u32 = 0xa0;
const DISK_SIZE: usize = 1024;

/// Two bits for each pixel, one without.
const BLIT_2BPP: u32 = 1;

#[derive(Default)]
struct Console {
    /// A color from 0 to 3 for each pixel.
    screen: Vec<u8>,
    disk: Vec<u8>,
    traces: Vec<String>,
    tones: Vec<[u32; 4]>,
    slot: MemorySlot,
}

/// A part of a picture, and where it is drawn.
#[derive(Clone, Copy)]
struct Sprite<'m> {
    pixels: &'m [u8],
    bits: u32,
    stride: u32,
    from: (u32, u32),
    to: (i32, i32),
    size: (u32, u32),
}

/// Returns how many bytes a picture takes, if that is a number of bytes.
fn sprite_len(width: u32, height: u32, bits: u32) -> Option<u32> {
    let pixels = width.checked_mul(height)?;
    Some(pixels.checked_mul(bits)?.div_ceil(8))
}

fn bits(flags: u32) -> u32 {
    1 + (flags & BLIT_2BPP)
}

const TOO_LARGE: &str = "the sprite is larger than any memory";

/// The address, the position, the size and the flags of `blit`. The length follows from these.
impl<'m, C: ?Sized> FromGuest<'m, C> for Sprite<'m> {
    type Core = (i32, i32, i32, i32, i32, i32);

    fn from_guest(
        (address, x, y, width, height, flags): Self::Core,
        memory: &'m GuestMemory<'_>,
        _: &mut C,
    ) -> Result<Self, FromGuestError> {
        let [width, height, flags] = [width, height, flags].map(i32::cast_unsigned);
        let bits = bits(flags);
        let len = sprite_len(width, height, bits);
        let len = len.ok_or_else(|| wasmtime::Error::msg(TOO_LARGE))?;
        let pixels = memory.slice(GuestPtr::new((address.cast_unsigned(), len)))?;
        Ok(Sprite {
            pixels,
            bits,
            stride: width,
            from: (0, 0),
            to: (x, y),
            size: (width, height),
        })
    }
}

impl Sprite<'_> {
    /// Returns a pixel, or `None` outside the bytes that the guest passed.
    fn pixel(&self, x: u32, y: u32) -> Option<u8> {
        let (x, y) = (self.from.0.checked_add(x)?, self.from.1.checked_add(y)?);
        let index = y.checked_mul(self.stride)?.checked_add(x)?;
        let bit = index.checked_mul(self.bits)?;
        let byte = self.pixels.get(bit as usize / 8)?;
        Some(byte >> (8 - self.bits - bit % 8) & ((1 << self.bits) - 1))
    }
}

/// What the functions do, in our host and in the one by hand.
impl Console {
    fn new() -> Self {
        Console {
            screen: vec![0; SIZE * SIZE],
            ..Console::default()
        }
    }

    /// Draws with one of the four colors for drawing; the color 0 is transparent.
    fn plot(&mut self, x: i64, y: i64, colors: u16, index: u32) {
        let color = colors >> (4 * index) & 0xf;
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else {
            return;
        };
        if color != 0 && x < SIZE && y < SIZE {
            self.screen[y * SIZE + x] = ((color - 1) & 3).to_le_bytes()[0];
        }
    }

    fn fill(&mut self, colors: u16, (x, y): (i32, i32), (width, height): (u32, u32)) {
        let columns = i64::from(x).max(0)..(i64::from(x) + i64::from(width)).min(160);
        for y in i64::from(y).max(0)..(i64::from(y) + i64::from(height)).min(160) {
            columns.clone().for_each(|x| self.plot(x, y, colors, 0));
        }
    }

    fn draw(&mut self, colors: u16, sprite: &Sprite<'_>) {
        let ((x, y), (width, height)) = (sprite.to, sprite.size);
        // More than the screen isn't seen.
        for row in 0..height.min(2 * 160) {
            for column in 0..width.min(2 * 160) {
                if let Some(color) = sprite.pixel(column, row) {
                    let at = (
                        i64::from(x) + i64::from(column),
                        i64::from(y) + i64::from(row),
                    );
                    self.plot(at.0, at.1, colors, color.into());
                }
            }
        }
    }

    /// Draws each byte as a bar of its bits.
    fn print(&mut self, colors: u16, text: &[u8], (x, y): (i32, i32)) {
        for (column, byte) in (0..20).zip(text) {
            let sprite = Sprite {
                pixels: &[*byte],
                bits: 1,
                stride: 8,
                from: (0, 0),
                to: (x.saturating_add(8 * column), y),
                size: (8, 1),
            };
            self.draw(colors, &sprite);
        }
    }

    fn save(&mut self, bytes: &[u8]) -> u32 {
        let len = bytes.len().min(DISK_SIZE);
        bytes[..len].clone_into(&mut self.disk);
        u32::try_from(len).unwrap_or(0)
    }

    fn load(&self, bytes: &mut [u8]) -> u32 {
        let len = bytes.len().min(self.disk.len());
        bytes[..len].copy_from_slice(&self.disk[..len]);
        u32::try_from(len).unwrap_or(0)
    }

    /// The screen as guests see it: two bits for each pixel.
    fn framebuffer(&self) -> Vec<u8> {
        let bytes = self.screen.chunks(4);
        let packed = bytes.map(|four| four.iter().rev().fold(0, |byte, color| byte << 2 | color));
        packed.collect()
    }
}

fn colors(memory: &GuestMemory<'_>) -> wasmtime::Result<u16> {
    Ok(memory.read(GuestPtr::new(DRAW_COLORS))?)
}

#[wasmtime_integration(
    module("env", name = Env, rename_all = "camelCase"),
    core(Sprite = (i32, i32, i32, i32, i32, i32)),
    memory_slot = self.slot
)]
impl Console {
    pub fn blit(&mut self, memory: &GuestMemory<'_>, sprite: Sprite<'_>) -> wasmtime::Result<()> {
        self.draw(colors(memory)?, &sprite);
        Ok(())
    }

    // The length follows from the stride, which is the last but one of nine arguments.
    #[expect(clippy::too_many_arguments, reason = "as the console has it")]
    pub fn blit_sub(
        &mut self,
        memory: &GuestMemory<'_>,
        sprite: GuestPtr<u8>,
        x: i32,
        y: i32,
        width: u32,
        height: u32,
        src_x: u32,
        src_y: u32,
        stride: u32,
        flags: u32,
    ) -> wasmtime::Result<()> {
        let bits = bits(flags);
        let rows = src_y.checked_add(height);
        let len = rows.and_then(|rows| sprite_len(stride, rows, bits));
        let len = len.ok_or_else(|| wasmtime::Error::msg(TOO_LARGE))?;
        let sprite = Sprite {
            pixels: memory.slice(sprite.as_array(len))?,
            bits,
            stride,
            from: (src_x, src_y),
            to: (x, y),
            size: (width, height),
        };
        self.draw(colors(memory)?, &sprite);
        Ok(())
    }

    pub fn hline(
        &mut self,
        memory: &GuestMemory<'_>,
        x: i32,
        y: i32,
        len: u32,
    ) -> wasmtime::Result<()> {
        self.fill(colors(memory)?, (x, y), (len, 1));
        Ok(())
    }

    pub fn vline(
        &mut self,
        memory: &GuestMemory<'_>,
        x: i32,
        y: i32,
        len: u32,
    ) -> wasmtime::Result<()> {
        self.fill(colors(memory)?, (x, y), (1, len));
        Ok(())
    }

    pub fn rect(
        &mut self,
        memory: &GuestMemory<'_>,
        x: i32,
        y: i32,
        width: u32,
        height: u32,
    ) -> wasmtime::Result<()> {
        self.fill(colors(memory)?, (x, y), (width, height));
        Ok(())
    }

    pub fn text(
        &mut self,
        memory: &GuestMemory<'_>,
        text: &CStr,
        x: i32,
        y: i32,
    ) -> wasmtime::Result<()> {
        self.print(colors(memory)?, text.to_bytes(), (x, y));
        Ok(())
    }

    pub fn text_utf8(
        &mut self,
        memory: &GuestMemory<'_>,
        text: &str,
        x: i32,
        y: i32,
    ) -> wasmtime::Result<()> {
        self.print(colors(memory)?, text.as_bytes(), (x, y));
        Ok(())
    }

    pub fn tone(&mut self, frequency: u32, duration: u32, volume: u32, flags: u32) {
        self.tones.push([frequency, duration, volume, flags]);
    }

    pub fn diskr(&mut self, dest: &mut [u8]) -> u32 {
        self.load(dest)
    }

    pub fn diskw(&mut self, src: &[u8]) -> u32 {
        self.save(src)
    }

    pub fn trace(&mut self, text: &CStr) {
        self.traces.push(text.to_string_lossy().into_owned());
    }

    pub fn trace_utf8(&mut self, text: &str) {
        self.traces.push(text.to_owned());
    }
}

/// Creates a console without a cartridge.
fn console(
    add: impl FnOnce(&mut Linker<Console>, Memory) -> wasmtime::Result<()>,
) -> (Linker<Console>, Store<Console>, Memory) {
    let mut store = Store::new(&ENGINE, Console::new());
    let memory = Memory::new(&mut store, MemoryType::new(1, Some(1))).unwrap();
    let mut linker = Linker::new(&ENGINE);
    linker.define(&mut store, "env", "memory", memory).unwrap();
    add(&mut linker, memory).unwrap();
    (linker, store, memory)
}

fn ours() -> (Linker<Console>, Store<Console>, Memory) {
    let (linker, mut store, memory) =
        console(|linker, _| Env::add_to_linker(linker, |console: &mut Console| console));
    Env::bind_memory(&mut store, memory, |console| console).unwrap();
    (linker, store, memory)
}

#[test]
fn random_calls_do_the_same_as_by_hand() {
    let items = r#"
        (import "env" "memory" (memory 1 1))
        (export "seen" (memory 0))
        (data (i32.const 0x14) "\43\21")
        (data (i32.const 0) "\ff\81a\00")
        (data (i32.const 32) "text\00")
        (data (i32.const 1024) "\c3\28 isn't UTF-8\00")
    "#;
    let guests = [ours(), console(by_hand::add)];
    let [ours, by_hand] = guests.map(|(linker, mut store, _)| {
        let module = forwarder(&linker, &mut store, "env", items);
        let instance = linker.instantiate(&mut store, &module).unwrap();
        Guest { store, instance }
    });
    let functions = Env::FUNCTIONS.iter();
    let functions: Vec<&str> = functions.map(|function| function.name).collect();
    let state = |console: &Console| {
        let Console {
            screen,
            disk,
            traces,
            tones,
            ..
        } = console;
        format!("{disk:?} {traces:?} {tones:?} {screen:?}")
    };
    let outcomes = compare_guests(&functions, (ours, by_hand), state, state, 800);
    let successes = 800 - outcomes[&None];
    assert!((250..650).contains(&successes), "{successes}");
}

/// A cartridge that moves a picture to the right while the button is held.
const CARTRIDGE: &str = r#"
    (module
      (import "env" "memory" (memory 1 1))
      (import "env" "blit" (func $blit (param i32 i32 i32 i32 i32 i32)))
      (import "env" "rect" (func $rect (param i32 i32 i32 i32)))
      (import "env" "text" (func $text (param i32 i32 i32)))
      (import "env" "traceUtf8" (func $trace_utf8 (param i32 i32)))
      (import "env" "diskw" (func $diskw (param i32 i32) (result i32)))
      (global $x (mut i32) (i32.const 2))
      (data (i32.const 0x14) "\42\00")
      (data (i32.const 0x2000) "\c0\a0")
      (data (i32.const 0x2010) "ab\00")
      (func (export "start")
        (drop (call $diskw (i32.const 0x2010) (i32.const 2)))
        (call $trace_utf8 (i32.const 0x2010) (i32.const 2)))
      (func (export "update")
        (if (i32.load8_u (i32.const 0x16))
          (then (global.set $x (i32.add (global.get $x) (i32.const 1)))))
        (call $rect (i32.const 0) (i32.const 4) (i32.const 2) (i32.const 1))
        (call $blit (i32.const 0x2000) (global.get $x) (i32.const 0)
          (i32.const 3) (i32.const 3) (i32.const 0)))
      (func (export "outside")
        (call $blit (i32.const 0xffff) (i32.const 0) (i32.const 0)
          (i32.const 4) (i32.const 4) (i32.const 0)))
      (func (export "huge")
        (call $blit (i32.const 0) (i32.const 0) (i32.const 0)
          (i32.const -1) (i32.const -1) (i32.const 1)))
      (func (export "shout") (call $text (i32.const 0xffff) (i32.const 0) (i32.const 0))))
"#;

#[test]
fn a_cartridge_runs() {
    let (linker, mut store, memory) = ours();
    let module = Module::new(&ENGINE, CARTRIDGE).unwrap();
    let instance = linker.instantiate(&mut store, &module).unwrap();
    let call = |store: &mut Store<Console>, name: &str| -> wasmtime::Result<()> {
        let func = instance.get_typed_func::<(), ()>(&mut *store, name)?;
        func.call(&mut *store, ())?;
        let framebuffer = store.data().framebuffer();
        memory.write(&mut *store, FRAMEBUFFER as usize, &framebuffer)?;
        Ok(())
    };
    call(&mut store, "start").unwrap();
    assert_eq!(
        (&*store.data().disk, &*store.data().traces),
        (&b"ab"[..], &["ab".to_owned()][..])
    );
    call(&mut store, "update").unwrap();
    memory.data_mut(&mut store)[GAMEPAD as usize] = 1;
    call(&mut store, "update").unwrap();
    // The bits of the picture are 110 000 001; 0 is drawn with the color 2, and 1 with the color 4.
    let screen = &store.data().screen;
    assert_eq!(screen[..7], [0, 0, 3, 3, 3, 1, 0]);
    assert_eq!(screen[2 * SIZE..][..7], [0, 0, 1, 1, 1, 3, 0]);
    assert_eq!(screen[4 * SIZE..][..4], [1, 1, 0, 0]);
    let row = &memory.data(&store)[FRAMEBUFFER as usize..][..2];
    assert_eq!(row, [0b1111_0000, 0b0000_0111]);
    for (name, text) in [
        (
            "outside",
            "in `env::blit`, parameter `sprite`: out of bounds",
        ),
        ("huge", TOO_LARGE),
        (
            "shout",
            "in `env::text`, parameter `text`: a C string without a NUL",
        ),
    ] {
        memory.data_mut(&mut store)[0xffff] = b'!';
        let trap = call(&mut store, name).unwrap_err();
        assert!(format!("{trap:#}").contains(text), "{trap:?}");
    }
}
