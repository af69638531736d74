//! What is deprecated is so for the host's own code, not for the generated one.
#![deny(warnings)]
#![allow(
    clippy::needless_pass_by_value,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    clippy::unused_async,
    clippy::unused_self,
    reason = "the methods only have the signatures that the test needs"
)]

use wasmtime::Caller;
use wasmtime_integration::{GuestType, wasmtime_integration};
use wasmtime_integration_tests::{Guest, linker};

#[derive(Clone, Copy, Debug, GuestType)]
struct Position {
    x: u32,
    #[deprecated]
    y: u32,
}

#[derive(Clone, Copy, Debug, GuestType)]
struct Pair(u32, #[deprecated] u32);

#[derive(Clone, Copy, Debug, GuestType)]
#[repr(u8)]
enum Level {
    #[deprecated = "write `High`"]
    Low,
    High,
}

#[derive(Clone, Copy, Debug, GuestType)]
#[repr(u8)]
enum Errno {
    #[deprecated]
    Ok,
    Inval = 28,
}

#[derive(Clone, Copy, Debug, GuestType)]
enum Shape {
    #[deprecated]
    Dot,
    #[deprecated]
    Line(u32),
}

/// No method takes it: a signature that names it is the host's own code.
#[deprecated]
#[derive(Clone, Copy, Debug, GuestType)]
#[guest(transparent)]
pub struct Old(u32);

bitflags::bitflags! {
    #[derive(Clone, Copy, GuestType)]
    #[guest(flags)]
    struct Rights: u32 {
        #[deprecated]
        const READ = 1;
    }
}

mod rust {
    #![allow(unreachable_pub, reason = "`pub` marks what guests import")]

    use super::*;

    pub(super) struct Ctx;

    #[wasmtime_integration(module("env", name = Env), errno = Errno)]
    impl Ctx {
        #[deprecated]
        pub fn sum(&self, position: &Position, pair: &Pair, rights: Rights) -> u32 {
            position.x + pair.0 + rights.bits()
        }

        #[deprecated]
        pub async fn check(&self, level: Level, shape: &Shape) -> Result<(), Errno> {
            match (level, shape) {
                (Level::High, _) => Ok(()),
                _ => Err(Errno::Inval),
            }
        }

        #[deprecated]
        #[r#override]
        pub fn raw(caller: Caller<'_, Self>, x: u32) -> u32 {
            let Self = caller.data();
            x
        }
    }
}

mod document {
    use super::*;

    pub(super) struct Ctx;

    #[wasmtime_integration(
        witx_literal = "(module $doc (@interface func (export \"old\") (result $r u32)))"
    )]
    impl Ctx {
        #[deprecated]
        fn old(&self) -> u32 {
            5
        }
    }
}

#[test]
fn guests_still_call_it() {
    let linker = linker(|linker| document::Doc::add_to_linker(linker, |ctx| ctx));
    let mut guest = Guest::new(&linker, "doc", document::Ctx);
    assert_eq!(guest.call::<i32>("old", ()).unwrap(), 5);
}

#[tokio::test]
async fn guests_still_call_it_in_a_block() {
    let linker = wasmtime_integration_tests::async_linker(|linker| {
        rust::Env::add_to_linker(linker, |ctx| ctx)
    });
    let mut guest = Guest::new_async(&linker, "env", rust::Ctx).await;
    guest.put(8, &[1, 0, 0, 0, 2, 0, 0, 0]);
    assert_eq!(guest.call_async::<i32>("sum", (8, 8, 1)).await.unwrap(), 3);
    for (level, result) in [(1, 0), (0, 28)] {
        let check = guest.call_async::<i32>("check", (level, 16)).await;
        assert_eq!(check.unwrap(), result);
    }
    assert_eq!(guest.call_async::<i32>("raw", 4).await.unwrap(), 4);
}
