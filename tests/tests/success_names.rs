//! Names of a case 0 that mean success, the same in documents and in Rust. The names of errors
//! are in `mistakes/ui`.
#![allow(
    clippy::needless_pass_by_value,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    clippy::unused_async,
    clippy::unused_self,
    reason = "the methods only have the signatures that the test needs"
)]

use wasmtime_integration::{GuestType, wasmtime_integration};
use wasmtime_integration_tests::{Guest, linker};

struct Document;

#[wasmtime_integration(witx_literal = r#"
        (typename $a (enum $NoError $x))
        (typename $b (enum $e_success $x))
        (typename $c (enum $E-OK $x))
        (typename $d (enum $no-error $x))
        (typename $e (enum $none $x))
        (module $names
          (@interface func (export "a") (result $error (expected (error $a))))
          (@interface func (export "b") (result $error (expected (error $b))))
          (@interface func (export "c") (result $error (expected (error $c))))
          (@interface func (export "d") (result $error (expected (error $d))))
          (@interface func (export "e") (result $error (expected (error $e)))))
    "#)]
impl Document {
    fn a(&self) -> Result<(), types::A> {
        Ok(())
    }

    fn b(&self) -> Result<(), types::B> {
        Ok(())
    }

    fn c(&self) -> Result<(), types::C> {
        Ok(())
    }

    fn d(&self) -> Result<(), types::D> {
        Ok(())
    }

    fn e(&self) -> Result<(), types::E> {
        Ok(())
    }
}

macro_rules! blocks {
    ($($name:ident: $case:ident,)*) => {
        $(mod $name {
            use super::*;

            #[derive(Clone, Copy, Debug, GuestType)]
            #[repr(u8)]
            #[allow(non_camel_case_types, reason = "the names are what is tested")]
            pub(super) enum Errno {
                $case,
            }

            pub(super) struct Block;

            #[wasmtime_integration(module("block", name = Names), errno = Errno)]
            impl Block {
                pub fn run(&self) -> Result<(), Errno> {
                    Ok(())
                }
            }
        })*

        fn check_blocks() {
            $(
                let with_block = linker(|linker| {
                    $name::Names::add_to_linker(linker, |block: &mut $name::Block| block)
                });
                let mut guest = Guest::new(&with_block, "block", $name::Block);
                assert_eq!(guest.call::<i32>("run", ()).unwrap(), 0);
            )*
        }
    };
}

blocks! { a: NoError, b: E_Success, c: E_OK, d: no_error, e: None, }

#[test]
fn a_case_may_have_any_of_them() {
    let linker = linker(|linker| Names::add_to_linker(linker, |document| document));
    let mut guest = Guest::new(&linker, "names", Document);
    for function in ["a", "b", "c", "d", "e"] {
        assert_eq!(guest.call::<i32>(function, ()).unwrap(), 0);
    }
    check_blocks();
}
