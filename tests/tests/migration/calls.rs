//! Random calls, whose arguments are good or hostile.

use wasmtime::Val;
use wasmtime_integration_tests::PAGE;

/// What an argument means. Some stand for several core values.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Arg {
    Handle,
    /// The name of a store, log or dictionary.
    Name,
    /// A key of a store, a cache or a dictionary, a header, or a message.
    Key,
    /// The bytes of an IP address.
    Address,
    /// An address to write a value to, and the value's alignment.
    Out(u32),
    /// A buffer to write bytes to, and its length.
    Buffer,
    Time,
    /// An enum of that many cases, or all flags that many values have.
    Below(u32),
    Options,
    Entries,
    Iovecs,
    Point,
    Place,
}

use Arg::{
    Address, Below, Buffer, Entries, Handle, Iovecs, Key, Name, Options, Out, Place, Point, Time,
};

pub(crate) const FUNCTIONS: [(&str, &str, &[Arg]); 32] = [
    ("log", "open", &[Name, Out(4)]),
    ("log", "write", &[Handle, Below(4), Key, Out(4)]),
    ("log", "flush", &[Handle]),
    ("log", "close", &[Handle]),
    ("kv", "open", &[Name, Out(4)]),
    ("kv", "lookup", &[Handle, Key, Buffer, Out(4)]),
    ("kv", "insert", &[Handle, Key, Key, Below(4), Options]),
    ("kv", "list", &[Handle, Entries, Out(4)]),
    ("kv", "close", &[Handle]),
    ("dict", "open", &[Name, Out(4)]),
    ("dict", "lookup", &[Handle, Key, Buffer, Out(4)]),
    ("dict", "close", &[Handle]),
    ("cache", "lookup", &[Key, Out(4)]),
    ("cache", "insert", &[Key, Handle, Options, Out(4)]),
    ("cache", "state", &[Handle, Out(1)]),
    ("cache", "info", &[Handle, Out(8)]),
    ("cache", "close", &[Handle]),
    ("clock", "now", &[Below(2), Out(8)]),
    ("clock", "set", &[Below(2), Time]),
    ("body", "open", &[Out(4)]),
    ("body", "write", &[Handle, Key, Below(2), Out(4)]),
    ("body", "read", &[Handle, Buffer, Out(4)]),
    ("body", "append", &[Handle, Handle]),
    ("body", "close", &[Handle]),
    ("request", "open", &[Name, Out(4)]),
    ("request", "insert", &[Handle, Key, Key]),
    ("request", "lookup", &[Handle, Key, Buffer, Out(4)]),
    ("request", "write", &[Handle, Iovecs, Out(4)]),
    ("request", "close", &[Handle]),
    ("geo", "lookup", &[Address, Buffer, Out(4)]),
    ("geo", "nearest", &[Place, Out(8), Out(4)]),
    ("geo", "distance", &[Point, Point, Out(4)]),
];

#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) module: &'static str,
    pub(crate) function: &'static str,
    pub(crate) args: Vec<Val>,
    /// What the guest writes to its memory before the call.
    pub(crate) contents: Vec<(u32, Vec<u8>)>,
}

impl Call {
    pub(crate) fn new(seed: u64) -> Self {
        let mut draws = Draws {
            state: seed,
            contents: Vec::new(),
            is_hostile: false,
        };
        // Functions that fill the tables are called more often than those that empty them.
        let fills =
            |(_, function, _): &(_, &str, _)| matches!(*function, "open" | "insert" | "write");
        let chosen = match draws.below(3) {
            0 => draws.pick(&FUNCTIONS.into_iter().filter(fills).collect::<Vec<_>>()),
            _ => draws.pick(&FUNCTIONS),
        };
        let chosen = match chosen.1 {
            "close" if draws.below(3) > 0 => draws.pick(&FUNCTIONS),
            _ => chosen,
        };
        let (module, function, params) = chosen;
        // None of the arguments is hostile, or one, or any.
        let kind = draws.below(5);
        let one = draws.below(u32::try_from(params.len()).expect("a short list"));
        let mut args = Vec::new();
        for (index, param) in (0..).zip(params) {
            draws.is_hostile = match kind {
                0 => index == one,
                1 => draws.below(2) == 0,
                _ => false,
            };
            draws.arg(*param, &mut args);
        }
        Call {
            module,
            function,
            args,
            contents: draws.contents,
        }
    }

    /// Returns the core argument at `index`, if it is an address or a number of 32 bits.
    pub(crate) fn arg(&self, index: usize) -> u32 {
        self.args[index].unwrap_i32().cast_unsigned()
    }
}

struct Draws {
    state: u64,
    contents: Vec<(u32, Vec<u8>)>,
    is_hostile: bool,
}

impl Draws {
    /// Returns a number below `end`.
    fn below(&mut self, end: u32) -> u32 {
        // Knuth's MMIX generator, whose upper bits are the better ones.
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let draw = self.state >> 33;
        u32::try_from(draw % u64::from(end)).expect("it is below a u32")
    }

