//! Records.

use crate::compare::Rule;
use crate::host::both;
use crate::run::check;

both!("witx/differential/records.witx", records as Records, {
    fn take_point(&mut self, _: &mut GuestMemory<'_>, p: &types::Point) -> Result<(), Failed> {
        self.saw(p);
        self.refuse()
    }

    fn take_rgb(&mut self, _: &mut GuestMemory<'_>, p: &types::Rgb) -> Result<(), Failed> {
        self.saw(p);
        self.refuse()
    }

    fn take_one(&mut self, _: &mut GuestMemory<'_>, p: &types::One) -> Result<(), Failed> {
        self.saw(p);
        self.refuse()
    }

    fn take_tail(&mut self, _: &mut GuestMemory<'_>, p: &types::Tail) -> Result<(), Failed> {
        self.saw(p);
        self.refuse()
    }

    fn take_stat(&mut self, _: &mut GuestMemory<'_>, p: &types::Stat) -> Result<(), Failed> {
        self.saw(p);
        self.refuse()
    }

    fn take_line(&mut self, _: &mut GuestMemory<'_>, p: &types::Line) -> Result<(), Failed> {
        self.saw(p);
        self.refuse()
    }

    fn take_node(&mut self, _: &mut GuestMemory<'_>, p: &types::Node) -> Result<(), Failed> {
        // A bool in this crate, an enum in wiggle.
        self.saw(&(p.value, &p.stat, p.next, p.points, p.name, p.name_len));
        self.saw(&(u32::from(p.seen), p.weight.to_bits()));
        self.refuse()
    }

    fn take_two(
        &mut self,
        _: &mut GuestMemory<'_>,
        a: &types::Stat,
        between: i32,
        b: &types::Point,
    ) -> Result<(), Failed> {
        self.saw(&(a, between, b));
        self.refuse()
    }

    fn give_point(&mut self, _: &mut GuestMemory<'_>, x: i32) -> Result<types::Point, Failed> {
        self.saw(&x);
        self.refuse()?;
        let y = self.pick(100).cast_signed();
        Ok(types::Point { x, y })
    }

    fn give_rgb(&mut self, _: &mut GuestMemory<'_>) -> Result<types::Rgb, Failed> {
        self.saw(&());
        self.refuse()?;
        let [r, g, b, ..] = self.answer().to_le_bytes();
        Ok(types::Rgb { r, g, b })
    }

    fn give_tail(&mut self, _: &mut GuestMemory<'_>) -> Result<types::Tail, Failed> {
        self.saw(&());
        self.refuse()?;
        Ok(types::Tail {
            long: self.answer(),
            byte: 0xaa,
        })
    }

    fn give_stat(&mut self, _: &mut GuestMemory<'_>) -> Result<types::Stat, Failed> {
        self.saw(&());
        self.refuse()?;
        Ok(types::Stat {
            kind: types::Kind::Link,
            size: self.answer(),
            perms: types::Perms::READ | types::Perms::EXEC,
            owner: types::Fd::from(self.pick(8)),
            level: 0x5a,
            time: self.answer(),
            small: -3,
            half: -300,
        })
    }

    fn same_one(&mut self, _: &mut GuestMemory<'_>, p: &types::One) -> Result<types::One, Failed> {
        self.saw(p);
        self.refuse()?;
        Ok(p.clone())
    }

    fn same_line(
        &mut self,
        _: &mut GuestMemory<'_>,
        p: &types::Line,
    ) -> Result<types::Line, Failed> {
        self.saw(p);
        self.refuse()?;
        Ok(p.clone())
    }

    fn same_node(
        &mut self,
        _: &mut GuestMemory<'_>,
        p: &types::Node,
    ) -> Result<types::Node, Failed> {
        self.saw(&p.value);
        self.refuse()?;
        Ok(p.clone())
    }

    fn move_stat(
        &mut self,
        memory: &mut GuestMemory<'_>,
        from: GuestPtr<types::Stat>,
        to: GuestPtr<types::Stat>,
    ) -> Result<types::Size, Failed> {
        self.saw(&(from, to));
        let mut stat = self.read(memory, from)?;
        self.saw(&stat);
        stat.size = self.answer();
        stat.perms.toggle(types::Perms::WRITE);
        self.write(memory, to, stat)?;
        self.refuse()?;
        Ok(types::Stat::guest_size())
    }

    fn follow(
        &mut self,
        memory: &mut GuestMemory<'_>,
        p: GuestPtr<types::Node>,
    ) -> Result<types::Point, Failed> {
        self.saw(&p);
        let node = self.read(memory, p)?;
        self.saw(&node.stat);
        let points = self.list(memory, node.points)?;
        self.saw(&points);
        let name = self
            .buffer(memory, node.name.as_array(node.name_len))?
            .to_vec();
        self.saw(&name);
        self.refuse()?;
        let point = self.read(memory, node.next)?;
        self.saw(&point);
        self.write(memory, node.next, types::Point { x: point.y, y: -1 })?;
        Ok(point)
    }
});

#[test]
fn records_are_the_same() {
    check(
        "witx/differential/records.witx",
        "proptest-regressions/differential/records.txt",
        theirs::implementation(),
        vec![ours::implementation()],
        &[Rule::Whole, Rule::BoolName],
        &[],
    );
}
