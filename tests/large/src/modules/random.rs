//! The module `random`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/modules/random.witx",
    modules(random(name = Random, docs = "The functions of `random`, implemented.")),
    types = crate::types,
    success = ["utc"],
)]
#[allow(
    clippy::bool_assert_comparison,
    clippy::float_cmp,
    clippy::needless_pass_by_value,
    clippy::new_ret_no_self,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    clippy::unreadable_literal,
    clippy::used_underscore_binding,
    clippy::wrong_self_convention,
    reason = "these methods only check what they are given"
)]
impl Ctx {
    fn random_close(
        &mut self,
        path: types::Errno,
        r#in: types::RandomKind,
        offset: &types::Some,
        how: Vec<GuestPtr<u8>>,
        len: types::Perms,
    ) -> Result<types::RandomKind, types::Letter> {
        self.reached("random", "random-close");
        assert_eq!(path, types::Errno::Self_);
        assert_eq!(r#in, types::RandomKind::Case0);
        assert_eq!(*offset, types::Some(types::Vec { r#box: 200, self_: 4294967295 }));
        assert_eq!(*how, [GuestPtr::new(72), GuestPtr::new(73), GuestPtr::new(74)]);
        assert_eq!(len, types::Perms::READ | types::Perms::EXEC);
        Ok(types::RandomKind::Case5)
    }

    #[guest(module = "random", name = "read")]
    fn random_read(&mut self) -> Result<types::Outcome, types::Perms> {
        self.reached("random", "read");
        Ok(Ok(6))
    }

    fn random_rename(&mut self, offset: &(u8, u32)) -> f32 {
        self.reached("random", "random-rename");
        assert_eq!(*offset, (200, 4294967295));
        -0.25
    }

    fn random_2x(
        &mut self,
        how: Vec<types::Outcome>,
        len: &types::RandomEvent,
    ) -> Result<(types::Size, types::Fd), types::Fd> {
        self.reached("random", "random-2x");
        assert_eq!(*how, [Ok(6), Err(types::Errno::Fault), Ok(6)]);
        assert_eq!(*len, types::RandomEvent::Case3(-2.5));
        Err(types::Fd::from(44))
    }

    fn random_sync(
        &mut self,
        len: types::Caps,
        r#type: types::RandomHandle,
        buf: &(types::Fd, (u8, f64)),
    ) -> wasmtime::Error {
        self.reached("random", "random-sync");
        assert_eq!(len, types::Caps::CAP13 | types::Caps::CAP15);
        assert_eq!(r#type, types::RandomHandle::from(46));
        assert_eq!(*buf, (types::Fd::from(47), (1, 10000000000.0)));
        wasmtime::Error::msg("random-sync ends the guest")
    }

    fn random_poll(
        &mut self,
        r#type: Vec<types::Flag>,
        buf: types::RandomKind,
        timeout_1: types::Options,
        self_: &(GuestPtr<str>,),
    ) -> Result<types::SizeAndFd, types::Cell> {
        self.reached("random", "random-poll");
        assert_eq!(*r#type, [true, false]);
        assert_eq!(buf, types::RandomKind::Case5);
        assert_eq!(timeout_1, types::Options::SYNC | types::Options::_2X);
        assert_eq!(*self_, (GuestPtr::new((72, 7)),));
        Ok(types::SizeAndFd(6, types::Fd::from(47)))
    }

    fn random_wait_for(
        &mut self,
        buf: types::Rights,
        timeout_1: types::RandomMode,
        self_: (),
        flags: types::Fd,
        memory: &Result<u8, u16>,
    ) -> f64 {
        self.reached("random", "random-wait-for");
        assert_eq!(buf, types::Rights::RIGHT_47 | types::Rights::RIGHT_63);
        assert_eq!(timeout_1, types::RandomMode::FLAG_3 | types::RandomMode::FLAG_4);
        let () = self_;
        assert_eq!(flags, types::Fd::from(50));
        assert_eq!(*memory, Err(2));
        0.125
    }

    fn random_set_flags(&mut self) -> Result<(), ()> {
        self.reached("random", "random-set_flags");
        Err(())
    }

    fn random_map(
        &mut self,
        mem: &mut GuestMemory<'_>,
        self_: types::CellCell,
    ) -> Result<(types::Ratio,), types::Zone> {
        self.reached("random", "random-map");
        assert_eq!(self_, GuestPtr::new(68));
        assert_eq!(mem.read(self_).unwrap(), GuestPtr::new(64));
        mem.write(self_, GuestPtr::new(72)).unwrap();
        Ok((10000000000.0,))
    }

    fn random_send(&mut self, flags: Result<(), types::Errno>, memory: types::RandomHandle) {
        self.reached("random", "random-send");
        assert_eq!(flags, Ok(()));
        assert_eq!(memory, types::RandomHandle::from(51));
    }
}
