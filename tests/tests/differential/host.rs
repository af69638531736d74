//! Code that the methods of all hosts share, and the macros that expand one set of methods to
//! two hosts.

use std::fmt::Debug;
use std::ops::Range;

/// The place of a value in the guest's memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Access {
    pub(crate) start: u32,
    pub(crate) len: u32,
    pub(crate) align: u32,
}

/// A record of what a host's methods saw and did during a call, and the source of their
/// answers.
#[derive(Debug, Default)]
pub(crate) struct Log {
    answers: u64,
    /// The arguments that arrived, and what was read in memory.
    pub(crate) saw: Vec<String>,
    /// The places that the method read and wrote, in order.
    pub(crate) accesses: Vec<Access>,
}

/// A deliberate failure of a method.
pub(crate) enum Refusal {
    Inval,
    Again,
    Trap,
}

impl Log {
    pub(crate) fn new(answers: u64) -> Self {
        Log {
            answers,
            ..Log::default()
        }
    }

    pub(crate) fn saw(&mut self, value: &dyn Debug) {
        self.saw.push(format!("{value:?}"));
    }

    pub(crate) fn access(&mut self, start: u32, len: u32, align: usize) {
        let align = u32::try_from(align).expect("an alignment is small");
        self.accesses.push(Access { start, len, align });
    }

    /// Returns the next answer. The answers are the same for each host.
    pub(crate) fn answer(&mut self) -> u64 {
        // Knuth's MMIX generator, whose upper bits are the better ones.
        self.answers = self
            .answers
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.answers.rotate_left(32)
    }

    /// Returns a number in `range`.
    pub(crate) fn pick(&mut self, range: Range<u32>) -> u32 {
        let answer = self.answer() % u64::from(range.end - range.start);
        range.start + u32::try_from(answer).expect("it is less than the length of a u32 range")
    }

    pub(crate) fn refusal(&mut self) -> Option<Refusal> {
        match self.pick(0..16) {
            0 => Some(Refusal::Inval),
            1 => Some(Refusal::Again),
            2 => Some(Refusal::Trap),
            _ => None,
        }
    }
}

/// A string or list parameter, read or unread.
///
/// It lets a method that takes `&str`, which the glue reads, and one that takes
/// `GuestPtr<str>` have the same body.
pub(crate) trait Take<Memory> {
    type Value;
    type Error;

    fn take(self, memory: &Memory) -> Result<Self::Value, Self::Error>;
}

mod take_ours {
    use std::borrow::Cow;

    use wasmtime_integration::{GuestError, GuestMemory, GuestPtr, GuestType};

    use super::Take;

    impl Take<GuestMemory<'_>> for GuestPtr<str> {
        type Value = String;
        type Error = GuestError;

        fn take(self, memory: &GuestMemory<'_>) -> Result<String, GuestError> {
            memory.str(self).map(str::to_owned)
        }
    }

    impl<T: GuestType> Take<GuestMemory<'_>> for GuestPtr<[T]> {
        type Value = Vec<T>;
        type Error = GuestError;

        fn take(self, memory: &GuestMemory<'_>) -> Result<Vec<T>, GuestError> {
            memory.to_vec(self)
        }
    }

    macro_rules! already_read {
        ($($form:ty as $value:ty,)*) => {$(
            impl Take<GuestMemory<'_>> for $form {
                type Value = $value;
                type Error = GuestError;

                fn take(self, _: &GuestMemory<'_>) -> Result<$value, GuestError> {
                    Ok(self.into())
                }
            }
        )*};
    }

    already_read! {
        &str as String,
        String as String,
        Cow<'_, str> as String,
        &[u8] as Vec<u8>,
        Cow<'_, [u8]> as Vec<u8>,
    }

    impl<T> Take<GuestMemory<'_>> for Vec<T> {
        type Value = Vec<T>;
        type Error = GuestError;

        fn take(self, _: &GuestMemory<'_>) -> Result<Vec<T>, GuestError> {
            Ok(self)
        }
    }
}

mod take_theirs {
    use wiggle::{GuestError, GuestMemory, GuestPtr, GuestType};

    use super::Take;

    impl Take<GuestMemory<'_>> for GuestPtr<str> {
        type Value = String;
        type Error = GuestError;

        fn take(self, memory: &GuestMemory<'_>) -> Result<String, GuestError> {
            Ok(memory.as_cow_str(self)?.into_owned())
        }
    }

    /// wiggle only reads lists of plain numbers. This checks the bounds of the whole list
    /// first, as its `to_vec` does.
    impl<T: GuestType> Take<GuestMemory<'_>> for GuestPtr<[T]> {
        type Value = Vec<T>;
        type Error = GuestError;

        fn take(self, memory: &GuestMemory<'_>) -> Result<Vec<T>, GuestError> {
            let len = self.len().checked_mul(T::guest_size());
            let len = len.ok_or(GuestError::PtrOverflow)?;
            memory.as_slice(GuestPtr::new((self.offset_base(), len)))?;
            self.iter().map(|element| memory.read(element?)).collect()
        }
    }
}

