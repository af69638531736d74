//! The module `graphics_3d`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/large.witx",
    modules(graphics_3d(name = Graphics3d, docs = "The functions of `graphics_3d`, implemented.")),
    types = crate::types,
    missing_memory = types::Errno::Nomem,
    guest_error = crate::errno,
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
    #[guest(module = "graphics_3d", name = "close")]
    fn graphics_3d_close(
        &mut self,
        mem: &GuestMemory<'_>,
        memory: GuestPtr<Result<u64, ()>>,
    ) -> Result<types::Graphics3dKind, types::Errno> {
        self.reached("graphics_3d", "close");
        assert_eq!(memory, GuestPtr::new(64));
        assert_eq!(mem.read(memory).unwrap(), Err(()));
        Ok(types::Graphics3dKind::Case1)
    }

    fn graphics_3d_read(
        &mut self,
        arg0: types::Era,
        value: types::Graphics3dMode,
    ) -> Result<types::Shape, types::Errno> {
        self.reached("graphics_3d", "graphics_3d_read");
        assert_eq!(arg0, types::Era::Before);
        assert_eq!(value, types::Graphics3dMode::FLAG_1);
        Err(types::Errno::TooBig)
    }

    fn graphics_3d_set_flags(
        &mut self,
        value: &types::Vec,
        _2nd: types::Graphics3dStat,
        out: GuestPtr<[types::Shape]>,
    ) -> types::Caps {
        self.reached("graphics_3d", "graphics_3d_set_flags");
        assert_eq!(*value, types::Vec { r#box: 1, self_: 3735928559 });
        assert_eq!(_2nd, types::Graphics3dStat { handle: types::Graphics3dHandle::from(94), kind: types::Graphics3dKind::Case1, f0: GuestPtr::new((72, 1)), f1: GuestPtr::new(76), f2: 0.125, f3: GuestPtr::new((88, 1)), f4: types::Number::_1(10000000000.0), f5: GuestPtr::new((96, 3)), f6: GuestPtr::new(100) });
        assert_eq!(out, GuestPtr::new((176, 3)));
        types::Caps::CAP13 | types::Caps::CAP15
    }

    fn graphics_3d_map(
        &mut self,
        _2nd: types::Errno,
        out: &types::Graphics3dEvent,
        result: types::Some,
        r#where: GuestPtr<[GuestPtr<u8>]>,
    ) -> Result<types::Number, types::Errno> {
        self.reached("graphics_3d", "graphics_3d_map");
        assert_eq!(_2nd, types::Errno::Fault);
        assert_eq!(*out, types::Graphics3dEvent::Case1(GuestPtr::new(64)));
        assert_eq!(result, types::Some(types::Vec { r#box: 1, self_: 3735928559 }));
        assert_eq!(r#where, GuestPtr::new((108, 2)));
        Ok(types::Number::_1(10000000000.0))
    }

    fn graphics_3d_send(
        &mut self,
        out: types::Perms,
        result: types::Graphics3dHandle,
        r#where: &(u8, u32),
        error: Vec<types::Outcome>,
        count: types::Caps,
    ) -> Result<types::Outcome, types::Errno> {
        self.reached("graphics_3d", "graphics_3d_send");
        assert_eq!(out, types::Perms::EXEC);
        assert_eq!(result, types::Graphics3dHandle::from(96));
        assert_eq!(*r#where, (200, 4294967295));
        assert_eq!(*error, [Ok(6), Err(types::Errno::TooBig), Ok(6)]);
        assert_eq!(count, types::Caps::CAP3 | types::Caps::CAP15);
        Ok(Err(types::Errno::Inval))
    }

    fn graphics_3d_recv(&mut self) -> Result<(types::Size, types::Fd), types::Errno> {
        self.reached("graphics_3d", "graphics_3d_recv");
        Err(types::Errno::Nomem)
    }

    fn graphics_3d_next(&mut self, r#where: &(types::Fd, (u8, f64))) -> types::Options {
        self.reached("graphics_3d", "graphics_3d_next");
        assert_eq!(*r#where, (types::Fd::from(97), (255, -2.5)));
        types::Options::ASYNC | types::Options::_2X
    }

    fn graphics_3d_open(
        &mut self,
        error: Vec<types::Flag>,
        count: &types::Graphics3dStat,
    ) -> Result<types::Size, types::Errno> {
        self.reached("graphics_3d", "graphics_3d_open");
        assert_eq!(*error, [true, false, true]);
        assert_eq!(*count, types::Graphics3dStat { handle: types::Graphics3dHandle::from(99), kind: types::Graphics3dKind::Case0, f0: GuestPtr::new((76, 3)), f1: GuestPtr::new(88), f2: 10000000000.0, f3: GuestPtr::new((112, 3)), f4: types::Number::_0(1), f5: GuestPtr::new((136, 2)), f6: GuestPtr::new(140) });
        Ok(6)
    }

    fn graphics_3d_stat(
        &mut self,
        count: types::Options,
        fd: types::Graphics3dEvent,
        path: &(GuestPtr<str>,),
    ) -> Result<types::SizeAndFd, types::Errno> {
        self.reached("graphics_3d", "graphics_3d_stat");
        assert_eq!(count, types::Options::SYNC | types::Options::_2X);
        assert_eq!(fd, types::Graphics3dEvent::Case0(GuestPtr::new((64, 2))));
        assert_eq!(*path, (GuestPtr::new((92, 6)),));
        Ok(types::SizeAndFd(2147483648, types::Fd::from(100)))
    }

    fn graphics_3d_list(
        &mut self,
        fd: types::Rights,
        path: types::Graphics3dHandle,
        r#in: (),
        offset: types::Fd,
    ) {
        self.reached("graphics_3d", "graphics_3d_list");
        assert_eq!(fd, types::Rights::RIGHT_36 | types::Rights::RIGHT_63);
        assert_eq!(path, types::Graphics3dHandle::from(101));
        let () = r#in;
        assert_eq!(offset, types::Fd::from(103));
    }
}
