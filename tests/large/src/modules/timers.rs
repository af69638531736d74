//! The module `timers`. Written by `generate.py`: change that, and run it again.

use std::borrow::Cow;

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/modules/timers.witx",
    modules(timers(name = Timers, docs = "The functions of `timers`, implemented.")),
    types = crate::types,
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
    #[guest(module = "timers", name = "close")]
    fn timers_close(
        &mut self,
        memory: &(GuestPtr<str>,),
    ) -> Result<types::TimersKind, types::Errno> {
        self.reached("timers", "close");
        assert_eq!(*memory, (GuestPtr::new((64, 7)),));
        Ok(types::TimersKind::Case7)
    }

    fn timers_read(
        &mut self,
        arg0: types::Rights,
        value: types::TimersMode,
    ) -> Result<(types::Size, types::Fd), types::Errno> {
        self.reached("timers", "timers_read");
        assert_eq!(arg0, types::Rights::RIGHT_24 | types::Rights::RIGHT_63);
        assert_eq!(value, types::TimersMode::FLAG_1 | types::TimersMode::FLAG_7);
        Err(types::Errno::Nomem)
    }

    fn timers_stat(&mut self, value: (), _2nd: types::TimersStat, out: types::Fd) -> i64 {
        self.reached("timers", "timers_stat");
        let () = value;
        assert_eq!(_2nd, types::TimersStat { handle: types::TimersHandle::from(154), kind: types::TimersKind::Case3, f0: GuestPtr::new((68, 1)), f1: types::Perms::WRITE | types::Perms::EXEC, f2: (255, 3) });
        assert_eq!(out, types::Fd::from(155));
        -4
    }

    fn timers_list(
        &mut self,
        mem: &mut GuestMemory<'_>,
        _2nd: Result<u8, u16>,
        out: &types::TimersEvent,
        result: types::CellCell,
        r#where: &Result<(), types::Errno>,
    ) -> Result<types::SizeAndFd, types::Errno> {
        self.reached("timers", "timers_list");
        assert_eq!(_2nd, Ok(200));
        assert_eq!(*out, types::TimersEvent::Case3((GuestPtr::new((72, 6)),)));
        assert_eq!(result, GuestPtr::new(116));
        assert_eq!(mem.read(result).unwrap(), GuestPtr::new(112));
        mem.write(result, GuestPtr::new(120)).unwrap();
        assert_eq!(*r#where, Err(types::Errno::Fault));
        Ok(types::SizeAndFd(6, types::Fd::from(155)))
    }

    fn timers_seek(
        &mut self,
        mem: &GuestMemory<'_>,
        out: types::Frozen,
        result: types::TimersHandle,
        r#where: &Result<types::Point, ()>,
        error: types::Option,
        count: Result<(), ()>,
    ) -> Result<(types::Ratio,), types::Errno> {
        self.reached("timers", "timers_seek");
        assert_eq!(out, GuestPtr::new(64));
        assert_eq!(mem.read(out).unwrap(), types::Point { x: -2147483648, y: -3 });
        assert_eq!(result, types::TimersHandle::from(156));
        assert_eq!(*r#where, Err(()));
        assert_eq!(error, 4294967295);
        assert_eq!(count, Err(()));
        Ok((0.125,))
    }

    fn timers_rename(&mut self) -> Result<types::Whether, types::Errno> {
        self.reached("timers", "timers_rename");
        Err(types::Errno::Acces)
    }

    fn timers_2x(&mut self, r#where: &types::Timers2xWhere) -> f32 {
        self.reached("timers", "timers_2x");
        assert_eq!(*r#where, types::Timers2xWhere(200, 65535, 4, 200, 65535, 4, 200, 65535, 4, 200, 65535, 4, false));
        -0.25
    }

    fn timers_sync(
        &mut self,
        error: types::TimersSyncError,
        count: &types::TimersStat,
    ) -> Result<(), ()> {
        self.reached("timers", "timers_sync");
        assert_eq!(error, types::TimersSyncError::C(GuestPtr::new((64, 6))));
        assert_eq!(*count, types::TimersStat { handle: types::TimersHandle::from(159), kind: types::TimersKind::Case0, f0: GuestPtr::new((88, 3)), f1: types::Perms::READ | types::Perms::EXEC, f2: (200, 4294967295) });
        Ok(())
    }

    fn timers_poll(
        &mut self,
        count: types::TimersPollCount,
        fd: types::TimersEvent,
        path: u8,
    ) -> Result<(types::Rights, types::PathName, types::Pair, types::Point), types::Errno> {
        self.reached("timers", "timers_poll");
        assert_eq!(count, types::TimersPollCount::On);
        assert_eq!(fd, types::TimersEvent::Case0((types::Fd::from(160), (255, -2.5))));
        assert_eq!(path, 255);
        Ok((types::Rights::RIGHT_31 | types::Rights::RIGHT_63, GuestPtr::new((128, 7)), types::Pair(255, 3), types::Point { x: -3, y: 2147483647 }))
    }

    fn timers_wait_for(
        &mut self,
        mem: &mut GuestMemory<'_>,
        fd: types::Size,
        path: types::TimersHandle,
        r#in: Cow<'_, str>,
        offset: GuestPtr<u8>,
    ) {
        self.reached("timers", "timers_wait-for");
        assert_eq!(fd, 6);
        assert_eq!(path, types::TimersHandle::from(161));
        assert_eq!(r#in, "a path");
        assert_eq!(offset, GuestPtr::new(70));
        assert_eq!(mem.read(offset).unwrap(), 200);
        mem.write(offset, 255).unwrap();
    }
}
