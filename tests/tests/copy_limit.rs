//! The argument `copy_limit`, which limits what a call may copy out of its guest's memory.

use std::borrow::Cow;

use wasmtime_integration::{GuestError, GuestMemory, GuestPtr, wasmtime_integration};
use wasmtime_integration_tests::{Guest, linker};

wasmtime_integration::types!(witx = "witx/copies.witx");

use types::Errno;

impl From<GuestError> for Errno {
    fn from(error: GuestError) -> Self {
        match error {
            GuestError::CopyLimit => Errno::CopyLimit,
            GuestError::AllocationFailed => Errno::NoMemory,
            _ => Errno::Other,
        }
    }
}

const OK: i32 = Errno::Success as i32;
const COPY_LIMIT: i32 = Errno::CopyLimit as i32;
const NO_MEMORY: i32 = Errno::NoMemory as i32;
const OTHER: i32 = Errno::Other as i32;

/// A host for the document, with these arguments.
macro_rules! host {
    ($host:ident, $($arguments:tt)*) => {
        mod $host {
            use super::*;

            #[derive(Default)]
            pub(super) struct Ctx;

            #[wasmtime_integration(
                witx = "witx/copies.witx",
                types = crate::types,
                guest_error = Errno::from,
                $($arguments)*
            )]
            impl Ctx {
                fn string(_: String) -> Result<(), Errno> {
                    Ok(())
                }

                fn list(_: Vec<u16>) -> Result<(), Errno> {
                    Ok(())
                }

                fn both(_: String, _: Vec<u8>) -> Result<(), Errno> {
                    Ok(())
                }

                fn borrowed(_: &str, bytes: Cow<'_, [u8]>) -> Result<(), Errno> {
                    assert!(matches!(bytes, Cow::Borrowed(_)));
                    Ok(())
                }

                fn in_method(
                    memory: &mut GuestMemory<'_>,
                    _: Cow<'_, str>,
                    list: GuestPtr<[u32]>,
                ) -> Result<(), Errno> {
                    memory.slice(GuestPtr::new((0, 1000)))?;
                    memory.read(list.as_ptr())?;
                    memory.to_vec(list)?;
                    Ok(())
                }

                #[r#override]
                fn overridden(&mut self, memory: &mut GuestMemory<'_>, x: i32, len: i32) -> i32 {
                    let list = GuestPtr::<[u8]>::new((x.cast_unsigned(), len.cast_unsigned()));
                    memory.to_vec(list).map_or_else(|error| Errno::from(error) as i32, |_| OK)
                }

                #[expect(clippy::too_many_arguments, reason = "the maximum")]
                fn eight(
                    a: Vec<u32>,
                    b: Vec<u32>,
                    c: Vec<u32>,
                    d: Vec<u32>,
                    e: Vec<u32>,
                    f: Vec<u32>,
                    g: Vec<u32>,
                    h: Vec<u32>,
                ) -> Result<(), Errno> {
                    assert!([a, b, c, d, e, f, g, h].iter().all(|list| list == &[0; 3]));
                    Ok(())
                }

                fn plain(text: String) -> u32 {
                    u32::try_from(text.len()).unwrap()
                }
            }

            /// Returns a guest with this many pages of memory.
            pub(super) fn guest(pages: u32) -> Guest<Ctx> {
                let linker = linker(|linker| Copies::add_to_linker(linker, |ctx| ctx));
                let memory = format!(r#"(memory (export "memory") {pages})"#);
                Guest::with_items(&linker, "copies", Ctx, &memory)
            }
        }
    };
}

host!(limited, copy_limit = 10 * 10);
host!(unlimited, copy_limit = usize::MAX);
host!(default,);

#[test]
fn owned_parameters_count_by_their_size() {
    let mut guest = limited::guest(1);
    let mut call = |function, len| guest.call::<i32>(function, (0, len)).unwrap();
    for (function, most) in [("string", 100), ("list", 50), ("overridden", 100)] {
        assert_eq!(call(function, most), OK, "{function}");
        assert_eq!(call(function, most + 1), COPY_LIMIT, "{function}");
    }
    // Out of bounds is reported as such, not as a copy that is too large.
    assert_eq!(call("string", -1), OTHER);
}

#[test]
fn all_copies_of_a_call_count_together() {
    let mut guest = limited::guest(1);
    for (function, first, second, result) in [
        ("both", 60, 40, OK),
        ("both", 60, 41, COPY_LIMIT),
        ("both", 101, 0, COPY_LIMIT),
        // The string is copied by the glue, and 15 numbers of 4 bytes by the method.
        ("in_method", 40, 15, OK),
        ("in_method", 41, 15, COPY_LIMIT),
        ("in_method", 40, 16, COPY_LIMIT),
        // These copy nothing.
        ("borrowed", 1000, 1000, OK),
    ] {
        let call = guest.call::<i32>(function, (0, first, 0, second));
        assert_eq!(call.unwrap(), result, "{function}({first}, {second})");
    }
}

#[test]
fn without_an_error_value_it_is_a_trap() {
    let mut guest = limited::guest(1);
    assert_eq!(guest.call::<u32>("plain", (0, 100)).unwrap(), 100);
    let trap = guest.trap("plain", (0, 101));
    let (module, function, location, error) = trap.bad_argument();
    assert_eq!((module, function), ("copies", "plain"));
    assert_eq!(
        (location, error),
        ("parameter `text`", &GuestError::CopyLimit)
    );
}

#[test]
fn the_default_is_128_mebibytes() {
    let mut guest = default::guest(2048 + 1);
    for (len, result) in [(128 << 20, OK), ((128 << 20) + 1, COPY_LIMIT)] {
        assert_eq!(guest.call::<i32>("string", (0, len)).unwrap(), result);
        assert_eq!(guest.call::<i32>("overridden", (0, len)).unwrap(), result);
    }
}

/// Passes eight lists, each as large as the memory, which the guest never touched.
fn pass_the_memory_eight_times<T>(mut guest: Guest<T>, result: i32) {
    let (all, few) = ((2 << 30) / 4, 3);
    let lists = |len: u32| {
        (
            0, len, 0, len, 0, len, 0, len, 0, len, 0, len, 0, len, 0, len,
        )
    };
    assert_eq!(guest.call::<i32>("eight", lists(all)).unwrap(), result);
    // The host still works.
    assert_eq!(guest.call::<i32>("eight", lists(few)).unwrap(), OK);
}

#[test]
fn whole_memories_are_not_copied() {
    pass_the_memory_eight_times(default::guest(32768), COPY_LIMIT);
}

/// Runs with less address space than a copy needs, so that an infallible allocation would
/// abort the process.
#[cfg(target_os = "linux")]
#[test]
fn an_allocation_that_fails_is_an_error() {
    const CHILD: &str = "COPY_LIMIT_TEST_CHILD";
    if std::env::var_os(CHILD).is_some() {
        // Wasmtime reserves at least 4 GiB for a memory.
        return pass_the_memory_eight_times(unlimited::guest(32768), NO_MEMORY);
    }
    let child = std::process::Command::new("sh")
        .args(["-c", "ulimit -v 6000000 && exec \"$0\" \"$@\""])
        .arg(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "an_allocation_that_fails_is_an_error",
            "--test-threads=1",
        ])
        .env(CHILD, "")
        .output()
        .unwrap();
    let output = String::from_utf8_lossy(&child.stdout);
    assert!(
        child.status.success(),
        "{output}{}",
        String::from_utf8_lossy(&child.stderr)
    );
    assert!(output.contains("1 passed"), "{output}");
}
