//! The module `words`. Written by `generate.py`: change that, and run it again.

use std::borrow::Cow;

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/large.witx",
    modules(words(name = Words, docs = "The functions of `words`, implemented.")),
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
    fn r#type(
        &mut self,
        mem: &GuestMemory<'_>,
        path: GuestPtr<u32>,
        r#in: types::WordsKind,
        offset: char,
    ) -> Result<types::WordsKind, types::Errno> {
        self.reached("words", "type");
        assert_eq!(path, GuestPtr::new(64));
        assert_eq!(mem.read(path).unwrap(), 3);
        assert_eq!(r#in, types::WordsKind::Case2);
        assert_eq!(offset, '\u{10ffff}');
        Ok(types::WordsKind::Case1)
    }

    fn r#match(
        &mut self,
        r#in: Vec<types::Point>,
        offset: types::WordsMode,
        how: types::Wide,
        len: GuestPtr<[types::Rights]>,
    ) -> Result<types::Perms, types::Errno> {
        self.reached("words", "match");
        assert_eq!(*r#in, [types::Point { x: 2147483647, y: -2147483648 }, types::Point { x: -2147483648, y: -3 }]);
        assert_eq!(offset, types::WordsMode::FLAG_0);
        assert_eq!(how, types::Wide::Before(4));
        assert_eq!(len, GuestPtr::new((96, 2)));
        Ok(types::Perms::WRITE | types::Perms::EXEC)
    }

    fn self_(
        &mut self,
        mem: &GuestMemory<'_>,
        offset: GuestPtr<types::Segment>,
        how: types::WordsStat,
        len: bool,
        r#type: Cow<'_, [u8]>,
        buf: &types::Outcome,
    ) -> types::Fd {
        self.reached("words", "self");
        assert_eq!(offset, GuestPtr::new(64));
        assert_eq!(mem.read(offset).unwrap(), types::Segment { from: types::Point { x: -2147483648, y: -3 }, to: types::Point { x: -3, y: 2147483647 }, w: -0.25 });
        assert_eq!(how, types::WordsStat { handle: types::WordsHandle::from(84), kind: types::WordsKind::Case5, f0: types::Untagged::AB(65535), f1: GuestPtr::new((84, 1)), f2: GuestPtr::new(152), f3: 65536.0, f4: GuestPtr::new((272, 6)), f5: types::Choice::High(9223372036854775808) });
        assert_eq!(len, false);
        assert_eq!(*r#type, [255, 1, 200]);
        assert_eq!(*buf, Err(types::Errno::Fault));
        types::Fd::from(83)
    }

    #[r#override]
    fn r#override(&mut self, arg0: i32) -> i32 {
        self.reached("words", "override");
        assert_eq!(arg0, 64);
        0
    }

    fn r#async(&mut self, len: GuestPtr<[types::Mixed]>) -> Result<types::Fd, types::Errno> {
        self.reached("words", "async");
        assert_eq!(len, GuestPtr::new((176, 2)));
        Ok(types::Fd::from(85))
    }

    fn crate_(
        &mut self,
        mem: &GuestMemory<'_>,
        r#type: GuestPtr<GuestPtr<str>>,
        buf: types::WordsKind,
    ) -> Result<types::Point, types::Errno> {
        self.reached("words", "crate");
        assert_eq!(r#type, GuestPtr::new(72));
        assert_eq!(mem.read(r#type).unwrap(), GuestPtr::new((64, 6)));
        assert_eq!(buf, types::WordsKind::Case7);
        Ok(types::Point { x: -2147483648, y: -3 })
    }

    fn r#loop(
        &mut self,
        buf: u8,
        timeout_1: types::WordsMode,
        self_: types::Level,
    ) -> types::Perms {
        self.reached("words", "loop");
        assert_eq!(buf, 255);
        assert_eq!(timeout_1, types::WordsMode::FLAG_0);
        assert_eq!(self_, types::Level::Type);
        types::Perms::READ | types::Perms::EXEC
    }

    fn r#fn(
        &mut self,
        mem: &GuestMemory<'_>,
        timeout_1: types::Done,
        self_: &types::WordsStat,
        flags: Vec<GuestPtr<[u8]>>,
        memory: GuestPtr<types::Cell>,
    ) -> Result<(), types::Errno> {
        self.reached("words", "fn");
        assert_eq!(timeout_1, Ok(()));
        assert_eq!(*self_, types::WordsStat { handle: types::WordsHandle::from(89), kind: types::WordsKind::Case0, f0: types::Untagged::CD(types::Fd::from(91)), f1: GuestPtr::new((72, 3)), f2: GuestPtr::new(152), f3: -0.25, f4: GuestPtr::new((272, 6)), f5: types::Choice::Low(1) });
        assert_eq!(*flags, [GuestPtr::new((336, 1))]);
        assert_eq!(memory, GuestPtr::new(352));
        assert_eq!(mem.read(memory).unwrap(), GuestPtr::new(348));
        Err(types::Errno::Inval)
    }

    fn _3d(
        &mut self,
        self_: u32,
        flags: types::WordsEvent,
        memory: types::Zone,
        arg0: types::Whether,
        value: GuestPtr<[(u8, u16)]>,
    ) -> Result<types::Mixed, types::Errno> {
        self.reached("words", "3d");
        assert_eq!(self_, 2147483648);
        assert_eq!(flags, types::WordsEvent::Case0(GuestPtr::new((64, 1))));
        assert_eq!(memory, types::Zone::Local1);
        assert_eq!(arg0, Ok(()));
        assert_eq!(value, GuestPtr::new((96, 1)));
        Ok(types::Mixed { a: 255, b: true, c: '\u{e9}', d: 65536.0, e: 4, f: types::Fd::from(94), g: types::Level::Type, h: types::Rights::RIGHT_32 | types::Rights::RIGHT_63, i: types::Perms::WRITE | types::Perms::EXEC, j: GuestPtr::new((224, 6)), k: GuestPtr::new((232, 1)), l: GuestPtr::new(240), m: (255, 2), n: Ok(1), o: types::Shape::Dot(types::Point { x: 2147483647, y: -2147483648 }), p: types::Pair(255, 3), r#type: GuestPtr::new(264), self_: types::MixedSelf::X(200), _3d: 255 })
    }

    fn r#become(&mut self) {
        self.reached("words", "become");
    }
}
