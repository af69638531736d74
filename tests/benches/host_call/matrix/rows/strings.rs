//! Strings.

rows! {
    borrowed {
        "&str of 32 bytes",
        guest (at: i32 = 1024, len: i32 = 32) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (module $m (@interface func (export "f") (param $a string)
              (result $error (expected (error $errno)))))
        "#,
        types {},
        ours {
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

    c_string {
        "&CStr of 32 bytes",
        guest (at: i32 = 1024) -> errno,
        types {},
        rust {
            pub fn f(&mut self, a: &std::ffi::CStr) -> Result<(), types::Errno> {
                self.work.bytes(a.to_bytes());
                Ok(())
            }
        },
        by_hand |memory, work| {
            let bytes = memory.get(at.cast_unsigned() as usize..).ok_or(Bad::OutOfBounds)?;
            // As far as `copy_limit` allows.
            let bytes = &bytes[..bytes.len().min(128 << 20)];
            let a = std::ffi::CStr::from_bytes_until_nul(bytes).map_err(|_| Bad::Invalid)?;
            work.bytes(a.to_bytes());
            Ok(())
        }
    }

    two_borrowed {
        "two &str and a u32",
        guest (at: i32 = 1024, len: i32 = 8, at2: i32 = 1032, len2: i32 = 8, c: i32 = 5) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (module $m (@interface func (export "f") (param $a string) (param $b string)
              (param $c u32) (result $error (expected (error $errno)))))
        "#,
        types {},
        ours {
            pub fn f(&mut self, a: &str, b: &str, c: u32) -> Result<(), types::Errno> {
                self.work.bytes(a.as_bytes());
                self.work.bytes(b.as_bytes());
                self.work.add(c);
                Ok(())
            }
        },
        by_hand |memory, work| {
            let a = std::str::from_utf8(range(memory, at, len)?).map_err(|_| Bad::Utf8)?;
            let b = std::str::from_utf8(range(memory, at2, len2)?).map_err(|_| Bad::Utf8)?;
            work.bytes(a.as_bytes());
            work.bytes(b.as_bytes());
            work.add(c.cast_unsigned());
            Ok(())
        }
    }

    owned {
        "String of 32 bytes",
        guest (at: i32 = 1024, len: i32 = 32) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (module $m (@interface func (export "f") (param $a string)
              (result $error (expected (error $errno)))))
        "#,
        types {},
        ours {
            pub fn f(&mut self, a: String) -> Result<(), types::Errno> {
                self.work.bytes(a.as_bytes());
                Ok(())
            }
        },
        by_hand |memory, work| {
            let a = String::from_utf8(copy(memory, at, len)?).map_err(|_| Bad::Utf8)?;
            work.bytes(a.as_bytes());
            Ok(())
        }
    }
}
