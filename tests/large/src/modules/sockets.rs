//! The module `sockets`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/large.witx",
    modules(sockets(name = Sockets, docs = "The functions of `sockets`, implemented.")),
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
    fn sockets_close(
        &mut self,
        mem: &mut GuestMemory<'_>,
        memory: GuestPtr<[f64]>,
        arg0: types::SocketsKind,
        value: GuestPtr<GuestPtr<[u16]>>,
        _2nd: i8,
        out: types::Byte,
    ) -> Result<types::SocketsKind, types::Errno> {
        self.reached("sockets", "sockets-close");
        assert_eq!(memory, GuestPtr::new((64, 3)));
        assert_eq!(arg0, types::SocketsKind::Case0);
        assert_eq!(value, GuestPtr::new(92));
        assert_eq!(mem.read(value).unwrap(), GuestPtr::new((88, 2)));
        mem.write(value, GuestPtr::new((100, 3))).unwrap();
        assert_eq!(_2nd, -128);
        assert_eq!(out, 255);
        Ok(types::SocketsKind::Case2)
    }

    fn sockets_read(&mut self) -> Result<types::Letter, types::Level> {
        self.reached("sockets", "sockets-read");
        Err(types::Level::Low)
    }

    fn sockets_stat(&mut self, value: &types::Unit) -> u32 {
        self.reached("sockets", "sockets-stat");
        assert_eq!(*value, types::Unit());
        3735928559
    }

    fn sockets_list(
        &mut self,
        _2nd: Vec<u8>,
        out: &types::SocketsEvent,
    ) -> Result<types::Byte, types::Flag> {
        self.reached("sockets", "sockets-list");
        assert_eq!(*_2nd, [65, 255, 65]);
        assert_eq!(*out, types::SocketsEvent::Case0(2147483648));
        Ok(65)
    }

    fn sockets_seek(
        &mut self,
        mem: &mut GuestMemory<'_>,
        out: GuestPtr<GuestPtr<types::Point>>,
        result: types::SocketsHandle,
        r#where: i16,
    ) -> wasmtime::Error {
        self.reached("sockets", "sockets-seek");
        assert_eq!(out, GuestPtr::new(72));
        assert_eq!(mem.read(out).unwrap(), GuestPtr::new(64));
        mem.write(out, GuestPtr::new(76)).unwrap();
        assert_eq!(result, types::SocketsHandle::from(16));
        assert_eq!(r#where, -32768);
        wasmtime::Error::msg("sockets-seek ends the guest")
    }

    fn sockets_rename(
        &mut self,
        result: types::Flag,
        r#where: types::SocketsKind,
        error: types::Tagged,
        count: GuestPtr<[bool]>,
    ) -> Result<types::PathName, ()> {
        self.reached("sockets", "sockets-rename");
        assert_eq!(result, true);
        assert_eq!(r#where, types::SocketsKind::Case2);
        assert_eq!(error, types::Tagged::Low(3));
        assert_eq!(count, GuestPtr::new((76, 2)));
        Err(())
    }

    fn sockets_2x(
        &mut self,
        mem: &mut GuestMemory<'_>,
        r#where: GuestPtr<GuestPtr<GuestPtr<u8>>>,
        error: types::SocketsMode,
        count: i32,
        fd: types::Letter,
        path: &types::Shape,
    ) -> u64 {
        self.reached("sockets", "sockets-2x");
        assert_eq!(r#where, GuestPtr::new(72));
        assert_eq!(mem.read(r#where).unwrap(), GuestPtr::new(68));
        mem.write(r#where, GuestPtr::new(80)).unwrap();
        assert_eq!(error, types::SocketsMode::FLAG_0 | types::SocketsMode::FLAG_1);
        assert_eq!(count, 2147483647);
        assert_eq!(fd, '\u{10ffff}');
        assert_eq!(*path, types::Shape::None);
        18446744073709551615
    }

    fn sockets_sync(&mut self) -> Result<(), types::Errno> {
        self.reached("sockets", "sockets-sync");
        Ok(())
    }

    fn sockets_poll(
        &mut self,
        count: GuestPtr<[GuestPtr<str>]>,
    ) -> Result<types::Points, types::Code> {
        self.reached("sockets", "sockets-poll");
        assert_eq!(count, GuestPtr::new((80, 2)));
        Ok(GuestPtr::new((104, 2)))
    }

    fn sockets_wait_for(
        &mut self,
        mem: &mut GuestMemory<'_>,
        fd: GuestPtr<(u8, u64)>,
        path: types::SocketsHandle,
    ) {
        self.reached("sockets", "sockets-wait-for");
        assert_eq!(fd, GuestPtr::new(64));
        assert_eq!(mem.read(fd).unwrap(), (255, 4));
        mem.write(fd, (1, 9223372036854775808)).unwrap();
        assert_eq!(path, types::SocketsHandle::from(21));
    }
}
