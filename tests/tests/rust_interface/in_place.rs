//! C strings, arrays, unaligned values and numbers of 128 bits.
#![expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the tests cover these forms"
)]

use std::ffi::{CStr, CString};

use wasmtime_integration::{
    GuestError, GuestMemory, GuestPtr, GuestType, Unaligned, wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, PAGE, linker};

const LEN: usize = 4;

type Key = [u8; 4];

#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
struct Packed {
    tag: u8,
    number: Unaligned<u32>,
    wide: Unaligned<u128>,
}

#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
struct Balance {
    low: u8,
    amount: u128,
    change: i128,
}

#[derive(Default)]
struct Ctx(Vec<String>);

impl Ctx {
    fn see(&mut self, value: impl std::fmt::Debug) {
        self.0.push(format!("{value:?}"));
    }
}

#[wasmtime_integration(module("env", name = Env), copy_limit = 1024)]
impl Ctx {
    pub fn c_str(&mut self, text: &CStr) {
        self.see(text);
    }

    pub fn c_string(&mut self, text: CString) {
        self.see(text);
    }

    pub fn two(&mut self, a: &CStr, b: &[u8]) -> u32 {
        self.see((a, b));
        u32::try_from(b.len()).unwrap_or(0)
    }

    pub fn key(&mut self, key: &[u8; LEN]) {
        self.see(key);
    }

    pub fn keys(&mut self, from: &[u8; 4], to: &[u8; 2 + 2]) {
        self.see((from, to));
    }

    pub fn aliased(&mut self, key: &Key) {
        self.see(key);
    }

    pub fn numbers(&mut self, numbers: &[u32; 2]) {
        self.see(numbers);
    }

    pub fn by_value(&mut self, numbers: [u16; 2]) {
        self.see(numbers);
    }

    pub fn records(&mut self, records: &[Packed; 2]) {
        self.see(records[1].number);
    }

    pub fn packed(&mut self, packed: &Packed) {
        self.see((packed.number, packed.wide));
    }

    pub fn balance(&mut self, balance: &Balance) {
        self.see((balance.amount, balance.change));
    }

    pub fn wide(&mut self, number: &u128) {
        self.see(number);
    }

    pub fn unaligned(
        &mut self,
        memory: &mut GuestMemory<'_>,
        at: GuestPtr<Unaligned<u32>>,
    ) -> Result<(), GuestError> {
        let Unaligned(number) = memory.read(at)?;
        self.see(number);
        memory.write(at, Unaligned(number + 1))
    }

    #[cfg(feature = "async")]
    pub async fn waits(&mut self, text: &CStr) {
        std::future::ready(()).await;
        self.see(text);
    }
}

fn guest() -> Guest<Ctx> {
    let linker = linker(|linker| {
        Env::add_to_linker_where(linker, |ctx: &mut Ctx| ctx, |name| name != "waits")
    });
    Guest::new(&linker, "env", Ctx::default())
}

/// Calls a function with an address, and returns what it saw.
fn seen(guest: &mut Guest<Ctx>, function: &str, address: u32) -> String {
    guest.call::<()>(function, address).unwrap();
    guest.data().0.pop().unwrap()
}

fn refused(guest: &mut Guest<Ctx>, function: &str, address: u32) -> GuestError {
    let trap = guest.trap(function, address.cast_signed());
    trap.bad_argument().3.clone()
}

