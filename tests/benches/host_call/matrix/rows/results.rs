//! Results that are core values.

rows! {
    int {
        "i32",
        guest (a: i32 = 5) -> i32 = 5,
        witx r#"
            (module $m (@interface func (export "f") (param $a s32) (result $r s32)))
        "#,
        types {},
        ours {
            pub fn f(&mut self, a: i32) -> i32 {
                self.work.add(1_u64);
                a
            }
        },
        by_hand |work| {
            work.add(1_u64);
            a
        }
    }

    long {
        "i64",
        guest (a: i64 = 5) -> i64 = 5,
        witx r#"
            (module $m (@interface func (export "f") (param $a s64) (result $r s64)))
        "#,
        types {},
        ours {
            pub fn f(&mut self, a: i64) -> i64 {
                self.work.add(1_u64);
                a
            }
        },
        by_hand |work| {
            work.add(1_u64);
            a
        }
    }

    float {
        "f32",
        guest (a: f32 = 0.5) -> f32 = 0.5,
        witx r#"
            (module $m (@interface func (export "f") (param $a f32) (result $r f32)))
        "#,
        types {},
        ours {
            pub fn f(&mut self, a: f32) -> f32 {
                self.work.add(1_u64);
                a
            }
        },
        by_hand |work| {
            work.add(1_u64);
            a
        }
    }

    double {
        "f64",
        guest (a: f64 = 0.5) -> f64 = 0.5,
        witx r#"
            (module $m (@interface func (export "f") (param $a f64) (result $r f64)))
        "#,
        types {},
        ours {
            pub fn f(&mut self, a: f64) -> f64 {
                self.work.add(1_u64);
                a
            }
        },
        by_hand |work| {
            work.add(1_u64);
            a
        }
    }

    done {
        "Result<(), Errno>",
        guest (a: i32 = 5) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (module $m (@interface func (export "f") (param $a u32)
              (result $error (expected (error $errno)))))
        "#,
        types {},
        ours {
            pub fn f(&mut self, a: u32) -> Result<(), types::Errno> {
                if a == 0 {
                    return Err(types::Errno::Inval);
                }
                self.work.add(a);
                Ok(())
            }
        },
        by_hand |work| {
            if a == 0 {
                return Err(Bad::Invalid);
            }
            work.add(a.cast_unsigned());
            Ok(())
        }
    }

    enumeration {
        "enum",
        guest (a: i32 = 1) -> i32 = 1,
        types {
            #[derive(Clone, Copy, GuestType)]
            #[repr(u8)]
            pub(crate) enum Level {
                Debug,
                Info,
                #[allow(dead_code, reason = "it is never returned")]
                Error,
            }
        },
        rust {
            pub fn f(&mut self, a: u32) -> types::Level {
                self.work.add(a);
                if a == 0 { types::Level::Debug } else { types::Level::Info }
            }
        },
        by_hand |work| {
            work.add(a.cast_unsigned());
            i32::from(a != 0)
        }
    }

    may_trap {
        "wasmtime::Result<u64>",
        guest (a: i64 = 5) -> i64 = 5,
        witx r#"
            (module $m (@interface func (export "f") (param $a u64) (result $r u64)))
        "#,
        types {},
        ours {
            pub fn f(&mut self, a: u64) -> wasmtime::Result<u64> {
                self.work.add(1_u64);
                if a == 0 {
                    return Err(wasmtime::Error::msg("zero"));
                }
                Ok(a)
            }
        },
        by_hand |work| {
            work.add(1_u64);
            if a == 0 {
                return Err(wasmtime::Error::msg("zero"));
            }
            Ok(a)
        }
    }

    of_a_string {
        "u32, with a &str that may trap",
        guest (at: i32 = 1024, len: i32 = 32) -> i32 = 32,
        witx r#"
            (module $m (@interface func (export "f") (param $a string) (result $r u32)))
        "#,
        types {},
        ours {
            pub fn f(&mut self, a: &str) -> u32 {
                self.work.bytes(a.as_bytes());
                a.len() as u32
            }
        },
        by_hand |memory, work| {
            let a = std::str::from_utf8(range(memory, at, len)?)?;
            work.bytes(a.as_bytes());
            wasmtime::Result::Ok(a.len() as u32)
        }
    }
}
