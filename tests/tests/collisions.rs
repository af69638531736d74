//! Names that generated code once shared: of functions, instance structs and blocks of one context.

use wasmtime::Caller;
use wasmtime_integration::{MemorySlot, wasmtime_integration};
use wasmtime_integration_tests::{Guest, async_linker, linker};

#[derive(Default)]
struct Ctx {
    slot: MemorySlot,
    calls: Vec<&'static str>,
}

/// Functions with the names that the glue's own items had.
#[wasmtime_integration(module("functions", name = Functions), copy_limit = 64, memory_slot = self.slot)]
impl Ctx {
    pub fn log(&mut self, text: &str) {
        assert_eq!(text, "");
        self.calls.push("log");
    }

    pub fn define__log(&mut self) {
        self.calls.push("define__log");
    }

    pub fn call_log(&mut self) {
        self.calls.push("call_log");
    }

    pub fn define(&mut self) {
        self.calls.push("define");
    }

    pub fn copy__limit(&mut self) {
        self.calls.push("copy__limit");
    }

    pub fn memory_slot(&mut self) {
        self.calls.push("memory_slot");
    }

    pub fn on_failure_0(&mut self) {
        self.calls.push("on_failure_0");
    }
}

macro_rules! block {
    ($module:ident $api:ident $method:ident) => {
        mod $module {
            use super::*;

            #[wasmtime_integration(
                                        module("api", name = $api),
                                        copy_limit = 64,
                                        memory_slot = self.slot
                                    )]
            impl Ctx {
                #[guest(name = "f")]
                pub fn $method(&mut self, text: &str) {
                    assert_eq!(text, "");
                    self.calls.push(stringify!($method));
                }
            }
        }
    };
}

block!(first Api first);
block!(second Api second);
block!(third API third);
block!(fourth ApiB fourth);
block!(fifth Api_B fifth);

fn calls(define: impl FnOnce(&mut wasmtime::Linker<Ctx>) -> wasmtime::Result<()>) -> Guest<Ctx> {
    Guest::new(&linker(define), "api", Ctx::default())
}

#[test]
fn instance_structs_of_one_context_may_have_alike_names() {
    let mut guests = [
        calls(|linker| first::Api::add_to_linker(linker, |ctx: &mut Ctx| ctx)),
        calls(|linker| second::Api::add_to_linker(linker, |ctx: &mut Ctx| ctx)),
        calls(|linker| third::API::add_to_linker(linker, |ctx: &mut Ctx| ctx)),
        calls(|linker| fourth::ApiB::add_to_linker(linker, |ctx: &mut Ctx| ctx)),
        calls(|linker| fifth::Api_B::add_to_linker(linker, |ctx: &mut Ctx| ctx)),
    ];
    let names = guests.each_mut().map(|guest| {
        guest.call::<()>("f", (0, 0)).unwrap();
        guest.data().calls.clone()
    });
    assert_eq!(
        names,
        [["first"], ["second"], ["third"], ["fourth"], ["fifth"]]
    );
}

#[test]
fn functions_may_have_the_names_of_the_glue() {
    let linker = linker(|linker| Functions::add_to_linker(linker, |ctx: &mut Ctx| ctx));
    let mut guest = Guest::new(&linker, "functions", Ctx::default());
    guest.call::<()>("log", (0, 0)).unwrap();
    let names = [
        "define__log",
        "call_log",
        "define",
        "copy__limit",
        "memory_slot",
        "on_failure_0",
    ];
    for name in names {
        guest.call::<()>(name, ()).unwrap();
    }
    assert_eq!(guest.data().calls[0], "log");
    assert_eq!(guest.data().calls[1..], names);
}

/// A store whose data names a lifetime.
mod store_with_lifetime {
    use super::*;

    pub(super) struct Host<'a> {
        pub(super) name: &'a str,
        pub(super) ctx: Ctx,
    }

    #[wasmtime_integration(module("named", name = Named))]
    impl Ctx {
        pub fn length(caller: &mut Caller<'_, Host<'static>>) -> u32 {
            u32::try_from(caller.data().name.len()).unwrap()
        }

        pub fn count(&self) -> u32 {
            u32::try_from(self.calls.len()).unwrap()
        }
    }

    #[wasmtime_integration(module("argument", name = Argument), store = Host<'static>)]
    impl Ctx {
        pub fn double(&self, number: u32) -> u32 {
            number * 2
        }
    }

    #[test]
    fn is_named_in_a_caller_or_in_the_argument() {
        let linker = linker(|linker| {
            Named::add_to_linker(linker, |host| &mut host.ctx)?;
            Argument::add_to_linker(linker, |host| &mut host.ctx)
        });
        let host = || Host {
            name: "four",
            ctx: Ctx::default(),
        };
        let mut guest = Guest::new(&linker, "named", host());
        assert_eq!(guest.call::<i32>("length", ()).unwrap(), 4);
        assert_eq!(guest.call::<i32>("count", ()).unwrap(), 0);
        let mut guest = Guest::new(&linker, "argument", host());
        assert_eq!(guest.call::<i32>("double", 21).unwrap(), 42);
    }
}

/// Futures of methods of a context with a lifetime.
mod context_with_lifetime {
    use super::*;

    pub(super) struct Session<'r> {
        pub(super) names: Vec<&'r str>,
    }

    #[wasmtime_integration(module("session", name = SessionApi))]
    impl<'r> Session<'r> {
        pub async fn wait(&mut self, text: &str) -> u32 {
            tokio::task::yield_now().await;
            self.names.push("waited");
            u32::try_from(text.len() + self.names.len()).unwrap()
        }

        pub async fn first(&self) -> u32 {
            tokio::task::yield_now().await;
            let first: Option<&'r str> = self.names.first().copied();
            u32::try_from(first.map_or(0, str::len)).unwrap()
        }
    }

    #[tokio::test]
    async fn are_send() {
        let linker = async_linker(|linker| {
            SessionApi::add_to_linker(linker, |session: &mut Session<'static>| session)
        });
        let session = Session { names: vec!["one"] };
        let mut guest = Guest::new_async(&linker, "session", session).await;
        let length = guest.call_async::<i32>("wait", (0, 3)).await.unwrap();
        assert_eq!(length, 5);
        assert_eq!(guest.call_async::<i32>("first", ()).await.unwrap(), 3);
    }
}
