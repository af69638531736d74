//! Whatever a guest passes, a host doesn't panic, writes only where it may in the guest's
//! memory, and reports what is wrong.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, TestError, TestRunner};
use types::Errno;
use wasmtime::Val;
use wasmtime_integration::{
    GuestError, GuestMemory, GuestPtr, Trappable, types, wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, PAGE, Trap, changes, linker};

types!(witx = "witx/everything.witx");

/// A host that reads all its arguments and follows every pointer.
macro_rules! host {
    ($host:ident, $($arguments:tt)*) => {
        mod $host {
            use super::*;

            pub(super) struct Ctx;

            #[expect(clippy::too_many_arguments, reason = "as in the document")]
            #[wasmtime_integration(witx = "witx/everything.witx", types = types, $($arguments)*)]
            impl Ctx {
                fn scalars(
                    a: u8,
                    b: i8,
                    c: u16,
                    d: i16,
                    e: u32,
                    f: i32,
                    g: u64,
                    h: i64,
                    i: f32,
                    j: f64,
                    k: char,
                    l: bool,
                    m: u8,
                    n: u32,
                ) -> u64 {
                    let text = format!("{:?}", ((a, b, c, d, e, f, g), (h, i, j, k, l, m, n)));
                    text.len() as u64
                }

                fn named(
                    level: types::Level,
                    wide: types::Wide,
                    plain: types::Plain,
                    perms: types::Perms,
                    perms16: types::Perms16,
                    perms32: types::Perms32,
                    perms64: types::Perms64,
                    _: types::Fd,
                    _: bool,
                    _: u32,
                ) -> types::Perms {
                    assert!(types::Level::try_from(u8::from(level)).is_ok());
                    assert!(types::Wide::try_from(u64::from(wide)).is_ok());
                    assert!(types::Plain::try_from(u32::from(plain)).is_ok());
                    assert!(types::Perms16::from_bits(perms16.bits()).is_some());
                    assert!(types::Perms32::from_bits(perms32.bits()).is_some());
                    assert!(types::Perms64::from_bits(perms64.bits()).is_some());
                    perms
                }

                fn aggregates(
                    memory: &GuestMemory<'_>,
                    point: types::Point,
                    mixed: &types::Mixed,
                    pair: types::Pair,
                    shape: types::Shape,
                    tagged: types::Tagged,
                    either: &types::Either,
                    outcome: types::Outcome,
                    tuple: (u8, u8),
                    anon: &types::AggregatesAnon,
                ) -> Result<types::Size, Trappable<Errno>> {
                    let name = memory.str(mixed.name)?;
                    let points = memory.to_vec(mixed.points)?;
                    let next = memory.read(mixed.next)?;
                    let text = format!(
                        "{:?}",
                        (point, mixed, pair, shape, tagged, either, outcome, tuple, anon, name)
                    );
                    let len = text.len() + points.len() + usize::from(next.x == 0);
                    Ok(u32::try_from(len).map_err(GuestError::from)?)
                }

                fn lists(
                    memory: &GuestMemory<'_>,
                    s: &str,
                    bytes: Cow<'_, [u8]>,
                    points: Vec<types::Point>,
                    names: GuestPtr<[GuestPtr<str>]>,
                    fds: Vec<types::Fd>,
                    levels: Vec<types::Level>,
                ) -> Result<(), Trappable<Errno>> {
                    // The list is in bounds, but each string may have any length.
                    for name in names.iter().take(64) {
                        let name = memory.read(name?)?;
                        assert_eq!(memory.str(name)?.len(), name.len() as usize);
                    }
                    let len = s.len() + bytes.len() + points.len() + fds.len() + levels.len();
                    assert!(len <= 5 * memory.len());
                    Ok(())
                }

                fn pointers(
                    memory: &mut GuestMemory<'_>,
                    p: GuestPtr<types::Point>,
                    q: GuestPtr<u8>,
                    r: types::Ptrptr,
                ) -> Result<(types::Size, types::Fd), Trappable<Errno>> {
                    let byte = memory.read(q)?;
                    let number = memory.read(memory.read(r)?)?;
                    memory.write(p, types::Point { x: -1, y: -2 })?;
                    Ok((byte.into(), number.into()))
                }

                fn named_tuple() -> Result<types::Pairs, Errno> {
                    Ok(types::Pairs(u32::MAX, types::Fd::from(u32::MAX)))
                }

                fn unit() -> Result<(), ()> {
                    Err(())
                }

                fn half() -> Result<types::Size, ()> {
                    Ok(u32::MAX)
                }

                fn nothing() {}

                fn r#type(a: u32, b: u32, c: u32) {
                    assert!(u64::from(a) + u64::from(b) + u64::from(c) < 1 << 34);
                }

                fn quit(code: u32) -> wasmtime::Error {
                    wasmtime::Error::msg(format!("quit with {code}"))
                }
            }

            pub(super) fn guest() -> Guest<Ctx> {
                let linker = linker(|linker| Everything::add_to_linker(linker, |ctx| ctx));
                Guest::new(&linker, "everything", Ctx)
            }
        }
    };
}

