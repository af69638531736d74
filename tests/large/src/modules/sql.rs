//! The module `sql`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/large.witx",
    modules(sql(name = Sql, docs = "The functions of `sql`, implemented.")),
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
    #[guest(module = "sql", name = "close")]
    fn sql_close(&mut self, memory: u8) -> Result<types::SqlKind, types::Errno> {
        self.reached("sql", "close");
        assert_eq!(memory, 200);
        Ok(types::SqlKind::Case1)
    }

    fn sql_read(
        &mut self,
        arg0: types::Size,
        value: types::SqlMode,
    ) -> Result<types::Whether, types::Errno> {
        self.reached("sql", "sql_read");
        assert_eq!(arg0, 6);
        assert_eq!(value, types::SqlMode::FLAG_3 | types::SqlMode::FLAG_5);
        Err(types::Errno::Acces)
    }

    fn sql_poll(
        &mut self,
        mem: &mut GuestMemory<'_>,
        value: &types::Point,
        _2nd: types::SqlStat,
        out: GuestPtr<u8>,
    ) -> types::Options {
        self.reached("sql", "sql_poll");
        assert_eq!(*value, types::Point { x: -3, y: 2147483647 });
        assert_eq!(_2nd, types::SqlStat { handle: types::SqlHandle::from(214), kind: types::SqlKind::Case0, f0: 3, f1: 9223372036854775807, f2: types::Mixed { a: 255, b: false, c: '\u{e9}', d: 65536.0, e: 4, f: types::Fd::from(223), g: types::Level::Type, h: types::Rights::RIGHT_33 | types::Rights::RIGHT_63, i: types::Perms::WRITE | types::Perms::EXEC, j: GuestPtr::new((72, 6)), k: GuestPtr::new((80, 1)), l: GuestPtr::new(88), m: (255, 2), n: Err(2), o: types::Shape::Dot(types::Point { x: 2147483647, y: -2147483648 }), p: types::Pair(255, 3), r#type: GuestPtr::new(112), self_: types::MixedSelf::Y, _3d: 65 }, f3: GuestPtr::new((120, 1)) });
        assert_eq!(out, GuestPtr::new(280));
        assert_eq!(mem.read(out).unwrap(), 255);
        mem.write(out, 1).unwrap();
        types::Options::SYNC | types::Options::_2X
    }

    fn sql_wait_for(
        &mut self,
        _2nd: u16,
        out: &types::SqlEvent,
        result: types::Deadline,
        r#where: &types::Segment,
    ) -> Result<(types::Rights, types::PathName, types::Pair, types::Point), types::Errno> {
        self.reached("sql", "sql_wait-for");
        assert_eq!(_2nd, 40000);
        assert_eq!(*out, types::SqlEvent::Case0(types::Unit()));
        assert_eq!(result, 4);
        assert_eq!(*r#where, types::Segment { from: types::Point { x: 2147483647, y: -2147483648 }, to: types::Point { x: -2147483648, y: -3 }, w: 1.5 });
        Ok((types::Rights::RIGHT_22 | types::Rights::RIGHT_63, GuestPtr::new((128, 6)), types::Pair(1, 3735928559), types::Point { x: 2147483647, y: -2147483648 }))
    }

    fn sql_set_flags(
        &mut self,
        mem: &mut GuestMemory<'_>,
        out: GuestPtr<[u8]>,
        result: types::SqlHandle,
        r#where: GuestPtr<types::Point>,
        error: u32,
        count: types::Delta,
    ) -> Result<types::Unit, types::Errno> {
        self.reached("sql", "sql_set_flags");
        assert_eq!(out, GuestPtr::new((64, 3)));
        assert_eq!(result, types::SqlHandle::from(216));
        assert_eq!(r#where, GuestPtr::new(68));
        assert_eq!(mem.read(r#where).unwrap(), types::Point { x: 2147483647, y: -2147483648 });
        mem.write(r#where, types::Point { x: -2147483648, y: -3 }).unwrap();
        assert_eq!(error, 4294967295);
        assert_eq!(count, -4);
        Ok(types::Unit())
    }

    fn sql_map(&mut self) -> Result<(), types::Errno> {
        self.reached("sql", "sql_map");
        Err(types::Errno::Self_)
    }

    fn sql_send(&mut self, r#where: &types::Mixed) -> types::Rights {
        self.reached("sql", "sql_send");
        assert_eq!(*r#where, types::Mixed { a: 200, b: true, c: '\u{61}', d: -0.25, e: 18446744073709551615, f: types::Fd::from(222), g: types::Level::High, h: types::Rights::RIGHT_32 | types::Rights::RIGHT_63, i: types::Perms::READ | types::Perms::EXEC, j: GuestPtr::new((64, 7)), k: GuestPtr::new((72, 3)), l: GuestPtr::new(96), m: (200, 65535), n: Ok(255), o: types::Shape::None, p: types::Pair(200, 4294967295), r#type: GuestPtr::new(120), self_: types::MixedSelf::X(1), _3d: 255 });
        types::Rights::RIGHT_25 | types::Rights::RIGHT_63
    }

    fn sql_recv(&mut self, error: Vec<u16>, count: &types::SqlStat) -> Result<(), types::Errno> {
        self.reached("sql", "sql_recv");
        assert_eq!(*error, [65535, 2, 40000]);
        assert_eq!(*count, types::SqlStat { handle: types::SqlHandle::from(219), kind: types::SqlKind::Case0, f0: 4294967295, f1: -4, f2: types::Mixed { a: 200, b: true, c: '\u{61}', d: -0.25, e: 18446744073709551615, f: types::Fd::from(228), g: types::Level::High, h: types::Rights::RIGHT_38 | types::Rights::RIGHT_63, i: types::Perms::READ | types::Perms::EXEC, j: GuestPtr::new((70, 7)), k: GuestPtr::new((80, 3)), l: GuestPtr::new(104), m: (200, 65535), n: Ok(255), o: types::Shape::None, p: types::Pair(200, 4294967295), r#type: GuestPtr::new(128), self_: types::MixedSelf::X(1), _3d: 255 }, f3: GuestPtr::new((136, 3)) });
        Ok(())
    }

    fn sql_next(
        &mut self,
        mem: &mut GuestMemory<'_>,
        count: GuestPtr<GuestPtr<str>>,
        fd: types::SqlEvent,
        path: u64,
    ) -> Result<types::Size, types::Errno> {
        self.reached("sql", "sql_next");
        assert_eq!(count, GuestPtr::new(72));
        assert_eq!(mem.read(count).unwrap(), GuestPtr::new((64, 6)));
        mem.write(count, GuestPtr::new((80, 7))).unwrap();
        assert_eq!(fd, types::SqlEvent::Case0(types::Unit()));
        assert_eq!(path, 18446744073709551615);
        Ok(2147483648)
    }

    fn sql_open(
        &mut self,
        fd: types::Ratio,
        path: types::SqlHandle,
        r#in: types::Pair,
        offset: GuestPtr<[f64]>,
    ) {
        self.reached("sql", "sql_open");
        assert_eq!(fd, 10000000000.0);
        assert_eq!(path, types::SqlHandle::from(221));
        assert_eq!(r#in, types::Pair(1, 3735928559));
        assert_eq!(offset, GuestPtr::new((72, 2)));
    }
}
