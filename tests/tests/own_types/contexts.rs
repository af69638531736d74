//! Contexts and methods of every kind, with types that the user defines.

use wasmtime::Caller;
use wasmtime_integration::{
    FromGuest, FromGuestError, GuestError, GuestMemory, IntoGuest, wasmtime_integration,
};
use wasmtime_integration_tests::{Guest, linker};

use super::reason;

/// The name of a setting, as its number.
#[derive(Clone, Copy)]
struct Key(&'static str);

/// A context in which keys are looked up.
trait Settings {
    fn names(&self) -> &[&'static str];
    fn calls(&mut self) -> &mut i64;
}

#[derive(Default)]
struct Three(i64);

impl Settings for Three {
    fn names(&self) -> &[&'static str] {
        &["a", "bc", "def"]
    }

    fn calls(&mut self) -> &mut i64 {
        &mut self.0
    }
}

fn key<S: Settings + ?Sized>(core: i64, settings: &mut S) -> Result<Key, FromGuestError> {
    *settings.calls() += 1;
    let index = usize::try_from(core).map_err(GuestError::from)?;
    let name = settings.names().get(index).copied();
    Ok(Key(name.ok_or(GuestError::Invalid("no such key"))?))
}

/// The number of calls so far, and a length.
struct Counted(usize);

impl Counted {
    fn to_core<S: Settings + ?Sized>(&self, settings: &mut S) -> wasmtime::Result<i64> {
        Ok(*settings.calls() * 10 + i64::try_from(self.0)?)
    }
}

struct Host<S>(S);

impl<S: Settings> FromGuest<'_, Host<S>> for Key {
    type Core = i64;
    const READS_MEMORY: bool = false;

    fn from_guest(
        core: i64,
        _: &GuestMemory<'_>,
        host: &mut Host<S>,
    ) -> Result<Self, FromGuestError> {
        key(core, &mut host.0)
    }
}

impl<S: Settings> IntoGuest<Host<S>> for Counted {
    type Core = i64;

    fn into_guest(self, _: &mut GuestMemory<'_>, host: &mut Host<S>) -> wasmtime::Result<i64> {
        self.to_core(&mut host.0)
    }
}

#[wasmtime_integration(module("generic", name = Generic))]
impl<S: Settings> Host<S> {
    pub fn len(&self, key: Key) -> Counted {
        Counted(key.0.len())
    }

    pub fn is_same(a: Key, b: Key) -> bool {
        a.0 == b.0
    }
}

#[test]
fn a_generic_block() {
    let linker = linker(|linker| Generic::add_to_linker(linker, |host: &mut Host<Three>| host));
    let mut guest = Guest::without_memory(&linker, "generic", Host(Three::default()));
    assert_eq!(guest.call::<i64>("len", 2i64).unwrap(), 13);
    assert_eq!(guest.call::<i32>("is_same", (1i64, 1i64)).unwrap(), 1);
    assert_eq!(guest.call::<i64>("len", 0i64).unwrap(), 41);
    let trap = guest.call::<i64>("len", 3i64).unwrap_err();
    let expected = "in `generic::len`, parameter `key`: no such key";
    assert_eq!(reason(&trap), expected);
}

impl FromGuest<'_, dyn Settings> for Key {
    type Core = i64;
    const READS_MEMORY: bool = false;

    fn from_guest(
        core: i64,
        _: &GuestMemory<'_>,
        settings: &mut (dyn Settings + 'static),
    ) -> Result<Self, FromGuestError> {
        key(core, settings)
    }
}

impl IntoGuest<dyn Settings> for Counted {
    type Core = i64;

    fn into_guest(
        self,
        _: &mut GuestMemory<'_>,
        settings: &mut (dyn Settings + 'static),
    ) -> wasmtime::Result<i64> {
        self.to_core(settings)
    }
}

#[wasmtime_integration(module("dynamic", name = Dynamic))]
impl dyn Settings {
    pub fn len(&self, key: Key) -> Counted {
        Counted(key.0.len())
    }
}

#[test]
fn a_trait_object() {
    let linker = linker(|linker| {
        Dynamic::add_to_linker(linker, |three: &mut Three| three as &mut dyn Settings)
    });
    let mut guest = Guest::without_memory(&linker, "dynamic", Three::default());
    assert_eq!(guest.call::<i64>("len", 1i64).unwrap(), 12);
    guest.call::<i64>("len", -1i64).unwrap_err();
    assert_eq!(guest.call::<i64>("len", 1i64).unwrap(), 32);
}

struct Store {
    host: Host<Three>,
    other: i64,
}

struct OfStore(i64);

impl IntoGuest<Store> for OfStore {
    type Core = i64;
    const USES_MEMORY: bool = true;

    fn into_guest(self, memory: &mut GuestMemory<'_>, store: &mut Store) -> wasmtime::Result<i64> {
        Ok(self.0 + store.other + i64::try_from(memory.len())?)
    }
}

impl FromGuest<'_, Store> for Key {
    type Core = i64;
    const READS_MEMORY: bool = false;

    fn from_guest(
        core: i64,
        _: &GuestMemory<'_>,
        store: &mut Store,
    ) -> Result<Self, FromGuestError> {
        key(core, &mut store.host.0)
    }
}

#[wasmtime_integration(module("callers", name = Callers))]
impl Store {
    pub fn by_reference(caller: &mut Caller<'_, Store>, key: Key) -> OfStore {
        caller.data_mut().other += 1;
        OfStore(key.0.len().try_into().unwrap())
    }

    pub fn by_value(mut caller: Caller<'_, Store>, key: Key) -> u32 {
        caller.data_mut().other += 1;
        key.0.len().try_into().unwrap()
    }
}

#[test]
fn methods_with_the_caller() {
    let linker = linker(|linker| Callers::add_to_linker(linker, |store| store));
    let store = Store {
        host: Host(Three::default()),
        other: 100,
    };
    let mut guest = Guest::new(&linker, "callers", store);
    assert_eq!(
        guest.call::<i64>("by_reference", 1i64).unwrap(),
        0x1_0000 + 103
    );
    assert_eq!(guest.call::<i32>("by_value", 2i64).unwrap(), 3);
    assert_eq!(guest.data().other, 102);
    guest.call::<i32>("by_value", 3i64).unwrap_err();
    assert_eq!(guest.data().other, 102);
}

#[cfg(feature = "async")]
mod asynchronous {
    use super::*;
    use wasmtime_integration::GuestPtr;
    use wasmtime_integration_tests::async_linker;

    /// Bytes that a future holds while it waits.
    struct Prefix<'m>(&'m [u8]);

    impl<'m, C: ?Sized> FromGuest<'m, C> for Prefix<'m> {
        type Core = i32;

        fn from_guest(
            core: i32,
            memory: &'m GuestMemory<'_>,
            _: &mut C,
        ) -> Result<Self, FromGuestError> {
            let len = u32::try_from(core).map_err(GuestError::from)?;
            Ok(Prefix(memory.slice(GuestPtr::new((0, len)))?))
        }
    }

    struct Waits(Three);

    impl FromGuest<'_, Waits> for Key {
        type Core = i64;

        fn from_guest(
            core: i64,
            _: &GuestMemory<'_>,
            waits: &mut Waits,
        ) -> Result<Self, FromGuestError> {
            key(core, &mut waits.0)
        }
    }

    impl IntoGuest<Waits> for Counted {
        type Core = i64;
        const USES_MEMORY: bool = true;

        fn into_guest(
            self,
            memory: &mut GuestMemory<'_>,
            waits: &mut Waits,
        ) -> wasmtime::Result<i64> {
            assert!(!memory.is_empty());
            self.to_core(&mut waits.0)
        }
    }

    #[wasmtime_integration(module("waits", name = Env))]
    impl Waits {
        pub async fn len(&mut self, key: Key, prefix: Prefix<'_>) -> Counted {
            tokio::task::yield_now().await;
            Counted(key.0.len() + prefix.0.len())
        }

        pub async fn called(caller: &mut Caller<'_, Waits>, key: Key) -> Counted {
            tokio::task::yield_now().await;
            *caller.data_mut().0.calls() += 1;
            Counted(key.0.len())
        }
    }

    #[tokio::test]
    async fn methods_that_wait() {
        let linker = async_linker(|linker| Env::add_to_linker(linker, |host| host));
        let mut guest = Guest::new_async(&linker, "waits", Waits(Three::default())).await;
        assert_eq!(guest.call_async::<i64>("len", (2i64, 4)).await.unwrap(), 17);
        assert_eq!(guest.call_async::<i64>("called", 0i64).await.unwrap(), 31);
        let trap = guest.call_async::<i64>("len", (3i64, 0)).await.unwrap_err();
        let expected = "in `waits::len`, parameter `key`: no such key";
        assert_eq!(reason(&trap), expected);
        let trap = guest
            .call_async::<i64>("len", (0i64, -1))
            .await
            .unwrap_err();
        let expected =
            "in `waits::len`, parameter `prefix`: an integer is out of range for its type";
        assert_eq!(reason(&trap), expected);
    }
}
