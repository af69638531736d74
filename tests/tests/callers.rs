//! Typed methods that take Wasmtime's `Caller`.
#![expect(
    clippy::needless_pass_by_value,
    clippy::trivially_copy_pass_by_ref,
    reason = "the tests cover these forms"
)]

use wasmtime::{Caller, Linker};
use wasmtime_integration::{
    GuestError, GuestMemory, GuestPtr, IntoErrno, Trappable, wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, linker};

#[derive(Default)]
struct Host {
    ctx: Ctx,
    calls: u32,
}

#[derive(Default)]
struct Ctx {
    errors: u32,
}

/// An error that needs the context.
struct Counted;

impl IntoErrno<types::Errno, Ctx> for Counted {
    fn into_errno(self, ctx: &mut Ctx) -> wasmtime::Result<types::Errno> {
        ctx.errors += 1;
        Ok(types::Errno::Inval)
    }
}

#[wasmtime_integration(
    witx_literal = r#"
        (typename $errno (enum (@witx tag u16) $success $inval $no_memory))
        (typename $size (@witx usize))
        (typename $pair (record (field $a u32) (field $b u32)))
        (module $host
          (@interface func (export "count") (result $n u32))
          (@interface func (export "nothing") (param $name string))
          (@interface func (export "sum") (param $pair $pair) (param $list (list u16))
            (result $error (expected $size (error $errno))))
          (@interface func (export "unread") (param $name string)
            (result $error (expected (error $errno))))
          (@interface func (export "either") (param $n u32)
            (result $error (expected (error $errno))))
          (@interface func (export "counted") (param $n u32)
            (result $error (expected $size (error $errno))))
          (@interface func (export "allocated") (param $name string)
            (result $error (expected (tuple $size $size) (error $errno))))
          (@interface func (export "raw") (param $n u32) (result $r u32))
          (@interface func (export "quit") (param $code u32) (@witx noreturn)))
    "#,
    modules(host(name = Functions)),
    missing_memory = types::Errno::NoMemory,
    guest_error = bad_argument,
)]
impl Ctx {
    fn count(mut caller: Caller<'_, Host>) -> u32 {
        caller.data_mut().calls += 1;
        caller.data().calls
    }

    fn nothing(caller: &mut Caller<'_, Host>, name: String) {
        caller.data_mut().calls += u32::try_from(name.len()).unwrap();
    }

    fn sum(
        caller: &mut Caller<'_, Host>,
        pair: &types::Pair,
        list: Vec<u16>,
    ) -> Result<types::Size, types::Errno> {
        caller.data_mut().calls += 1;
        match pair.a {
            0 => Err(types::Errno::Inval),
            a => Ok(a + pair.b + list.into_iter().map(u32::from).sum::<u32>()),
        }
    }

    fn unread(
        mut caller: Caller<'_, Host>,
        name: GuestPtr<str>,
    ) -> Result<(), Trappable<types::Errno>> {
        let (memory, host) = GuestMemory::from_caller(&mut caller)?;
        host.calls += u32::try_from(memory.str(name)?.len())?;
        Ok(())
    }

    fn either(caller: &Caller<'_, Host>, n: u32) -> Result<(), Trappable<types::Errno>> {
        match n {
            0 => Ok(()),
            1 => Err(types::Errno::Inval.into()),
            _ => Err(Trappable::trap(wasmtime::Error::msg(format!(
                "{n} after {} calls",
                caller.data().calls
            )))),
        }
    }

    fn counted(caller: &mut Caller<'_, Host>, n: u32) -> Result<types::Size, Counted> {
        caller.data_mut().calls += 1;
        if n == 0 { Err(Counted) } else { Ok(n) }
    }

