//! The macros that make rows of the matrix.
//!
//! A row is one function, `f` of the module `m`: what the guest passes, the methods with this
//! crate, and the body of a `func_wrap` closure.

/// A function with this crate, in an impl block without a slot and in one with a slot.
macro_rules! front_end {
    ($name:ident, $kind:ident, [$($front_end:tt)*] { $($types:tt)* } { $($methods:tt)* }) => {
        mod $name {
            $($types)*
            block!(without_slot, $kind, [$($front_end)*] [] { $($methods)* });
            block!(with_slot, $kind, [$($front_end)*] [memory_slot = self.memory] { $($methods)* });
            contexts!(Contexts { without_slot: without_slot::Ctx, with_slot: with_slot::Ctx });
        }
    };
}

/// An impl block in a module. `$kind` is `errno` if the result is an error code.
macro_rules! block {
    ($name:ident, $kind:ident, [view] [$(memory_slot = self.$slot:ident)?] { $($methods:tt)* }) => {
        #[allow(unreachable_pub, reason = "host functions are public methods")]
        pub(super) mod $name {
            use wasmtime_integration::{MemorySlot, wasmtime_integration};

            use crate::matrix::{HasWork, Sum, Work};

            context!();

            pub(crate) struct View<'a, const COPY: usize>(&'a mut Ctx<COPY>);

            pub(crate) fn get<const COPY: usize>(ctx: &mut Ctx<COPY>) -> View<'_, COPY> {
                View(ctx)
            }

            #[wasmtime_integration(
                module("m", name = M), view, $(memory_slot = self.0.$slot)?
            )]
            impl<const COPY: usize> View<'_, COPY> {
                $($methods)*
            }
        }
    };
    ($name:ident, errno, [rust $($core:tt)*] [$($slot:tt)*] $methods:tt) => {
        block!(
            $name,
            { block!(types); block!(fault); },
            [
                module("m", name = M), errno = types::Errno,
                missing_memory = types::Errno::Fault, guest_error = fault, $($core)* $($slot)*
            ]
            $methods
        );
    };
    ($name:ident, $kind:ident, [rust] [$($slot:tt)*] $methods:tt) => {
        block!($name, { block!(types); }, [module("m", name = M), $($slot)*] $methods);
    };
    ($name:ident, errno, [$witx:literal] [$($slot:tt)*] $methods:tt) => {
        block!(
            $name,
            { block!(fault); },
            [
                witx_literal = $witx, missing_memory = types::Errno::Fault, guest_error = fault,
                $($slot)*
            ]
            $methods
        );
    };
    ($name:ident, $kind:ident, [$witx:literal] [$($slot:tt)*] $methods:tt) => {
        block!($name, {}, [witx_literal = $witx, $($slot)*] $methods);
    };
    (types) => {
        #[allow(unused_imports, reason = "not every method needs them")]
        use super::types;
    };
    (fault) => {
        fn fault(error: wasmtime_integration::GuestError) -> types::Errno {
            crate::report(&error);
            types::Errno::Fault
        }
    };
    ($name:ident, { $($items:tt)* }, [$($arguments:tt)*] { $($methods:tt)* }) => {
        #[allow(unreachable_pub, reason = "host functions are public methods")]
        pub(super) mod $name {
            #[allow(unused_imports, reason = "not every method needs each")]
            use wasmtime_integration::{
                GuestMemory, GuestPtr, HostFunction, MemorySlot, Out, wasmtime_integration,
            };

            use crate::matrix::{HasWork, Sum, Work};

            $($items)*

            context!();

            pub(crate) fn get<const COPY: usize>(ctx: &mut Ctx<COPY>) -> &mut Ctx<COPY> {
                ctx
            }

            #[wasmtime_integration($($arguments)*)]
            impl<const COPY: usize> Ctx<COPY> {
                $($methods)*
            }
        }
    };
}

/// The context of an impl block.
macro_rules! context {
    () => {
        /// The copies lay it out differently, because the compiler merges identical functions.
        #[repr(C)]
        pub(crate) struct Ctx<const COPY: usize> {
            pad: [u64; COPY],
            work: Work,
            memory: MemorySlot,
        }

        impl<const COPY: usize> Default for Ctx<COPY> {
            fn default() -> Self {
                Ctx {
                    pad: [0; COPY],
                    work: Work::default(),
                    memory: MemorySlot::default(),
                }
            }
        }

        impl<const COPY: usize> Sum for Ctx<COPY> {
            fn sum(&self) -> u64 {
                self.work.sum()
            }
        }

        impl<const COPY: usize> HasWork for Ctx<COPY> {
            fn work(&self) -> &Work {
                &self.work
            }
        }
    };
}

