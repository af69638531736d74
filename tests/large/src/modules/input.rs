//! The module `input`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/large.witx",
    modules(input(name = Input, docs = "The functions of `input`, implemented.")),
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
    fn input_close(
        &mut self,
        mem: &mut GuestMemory<'_>,
        memory: GuestPtr<[u8]>,
        arg0: types::InputKind,
        value: GuestPtr<types::Point>,
    ) -> Result<types::InputKind, types::Errno> {
        self.reached("input", "input_close");
        assert_eq!(memory, GuestPtr::new((64, 1)));
        assert_eq!(arg0, types::InputKind::Case0);
        assert_eq!(value, GuestPtr::new(68));
        assert_eq!(mem.read(value).unwrap(), types::Point { x: -2147483648, y: -3 });
        mem.write(value, types::Point { x: -3, y: 2147483647 }).unwrap();
        Ok(types::InputKind::Case3)
    }

    fn input_read(
        &mut self,
        arg0: u32,
        value: types::InputMode,
        _2nd: types::Delta,
        out: &types::Mixed,
    ) -> Result<(), types::Errno> {
        self.reached("input", "input_read");
        assert_eq!(arg0, 3735928559);
        assert_eq!(value, types::InputMode::FLAG_1 | types::InputMode::FLAG_3);
        assert_eq!(_2nd, -4);
        assert_eq!(*out, types::Mixed { a: 200, b: true, c: '\u{61}', d: -0.25, e: 18446744073709551615, f: types::Fd::from(120), g: types::Level::High, h: types::Rights::RIGHT_58 | types::Rights::RIGHT_63, i: types::Perms::READ | types::Perms::EXEC, j: GuestPtr::new((64, 7)), k: GuestPtr::new((72, 3)), l: GuestPtr::new(96), m: (200, 65535), n: Ok(255), o: types::Shape::None, p: types::Pair(200, 4294967295), r#type: GuestPtr::new(120), self_: types::MixedSelf::X(1), _3d: 255 });
        Err(types::Errno::Success)
    }

    fn input_send(
        &mut self,
        mem: &mut GuestMemory<'_>,
        value: GuestPtr<[u16]>,
        _2nd: types::InputStat,
        out: GuestPtr<GuestPtr<str>>,
        result: u64,
        r#where: types::Ratio,
    ) -> GuestPtr<types::Point> {
        self.reached("input", "input_send");
        assert_eq!(value, GuestPtr::new((64, 3)));
        assert_eq!(_2nd, types::InputStat { handle: types::InputHandle::from(114), kind: types::InputKind::Case3, f0: GuestPtr::new((72, 3)), f1: GuestPtr::new(96), f2: true, f3: GuestPtr::new((116, 3)) });
        assert_eq!(out, GuestPtr::new(160));
        assert_eq!(mem.read(out).unwrap(), GuestPtr::new((152, 7)));
        mem.write(out, GuestPtr::new((168, 6))).unwrap();
        assert_eq!(result, 18446744073709551615);
        assert_eq!(r#where, -2.5);
        GuestPtr::new(176)
    }

    fn input_recv(&mut self) -> Result<types::Deadline, types::Errno> {
        self.reached("input", "input_recv");
        Ok(4)
    }

    fn input_next(&mut self, out: &types::Pair) -> Result<types::Ratio, types::Errno> {
        self.reached("input", "input_next");
        assert_eq!(*out, types::Pair(200, 4294967295));
        Ok(10000000000.0)
    }

    fn input_open(
        &mut self,
        result: Vec<f64>,
        r#where: types::InputKind,
    ) -> Result<types::Flag, types::Errno> {
        self.reached("input", "input_open");
        assert_eq!(*result, [0.125, -2.5, 10000000000.0]);
        assert_eq!(r#where, types::InputKind::Case1);
        Err(types::Errno::Inval)
    }

    fn input_stat(
        &mut self,
        mem: &mut GuestMemory<'_>,
        r#where: GuestPtr<GuestPtr<[u16]>>,
        error: types::InputMode,
        count: i8,
    ) -> GuestPtr<u8> {
        self.reached("input", "input_stat");
        assert_eq!(r#where, GuestPtr::new(68));
        assert_eq!(mem.read(r#where).unwrap(), GuestPtr::new((64, 1)));
        mem.write(r#where, GuestPtr::new((76, 2))).unwrap();
        assert_eq!(error, types::InputMode::FLAG_2 | types::InputMode::FLAG_3);
        assert_eq!(count, -128);
        GuestPtr::new(80)
    }

    fn input_list(
        &mut self,
        error: types::Byte,
        count: &types::InputStat,
        fd: types::Unit,
        path: GuestPtr<[u8]>,
    ) -> Result<(), ()> {
        self.reached("input", "input_list");
        assert_eq!(error, 65);
        assert_eq!(*count, types::InputStat { handle: types::InputHandle::from(119), kind: types::InputKind::Case0, f0: GuestPtr::new((64, 2)), f1: GuestPtr::new(80), f2: false, f3: GuestPtr::new((100, 2)) });
        assert_eq!(fd, types::Unit());
        assert_eq!(path, GuestPtr::new((136, 2)));
        Ok(())
    }

    fn input_seek(
        &mut self,
        mem: &mut GuestMemory<'_>,
        count: GuestPtr<GuestPtr<types::Point>>,
        fd: types::InputEvent,
        path: i16,
        r#in: types::Flag,
        offset: &types::Tagged,
    ) -> Result<types::Letter, types::Errno> {
        self.reached("input", "input_seek");
        assert_eq!(count, GuestPtr::new(72));
        assert_eq!(mem.read(count).unwrap(), GuestPtr::new(64));
        mem.write(count, GuestPtr::new(76)).unwrap();
        assert_eq!(fd, types::InputEvent::Case0(GuestPtr::new((136, 1))));
        assert_eq!(path, 30000);
        assert_eq!(r#in, true);
        assert_eq!(*offset, types::Tagged::Low(3));
        Ok('\u{10ffff}')
    }

    fn input_rename(&mut self) {
        self.reached("input", "input_rename");
    }
}
