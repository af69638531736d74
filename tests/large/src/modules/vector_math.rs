//! The module `vector_math`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/large.witx",
    modules(vector_math(name = VectorMath, docs = "The functions of `vector_math`, implemented.")),
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
    fn vector_math_close(
        &mut self,
        mem: &mut GuestMemory<'_>,
        path: GuestPtr<GuestPtr<[u16]>>,
        r#in: types::VectorMathKind,
        offset: i8,
        how: types::Byte,
        len: &types::Unit,
    ) -> Result<types::VectorMathKind, types::Cell> {
        self.reached("vector_math", "vector_math-close");
        assert_eq!(path, GuestPtr::new(72));
        assert_eq!(mem.read(path).unwrap(), GuestPtr::new((64, 3)));
        mem.write(path, GuestPtr::new((80, 1))).unwrap();
        assert_eq!(r#in, types::VectorMathKind::Case0);
        assert_eq!(offset, 100);
        assert_eq!(how, 65);
        assert_eq!(*len, types::Unit());
        Ok(types::VectorMathKind::Case5)
    }

    fn vector_math_read(&mut self) -> Result<types::Deadline, types::Zone> {
        self.reached("vector_math", "vector_math-read");
        Ok(4)
    }

    fn vector_math_wait_for(&mut self, offset: GuestPtr<[u8]>) -> types::Cell {
        self.reached("vector_math", "vector_math-wait-for");
        assert_eq!(offset, GuestPtr::new((64, 2)));
        GuestPtr::new(68)
    }

    fn vector_math_set_flags(
        &mut self,
        mem: &mut GuestMemory<'_>,
        how: GuestPtr<GuestPtr<types::Point>>,
        len: &types::VectorMathEvent,
    ) -> Result<types::Flag, types::Errno> {
        self.reached("vector_math", "vector_math-set_flags");
        assert_eq!(how, GuestPtr::new(72));
        assert_eq!(mem.read(how).unwrap(), GuestPtr::new(64));
        mem.write(how, GuestPtr::new(76)).unwrap();
        assert_eq!(*len, types::VectorMathEvent::Case3(-3));
        Err(types::Errno::Success)
    }

    fn vector_math_map(
        &mut self,
        len: i16,
        r#type: types::VectorMathHandle,
        buf: types::Flag,
    ) -> wasmtime::Error {
        self.reached("vector_math", "vector_math-map");
        assert_eq!(len, -2);
        assert_eq!(r#type, types::VectorMathHandle::from(226));
        assert_eq!(buf, false);
        wasmtime::Error::msg("vector_math-map ends the guest")
    }

    fn vector_math_send(
        &mut self,
        mem: &mut GuestMemory<'_>,
        r#type: types::Tagged,
        buf: types::VectorMathKind,
        timeout_1: Vec<bool>,
        self_: GuestPtr<GuestPtr<GuestPtr<u8>>>,
    ) -> Result<types::Letter, types::Level> {
        self.reached("vector_math", "vector_math-send");
        assert_eq!(r#type, types::Tagged::High(types::Point { x: 2147483647, y: -2147483648 }));
        assert_eq!(buf, types::VectorMathKind::Case5);
        assert_eq!(*timeout_1, [true]);
        assert_eq!(self_, GuestPtr::new(88));
        assert_eq!(mem.read(self_).unwrap(), GuestPtr::new(84));
        mem.write(self_, GuestPtr::new(96)).unwrap();
        Ok('\u{e9}')
    }

    fn vector_math_recv(
        &mut self,
        buf: i32,
        timeout_1: types::VectorMathMode,
        self_: types::Letter,
        flags: types::Shape,
        memory: GuestPtr<[GuestPtr<str>]>,
    ) -> GuestPtr<types::Point> {
        self.reached("vector_math", "vector_math-recv");
        assert_eq!(buf, -2147483648);
        assert_eq!(timeout_1, types::VectorMathMode::FLAG_4 | types::VectorMathMode::FLAG_6);
        assert_eq!(self_, '\u{e9}');
        assert_eq!(flags, types::Shape::Circle(0.125));
        assert_eq!(memory, GuestPtr::new((88, 1)));
        GuestPtr::new(96)
    }

    fn vector_math_next(&mut self) -> Result<(), ()> {
        self.reached("vector_math", "vector_math-next");
        Err(())
    }

    fn vector_math_open(
        &mut self,
        mem: &mut GuestMemory<'_>,
        self_: GuestPtr<(u8, u64)>,
    ) -> Result<types::Byte, types::Flag> {
        self.reached("vector_math", "vector_math-open");
        assert_eq!(self_, GuestPtr::new(64));
        assert_eq!(mem.read(self_).unwrap(), (200, 18446744073709551615));
        mem.write(self_, (255, 4)).unwrap();
        Ok(255)
    }

    fn vector_math_stat(&mut self, flags: i64, memory: types::VectorMathHandle) {
        self.reached("vector_math", "vector_math-stat");
        assert_eq!(flags, -9223372036854775808);
        assert_eq!(memory, types::VectorMathHandle::from(231));
    }
}
