//! Arguments that a `macro_rules!` passes on from its own: they arrive in invisible groups.
#![allow(
    clippy::needless_pass_by_value,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    clippy::unused_async,
    clippy::unused_self,
    reason = "the methods only have the signatures that the test needs"
)]

use wasmtime_integration::{
    FromGuest, FromGuestError, GuestError, GuestType, MemorySlot, wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, linker};

fn block_on<F: Future>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.unwrap().block_on(future)
}

/// Every argument for an interface from a document.
mod document {
    use super::*;

    mod interface {
        wasmtime_integration::types!(
            witx_literal = r"
                (typename $errno (enum $fine $inval $missing))
            "
        );
    }

    pub(super) struct Pair<A, B> {
        pub(super) slot: MemorySlot,
        pub(super) parts: (A, B),
    }

    fn invalid(_: GuestError) -> interface::types::Errno {
        interface::types::Errno::Inval
    }

    macro_rules! host {
        (
            $witx:expr, $module:ident, $name:path, $docs:expr, $vis:expr, $prefix:path, $types:path,
            $crate_:path, $missing_memory:expr, $guest_error:path, $success:expr,
            $unimplemented:expr, $slot:expr, $limit:expr, $store:ty, $block_on:path
        ) => {
            #[wasmtime_integration(
                witx_literal = $witx,
                modules($module(name = $name, docs = $docs, vis = $vis, prefix = $prefix)),
                types = $types,
                crate = $crate_,
                missing_memory = $missing_memory,
                guest_error = $guest_error,
                success = $success,
                unimplemented = $unimplemented,
                memory_slot = $slot,
                copy_limit = $limit,
                store = $store,
                block_on = $block_on
            )]
            impl Pair<u8, u16> {
                async fn host_text(&mut self, text: &str) -> Result<(), interface::types::Errno> {
                    assert_eq!(text, "hi");
                    Ok(())
                }

                fn host_copied(&mut self, text: String) -> Result<(), interface::types::Errno> {
                    panic!("a copy of {} bytes", text.len())
                }

                #[r#override]
                fn host_raw(caller: Call<'_>) -> u32 {
                    caller.data().parts.1.into()
                }
            }
        };
    }

    type Call<'a> = wasmtime::Caller<'a, Pair<u8, u16>>;

    host!(
        r#"
            (typename $errno (enum $fine $inval $missing))
            (module $host
              (@interface func (export "text") (param $text string)
                (result $error (expected (error $errno))))
              (@interface func (export "copied") (param $text string)
                (result $error (expected (error $errno))))
              (@interface func (export "raw") (result $r u32))
              (@interface func (export "absent") (result $error (expected (error $errno)))))
        "#,
        host,
        Renamed,
        "The host.",
        "pub(super)",
        host_,
        interface::types,
        ::wasmtime_integration,
        interface::types::Errno::Missing,
        self::invalid,
        ["fine"],
        interface::types::Errno::Inval,
        self.slot,
        1,
        Pair<u8, u16>,
        super::block_on
    );

    #[test]
    fn arguments_come_from_fragments() {
        let linker = linker(|linker| Renamed::add_to_linker(linker, |ctx| ctx));
        let ctx = || Pair {
            slot: MemorySlot::default(),
            parts: (1, 2),
        };
        let mut guest = Guest::new(&linker, "host", ctx());
        guest.put(8, b"hi\xff");
        assert_eq!(guest.call::<i32>("text", (8, 2)).unwrap(), 0);
        assert_eq!(guest.call::<i32>("text", (8, 3)).unwrap(), 1);
        assert_eq!(guest.call::<i32>("copied", (8, 2)).unwrap(), 1);
        assert_eq!(guest.call::<i32>("raw", ()).unwrap(), 2);
        assert_eq!(guest.call::<i32>("absent", ()).unwrap(), 1);
        let mut guest = Guest::without_memory(&linker, "host", ctx());
        assert_eq!(guest.call::<i32>("text", (8, 2)).unwrap(), 2);
        assert_eq!(guest.data().parts.0, 1);
    }

    /// `trap`, `except` and files.
    mod others {
        use super::*;

        macro_rules! host {
            ($witx:expr, $except:ident, $unimplemented:expr) => {
                #[wasmtime_integration(
                    witx = $witx, modules(except($except)), unimplemented = $unimplemented
                )]
                impl Others {}
            };
        }

        struct Others;

        host!(["witx/modules.witx"], third, trap);

        #[test]
        fn arguments_come_from_fragments() {
            let linker = linker(|linker| Second::add_to_linker(linker, |ctx: &mut Others| ctx));
            let mut guest = Guest::new(&linker, "second", Others);
            guest.trap("only", ());
            assert_eq!(FirstModule::MODULE, "first-module");
        }
    }
}

/// Every argument for an interface from an impl block.
mod block {
    use super::*;

    /// The error type is one of a generic type's instances.
    trait Instance {
        type Type;
    }

    struct Of<A, B>(A, B);

    impl<A, B> Instance for Of<A, B> {
        type Type = A;
    }

    type First<A, B> = <Of<A, B> as Instance>::Type;

    #[derive(Clone, Copy, Debug, GuestType)]
    #[repr(u8)]
    enum Errno {
        Ok,
        Invalid,
    }

    fn invalid(_: GuestError) -> Errno {
        Errno::Invalid
    }

    #[rustfmt::skip]
    macro_rules! host {
        ($module:expr, $name:path, $prefix:path, $errno:ty, $guest_error:expr, $key:path, $list:ty) => {
            #[wasmtime_integration(
                module($module, name = $name, prefix = $prefix),
                errno = $errno,
                core($key = $list),
                guest_error = $guest_error
            )]
            impl Host {
                pub fn is_short(
                    &self,
                    text: &str,
                    from: std::net::Ipv4Addr,
                ) -> Result<(), Errno> {
                    assert!(text.len() < 8 && from.is_loopback());
                    Ok(())
                }
            }
        };
    }

    struct Host;

    impl FromGuest<'_, Host> for std::net::Ipv4Addr {
        type Core = (i32,);
        const READS_MEMORY: bool = false;

        fn from_guest(
            (bits,): (i32,),
            _: &wasmtime_integration::GuestMemory<'_>,
            _: &mut Host,
        ) -> Result<Self, FromGuestError> {
            Ok(bits.cast_unsigned().into())
        }
    }

    host!("env", Env, is_, First<Errno, u8>, self::invalid, std::net::Ipv4Addr, (i32,));

    mod plain {
        use super::*;

        macro_rules! host {
            ($module:expr) => {
                #[wasmtime_integration(module = $module, errno = First<Errno, u8>)]
                impl Host {
                    pub fn run(&self) -> Result<(), Errno> {
                        Err(Errno::Invalid)
                    }
                }
            };
        }

        host!("plain");
    }

    #[test]
    fn arguments_come_from_fragments() {
        let linker = linker(|linker| {
            Env::add_to_linker(linker, |host| host)?;
            plain::Plain::add_to_linker(linker, |host| host)
        });
        let mut guest = Guest::new(&linker, "env", Host);
        guest.put(8, b"hi\xff");
        assert_eq!(guest.call::<i32>("short", (8, 2, 0x7f00_0001)).unwrap(), 0);
        assert_eq!(guest.call::<i32>("short", (8, 3, 0x7f00_0001)).unwrap(), 1);
        let mut guest = Guest::new(&linker, "plain", Host);
        assert_eq!(guest.call::<i32>("run", ()).unwrap(), 1);
    }
}
