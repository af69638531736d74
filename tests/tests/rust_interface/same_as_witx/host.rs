//! What all hosts share: the log of what their methods saw, and the source of their answers.

use std::fmt::Debug;

use wasmtime_integration::{GuestPtr, MemorySlot};

/// The place of a value in the guest's memory.
#[expect(
    dead_code,
    reason = "only the differential test against wiggle reads it"
)]
#[derive(Clone, Copy, Debug)]
pub(super) struct Access {
    pub(super) start: u32,
    pub(super) len: u32,
    pub(super) align: u32,
}

#[derive(Default)]
pub(super) struct Log {
    answers: u64,
    /// The arguments that arrived, and what was found in memory.
    pub(super) saw: Vec<String>,
}

impl Log {
    pub(super) fn new(answers: u64) -> Self {
        Log {
            answers,
            saw: Vec::new(),
        }
    }

    /// Returns a number that depends only on the case.
    fn next(&mut self) -> u64 {
        // Knuth's MMIX generator, whose upper bits are the better ones.
        self.answers = self
            .answers
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.answers.rotate_left(32)
    }
}

/// The context of a host.
#[derive(Default)]
pub(super) struct State {
    pub(super) slot: MemorySlot,
    pub(super) log: Log,
}

impl State {
    pub(super) fn saw(&mut self, value: &dyn Debug) {
        self.log.saw.push(canonical(&format!("{value:?}")));
    }

    pub(super) fn next(&mut self) -> u64 {
        self.log.next()
    }
}

/// Returns the text in lower case without underscores, since errors have the name of a type in
/// witx or in Rust.
pub(super) fn canonical(text: &str) -> String {
    text.replace('_', "").to_lowercase()
}

/// A value that a method returns.
pub(super) trait Answer {
    fn answer(number: u64) -> Self;
}

macro_rules! integers {
    ($($integer:ident)*) => {$(
        impl Answer for $integer {
            fn answer(number: u64) -> Self {
                let bytes = number.to_le_bytes();
                let (low, _) = bytes.split_first_chunk().expect("it has at most 8 bytes");
                Self::from_le_bytes(*low)
            }
        }
    )*};
}

integers!(u8 i8 u16 i16 u32 i32 u64 i64 f32 f64);

impl Answer for bool {
    fn answer(number: u64) -> Self {
        number % 2 == 1
    }
}

impl Answer for char {
    fn answer(number: u64) -> Self {
        char::from_u32(Answer::answer(number)).unwrap_or('é')
    }
}

impl<T> Answer for GuestPtr<T> {
    fn answer(number: u64) -> Self {
        GuestPtr::new(Answer::answer(number))
    }
}

/// The `Host` of a module that has `types`, and the values of these types.
macro_rules! plain_host {
    () => {
        #[allow(unused_imports, reason = "each host needs some of them")]
        use std::borrow::Cow;

        use wasmtime::{Error, Instance, Store};
        #[allow(unused_imports, reason = "each host needs some of them")]
        use wasmtime_integration::{
            GuestError, GuestMemory, GuestPtr, IntoErrno, Trappable, wasmtime_integration,
        };

        use super::host::{Answer, State};

        #[derive(Default)]
        pub(super) struct Host(State);

        impl AsMut<State> for Host {
            fn as_mut(&mut self) -> &mut State {
                &mut self.0
            }
        }

        #[allow(dead_code, reason = "each host needs some of them")]
        impl Host {
            fn saw(&mut self, value: &dyn std::fmt::Debug) {
                self.0.saw(value);
            }

            fn next(&mut self) -> u64 {
                self.0.next()
            }

            /// Sometimes traps.
            fn refuse(&mut self) -> wasmtime::Result<()> {
                match self.next() % 4 {
                    0 => Err(Error::msg("the method traps")),
                    _ => Ok(()),
                }
            }
        }

        pub(super) fn guest(
            items: &str,
            bind: impl FnOnce(&mut Store<Host>, &Instance),
        ) -> Box<dyn super::run::Host> {
            super::run::guest(
                Same::MODULE,
                items,
                |linker| Same::add_to_linker(linker, |host: &mut Host| host),
                |store| {
                    Same::new(store, |host: &mut Host| host)
                        .exports()
                        .map(|(name, func)| (name, *func))
                        .collect()
                },
                bind,
            )
        }
    };
}

/// The values of `types` that methods return.
macro_rules! answers {
    ($($flags:ident)*) => {
        $(
            impl $crate::same_as_witx::host::Answer for types::$flags {
                fn answer(number: u64) -> Self {
                    Self::from_bits_truncate($crate::same_as_witx::host::Answer::answer(number))
                }
            }
        )*

        impl $crate::same_as_witx::host::Answer for types::Unit {
            fn answer(number: u64) -> Self {
                Self::from(<u32 as $crate::same_as_witx::host::Answer>::answer(number))
            }
        }
    };
}

/// Also the errors that methods return.
macro_rules! fallible_host {
    () => {
        super::host::plain_host!();

        #[allow(dead_code, reason = "each host needs some of them")]
        impl Host {
            /// Sometimes fails, in one of the ways of the error.
            fn fail<E: Failure>(&mut self) -> Result<(), E> {
                let number = self.next();
                if number % 2 == 0 {
                    Ok(())
                } else {
                    Err(E::of(number / 2 % 3))
                }
            }
        }

        trait Failure {
            fn of(number: u64) -> Self;
        }

        impl Failure for types::Errno {
            fn of(number: u64) -> Self {
                match number {
                    0 => types::Errno::Inval,
                    // A method that fails with success.
                    1 => types::Errno::Success,
                    _ => types::Errno::Again,
                }
            }
        }

        impl Failure for Trappable<types::Errno> {
            fn of(number: u64) -> Self {
                match number {
                    0 => types::Errno::Inval.into(),
                    1 => GuestError::PtrOverflow.into(),
                    _ => Trappable::trap(Error::msg("the method traps")),
                }
            }
        }

        pub(super) struct Own(u64);

        impl Failure for Own {
            fn of(number: u64) -> Self {
                Own(number)
            }
        }

        impl IntoErrno<types::Errno, Host> for Own {
            fn into_errno(self, host: &mut Host) -> wasmtime::Result<types::Errno> {
                host.saw(&self.0);
                match self.0 {
                    0 => Err(Error::msg("the method traps")),
                    _ => Ok(types::Errno::Again),
                }
            }
        }

        #[allow(dead_code, reason = "not every host converts errors")]
        fn bad_argument(error: GuestError) -> types::Errno {
            match error {
                GuestError::InvalidUtf8(_) | GuestError::InvalidChar(_) => types::Errno::Inval,
                _ => types::Errno::Fault,
            }
        }
    };
}

pub(super) use {answers, fallible_host, plain_host};
