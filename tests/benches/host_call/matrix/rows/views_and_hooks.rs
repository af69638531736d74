//! Contexts that are views, and hooks around a call.

rows! {
    view {
        "u64",
        guest (a: i64 = 5) -> nothing,
        rust { pub fn f(&mut self, a: u64) { self.work.add(a); } },
        view { pub fn f(&mut self, a: u64) { self.0.work.add(a); } },
        by_hand |work| { work.add(a.cast_unsigned()) }
    }

    view_of_bytes {
        "&[u8]",
        guest (at: i32 = 2048, len: i32 = 16) -> nothing,
        rust { pub fn f(&mut self, bytes: &[u8]) { self.work.bytes(bytes); } },
        view { pub fn f(&mut self, bytes: &[u8]) { self.0.work.bytes(bytes); } },
        by_hand |memory, work| {
            work.bytes(range(memory, at, len)?);
            wasmtime::Result::Ok(())
        }
    }

    empty_hooks {
        "u64, empty hooks",
        guest (a: i64 = 5) -> nothing,
        types {},
        rust {
            #[guest(before)]
            fn before(&mut self, _: wasmtime_integration::HostFunction) {}

            #[guest(after)]
            fn after(
                &mut self,
                _: wasmtime_integration::HostFunction,
                _: Result<(), &wasmtime::Error>,
            ) {
            }

            pub fn f(&mut self, a: u64) { self.work.add(a); }
        },
        by_hand |work| { work.add(a.cast_unsigned()) }
    }

    empty_hooks_and_bytes {
        "&[u8], empty hooks",
        guest (at: i32 = 2048, len: i32 = 16) -> nothing,
        types {},
        rust {
            #[guest(before)]
            fn before(&mut self, _: wasmtime_integration::HostFunction) {}

            #[guest(after)]
            fn after(
                &mut self,
                _: wasmtime_integration::HostFunction,
                _: Result<(), &wasmtime::Error>,
            ) {
            }

            pub fn f(&mut self, bytes: &[u8]) { self.work.bytes(bytes); }
        },
        by_hand |memory, work| {
            work.bytes(range(memory, at, len)?);
            wasmtime::Result::Ok(())
        }
    }
}