    /// Calls the guest's allocator, and returns a copy of the name.
    fn allocated(
        caller: &mut Caller<'_, Host>,
        name: String,
    ) -> Result<(types::Size, types::Size), Trappable<types::Errno>> {
        let Some(alloc) = caller
            .get_export("alloc")
            .and_then(wasmtime::Extern::into_func)
        else {
            return Err(types::Errno::Inval.into());
        };
        let alloc = alloc.typed::<u32, u32>(&*caller)?;
        let len = u32::try_from(name.len())?;
        let address = alloc.call(&mut *caller, len)?;
        let (mut memory, _) = GuestMemory::from_caller(caller)?;
        let written = memory.write_str(GuestPtr::new(address), len, &name)?;
        Ok((address, written))
    }

    #[r#override]
    fn raw(caller: &mut Caller<'_, Host>, n: i32) -> i32 {
        caller.data_mut().calls += 1;
        n + 1
    }

    fn quit(caller: Caller<'_, Host>, code: u32) -> wasmtime::Error {
        wasmtime::Error::msg(format!("quit with {code} after {}", caller.data().calls))
    }
}

fn bad_argument(error: GuestError) -> types::Errno {
    let _ = error;
    types::Errno::Inval
}

fn host() -> Linker<Host> {
    linker(|linker| Functions::add_to_linker(linker, |host: &mut Host| &mut host.ctx))
}

/// A guest with an allocator, which always returns the same place.
fn guest() -> Guest<Host> {
    let items = r#"
        (memory (export "memory") 1)
        (func (export "alloc") (param i32) (result i32) (i32.const 1000))
    "#;
    Guest::with_items(&host(), "host", Host::default(), items)
}

#[test]
fn methods_have_the_caller_and_interface_values() {
    let mut guest = guest();
    assert_eq!(guest.call::<i32>("count", ()).unwrap(), 1);
    guest.put(0, b"abcd");
    guest.call::<()>("nothing", (0, 4)).unwrap();
    assert_eq!(guest.data().calls, 5);
    assert_eq!(guest.call::<i32>("unread", (0, 3)).unwrap(), 0);
    assert_eq!(guest.data().calls, 8);
    assert_eq!(guest.call::<i32>("raw", 41).unwrap(), 42);
    assert!(
        guest
            .trap("quit", 7)
            .message()
            .contains("quit with 7 after 9")
    );
}

#[test]
fn results_go_back_as_usual() {
    let mut guest = guest();
    guest.put(0, &[3, 0, 0, 0, 4, 0, 0, 0, 1, 0, 2, 0]);
    assert_eq!(guest.call::<i32>("sum", (0, 8, 2, 64)).unwrap(), 0);
    assert_eq!(guest.u32_at(64), 10);
    guest.put(0, &[0]);
    assert_eq!(guest.call::<i32>("sum", (0, 8, 2, 64)).unwrap(), 1);
    assert_eq!(guest.call::<i32>("either", 0).unwrap(), 0);
    assert_eq!(guest.call::<i32>("either", 1).unwrap(), 1);
    assert!(
        guest
            .trap("either", 2)
            .message()
            .contains("2 after 2 calls")
    );
    assert_eq!(guest.call::<i32>("counted", (5, 64)).unwrap(), 0);
    assert_eq!(guest.u32_at(64), 5);
    assert_eq!(guest.call::<i32>("counted", (0, 64)).unwrap(), 1);
    assert_eq!(guest.data().ctx.errors, 1);
}

#[test]
fn bad_arguments_become_errors() {
    let mut guest = guest();
    // The string, the record, the list and the out pointer.
    assert!(guest.trap("nothing", (-1, 4)).message().contains("`name`"));
    assert_eq!(guest.call::<i32>("sum", (-4, 8, 2, 64)).unwrap(), 1);
    assert_eq!(guest.call::<i32>("sum", (0, 8, -1, 64)).unwrap(), 1);
    guest.put(0, &[1]);
    assert_eq!(guest.call::<i32>("sum", (0, 8, 2, -4)).unwrap(), 1);
    assert_eq!(guest.call::<i32>("unread", (-1, 4)).unwrap(), 1);
    assert_eq!(guest.data().calls, 1);
}

