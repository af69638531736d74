//! The module `maps`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/modules/maps.witx",
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
    fn maps_close(
        &mut self,
        mem: &GuestMemory<'_>,
        path: GuestPtr<[GuestPtr<[u8]>]>,
        r#in: types::MapsKind,
        offset: GuestPtr<types::Cell>,
    ) -> Result<types::MapsKind, types::Errno> {
        self.reached("maps", "maps_close");
        assert_eq!(path, GuestPtr::new((68, 1)));
        assert_eq!(r#in, types::MapsKind::Case2);
        assert_eq!(offset, GuestPtr::new(80));
        assert_eq!(mem.read(offset).unwrap(), GuestPtr::new(76));
        Ok(types::MapsKind::Case1)
    }

    fn maps_read(
        &mut self,
        r#in: u32,
        offset: types::MapsMode,
        how: types::Zone,
        len: types::Whether,
    ) -> Result<types::Point, types::Errno> {
        self.reached("maps", "maps_read");
        assert_eq!(r#in, 6);
        assert_eq!(offset, types::MapsMode::FLAG_3 | types::MapsMode::FLAG_6);
        assert_eq!(how, types::Zone::Utc);
        assert_eq!(len, Err(()));
        Ok(types::Point { x: 2147483647, y: -2147483648 })
    }

    fn maps_open(
        &mut self,
        mem: &GuestMemory<'_>,
        offset: GuestPtr<[(u8, u16)]>,
        how: types::MapsStat,
        len: GuestPtr<Result<u64, ()>>,
        r#type: types::Era,
        buf: &types::Vec,
    ) -> i16 {
        self.reached("maps", "maps_open");
        assert_eq!(offset, GuestPtr::new((64, 3)));
        assert_eq!(how, types::MapsStat { handle: types::MapsHandle::from(144), kind: types::MapsKind::Case5, f0: GuestPtr::new((76, 3)), f1: GuestPtr::new(88), f2: types::Era::Before, f3: types::Vec { r#box: 255, self_: 3 }, f4: GuestPtr::new((104, 1)), f5: types::Errno::Inval, f6: types::Some(types::Vec { r#box: 255, self_: 3 }) });
        assert_eq!(len, GuestPtr::new(184));
        assert_eq!(mem.read(len).unwrap(), Err(()));
        assert_eq!(r#type, types::Era::Before);
        assert_eq!(*buf, types::Vec { r#box: 1, self_: 3735928559 });
        -32768
    }

    fn maps_stat(&mut self) -> Result<types::Mixed, types::Errno> {
        self.reached("maps", "maps_stat");
        Err(types::Errno::Inval)
    }

    fn maps_list(&mut self, len: GuestPtr<[types::Shape]>) -> Result<types::Shape, types::Errno> {
        self.reached("maps", "maps_list");
        assert_eq!(len, GuestPtr::new((64, 2)));
        Ok(types::Shape::Dot(types::Point { x: 2147483647, y: -2147483648 }))
    }

    fn maps_seek(
        &mut self,
        r#type: types::Errno,
        buf: types::MapsKind,
    ) -> Result<types::Number, types::Errno> {
        self.reached("maps", "maps_seek");
        assert_eq!(r#type, types::Errno::Self_);
        assert_eq!(buf, types::MapsKind::Case0);
        Ok(types::Number::_2(types::Point { x: -2147483648, y: -3 }))
    }

    fn maps_rename(
        &mut self,
        buf: &types::Some,
        timeout_1: types::MapsMode,
        self_: GuestPtr<[GuestPtr<u8>]>,
    ) -> i32 {
        self.reached("maps", "maps_rename");
        assert_eq!(*buf, types::Some(types::Vec { r#box: 1, self_: 3735928559 }));
        assert_eq!(timeout_1, types::MapsMode::FLAG_1 | types::MapsMode::FLAG_6);
        assert_eq!(self_, GuestPtr::new((76, 3)));
        -3
    }

    fn maps_2x(
        &mut self,
        timeout_1: types::Perms,
        self_: &types::MapsStat,
        flags: (u8, u32),
        memory: GuestPtr<[types::Outcome]>,
    ) -> Result<types::Size, types::Errno> {
        self.reached("maps", "maps_2x");
        assert_eq!(timeout_1, types::Perms::WRITE | types::Perms::EXEC);
        assert_eq!(*self_, types::MapsStat { handle: types::MapsHandle::from(149), kind: types::MapsKind::Case3, f0: GuestPtr::new((64, 2)), f1: GuestPtr::new(72), f2: types::Era::After, f3: types::Vec { r#box: 200, self_: 4294967295 }, f4: GuestPtr::new((88, 3)), f5: types::Errno::Acces, f6: types::Some(types::Vec { r#box: 200, self_: 4294967295 }) });
        assert_eq!(flags, (1, 3735928559));
        assert_eq!(memory, GuestPtr::new((208, 2)));
        Err(types::Errno::TooBig)
    }

    fn maps_sync(
        &mut self,
        self_: types::Caps,
        flags: types::MapsEvent,
        memory: &(types::Fd, (u8, f64)),
        arg0: Vec<types::Flag>,
        value: types::Options,
    ) -> Result<types::Outcome, types::Errno> {
        self.reached("maps", "maps_sync");
        assert_eq!(self_, types::Caps::CAP5 | types::Caps::CAP15);
        assert_eq!(flags, types::MapsEvent::Case3(types::Perms::READ | types::Perms::EXEC));
        assert_eq!(*memory, (types::Fd::from(151), (255, -2.5)));
        assert_eq!(*arg0, [true, false, true]);
        assert_eq!(value, types::Options::SYNC | types::Options::_2X);
        Ok(Err(types::Errno::Acces))
    }

    fn maps_poll(&mut self) {
        self.reached("maps", "maps_poll");
    }
}
