//! The module `audio`. Written by `generate.py`: change that, and run it again.

use wasmtime_integration::{GuestMemory, GuestPtr, wasmtime_integration};

use crate::{Ctx, types};

#[wasmtime_integration(
    witx = "witx/large.witx",
    modules(audio(name = Audio, docs = "The functions of `audio`, implemented.")),
    types = crate::types,
    success = ["utc"],
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
    fn audio_close(
        &mut self,
        mem: &mut GuestMemory<'_>,
        path: &Result<u8, u16>,
        r#in: types::AudioKind,
        offset: types::CellCell,
        how: Result<(), types::Errno>,
        len: types::Frozen,
    ) -> Result<types::AudioKind, types::Perms> {
        self.reached("audio", "audio-close");
        assert_eq!(*path, Err(65535));
        assert_eq!(r#in, types::AudioKind::Case0);
        assert_eq!(offset, GuestPtr::new(76));
        assert_eq!(mem.read(offset).unwrap(), GuestPtr::new(72));
        mem.write(offset, GuestPtr::new(80)).unwrap();
        assert_eq!(how, Ok(()));
        assert_eq!(len, GuestPtr::new(92));
        assert_eq!(mem.read(len).unwrap(), types::Point { x: -3, y: 2147483647 });
        Ok(types::AudioKind::Case2)
    }

    fn audio_read(&mut self) -> Result<(types::Ratio,), types::Fd> {
        self.reached("audio", "audio-read");
        Ok((-2.5,))
    }

    fn audio_map(&mut self, offset: &Result<types::Point, ()>) -> types::Rights {
        self.reached("audio", "audio-map");
        assert_eq!(*offset, Err(()));
        types::Rights::RIGHT_39 | types::Rights::RIGHT_63
    }

    fn audio_send(
        &mut self,
        how: types::Option,
        len: &types::AudioEvent,
    ) -> Result<types::Whether, types::Cell> {
        self.reached("audio", "audio-send");
        assert_eq!(how, 4294967295);
        assert_eq!(*len, types::AudioEvent::Case0(false));
        Err(GuestPtr::new(80))
    }

    fn audio_recv(
        &mut self,
        len: Result<(), ()>,
        r#type: types::AudioHandle,
        buf: &types::AudioRecvBuf,
    ) -> wasmtime::Error {
        self.reached("audio", "audio-recv");
        assert_eq!(len, Err(()));
        assert_eq!(r#type, types::AudioHandle::from(106));
        assert_eq!(*buf, types::AudioRecvBuf(255, 2, 9223372036854775808, 255, 2, 9223372036854775808, 255, 2, 9223372036854775808, 255, 2, 9223372036854775808, false));
        wasmtime::Error::msg("audio-recv ends the guest")
    }

    fn audio_next(
        &mut self,
        r#type: types::AudioNextType,
        buf: types::AudioKind,
        timeout_1: types::AudioNextTimeout1,
        self_: u8,
    ) -> Result<(types::Rights, types::PathName, types::Pair, types::Point), types::Zone> {
        self.reached("audio", "audio-next");
        assert_eq!(r#type, types::AudioNextType::B);
        assert_eq!(buf, types::AudioKind::Case2);
        assert_eq!(timeout_1, types::AudioNextTimeout1::On);
        assert_eq!(self_, 200);
        Ok((types::Rights::RIGHT_42 | types::Rights::RIGHT_63, GuestPtr::new((112, 6)), types::Pair(1, 3735928559), types::Point { x: 2147483647, y: -2147483648 }))
    }

    fn audio_open(
        &mut self,
        mem: &mut GuestMemory<'_>,
        buf: &types::Point,
        timeout_1: types::AudioMode,
        self_: String,
        flags: GuestPtr<u8>,
        memory: u16,
    ) -> types::Cell {
        self.reached("audio", "audio-open");
        assert_eq!(*buf, types::Point { x: -2147483648, y: -3 });
        assert_eq!(timeout_1, types::AudioMode::FLAG_0 | types::AudioMode::FLAG_2);
        assert_eq!(self_, "grüße");
        assert_eq!(flags, GuestPtr::new(79));
        assert_eq!(mem.read(flags).unwrap(), 255);
        mem.write(flags, 1).unwrap();
        assert_eq!(memory, 2);
        GuestPtr::new(80)
    }

    fn audio_stat(&mut self) -> Result<(), types::Errno> {
        self.reached("audio", "audio-stat");
        Err(types::Errno::Fault)
    }

    fn audio_list(&mut self, self_: types::Deadline) -> Result<types::Unit, types::Errno> {
        self.reached("audio", "audio-list");
        assert_eq!(self_, 9223372036854775808);
        Ok(types::Unit())
    }

    fn audio_seek(&mut self, flags: types::Segment, memory: types::AudioHandle) {
        self.reached("audio", "audio-seek");
        assert_eq!(flags, types::Segment { from: types::Point { x: -2147483648, y: -3 }, to: types::Point { x: -3, y: 2147483647 }, w: -0.25 });
        assert_eq!(memory, types::AudioHandle::from(111));
    }
}
