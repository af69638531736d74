//! Several outputs of one function.

use crate::compare::Rule;
use crate::host::both;
use crate::run::check;

both!("witx/differential/outputs.witx", outputs as Outputs, {
    fn pair(&mut self, _: &mut GuestMemory<'_>) -> Result<(types::Byte, types::Long), Failed> {
        self.saw(&());
        self.refuse()?;
        Ok((0x81, self.answer().cast_signed()))
    }

    fn numbers(
        &mut self,
        _: &mut GuestMemory<'_>,
        x: u16,
    ) -> Result<(types::Half, types::Size, types::Ratio), Failed> {
        self.saw(&x);
        self.refuse()?;
        Ok((x, !u32::from(x), f32::from(x)))
    }

    fn named(
        &mut self,
        _: &mut GuestMemory<'_>,
        fd: types::Fd,
    ) -> Result<(types::Fd, types::Color, types::Events), Failed> {
        self.saw(&fd);
        self.refuse()?;
        Ok((fd, types::Color::Blue, types::Events::WRITABLE))
    }

    fn records(
        &mut self,
        _: &mut GuestMemory<'_>,
        p: &types::Point,
    ) -> Result<(types::Point, types::Stamp), Failed> {
        self.saw(p);
        self.refuse()?;
        let point = types::Point { x: p.y, y: p.x };
        let stamp = types::Stamp {
            fd: types::Fd::from(self.pick(9)),
            time: self.answer(),
            color: types::Color::Green,
        };
        Ok((point, stamp))
    }

    fn variants(
        &mut self,
        _: &mut GuestMemory<'_>,
    ) -> Result<(types::Shape, types::Points), Failed> {
        self.saw(&());
        self.refuse()?;
        let shape = match self.pick(3) {
            0 => types::Shape::None,
            1 => types::Shape::Dot(types::Point { x: 1, y: 2 }),
            _ => types::Shape::Label(0xfffe),
        };
        Ok((shape, GuestPtr::new((self.pick(u32::MAX), 3))))
    }

    fn five(
        &mut self,
        memory: &mut GuestMemory<'_>,
        s: GuestPtr<[u8]>,
    ) -> Result<
        (
            types::Byte,
            types::Half,
            types::Size,
            types::Long,
            types::Stamp,
        ),
        Failed,
    > {
        let bytes = self.buffer(memory, s)?.to_vec();
        self.saw(&bytes);
        self.refuse()?;
        let stamp = types::Stamp {
            fd: types::Fd::from(1),
            time: 2,
            color: types::Color::Red,
        };
        Ok((
            bytes.first().copied().unwrap_or(1),
            0xff00,
            s.len(),
            -1,
            stamp,
        ))
    }

    fn single(&mut self, _: &mut GuestMemory<'_>) -> Result<(types::Stamp,), Failed> {
        self.saw(&());
        self.refuse()?;
        let stamp = types::Stamp {
            fd: types::Fd::from(3),
            time: self.answer(),
            color: types::Color::Blue,
        };
        Ok((stamp,))
    }
});

#[test]
fn several_outputs_are_the_same() {
    check(
        "witx/differential/outputs.witx",
        "proptest-regressions/differential/outputs.txt",
        theirs::implementation(),
        vec![ours::implementation()],
        &[Rule::Whole, Rule::WholeVariant],
        &[],
    );
}
