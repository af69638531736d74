//! Types that derive `GuestType` have the layout of C for wasm32.
//!
//! `generate.py` writes the same random types in Rust (`types.rs`) and in C (`types.c`), with
//! the sizes, alignments and offsets that clang computes. CI compiles the C text, whose
//! assertions prove the numbers. This test compares them with what the types in Rust do.

mod types;

use std::collections::HashMap;

use wasmtime_integration::{GuestPtr, GuestType};

#[test]
fn types_have_the_layout_of_c() {
    let mut layouts = Layouts::parse(include_str!("types.c"));
    assert!(layouts.types.len() > 40 && layouts.fields.len() > 120);
    types::check(&mut layouts);
    // Each check removes what it has seen.
    assert!(layouts.types.is_empty(), "unchecked: {:?}", layouts.types);
    assert!(layouts.fields.is_empty(), "unchecked: {:?}", layouts.fields);
}

/// The assertions in the C text.
struct Layouts {
    /// The size and alignment of each type.
    types: HashMap<String, (u32, u32)>,
    /// The offset and size of each field of a type.
    fields: HashMap<(String, String), (usize, usize)>,
}

impl Layouts {
    fn parse(text: &str) -> Self {
        let mut layouts = Layouts {
            types: HashMap::new(),
            fields: HashMap::new(),
        };
        let arguments = |line: &str, name| {
            let arguments = line.strip_prefix(name)?.strip_prefix('(')?;
            let arguments = arguments.strip_suffix(");")?.split(", ");
            Some(arguments.map(str::to_owned).collect::<Vec<_>>())
        };
        for line in text.lines() {
            if let Some(arguments) = arguments(line, "TYPE") {
                let [ty, size, align] = &arguments[..] else {
                    panic!("{line}");
                };
                let numbers = (size.parse().unwrap(), align.parse().unwrap());
                layouts.types.insert(ty.clone(), numbers);
            } else if let Some(arguments) = arguments(line, "FIELD") {
                let [ty, field, offset, size] = &arguments[..] else {
                    panic!("{line}");
                };
                let numbers = (offset.parse().unwrap(), size.parse().unwrap());
                let key = (ty.clone(), field.clone());
                layouts.fields.insert(key, numbers);
            }
        }
        layouts
    }

    fn check_type<T: Value>(&mut self, ty: &str) {
        let expected = self.types.remove(ty).expect("C has the type");
        assert_eq!((T::SIZE, T::ALIGN), expected, "{ty}");
        let [plain, set] = [false, true].map(|set| encode(T::value(set), 0));
        assert_ne!(plain[0], set[0], "{ty}");
        for bytes in [plain, set] {
            let decoded = T::decode(bytes[..].into()).expect("it was encoded");
            assert_eq!(encode(decoded, 0), bytes, "{ty}");
        }
    }

    /// Checks that the field is all that differs between the two values, and that it starts where
    /// it does in C.
    fn check_field<T: Value>(&mut self, ty: &str, field: &str, plain: T, set: T) {
        let key = (ty.to_owned(), field.to_owned());
        let (offset, size) = self.fields.remove(&key).expect("C has the field");
        let (plain, set) = (encode(plain, 0), encode(set, 0));
        let changed = (0..plain.len()).filter(|byte| plain[*byte] != set[*byte]);
        let changed: Vec<_> = changed.collect();
        assert_eq!(changed.first(), Some(&offset), "{ty}.{field}");
        assert!(
            changed.last() < Some(&(offset + size)),
            "{ty}.{field}: {changed:?}"
        );
        let decoded = T::decode(set[..].into()).expect("it was encoded");
        assert_eq!(encode(decoded, 0), set, "{ty}.{field}");
    }

    /// Checks the tag of each case of a variant.
    fn check_tag<T: Value>(&mut self, ty: &str, cases: Vec<T>) {
        let key = (ty.to_owned(), "tag".to_owned());
        let (offset, size) = self.fields.remove(&key).expect("C has the tag");
        for (index, case) in cases.into_iter().enumerate() {
            // On top of ones, so that each byte of the tag is seen.
            let bytes = encode(case, 0xff);
            let tag = &bytes[offset..offset + size];
            assert_eq!(tag, &index.to_le_bytes()[..size], "{ty}");
            let decoded = T::decode(bytes[..].into()).expect("it was encoded");
            assert_eq!(encode(decoded, 0xff), bytes, "{ty}");
        }
    }
}

/// Returns the bytes of a value on top of others.
fn encode<T: GuestType>(value: T, background: u8) -> Vec<u8> {
    let mut bytes = vec![background; T::SIZE as usize];
    value.encode(bytes[..].as_mut().into()).unwrap();
    bytes
}

/// A type with two values that differ in their first byte, and in every other one that can.
trait Value: GuestType {
    fn value(set: bool) -> Self;
}

/// A type of the C text.
trait Check {
    fn check(layouts: &mut Layouts);
}

macro_rules! integers {
    ($($integer:ident)*) => {$(
        impl Value for $integer {
            fn value(set: bool) -> Self {
                if set { !0 } else { 0 }
            }
        }
    )*};
}

integers!(u8 i8 u16 i16 u32 i32 u64 i64);

impl Value for f32 {
    fn value(set: bool) -> Self {
        f32::from_bits(u32::value(set) / 5)
    }
}

