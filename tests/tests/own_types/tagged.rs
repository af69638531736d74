//! A host whose values are `i64`s: a tag in the low byte, and above it a number or an object of the
//! context. The context is shared with other parts of the host.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use wasmtime_integration::{
    FromGuest, FromGuestError, GuestError, GuestMemory, GuestType, IntoGuest, wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, linker};

use super::{guest, reason};

const VOID: Val = Val(0);
const NUMBER: u8 = 1;
const LIST: u8 = 2;
const TEXT: u8 = 3;

/// A value whose tag is known, and whose object exists.
#[derive(Clone, Copy, PartialEq)]
struct Val(u64);

#[derive(Clone, Copy)]
struct Number(u32);

/// A list of the context, with its index.
#[derive(Clone)]
struct List(u32, Rc<RefCell<Vec<Val>>>);

/// A text of the context, with its index.
#[derive(Clone)]
struct Text(u32, Rc<RefCell<String>>);

enum Object {
    List(List),
    Text(Text),
}

#[derive(Default)]
struct State {
    objects: Vec<Object>,
    log: Vec<String>,
    checks_left: u32,
}

struct Host(Rc<RefCell<State>>);

/// The error of a guest that has used up its checks.
#[derive(Debug, PartialEq)]
struct OutOfChecks {
    objects: usize,
}

impl fmt::Display for OutOfChecks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "out of checks with {} objects", self.objects)
    }
}

impl std::error::Error for OutOfChecks {}

impl Val {
    fn new(tag: u8, body: u32) -> Self {
        Val(u64::from(body) << 8 | u64::from(tag))
    }

    fn tag(self) -> u8 {
        self.0.to_le_bytes()[0]
    }

    fn body(self) -> Result<u32, GuestError> {
        Ok(u32::try_from(self.0 >> 8)?)
    }

    fn expect(self, tag: u8, otherwise: &'static str) -> Result<u32, GuestError> {
        if self.tag() != tag {
            return Err(GuestError::Invalid(otherwise));
        }
        self.body()
    }

    fn to_core(self) -> i64 {
        self.0.cast_signed()
    }
}

impl FromGuest<'_, Host> for Val {
    type Core = i64;
    const READS_MEMORY: bool = false;

    fn from_guest(core: i64, _: &GuestMemory<'_>, host: &mut Host) -> Result<Self, FromGuestError> {
        let mut state = host.0.borrow_mut();
        state.checks_left = state.checks_left.checked_sub(1).ok_or_else(|| {
            let objects = state.objects.len();
            wasmtime::Error::from(OutOfChecks { objects })
        })?;
        let value = Val(core.cast_unsigned());
        let object = || Ok::<_, GuestError>(state.objects.get(value.body()? as usize));
        let is_valid = match value.tag() {
            0 => value == VOID,
            NUMBER => value.body().is_ok(),
            LIST => matches!(object()?, Some(Object::List(_))),
            TEXT => matches!(object()?, Some(Object::Text(_))),
            _ => return Err(GuestError::Invalid("unknown tag").into()),
        };
        if !is_valid {
            return Err(GuestError::Invalid("no such object or number").into());
        }
        Ok(value)
    }
}

impl FromGuest<'_, Host> for Number {
    type Core = i64;
    const READS_MEMORY: bool = false;

    fn from_guest(
        core: i64,
        memory: &GuestMemory<'_>,
        host: &mut Host,
    ) -> Result<Self, FromGuestError> {
        let value = Val::from_guest(core, memory, host)?;
        Ok(Number(value.expect(NUMBER, "not a number")?))
    }
}

impl FromGuest<'_, Host> for List {
    type Core = i64;
    const READS_MEMORY: bool = false;

    fn from_guest(
        core: i64,
        memory: &GuestMemory<'_>,
        host: &mut Host,
    ) -> Result<Self, FromGuestError> {
        let value = Val::from_guest(core, memory, host)?;
        let index = value.expect(LIST, "not a list")?;
        match &host.0.borrow().objects[index as usize] {
            Object::List(list) => Ok(list.clone()),
            Object::Text(_) => unreachable!("the value was checked"),
        }
    }
}

