//! Guests import the plain `pub` methods of a block, and nothing else.
#![deny(private_interfaces, unreachable_pub)]

use wasmtime::{Caller, Linker, Module, Store};
use wasmtime_integration::{GuestType, wasmtime_integration};
use wasmtime_integration_tests::{Guest, linker};

/// More private than the context and its methods.
#[derive(Clone, Copy, Debug, GuestType)]
#[repr(u8)]
enum Fuel {
    Low,
    High,
}

#[derive(Default)]
pub(super) struct Host {
    gas: u64,
}

#[wasmtime_integration(module("env", name = Env))]
impl Host {
    pub fn burn(&mut self, gas: u64) -> u64 {
        self.refill(0);
        self.gas -= Self::price(&gas);
        self.left()
    }

    pub fn level(&self) -> Fuel {
        match self.gas {
            0 => Fuel::Low,
            _ => Fuel::High,
        }
    }

    #[r#override]
    pub fn raw(id: i32) -> i32 {
        id + 1
    }

    /// Has the guests' name of another method.
    #[guest(name = "limit")]
    pub fn guest_limit<T>(_: &mut Caller<'_, T>) -> u32 {
        7
    }

    /// Would be a fine function.
    fn refill(&mut self, gas: u64) {
        self.gas += gas;
    }

    /// Would be none.
    fn price<T: Copy + Into<u64>>(gas: &T) -> u64 {
        (*gas).into()
    }

    const fn limit(&self) -> Option<u64> {
        Some(self.gas)
    }

    #[guest(skip)]
    fn skipped_twice(&self) -> u64 {
        self.gas
    }

    pub(crate) fn left(&self) -> u64 {
        self.skipped_twice()
    }

    pub(super) fn in_super(&self) -> u64 {
        self.gas
    }

    pub(in crate::imported) fn in_path(&self) -> u64 {
        self.gas
    }

    #[guest(skip)]
    pub fn skipped(&self) -> Option<String> {
        Some(self.gas.to_string())
    }

    #[cfg(unix)]
    pub fn system(&self) -> u64 {
        self.gas
    }

    #[cfg(not(unix))]
    fn system(&self) -> u64 {
        self.gas
    }
}

const HELPERS: [&str; 8] = [
    "refill",
    "price",
    "guest_limit",
    "skipped_twice",
    "left",
    "in_super",
    "in_path",
    "skipped",
];

fn env() -> Linker<Host> {
    linker(|linker| Env::add_to_linker(linker, |ctx: &mut Host| ctx))
}

#[test]
fn pub_methods_are_the_interface() {
    let mut guest = Guest::new(&env(), "env", Host { gas: 5 });
    assert_eq!(guest.call::<i64>("burn", 2i64).unwrap(), 3);
    assert_eq!(guest.call::<i32>("level", ()).unwrap(), Fuel::High as i32);
    assert_eq!(guest.call::<i32>("raw", 2).unwrap(), 3);
    assert_eq!(guest.call::<i32>("limit", ()).unwrap(), 7);
    let env = Env::new(&mut guest.store, |ctx| ctx);
    let mut names: Vec<_> = env.exports().map(|(name, _)| name).collect();
    names.sort_unstable();
    let system = cfg!(unix).then_some("system");
    let expected = ["burn", "level", "limit", "raw"].into_iter().chain(system);
    assert_eq!(names, expected.collect::<Vec<_>>());
    let host = guest.data();
    assert_eq!(
        (host.limit(), host.skipped().as_deref()),
        (Some(3), Some("3"))
    );
    assert_eq!((host.in_super(), host.in_path(), host.system()), (3, 3, 3));
}

#[test]
fn guests_cannot_import_helpers() {
    let linker = env();
    for helper in HELPERS {
        let mut store = Store::new(linker.engine(), Host::default());
        assert!(linker.iter(&mut store).all(|(_, name, _)| name != helper));
        let guest = format!("(module (import \"env\" \"{helper}\" (func (param i64))))");
        let guest = Module::new(linker.engine(), guest).unwrap();
        let error = linker.instantiate(&mut store, &guest).unwrap_err();
        let message = format!("unknown import: `env::{helper}`");
        assert!(error.to_string().contains(&message), "{error}");
        assert!(Env::new(&mut store, |ctx| ctx).get_export(helper).is_none());
    }
}

/// The visibility comes from the arguments of a macro.
mod from_a_macro {
    use super::*;

    macro_rules! block {
        ($($vis:vis fn $name:ident() -> u32 $body:block)*) => {
            #[wasmtime_integration(module("passed", name = Passed))]
            impl Host {
                $($vis fn $name() -> u32 $body)*
            }
        };
    }

    block! {
        pub fn imported() -> u32 {
            Self::private() + Self::of_the_crate()
        }

        fn private() -> u32 {
            1
        }

        pub(crate) fn of_the_crate() -> u32 {
            2
        }
    }

    #[test]
    fn pub_may_be_passed_to_a_macro() {
        let linker = linker(|linker| Passed::add_to_linker(linker, |ctx: &mut Host| ctx));
        let mut guest = Guest::new(&linker, "passed", Host::default());
        assert_eq!(guest.call::<i32>("imported", ()).unwrap(), 3);
        assert_eq!(
            Passed::new(&mut guest.store, |ctx| ctx).exports().count(),
            1
        );
    }
}

/// With a document, names decide.
mod by_document {
    use super::*;

    #[wasmtime_integration(witx_literal = r#"
        (module $by_document
          (@interface func (export "plain") (result $n u32))
          (@interface func (export "public") (result $n u32))
          (@interface func (export "raw_2")))
    "#)]
    impl Host {
        fn plain(&self) -> u32 {
            Self::helper()
        }

        pub(crate) fn public(&self) -> u32 {
            2
        }

        #[r#override(name = "raw_2")]
        fn raw_function() {}

        pub(crate) fn helper() -> u32 {
            1
        }
    }

    #[test]
    fn with_a_document_names_decide() {
        let linker = linker(|linker| ByDocument::add_to_linker(linker, |ctx: &mut Host| ctx));
        let mut guest = Guest::new(&linker, "by_document", Host::default());
        assert_eq!(guest.call::<i32>("plain", ()).unwrap(), 1);
        assert_eq!(guest.call::<i32>("public", ()).unwrap(), 2);
        guest.call::<()>("raw_2", ()).unwrap();
        let instance = ByDocument::new(&mut guest.store, |ctx| ctx);
        assert!(instance.get_export("helper").is_none());
    }
}
