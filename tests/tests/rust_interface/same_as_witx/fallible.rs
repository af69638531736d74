//! Written by `generate.py`: change that, and run it again.

use super::run::Special;

pub(super) const SPECIAL: Special = Special {
    infallible: &["f18"],
    memoryless: &["f4", "f9"],
};

/// A host whose interface is what the arguments say.
macro_rules! fallible {
    ($name:ident, [$($types:item)?], ($($interface:tt)*)) => {
        pub(super) mod $name {
            $($types)?

            super::host::fallible_host!();

            #[wasmtime_integration($($interface)*)]
            impl Host {
                pub fn f0(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    a: GuestPtr<[types::Position]>,
                    b: GuestPtr<str>,
                    c: GuestPtr<types::Shape>,
                    d: &types::Shape,
                    e: GuestPtr<u32>,
                ) -> Result<(), types::Errno> {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&memory.to_vec(a));
                    self.saw(&b);
                    self.saw(&memory.str(b).map(str::to_owned));
                    self.saw(&c);
                    self.saw(&memory.read(c));
                    self.saw(&d);
                    self.saw(&e);
                    self.saw(&memory.read(e));
                    let answer = Answer::answer(self.next());
                    self.saw(&memory.write(e, answer));
                    self.fail()
                }
                pub fn f1(
                    &mut self,
                    a: types::Item,
                    b: char,
                    c: &(u16, u64),
                ) -> Result<(), types::Errno> {
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    self.fail()
                }
                pub fn f2(
                    &mut self,
                    a: &mut [u8],
                    b: types::Sum,
                    c: u8,
                    d: types::Level64,
                ) -> Result<(), Own> {
                    self.saw(&a);
                    a.reverse();
                    self.saw(&b);
                    self.saw(&c);
                    self.saw(&d);
                    self.fail()
                }
                pub fn f3(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    a: GuestPtr<[types::Level8]>,
                    b: &types::Item,
                    c: types::Pair,
                    d: u64,
                    e: GuestPtr<u64>,
                ) -> Result<(), Trappable<types::Errno>> {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&memory.to_vec(a));
                    self.saw(&b);
                    self.saw(&c);
                    self.saw(&d);
                    self.saw(&e);
                    self.saw(&memory.read(e));
                    let answer = Answer::answer(self.next());
                    self.saw(&memory.write(e, answer));
                    self.fail()
                }
                pub fn f4(
                    &mut self,
                    a: GuestPtr<[u8]>,
                    b: i8,
                    c: types::Flags16,
                    d: f64,
                ) -> Result<(), types::Errno> {
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    self.saw(&d);
                    self.fail()
                }
                pub fn f5(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    a: types::Position,
                    b: &types::Pair,
                    c: types::Level16,
                    d: i16,
                ) -> Result<(), Trappable<types::Errno>> {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    self.saw(&d);
                    self.fail()
                }
                pub fn f6(
                    &mut self,
                    memory: &GuestMemory<'_>,
                    a: Vec<types::Position>,
                ) -> Result<(), types::Errno> {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.fail()
                }
                pub fn f7(
                    &mut self,
                    memory: &GuestMemory<'_>,
                    a: (u16, u64),
                    b: Vec<u8>,
                    c: bool,
                ) -> Result<(), Own> {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    self.fail()
                }
                pub fn f8(
                    &mut self,
                    memory: &GuestMemory<'_>,
                    a: &str,
                    b: i32,
                    c: u32,
                    d: Cow<'_, [u8]>,
                    e: types::Level32,
                ) -> Result<(), Trappable<types::Errno>> {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    self.saw(&d);
                    self.saw(&e);
                    self.fail()
                }
                pub fn f9(
                    &mut self,
                    a: types::Unit,
                    b: types::Flags32,
                    c: types::Level8,
                    d: GuestPtr<[u16]>,
                ) -> Result<(), Trappable<types::Errno>> {
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    self.saw(&d);
                    self.fail()
                }
                pub fn f10(
                    &mut self,
                    memory: &GuestMemory<'_>,
                    a: Vec<types::Level8>,
                    b: types::Shape,
                ) -> GuestPtr<u32> {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&b);
                    Answer::answer(self.next())
                }
                pub fn f11(&mut self, a: &types::Position, b: Vec<u16>) -> Result<(), Own> {
                    self.saw(&a);
                    self.saw(&b);
                    self.fail()
                }
                pub fn f12(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    a: GuestPtr<[types::Item]>,
                    b: types::Flags8,
                    c: f32,
                    d: &types::Sum,
                ) -> Result<(), Own> {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&memory.to_vec(a));
                    self.saw(&b);
                    self.saw(&c);
                    self.saw(&d);
                    self.fail()
                }
                pub fn f13(
                    &mut self,
                    a: types::Flags64,
                    b: &[u8],
                    c: i64,
                ) -> Result<(), Trappable<types::Errno>> {
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    self.fail()
                }
                pub fn f14(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    a: GuestPtr<types::Item>,
                    b: Vec<types::Item>,
                    c: u16,
                    d: Cow<'_, str>,
                    e: String,
                ) {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&memory.read(a));
                    self.saw(&b);
                    self.saw(&c);
                    self.saw(&d);
                    self.saw(&e);
                }
                pub fn f15(
                    &mut self,
                    a: types::Position,
                    b: types::Shape,
                ) -> Result<(), Trappable<types::Errno>> {
                    self.saw(&a);
                    self.saw(&b);
                    self.fail()
                }
                pub fn f16(
                    &mut self,
                    a: Cow<'_, str>,
                    b: GuestPtr<types::Shape>,
                    c: u16,
                ) -> Result<(), Own> {
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    self.fail()
                }
                pub fn f17(
                    &mut self,
                    a: GuestPtr<[u16]>,
                    b: i16,
                    c: GuestPtr<str>,
                    d: Cow<'_, [u8]>,
                    e: GuestPtr<u32>,
                ) -> Result<(), types::Errno> {
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    self.saw(&d);
                    self.saw(&e);
                    self.fail()
                }
                pub fn f18(
                    &mut self,
                    memory: &mut GuestMemory<'_>,
                    a: GuestPtr<[types::Position]>,
                ) -> Result<(), Trappable<types::Errno>> {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&memory.to_vec(a));
                    self.fail()
                }
                pub fn f19(
                    &mut self,
                    memory: &GuestMemory<'_>,
                    a: Vec<types::Level8>,
                    b: types::Sum,
                    c: Vec<u8>,
                    d: Vec<u16>,
                    e: f64,
                ) -> types::Unit {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    self.saw(&d);
                    self.saw(&e);
                    Answer::answer(self.next())
                }
                pub fn f20(
                    &mut self,
                    memory: &GuestMemory<'_>,
                    a: &types::Shape,
                    b: types::Unit,
                    c: types::Level16,
                ) -> Result<(), Own> {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    self.fail()
                }
                pub fn f21(
                    &mut self,
                    memory: &GuestMemory<'_>,
                    a: types::Level64,
                    b: f32,
                    c: GuestPtr<[types::Item]>,
                ) -> Result<(), Own> {
                    self.saw(&memory.len());
                    self.saw(&a);
                    self.saw(&b);
                    self.saw(&c);
                    self.saw(&memory.to_vec(c));
                    self.fail()
                }
                pub fn f22(
                    &mut self,
                    a: &mut [u8],
                    b: &types::Sum,
                ) -> Result<(), types::Errno> {
                    self.saw(&a);
                    a.reverse();
                    self.saw(&b);
                    self.fail()
                }
                pub fn f23(
                    &mut self,
                    a: &types::Pair,
                    b: Vec<types::Item>,
                ) -> Result<(), types::Errno> {
                    self.saw(&a);
                    self.saw(&b);
                    self.fail()
                }
            }
        }
    };
}

pub(super) use fallible;
