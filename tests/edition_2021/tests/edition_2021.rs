//! A host in the 2021 edition, in which temporaries live longer and `!` becomes `()`.
#![forbid(unsafe_code)]
#![deny(warnings, clippy::all, clippy::pedantic)]

use std::borrow::Cow;

use wasmtime::Caller;
use wasmtime_integration::{
    wasmtime_integration, GuestError, GuestMemory, GuestPtr, IntoErrno, MemorySlot, Trappable,
};
use wasmtime_integration_tests::{async_linker, Guest};

#[derive(Default)]
struct Ctx {
    slot: MemorySlot,
    seen: Vec<String>,
}

struct Failed;

impl IntoErrno<types::Errno, Ctx> for Failed {
    fn into_errno(self, ctx: &mut Ctx) -> wasmtime::Result<types::Errno> {
        ctx.seen.push("failed".to_owned());
        Ok(types::Errno::Inval)
    }
}

#[wasmtime_integration(
    witx_literal = r#"
        (typename $errno (enum $success $inval $fault))
        (typename $size (@witx usize))
        (typename $point (record (field $x u32) (field $y u32)))
        (module $host
          (@interface func (export "text") (param $x string)
            (result $error (expected $size (error $errno))))
          (@interface func (export "waits") (param $x string) (param $p $point)
            (result $error (expected (tuple $size $point) (error $errno))))
          (@interface func (export "settles") (param $x u32)
            (result $error (expected (error $errno))))
          (@interface func (export "fails") (param $x u32)
            (result $error (expected (error $errno))))
          (@interface func (export "sum") (param $x (list $point)) (result $r u32))
          (@interface func (export "write") (param $to (@witx pointer $point)))
          (@interface func (export "quit") (@witx noreturn))
          (@interface func (export "quit_later") (param $code u32) (@witx noreturn))
          (@interface func (export "raw") (param $x u32) (result $r u32))
          (@interface func (export "raw_later") (param $x u32) (result $r u32)))
    "#,
    guest_error = fault,
    missing_memory = types::Errno::Fault,
    memory_slot = self.slot
)]
impl Ctx {
    fn text(&mut self, x: &str) -> Result<types::Size, types::Errno> {
        self.seen.push(x.to_owned());
        u32::try_from(x.len()).map_err(|_| types::Errno::Inval)
    }
    async fn waits(
        &mut self,
        memory: &GuestMemory<'_>,
        x: Cow<'_, str>,
        p: &types::Point,
    ) -> Result<(types::Size, types::Point), Trappable<types::Errno>> {
        tokio::task::yield_now().await;
        self.seen.push(x.into_owned());
        Ok((u32::try_from(memory.len()).map_err(Trappable::trap)?, *p))
    }
    async fn settles(&mut self, x: u32) -> Result<(), types::Errno> {
        tokio::task::yield_now().await;
        match x {
            0 => Ok(()),
            _ => Err(types::Errno::Fault),
        }
    }
    async fn fails(&mut self, _: u32) -> Result<(), Failed> {
        tokio::task::yield_now().await;
        Err(Failed)
    }
    fn sum(x: Vec<types::Point>) -> u32 {
        x.into_iter().map(|point| point.x * point.y).sum()
    }
    fn write(memory: &mut GuestMemory<'_>, to: GuestPtr<types::Point>) -> wasmtime::Result<()> {
        Ok(memory.write(to, types::Point { x: 1, y: 2 })?)
    }
    fn quit() -> ! {
        panic!("quit")
    }
    async fn quit_later(code: u32) -> wasmtime::Error {
        tokio::task::yield_now().await;
        wasmtime::Error::msg(format!("quit with {code}"))
    }
    #[r#override]
    fn raw(&mut self, memory: &mut GuestMemory<'_>, x: u32) -> u32 {
        self.seen.push("raw".to_owned());
        u32::try_from(memory.len()).unwrap_or(0) + x
    }
    #[r#override]
    async fn raw_later(caller: Caller<'_, Ctx>, x: i32) -> i32 {
        tokio::task::yield_now().await;
        x + i32::try_from(caller.data().seen.len()).unwrap_or(0)
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the argument `guest_error` requires it"
)]
fn fault(error: GuestError) -> types::Errno {
    match error {
        GuestError::InvalidUtf8(_) => types::Errno::Inval,
        _ => types::Errno::Fault,
    }
}

