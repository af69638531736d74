//! Variants and unions.

use crate::compare::Rule;
use crate::host::both;
use crate::run::check;

both!("witx/differential/variants.witx", variants as Variants, {
    fn take_shape(&mut self, _: &mut GuestMemory<'_>, v: &types::Shape) -> Result<(), Failed> {
        self.saw(v);
        self.refuse()
    }

    fn take_tagged(&mut self, _: &mut GuestMemory<'_>, v: &types::Tagged) -> Result<(), Failed> {
        self.saw(v);
        self.refuse()
    }

    fn take_tight(&mut self, _: &mut GuestMemory<'_>, v: &types::Tight) -> Result<(), Failed> {
        self.saw(v);
        self.refuse()
    }

    fn take_slow(&mut self, _: &mut GuestMemory<'_>, v: &types::Slow) -> Result<(), Failed> {
        self.saw(v);
        self.refuse()
    }

    fn take_moment(&mut self, _: &mut GuestMemory<'_>, v: &types::Moment) -> Result<(), Failed> {
        self.saw(v);
        self.refuse()
    }

    fn take_holder(&mut self, _: &mut GuestMemory<'_>, v: &types::Holder) -> Result<(), Failed> {
        self.saw(v);
        self.refuse()
    }

    fn take_lopsided(
        &mut self,
        _: &mut GuestMemory<'_>,
        v: &types::Lopsided,
    ) -> Result<(), Failed> {
        self.saw(v);
        self.refuse()
    }

    fn take_reference(
        &mut self,
        memory: &mut GuestMemory<'_>,
        v: &types::Reference,
    ) -> Result<types::Size, Failed> {
        self.saw(v);
        self.refuse()?;
        match v {
            types::Reference::At(point) => {
                let mut point_there = self.read(memory, *point)?;
                self.saw(&point_there);
                point_there.x = 1;
                self.write(memory, *point, point_there)?;
                Ok(1)
            }
            types::Reference::All(points) => {
                let points = self.list(memory, *points)?;
                self.saw(&points);
                Ok(2)
            }
            types::Reference::Nowhere => Ok(3),
            types::Reference::Fd(fd) => Ok(u32::from(*fd)),
        }
    }

    fn give_shape(&mut self, _: &mut GuestMemory<'_>, n: u32) -> Result<types::Shape, Failed> {
        self.saw(&n);
        self.refuse()?;
        Ok(match n % 5 {
            0 => types::Shape::None,
            1 => types::Shape::Dot(types::Point { x: 7, y: -7 }),
            2 => types::Shape::Circle(0.5),
            3 => types::Shape::Label(0xab),
            _ => types::Shape::Clock(types::Clock::Monotonic),
        })
    }

    fn give_tagged(&mut self, _: &mut GuestMemory<'_>, n: u32) -> Result<types::Tagged, Failed> {
        self.saw(&n);
        self.refuse()?;
        Ok(match n % 3 {
            0 => types::Tagged::Low(self.pick(1000)),
            1 => types::Tagged::High,
            _ => types::Tagged::Peak(types::Perms::WRITE),
        })
    }

    fn give_tight(&mut self, _: &mut GuestMemory<'_>, n: u32) -> Result<types::Tight, Failed> {
        self.saw(&n);
        self.refuse()?;
        Ok(match n % 3 {
            0 => types::Tight::Byte(9),
            1 => types::Tight::Perms(types::Perms::all()),
            _ => types::Tight::Empty,
        })
    }

    fn give_reference(
        &mut self,
        _: &mut GuestMemory<'_>,
        n: u32,
    ) -> Result<types::Reference, Failed> {
        self.saw(&n);
        self.refuse()?;
        let address = self.pick(u32::MAX);
        Ok(match n % 4 {
            0 => types::Reference::At(GuestPtr::new(address)),
            1 => types::Reference::All(GuestPtr::new((address, n))),
            2 => types::Reference::Nowhere,
            _ => types::Reference::Fd(types::Fd::from(n)),
        })
    }

    fn same_slow(
        &mut self,
        _: &mut GuestMemory<'_>,
        v: &types::Slow,
    ) -> Result<types::Slow, Failed> {
        self.saw(v);
        self.refuse()?;
        Ok(v.clone())
    }

    fn same_moment(
        &mut self,
        _: &mut GuestMemory<'_>,
        v: &types::Moment,
    ) -> Result<types::Moment, Failed> {
        self.saw(v);
        self.refuse()?;
        Ok(v.clone())
    }

    fn same_holder(
        &mut self,
        _: &mut GuestMemory<'_>,
        v: &types::Holder,
    ) -> Result<types::Holder, Failed> {
        self.saw(v);
        self.refuse()?;
        Ok(v.clone())
    }

    fn same_lopsided(
        &mut self,
        _: &mut GuestMemory<'_>,
        v: &types::Lopsided,
    ) -> Result<types::Lopsided, Failed> {
        self.saw(v);
        self.refuse()?;
        Ok(v.clone())
    }

    fn move_shape(
        &mut self,
        memory: &mut GuestMemory<'_>,
        from: GuestPtr<types::Shape>,
        to: GuestPtr<types::Shape>,
    ) -> Result<(), Failed> {
        self.saw(&(from, to));
        let v = self.read(memory, from)?;
        self.saw(&v);
        self.write(memory, to, v)?;
        self.refuse()
    }

    fn move_moment(
        &mut self,
        memory: &mut GuestMemory<'_>,
        from: GuestPtr<types::Moment>,
        to: GuestPtr<types::Moment>,
    ) -> Result<(), Failed> {
        self.saw(&(from, to));
        let v = self.read(memory, from)?;
        self.saw(&v);
        self.write(memory, to, v)?;
        self.refuse()
    }
});

#[test]
fn variants_and_unions_are_the_same() {
    check(
        "witx/differential/variants.witx",
        "proptest-regressions/differential/variants.txt",
        theirs::implementation(),
        vec![ours::implementation()],
        &[Rule::Whole, Rule::WholeVariant],
        &[],
    );
}
