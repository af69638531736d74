//! The module `threads`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/large.witx",
    modules(threads(name = Threads, docs = "The functions of `threads`, implemented.")),
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
    #[guest(module = "threads", name = "close")]
    fn threads_close(&mut self, path: &types::Choice) -> Result<types::ThreadsKind, types::Errno> {
        self.reached("threads", "close");
        assert_eq!(*path, types::Choice::High(9223372036854775808));
        Ok(types::ThreadsKind::Case1)
    }

    fn threads_read(
        &mut self,
        r#in: Vec<types::Fd>,
        offset: types::ThreadsMode,
    ) -> Result<types::Cell, types::Errno> {
        self.reached("threads", "threads_read");
        assert_eq!(*r#in, [types::Fd::from(182), types::Fd::from(183), types::Fd::from(184)]);
        assert_eq!(offset, types::ThreadsMode::FLAG_0 | types::ThreadsMode::FLAG_2);
        Ok(GuestPtr::new(80))
    }

    fn threads_rename(
        &mut self,
        mem: &mut GuestMemory<'_>,
        offset: GuestPtr<bool>,
        how: types::ThreadsStat,
        len: f64,
    ) -> types::Deadline {
        self.reached("threads", "threads_rename");
        assert_eq!(offset, GuestPtr::new(64));
        assert_eq!(mem.read(offset).unwrap(), false);
        mem.write(offset, true).unwrap();
        assert_eq!(how, types::ThreadsStat { handle: types::ThreadsHandle::from(184), kind: types::ThreadsKind::Case1, f0: Ok(1), f1: GuestPtr::new(72), f2: Ok(()), f3: GuestPtr::new(76), f4: Ok(types::Point { x: 2147483647, y: -2147483648 }), f5: 4294967295 });
        assert_eq!(len, 0.125);
        4
    }

    fn threads_2x(
        &mut self,
        how: Vec<GuestPtr<str>>,
        len: &types::ThreadsEvent,
        r#type: types::Number,
        buf: GuestPtr<[types::Level]>,
    ) -> Result<types::Era, types::Errno> {
        self.reached("threads", "threads_2x");
        assert_eq!(*how, [GuestPtr::new((64, 7)), GuestPtr::new((71, 6))]);
        assert_eq!(*len, types::ThreadsEvent::Case1(GuestPtr::new(104)));
        assert_eq!(r#type, types::Number::_0(1));
        assert_eq!(buf, GuestPtr::new((144, 2)));
        Err(types::Errno::Acces)
    }

    fn threads_sync(
        &mut self,
        mem: &GuestMemory<'_>,
        len: GuestPtr<u32>,
        r#type: types::ThreadsHandle,
        buf: char,
        timeout_1: Vec<types::Point>,
        self_: &types::Wide,
    ) -> Result<types::Level, types::Errno> {
        self.reached("threads", "threads_sync");
        assert_eq!(len, GuestPtr::new(64));
        assert_eq!(mem.read(len).unwrap(), 4294967295);
        assert_eq!(r#type, types::ThreadsHandle::from(186));
        assert_eq!(buf, '\u{e9}');
        assert_eq!(*timeout_1, [types::Point { x: -2147483648, y: -3 }, types::Point { x: -3, y: 2147483647 }, types::Point { x: 2147483647, y: -2147483648 }]);
        assert_eq!(*self_, types::Wide::After(GuestPtr::new((92, 6))));
        Ok(types::Level::Type)
    }

    fn threads_poll(&mut self) -> Result<types::Perms, types::Errno> {
        self.reached("threads", "threads_poll");
        Ok(types::Perms::READ | types::Perms::EXEC)
    }

    fn threads_wait_for(&mut self, buf: GuestPtr<[types::Rights]>) -> types::Letter {
        self.reached("threads", "threads_wait-for");
        assert_eq!(buf, GuestPtr::new((64, 2)));
        '\u{e9}'
    }

    fn threads_set_flags(
        &mut self,
        mem: &GuestMemory<'_>,
        timeout_1: GuestPtr<types::Segment>,
        self_: &types::ThreadsStat,
    ) -> Result<types::Size, types::Errno> {
        self.reached("threads", "threads_set_flags");
        assert_eq!(timeout_1, GuestPtr::new(64));
        assert_eq!(mem.read(timeout_1).unwrap(), types::Segment { from: types::Point { x: -2147483648, y: -3 }, to: types::Point { x: -3, y: 2147483647 }, w: -0.25 });
        assert_eq!(*self_, types::ThreadsStat { handle: types::ThreadsHandle::from(189), kind: types::ThreadsKind::Case0, f0: Err(65535), f1: GuestPtr::new(88), f2: Err(types::Errno::Inval), f3: GuestPtr::new(92), f4: Err(()), f5: 3735928559 });
        Err(types::Errno::Self_)
    }

    fn threads_map(
        &mut self,
        self_: bool,
        flags: types::ThreadsEvent,
        memory: types::Bytes,
    ) -> Result<types::Rights, types::Errno> {
        self.reached("threads", "threads_map");
        assert_eq!(self_, false);
        assert_eq!(flags, types::ThreadsEvent::Case0(GuestPtr::new((64, 2))));
        assert_eq!(memory, GuestPtr::new((80, 3)));
        Ok(types::Rights::RIGHT_61 | types::Rights::RIGHT_63)
    }

    fn threads_send(
        &mut self,
        mem: &GuestMemory<'_>,
        flags: types::Outcome,
        memory: types::ThreadsHandle,
        arg0: Vec<types::Mixed>,
        value: GuestPtr<GuestPtr<str>>,
    ) {
        self.reached("threads", "threads_send");
        assert_eq!(flags, Ok(6));
        assert_eq!(memory, types::ThreadsHandle::from(191));
        assert_eq!(*arg0, [types::Mixed { a: 1, b: false, c: '\u{10ffff}', d: 1.5, e: 9223372036854775808, f: types::Fd::from(197), g: types::Level::Low, h: types::Rights::RIGHT_7 | types::Rights::RIGHT_63, i: types::Perms::EXEC, j: GuestPtr::new((72, 6)), k: GuestPtr::new((80, 2)), l: GuestPtr::new(96), m: (1, 40000), n: Err(40000), o: types::Shape::Circle(0.125), p: types::Pair(1, 3735928559), r#type: GuestPtr::new(120), self_: types::MixedSelf::Y, _3d: 65 }]);
        assert_eq!(value, GuestPtr::new(256));
        assert_eq!(mem.read(value).unwrap(), GuestPtr::new((248, 7)));
    }
}
