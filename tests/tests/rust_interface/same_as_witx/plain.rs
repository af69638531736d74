//! Written by `generate.py`: change that, and run it again.

use super::run::Special;

pub(super) const SPECIAL: Special = Special {
    infallible: &["f7", "f10", "f11", "f14", "f15"],
    memoryless: &["f10", "f11", "f14"],
};

/// A host whose interface is what the arguments say.
macro_rules! plain {
    ($name:ident, [$($types:item)?], ($($interface:tt)*)) => {
        pub(super) mod $name {
            $($types)?

            super::host::plain_host!();

            #[wasmtime_integration($($interface)*)]
            impl Host {
                pub fn f0(
                    &mut self,
                    a: &types::Position,
                    b: types::Item,
                    c: &[u8],
                    d: Vec<u8>,
                    e: types::Flags8,
                ) -> u32 {
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    self.saw(&d);
                    self.saw(&e);
                    Answer::answer(self.next())
                }
                pub fn f1(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    a: types::Sum,
                    b: types::Level16,
                    c: Vec<u16>,
                ) -> f64 {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    Answer::answer(self.next())
                }
                pub fn f2(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    a: types::Flags32,
                    b: Cow<'_, str>,
                    c: u64,
                    d: Vec<types::Level8>,
                    e: i8,
                ) -> types::Unit {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    self.saw(&d);
                    self.saw(&e);
                    Answer::answer(self.next())
                }
                pub fn f3(
                    &mut self,
                    a: &str,
                    b: char,
                    c: i16,
                    d: types::Pair,
                ) -> types::Flags64 {
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    self.saw(&d);
                    Answer::answer(self.next())
                }
                pub fn f4(&mut self, a: &types::Shape) -> wasmtime::Result<i8> {
                    self.saw(&a);
                    self.refuse()?;
                    Ok(Answer::answer(self.next()))
                }
                pub fn f5(
                    &mut self,
                    memory: &GuestMemory<'_>,
                    a: bool,
                    b: types::Flags16,
                    c: f64,
                ) -> wasmtime::Result<()> {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    self.refuse()
                }
                pub fn f6(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    a: types::Position,
                    b: GuestPtr<[u16]>,
                    c: Vec<types::Item>,
                    d: types::Unit,
                    e: &types::Pair,
                ) -> types::Flags32 {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&memory.to_vec(b));
                    self.saw(&c);
                    self.saw(&d);
                    self.saw(&e);
                    Answer::answer(self.next())
                }
                pub fn f7(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    a: GuestPtr<[types::Position]>,
                    b: GuestPtr<str>,
                ) -> u64 {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&memory.to_vec(a));
                    self.saw(&b);
                    self.saw(&memory.str(b).map(str::to_owned));
                    Answer::answer(self.next())
                }
                pub fn f8(
                    &mut self,
                    a: Cow<'_, [u8]>,
                    b: types::Level8,
                ) -> wasmtime::Result<i16> {
                    self.saw(&a);
                    self.saw(&b);
                    self.refuse()?;
                    Ok(Answer::answer(self.next()))
                }
                pub fn f9(
                    &mut self,
                    memory: &GuestMemory<'_>,
                    a: &types::Sum,
                    b: GuestPtr<u32>,
                    c: u8,
                    d: types::Flags64,
                    e: f32,
                ) -> types::Flags8 {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&memory.read(b));
                    self.saw(&c);
                    self.saw(&d);
                    self.saw(&e);
                    Answer::answer(self.next())
                }
                pub fn f10(&mut self, a: GuestPtr<u64>) -> i16 {
                    self.saw(&a);
                    Answer::answer(self.next())
                }
                pub fn f11(&mut self, a: GuestPtr<types::Shape>) -> u16 {
                    self.saw(&a);
                    Answer::answer(self.next())
                }
                pub fn f12(&mut self, memory: &mut GuestMemory<'_>, a: types::Level32) -> char {
                    self.saw(&memory.len());
                    self.saw(&a);
                    Answer::answer(self.next())
                }
                pub fn f13(
                    &mut self,
                    memory: &GuestMemory<'_>,
                    a: &(u16, u64),
                    b: i32,
                    c: types::Level64,
                ) -> i64 {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    Answer::answer(self.next())
                }
                pub fn f14(&mut self, a: GuestPtr<[types::Level8]>) -> wasmtime::Result<f64> {
                    self.saw(&a);
                    self.refuse()?;
                    Ok(Answer::answer(self.next()))
                }
                pub fn f15(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    a: GuestPtr<[u8]>,
                ) -> GuestPtr<u32> {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&memory.to_vec(a));
                    self.saw(&memory.slice_mut(a).map(<[u8]>::reverse));
                    Answer::answer(self.next())
                }
                pub fn f16(
                    &mut self,
                    memory: &GuestMemory<'_>,
                    a: &types::Item,
                    b: u16,
                    c: GuestPtr<types::Item>,
                    d: Vec<types::Position>,
                ) -> wasmtime::Result<u8> {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    self.saw(&memory.read(c));
                    self.saw(&d);
                    self.refuse()?;
                    Ok(Answer::answer(self.next()))
                }
                pub fn f17(
                    &mut self,
                    a: (u16, u64),
                    b: String,
                    c: i64,
                    d: &mut [u8],
                    e: GuestPtr<[types::Item]>,
                ) -> u8 {
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    self.saw(&d);
                    d.reverse();
                    self.saw(&e);
                    Answer::answer(self.next())
                }
                pub fn f18(
                    &mut self,
                    memory: &GuestMemory<'_>,
                    a: u32,
                    b: types::Shape,
                    c: Vec<u16>,
                    d: types::Level32,
                    e: u64,
                ) -> i8 {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    self.saw(&d);
                    self.saw(&e);
                    Answer::answer(self.next())
                }
                pub fn f19(
                    &mut self,
                    a: GuestPtr<[types::Position]>,
                    b: (u16, u64),
                    c: i64,
                    d: i32,
                    e: &types::Sum,
                ) -> f32 {
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    self.saw(&d);
                    self.saw(&e);
                    Answer::answer(self.next())
                }
                pub fn f20(
                    &mut self,
                    a: types::Flags8,
                    b: types::Flags64,
                    c: &types::Position,
                ) -> wasmtime::Result<i64> {
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    self.refuse()?;
                    Ok(Answer::answer(self.next()))
                }
                pub fn f21(
                    &mut self,
                    a: Vec<types::Item>,
                    b: i16,
                    c: &mut [u8],
                    d: types::Level64,
                ) {
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    c.reverse();
                    self.saw(&d);
                }
                pub fn f22(
                    &mut self,
                    memory: &GuestMemory<'_>,
                    a: types::Shape,
                    b: &(u16, u64),
                ) -> i32 {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&b);
                    Answer::answer(self.next())
                }
                pub fn f23(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    a: f64,
                    b: GuestPtr<types::Item>,
                    c: i8,
                    d: GuestPtr<types::Shape>,
                    e: types::Level8,
                ) -> wasmtime::Result<types::Flags32> {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&memory.read(b));
                    self.saw(&c);
                    self.saw(&d);
                    self.saw(&memory.read(d));
                    self.saw(&e);
                    self.refuse()?;
                    Ok(Answer::answer(self.next()))
                }
                pub fn f24(&mut self, a: &types::Shape) -> types::Flags16 {
                    self.saw(&a);
                    Answer::answer(self.next())
                }
            }
        }
    };
}

pub(super) use plain;
