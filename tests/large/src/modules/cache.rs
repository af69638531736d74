//! The module `cache`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/large.witx",
    modules(cache(name = Cache, docs = "The functions of `cache`, implemented.")),
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
    fn cache_close(
        &mut self,
        path: &(u8, u32),
        r#in: types::CacheKind,
        offset: GuestPtr<[types::Outcome]>,
    ) -> Result<types::CacheKind, types::Errno> {
        self.reached("cache", "cache_close");
        assert_eq!(*path, (1, 3735928559));
        assert_eq!(r#in, types::CacheKind::Case2);
        assert_eq!(offset, GuestPtr::new((72, 3)));
        Ok(types::CacheKind::Case1)
    }

    #[guest(module = "cache", name = "read")]
    fn cache_read(
        &mut self,
        r#in: types::Caps,
        offset: types::CacheMode,
        how: (types::Fd, (u8, f64)),
        len: GuestPtr<[types::Flag]>,
    ) -> Result<types::Number, types::Errno> {
        self.reached("cache", "read");
        assert_eq!(r#in, types::Caps::CAP10 | types::Caps::CAP15);
        assert_eq!(offset, types::CacheMode::FLAG_3 | types::CacheMode::FLAG_4);
        assert_eq!(how, (types::Fd::from(204), (200, 0.125)));
        assert_eq!(len, GuestPtr::new((88, 2)));
        Ok(types::Number::_1(10000000000.0))
    }

    fn cache_sync(
        &mut self,
        offset: types::Options,
        how: types::CacheStat,
        len: &(GuestPtr<str>,),
        r#type: types::Rights,
        buf: (),
    ) -> types::Perms {
        self.reached("cache", "cache_sync");
        assert_eq!(offset, types::Options::_2X);
        assert_eq!(how, types::CacheStat { handle: types::CacheHandle::from(204), kind: types::CacheKind::Case1, f0: types::Segment { from: types::Point { x: -2147483648, y: -3 }, to: types::Point { x: -3, y: 2147483647 }, w: -0.25 }, f1: GuestPtr::new((64, 1)), f2: GuestPtr::new(68) });
        assert_eq!(*len, (GuestPtr::new((116, 7)),));
        assert_eq!(r#type, types::Rights::RIGHT_14 | types::Rights::RIGHT_63);
        let () = buf;
        types::Perms::EXEC
    }

    fn cache_poll(&mut self) -> Result<types::Outcome, types::Errno> {
        self.reached("cache", "cache_poll");
        Err(types::Errno::TooBig)
    }

    fn cache_wait_for(&mut self, len: types::Fd) -> Result<(types::Size, types::Fd), types::Errno> {
        self.reached("cache", "cache_wait-for");
        assert_eq!(len, types::Fd::from(205));
        Ok((2147483648, types::Fd::from(206)))
    }

    fn cache_set_flags(
        &mut self,
        r#type: Result<u8, u16>,
        buf: types::CacheKind,
    ) -> Result<types::SizeAndFd, types::Errno> {
        self.reached("cache", "cache_set_flags");
        assert_eq!(r#type, Ok(255));
        assert_eq!(buf, types::CacheKind::Case3);
        Ok(types::SizeAndFd(6, types::Fd::from(207)))
    }

    fn cache_map(
        &mut self,
        mem: &mut GuestMemory<'_>,
        buf: types::CellCell,
        timeout_1: types::CacheMode,
        self_: &Result<(), types::Errno>,
    ) -> types::Caps {
        self.reached("cache", "cache_map");
        assert_eq!(buf, GuestPtr::new(68));
        assert_eq!(mem.read(buf).unwrap(), GuestPtr::new(64));
        mem.write(buf, GuestPtr::new(72)).unwrap();
        assert_eq!(timeout_1, types::CacheMode::FLAG_3 | types::CacheMode::FLAG_4);
        assert_eq!(*self_, Err(types::Errno::Self_));
        types::Caps::CAP15
    }

    fn cache_send(
        &mut self,
        mem: &GuestMemory<'_>,
        timeout_1: types::Frozen,
        self_: &types::CacheStat,
        flags: Result<types::Point, ()>,
        memory: types::Option,
    ) -> Result<(), ()> {
        self.reached("cache", "cache_send");
        assert_eq!(timeout_1, GuestPtr::new(64));
        assert_eq!(mem.read(timeout_1).unwrap(), types::Point { x: 2147483647, y: -2147483648 });
        assert_eq!(*self_, types::CacheStat { handle: types::CacheHandle::from(209), kind: types::CacheKind::Case2, f0: types::Segment { from: types::Point { x: 2147483647, y: -2147483648 }, to: types::Point { x: -2147483648, y: -3 }, w: 1.5 }, f1: GuestPtr::new((72, 3)), f2: GuestPtr::new(76) });
        assert_eq!(flags, Ok(types::Point { x: -3, y: 2147483647 }));
        assert_eq!(memory, 3735928559);
        Err(())
    }

    fn cache_recv(
        &mut self,
        self_: Result<(), ()>,
        flags: types::CacheEvent,
        memory: &types::CacheRecvMemory,
        arg0: types::CacheRecvArg0,
        value: types::CacheRecvValue,
    ) -> Result<(types::Ratio,), types::Errno> {
        self.reached("cache", "cache_recv");
        assert_eq!(self_, Err(()));
        assert_eq!(flags, types::CacheEvent::Case2(-1));
        assert_eq!(*memory, types::CacheRecvMemory(200, 65535, 4, 200, 65535, 4, 200, 65535, 4, 200, 65535, 4, false));
        assert_eq!(arg0, types::CacheRecvArg0::C(GuestPtr::new((152, 6))));
        assert_eq!(value, types::CacheRecvValue::On);
        Ok((0.125,))
    }

    fn cache_next(&mut self) {
        self.reached("cache", "cache_next");
    }
}
