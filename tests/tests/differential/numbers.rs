//! Numbers of every width, and bools.

use crate::compare::Rule;
use crate::host::both;
use crate::run::check;

both!("witx/differential/numbers.witx", numbers as Numbers, {
    fn nothing(&mut self, _: &mut GuestMemory<'_>) {
        self.saw(&());
    }

    fn quit(&mut self, _: &mut GuestMemory<'_>, code: u32) -> wasmtime::Error {
        self.saw(&code);
        wasmtime::Error::msg(format!("quit with {code}"))
    }

    fn silent(&mut self, _: &mut GuestMemory<'_>, a: u8, b: i64, c: f32) {
        self.saw(&(a, b, c.to_bits()));
    }

    fn narrow(
        &mut self,
        _: &mut GuestMemory<'_>,
        byte: u8,
        small: i8,
        half: u16,
        short: i16,
        letter: u8,
    ) -> Result<(), Failed> {
        self.saw(&(byte, small, half, short, letter));
        self.refuse()
    }

    fn wide(
        &mut self,
        _: &mut GuestMemory<'_>,
        word: u32,
        int: i32,
        long: u64,
        signed: i64,
        size: u32,
        single: f32,
        double: f64,
    ) -> Result<(), Failed> {
        self.saw(&(word, int, long, signed, size));
        self.saw(&(single.to_bits(), double.to_bits()));
        self.refuse()
    }

    fn same_u8(&mut self, _: &mut GuestMemory<'_>, x: u8) -> Result<types::Byte, Failed> {
        self.saw(&x);
        self.refuse()?;
        Ok(x)
    }

    fn same_s8(&mut self, _: &mut GuestMemory<'_>, x: i8) -> Result<types::Small, Failed> {
        self.saw(&x);
        self.refuse()?;
        Ok(x)
    }

    fn same_u16(&mut self, _: &mut GuestMemory<'_>, x: u16) -> Result<types::Half, Failed> {
        self.saw(&x);
        self.refuse()?;
        Ok(x)
    }

    fn same_s16(&mut self, _: &mut GuestMemory<'_>, x: i16) -> Result<types::Short, Failed> {
        self.saw(&x);
        self.refuse()?;
        Ok(x)
    }

    fn same_u32(&mut self, _: &mut GuestMemory<'_>, x: u32) -> Result<types::Word, Failed> {
        self.saw(&x);
        self.refuse()?;
        Ok(x)
    }

    fn same_s32(&mut self, _: &mut GuestMemory<'_>, x: i32) -> Result<types::Int, Failed> {
        self.saw(&x);
        self.refuse()?;
        Ok(x)
    }

    fn same_u64(&mut self, _: &mut GuestMemory<'_>, x: u64) -> Result<types::Long, Failed> {
        self.saw(&x);
        self.refuse()?;
        Ok(x)
    }

    fn same_s64(&mut self, _: &mut GuestMemory<'_>, x: i64) -> Result<types::Signed, Failed> {
        self.saw(&x);
        self.refuse()?;
        Ok(x)
    }

    fn same_f32(&mut self, _: &mut GuestMemory<'_>, x: f32) -> Result<types::Single, Failed> {
        self.saw(&x.to_bits());
        self.refuse()?;
        Ok(x)
    }

    fn same_f64(&mut self, _: &mut GuestMemory<'_>, x: f64) -> Result<types::Double, Failed> {
        self.saw(&x.to_bits());
        self.refuse()?;
        Ok(x)
    }

    fn same_letter(
        &mut self,
        _: &mut GuestMemory<'_>,
        x: types::Letter,
    ) -> Result<types::Letter, Failed> {
        self.saw(&x);
        self.refuse()?;
        Ok(x)
    }

    fn same_size(
        &mut self,
        _: &mut GuestMemory<'_>,
        x: types::Size,
    ) -> Result<types::Size, Failed> {
        self.saw(&x);
        self.refuse()?;
        Ok(x)
    }

    fn same_flag(
        &mut self,
        _: &mut GuestMemory<'_>,
        x: types::Flag,
    ) -> Result<types::Flag, Failed> {
        // A bool in this crate, an enum in wiggle.
        self.saw(&u32::from(x));
        self.refuse()?;
        Ok(x)
    }

    fn move_u8(
        &mut self,
        memory: &mut GuestMemory<'_>,
        from: GuestPtr<u8>,
        to: GuestPtr<u8>,
    ) -> Result<(), Failed> {
        self.saw(&(from, to));
        let x = self.read(memory, from)?;
        self.saw(&x);
        self.refuse()?;
        self.write(memory, to, x.wrapping_add(1))
    }

    fn move_s16(
        &mut self,
        memory: &mut GuestMemory<'_>,
        from: GuestPtr<i16>,
        to: GuestPtr<i16>,
    ) -> Result<(), Failed> {
        self.saw(&(from, to));
        let x = self.read(memory, from)?;
        self.saw(&x);
        self.refuse()?;
        self.write(memory, to, x.wrapping_add(1))
    }

    fn move_u32(
        &mut self,
        memory: &mut GuestMemory<'_>,
        from: GuestPtr<u32>,
        to: GuestPtr<u32>,
    ) -> Result<(), Failed> {
        self.saw(&(from, to));
        let x = self.read(memory, from)?;
        self.saw(&x);
        self.refuse()?;
        self.write(memory, to, x.wrapping_add(1))
    }

    fn move_s64(
        &mut self,
        memory: &mut GuestMemory<'_>,
        from: GuestPtr<i64>,
        to: GuestPtr<i64>,
    ) -> Result<(), Failed> {
        self.saw(&(from, to));
        let x = self.read(memory, from)?;
        self.saw(&x);
        self.refuse()?;
        self.write(memory, to, x.wrapping_add(1))
    }

    fn move_f32(
        &mut self,
        memory: &mut GuestMemory<'_>,
        from: GuestPtr<f32>,
        to: GuestPtr<f32>,
    ) -> Result<(), Failed> {
        self.saw(&(from, to));
        let x = self.read(memory, from)?;
        self.saw(&x.to_bits());
        self.refuse()?;
        self.write(memory, to, -x)
    }

    fn move_f64(
        &mut self,
        memory: &mut GuestMemory<'_>,
        from: GuestPtr<f64>,
        to: GuestPtr<f64>,
    ) -> Result<(), Failed> {
        self.saw(&(from, to));
        let x = self.read(memory, from)?;
        self.saw(&x.to_bits());
        self.refuse()?;
        self.write(memory, to, -x)
    }

    fn move_flag(
        &mut self,
        memory: &mut GuestMemory<'_>,
        from: GuestPtr<types::Flag>,
        to: GuestPtr<types::Flag>,
    ) -> Result<(), Failed> {
        self.saw(&(from, to));
        let x = self.read(memory, from)?;
        self.saw(&u32::from(x));
        self.refuse()?;
        self.write(memory, to, x)
    }
});

#[test]
fn numbers_are_the_same() {
    check(
        "witx/differential/numbers.witx",
        "proptest-regressions/differential/numbers.txt",
        theirs::implementation(),
        vec![ours::implementation()],
        &[Rule::BoolName, Rule::Narrow],
        &[],
    );
}
