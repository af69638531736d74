//! Async methods.

use std::borrow::Cow;
use std::convert::Infallible;
use std::time::Duration;

use wasmtime::Caller;
use wasmtime_integration::{
    GuestError, GuestMemory, GuestPtr, GuestType, Trappable, wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, PAGE, async_linker};

#[derive(Clone, Copy, Debug, GuestType)]
struct Position {
    x: u32,
    y: u32,
}

#[derive(Clone, Copy, Debug, GuestType)]
#[repr(u16)]
enum Errno {
    Success,
    Inval,
    Again = 6,
}

bitflags::bitflags! {
    #[derive(Clone, Copy, Debug, GuestType)]
    #[guest(flags)]
    struct Wide: u64 {
        const TOP = 1 << 63;
    }
}

#[derive(Default)]
struct Ctx {
    saw: Vec<String>,
}

/// Waits for a timer, which needs a reactor to wake it up.
async fn wait() {
    tokio::time::sleep(Duration::from_millis(1)).await;
}

fn bad_argument(_: GuestError) -> Errno {
    Errno::Inval
}

#[wasmtime_integration(
    module("waits", name = Waits),
    errno = Errno,
    missing_memory = Errno::Again,
    guest_error = bad_argument
)]
impl Ctx {
    pub async fn sleep(&mut self, millis: u32) {
        tokio::time::sleep(Duration::from_millis(millis.into())).await;
        self.saw.push(format!("slept {millis}"));
    }

    pub async fn wide(&self, wide: Wide) -> Wide {
        wait().await;
        !wide
    }

    pub async fn borrowed(&mut self, text: &str, bytes: &[u8], at: &Position) -> Result<(), Errno> {
        wait().await;
        self.saw.push(format!("{text} {bytes:?} {at:?}"));
        if text.is_empty() {
            Err(Errno::Again)
        } else {
            Ok(())
        }
    }

    pub async fn owned(&mut self, text: Cow<'_, str>, list: Vec<u16>, pair: (u8, u16)) {
        wait().await;
        self.saw.push(format!("{text} {list:?} {pair:?}"));
    }

    pub async fn fill(&mut self, buffer: &mut [u8]) -> Result<(), Errno> {
        buffer.fill(1);
        wait().await;
        buffer[0] = 2;
        Ok(())
    }

    pub async fn write(
        &mut self,
        memory: &mut GuestMemory<'_>,
        to: GuestPtr<Position>,
    ) -> Result<(), Trappable<Errno>> {
        wait().await;
        memory.write(to, Position { x: 3, y: 4 })?;
        wait().await;
        Ok(())
    }

    pub async fn called(caller: &mut Caller<'_, Ctx>, text: String) -> u32 {
        wait().await;
        caller.data_mut().saw.push(text);
        u32::try_from(caller.data().saw.len()).unwrap()
    }

    pub async fn exit(code: u32) -> wasmtime::Result<Infallible> {
        wait().await;
        Err(wasmtime::Error::msg(format!("exit {code}")))
    }

    #[r#override]
    pub async fn raw(caller: Caller<'_, Ctx>, a: i32, b: i64) -> i64 {
        wait().await;
        i64::from(a) + b + i64::try_from(caller.data().saw.len()).unwrap()
    }

    /// Not async, in the same module.
    pub fn count(&self) -> u32 {
        u32::try_from(self.saw.len()).unwrap()
    }
}

