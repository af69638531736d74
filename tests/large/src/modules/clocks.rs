//! The module `clocks`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/modules/clocks.witx",
    modules(clocks(name = Clocks, docs = "The functions of `clocks`, implemented.")),
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
    fn clocks_close(
        &mut self,
        path: i64,
        r#in: types::ClocksKind,
        offset: types::Text,
    ) -> Result<types::ClocksKind, types::Errno> {
        self.reached("clocks", "clocks_close");
        assert_eq!(path, -4);
        assert_eq!(r#in, types::ClocksKind::Case2);
        assert_eq!(offset, GuestPtr::new((64, 6)));
        Ok(types::ClocksKind::Case1)
    }

    fn clocks_read(
        &mut self,
        mem: &mut GuestMemory<'_>,
        r#in: types::Untagged,
        offset: types::ClocksMode,
        how: Vec<types::Point>,
        len: GuestPtr<types::Mixed>,
    ) -> Result<types::Cell, types::Errno> {
        self.reached("clocks", "clocks_read");
        assert_eq!(r#in, types::Untagged::AB(40000));
        assert_eq!(offset, types::ClocksMode::FLAG_2);
        assert_eq!(*how, [types::Point { x: -3, y: 2147483647 }]);
        assert_eq!(len, GuestPtr::new(144));
        assert_eq!(mem.read(len).unwrap(), types::Mixed { a: 200, b: true, c: '\u{61}', d: -0.25, e: 18446744073709551615, f: types::Fd::from(30), g: types::Level::High, h: types::Rights::RIGHT_32 | types::Rights::RIGHT_63, i: types::Perms::READ | types::Perms::EXEC, j: GuestPtr::new((80, 7)), k: GuestPtr::new((88, 3)), l: GuestPtr::new(112), m: (200, 65535), n: Ok(255), o: types::Shape::None, p: types::Pair(200, 4294967295), r#type: GuestPtr::new(136), self_: types::MixedSelf::X(1), _3d: 255 });
        mem.write(len, types::Mixed { a: 255, b: false, c: '\u{e9}', d: 65536.0, e: 4, f: types::Fd::from(31), g: types::Level::Type, h: types::Rights::RIGHT_33 | types::Rights::RIGHT_63, i: types::Perms::WRITE | types::Perms::EXEC, j: GuestPtr::new((264, 6)), k: GuestPtr::new((272, 1)), l: GuestPtr::new(280), m: (255, 2), n: Err(2), o: types::Shape::Dot(types::Point { x: 2147483647, y: -2147483648 }), p: types::Pair(255, 3), r#type: GuestPtr::new(304), self_: types::MixedSelf::Y, _3d: 65 }).unwrap();
        Ok(GuestPtr::new(316))
    }

    fn clocks_list(
        &mut self,
        offset: f32,
        how: types::ClocksStat,
        len: String,
        r#type: types::Choice,
        buf: GuestPtr<[types::Fd]>,
    ) -> i8 {
        self.reached("clocks", "clocks_list");
        assert_eq!(offset, 65536.0);
        assert_eq!(how, types::ClocksStat { handle: types::ClocksHandle::from(24), kind: types::ClocksKind::Case1, f0: types::Segment { from: types::Point { x: -2147483648, y: -3 }, to: types::Point { x: -3, y: 2147483647 }, w: -0.25 }, f1: GuestPtr::new((64, 1)), f2: GuestPtr::new(68), f3: 4294967295, f4: -4 });
        assert_eq!(len, "grüße");
        assert_eq!(r#type, types::Choice::Type(types::Point { x: -2147483648, y: -3 }));
        assert_eq!(buf, GuestPtr::new((160, 1)));
        -128
    }

    fn clocks_seek(&mut self) -> Result<types::Era, types::Errno> {
        self.reached("clocks", "clocks_seek");
        Err(types::Errno::Fault)
    }

    fn clocks_rename(
        &mut self,
        mem: &mut GuestMemory<'_>,
        len: GuestPtr<bool>,
    ) -> Result<types::Level, types::Errno> {
        self.reached("clocks", "clocks_rename");
        assert_eq!(len, GuestPtr::new(64));
        assert_eq!(mem.read(len).unwrap(), false);
        mem.write(len, true).unwrap();
        Ok(types::Level::High)
    }

    fn clocks_2x(
        &mut self,
        r#type: f64,
        buf: types::ClocksKind,
    ) -> Result<types::Perms, types::Errno> {
        self.reached("clocks", "clocks_2x");
        assert_eq!(r#type, 0.125);
        assert_eq!(buf, types::ClocksKind::Case3);
        Ok(types::Perms::EXEC)
    }

    fn clocks_sync(
        &mut self,
        buf: types::Names,
        timeout_1: types::ClocksMode,
        self_: &types::Number,
    ) -> i16 {
        self.reached("clocks", "clocks_sync");
        assert_eq!(buf, GuestPtr::new((72, 1)));
        assert_eq!(timeout_1, types::ClocksMode::FLAG_1 | types::ClocksMode::FLAG_2);
        assert_eq!(*self_, types::Number::_2(types::Point { x: -2147483648, y: -3 }));
        -2
    }

    fn clocks_poll(
        &mut self,
        mem: &GuestMemory<'_>,
        timeout_1: Vec<types::Level>,
        self_: &types::ClocksStat,
        flags: GuestPtr<u32>,
        memory: char,
    ) -> Result<(), ()> {
        self.reached("clocks", "clocks_poll");
        assert_eq!(*timeout_1, [types::Level::High, types::Level::Type]);
        assert_eq!(*self_, types::ClocksStat { handle: types::ClocksHandle::from(29), kind: types::ClocksKind::Case2, f0: types::Segment { from: types::Point { x: 2147483647, y: -2147483648 }, to: types::Point { x: -2147483648, y: -3 }, w: 1.5 }, f1: GuestPtr::new((66, 3)), f2: GuestPtr::new(72), f3: 3735928559, f4: -9223372036854775808 });
        assert_eq!(flags, GuestPtr::new(136));
        assert_eq!(mem.read(flags).unwrap(), 3);
        assert_eq!(memory, '\u{e9}');
        Err(())
    }

    fn clocks_wait_for(
        &mut self,
        mem: &GuestMemory<'_>,
        self_: types::Points,
        flags: types::ClocksEvent,
        memory: &types::Wide,
        arg0: Vec<types::Rights>,
        value: GuestPtr<types::Segment>,
    ) -> Result<types::Rights, types::Errno> {
        self.reached("clocks", "clocks_wait-for");
        assert_eq!(self_, GuestPtr::new((64, 3)));
        assert_eq!(flags, types::ClocksEvent::Case2(4));
        assert_eq!(*memory, types::Wide::After(GuestPtr::new((120, 7))));
        assert_eq!(*arg0, [types::Rights::RIGHT_32 | types::Rights::RIGHT_63, types::Rights::RIGHT_33 | types::Rights::RIGHT_63, types::Rights::RIGHT_34 | types::Rights::RIGHT_63]);
        assert_eq!(value, GuestPtr::new(168));
        assert_eq!(mem.read(value).unwrap(), types::Segment { from: types::Point { x: -3, y: 2147483647 }, to: types::Point { x: 2147483647, y: -2147483648 }, w: 65536.0 });
        Ok(types::Rights::RIGHT_29 | types::Rights::RIGHT_63)
    }

    fn clocks_set_flags(&mut self) {
        self.reached("clocks", "clocks_set_flags");
    }
}
