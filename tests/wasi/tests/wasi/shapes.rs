//! Overrides for all core signatures in preview 1, next to functions of the target.
#![expect(
    clippy::too_many_arguments,
    reason = "preview 1 has functions with nine"
)]

use std::collections::BTreeSet;
use std::marker::PhantomData;

use wasmtime::{Caller, Val};
use wasmtime_integration::{GuestMemory, wasmtime_integration};
use wasmtime_integration_tests::{Guest, linker};
use wasmtime_wasi::I32Exit;
use wasmtime_wasi::p1::WasiP1Ctx;
use witx::{InterfaceFunc, WasmType};

/// A function of each signature, except that of `proc_exit`.
macro_rules! with_functions {
    ($then:ident) => {
        $then! {
            sched_yield(),
            fd_close(fd: i32),
            args_get(argv: i32, argv_buf: i32),
            sock_accept(fd: i32, flags: i32, result: i32),
            fd_write(fd: i32, iovs: i32, count: i32, result: i32),
            path_symlink(old: i32, old_len: i32, fd: i32, new: i32, new_len: i32),
            path_readlink(fd: i32, path: i32, len: i32, buf: i32, room: i32, result: i32),
            path_link(
                fd: i32, flags: i32, old: i32, old_len: i32, new_fd: i32, new: i32, new_len: i32
            ),
            fd_filestat_set_size(fd: i32, size: i64),
            clock_time_get(id: i32, precision: i64, result: i32),
            fd_allocate(fd: i32, offset: i64, len: i64),
            fd_seek(fd: i32, offset: i64, whence: i32, result: i32),
            fd_advise(fd: i32, offset: i64, len: i64, advice: i32),
            fd_readdir(fd: i32, buf: i32, len: i32, cookie: i64, result: i32),
            path_filestat_set_times(
                fd: i32, flags: i32, path: i32, len: i32, atim: i64, mtim: i64, times: i32
            ),
            path_open(
                fd: i32, dirflags: i32, path: i32, len: i32, oflags: i32, base: i64,
                inheriting: i64, fdflags: i32, result: i32
            ),
        }
    };
}

macro_rules! names {
    ($($name:ident($($arg:ident: $ty:ident),*),)*) => {
        const OVERRIDDEN: &[&str] = &["proc_exit", $(stringify!($name)),*];
    };
}

with_functions!(names);

/// The context, with a record of the overrides' calls and arguments. Each `Form` of overrides
/// needs its own context type, because their methods have the same names.
struct Ctx<Form> {
    wasi: WasiP1Ctx,
    calls: Vec<(&'static str, Vec<i64>)>,
    form: PhantomData<Form>,
}

impl<Form> Ctx<Form> {
    fn new() -> Self {
        Ctx {
            wasi: crate::wasi(),
            calls: Vec::new(),
            form: PhantomData,
        }
    }

    /// Records a call, and returns a number that is unique to the call.
    fn saw(&mut self, name: &'static str, arguments: Vec<i64>) -> i32 {
        self.calls.push((name, arguments));
        result(self.calls.len())
    }
}

/// Returns the result of call number `call`, which is not an error code of the interface.
fn result(call: usize) -> i32 {
    i32::MIN + i32::try_from(call).unwrap()
}

/// Overrides that Wasmtime calls directly.
mod with_caller {
    use super::*;

    struct Form;

    macro_rules! host {
        ($($name:ident($($arg:ident: $ty:ident),*),)*) => {
            #[wasmtime_integration(
                witx = "../../examples/wasi/witx/wasi_snapshot_preview1.witx",
                types = crate::types,
                modules(wasi_snapshot_preview1(name = WithCaller)),
                target(path = wasmtime_wasi::p1, ctx = self.wasi),
                block_on = crate::block_on,
            )]
            impl Ctx<Form> {
                $(
                    #[r#override]
                    fn $name(mut caller: Caller<'_, Ctx<Form>>, $($arg: $ty),*) -> i32 {
                        caller.data_mut().saw(stringify!($name), vec![$($arg.into()),*])
                    }
                )*

