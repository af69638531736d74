//! An implementation like that of a host that uses wiggle, in its own crate.
#![allow(
    missing_docs,
    clippy::all,
    clippy::pedantic,
    reason = "as wiggle generates it"
)]

use wiggle::{GuestMemory, GuestPtr};

/// The state of the implementation.
#[derive(Debug, Default)]
pub struct Files {
    pub told: Vec<u32>,
    pub shared: Option<bool>,
    pub fuel: usize,
}

impl Files {
    pub fn characters(
        &mut self,
        memory: &GuestMemory<'_>,
        text: GuestPtr<str>,
    ) -> Result<u32, wiggle::GuestError> {
        self.shared = Some(memory.is_shared_memory());
        Ok(u32::try_from(memory.as_cow_str(text)?.chars().count())?)
    }
}

/// wiggle's code, all of it synchronous.
pub mod sync {
    use wiggle::{GuestMemory, GuestPtr};

    use super::Files;

    wiggle::from_witx!({ witx: ["../witx/files.witx"] });

    impl wiggle::GuestErrorType for types::Errno {
        fn success() -> Self {
            types::Errno::Ok
        }
    }

    impl files::Files for Files {
        fn add(&mut self, _: &mut GuestMemory<'_>, x: u32, y: u32) -> Result<u32, types::Errno> {
            x.checked_add(y).ok_or(types::Errno::Limit)
        }
        fn count(
            &mut self,
            memory: &mut GuestMemory<'_>,
            text: GuestPtr<str>,
        ) -> Result<u32, types::Errno> {
            self.characters(memory, text)
                .map_err(|_| types::Errno::Fault)
        }
        fn store(
            &mut self,
            memory: &mut GuestMemory<'_>,
            at: GuestPtr<u32>,
            value: u32,
        ) -> Result<(), types::Errno> {
            memory.write(at, value).map_err(|_| types::Errno::Fault)
        }
        fn type_(
            &mut self,
            _: &mut GuestMemory<'_>,
            x: f64,
            y: i64,
            z: f32,
        ) -> Result<u32, types::Errno> {
            if (x, y, z) == (0.5, -2, 0.25) {
                Ok(7)
            } else {
                Err(types::Errno::Inval)
            }
        }
        fn budget(&mut self, _: &mut GuestMemory<'_>) -> Result<u32, types::Errno> {
            u32::try_from(self.fuel).map_err(|_| types::Errno::Limit)
        }
        fn tell(&mut self, _: &mut GuestMemory<'_>, x: u32) {
            self.told.push(x);
        }
        fn quit(&mut self, _: &mut GuestMemory<'_>, code: u32) -> wasmtime::Error {
            wasmtime::Error::msg(format!("quit with {code}"))
        }
        #[cfg(feature = "hostcall-fuel")]
        fn set_hostcall_fuel(&mut self, fuel: usize) {
            self.fuel = fuel;
        }
    }
}

/// wiggle's code, in which some functions are async.
pub mod mixed {
    use std::time::Duration;

    use wiggle::{GuestMemory, GuestPtr};

    use super::Files;

    wiggle::from_witx!({
        witx: ["../witx/files.witx"],
        async: { files::{add, count, store, quit} },
        errors: { errno => trappable Error },
    });

    impl wiggle::GuestErrorType for types::Errno {
        fn success() -> Self {
            types::Errno::Ok
        }
    }

    /// Waits for a timer, which needs a reactor to wake it up.
    async fn wait() {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }

    #[cfg_attr(feature = "async-trait", wiggle::async_trait)]
    impl files::Files for Files {
        async fn add(
            &mut self,
            _: &mut GuestMemory<'_>,
            x: u32,
            y: u32,
        ) -> Result<u32, types::Error> {
            wait().await;
            Ok(x.checked_add(y).ok_or(types::Errno::Limit)?)
        }
        async fn count(
            &mut self,
            memory: &mut GuestMemory<'_>,
            text: GuestPtr<str>,
        ) -> Result<u32, types::Error> {
            let count = self.characters(memory, text);
            wait().await;
            Ok(count.map_err(|_| types::Errno::Fault)?)
        }
        async fn store(
            &mut self,
            memory: &mut GuestMemory<'_>,
            at: GuestPtr<u32>,
            value: u32,
        ) -> Result<(), types::Error> {
            wait().await;
            memory
                .write(at, value)
                .map_err(|error| types::Error::trap(error.into()))
        }
        fn type_(
            &mut self,
            _: &mut GuestMemory<'_>,
            x: f64,
            y: i64,
            z: f32,
        ) -> Result<u32, types::Error> {
            if (x, y, z) == (0.5, -2, 0.25) {
                Ok(7)
            } else {
                Err(types::Errno::Inval.into())
            }
        }
        fn budget(&mut self, _: &mut GuestMemory<'_>) -> Result<u32, types::Error> {
            Ok(u32::try_from(self.fuel)?)
        }
        fn tell(&mut self, _: &mut GuestMemory<'_>, x: u32) {
            self.told.push(x);
        }
        async fn quit(&mut self, _: &mut GuestMemory<'_>, code: u32) -> wasmtime::Error {
            wait().await;
            wasmtime::Error::msg(format!("quit with {code}"))
        }
        #[cfg(feature = "hostcall-fuel")]
        fn set_hostcall_fuel(&mut self, fuel: usize) {
            self.fuel = fuel;
        }
    }

    impl From<std::num::TryFromIntError> for types::Error {
        fn from(_: std::num::TryFromIntError) -> Self {
            types::Errno::Limit.into()
        }
    }
}
