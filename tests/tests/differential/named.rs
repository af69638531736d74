//! Enums, flags and handles.

use crate::compare::Rule;
use crate::host::both;
use crate::run::check;

both!("witx/differential/named.witx", named as Named, {
    fn enums(
        &mut self,
        _: &mut GuestMemory<'_>,
        a: types::Switch,
        b: types::Color,
        c: types::Season,
    ) -> Result<(), Failed> {
        self.saw(&(a, b, c));
        self.refuse()
    }

    fn flags(
        &mut self,
        _: &mut GuestMemory<'_>,
        a: types::Perms,
        b: types::Rights,
        c: types::Modes,
        d: types::Events,
    ) -> Result<(), Failed> {
        self.saw(&(a, b, c, d));
        self.refuse()
    }

    fn full(
        &mut self,
        _: &mut GuestMemory<'_>,
        a: types::All8,
        b: types::All16,
    ) -> Result<(), Failed> {
        self.saw(&(a, b));
        self.refuse()
    }

    fn handles(
        &mut self,
        _: &mut GuestMemory<'_>,
        a: types::Fd,
        b: types::Fd,
    ) -> Result<(), Failed> {
        self.saw(&(a, b));
        self.refuse()
    }

    fn same_switch(
        &mut self,
        _: &mut GuestMemory<'_>,
        x: types::Switch,
    ) -> Result<types::Switch, Failed> {
        self.saw(&x);
        self.refuse()?;
        Ok(x)
    }

    fn same_color(
        &mut self,
        _: &mut GuestMemory<'_>,
        x: types::Color,
    ) -> Result<types::Color, Failed> {
        self.saw(&x);
        self.refuse()?;
        Ok(x)
    }

    fn same_season(
        &mut self,
        _: &mut GuestMemory<'_>,
        x: types::Season,
    ) -> Result<types::Season, Failed> {
        self.saw(&x);
        self.refuse()?;
        Ok(x)
    }

    fn same_perms(
        &mut self,
        _: &mut GuestMemory<'_>,
        x: types::Perms,
    ) -> Result<types::Perms, Failed> {
        self.saw(&x);
        self.refuse()?;
        Ok(x)
    }

    fn same_rights(
        &mut self,
        _: &mut GuestMemory<'_>,
        x: types::Rights,
    ) -> Result<types::Rights, Failed> {
        self.saw(&x);
        self.refuse()?;
        Ok(x)
    }

    fn same_modes(
        &mut self,
        _: &mut GuestMemory<'_>,
        x: types::Modes,
    ) -> Result<types::Modes, Failed> {
        self.saw(&x);
        self.refuse()?;
        Ok(x)
    }

    fn same_events(
        &mut self,
        _: &mut GuestMemory<'_>,
        x: types::Events,
    ) -> Result<types::Events, Failed> {
        self.saw(&x);
        self.refuse()?;
        Ok(x)
    }

    fn same_all32(
        &mut self,
        _: &mut GuestMemory<'_>,
        x: types::All32,
    ) -> Result<types::All32, Failed> {
        self.saw(&x);
        self.refuse()?;
        Ok(x)
    }

    fn same_all64(
        &mut self,
        _: &mut GuestMemory<'_>,
        x: types::All64,
    ) -> Result<types::All64, Failed> {
        self.saw(&x);
        self.refuse()?;
        Ok(x)
    }

    fn same_fd(&mut self, _: &mut GuestMemory<'_>, x: types::Fd) -> Result<types::Fd, Failed> {
        self.saw(&x);
        self.refuse()?;
        Ok(x)
    }

    fn some_wide(&mut self, _: &mut GuestMemory<'_>, n: u32) -> Result<types::Wide, Failed> {
        self.saw(&n);
        self.refuse()?;
        Ok(match n % 3 {
            0 => types::Wide::A,
            1 => types::Wide::B,
            _ => types::Wide::C,
        })
    }

    fn an_errno(&mut self, _: &mut GuestMemory<'_>) -> Result<types::Errno, Failed> {
        self.saw(&());
        self.refuse()?;
        Ok(types::Errno::Again)
    }

    fn read_enums(
        &mut self,
        memory: &mut GuestMemory<'_>,
        a: GuestPtr<types::Switch>,
        b: GuestPtr<types::Color>,
        c: GuestPtr<types::Season>,
        d: GuestPtr<types::Wide>,
    ) -> Result<(), Failed> {
        self.saw(&(a, b, c, d));
        let a = self.read(memory, a)?;
        self.saw(&a);
        let b = self.read(memory, b)?;
        self.saw(&b);
        let c = self.read(memory, c)?;
        self.saw(&c);
        let d = self.read(memory, d)?;
        self.saw(&d);
        self.refuse()
    }

    fn read_flags(
        &mut self,
        memory: &mut GuestMemory<'_>,
        a: GuestPtr<types::Perms>,
        b: GuestPtr<types::Rights>,
        c: GuestPtr<types::Modes>,
        d: GuestPtr<types::Events>,
    ) -> Result<(), Failed> {
        self.saw(&(a, b, c, d));
        let a = self.read(memory, a)?;
        self.saw(&a);
        let b = self.read(memory, b)?;
        self.saw(&b);
        let c = self.read(memory, c)?;
        self.saw(&c);
        let d = self.read(memory, d)?;
        self.saw(&d);
        self.refuse()
    }

    fn read_full(
        &mut self,
        memory: &mut GuestMemory<'_>,
        a: GuestPtr<types::All8>,
        b: GuestPtr<types::All16>,
        c: GuestPtr<types::All32>,
        d: GuestPtr<types::All64>,
    ) -> Result<(), Failed> {
        self.saw(&(a, b, c, d));
        let a = self.read(memory, a)?;
        self.saw(&a);
        let b = self.read(memory, b)?;
        self.saw(&b);
        let c = self.read(memory, c)?;
        self.saw(&c);
        let d = self.read(memory, d)?;
        self.saw(&d);
        self.refuse()
    }

    fn move_wide(
        &mut self,
        memory: &mut GuestMemory<'_>,
        from: GuestPtr<types::Wide>,
        to: GuestPtr<types::Wide>,
    ) -> Result<(), Failed> {
        self.saw(&(from, to));
        let x = self.read(memory, from)?;
        self.saw(&x);
        self.refuse()?;
        self.write(memory, to, x)
    }

    fn move_color(
        &mut self,
        memory: &mut GuestMemory<'_>,
        from: GuestPtr<types::Color>,
        to: GuestPtr<types::Color>,
    ) -> Result<(), Failed> {
        self.saw(&(from, to));
        let x = self.read(memory, from)?;
        self.saw(&x);
        self.refuse()?;
        self.write(memory, to, x)
    }

    fn move_rights(
        &mut self,
        memory: &mut GuestMemory<'_>,
        from: GuestPtr<types::Rights>,
        to: GuestPtr<types::Rights>,
    ) -> Result<(), Failed> {
        self.saw(&(from, to));
        let x = self.read(memory, from)?;
        self.saw(&x);
        self.refuse()?;
        self.write(memory, to, x)
    }

    fn move_fd(
        &mut self,
        memory: &mut GuestMemory<'_>,
        from: GuestPtr<types::Fd>,
        to: GuestPtr<types::Fd>,
    ) -> Result<(), Failed> {
        self.saw(&(from, to));
        let x = self.read(memory, from)?;
        self.saw(&x);
        self.refuse()?;
        self.write(memory, to, x)
    }
});

#[test]
fn enums_flags_and_handles_are_the_same() {
    check(
        "witx/differential/named.witx",
        "proptest-regressions/differential/named.txt",
        theirs::implementation(),
        vec![ours::implementation()],
        &[Rule::Narrow, Rule::TopFlag],
        &[],
    );
}
