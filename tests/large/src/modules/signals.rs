//! The module `signals`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/large.witx",
    modules(signals(name = Signals, docs = "The functions of `signals`, implemented.")),
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
    fn signals_close(
        &mut self,
        memory: &types::Unit,
        arg0: types::SignalsKind,
        value: GuestPtr<[u8]>,
    ) -> Result<types::SignalsKind, types::Errno> {
        self.reached("signals", "signals_close");
        assert_eq!(*memory, types::Unit());
        assert_eq!(arg0, types::SignalsKind::Case2);
        assert_eq!(value, GuestPtr::new((64, 3)));
        Ok(types::SignalsKind::Case1)
    }

    fn signals_read(
        &mut self,
        mem: &mut GuestMemory<'_>,
        arg0: GuestPtr<GuestPtr<types::Point>>,
        value: types::SignalsMode,
        _2nd: i16,
        out: types::Flag,
    ) -> Result<types::Flag, types::Errno> {
        self.reached("signals", "signals_read");
        assert_eq!(arg0, GuestPtr::new(72));
        assert_eq!(mem.read(arg0).unwrap(), GuestPtr::new(64));
        mem.write(arg0, GuestPtr::new(76)).unwrap();
        assert_eq!(value, types::SignalsMode::FLAG_1);
        assert_eq!(_2nd, -2);
        assert_eq!(out, false);
        Err(types::Errno::Inval)
    }

    fn signals_seek(
        &mut self,
        mem: &mut GuestMemory<'_>,
        value: &types::Tagged,
        _2nd: types::SignalsStat,
        out: GuestPtr<[bool]>,
        result: GuestPtr<GuestPtr<GuestPtr<u8>>>,
        r#where: i32,
    ) -> u8 {
        self.reached("signals", "signals_seek");
        assert_eq!(*value, types::Tagged::Type);
        assert_eq!(_2nd, types::SignalsStat { handle: types::SignalsHandle::from(174), kind: types::SignalsKind::Case5, f0: types::Options::_2X, f1: (GuestPtr::new((76, 6)),), f2: types::Rights::RIGHT_50 | types::Rights::RIGHT_63, f3: (), f4: types::Fd::from(180) });
        assert_eq!(out, GuestPtr::new((128, 2)));
        assert_eq!(result, GuestPtr::new(144));
        assert_eq!(mem.read(result).unwrap(), GuestPtr::new(140));
        mem.write(result, GuestPtr::new(152)).unwrap();
        assert_eq!(r#where, -3);
        255
    }

    fn signals_rename(&mut self) -> Result<types::Letter, types::Errno> {
        self.reached("signals", "signals_rename");
        Ok('\u{61}')
    }

    fn signals_2x(&mut self, out: types::Letter) -> Result<types::Byte, types::Errno> {
        self.reached("signals", "signals_2x");
        assert_eq!(out, '\u{e9}');
        Ok(255)
    }

    fn signals_sync(
        &mut self,
        result: types::Shape,
        r#where: types::SignalsKind,
    ) -> Result<types::PathName, types::Errno> {
        self.reached("signals", "signals_sync");
        assert_eq!(result, types::Shape::Circle(0.125));
        assert_eq!(r#where, types::SignalsKind::Case7);
        Err(types::Errno::TooBig)
    }

    fn signals_poll(
        &mut self,
        mem: &mut GuestMemory<'_>,
        r#where: GuestPtr<[GuestPtr<str>]>,
        error: types::SignalsMode,
        count: GuestPtr<(u8, u64)>,
    ) -> u32 {
        self.reached("signals", "signals_poll");
        assert_eq!(r#where, GuestPtr::new((72, 1)));
        assert_eq!(error, types::SignalsMode::FLAG_0 | types::SignalsMode::FLAG_1);
        assert_eq!(count, GuestPtr::new(80));
        assert_eq!(mem.read(count).unwrap(), (255, 4));
        mem.write(count, (1, 9223372036854775808)).unwrap();
        2147483648
    }

    fn signals_wait_for(
        &mut self,
        error: i64,
        count: &types::SignalsStat,
        fd: &str,
        path: &types::Untagged,
    ) -> Result<(), types::Errno> {
        self.reached("signals", "signals_wait-for");
        assert_eq!(error, 9223372036854775807);
        assert_eq!(*count, types::SignalsStat { handle: types::SignalsHandle::from(179), kind: types::SignalsKind::Case0, f0: types::Options::ASYNC | types::Options::_2X, f1: (GuestPtr::new((64, 6)),), f2: types::Rights::RIGHT_55 | types::Rights::RIGHT_63, f3: (), f4: types::Fd::from(185) });
        assert_eq!(fd, "a path");
        assert_eq!(*path, types::Untagged::CD(types::Fd::from(181)));
        Ok(())
    }

    fn signals_set_flags(
        &mut self,
        mem: &mut GuestMemory<'_>,
        count: GuestPtr<[types::Point]>,
        fd: types::SignalsEvent,
        path: GuestPtr<types::Mixed>,
        r#in: f32,
        offset: types::PathName,
    ) -> Result<types::Points, types::Errno> {
        self.reached("signals", "signals_set_flags");
        assert_eq!(count, GuestPtr::new((64, 3)));
        assert_eq!(fd, types::SignalsEvent::Case0(GuestPtr::new((88, 6))));
        assert_eq!(path, GuestPtr::new(288));
        assert_eq!(mem.read(path).unwrap(), types::Mixed { a: 200, b: true, c: '\u{61}', d: -0.25, e: 18446744073709551615, f: types::Fd::from(186), g: types::Level::High, h: types::Rights::RIGHT_60 | types::Rights::RIGHT_63, i: types::Perms::READ | types::Perms::EXEC, j: GuestPtr::new((224, 7)), k: GuestPtr::new((232, 3)), l: GuestPtr::new(256), m: (200, 65535), n: Ok(255), o: types::Shape::None, p: types::Pair(200, 4294967295), r#type: GuestPtr::new(280), self_: types::MixedSelf::X(1), _3d: 255 });
        mem.write(path, types::Mixed { a: 255, b: false, c: '\u{e9}', d: 65536.0, e: 4, f: types::Fd::from(187), g: types::Level::Type, h: types::Rights::RIGHT_61 | types::Rights::RIGHT_63, i: types::Perms::WRITE | types::Perms::EXEC, j: GuestPtr::new((408, 6)), k: GuestPtr::new((416, 1)), l: GuestPtr::new(424), m: (255, 2), n: Err(2), o: types::Shape::Dot(types::Point { x: 2147483647, y: -2147483648 }), p: types::Pair(255, 3), r#type: GuestPtr::new(448), self_: types::MixedSelf::Y, _3d: 65 }).unwrap();
        assert_eq!(r#in, 65536.0);
        assert_eq!(offset, GuestPtr::new((456, 6)));
        Ok(GuestPtr::new((472, 3)))
    }

    fn signals_map(&mut self) {
        self.reached("signals", "signals_map");
    }
}