#[tokio::test]
async fn each_form_waits() {
    let linker = async_linker(|linker| Waits::add_to_linker(linker, |ctx| ctx));
    let mut guest = Guest::new_async(&linker, "waits", Ctx::default()).await;
    guest.put(0, b"ab");
    guest.call_async::<()>("sleep", 2).await.unwrap();
    assert_eq!(
        guest.call_async::<i64>("wide", 0i64).await.unwrap(),
        i64::MIN
    );
    assert!(guest.call_async::<i64>("wide", 1i64).await.is_err());
    let borrowed = (0, 2, 1, 2, 8);
    assert_eq!(
        guest.call_async::<i32>("borrowed", borrowed).await.unwrap(),
        0
    );
    assert_eq!(
        guest
            .call_async::<i32>("borrowed", (0, 0, 1, 2, 8))
            .await
            .unwrap(),
        6
    );
    assert_eq!(
        guest
            .call_async::<i32>("borrowed", (0, 2, 1, 2, 9))
            .await
            .unwrap(),
        1
    );
    guest
        .call_async::<()>("owned", (0, 1, 8, 1, 0))
        .await
        .unwrap();
    assert!(
        guest
            .call_async::<()>("owned", (0, 1, 9, 1, 0))
            .await
            .is_err()
    );
    assert_eq!(
        guest.data().saw,
        [
            "slept 2",
            "ab [98, 0] Position { x: 0, y: 0 }",
            " [98, 0] Position { x: 0, y: 0 }",
            "a [0] (97, 0)",
        ]
    );
    assert_eq!(guest.call_async::<i32>("fill", (16, 3)).await.unwrap(), 0);
    assert_eq!(guest.bytes(16), [2, 1, 1, 0]);
    assert_eq!(guest.call_async::<i32>("fill", (PAGE, 1)).await.unwrap(), 1);
    assert_eq!(guest.call_async::<i32>("write", 24).await.unwrap(), 0);
    assert_eq!((guest.u32_at(24), guest.u32_at(28)), (3, 4));
    assert_eq!(guest.call_async::<i32>("write", 25).await.unwrap(), 1);
    assert_eq!(guest.call_async::<i32>("called", (0, 2)).await.unwrap(), 5);
    let error = guest.call_async::<()>("exit", 3).await.unwrap_err();
    assert_eq!(error.root_cause().to_string(), "exit 3");
    assert_eq!(guest.call_async::<i64>("raw", (1, 2i64)).await.unwrap(), 8);
    assert_eq!(guest.call_async::<i32>("count", ()).await.unwrap(), 5);
}

#[tokio::test]
async fn a_missing_memory_is_an_error_value() {
    let linker = async_linker(|linker| Waits::add_to_linker(linker, |ctx| ctx));
    let mut store = wasmtime::Store::new(linker.engine(), Ctx::default());
    let guest = wasmtime_integration_tests::forwarder(&linker, &mut store, "waits", "");
    let guest = linker.instantiate_async(&mut store, &guest).await.unwrap();
    for (function, params, code) in [
        (
            "fill",
            &[wasmtime::Val::I32(0), wasmtime::Val::I32(1)][..],
            6,
        ),
        ("write", &[wasmtime::Val::I32(0)], 6),
    ] {
        let function = guest.get_func(&mut store, function).unwrap();
        let mut results = [wasmtime::Val::I32(0)];
        function
            .call_async(&mut store, params, &mut results)
            .await
            .unwrap();
        assert_eq!(results[0].unwrap_i32(), code);
    }
    let sleep = guest
        .get_typed_func::<u32, ()>(&mut store, "sleep")
        .unwrap();
    sleep.call_async(&mut store, 1).await.unwrap();
    assert_eq!(store.data().saw, ["slept 1"]);
}

/// Async methods in a synchronous store.
mod blocking {
    use wasmtime_integration_tests::linker;

    use super::*;

    fn block_on<F: Future>(future: F) -> F::Output {
        let mut builder = tokio::runtime::Builder::new_current_thread();
        let runtime = builder.enable_time().build().unwrap();
        runtime.block_on(future)
    }

    #[derive(Default)]
    struct Ctx {
        saw: Vec<String>,
    }

    #[wasmtime_integration(module("blocks", name = Blocks), errno = Errno, block_on = block_on)]
    impl Ctx {
        pub async fn text(&mut self, text: &str, at: Position) -> Result<(), Errno> {
            wait().await;
            self.saw.push(format!("{text} {}", at.x + at.y));
            if text.is_empty() {
                Err(Errno::Again)
            } else {
                Ok(())
            }
        }

        pub async fn wide(&self, wide: Wide) -> Wide {
            wait().await;
            !wide
        }
    }

    #[test]
    fn a_function_waits_for_its_method() {
        let linker = linker(|linker| Blocks::add_to_linker(linker, |ctx| ctx));
        let mut guest = Guest::new(&linker, "blocks", Ctx::default());
        guest.put(0, b"ab");
        guest.put(8, &[1, 0, 0, 0, 2]);
        assert_eq!(guest.call::<i32>("text", (0, 2, 8)).unwrap(), 0);
        assert_eq!(guest.call::<i32>("text", (0, 0, 8)).unwrap(), 6);
        assert_eq!(guest.data().saw, ["ab 3", " 3"]);
        assert_eq!(guest.trap("text", (0, 2, 9)).bad_argument().1, "text");
        assert_eq!(guest.call::<i64>("wide", 0i64).unwrap(), i64::MIN);
    }
}
