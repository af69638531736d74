//! The module `gpio`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/modules/gpio.witx",
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
    fn gpio_close(
        &mut self,
        mem: &GuestMemory<'_>,
        memory: types::Names,
        arg0: types::GpioKind,
        value: &types::Number,
        _2nd: Vec<types::Level>,
        out: GuestPtr<u32>,
    ) -> Result<types::GpioKind, types::Flag> {
        self.reached("gpio", "gpio-close");
        assert_eq!(memory, GuestPtr::new((84, 3)));
        assert_eq!(arg0, types::GpioKind::Case0);
        assert_eq!(*value, types::Number::_1(10000000000.0));
        assert_eq!(*_2nd, [types::Level::Type, types::Level::Low, types::Level::High]);
        assert_eq!(out, GuestPtr::new(132));
        assert_eq!(mem.read(out).unwrap(), 3);
        Ok(types::GpioKind::Case5)
    }

    fn gpio_read(&mut self) -> Result<types::Level, ()> {
        self.reached("gpio", "gpio-read");
        Err(())
    }

    fn gpio_next(&mut self, value: char) -> u64 {
        self.reached("gpio", "gpio-next");
        assert_eq!(value, '\u{e9}');
        9223372036854775808
    }

    fn gpio_open(
        &mut self,
        _2nd: Vec<types::Point>,
        out: &types::GpioEvent,
    ) -> Result<types::Perms, types::Code> {
        self.reached("gpio", "gpio-open");
        assert_eq!(*_2nd, [types::Point { x: -2147483648, y: -3 }, types::Point { x: -3, y: 2147483647 }, types::Point { x: 2147483647, y: -2147483648 }]);
        assert_eq!(*out, types::GpioEvent::Case3(types::Era::After));
        Ok(types::Perms::EXEC)
    }

    fn gpio_stat(
        &mut self,
        out: &types::Wide,
        result: types::GpioHandle,
        r#where: GuestPtr<[types::Rights]>,
    ) -> wasmtime::Error {
        self.reached("gpio", "gpio-stat");
        assert_eq!(*out, types::Wide::After(GuestPtr::new((64, 6))));
        assert_eq!(result, types::GpioHandle::from(136));
        assert_eq!(r#where, GuestPtr::new((88, 3)));
        wasmtime::Error::msg("gpio-stat ends the guest")
    }

    fn gpio_list(
        &mut self,
        mem: &GuestMemory<'_>,
        result: GuestPtr<types::Segment>,
        r#where: types::GpioKind,
        error: bool,
        count: types::Bytes,
    ) -> Result<types::Rights, types::Letter> {
        self.reached("gpio", "gpio-list");
        assert_eq!(result, GuestPtr::new(64));
        assert_eq!(mem.read(result).unwrap(), types::Segment { from: types::Point { x: 2147483647, y: -2147483648 }, to: types::Point { x: -2147483648, y: -3 }, w: 1.5 });
        assert_eq!(r#where, types::GpioKind::Case5);
        assert_eq!(error, true);
        assert_eq!(count, GuestPtr::new((84, 2)));
        Err('\u{e9}')
    }

    fn gpio_seek(
        &mut self,
        mem: &GuestMemory<'_>,
        r#where: &types::Outcome,
        error: types::GpioMode,
        count: GuestPtr<[types::Mixed]>,
        fd: GuestPtr<GuestPtr<str>>,
        path: u8,
    ) -> i8 {
        self.reached("gpio", "gpio-seek");
        assert_eq!(*r#where, Err(types::Errno::Inval));
        assert_eq!(error, types::GpioMode::FLAG_0 | types::GpioMode::FLAG_5);
        assert_eq!(count, GuestPtr::new((184, 2)));
        assert_eq!(fd, GuestPtr::new(432));
        assert_eq!(mem.read(fd).unwrap(), GuestPtr::new((424, 6)));
        assert_eq!(path, 255);
        -128
    }

    fn gpio_rename(&mut self) -> Result<(), ()> {
        self.reached("gpio", "gpio-rename");
        Ok(())
    }

    fn gpio_2x(&mut self, count: types::Level) -> Result<types::Fd, types::Perms> {
        self.reached("gpio", "gpio-2x");
        assert_eq!(count, types::Level::High);
        Ok(types::Fd::from(139))
    }

    fn gpio_sync(&mut self, fd: types::Done, path: types::GpioHandle) {
        self.reached("gpio", "gpio-sync");
        assert_eq!(fd, Ok(()));
        assert_eq!(path, types::GpioHandle::from(141));
    }
}