/// Helpers for methods, for the `Host` of a module that has `GuestMemory`, `GuestPtr`,
/// `GuestType` and `Failed` of one of the crates in scope.
macro_rules! helpers {
    () => {
        #[derive(Default)]
        pub(crate) struct Host(pub(crate) crate::host::Log);

        impl AsMut<crate::host::Log> for Host {
            fn as_mut(&mut self) -> &mut crate::host::Log {
                &mut self.0
            }
        }

        #[allow(dead_code, reason = "the methods of each document use some of them")]
        impl Host {
            fn saw(&mut self, value: &dyn std::fmt::Debug) {
                self.0.saw(value);
            }

            fn answer(&mut self) -> u64 {
                self.0.answer()
            }

            fn pick(&mut self, below: u32) -> u32 {
                self.0.pick(0..below)
            }

            /// Sometimes fails, in one of the ways in which a method can.
            fn refuse(&mut self) -> Result<(), Failed> {
                use crate::host::Refusal;

                match self.0.refusal() {
                    None => Ok(()),
                    Some(Refusal::Inval) => Err(types::Errno::Inval.into()),
                    Some(Refusal::Again) => Err(types::Errno::Again.into()),
                    Some(Refusal::Trap) => {
                        Err(Failed::trap(wasmtime::Error::msg("the method traps")))
                    }
                }
            }

            fn read<T: GuestType>(
                &mut self,
                memory: &GuestMemory<'_>,
                ptr: GuestPtr<T>,
            ) -> Result<T, Failed> {
                self.0
                    .access(ptr.offset(), T::guest_size(), T::guest_align());
                Ok(memory.read(ptr)?)
            }

            fn write<T: GuestType>(
                &mut self,
                memory: &mut GuestMemory<'_>,
                ptr: GuestPtr<T>,
                value: T,
            ) -> Result<(), Failed> {
                self.0
                    .access(ptr.offset(), T::guest_size(), T::guest_align());
                Ok(memory.write(ptr, value)?)
            }

            /// Reads all elements of a list that the method found in memory.
            fn list<T: GuestType>(
                &mut self,
                memory: &GuestMemory<'_>,
                list: GuestPtr<[T]>,
            ) -> Result<Vec<T>, Failed> {
                let len = list.len().saturating_mul(T::guest_size());
                self.0.access(list.offset_base(), len, T::guest_align());
                Ok(crate::host::Take::take(list, memory)?)
            }
        }
    };
}

/// A module `$name` with a `Host` that implements the methods with this crate.
macro_rules! ours {
    ($name:ident, $witx:tt, $module:ident as $instance:ident, { $($methods:tt)* }) => {
        pub(crate) mod $name {
            use wasmtime_integration::{
                GuestMemory, GuestPtr, GuestType, Trappable, wasmtime_integration,
            };

            #[allow(unused_imports, reason = "only needed for strings and lists")]
            use crate::host::Take as _;

            type Failed = Trappable<types::Errno>;

            crate::host::helpers!();

            #[allow(dead_code, reason = "the methods of each document use some of them")]
            impl Host {
                fn buffer<'m>(
                    &mut self,
                    memory: &'m mut GuestMemory<'_>,
                    bytes: GuestPtr<[u8]>,
                ) -> Result<&'m mut [u8], Failed> {
                    self.0.access(bytes.offset_base(), bytes.len(), 1);
                    Ok(memory.slice_mut(bytes)?)
                }
            }

            #[wasmtime_integration(witx = $witx)]
            #[allow(
                clippy::clone_on_copy,
                clippy::too_many_arguments,
                clippy::trivially_copy_pass_by_ref,
                reason = "the methods are written for both crates"
            )]
            impl Host {
                $($methods)*
            }

            pub(crate) fn implementation() -> Box<dyn crate::guest::Implementation> {
                crate::guest::implementation::<Host>(
                    concat!(stringify!($name), ", this crate"),
                    $instance::MODULE,
                    |linker| $instance::add_to_linker(linker, |host: &mut Host| host),
                )
            }
        }
    };
}

/// A module `$name` with a `Host` that implements the methods with wiggle.
macro_rules! theirs {
    ($name:ident, $witx:tt, $module:ident as $instance:ident, { $($methods:tt)* }) => {
        #[allow(clippy::too_many_arguments, reason = "wiggle's code has them")]
        pub(crate) mod $name {
            use wiggle::{GuestMemory, GuestPtr, GuestType};

            use self::types::Failed;
            #[allow(unused_imports, reason = "only needed for strings and lists")]
            use crate::host::Take as _;

            wiggle::from_witx!({
                witx: [$witx],
                wasmtime: true,
                tracing: false,
                errors: { errno => trappable Failed },
            });

            impl wiggle::GuestErrorType for types::Errno {
                fn success() -> Self {
                    types::Errno::Success
                }
            }

            /// This crate's `Trappable` converts it too.
            impl From<wiggle::GuestError> for Failed {
                fn from(error: wiggle::GuestError) -> Self {
                    Failed::trap(error.into())
                }
            }

            crate::host::helpers!();

            #[allow(dead_code, reason = "the methods of each document use some of them")]
            impl Host {
                fn buffer<'m>(
                    &mut self,
                    memory: &'m mut GuestMemory<'_>,
                    bytes: GuestPtr<[u8]>,
                ) -> Result<&'m mut [u8], Failed> {
                    self.0.access(bytes.offset_base(), bytes.len(), 1);
                    let bytes = memory.as_slice_mut(bytes)?;
                    Ok(bytes.expect("the guest's memory is not shared"))
                }
            }

            impl $module::$instance for Host {
                $($methods)*
            }

            pub(crate) fn implementation() -> Box<dyn crate::guest::Implementation> {
                crate::guest::implementation::<Host>(
                    concat!(stringify!($name), ", wiggle"),
                    stringify!($module),
                    |linker| $module::add_to_linker(linker, |host: &mut Host| host),
                )
            }
        }
    };
}

/// Implements one set of methods with both crates, in the modules `theirs` and `ours`.
macro_rules! both {
    ($witx:tt, $module:ident as $instance:ident, { $($methods:tt)* }) => {
        crate::host::theirs!(theirs, $witx, $module as $instance, { $($methods)* });
        crate::host::ours!(ours, $witx, $module as $instance, { $($methods)* });
    };
}

pub(crate) use {both, helpers, ours, theirs};