#[test]
fn c_strings() {
    let mut guest = guest();
    guest.put(8, b"hello\0world\0");
    for function in ["c_str", "c_string"] {
        assert_eq!(seen(&mut guest, function, 8), r#""hello""#);
        assert_eq!(seen(&mut guest, function, 16), r#""rld""#);
        assert_eq!(seen(&mut guest, function, 13), r#""""#);
        // The last byte of the memory, with and without the NUL.
        assert_eq!(seen(&mut guest, function, PAGE - 1), r#""""#);
        guest.put(PAGE - 2, b"ab");
        for at in [PAGE - 2, PAGE - 1, PAGE, PAGE + 1, u32::MAX] {
            let error = refused(&mut guest, function, at);
            assert!(matches!(error, GuestError::Invalid(_)), "{error:?}");
        }
        guest.put(PAGE - 2, b"\0\0");
    }
}

#[test]
fn the_copy_limit_bounds_c_strings() {
    let mut guest = guest();
    guest.put(0, &[b'a'; 2000]);
    for function in ["c_str", "c_string"] {
        assert_eq!(refused(&mut guest, function, 0), GuestError::CopyLimit);
        assert_eq!(refused(&mut guest, function, 900), GuestError::CopyLimit);
        assert_eq!(seen(&mut guest, function, 1900).len(), 102);
    }
}

#[test]
fn arrays() {
    let mut guest = guest();
    guest.put(8, &[1, 2, 3, 4, 5, 6, 7, 8]);
    assert_eq!(seen(&mut guest, "key", 9), "[2, 3, 4, 5]");
    assert_eq!(seen(&mut guest, "aliased", 9), "[2, 3, 4, 5]");
    assert_eq!(seen(&mut guest, "numbers", 8), "[67305985, 134678021]");
    assert_eq!(seen(&mut guest, "by_value", 8), "[513, 1027]");
    guest.call::<()>("keys", (8, 12)).unwrap();
    assert_eq!(
        guest.data().0.pop().unwrap(),
        "([1, 2, 3, 4], [5, 6, 7, 8])"
    );
    assert_eq!(seen(&mut guest, "key", PAGE - 4), "[0, 0, 0, 0]");
    for (function, at) in [
        ("key", PAGE - 3),
        ("aliased", PAGE - 3),
        ("numbers", PAGE - 4),
        ("key", u32::MAX),
    ] {
        let error = refused(&mut guest, function, at);
        assert!(matches!(error, GuestError::PtrOutOfBounds(_)), "{error:?}");
    }
    for (function, at) in [("numbers", 9), ("by_value", 9)] {
        let error = refused(&mut guest, function, at);
        assert!(matches!(error, GuestError::PtrNotAligned(..)), "{error:?}");
    }
    assert_eq!(guest.call::<i32>("two", (8, 9, 2)).unwrap(), 2);
    assert!(guest.data().0.pop().unwrap().ends_with("[2, 3])"));
}

#[test]
fn values_at_any_address() {
    let mut guest = guest();
    let mut bytes = vec![7];
    bytes.extend(0x0403_0201_u32.to_le_bytes());
    bytes.extend(u128::MAX.to_le_bytes());
    assert_eq!((Packed::SIZE, Packed::ALIGN), (21, 1));
    guest.put(9, &bytes);
    guest.put(30, &bytes);
    let number = "Unaligned(67305985)";
    let wide = format!("Unaligned({})", u128::MAX);
    assert_eq!(seen(&mut guest, "packed", 9), format!("({number}, {wide})"));
    assert_eq!(seen(&mut guest, "records", 9), number);
    guest.call::<()>("unaligned", 10).unwrap();
    assert_eq!(guest.data().0.pop().unwrap(), "67305985");
    assert_eq!(guest.bytes(10), [2, 2, 3, 4]);
    let error = refused(&mut guest, "packed", PAGE - 20);
    assert!(matches!(error, GuestError::PtrOutOfBounds(_)), "{error:?}");
}

#[test]
fn numbers_of_128_bits() {
    let mut guest = guest();
    assert_eq!((Balance::SIZE, Balance::ALIGN), (48, 16));
    guest.put(32 + 16, &(1_u128 << 100).to_le_bytes());
    guest.put(32 + 32, &(-5_i128).to_le_bytes());
    let expected = format!("({}, -5)", 1_u128 << 100);
    assert_eq!(seen(&mut guest, "balance", 32), expected);
    assert_eq!(seen(&mut guest, "wide", 48), (1_u128 << 100).to_string());
    let error = refused(&mut guest, "balance", 8);
    assert!(
        matches!(error, GuestError::PtrNotAligned(_, 16)),
        "{error:?}"
    );
}

#[cfg(feature = "async")]
#[tokio::test]
async fn a_borrowed_c_string_lives_over_a_wait() {
    let linker = wasmtime_integration_tests::async_linker(|linker| {
        Env::add_to_linker(linker, |ctx: &mut Ctx| ctx)
    });
    let mut guest = Guest::new_async(&linker, "env", Ctx::default()).await;
    guest.put(8, b"hello\0");
    guest.call_async::<()>("waits", 8).await.unwrap();
    assert_eq!(guest.data().0, [r#""hello""#]);
}

/// A pointer of a document.
mod document {
    use super::*;

    struct Host;

    #[wasmtime_integration(witx_literal = r#"
        (module $m
          (@interface func (export "get") (param $at (@witx const_pointer u32)) (result $n u32)))
    "#)]
    impl Host {
        fn get(&mut self, memory: &GuestMemory<'_>, at: GuestPtr<Unaligned<u32>>) -> u32 {
            memory.read(at).map_or(0, |Unaligned(number)| number)
        }
    }

    #[test]
    fn it_may_point_anywhere() {
        let linker = linker(|linker| M::add_to_linker(linker, |host: &mut Host| host));
        let mut guest = Guest::new(&linker, "m", Host);
        guest.put(9, &5_u32.to_le_bytes());
        assert_eq!(guest.call::<i32>("get", 9).unwrap(), 5);
        assert_eq!(guest.call::<i32>("get", -1).unwrap(), 0);
    }
}
