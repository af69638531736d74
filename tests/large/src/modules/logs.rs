//! The module `logs`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/modules/logs.witx",
    types = crate::types,
    success = ["low", "utc"],
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
    fn logs_close(
        &mut self,
        path: u16,
        r#in: types::LogsKind,
        offset: types::Deadline,
        how: types::Segment,
        len: Vec<u8>,
    ) -> Result<types::LogsKind, types::Fd> {
        self.reached("logs", "logs-close");
        assert_eq!(path, 65535);
        assert_eq!(r#in, types::LogsKind::Case0);
        assert_eq!(offset, 9223372036854775808);
        assert_eq!(how, types::Segment { from: types::Point { x: -2147483648, y: -3 }, to: types::Point { x: -3, y: 2147483647 }, w: -0.25 });
        assert_eq!(*len, [1]);
        Ok(types::LogsKind::Case8)
    }

    #[guest(module = "logs", name = "read")]
    fn logs_read(&mut self) -> Result<types::Unit, types::Cell> {
        self.reached("logs", "read");
        Ok(types::Unit())
    }

    fn logs_list(&mut self, mem: &mut GuestMemory<'_>, offset: GuestPtr<types::Point>) -> f64 {
        self.reached("logs", "logs-list");
        assert_eq!(offset, GuestPtr::new(64));
        assert_eq!(mem.read(offset).unwrap(), types::Point { x: 2147483647, y: -2147483648 });
        mem.write(offset, types::Point { x: -2147483648, y: -3 }).unwrap();
        10000000000.0
    }

    fn logs_seek(&mut self, how: u32, len: &types::LogsEvent) -> Result<(), types::Zone> {
        self.reached("logs", "logs-seek");
        assert_eq!(how, 4294967295);
        assert_eq!(*len, types::LogsEvent::Case3(Err(())));
        Err(types::Zone::Local2)
    }

    fn logs_rename(
        &mut self,
        len: types::Delta,
        r#type: types::LogsHandle,
        buf: &types::Mixed,
    ) -> wasmtime::Error {
        self.reached("logs", "logs-rename");
        assert_eq!(len, -4);
        assert_eq!(r#type, types::LogsHandle::from(166));
        assert_eq!(*buf, types::Mixed { a: 255, b: true, c: '\u{e9}', d: 65536.0, e: 4, f: types::Fd::from(172), g: types::Level::Type, h: types::Rights::RIGHT_46 | types::Rights::RIGHT_63, i: types::Perms::WRITE | types::Perms::EXEC, j: GuestPtr::new((64, 6)), k: GuestPtr::new((72, 1)), l: GuestPtr::new(80), m: (255, 2), n: Ok(1), o: types::Shape::Dot(types::Point { x: 2147483647, y: -2147483648 }), p: types::Pair(255, 3), r#type: GuestPtr::new(104), self_: types::MixedSelf::X(200), _3d: 255 });
        wasmtime::Error::msg("logs-rename ends the guest")
    }

    fn logs_2x(
        &mut self,
        mem: &mut GuestMemory<'_>,
        r#type: Vec<u16>,
        buf: types::LogsKind,
        timeout_1: GuestPtr<GuestPtr<str>>,
        self_: u64,
    ) -> Result<types::Size, types::Errno> {
        self.reached("logs", "logs-2x");
        assert_eq!(*r#type, [40000, 65535]);
        assert_eq!(buf, types::LogsKind::Case5);
        assert_eq!(timeout_1, GuestPtr::new(76));
        assert_eq!(mem.read(timeout_1).unwrap(), GuestPtr::new((68, 6)));
        mem.write(timeout_1, GuestPtr::new((84, 7))).unwrap();
        assert_eq!(self_, 9223372036854775808);
        Ok(6)
    }

    fn logs_sync(
        &mut self,
        mem: &mut GuestMemory<'_>,
        buf: types::Ratio,
        timeout_1: types::LogsMode,
        self_: &types::Pair,
        flags: Vec<f64>,
        memory: GuestPtr<GuestPtr<[u16]>>,
    ) -> char {
        self.reached("logs", "logs-sync");
        assert_eq!(buf, 0.125);
        assert_eq!(timeout_1, types::LogsMode::FLAG_0);
        assert_eq!(*self_, types::Pair(200, 4294967295));
        assert_eq!(*flags, [0.125, -2.5, 10000000000.0]);
        assert_eq!(memory, GuestPtr::new(100));
        assert_eq!(mem.read(memory).unwrap(), GuestPtr::new((96, 1)));
        mem.write(memory, GuestPtr::new((108, 2))).unwrap();
        '\u{10ffff}'
    }

    fn logs_poll(&mut self) -> Result<types::Size, types::Errno> {
        self.reached("logs", "logs-poll");
        Err(types::Errno::Success)
    }

    fn logs_wait_for(&mut self, self_: i8) -> Result<types::Ratio, types::Level> {
        self.reached("logs", "logs-wait-for");
        assert_eq!(self_, 100);
        Ok(10000000000.0)
    }

    fn logs_set_flags(&mut self, flags: types::Byte, memory: types::LogsHandle) {
        self.reached("logs", "logs-set_flags");
        assert_eq!(flags, 65);
        assert_eq!(memory, types::LogsHandle::from(171));
    }
}