host!(mapped, guest_error = errno);
host!(unmapped,);

#[expect(
    clippy::needless_pass_by_value,
    reason = "the argument `guest_error` requires it"
)]
fn errno(error: GuestError) -> Errno {
    match error {
        GuestError::InvalidUtf8(_) => Errno::Ilseq,
        GuestError::PtrOverflow | GuestError::PtrOutOfBounds(_) | GuestError::PtrNotAligned(..) => {
            Errno::Fault
        }
        _ => Errno::Inval,
    }
}

/// The meaning of a parameter in a well-formed call.
#[derive(Clone, Copy, Debug)]
enum Param {
    /// A number that is valid for every type.
    Bit,
    /// An address.
    Address,
    /// A length.
    Length,
    Long,
    Float,
    Double,
    /// An address where this many bytes are written.
    Out(u32),
}

/// The kind of result that a function returns if it doesn't trap.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Gives {
    Errno,
    UnitError,
    Perms,
    Long,
    Nothing,
    Never,
}

#[derive(Clone, Debug)]
struct Function {
    name: &'static str,
    params: Vec<Param>,
    gives: Gives,
}

fn functions() -> Vec<Function> {
    use Param::{Address, Bit, Double, Float, Length, Long, Out};

    let function = |name, params: &[Param], gives| Function {
        name,
        params: params.to_vec(),
        gives,
    };
    vec![
        function(
            "scalars",
            &[
                Bit, Bit, Bit, Bit, Bit, Bit, Long, Long, Float, Double, Bit, Bit, Bit, Bit,
            ],
            Gives::Long,
        ),
        function(
            "named",
            &[Bit, Bit, Bit, Bit, Bit, Bit, Long, Bit, Bit, Bit],
            Gives::Perms,
        ),
        function(
            "aggregates",
            &[
                Address,
                Address,
                Address,
                Address,
                Address,
                Address,
                Address,
                Address,
                Address,
                Out(4),
            ],
            Gives::Errno,
        ),
        function(
            "lists",
            &[
                Address, Length, Address, Length, Address, Length, Address, Length, Address,
                Length, Address, Length,
            ],
            Gives::Errno,
        ),
        function(
            "pointers",
            &[Out(8), Address, Address, Out(4), Out(4)],
            Gives::Errno,
        ),
        function("named_tuple", &[Out(4), Out(4)], Gives::Errno),
        function("unit", &[], Gives::UnitError),
        function("half", &[Out(4)], Gives::UnitError),
        function("nothing", &[], Gives::Nothing),
        function("type", &[Bit, Bit, Bit], Gives::Nothing),
        function("quit", &[Bit], Gives::Never),
    ]
}

/// A guest's call, and its memory before the call.
#[derive(Clone, Debug)]
struct Call {
    function: Function,
    params: Vec<Val>,
    /// The words that fill the memory, repeated.
    words: Vec<u32>,
}

/// Returns numbers near a boundary.
fn edge() -> impl Strategy<Value = u32> {
    let edges = [
        0,
        0x80,
        0x100,
        0x8000,
        PAGE,
        0xd800,
        0x11_0000,
        1 << 31,
        1 << 30,
        1 << 29,
    ];
    (prop::sample::select(edges.to_vec()), -9i32..9)
        .prop_map(|(edge, off)| edge.wrapping_add_signed(off))
}

