//! The module `i2c`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/large.witx",
    modules(i2c(name = I2c, docs = "The functions of `i2c`, implemented.")),
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
    #[guest(module = "i2c", name = "close")]
    fn i2c_close(&mut self, path: GuestPtr<[bool]>) -> Result<types::I2cKind, types::Errno> {
        self.reached("i2c", "close");
        assert_eq!(path, GuestPtr::new((64, 2)));
        Ok(types::I2cKind::Case1)
    }

    #[guest(module = "i2c", name = "read")]
    fn i2c_read(
        &mut self,
        mem: &mut GuestMemory<'_>,
        r#in: GuestPtr<GuestPtr<GuestPtr<u8>>>,
        offset: types::I2cMode,
    ) -> Result<types::Byte, types::Errno> {
        self.reached("i2c", "read");
        assert_eq!(r#in, GuestPtr::new(72));
        assert_eq!(mem.read(r#in).unwrap(), GuestPtr::new(68));
        mem.write(r#in, GuestPtr::new(80)).unwrap();
        assert_eq!(offset, types::I2cMode::FLAG_3 | types::I2cMode::FLAG_4);
        Ok(65)
    }

    fn i2c_recv(&mut self, offset: i32, how: types::I2cStat, len: types::Letter) -> u16 {
        self.reached("i2c", "i2c_recv");
        assert_eq!(offset, -3);
        assert_eq!(how, types::I2cStat { handle: types::I2cHandle::from(124), kind: types::I2cKind::Case0, f0: Ok(6), f1: GuestPtr::new((176, 2)), f2: GuestPtr::new(424), f3: 255, f4: types::Level::High });
        assert_eq!(len, '\u{10ffff}');
        2
    }

    fn i2c_next(
        &mut self,
        mem: &mut GuestMemory<'_>,
        how: types::Shape,
        len: &types::I2cEvent,
        r#type: Vec<GuestPtr<str>>,
        buf: GuestPtr<(u8, u64)>,
    ) -> Result<types::PathName, types::Errno> {
        self.reached("i2c", "i2c_next");
        assert_eq!(how, types::Shape::Dot(types::Point { x: 2147483647, y: -2147483648 }));
        assert_eq!(*len, types::I2cEvent::Case0(Err(types::Errno::Self_)));
        assert_eq!(*r#type, [GuestPtr::new((92, 6))]);
        assert_eq!(buf, GuestPtr::new(112));
        assert_eq!(mem.read(buf).unwrap(), (200, 18446744073709551615));
        mem.write(buf, (255, 4)).unwrap();
        Err(types::Errno::Nomem)
    }

    fn i2c_open(
        &mut self,
        len: i64,
        r#type: types::I2cHandle,
        buf: types::Text,
        timeout_1: types::Untagged,
        self_: GuestPtr<[types::Point]>,
    ) -> Result<types::Points, types::Errno> {
        self.reached("i2c", "i2c_open");
        assert_eq!(len, -9223372036854775808);
        assert_eq!(r#type, types::I2cHandle::from(126));
        assert_eq!(buf, GuestPtr::new((64, 7)));
        assert_eq!(timeout_1, types::Untagged::AB(65535));
        assert_eq!(self_, GuestPtr::new((80, 1)));
        Ok(GuestPtr::new((96, 3)))
    }

    fn i2c_stat(&mut self) -> Result<types::Cell, types::Errno> {
        self.reached("i2c", "i2c_stat");
        Ok(GuestPtr::new(68))
    }

    fn i2c_list(&mut self, mem: &mut GuestMemory<'_>, buf: GuestPtr<types::Mixed>) -> u32 {
        self.reached("i2c", "i2c_list");
        assert_eq!(buf, GuestPtr::new(128));
        assert_eq!(mem.read(buf).unwrap(), types::Mixed { a: 200, b: true, c: '\u{61}', d: -0.25, e: 18446744073709551615, f: types::Fd::from(132), g: types::Level::High, h: types::Rights::RIGHT_6 | types::Rights::RIGHT_63, i: types::Perms::READ | types::Perms::EXEC, j: GuestPtr::new((64, 7)), k: GuestPtr::new((72, 3)), l: GuestPtr::new(96), m: (200, 65535), n: Ok(255), o: types::Shape::None, p: types::Pair(200, 4294967295), r#type: GuestPtr::new(120), self_: types::MixedSelf::X(1), _3d: 255 });
        mem.write(buf, types::Mixed { a: 255, b: false, c: '\u{e9}', d: 65536.0, e: 4, f: types::Fd::from(133), g: types::Level::Type, h: types::Rights::RIGHT_7 | types::Rights::RIGHT_63, i: types::Perms::WRITE | types::Perms::EXEC, j: GuestPtr::new((248, 6)), k: GuestPtr::new((256, 1)), l: GuestPtr::new(264), m: (255, 2), n: Err(2), o: types::Shape::Dot(types::Point { x: 2147483647, y: -2147483648 }), p: types::Pair(255, 3), r#type: GuestPtr::new(288), self_: types::MixedSelf::Y, _3d: 65 }).unwrap();
        3735928559
    }

    fn i2c_seek(&mut self, timeout_1: f32, self_: &types::I2cStat) -> Result<(), types::Errno> {
        self.reached("i2c", "i2c_seek");
        assert_eq!(timeout_1, 65536.0);
        assert_eq!(*self_, types::I2cStat { handle: types::I2cHandle::from(129), kind: types::I2cKind::Case0, f0: Err(types::Errno::Nomem), f1: GuestPtr::new((120, 1)), f2: GuestPtr::new(248), f3: 65, f4: types::Level::Low });
        Err(types::Errno::Acces)
    }

    fn i2c_rename(
        &mut self,
        self_: String,
        flags: types::I2cEvent,
        memory: &types::Choice,
    ) -> Result<types::Era, types::Errno> {
        self.reached("i2c", "i2c_rename");
        assert_eq!(self_, "a path");
        assert_eq!(flags, types::I2cEvent::Case0(Ok(())));
        assert_eq!(*memory, types::Choice::Type(types::Point { x: -2147483648, y: -3 }));
        Ok(types::Era::After)
    }

    fn i2c_2x(
        &mut self,
        mem: &mut GuestMemory<'_>,
        flags: Vec<types::Fd>,
        memory: types::I2cHandle,
        arg0: GuestPtr<bool>,
        value: f64,
    ) {
        self.reached("i2c", "i2c_2x");
        assert_eq!(*flags, [types::Fd::from(130), types::Fd::from(131)]);
        assert_eq!(memory, types::I2cHandle::from(131));
        assert_eq!(arg0, GuestPtr::new(72));
        assert_eq!(mem.read(arg0).unwrap(), true);
        mem.write(arg0, false).unwrap();
        assert_eq!(value, 10000000000.0);
    }
}
