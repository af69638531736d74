//! The module `key-value`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/large.witx",
    modules(key_value(name = KeyValue, docs = "The functions of `key-value`, implemented.")),
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
    #[guest(module = "key-value", name = "close")]
    fn key_value_close(&mut self, memory: bool) -> Result<types::KeyValueKind, types::Errno> {
        self.reached("key-value", "close");
        assert_eq!(memory, false);
        Ok(types::KeyValueKind::Case1)
    }

    fn key_value_read(
        &mut self,
        arg0: &[u8],
        value: types::KeyValueMode,
    ) -> Result<types::Fd, types::Errno> {
        self.reached("key-value", "key_value_read");
        assert_eq!(*arg0, [255, 1, 200]);
        assert_eq!(value, types::KeyValueMode::FLAG_1 | types::KeyValueMode::FLAG_3);
        Err(types::Errno::Inval)
    }

    fn key_value_seek(
        &mut self,
        value: &types::Outcome,
        _2nd: types::KeyValueStat,
        out: GuestPtr<[types::Mixed]>,
    ) -> i32 {
        self.reached("key-value", "key_value_seek");
        assert_eq!(*value, Err(types::Errno::Nomem));
        assert_eq!(_2nd, types::KeyValueStat { handle: types::KeyValueHandle::from(34), kind: types::KeyValueKind::Case0, f0: types::Mixed { a: 1, b: false, c: '\u{10ffff}', d: 1.5, e: 9223372036854775808, f: types::Fd::from(41), g: types::Level::Low, h: types::Rights::RIGHT_43 | types::Rights::RIGHT_63, i: types::Perms::EXEC, j: GuestPtr::new((72, 6)), k: GuestPtr::new((80, 2)), l: GuestPtr::new(96), m: (1, 40000), n: Err(40000), o: types::Shape::Circle(0.125), p: types::Pair(1, 3735928559), r#type: GuestPtr::new(120), self_: types::MixedSelf::Y, _3d: 65 }, f1: GuestPtr::new((128, 2)), f2: GuestPtr::new(140), f3: 4, f4: 10000000000.0, f5: types::Pair(255, 3) });
        assert_eq!(out, GuestPtr::new((488, 3)));
        -3
    }

    fn key_value_rename(
        &mut self,
        mem: &GuestMemory<'_>,
        _2nd: GuestPtr<GuestPtr<str>>,
        out: &types::KeyValueEvent,
        result: u8,
        r#where: types::Level,
    ) -> Result<types::Point, types::Errno> {
        self.reached("key-value", "key_value_rename");
        assert_eq!(_2nd, GuestPtr::new(72));
        assert_eq!(mem.read(_2nd).unwrap(), GuestPtr::new((64, 7)));
        assert_eq!(*out, types::KeyValueEvent::Case0(GuestPtr::new((80, 3))));
        assert_eq!(result, 65);
        assert_eq!(r#where, types::Level::High);
        Ok(types::Point { x: 2147483647, y: -2147483648 })
    }

    fn key_value_2x(
        &mut self,
        mem: &GuestMemory<'_>,
        out: &types::Done,
        result: types::KeyValueHandle,
        r#where: GuestPtr<[GuestPtr<[u8]>]>,
        error: GuestPtr<types::Cell>,
        count: u32,
    ) -> Result<types::Mixed, types::Errno> {
        self.reached("key-value", "key_value_2x");
        assert_eq!(*out, Err(types::Errno::Success));
        assert_eq!(result, types::KeyValueHandle::from(36));
        assert_eq!(r#where, GuestPtr::new((80, 2)));
        assert_eq!(error, GuestPtr::new(100));
        assert_eq!(mem.read(error).unwrap(), GuestPtr::new(96));
        assert_eq!(count, 2147483648);
        Ok(types::Mixed { a: 255, b: true, c: '\u{e9}', d: 65536.0, e: 4, f: types::Fd::from(40), g: types::Level::Type, h: types::Rights::RIGHT_42 | types::Rights::RIGHT_63, i: types::Perms::WRITE | types::Perms::EXEC, j: GuestPtr::new((224, 6)), k: GuestPtr::new((232, 1)), l: GuestPtr::new(240), m: (255, 2), n: Ok(1), o: types::Shape::Dot(types::Point { x: 2147483647, y: -2147483648 }), p: types::Pair(255, 3), r#type: GuestPtr::new(264), self_: types::MixedSelf::X(200), _3d: 255 })
    }

    fn key_value_sync(&mut self) -> Result<types::Shape, types::Errno> {
        self.reached("key-value", "key_value_sync");
        Err(types::Errno::TooBig)
    }

    fn key_value_poll(&mut self, r#where: types::Zone) -> i64 {
        self.reached("key-value", "key_value_poll");
        assert_eq!(r#where, types::Zone::Local1);
        9223372036854775807
    }

    fn key_value_wait_for(
        &mut self,
        error: types::Whether,
        count: &types::KeyValueStat,
    ) -> Result<(), types::Errno> {
        self.reached("key-value", "key_value_wait-for");
        assert_eq!(error, Ok(()));
        assert_eq!(*count, types::KeyValueStat { handle: types::KeyValueHandle::from(39), kind: types::KeyValueKind::Case0, f0: types::Mixed { a: 255, b: true, c: '\u{e9}', d: 65536.0, e: 4, f: types::Fd::from(46), g: types::Level::Type, h: types::Rights::RIGHT_48 | types::Rights::RIGHT_63, i: types::Perms::WRITE | types::Perms::EXEC, j: GuestPtr::new((64, 6)), k: GuestPtr::new((72, 1)), l: GuestPtr::new(80), m: (255, 2), n: Ok(1), o: types::Shape::Dot(types::Point { x: 2147483647, y: -2147483648 }), p: types::Pair(255, 3), r#type: GuestPtr::new(104), self_: types::MixedSelf::X(200), _3d: 255 }, f1: GuestPtr::new((112, 1)), f2: GuestPtr::new(124), f3: 18446744073709551615, f4: -2.5, f5: types::Pair(200, 4294967295) });
        Ok(())
    }

    fn key_value_set_flags(
        &mut self,
        mem: &GuestMemory<'_>,
        count: GuestPtr<[(u8, u16)]>,
        fd: types::KeyValueEvent,
        path: GuestPtr<Result<u64, ()>>,
    ) -> Result<types::Number, types::Errno> {
        self.reached("key-value", "key_value_set_flags");
        assert_eq!(count, GuestPtr::new((64, 1)));
        assert_eq!(fd, types::KeyValueEvent::Case0(GuestPtr::new((68, 2))));
        assert_eq!(path, GuestPtr::new(200));
        assert_eq!(mem.read(path).unwrap(), Err(()));
        Ok(types::Number::_0(1))
    }

    fn key_value_map(
        &mut self,
        fd: types::Era,
        path: types::KeyValueHandle,
        r#in: types::Vec,
        offset: GuestPtr<[types::Shape]>,
    ) {
        self.reached("key-value", "key_value_map");
        assert_eq!(fd, types::Era::Before);
        assert_eq!(path, types::KeyValueHandle::from(41));
        assert_eq!(r#in, types::Vec { r#box: 1, self_: 3735928559 });
        assert_eq!(offset, GuestPtr::new((72, 2)));
    }
}