fn wild() -> impl Strategy<Value = u32> {
    prop_oneof![3 => edge(), 1 => any::<u32>(), 1 => (0..32u32).prop_map(|bit| 1 << bit)]
}

fn tame(param: Param) -> BoxedStrategy<Val> {
    let i32 = |value: u32| Val::I32(value.cast_signed());
    match param {
        Param::Bit => (0..2u32).prop_map(i32).boxed(),
        Param::Address | Param::Out(_) => (0..PAGE / 8 - 16).prop_map(move |n| i32(n * 8)).boxed(),
        Param::Length => (0..4u32).prop_map(i32).boxed(),
        Param::Long => (0..4i64).prop_map(Val::I64).boxed(),
        Param::Float => any::<u32>().prop_map(Val::F32).boxed(),
        Param::Double => any::<u64>().prop_map(Val::F64).boxed(),
    }
}

fn calls() -> impl Strategy<Value = Call> {
    prop::sample::select(functions()).prop_flat_map(|function| {
        let params: Vec<_> = function.params.iter().map(|param| tame(*param)).collect();
        // Most arguments make sense, so that calls get far enough for the rest to matter.
        let mistakes = prop::collection::vec((any::<prop::sample::Index>(), wild(), wild()), 0..3);
        let word = prop_oneof![12 => 0..2u32, 1 => wild()];
        let words = prop::collection::vec(word, 16..128);
        (params, mistakes, words).prop_map(move |(mut params, mistakes, words)| {
            for (index, low, high) in mistakes {
                if params.is_empty() {
                    break;
                }
                let index = index.index(params.len());
                params[index] = match &params[index] {
                    Val::I32(_) => Val::I32(low.cast_signed()),
                    Val::I64(_) => Val::I64((u64::from(high) << 32 | u64::from(low)).cast_signed()),
                    other => *other,
                };
            }
            Call {
                function: function.clone(),
                params,
                words,
            }
        })
    })
}

impl Call {
    fn memory(&self) -> Vec<u8> {
        let words: Vec<u8> = self
            .words
            .iter()
            .copied()
            .flat_map(u32::to_le_bytes)
            .collect();
        let mut memory = words.repeat(PAGE as usize / words.len() + 1);
        memory.truncate(PAGE as usize);
        memory
    }

    /// Returns the ranges that the function may write.
    fn outs(&self) -> Vec<Range<u64>> {
        let outs = self.function.params.iter().zip(&self.params);
        outs.filter_map(|(param, value)| match (param, value) {
            (Param::Out(size), Val::I32(address)) => {
                let address = u64::from(address.cast_unsigned());
                Some(address..address + u64::from(*size))
            }
            _ => None,
        })
        .collect()
    }

    /// Makes the call, and checks that it doesn't write anywhere else.
    fn run<T>(
        &self,
        before: &[u8],
        guest: &mut Guest<T>,
    ) -> (wasmtime::Result<Option<Val>>, Vec<u8>) {
        guest.memory().copy_from_slice(before);
        let result = guest.call_dynamic(self.function.name, &self.params);
        let after = guest.memory().to_vec();
        let outs = self.outs();
        for address in changes(before, &after) {
            let allowed = outs.iter().any(|out| out.contains(&address.into()));
            assert!(allowed, "written to {address:#x}");
        }
        (result, after)
    }

    /// Checks a result that is not a trap.
    fn check_value(&self, value: Option<&Val>) {
        let errors = [Errno::Success, Errno::Inval, Errno::Fault, Errno::Ilseq];
        let value = match value {
            None => None,
            Some(Val::I32(value)) => Some(i64::from(*value)),
            Some(Val::I64(value)) => Some(*value),
            Some(other) => panic!("no function returns {other:?}"),
        };
        let good = match (self.function.gives, value) {
            (Gives::Errno, Some(value)) => errors.iter().any(|e| i64::from(u16::from(*e)) == value),
            (Gives::UnitError, Some(value)) => value == 0 || value == 1,
            (Gives::Perms, Some(value)) => (0..8).contains(&value),
            (Gives::Long, Some(value)) => value > 0,
            (Gives::Nothing, None) => true,
            _ => false,
        };
        assert!(good, "{value:?}");
    }
}

