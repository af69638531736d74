//! The module `config`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/modules/config.witx",
    modules(config(name = Config, docs = "The functions of `config`, implemented.")),
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
    fn config_close(
        &mut self,
        memory: u8,
        arg0: types::ConfigKind,
        value: types::Level,
        _2nd: types::Done,
        out: GuestPtr<[GuestPtr<[u8]>]>,
    ) -> Result<types::ConfigKind, ()> {
        self.reached("config", "config-close");
        assert_eq!(memory, 255);
        assert_eq!(arg0, types::ConfigKind::Case0);
        assert_eq!(value, types::Level::High);
        assert_eq!(_2nd, Ok(()));
        assert_eq!(out, GuestPtr::new((76, 1)));
        Ok(types::ConfigKind::Case2)
    }

    fn config_read(&mut self) -> Result<types::Fd, types::Code> {
        self.reached("config", "config-read");
        Err(2)
    }

    fn config_2x(&mut self, mem: &GuestMemory<'_>, value: GuestPtr<types::Cell>) -> types::Ratio {
        self.reached("config", "config-2x");
        assert_eq!(value, GuestPtr::new(68));
        assert_eq!(mem.read(value).unwrap(), GuestPtr::new(64));
        10000000000.0
    }

    fn config_sync(
        &mut self,
        _2nd: u32,
        out: &types::ConfigEvent,
    ) -> Result<types::Point, types::Letter> {
        self.reached("config", "config-sync");
        assert_eq!(_2nd, 6);
        assert_eq!(*out, types::ConfigEvent::Case0(4));
        Ok(types::Point { x: -2147483648, y: -3 })
    }

    fn config_poll(
        &mut self,
        out: types::Zone,
        result: types::ConfigHandle,
        r#where: types::Whether,
    ) -> wasmtime::Error {
        self.reached("config", "config-poll");
        assert_eq!(out, types::Zone::Utc);
        assert_eq!(result, types::ConfigHandle::from(196));
        assert_eq!(r#where, Err(()));
        wasmtime::Error::msg("config-poll ends the guest")
    }

    fn config_wait_for(
        &mut self,
        mem: &GuestMemory<'_>,
        result: Vec<(u8, u16)>,
        r#where: types::ConfigKind,
        error: GuestPtr<Result<u64, ()>>,
        count: types::Era,
    ) -> Result<types::Mixed, types::Perms> {
        self.reached("config", "config-wait-for");
        assert_eq!(*result, [(200, 65535), (255, 2)]);
        assert_eq!(r#where, types::ConfigKind::Case2);
        assert_eq!(error, GuestPtr::new(72));
        assert_eq!(mem.read(error).unwrap(), Ok(4));
        assert_eq!(count, types::Era::After);
        Err(types::Perms::WRITE | types::Perms::EXEC)
    }

    fn config_set_flags(
        &mut self,
        r#where: &types::Vec,
        error: types::ConfigMode,
        count: GuestPtr<[types::Shape]>,
        fd: types::Errno,
        path: &types::Some,
    ) -> types::Fd {
        self.reached("config", "config-set_flags");
        assert_eq!(*r#where, types::Vec { r#box: 255, self_: 3 });
        assert_eq!(error, types::ConfigMode::FLAG_2 | types::ConfigMode::FLAG_3);
        assert_eq!(count, GuestPtr::new((72, 2)));
        assert_eq!(fd, types::Errno::Inval);
        assert_eq!(*path, types::Some(types::Vec { r#box: 1, self_: 3735928559 }));
        types::Fd::from(197)
    }

    fn config_map(&mut self) -> Result<(), types::Errno> {
        self.reached("config", "config-map");
        Ok(())
    }

    fn config_send(&mut self, count: GuestPtr<[GuestPtr<u8>]>) -> Result<types::Shape, types::Fd> {
        self.reached("config", "config-send");
        assert_eq!(count, GuestPtr::new((68, 2)));
        Ok(types::Shape::Dot(types::Point { x: 2147483647, y: -2147483648 }))
    }

    fn config_recv(&mut self, fd: types::Perms, path: types::ConfigHandle) {
        self.reached("config", "config-recv");
        assert_eq!(fd, types::Perms::EXEC);
        assert_eq!(path, types::ConfigHandle::from(201));
    }
}