impl FromGuest<'_, Host> for Text {
    type Core = i64;
    const READS_MEMORY: bool = false;

    fn from_guest(
        core: i64,
        memory: &GuestMemory<'_>,
        host: &mut Host,
    ) -> Result<Self, FromGuestError> {
        let value = Val::from_guest(core, memory, host)?;
        let index = value.expect(TEXT, "not a text")?;
        match &host.0.borrow().objects[index as usize] {
            Object::Text(text) => Ok(text.clone()),
            Object::List(_) => unreachable!("the value was checked"),
        }
    }
}

/// Implements `IntoGuest` for a type that becomes a `Val`.
macro_rules! into_val {
    ($($ty:ty: |$value:pat_param| $val:expr;)*) => {$(
        impl IntoGuest<Host> for $ty {
            type Core = i64;

            fn into_guest(self, _: &mut GuestMemory<'_>, _: &mut Host) -> wasmtime::Result<i64> {
                let $value = self;
                Ok(Val::to_core($val))
            }
        }
    )*};
}

into_val! {
    Val: |value| value;
    Number: |Number(number)| Val::new(NUMBER, number);
    List: |List(index, _)| Val::new(LIST, index);
    Text: |Text(index, _)| Val::new(TEXT, index);
}

#[derive(Clone, Copy, Debug, PartialEq, GuestType)]
#[repr(u8)]
enum Errno {
    Success,
    WrongValue,
    OutOfRange,
    Full,
}

fn wrong_value(error: GuestError) -> Errno {
    match error {
        GuestError::Invalid(_) => Errno::WrongValue,
        _ => Errno::OutOfRange,
    }
}

#[wasmtime_integration(
    module("values", name = Values),
    errno = Errno,
    guest_error = wrong_value
)]
impl Host {
    pub fn list_new(&self) -> List {
        let index = self.next_index();
        let list = List(index, Rc::default());
        self.0.borrow_mut().objects.push(Object::List(list.clone()));
        list
    }

    pub fn list_push(&self, list: List, value: Val) -> Result<(), Errno> {
        let mut values = list.1.borrow_mut();
        if values.len() == 3 {
            return Err(Errno::Full);
        }
        values.push(value);
        Ok(())
    }

    pub fn list_get(&self, list: List, index: Number) -> Val {
        let values = list.1.borrow();
        values.get(index.0 as usize).copied().unwrap_or(VOID)
    }

    pub fn list_len(&self, list: List) -> Number {
        Number(u32::try_from(list.1.borrow().len()).unwrap())
    }

    pub fn list_append(&self, to: List, from: List) -> Result<(), Errno> {
        let values = from.1.borrow().clone();
        to.1.borrow_mut().extend(values);
        Ok(())
    }

    pub fn text_new(&self) -> Text {
        let index = self.next_index();
        let text = Text(index, Rc::default());
        self.0.borrow_mut().objects.push(Object::Text(text.clone()));
        text
    }

    pub fn text_push(&self, text: Text, code: Number) -> Result<(), Errno> {
        let char = char::from_u32(code.0).ok_or(Errno::OutOfRange)?;
        text.1.borrow_mut().push(char);
        Ok(())
    }

    pub fn text_len(&self, text: Text) -> Number {
        Number(u32::try_from(text.1.borrow().len()).unwrap())
    }

    pub fn log(&self, text: Text) -> Result<(), Errno> {
        self.0.borrow_mut().log.push(text.1.borrow().clone());
        Ok(())
    }

    pub fn is_same(&self, a: Val, b: Val) -> bool {
        a == b
    }

    fn next_index(&self) -> u32 {
        u32::try_from(self.0.borrow().objects.len()).unwrap()
    }
}

/// Returns a linker, and the store's data with the state that it shares.
fn host() -> (wasmtime::Linker<Host>, Host, Rc<RefCell<State>>) {
    let linker = linker(|linker| Values::add_to_linker(linker, |host| host));
    let state = Rc::new(RefCell::new(State {
        checks_left: 100,
        ..State::default()
    }));
    (linker, Host(state.clone()), state)
}

