//! Functions with hooks that do nothing, beside glue by hand without any.

rows! {
    before {
        "two u32, an empty hook before",
        guest (a: i32 = 5, b: i32 = 7) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (module $m (@interface func (export "f") (param $a u32) (param $b u32)
              (result $error (expected (error $errno)))))
        "#,
        types {},
        ours {
            #[guest(before)]
            fn before(&mut self, _: HostFunction) {}

            pub fn f(&mut self, a: u32, b: u32) -> Result<(), types::Errno> {
                self.work.add(a ^ b);
                Ok(())
            }
        },
        by_hand |work| {
            work.add(a.cast_unsigned() ^ b.cast_unsigned());
            Ok(())
        }
    }

    both {
        "&str, empty hooks before and after",
        guest (at: i32 = 1024, len: i32 = 32) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (module $m (@interface func (export "f") (param $a string)
              (result $error (expected (error $errno)))))
        "#,
        types {},
        ours {
            #[guest(before)]
            fn before(&mut self, _: HostFunction) {}

            #[guest(after)]
            fn after(&mut self, _: HostFunction, _: Result<(), &wasmtime::Error>) {}

            pub fn f(&mut self, a: &str) -> Result<(), types::Errno> {
                self.work.bytes(a.as_bytes());
                Ok(())
            }
        },
        by_hand |memory, work| {
            let a = std::str::from_utf8(range(memory, at, len)?).map_err(|_| Bad::Utf8)?;
            work.bytes(a.as_bytes());
            Ok(())
        }
    }
}
