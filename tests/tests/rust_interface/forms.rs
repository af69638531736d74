//! Ways to write a block that should just work.
#![expect(
    clippy::needless_pass_by_value,
    clippy::unused_self,
    reason = "the signatures are what is tested"
)]

use std::marker::PhantomData;

use wasmtime_integration::{
    GuestMemory, GuestPtr, GuestType, MemorySlot, Trappable, wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, linker};

#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
#[repr(u32)]
enum Errno {
    Ok,
    Bad,
}

#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
struct Pair(u8, u32);

trait Name {
    const NAME: &'static str;
}

struct Ada;

impl Name for Ada {
    const NAME: &'static str = "Ada";
}

/// A context with a type parameter, whose methods name parameters in unusual ways.
struct Generic<N> {
    slot: MemorySlot,
    name: PhantomData<N>,
}

impl<N> Default for Generic<N> {
    fn default() -> Self {
        Generic {
            slot: MemorySlot::default(),
            name: PhantomData,
        }
    }
}

type Number = u16;

#[wasmtime_integration(
    module("generic", name = GenericModule, vis = "pub(crate)"),
    errno = Errno,
    memory_slot = self.slot,
    copy_limit = 8
)]
impl<N: Name + Send> Generic<N> {
    pub fn patterns(&self, (a, b): (u8, u32), mut c: u32, _d: u32, _: u32, memory: u32) -> u32 {
        c += 1;
        u32::from(a) + b + c + memory
    }

    pub fn borrows(&self, memory: &GuestMemory<'_>, text: &str, ptr: GuestPtr<Pair>) -> u32 {
        let Pair(small, large) = memory.read(ptr).unwrap();
        u32::from(small) + large + u32::try_from(text.len() + N::NAME.len()).unwrap()
    }

    pub fn question_mark(
        memory: &mut GuestMemory<'_>,
        ptr: GuestPtr<u32>,
    ) -> Result<(), Trappable<Errno>> {
        match memory.read(ptr)? {
            0 => Ok(()),
            _ => Err(Errno::Bad)?,
        }
    }

    pub fn alias_of_a_number(&self, number: Number) -> Number {
        number + 1
    }

    pub fn r#type(&self, path: ::std::string::String) -> u32 {
        u32::try_from(path.len()).unwrap()
    }

    pub fn nested(&self, pair: ((u8, u16), Pair)) -> u32 {
        pair.1.1
    }
}

#[test]
fn unusual_signatures() {
    let linker =
        linker(|linker| GenericModule::add_to_linker(linker, |ctx: &mut Generic<Ada>| ctx));
    let mut guest = Guest::new(&linker, "generic", Generic::default());
    guest.put(0, &[1, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0]);
    assert_eq!(guest.call::<i32>("patterns", (0, 2, 0, 0, 10)).unwrap(), 19);
    assert_eq!(guest.call::<i32>("borrows", (1, 3, 0)).unwrap(), 12);
    assert_eq!(guest.call::<i32>("question_mark", 8).unwrap(), 0);
    assert_eq!(guest.call::<i32>("question_mark", 4).unwrap(), 1);
    assert!(guest.call::<i32>("question_mark", 5).is_err());
    assert_eq!(guest.call::<i32>("alias_of_a_number", 5).unwrap(), 6);
    assert!(guest.call::<i32>("alias_of_a_number", 0x1_0000).is_err());
    assert_eq!(guest.call::<i32>("type", (0, 8)).unwrap(), 8);
    assert!(guest.call::<i32>("type", (0, 9)).is_err());
    assert_eq!(guest.call::<i32>("nested", 0).unwrap(), 0);
}

/// Blocks and types from a macro, in which the macro's tokens and the user's meet.
mod by_macro {
    use wasmtime_integration::{GuestType, wasmtime_integration};
    use wasmtime_integration_tests::{Guest, linker};

    #[derive(Default)]
    struct Ctx;

    macro_rules! host {
        ($name:literal, $struct:ident, $ty:ty, $method:ident, $param:ident) => {
            #[derive(Clone, Copy, GuestType)]
            struct Wrapped {
                value: $ty,
            }

            #[wasmtime_integration(module($name, name = $struct))]
            impl Ctx {
                pub fn $method(&self, $param: $ty, wrapped: &Wrapped) -> $ty {
                    $param + wrapped.value
                }
            }
        };
    }

    host!("by_macro", ByMacro, u32, add, a);

    #[test]
    fn a_block_from_a_macro() {
        let linker = linker(|linker| ByMacro::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        let mut guest = Guest::new(&linker, "by_macro", Ctx);
        guest.put(4, &[5, 0, 0, 0]);
        assert_eq!(guest.call::<i32>("add", (2, 4)).unwrap(), 7);
    }
}

/// A document's types are guest types too.
mod with_types_of_a_document {
    use wasmtime_integration::wasmtime_integration;
    use wasmtime_integration_tests::{Guest, linker};

    mod abi {
        wasmtime_integration::types!(
            witx_literal = r#"
                (typename $errno (enum $success $bad))
                (typename $point (record (field $x u8) (field $y u32)))
                (typename $rights (flags (@witx repr u64) $read $write))
                (typename $fd (handle))
                (typename $event (variant (@witx tag u8) (case $none) (case $at $point)))
                (module $m)
            "#
        );
    }

    #[derive(Default)]
    struct Ctx;

    #[wasmtime_integration(module("documented"), errno = abi::types::Errno)]
    impl Ctx {
        pub fn check(
            &self,
            point: abi::types::Point,
            rights: abi::types::Rights,
            fd: abi::types::Fd,
            event: &abi::types::Event,
        ) -> Result<(), abi::types::Errno> {
            let is_good = point.y == 7
                && rights == abi::types::Rights::WRITE
                && u32::from(fd) == 3
                && *event == abi::types::Event::At(point);
            if is_good {
                Ok(())
            } else {
                Err(abi::types::Errno::Bad)
            }
        }
    }

    #[test]
    fn types_of_a_document() {
        let linker = linker(|linker| Documented::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        let mut guest = Guest::new(&linker, "documented", Ctx);
        guest.put(0, &[1, 0, 0, 0, 1, 0, 0, 0, 7, 0, 0, 0]);
        assert_eq!(guest.call::<i32>("check", (4, 2i64, 3, 0)).unwrap(), 0);
        assert_eq!(guest.call::<i32>("check", (4, 1i64, 3, 0)).unwrap(), 1);
        assert!(guest.call::<i32>("check", (4, 4i64, 3, 0)).is_err());
    }
}