impl Value for f64 {
    fn value(set: bool) -> Self {
        f64::from_bits(u64::value(set) / 5)
    }
}

impl Value for char {
    fn value(set: bool) -> Self {
        if set { char::MAX } else { '\0' }
    }
}

impl<T> Value for GuestPtr<T> {
    fn value(set: bool) -> Self {
        GuestPtr::new(Value::value(set))
    }
}

impl<T> Value for GuestPtr<[T]> {
    fn value(set: bool) -> Self {
        GuestPtr::new((Value::value(set), Value::value(set)))
    }
}

impl Value for GuestPtr<str> {
    fn value(set: bool) -> Self {
        GuestPtr::new((Value::value(set), Value::value(set)))
    }
}

impl<T: Value, const N: usize> Value for [T; N] {
    fn value(set: bool) -> Self {
        std::array::from_fn(|_| Value::value(set))
    }
}

impl<A: Value, B: Value> Value for (A, B) {
    fn value(set: bool) -> Self {
        (Value::value(set), Value::value(set))
    }
}

impl<T: Value, E: Value> Value for Result<T, E> {
    fn value(set: bool) -> Self {
        if set {
            Err(Value::value(true))
        } else {
            Ok(Value::value(false))
        }
    }
}

macro_rules! enumeration {
    ($repr:ident $name:ident { $first:ident $(= $number:literal)?, $second:ident,
        $last:ident $(= $max:expr)? }) => {
        #[derive(Clone, Copy, GuestType)]
        #[repr($repr)]
        enum $name {
            $first $(= $number)?,
            #[allow(dead_code, reason = "two values are enough")]
            $second,
            $last $(= $max)?,
        }

        impl super::Value for $name {
            fn value(set: bool) -> Self {
                if set { Self::$last } else { Self::$first }
            }
        }

        super::check_only_type!($name);
    };
}

macro_rules! flags {
    ($name:ident: $repr:ident) => {
        bitflags::bitflags! {
            #[derive(Clone, Copy, GuestType)]
            #[guest(flags)]
            struct $name: $repr {
                const FIRST = 1;
                const OTHERS = !1;
            }
        }

        impl super::Value for $name {
            fn value(set: bool) -> Self {
                if set { Self::all() } else { Self::empty() }
            }
        }

        super::check_only_type!($name);
    };
}

macro_rules! handle {
    ($name:ident) => {
        #[derive(Clone, Copy, GuestType)]
        #[guest(transparent)]
        struct $name(u32);

        impl super::Value for $name {
            fn value(set: bool) -> Self {
                Self(super::Value::value(set))
            }
        }

        super::check_only_type!($name);
    };
}

/// Checks a type without fields.
macro_rules! check_only_type {
    ($name:ident) => {
        impl super::Check for $name {
            fn check(layouts: &mut Layouts) {
                layouts.check_type::<Self>(stringify!($name));
            }
        }
    };
}

macro_rules! record {
    ($name:ident { $($field:ident: $ty:ty,)* }) => {
        #[derive(Clone, Copy, GuestType)]
        struct $name {
            $($field: $ty,)*
        }

        super::check_fields!($name { $($field: stringify!($field),)* });
    };
}

macro_rules! tuple {
    ($name:ident($($index:tt: $ty:ty,)*)) => {
        #[derive(Clone, Copy, GuestType)]
        #[guest(record)]
        struct $name($($ty,)*);

        super::check_fields!($name { $($index: concat!("member", $index),)* });
    };
}

macro_rules! check_fields {
    ($name:ident { $($field:tt: $in_c:expr,)* }) => {
        impl super::Value for $name {
            fn value(set: bool) -> Self {
                $name { $($field: super::Value::value(set),)* }
            }
        }

        impl super::Check for $name {
            fn check(layouts: &mut Layouts) {
                layouts.check_type::<Self>(stringify!($name));
                let plain: Self = super::Value::value(false);
                $(
                    let mut set = plain;
                    set.$field = super::Value::value(true);
                    layouts.check_field(stringify!($name), $in_c, plain, set);
                )*
            }
        }
    };
}

macro_rules! variant {
    ($(#[$repr:meta])? $name:ident { $($case:ident $(($payload:ty))?,)* }) => {
        #[derive(Clone, Copy, GuestType)]
        $(#[$repr])?
        enum $name {
            $($case $(($payload))?,)*
        }

        impl $name {
            fn cases(set: bool) -> Vec<Self> {
                vec![$(Self::$case $((<$payload as super::Value>::value(set)))?,)*]
            }
        }

        impl super::Value for $name {
            fn value(set: bool) -> Self {
                let cases = Self::cases(set);
                cases[if set { cases.len() - 1 } else { 0 }]
            }
        }

        impl super::Check for $name {
            fn check(layouts: &mut Layouts) {
                let name = stringify!($name);
                layouts.check_type::<Self>(name);
                layouts.check_tag(name, Self::cases(false));
                $($(
                    let [plain, set] = [false, true].map(|set| {
                        Self::$case(<$payload as super::Value>::value(set))
                    });
                    let payload = concat!("payload.", stringify!($case));
                    layouts.check_field(name, payload, plain, set);
                )?)*
            }
        }
    };
}

use {check_fields, check_only_type, enumeration, flags, handle, record, tuple, variant};
