//! `gen`, which became a keyword in edition 2024, as a name.

use wasmtime_integration::{GuestType, wasmtime_integration};
use wasmtime_integration_tests::{Guest, linker};

#[derive(Clone, Copy, Debug, GuestType)]
struct Pair {
    r#gen: u8,
}

#[derive(Default)]
struct Host;

#[wasmtime_integration(module("gen", name = Gen))]
impl Host {
    pub fn r#gen(&self, r#gen: u32) -> u32 {
        r#gen + 1
    }

    pub fn sum(&self, pair: &Pair, _gen: u32) -> u32 {
        pair.r#gen.into()
    }
}

mod named {
    use super::*;

    #[wasmtime_integration(module("named", name = Named))]
    impl Host {
        #[guest(name = "gen")]
        pub fn generate(&self) -> u32 {
            2
        }
    }
}

mod prefixed {
    use super::*;

    #[wasmtime_integration(module("prefixed", name = Prefixed, prefix = x_))]
    impl Host {
        pub fn x_gen(&self) -> u32 {
            3
        }
    }
}

/// In every place of a document that has a name in Rust.
mod document {
    use super::*;

    #[wasmtime_integration(
        witx_literal = r#"
            (typename $pair (record (field $gen u32)))
            (typename $case (enum $gen))
            (typename $rights (flags $gen))
            (module $gen
              (@interface func (export "gen") (param $gen $pair) (param $case $case)
                (result $r u32)))
            (module $x (@interface func (export "gen") (result $gen u32)))
            (module $y (@interface func (export "gen") (result $gen u32)))
            (module $z (@interface func (export "gen") (result $gen u32)))
        "#,
        modules(r#gen(name = InDocument), x(prefix = x_), y(prefix = y_), z(prefix = ge))
    )]
    impl Document {
        fn r#gen(&self, r#gen: types::Pair, case: types::Case) -> u32 {
            assert_eq!(case, types::Case::Gen);
            r#gen.r#gen + types::Rights::GEN.bits()
        }

        fn x_gen(&self) -> u32 {
            5
        }

        #[guest(module = "y", name = "gen")]
        fn y(&self) -> u32 {
            6
        }

        fn gegen(&self) -> u32 {
            7
        }
    }
}

struct Document;

#[test]
fn it_is_a_name_like_any_other() {
    let linker = linker(|linker| {
        Gen::add_to_linker(linker, |host| host)?;
        named::Named::add_to_linker(linker, |host| host)?;
        prefixed::Prefixed::add_to_linker(linker, |host| host)
    });
    let mut guest = Guest::new(&linker, "gen", Host);
    guest.put(8, &[4]);
    assert_eq!(guest.call::<i32>("gen", 6).unwrap(), 7);
    assert_eq!(guest.call::<i32>("sum", (8, 1)).unwrap(), 4);
    for (module, result) in [("named", 2), ("prefixed", 3)] {
        let mut guest = Guest::new(&linker, module, Host);
        assert_eq!(guest.call::<i32>("gen", ()).unwrap(), result);
    }
    let gen_of = (Gen::new(&mut guest.store, |host| host)).r#gen;
    let _ = (
        gen_of,
        named::Named::new(&mut guest.store, |host| host).r#gen,
    );
}

#[test]
fn it_is_a_name_in_documents() {
    use document::{InDocument, X, Y, Z};

    let linker = linker(|linker| {
        InDocument::add_to_linker(linker, |host| host)?;
        X::add_to_linker(linker, |host| host)?;
        Y::add_to_linker(linker, |host| host)?;
        Z::add_to_linker(linker, |host: &mut Document| host)
    });
    let mut guest = Guest::new(&linker, "gen", Document);
    guest.put(8, &[4, 0, 0, 0]);
    assert_eq!(guest.call::<i32>("gen", (8, 0)).unwrap(), 5);
    for (module, result) in [("x", 5), ("y", 6), ("z", 7)] {
        let mut guest = Guest::new(&linker, module, Document);
        assert_eq!(guest.call::<i32>("gen", ()).unwrap(), result);
    }
}