#[tokio::test]
async fn works_as_in_any_other() {
    let linker = async_linker(|linker| Host::add_to_linker(linker, |ctx: &mut Ctx| ctx));
    let mut guest = Guest::new_async(&linker, "host", Ctx::default()).await;
    guest.put(16, b"hello\xff");
    guest.put(24, &[2, 0, 0, 0, 3, 0, 0, 0]);
    for (len, result) in [(5, 0), (6, 1), (0x1_0000, 2)] {
        let text = guest.call_async::<i32>("text", (16, len, 64)).await;
        assert_eq!(text.unwrap(), result);
    }
    let waits = guest.call_async::<i32>("waits", (16, 5, 24, 68, 72)).await;
    assert_eq!(waits.unwrap(), 0);
    assert_eq!(
        (guest.u32_at(68), guest.u32_at(72), guest.u32_at(76)),
        (0x1_0000, 2, 3)
    );
    for (function, result) in [("settles", 2), ("fails", 1)] {
        assert_eq!(guest.call_async::<i32>(function, 1).await.unwrap(), result);
    }
    assert_eq!(guest.call_async::<i32>("sum", (24, 1)).await.unwrap(), 6);
    guest.call_async::<()>("write", 80).await.unwrap();
    assert_eq!((guest.u32_at(80), guest.u32_at(84)), (1, 2));
    let trap = guest.call_async::<()>("quit_later", 3).await.unwrap_err();
    assert_eq!(trap.root_cause().to_string(), "quit with 3");
    assert_eq!(guest.call_async::<i32>("raw", 1).await.unwrap(), 0x1_0001);
    assert_eq!(guest.call_async::<i32>("raw_later", 1).await.unwrap(), 5);
    assert_eq!(guest.data().seen, ["hello", "hello", "failed", "raw"]);
}

/// `gen` is a keyword only since edition 2024, but the macro doesn't know the edition.
mod keyword_of_2024 {
    #![allow(unreachable_pub, reason = "`pub` marks what guests import")]
    #![allow(
        clippy::trivially_copy_pass_by_ref,
        clippy::unused_self,
        reason = "the methods only have the signatures that the test needs"
    )]

    use super::*;
    use wasmtime_integration::GuestType;
    use wasmtime_integration_tests::linker;

    #[derive(Clone, Copy, GuestType)]
    struct Pair {
        gen: u8,
    }

    struct Plain;

    #[wasmtime_integration(module("plain", name = InBlock))]
    impl Plain {
        pub fn gen(&self, gen: u32) -> u32 {
            gen + 1
        }

        pub fn r#raw(&self, gen: &Pair) -> u32 {
            gen.gen.into()
        }
    }

    mod prefixed {
        use super::*;

        #[wasmtime_integration(module("prefixed", name = Prefixed, prefix = x_))]
        impl Plain {
            pub fn x_gen(&self) -> u32 {
                3
            }
        }
    }

    struct Document;

    #[wasmtime_integration(
        witx_literal = r#"
            (typename $pair (record (field $gen u32)))
            (module $gen
              (@interface func (export "gen") (param $gen $pair) (result $r u32)))
        "#,
        modules(gen(name = Gen))
    )]
    impl Document {
        fn gen(&self, gen: types::Pair) -> u32 {
            gen.gen
        }
    }

    #[test]
    fn it_is_a_name_like_any_other() {
        let linker = linker(|linker| {
            InBlock::add_to_linker(linker, |ctx| ctx)?;
            prefixed::Prefixed::add_to_linker(linker, |ctx| ctx)
        });
        let mut guest = Guest::new(&linker, "plain", Plain);
        guest.put(8, &[4]);
        assert_eq!(guest.call::<i32>("gen", 6).unwrap(), 7);
        assert_eq!(guest.call::<i32>("raw", 8).unwrap(), 4);
        let _ = InBlock::new(&mut guest.store, |ctx| ctx).gen;
        let mut guest = Guest::new(&linker, "prefixed", Plain);
        assert_eq!(guest.call::<i32>("gen", ()).unwrap(), 3);
    }

    #[test]
    fn it_is_a_name_in_documents() {
        let linker = linker(|linker| Gen::add_to_linker(linker, |ctx: &mut Document| ctx));
        let mut guest = Guest::new(&linker, "gen", Document);
        guest.put(8, &[4, 0, 0, 0]);
        assert_eq!(guest.call::<i32>("gen", 8).unwrap(), 4);
    }
}