/// Declares the contexts of several implementations. All rows of a file share one type of the
/// store's data, since Wasmtime is compiled anew for each.
macro_rules! contexts {
    ($name:ident { $($field:ident: $($context:ident)::+),* }) => {
        #[derive(Default)]
        pub(crate) struct $name<const COPY: usize> {
            $(pub(super) $field: $($context)::+<COPY>),*
        }

        impl<const COPY: usize> crate::matrix::Sum for $name<COPY> {
            fn sum(&self) -> u64 {
                [$(crate::matrix::Sum::sum(&self.$field)),*].iter().sum()
            }
        }
    };
}

/// Starts a guest with the functions of a front end.
macro_rules! start_ours {
    ($place:ident, $row:ident, $front_end:ident) => {
        match $place.state {
            State::WithoutSlot => $place.start(
                |linker| {
                    $front_end::without_slot::M::add_to_linker(
                        linker,
                        |data: &mut super::Data<COPY>| {
                            $front_end::without_slot::get(&mut data.$row.$front_end.without_slot)
                        },
                    )
                },
                |_, _| Ok(()),
            ),
            state => $place.start(
                |linker| {
                    $front_end::with_slot::M::add_to_linker(
                        linker,
                        |data: &mut super::Data<COPY>| {
                            $front_end::with_slot::get(&mut data.$row.$front_end.with_slot)
                        },
                    )
                },
                |store, instance| match state {
                    State::Bound => {
                        $front_end::with_slot::M::bind_memory(store, instance, |data| {
                            $front_end::with_slot::get(&mut data.$row.$front_end.with_slot)
                        })
                    }
                    _ => Ok(()),
                },
            ),
        }
    };
}

/// Adds a closure with glue by hand. It takes the memory if it names it.
macro_rules! by_hand {
    (
        $linker:ident, errno, ($($param:ident: $core:ident),*),
        |$memory:ident, $work:ident| $body:block
    ) => {
        $linker.func_wrap("m", "f", |mut caller: Caller<'_, Hand<F, COPY>>, $($param: $core),*| {
            errno((|| {
                let ($memory, $work) = F::find(&mut caller)?;
                $body
            })())
        })
    };
    ($linker:ident, errno, ($($param:ident: $core:ident),*), |$work:ident| $body:block) => {
        $linker.func_wrap("m", "f", |mut caller: Caller<'_, Hand<F, COPY>>, $($param: $core),*| {
            let $work = &mut caller.data_mut().work;
            errno((|| $body)())
        })
    };
    (
        $linker:ident, errno, ($($param:ident: $core:ident),*),
        async |$memory:ident, $work:ident| $body:block
    ) => {
        $linker.func_wrap_async(
            "m",
            "f",
            |mut caller: Caller<'_, Hand<F, COPY>>, ($($param,)*): ($($core,)*)| {
                Box::new(async move {
                    let done = async {
                        let ($memory, $work) = F::find(&mut caller)?;
                        $body
                    };
                    errno(done.await)
                })
            },
        )
    };
    ($linker:ident, errno, ($($param:ident: $core:ident),*), async |$work:ident| $body:block) => {
        $linker.func_wrap_async(
            "m",
            "f",
            |mut caller: Caller<'_, Hand<F, COPY>>, ($($param,)*): ($($core,)*)| {
                Box::new(async move {
                    let $work = &mut caller.data_mut().work;
                    let done = async { $body };
                    errno(done.await)
                })
            },
        )
    };
    (
        $linker:ident, $kind:ident, ($($param:ident: $core:ident),*),
        |$memory:ident, $work:ident| $body:block
    ) => {
        $linker.func_wrap("m", "f", |mut caller: Caller<'_, Hand<F, COPY>>, $($param: $core),*| {
            let ($memory, $work) = F::find(&mut caller)?;
            $body
        })
    };
    ($linker:ident, $kind:ident, ($($param:ident: $core:ident),*), |$work:ident| $body:block) => {
        $linker.func_wrap("m", "f", |mut caller: Caller<'_, Hand<F, COPY>>, $($param: $core),*| {
            let $work = &mut caller.data_mut().work;
            $body
        })
    };
}

/// Declares rows: what the guest passes and expects, the interface, and the implementations.
///
/// - `-> errno` is an error code, `-> i32 = 5` a value, and `-> nothing` no result.
/// - `view` has those of a view, next to `rust`. A row with hooks is compared with the row without.
/// - `ours` has the methods of both front ends, whose types are `types::…`. If they differ, they
///   are in `document` and `rust`. `types` declares the types for Rust, and `core(…)` is that of the
///   attribute.
macro_rules! rows {
    ($($name:ident $row:tt)*) => {
        $(mod $name {
            #[allow(unused_imports, reason = "not every row needs each")]
            use crate::matrix::by_hand::*;
            row!($name $row);
        })*

        contexts!(Data { $($name: $name::Contexts),* });

        pub(crate) const ROWS: &[crate::matrix::Row] = &[$($name::ROW),*];
    };
}