#[test]
fn a_guest_builds_objects_and_the_host_sees_them() {
    let (linker, host, state) = host();
    // Logs "hi", and returns the length of a list that holds the text, a number and the list itself.
    let wat = r#"(module
        (import "values" "list_new" (func $list_new (result i64)))
        (import "values" "list_push" (func $list_push (param i64 i64) (result i32)))
        (import "values" "list_get" (func $list_get (param i64 i64) (result i64)))
        (import "values" "list_len" (func $list_len (param i64) (result i64)))
        (import "values" "list_append" (func $list_append (param i64 i64) (result i32)))
        (import "values" "text_new" (func $text_new (result i64)))
        (import "values" "text_push" (func $text_push (param i64 i64) (result i32)))
        (import "values" "text_len" (func $text_len (param i64) (result i64)))
        (import "values" "log" (func $log (param i64) (result i32)))
        (import "values" "is_same" (func $is_same (param i64 i64) (result i32)))
        (global $errors (export "errors") (mut i32) (i32.const 0))
        (func $check (param i32)
          (global.set $errors (i32.or (global.get $errors) (local.get 0))))
        (func (export "run") (result i64)
          (local $list i64) (local $text i64)
          (local.set $list (call $list_new))
          (local.set $text (call $text_new))
          (call $check (call $text_push (local.get $text) (i64.const 0x6801)))
          (call $check (call $text_push (local.get $text) (i64.const 0x6901)))
          (call $check (call $list_push (local.get $list) (local.get $text)))
          (call $check (call $list_push (local.get $list) (call $text_len (local.get $text))))
          (call $check (call $list_push (local.get $list) (local.get $list)))
          (call $check (call $log (call $list_get (local.get $list) (i64.const 0x001))))
          (call $check (call $is_same (local.get $list) (local.get $text)))
          (call $check (call $list_append (local.get $list) (local.get $list)))
          (call $list_len (local.get $list))))"#;
    let mut guest = guest(&linker, host, wat);
    assert_eq!(guest.call::<i64>("run", ()).unwrap(), 0x601);
    let errors = guest.instance.get_global(&mut guest.store, "errors");
    assert_eq!(errors.unwrap().get(&mut guest.store).i32(), Some(0));
    assert_eq!(state.borrow().log, ["hi"]);
}

#[test]
fn values_are_checked_against_the_context() {
    let (linker, host, _) = host();
    let mut guest = Guest::without_memory(&linker, "values", host);
    let list: i64 = guest.call("list_new", ()).unwrap();
    let text: i64 = guest.call("text_new", ()).unwrap();
    let mut push = |list: i64, value: i64| guest.call::<i32>("list_push", (list, value)).unwrap();
    let wrong = Errno::WrongValue as i32;
    assert_eq!(push(list, text), 0);
    assert_eq!(push(text, list), wrong, "an object of another type");
    assert_eq!(push(0x001, list), wrong, "a number");
    assert_eq!(push(list, 0x009), wrong, "an unknown tag");
    assert_eq!(push(list, 0x203), wrong, "an unknown object");
    assert_eq!(
        push(list, 0x103 - 1),
        wrong,
        "an object with the tag of another"
    );
    assert_eq!(push(list, 0x100), wrong, "a void with a body");
    let too_wide = i64::from(u32::MAX) << 12 | 2;
    assert_eq!(push(list, too_wide), Errno::OutOfRange as i32);
    assert_eq!(push(list, 0), 0);
    assert_eq!(push(list, 0xff_ffff_ff01), 0);
    assert_eq!(
        push(list, list),
        Errno::Full as i32,
        "the method's own error"
    );
}

#[test]
fn a_function_without_an_errno_traps_and_says_where() {
    let (linker, host, _) = host();
    let mut guest = Guest::without_memory(&linker, "values", host);
    let error = guest.call::<i64>("list_len", 0x501i64).unwrap_err();
    let expected = "in `values::list_len`, parameter `list`: not a list";
    assert_eq!(reason(&error), expected);
}

#[test]
fn an_error_of_the_users_ends_the_guest() {
    let (linker, host, state) = host();
    let mut guest = Guest::without_memory(&linker, "values", host);
    let list: i64 = guest.call("list_new", ()).unwrap();
    state.borrow_mut().checks_left = 3;
    assert_eq!(guest.call::<i32>("list_push", (list, 0i64)).unwrap(), 0);
    let error = guest.call::<i32>("list_push", (list, 0i64)).unwrap_err();
    assert_eq!(error.downcast_ref(), Some(&OutOfChecks { objects: 1 }));
    let expected = "in `values::list_push`, parameter `value`: out of checks with 1 objects";
    assert_eq!(reason(&error), expected);
}