/// The outcome of a call: `None` if it returned a value, or the reason for the trap.
type Outcome = Option<GuestError>;

/// Makes a call of both hosts, and checks all properties.
fn check(
    call: &Call,
    mapped: &mut Guest<mapped::Ctx>,
    unmapped: &mut Guest<unmapped::Ctx>,
) -> Outcome {
    let memory = call.memory();
    let (with, with_memory) = call.run(&memory, mapped);
    let (without, without_memory) = call.run(&memory, unmapped);
    assert!(with_memory == without_memory, "the hosts wrote the same");
    let trap = match without {
        Ok(value) => {
            // If nothing is wrong, both hosts return the same.
            call.check_value(value.as_ref());
            let with = with.expect("it didn't trap without `guest_error` either");
            assert_eq!(format!("{with:?}"), format!("{value:?}"));
            return None;
        }
        Err(error) => Trap(error),
    };
    if call.function.gives == Gives::Never && trap.message().contains("quit with") {
        assert!(with.is_err());
        return None;
    }
    let (module, function, location, error) = trap.bad_argument();
    assert_eq!((module, function), ("everything", call.function.name));
    assert!(!location.is_empty());
    match (call.function.gives, with) {
        (Gives::Errno, Ok(Some(Val::I32(value)))) => {
            assert_eq!(value, i32::from(u16::from(errno(error.clone()))));
        }
        (Gives::UnitError, Ok(Some(Val::I32(value)))) => assert_eq!(value, 1),
        (Gives::Errno | Gives::UnitError, other) => panic!("not an error value: {other:?}"),
        (_, with) => {
            let with = Trap(with.expect_err("the function has no error value"));
            assert_eq!(with.bad_argument(), trap.bad_argument());
        }
    }
    Some(error.clone())
}

#[test]
fn whatever_a_guest_passes() {
    let mut guests = (mapped::guest(), unmapped::guest());
    let guests = std::cell::RefCell::new(&mut guests);
    let mut runner = TestRunner::new(Config {
        cases: 4000,
        failure_persistence: None,
        ..Config::default()
    });
    let result = runner.run(&calls(), |call| {
        let mut guests = guests.borrow_mut();
        let (mapped, unmapped) = &mut **guests;
        check(&call, mapped, unmapped);
        Ok(())
    });
    match result {
        Ok(()) => {}
        Err(TestError::Fail(reason, call)) => panic!("{reason}: {call:#?}"),
        Err(TestError::Abort(reason)) => panic!("{reason}"),
    }
}

/// The calls in these tests succeed often enough, and fail in every way.
#[test]
fn the_calls_are_of_every_kind() {
    let (mut mapped, mut unmapped) = (mapped::guest(), unmapped::guest());
    let mut runner = TestRunner::deterministic();
    let mut good = BTreeMap::<_, u32>::new();
    let mut bad = BTreeMap::<_, u32>::new();
    for _ in 0..1500 {
        let call = calls().new_tree(&mut runner).unwrap().current();
        match check(&call, &mut mapped, &mut unmapped) {
            None => *good.entry(call.function.name).or_default() += 1,
            Some(error) => {
                let kind = format!("{error:?}");
                let kind = kind.split(['(', ' ']).next().unwrap_or_default().to_owned();
                *bad.entry(kind).or_default() += 1;
            }
        }
    }
    for function in functions() {
        assert!(
            good.contains_key(function.name),
            "{}: {good:?}",
            function.name
        );
    }
    for kind in [
        "InvalidFlagValue",
        "InvalidEnumValue",
        "InvalidChar",
        "TryFromIntError",
        "InvalidUtf8",
        "PtrOverflow",
        "PtrOutOfBounds",
        "PtrNotAligned",
    ] {
        assert!(bad.contains_key(kind), "{kind}: {bad:?}");
    }
}