                #[r#override]
                fn proc_exit(mut caller: Caller<'_, Ctx<Form>>, code: i32) -> wasmtime::Result<()> {
                    let code = caller.data_mut().saw("proc_exit", vec![code.into()]);
                    Err(I32Exit(code).into())
                }
            }
        };
    }

    with_functions!(host);

    #[test]
    fn get_core_values_and_give_them() {
        let linker = linker(|linker| WithCaller::add_to_linker(linker, |ctx| ctx));
        check(&mut Guest::new(&linker, crate::MODULE, Ctx::new()));
        check(&mut Guest::without_memory(
            &linker,
            crate::MODULE,
            Ctx::new(),
        ));
        check_others(&mut Guest::new(&linker, crate::MODULE, Ctx::new()));
    }
}

/// Overrides that get the context.
mod with_context {
    use super::*;

    struct Form;

    macro_rules! host {
        ($($name:ident($($arg:ident: $ty:ident),*),)*) => {
            #[wasmtime_integration(
                witx = "../../examples/wasi/witx/wasi_snapshot_preview1.witx",
                types = crate::types,
                modules(wasi_snapshot_preview1(name = WithContext)),
                target(path = wasmtime_wasi::p1, ctx = self.wasi),
                block_on = crate::block_on,
            )]
            impl Ctx<Form> {
                $(
                    #[r#override]
                    fn $name(&mut self, $($arg: $ty),*) -> i32 {
                        self.saw(stringify!($name), vec![$($arg.into()),*])
                    }
                )*

                #[r#override]
                fn proc_exit(&mut self, code: i32) -> wasmtime::Result<()> {
                    let code = self.saw("proc_exit", vec![code.into()]);
                    Err(I32Exit(code).into())
                }
            }
        };
    }

    with_functions!(host);

    #[test]
    fn get_core_values_and_give_them() {
        let linker = linker(|linker| WithContext::add_to_linker(linker, |ctx| ctx));
        check(&mut Guest::new(&linker, crate::MODULE, Ctx::new()));
        check(&mut Guest::without_memory(
            &linker,
            crate::MODULE,
            Ctx::new(),
        ));
        check_others(&mut Guest::new(&linker, crate::MODULE, Ctx::new()));
    }
}

/// Async overrides that get the memory.
mod asynchronous {
    use super::*;

    struct Form;

    macro_rules! host {
        ($($name:ident($($arg:ident: $ty:ident),*),)*) => {
            #[wasmtime_integration(
                witx = "../../examples/wasi/witx/wasi_snapshot_preview1.witx",
                types = crate::types,
                modules(wasi_snapshot_preview1(name = Asynchronous)),
                target(path = wasmtime_wasi::p1, ctx = self.wasi),
                missing_memory = crate::types::Errno::Inval,
            )]
            impl Ctx<Form> {
                $(
                    #[r#override]
                    async fn $name(&mut self, memory: &mut GuestMemory<'_>, $($arg: $ty),*) -> i32 {
                        tokio::task::yield_now().await;
                        assert_eq!(memory.len(), 0x1_0000);
                        self.saw(stringify!($name), vec![$($arg.into()),*])
                    }
                )*

