//! The module `locks`. Written by `generate.py`: change that, and run it again.

use std::borrow::Cow;

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/large.witx",
    modules(locks(name = Locks, docs = "The functions of `locks`, implemented.")),
    types = crate::types,
    success = ["low"],
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
    fn locks_close(
        &mut self,
        mem: &mut GuestMemory<'_>,
        memory: &types::Shape,
        arg0: types::LocksKind,
        value: GuestPtr<[GuestPtr<str>]>,
        _2nd: GuestPtr<(u8, u64)>,
        out: i64,
    ) -> Result<types::LocksKind, types::Level> {
        self.reached("locks", "locks-close");
        assert_eq!(*memory, types::Shape::Circle(0.125));
        assert_eq!(arg0, types::LocksKind::Case0);
        assert_eq!(value, GuestPtr::new((96, 2)));
        assert_eq!(_2nd, GuestPtr::new(112));
        assert_eq!(mem.read(_2nd).unwrap(), (255, 4));
        mem.write(_2nd, (1, 9223372036854775808)).unwrap();
        assert_eq!(out, -4);
        Ok(types::LocksKind::Case8)
    }

    fn locks_read(&mut self) -> Result<types::Points, types::Flag> {
        self.reached("locks", "locks-read");
        Err(true)
    }

    fn locks_poll(&mut self, value: String) -> types::Letter {
        self.reached("locks", "locks-poll");
        assert_eq!(value, "grüße");
        '\u{e9}'
    }

    fn locks_wait_for(
        &mut self,
        _2nd: types::Untagged,
        out: &types::LocksEvent,
    ) -> Result<types::Cell, ()> {
        self.reached("locks", "locks-wait-for");
        assert_eq!(_2nd, types::Untagged::AB(65535));
        assert_eq!(*out, types::LocksEvent::Case3(types::Untagged::CD(types::Fd::from(75))));
        Ok(GuestPtr::new(100))
    }

    fn locks_set_flags(
        &mut self,
        mem: &mut GuestMemory<'_>,
        out: GuestPtr<[types::Point]>,
        result: types::LocksHandle,
        r#where: GuestPtr<types::Mixed>,
    ) -> wasmtime::Error {
        self.reached("locks", "locks-set_flags");
        assert_eq!(out, GuestPtr::new((64, 1)));
        assert_eq!(result, types::LocksHandle::from(76));
        assert_eq!(r#where, GuestPtr::new(120));
        assert_eq!(mem.read(r#where).unwrap(), types::Mixed { a: 255, b: true, c: '\u{e9}', d: 65536.0, e: 4, f: types::Fd::from(82), g: types::Level::Type, h: types::Rights::RIGHT_20 | types::Rights::RIGHT_63, i: types::Perms::WRITE | types::Perms::EXEC, j: GuestPtr::new((72, 6)), k: GuestPtr::new((80, 1)), l: GuestPtr::new(88), m: (255, 2), n: Ok(1), o: types::Shape::Dot(types::Point { x: 2147483647, y: -2147483648 }), p: types::Pair(255, 3), r#type: GuestPtr::new(112), self_: types::MixedSelf::X(200), _3d: 255 });
        mem.write(r#where, types::Mixed { a: 1, b: false, c: '\u{10ffff}', d: 1.5, e: 9223372036854775808, f: types::Fd::from(83), g: types::Level::Low, h: types::Rights::RIGHT_21 | types::Rights::RIGHT_63, i: types::Perms::EXEC, j: GuestPtr::new((240, 6)), k: GuestPtr::new((248, 2)), l: GuestPtr::new(264), m: (1, 40000), n: Err(40000), o: types::Shape::Circle(0.125), p: types::Pair(1, 3735928559), r#type: GuestPtr::new(288), self_: types::MixedSelf::Y, _3d: 65 }).unwrap();
        wasmtime::Error::msg("locks-set_flags ends the guest")
    }

    fn locks_map(
        &mut self,
        result: f32,
        r#where: types::LocksKind,
        error: Cow<'_, str>,
        count: &types::Choice,
    ) -> Result<types::Era, types::Code> {
        self.reached("locks", "locks-map");
        assert_eq!(result, -0.25);
        assert_eq!(r#where, types::LocksKind::Case5);
        assert_eq!(error, "a path");
        assert_eq!(*count, types::Choice::High(9223372036854775808));
        Err(40000)
    }

    fn locks_send(
        &mut self,
        mem: &mut GuestMemory<'_>,
        r#where: GuestPtr<[types::Fd]>,
        error: types::LocksMode,
        count: GuestPtr<bool>,
        fd: f64,
        path: types::Names,
    ) -> types::Ratio {
        self.reached("locks", "locks-send");
        assert_eq!(r#where, GuestPtr::new((64, 3)));
        assert_eq!(error, types::LocksMode::FLAG_6 | types::LocksMode::FLAG_7);
        assert_eq!(count, GuestPtr::new(76));
        assert_eq!(mem.read(count).unwrap(), false);
        mem.write(count, true).unwrap();
        assert_eq!(fd, 0.125);
        assert_eq!(path, GuestPtr::new((88, 1)));
        0.125
    }

    fn locks_recv(&mut self) -> Result<types::Size, types::Errno> {
        self.reached("locks", "locks-recv");
        Ok(6)
    }

    fn locks_next(&mut self, count: &types::Number) -> Result<types::Level, types::Letter> {
        self.reached("locks", "locks-next");
        assert_eq!(*count, types::Number::_1(10000000000.0));
        Ok(types::Level::High)
    }

    fn locks_open(&mut self, fd: Vec<types::Level>, path: types::LocksHandle) {
        self.reached("locks", "locks-open");
        assert_eq!(*fd, [types::Level::Type, types::Level::Low, types::Level::High]);
        assert_eq!(path, types::LocksHandle::from(81));
    }
}
