//! The module `printing`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/modules/printing.witx",
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
    #[guest(module = "printing", name = "close")]
    fn printing_close(&mut self, path: Vec<u8>) -> Result<types::PrintingKind, types::Errno> {
        self.reached("printing", "close");
        assert_eq!(*path, [200, 255]);
        Ok(types::PrintingKind::Case1)
    }

    #[guest(module = "printing", name = "read")]
    fn printing_read(
        &mut self,
        r#in: types::Outcome,
        offset: types::PrintingMode,
    ) -> Result<types::Perms, types::Errno> {
        self.reached("printing", "read");
        assert_eq!(r#in, Ok(6));
        assert_eq!(offset, types::PrintingMode::FLAG_0);
        Ok(types::Perms::EXEC)
    }

    fn printing_map(
        &mut self,
        mem: &GuestMemory<'_>,
        offset: GuestPtr<[types::Mixed]>,
        how: types::PrintingStat,
        len: GuestPtr<GuestPtr<str>>,
    ) -> u32 {
        self.reached("printing", "printing_map");
        assert_eq!(offset, GuestPtr::new((120, 1)));
        assert_eq!(how, types::PrintingStat { handle: types::PrintingHandle::from(244), kind: types::PrintingKind::Case5, f0: -2, f1: false, f2: types::Tagged::Type, f3: GuestPtr::new((240, 1)), f4: GuestPtr::new(252), f5: -2147483648, f6: '\u{61}' });
        assert_eq!(len, GuestPtr::new(308));
        assert_eq!(mem.read(len).unwrap(), GuestPtr::new((300, 6)));
        3
    }

    fn printing_send(
        &mut self,
        how: u8,
        len: &types::PrintingEvent,
        r#type: types::Level,
        buf: &types::Done,
    ) -> Result<types::Rights, types::Errno> {
        self.reached("printing", "printing_send");
        assert_eq!(how, 65);
        assert_eq!(*len, types::PrintingEvent::Case5(0.125));
        assert_eq!(r#type, types::Level::Low);
        assert_eq!(*buf, Err(types::Errno::Acces));
        Err(types::Errno::Self_)
    }

    fn printing_recv(
        &mut self,
        mem: &GuestMemory<'_>,
        len: GuestPtr<[GuestPtr<[u8]>]>,
        r#type: types::PrintingHandle,
        buf: GuestPtr<types::Cell>,
        timeout_1: u32,
        self_: types::Zone,
    ) -> Result<types::Fd, types::Errno> {
        self.reached("printing", "printing_recv");
        assert_eq!(len, GuestPtr::new((72, 3)));
        assert_eq!(r#type, types::PrintingHandle::from(246));
        assert_eq!(buf, GuestPtr::new(100));
        assert_eq!(mem.read(buf).unwrap(), GuestPtr::new(96));
        assert_eq!(timeout_1, 6);
        assert_eq!(self_, types::Zone::Utc);
        Ok(types::Fd::from(245))
    }

    fn printing_next(&mut self) -> Result<types::Point, types::Errno> {
        self.reached("printing", "printing_next");
        Ok(types::Point { x: -3, y: 2147483647 })
    }

    fn printing_open(&mut self, buf: types::Whether) -> u64 {
        self.reached("printing", "printing_open");
        assert_eq!(buf, Err(()));
        9223372036854775808
    }

    fn printing_stat(
        &mut self,
        timeout_1: Vec<(u8, u16)>,
        self_: &types::PrintingStat,
    ) -> Result<(), ()> {
        self.reached("printing", "printing_stat");
        assert_eq!(*timeout_1, [(255, 2), (1, 40000), (200, 65535)]);
        assert_eq!(*self_, types::PrintingStat { handle: types::PrintingHandle::from(249), kind: types::PrintingKind::Case2, f0: -32768, f1: true, f2: types::Tagged::High(types::Point { x: 2147483647, y: -2147483648 }), f3: GuestPtr::new((76, 3)), f4: GuestPtr::new(96), f5: 2147483647, f6: '\u{10ffff}' });
        Err(())
    }

    fn printing_list(
        &mut self,
        mem: &GuestMemory<'_>,
        self_: GuestPtr<Result<u64, ()>>,
        flags: types::PrintingEvent,
        memory: types::Era,
    ) -> Result<types::Mixed, types::Errno> {
        self.reached("printing", "printing_list");
        assert_eq!(self_, GuestPtr::new(64));
        assert_eq!(mem.read(self_).unwrap(), Err(()));
        assert_eq!(flags, types::PrintingEvent::Case2(types::Choice::High(9223372036854775808)));
        assert_eq!(memory, types::Era::After);
        Ok(types::Mixed { a: 1, b: true, c: '\u{10ffff}', d: 1.5, e: 9223372036854775808, f: types::Fd::from(254), g: types::Level::Low, h: types::Rights::RIGHT_0 | types::Rights::RIGHT_63, i: types::Perms::EXEC, j: GuestPtr::new((224, 6)), k: GuestPtr::new((232, 2)), l: GuestPtr::new(248), m: (1, 40000), n: Ok(200), o: types::Shape::Circle(0.125), p: types::Pair(1, 3735928559), r#type: GuestPtr::new(272), self_: types::MixedSelf::X(255), _3d: 255 })
    }

    fn printing_seek(
        &mut self,
        flags: types::Vec,
        memory: types::PrintingHandle,
        arg0: Vec<types::Shape>,
        value: types::Errno,
    ) {
        self.reached("printing", "printing_seek");
        assert_eq!(flags, types::Vec { r#box: 200, self_: 4294967295 });
        assert_eq!(memory, types::PrintingHandle::from(251));
        assert_eq!(*arg0, [types::Shape::None]);
        assert_eq!(value, types::Errno::TooBig);
    }
}