#[test]
fn a_method_calls_the_guest() {
    let mut guest = guest();
    guest.put(0, b"name");
    assert_eq!(guest.call::<i32>("allocated", (0, 4, 64, 68)).unwrap(), 0);
    assert_eq!((guest.u32_at(64), guest.u32_at(68)), (1000, 4));
    assert_eq!(&guest.bytes(1000), b"name");
}

#[test]
fn a_guest_without_a_memory() {
    let mut guest = Guest::without_memory(&host(), "host", Host::default());
    assert_eq!(guest.call::<i32>("count", ()).unwrap(), 1);
    assert_eq!(guest.call::<i32>("either", 1).unwrap(), 1);
    // Glue that reads or writes needs the memory before the method runs. A method may look for it
    // itself.
    assert_eq!(guest.call::<i32>("counted", (5, 64)).unwrap(), 2);
    assert_eq!(guest.call::<i32>("unread", (0, 0)).unwrap(), 2);
    assert!(
        guest
            .trap("nothing", (0, 0))
            .message()
            .contains("no memory")
    );
    assert_eq!(guest.data().calls, 1);
}

/// Async methods can take the caller too.
#[cfg(feature = "async")]
mod waiting {
    use wasmtime_integration_tests::async_linker;

    use super::*;

    #[derive(Default)]
    struct Host {
        ctx: Ctx,
        calls: u32,
    }

    #[derive(Default)]
    struct Ctx;

    #[wasmtime_integration(witx_literal = r#"
            (typename $errno (enum (@witx tag u16) $success $inval))
            (module $slow
              (@interface func (export "wait") (param $name string)
                (result $error (expected u32 (error $errno))))
              (@interface func (export "data") (result $n u32))
              (@interface func (export "length") (param $name string) (result $n u32)))
        "#)]
    impl Ctx {
        async fn wait(caller: &mut Caller<'_, Host>, name: String) -> Result<u32, types::Errno> {
            tokio::task::yield_now().await;
            caller.data_mut().calls += 1;
            if name.is_empty() {
                Err(types::Errno::Inval)
            } else {
                Ok(caller.data().calls)
            }
        }

        async fn data(caller: Caller<'_, Host>) -> u32 {
            tokio::task::yield_now().await;
            caller.data().calls
        }

        async fn length(
            mut caller: Caller<'_, Host>,
            name: GuestPtr<str>,
        ) -> wasmtime::Result<u32> {
            tokio::task::yield_now().await;
            let (memory, _) = GuestMemory::from_caller(&mut caller)?;
            Ok(u32::try_from(memory.str(name)?.len())?)
        }
    }

    #[tokio::test]
    async fn methods_that_wait() {
        let linker =
            async_linker(|linker| Slow::add_to_linker(linker, |host: &mut Host| &mut host.ctx));
        let host = Host {
            calls: 6,
            ..Host::default()
        };
        let mut guest = Guest::new_async(&linker, "slow", host).await;
        guest.put(0, b"abc");
        assert_eq!(
            guest.call_async::<i32>("wait", (0, 3, 64)).await.unwrap(),
            0
        );
        assert_eq!(guest.u32_at(64), 7);
        assert_eq!(
            guest.call_async::<i32>("wait", (0, 0, 64)).await.unwrap(),
            1
        );
        assert_eq!(guest.call_async::<i32>("data", ()).await.unwrap(), 8);
        assert_eq!(guest.call_async::<i32>("length", (0, 3)).await.unwrap(), 3);
    }
}

/// The store's data may have any type if the method does not name one.
mod any_store {
    use super::*;

    struct Ctx;

    #[wasmtime_integration(witx_literal = r#"
        (module $any (@interface func (export "fuel") (result $n u32)))
    "#)]
    impl Ctx {
        fn fuel<T: 'static>(caller: Caller<'_, T>) -> u32 {
            u32::from(caller.get_fuel().is_ok())
        }
    }

    #[test]
    fn methods_can_be_generic_over_it() {
        let linker = linker(|linker| Any::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        let mut guest = Guest::new(&linker, "any", Ctx);
        assert_eq!(guest.call::<i32>("fuel", ()).unwrap(), 0);
    }
}