    fn pick<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.below(u32::try_from(values.len()).expect("a short list")) as usize]
    }

    /// Returns a good address that is aligned to 16.
    fn good_address(&mut self) -> u32 {
        self.below(PAGE / 16 - 16) * 16
    }

    fn hostile_address(&mut self) -> u32 {
        match self.below(4) {
            0 => self.good_address() + 1 + self.below(15),
            1 => PAGE - self.below(24),
            2 => PAGE + self.below(16),
            _ => u32::MAX - self.below(24),
        }
    }

    fn address(&mut self) -> u32 {
        if self.is_hostile {
            self.hostile_address()
        } else {
            self.good_address()
        }
    }

    /// Returns the address of `bytes`, as many of which are there as fit.
    fn place(&mut self, bytes: &[u8]) -> u32 {
        let address = self.address();
        let room = PAGE.saturating_sub(address) as usize;
        let bytes = bytes[..bytes.len().min(room)].to_vec();
        if !bytes.is_empty() {
            self.contents.push((address, bytes));
        }
        address
    }

    /// Returns the address and the length of one of the texts.
    fn text(&mut self, texts: &[&[u8]]) -> [u32; 2] {
        let flaw = if self.is_hostile { self.below(4) } else { 3 };
        // Only one flaw at a time.
        self.is_hostile &= flaw > 1;
        let text = match flaw {
            0 => b"\xff\xfe",
            _ => self.pick(texts),
        };
        let address = self.place(text);
        let len = match flaw {
            1 => self.pick(&[PAGE, u32::MAX]),
            _ => u32::try_from(text.len()).expect("a short text"),
        };
        [address, len]
    }

    /// Returns a number below `end`, or any if the argument is hostile.
    fn number(&mut self, end: u32) -> u32 {
        match (self.is_hostile, self.below(2)) {
            (false, _) => self.below(end),
            (true, 0) => end + self.below(3),
            (true, _) => self.below(u32::MAX) | 1 << (8 + self.below(24)),
        }
    }

    fn time(&mut self) -> u64 {
        self.pick(&[0, 0, 1, 5, 1 << 40, u64::MAX])
    }

    fn options(&mut self) -> u32 {
        let is_hostile = self.is_hostile;
        self.is_hostile = is_hostile && self.below(2) == 0;
        let mode = self.number(3);
        let [metadata, len] = self.text(&[b"", b"meta"]);
        let record = [
            &mode.to_le_bytes()[..],
            &[0; 4],
            &self.time().to_le_bytes(),
            &metadata.to_le_bytes(),
            &len.to_le_bytes(),
        ];
        self.is_hostile = is_hostile && self.below(2) == 0;
        self.place(&record.concat())
    }

    fn iovecs(&mut self) -> [u32; 2] {
        let is_hostile = self.is_hostile;
        let count = self.below(3);
        let mut iovecs = Vec::new();
        for _ in 0..count {
            self.is_hostile = is_hostile && self.below(2) == 0;
            let [buf, len] = self.text(&[b"", b"chunk"]);
            iovecs.extend([buf.to_le_bytes(), len.to_le_bytes()].concat());
        }
        self.is_hostile = is_hostile && self.below(2) == 0;
        [self.place(&iovecs), count]
    }

    fn point(&mut self) -> [u8; 16] {
        let latitude: f64 = self.pick(&[0.0, 1.5, -90.0, 91.0, f64::NAN]);
        let [a, b] = [latitude, 0.25].map(f64::to_bits).map(u64::to_le_bytes);
        [a, b].concat().try_into().expect("twice eight bytes")
    }

    fn place_variant(&mut self) -> u32 {
        let mut bytes = [0; 24];
        match self.below(3) {
            0 => bytes[8..].copy_from_slice(&self.point()),
            1 => {
                bytes[0] = 1;
                let cell: u32 = self.pick(&[0, 7, 1000, 1001]);
                bytes[8..12].copy_from_slice(&cell.to_le_bytes());
            }
            _ => bytes[0] = 2,
        }
        if self.is_hostile && self.below(4) == 0 {
            self.is_hostile = false;
            bytes[0] = 3;
        }
        self.place(&bytes)
    }

    fn arg(&mut self, arg: Arg, args: &mut Vec<Val>) {
        let values = match arg {
            Handle if self.is_hostile => vec![self.number(3)],
            Handle => vec![self.pick(&[0, 0, 0, 1, 2])],
            Name => self.text(&[b"main", b"main", b"other", b""]).to_vec(),
            Key => self.text(&[b"a", b"a", b"", b"", b"", b"fatal"]).to_vec(),
            Address => self
                .text(&[b"\x7f\0\0\x01", b"\x0a\x14\x1e\x28", b"\x0a\0\0\x01", b"12"])
                .to_vec(),
            Out(align) => vec![self.address() & !(align - 1) | self.misalignment(align)],
            Buffer => {
                let len = self.pick(&[32, 32, 32, 1, 0, u32::MAX]);
                let address = if self.is_hostile {
                    self.pick(&[PAGE - 1, PAGE, PAGE + 1, PAGE + 16, u32::MAX])
                } else {
                    self.good_address()
                };
                vec![address, len]
            }
            Time => {
                args.push(Val::I64(self.time().cast_signed()));
                return;
            }
            Below(end) => vec![self.number(end)],
            Options => vec![self.options()],
            Entries => {
                let len = self.pick(&[0, 1, 2, 3, u32::MAX]);
                vec![self.address(), len]
            }
            Iovecs => self.iovecs().to_vec(),
            Point => {
                let point = self.point();
                vec![self.place(&point)]
            }
            Place => vec![self.place_variant()],
        };
        args.extend(
            values
                .into_iter()
                .map(|value| Val::I32(value.cast_signed())),
        );
    }

    fn misalignment(&mut self, align: u32) -> u32 {
        if self.is_hostile {
            self.below(2) * self.below(align)
        } else {
            0
        }
    }
}
