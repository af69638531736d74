//! The module `files`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/large.witx",
    modules(files(name = Files, docs = "The functions of `files`, implemented.")),
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
    fn close(&mut self, path: u8) -> Result<types::FilesKind, types::Errno> {
        self.reached("files", "close");
        assert_eq!(path, 200);
        Ok(types::FilesKind::Case1)
    }

    fn read(&mut self, r#in: types::Size, offset: types::FilesMode) -> Result<(), types::Errno> {
        self.reached("files", "read");
        assert_eq!(r#in, 6);
        assert_eq!(offset, types::FilesMode::FLAG_0);
        Ok(())
    }

    fn files_open(&mut self, offset: &types::Point, how: types::FilesStat, len: String) -> u8 {
        self.reached("files", "files_open");
        assert_eq!(*offset, types::Point { x: -3, y: 2147483647 });
        assert_eq!(how, types::FilesStat { handle: types::FilesHandle::from(4), kind: types::FilesKind::Case1, f0: 1, f1: 2147483648, f2: types::Point { x: -2147483648, y: -3 } });
        assert_eq!(len, "日本");
        1
    }

    fn files_stat(
        &mut self,
        mem: &mut GuestMemory<'_>,
        how: GuestPtr<u8>,
        len: &types::FilesEvent,
        r#type: u16,
        buf: types::Deadline,
    ) -> Result<types::Size, types::Errno> {
        self.reached("files", "files_stat");
        assert_eq!(how, GuestPtr::new(64));
        assert_eq!(mem.read(how).unwrap(), 200);
        mem.write(how, 255).unwrap();
        assert_eq!(*len, types::FilesEvent::Case1(255));
        assert_eq!(r#type, 2);
        assert_eq!(buf, 9223372036854775808);
        Err(types::Errno::Inval)
    }

    fn files_list(
        &mut self,
        mem: &mut GuestMemory<'_>,
        len: &types::Segment,
        r#type: types::FilesHandle,
        buf: GuestPtr<[u8]>,
        timeout_1: GuestPtr<types::Point>,
        self_: u32,
    ) -> Result<types::Deadline, types::Errno> {
        self.reached("files", "files_list");
        assert_eq!(*len, types::Segment { from: types::Point { x: -2147483648, y: -3 }, to: types::Point { x: -3, y: 2147483647 }, w: -0.25 });
        assert_eq!(r#type, types::FilesHandle::from(6));
        assert_eq!(buf, GuestPtr::new((84, 2)));
        assert_eq!(timeout_1, GuestPtr::new(88));
        assert_eq!(mem.read(timeout_1).unwrap(), types::Point { x: -2147483648, y: -3 });
        mem.write(timeout_1, types::Point { x: -3, y: 2147483647 }).unwrap();
        assert_eq!(self_, 3);
        Ok(18446744073709551615)
    }

    fn files_seek(&mut self) -> Result<types::Ratio, types::Errno> {
        self.reached("files", "files_seek");
        Ok(-2.5)
    }

    fn files_rename(&mut self, buf: types::Delta) -> u16 {
        self.reached("files", "files_rename");
        assert_eq!(buf, 9223372036854775807);
        40000
    }

    fn files_2x(
        &mut self,
        timeout_1: types::Mixed,
        self_: &types::FilesStat,
    ) -> Result<types::Size, types::Errno> {
        self.reached("files", "files_2x");
        assert_eq!(timeout_1, types::Mixed { a: 255, b: false, c: '\u{e9}', d: 65536.0, e: 4, f: types::Fd::from(13), g: types::Level::Type, h: types::Rights::RIGHT_15 | types::Rights::RIGHT_63, i: types::Perms::WRITE | types::Perms::EXEC, j: GuestPtr::new((64, 6)), k: GuestPtr::new((72, 1)), l: GuestPtr::new(80), m: (255, 2), n: Err(2), o: types::Shape::Dot(types::Point { x: 2147483647, y: -2147483648 }), p: types::Pair(255, 3), r#type: GuestPtr::new(104), self_: types::MixedSelf::Y, _3d: 65 });
        assert_eq!(*self_, types::FilesStat { handle: types::FilesHandle::from(9), kind: types::FilesKind::Case0, f0: 255, f1: 6, f2: types::Point { x: 2147483647, y: -2147483648 } });
        Err(types::Errno::TooBig)
    }

    fn files_sync(
        &mut self,
        mem: &mut GuestMemory<'_>,
        self_: GuestPtr<[u16]>,
        flags: types::FilesEvent,
        memory: GuestPtr<GuestPtr<str>>,
    ) -> Result<types::Flag, types::Errno> {
        self.reached("files", "files_sync");
        assert_eq!(self_, GuestPtr::new((64, 1)));
        assert_eq!(flags, types::FilesEvent::Case0);
        assert_eq!(memory, GuestPtr::new(76));
        assert_eq!(mem.read(memory).unwrap(), GuestPtr::new((68, 6)));
        mem.write(memory, GuestPtr::new((84, 6))).unwrap();
        Ok(false)
    }

    fn files_poll(
        &mut self,
        flags: u64,
        memory: types::FilesHandle,
        arg0: types::Ratio,
        value: &types::Pair,
    ) {
        self.reached("files", "files_poll");
        assert_eq!(flags, 9223372036854775808);
        assert_eq!(memory, types::FilesHandle::from(11));
        assert_eq!(arg0, -2.5);
        assert_eq!(*value, types::Pair(200, 4294967295));
    }
}