macro_rules! row {
    ($name:ident {
        $title:literal, guest $guest:tt -> $kind:ident $(= $value:literal)?, witx $witx:literal,
        types { $($types:tt)* }, ours $methods:tt, by_hand $($by_hand:tt)*
    }) => {
        front_end!(document, $kind, [$witx] {} $methods);
        front_end!(rust, $kind, [rust] { types!($($types)*); } $methods);
        row!(@ $name $title, $guest, $kind $($value)?, [document rust] $($by_hand)*);
    };
    ($name:ident {
        $title:literal, guest $guest:tt -> $kind:ident $(= $value:literal)?, witx $witx:literal,
        types { $($types:tt)* }, document $document:tt, rust $rust:tt, by_hand $($by_hand:tt)*
    }) => {
        front_end!(document, $kind, [$witx] {} $document);
        front_end!(rust, $kind, [rust] { types!($($types)*); } $rust);
        row!(@ $name $title, $guest, $kind $($value)?, [document rust] $($by_hand)*);
    };
    ($name:ident {
        $title:literal, guest $guest:tt -> $kind:ident $(= $value:literal)?, witx $witx:literal,
        document $document:tt, by_hand $($by_hand:tt)*
    }) => {
        front_end!(document, $kind, [$witx] {} $document);
        row!(@ $name $title, $guest, $kind $($value)?, [document] $($by_hand)*);
    };
    ($name:ident {
        $title:literal, guest $guest:tt -> $kind:ident $(= $value:literal)?,
        types { $($types:tt)* }, $(core $core:tt,)? rust $rust:tt, by_hand $($by_hand:tt)*
    }) => {
        front_end!(rust, $kind, [rust $(core $core,)?] { types!($($types)*); } $rust);
        row!(@ $name $title, $guest, $kind $($value)?, [rust] $($by_hand)*);
    };
    ($name:ident {
        $title:literal, guest $guest:tt -> $kind:ident $(= $value:literal)?,
        rust $rust:tt, view $view:tt, by_hand $($by_hand:tt)*
    }) => {
        front_end!(rust, $kind, [rust] { types!(); } $rust);
        front_end!(view, $kind, [view] {} $view);
        row!(@ $name $title, $guest, $kind $($value)?, [rust view] $($by_hand)*);
    };
    (
        @ $name:ident $title:literal, ($($param:ident: $core:ident = $argument:literal),*),
        $kind:ident $($value:literal)?, [$($front_end:ident)*] $($by_hand:tt)*
    ) => {
        use wasmtime::{Caller, Linker};

        use crate::matrix::{Place, Row, Running, State};

        contexts!(Contexts { $($front_end: $front_end::Contexts),* });

        fn add<F: Find, const COPY: usize>(
            linker: &mut Linker<Hand<F, COPY>>,
        ) -> wasmtime::Result<()> {
            by_hand!(linker, $kind, ($($param: $core),*), $($by_hand)*)?;
            Ok(())
        }

        fn start<const COPY: usize>(place: &Place<'_>) -> wasmtime::Result<Vec<Running>> {
            Ok(vec![
                match place.state {
                    State::WithoutSlot => place.start(add::<ByExport, COPY>, |_, _| Ok(())),
                    State::EmptySlot => place.start(add::<InDataOrByExport, COPY>, |_, _| Ok(())),
                    State::Bound => place.start(add::<InDataOrByExport, COPY>, |store, instance| {
                        store.data_mut().memory = instance.get_memory(&mut *store, "memory");
                        Ok(())
                    }),
                }?,
                $(start_ours!(place, $name, $front_end)?),*
            ])
        }

        pub(crate) const ROW: Row = Row {
            title: $title,
            front_ends: &[$(stringify!($front_end)),*],
            arguments: &[$((stringify!($core), stringify!($argument))),*],
            result: result!($kind $($value)?),
            // The test needs no copies.
            #[cfg(debug_assertions)]
            start: &[start::<0>],
            #[cfg(not(debug_assertions))]
            start: &[start::<0>, start::<1>, start::<2>],
        };
    };
}

/// The core type and the value that the guest expects.
macro_rules! result {
    (nothing) => {
        None
    };
    (errno) => {
        Some(("i32", "0"))
    };
    ($core:ident $value:literal) => {
        Some((stringify!($core), stringify!($value)))
    };
}

/// The types of an interface defined in Rust, as a document's are in `types`.
macro_rules! types {
    ($($types:tt)*) => {
        pub(crate) mod types {
            #[allow(unused_imports, reason = "not every row needs each")]
            use wasmtime_integration::{
                FromGuest, FromGuestError, GuestError, GuestMemory, GuestPtr, GuestType,
            };

            #[allow(unused_imports, reason = "not every row needs each")]
            use crate::matrix::HasWork;
            #[allow(unused_imports, reason = "not every row needs each")]
            pub(crate) use crate::matrix::Errno;

            $($types)*
        }
    };
}
