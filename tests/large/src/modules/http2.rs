//! The module `http2`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/large.witx",
    modules(http2(name = Http2, docs = "The functions of `http2`, implemented.")),
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
    fn http2_close(
        &mut self,
        mem: &GuestMemory<'_>,
        memory: types::Frozen,
        arg0: types::Http2Kind,
        value: &Result<types::Point, ()>,
    ) -> Result<types::Http2Kind, types::Errno> {
        self.reached("http2", "http2_close");
        assert_eq!(memory, GuestPtr::new(64));
        assert_eq!(mem.read(memory).unwrap(), types::Point { x: -3, y: 2147483647 });
        assert_eq!(arg0, types::Http2Kind::Case3);
        assert_eq!(*value, Err(()));
        Ok(types::Http2Kind::Case2)
    }

    fn http2_read(
        &mut self,
        arg0: types::Option,
        value: types::Http2Mode,
        _2nd: Result<(), ()>,
        out: &types::Http2ReadOut,
    ) -> Result<types::Whether, types::Errno> {
        self.reached("http2", "http2_read");
        assert_eq!(arg0, 3735928559);
        assert_eq!(value, types::Http2Mode::FLAG_5);
        assert_eq!(_2nd, Ok(()));
        assert_eq!(*out, types::Http2ReadOut(200, 65535, 4, 200, 65535, 4, 200, 65535, 4, 200, 65535, 4, false));
        Err(types::Errno::Fault)
    }

    fn http2_2x(
        &mut self,
        value: &types::Http22xValue,
        _2nd: types::Http2Stat,
        out: types::Http22xOut,
        result: types::Size,
        r#where: &types::Point,
    ) -> char {
        self.reached("http2", "http2_2x");
        assert_eq!(*value, types::Http22xValue::C(GuestPtr::new((64, 6))));
        assert_eq!(_2nd, types::Http2Stat { handle: types::Http2Handle::from(54), kind: types::Http2Kind::Case6, f0: -32768, f1: false, f2: types::Tagged::High(types::Point { x: 2147483647, y: -2147483648 }) });
        assert_eq!(out, types::Http22xOut::Off);
        assert_eq!(result, 6);
        assert_eq!(*r#where, types::Point { x: -3, y: 2147483647 });
        '\u{10ffff}'
    }

    fn http2_sync(
        &mut self,
    ) -> Result<(types::Rights, types::PathName, types::Pair, types::Point), types::Errno> {
        self.reached("http2", "http2_sync");
        Ok((types::Rights::RIGHT_54 | types::Rights::RIGHT_63, GuestPtr::new((96, 7)), types::Pair(255, 3), types::Point { x: -3, y: 2147483647 }))
    }

    fn http2_poll(&mut self, out: GuestPtr<str>) -> Result<types::Unit, types::Errno> {
        self.reached("http2", "http2_poll");
        assert_eq!(out, GuestPtr::new((64, 7)));
        Ok(types::Unit())
    }

    fn http2_wait_for(
        &mut self,
        mem: &mut GuestMemory<'_>,
        result: GuestPtr<u8>,
        r#where: types::Http2Kind,
    ) -> Result<types::Size, types::Errno> {
        self.reached("http2", "http2_wait-for");
        assert_eq!(result, GuestPtr::new(64));
        assert_eq!(mem.read(result).unwrap(), 255);
        mem.write(result, 1).unwrap();
        assert_eq!(r#where, types::Http2Kind::Case1);
        Err(types::Errno::Success)
    }

    fn http2_set_flags(
        &mut self,
        r#where: u16,
        error: types::Http2Mode,
        count: types::Deadline,
    ) -> u8 {
        self.reached("http2", "http2_set_flags");
        assert_eq!(r#where, 2);
        assert_eq!(error, types::Http2Mode::FLAG_4 | types::Http2Mode::FLAG_5);
        assert_eq!(count, 18446744073709551615);
        255
    }

    fn http2_map(
        &mut self,
        mem: &mut GuestMemory<'_>,
        error: types::Segment,
        count: &types::Http2Stat,
        fd: GuestPtr<[u8]>,
        path: GuestPtr<types::Point>,
    ) -> Result<types::Size, types::Errno> {
        self.reached("http2", "http2_map");
        assert_eq!(error, types::Segment { from: types::Point { x: 2147483647, y: -2147483648 }, to: types::Point { x: -2147483648, y: -3 }, w: 1.5 });
        assert_eq!(*count, types::Http2Stat { handle: types::Http2Handle::from(59), kind: types::Http2Kind::Case4, f0: 30000, f1: true, f2: types::Tagged::Low(3) });
        assert_eq!(fd, GuestPtr::new((108, 1)));
        assert_eq!(path, GuestPtr::new(112));
        assert_eq!(mem.read(path).unwrap(), types::Point { x: 2147483647, y: -2147483648 });
        mem.write(path, types::Point { x: -2147483648, y: -3 }).unwrap();
        Ok(6)
    }

    fn http2_send(
        &mut self,
        count: u32,
        fd: types::Http2Event,
        path: types::Delta,
        r#in: types::Mixed,
        offset: GuestPtr<[u16]>,
    ) -> Result<types::Deadline, types::Errno> {
        self.reached("http2", "http2_send");
        assert_eq!(count, 4294967295);
        assert_eq!(fd, types::Http2Event::Case4(GuestPtr::new((64, 1))));
        assert_eq!(path, 9223372036854775807);
        assert_eq!(r#in, types::Mixed { a: 255, b: false, c: '\u{e9}', d: 65536.0, e: 4, f: types::Fd::from(67), g: types::Level::Type, h: types::Rights::RIGHT_5 | types::Rights::RIGHT_63, i: types::Perms::WRITE | types::Perms::EXEC, j: GuestPtr::new((80, 6)), k: GuestPtr::new((88, 1)), l: GuestPtr::new(96), m: (255, 2), n: Err(2), o: types::Shape::Dot(types::Point { x: 2147483647, y: -2147483648 }), p: types::Pair(255, 3), r#type: GuestPtr::new(120), self_: types::MixedSelf::Y, _3d: 65 });
        assert_eq!(offset, GuestPtr::new((248, 1)));
        Ok(18446744073709551615)
    }

    fn http2_recv(&mut self) {
        self.reached("http2", "http2_recv");
    }
}
