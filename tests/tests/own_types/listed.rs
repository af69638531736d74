//! Types of several core values: aliases, and all instances of a generic type.

use std::marker::PhantomData;

use wasmtime_integration::{
    FromGuest, FromGuestError, GuestError, GuestMemory, GuestPtr, wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, PAGE, linker};

type Text = String;
type Numbers = Vec<u16>;
type Unread = GuestPtr<[u64]>;

#[derive(Debug, PartialEq)]
struct Meters;
#[derive(Debug, PartialEq)]
struct Seconds;

/// A range of one unit.
#[derive(Debug, PartialEq)]
struct Of<Unit>(i64, i64, PhantomData<Unit>);

impl<C: ?Sized, Unit> FromGuest<'_, C> for Of<Unit> {
    type Core = (i64, i64);
    const READS_MEMORY: bool = false;

    fn from_guest(
        (start, end): (i64, i64),
        _: &GuestMemory<'_>,
        _: &mut C,
    ) -> Result<Self, FromGuestError> {
        if start > end {
            return Err(GuestError::Invalid("a range that ends before it starts").into());
        }
        Ok(Of(start, end, PhantomData))
    }
}

mod inner {
    use super::*;

    /// One of each core type.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub(crate) struct Each(pub(crate) (i32, i64, f32, f64));

    impl<C: ?Sized> FromGuest<'_, C> for Each {
        type Core = (i32, i64, f32, f64);
        const READS_MEMORY: bool = false;

        fn from_guest(
            core: Self::Core,
            _: &GuestMemory<'_>,
            _: &mut C,
        ) -> Result<Self, FromGuestError> {
            Ok(Each(core))
        }
    }

    /// A type in a tuple of one.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub(crate) struct Single(pub(crate) i64);

    impl<C: ?Sized> FromGuest<'_, C> for Single {
        type Core = (i64,);
        const READS_MEMORY: bool = false;

        fn from_guest(
            (core,): (i64,),
            _: &GuestMemory<'_>,
            _: &mut C,
        ) -> Result<Self, FromGuestError> {
            Ok(Single(core))
        }
    }
}

#[derive(Default)]
struct Host {
    saw: String,
}

#[wasmtime_integration(
    module("env", name = Env),
    core(
        Text = (i32, i32),
        Numbers = (i32, i32),
        Unread = (i32, i32),
        Of = (i64, i64),
        inner::Each = (i32, i64, f32, f64),
        Single = (i64,),
    )
)]
impl Host {
    pub fn aliases(&mut self, text: Text, numbers: Numbers, unread: Unread) {
        self.saw = format!("{text} {numbers:?} {:?}", unread.offset());
    }

    pub fn instances(&mut self, meters: Of<Meters>, seconds: Of<Seconds>) {
        self.saw = format!("{}..{} {}..{}", meters.0, meters.1, seconds.0, seconds.1);
    }

    pub fn each(&mut self, before: u8, each: inner::Each, after: u8) {
        self.saw = format!("{before} {:?} {after}", each.0);
    }

    pub fn single(&mut self, single: inner::Single) {
        self.saw = single.0.to_string();
    }
}

fn new_guest() -> Guest<Host> {
    let linker = linker(|linker| Env::add_to_linker(linker, |host| host));
    Guest::new(&linker, "env", Host::default())
}

#[test]
fn aliases_of_strings_and_lists_are_listed() {
    let mut guest = new_guest();
    guest.put(8, b"text");
    guest.put(16, &[1, 0, 2, 0]);
    let params = (8, 4, 16, 2, -1, 3);
    guest.call::<()>("aliases", params).unwrap();
    assert_eq!(guest.data().saw, "text [1, 2] (4294967295, 3)");
    let outside = (PAGE - 3, 4, 0, 0, 0, 0);
    let trap = guest.trap("aliases", outside);
    assert_eq!(trap.bad_argument().2, "parameter `text`");
}

#[test]
fn one_list_is_for_all_instances_of_a_type() {
    let mut guest = new_guest();
    guest
        .call::<()>("instances", (1i64, 2i64, -2i64, -1i64))
        .unwrap();
    assert_eq!(guest.data().saw, "1..2 -2..-1");
    let trap = guest.trap("instances", (1i64, 2i64, 0i64, -1i64));
    let reason = GuestError::Invalid("a range that ends before it starts");
    let expected = ("env", "instances", "parameter `seconds`", &reason);
    assert_eq!(trap.bad_argument(), expected);
}

#[test]
fn core_values_are_passed_in_order() {
    let mut guest = new_guest();
    guest
        .call::<()>("each", (1, 2, 3i64, 4f32, 5f64, 6))
        .unwrap();
    assert_eq!(guest.data().saw, "1 (2, 3, 4.0, 5.0) 6");
    guest.call::<()>("single", i64::MIN).unwrap();
    assert_eq!(guest.data().saw, i64::MIN.to_string());
}