                #[r#override]
                async fn proc_exit(&mut self, code: i32) -> wasmtime::Result<()> {
                    tokio::task::yield_now().await;
                    let code = self.saw("proc_exit", vec![code.into()]);
                    Err(I32Exit(code).into())
                }
            }
        };
    }

    with_functions!(host);

    #[tokio::test]
    async fn get_core_values_and_give_them() {
        let linker = linker(|linker| Asynchronous::add_to_linker(linker, |ctx| ctx));
        let mut guest = Guest::new_async(&linker, crate::MODULE, Ctx::new()).await;
        for (call, function) in (1..).zip(overridden()) {
            let (params, seen) = arguments(&function);
            let name = function.name.as_str();
            let outcome = guest.call_dynamic_async(name, &params).await;
            check_call(&mut guest, call, &function, &seen, outcome);
        }

        // Functions without an override: one that waits and one that doesn't.
        guest
            .call_async::<i32>("args_sizes_get", (0, 4))
            .await
            .unwrap();
        assert_eq!((guest.u32_at(0), guest.u32_at(4)), (2, 15));
        let stat = guest.call_async::<i32>("fd_filestat_get", (1, 64)).await;
        assert_eq!(stat.unwrap(), 0);
        assert_eq!(guest.call_async::<i32>("fd_sync", 99).await.unwrap(), 8);
    }
}

/// Returns the functions that have an override here.
fn overridden() -> Vec<InterfaceFunc> {
    let mut functions = crate::functions();
    functions.retain(|function| OVERRIDDEN.contains(&function.name.as_str()));
    functions
}

#[test]
fn these_are_all_shapes() {
    let signatures = |functions: Vec<InterfaceFunc>| -> BTreeSet<String> {
        functions
            .iter()
            .map(|function| format!("{:?}", function.wasm_signature()))
            .collect()
    };
    assert_eq!(overridden().len(), OVERRIDDEN.len());
    let all = signatures(crate::functions());
    assert_eq!(signatures(overridden()), all);
    assert_eq!(all.len(), OVERRIDDEN.len(), "one of each");
}

/// Returns distinct arguments that use all bits for a function, and the values that its
/// override should see.
fn arguments(function: &InterfaceFunc) -> (Vec<Val>, Vec<i64>) {
    let (params, _) = function.wasm_signature();
    let arguments = (1..).zip(params).map(|(number, ty)| match ty {
        WasmType::I32 => {
            let value = i32::MIN + number;
            (Val::I32(value), i64::from(value))
        }
        WasmType::I64 => {
            let value = i64::MIN + i64::from(number);
            (Val::I64(value), value)
        }
        WasmType::F32 | WasmType::F64 => panic!("preview 1 has no floats"),
    });
    arguments.unzip()
}

/// Calls each override, and checks its arguments and its result.
fn check<Form>(guest: &mut Guest<Ctx<Form>>) {
    for (call, function) in (1..).zip(overridden()) {
        let (params, seen) = arguments(&function);
        let outcome = guest.call_dynamic(function.name.as_str(), &params);
        check_call(guest, call, &function, &seen, outcome);
    }
}

fn check_call<Form>(
    guest: &mut Guest<Ctx<Form>>,
    call: usize,
    function: &InterfaceFunc,
    seen: &[i64],
    outcome: wasmtime::Result<Option<Val>>,
) {
    let name = function.name.as_str();
    assert_eq!(guest.data().calls.len(), call, "{name}");
    let (last, saw) = guest.data().calls.last().unwrap();
    assert_eq!((*last, &**saw), (name, seen));
    let given = match outcome {
        Ok(value) => value.unwrap().unwrap_i32(),
        Err(error) => {
            assert_eq!(name, "proc_exit");
            error.downcast_ref::<I32Exit>().unwrap().0
        }
    };
    assert_eq!(given, result(call), "{name}");
}

/// Calls functions without an override, which are the target's.
fn check_others<Form>(guest: &mut Guest<Ctx<Form>>) {
    assert_eq!(guest.call::<i32>("args_sizes_get", (0, 4)).unwrap(), 0);
    assert_eq!((guest.u32_at(0), guest.u32_at(4)), (2, 15));
    assert_eq!(guest.call::<i32>("clock_res_get", (1, 8)).unwrap(), 0);
    assert!(guest.u32_at(8) > 0);
    // One that waits.
    assert_eq!(guest.call::<i32>("fd_filestat_get", (1, 64)).unwrap(), 0);
    assert_eq!(guest.call::<i32>("fd_sync", 99).unwrap(), 8);
    assert!(guest.data().calls.is_empty());
}
