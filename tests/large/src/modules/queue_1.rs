//! The module `queue-1`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/large.witx",
    modules(queue_1(name = Queue1, docs = "The functions of `queue-1`, implemented.")),
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
    #[guest(module = "queue-1", name = "close")]
    fn queue_1_close(
        &mut self,
        mem: &mut GuestMemory<'_>,
        path: GuestPtr<GuestPtr<str>>,
    ) -> Result<types::Queue1Kind, types::Errno> {
        self.reached("queue-1", "close");
        assert_eq!(path, GuestPtr::new(72));
        assert_eq!(mem.read(path).unwrap(), GuestPtr::new((64, 7)));
        mem.write(path, GuestPtr::new((80, 6))).unwrap();
        Ok(types::Queue1Kind::Case5)
    }

    fn queue_1_read(
        &mut self,
        r#in: u64,
        offset: types::Queue1Mode,
    ) -> Result<types::Ratio, types::Errno> {
        self.reached("queue-1", "queue_1_read");
        assert_eq!(r#in, 18446744073709551615);
        assert_eq!(offset, types::Queue1Mode::FLAG_0 | types::Queue1Mode::FLAG_6);
        Ok(0.125)
    }

    fn queue_1_sync(
        &mut self,
        offset: types::Ratio,
        how: types::Queue1Stat,
        len: &types::Pair,
    ) -> u32 {
        self.reached("queue-1", "queue_1_sync");
        assert_eq!(offset, -2.5);
        assert_eq!(how, types::Queue1Stat { handle: types::Queue1Handle::from(64), kind: types::Queue1Kind::Case1, f0: GuestPtr::new((64, 1)), f1: GuestPtr::new(76), f2: -2147483648, f3: '\u{61}' });
        assert_eq!(*len, types::Pair(255, 3));
        2147483648
    }

    fn queue_1_poll(
        &mut self,
        mem: &mut GuestMemory<'_>,
        how: Vec<f64>,
        len: &types::Queue1Event,
        r#type: GuestPtr<GuestPtr<[u16]>>,
        buf: i8,
    ) -> Result<types::Flag, types::Errno> {
        self.reached("queue-1", "queue_1_poll");
        assert_eq!(*how, [10000000000.0, 0.125]);
        assert_eq!(*len, types::Queue1Event::Case1(types::Tagged::Type));
        assert_eq!(r#type, GuestPtr::new(108));
        assert_eq!(mem.read(r#type).unwrap(), GuestPtr::new((104, 1)));
        mem.write(r#type, GuestPtr::new((116, 2))).unwrap();
        assert_eq!(buf, 100);
        Err(types::Errno::TooBig)
    }

    fn queue_1_wait_for(
        &mut self,
        mem: &mut GuestMemory<'_>,
        len: types::Byte,
        r#type: types::Queue1Handle,
        buf: &types::Unit,
        timeout_1: Vec<u8>,
        self_: GuestPtr<GuestPtr<types::Point>>,
    ) -> Result<types::Letter, types::Errno> {
        self.reached("queue-1", "queue_1_wait-for");
        assert_eq!(len, 255);
        assert_eq!(r#type, types::Queue1Handle::from(66));
        assert_eq!(*buf, types::Unit());
        assert_eq!(*timeout_1, [65, 255, 65]);
        assert_eq!(self_, GuestPtr::new(76));
        assert_eq!(mem.read(self_).unwrap(), GuestPtr::new(68));
        mem.write(self_, GuestPtr::new(80)).unwrap();
        Ok('\u{10ffff}')
    }

    fn queue_1_set_flags(&mut self) -> Result<types::Byte, types::Errno> {
        self.reached("queue-1", "queue_1_set_flags");
        Ok(65)
    }

    fn queue_1_map(&mut self, buf: i16) -> types::Deadline {
        self.reached("queue-1", "queue_1_map");
        assert_eq!(buf, 30000);
        9223372036854775808
    }

    fn queue_1_send(
        &mut self,
        timeout_1: types::Flag,
        self_: &types::Queue1Stat,
    ) -> Result<(), ()> {
        self.reached("queue-1", "queue_1_send");
        assert_eq!(timeout_1, true);
        assert_eq!(*self_, types::Queue1Stat { handle: types::Queue1Handle::from(69), kind: types::Queue1Kind::Case6, f0: GuestPtr::new((64, 3)), f1: GuestPtr::new(84), f2: 2147483647, f3: '\u{10ffff}' });
        Err(())
    }

    fn queue_1_recv(
        &mut self,
        self_: &types::Tagged,
        flags: types::Queue1Event,
        memory: GuestPtr<[bool]>,
    ) -> Result<types::PathName, types::Errno> {
        self.reached("queue-1", "queue_1_recv");
        assert_eq!(*self_, types::Tagged::Low(3));
        assert_eq!(flags, types::Queue1Event::Case6(types::Shape::Dot(types::Point { x: 2147483647, y: -2147483648 })));
        assert_eq!(memory, GuestPtr::new((104, 3)));
        Ok(GuestPtr::new((124, 6)))
    }

    fn queue_1_next(
        &mut self,
        mem: &mut GuestMemory<'_>,
        flags: GuestPtr<GuestPtr<GuestPtr<u8>>>,
        memory: types::Queue1Handle,
        arg0: i32,
        value: types::Letter,
    ) {
        self.reached("queue-1", "queue_1_next");
        assert_eq!(flags, GuestPtr::new(72));
        assert_eq!(mem.read(flags).unwrap(), GuestPtr::new(68));
        mem.write(flags, GuestPtr::new(80)).unwrap();
        assert_eq!(memory, types::Queue1Handle::from(71));
        assert_eq!(arg0, -3);
        assert_eq!(value, '\u{e9}');
    }
}
