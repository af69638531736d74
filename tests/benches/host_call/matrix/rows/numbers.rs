//! Parameters that are one core value each.

rows! {
    signed {
        "i32",
        guest (a: i32 = 5) -> nothing,
        witx r#"(module $m (@interface func (export "f") (param $a s32)))"#,
        types {},
        ours { pub fn f(&mut self, a: i32) { self.work.add(a.cast_unsigned()); } },
        by_hand |work| { work.add(a.cast_unsigned()) }
    }

    byte {
        "u8",
        guest (a: i32 = 200) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (module $m (@interface func (export "f") (param $a u8)
              (result $error (expected (error $errno)))))
        "#,
        types {},
        ours {
            pub fn f(&mut self, a: u8) -> Result<(), types::Errno> {
                self.work.add(a);
                Ok(())
            }
        },
        by_hand |work| {
            work.add(u8::try_from(a).map_err(|_| Bad::Invalid)?);
            Ok(())
        }
    }

    long {
        "u64",
        guest (a: i64 = 5) -> nothing,
        witx r#"(module $m (@interface func (export "f") (param $a u64)))"#,
        types {},
        ours { pub fn f(&mut self, a: u64) { self.work.add(a); } },
        by_hand |work| { work.add(a.cast_unsigned()) }
    }

    double {
        "f64",
        guest (a: f64 = 0.5) -> nothing,
        witx r#"(module $m (@interface func (export "f") (param $a f64)))"#,
        types {},
        ours { pub fn f(&mut self, a: f64) { self.work.add(a.to_bits()); } },
        by_hand |work| { work.add(a.to_bits()) }
    }

    boolean {
        "bool",
        guest (a: i32 = 1) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (module $m (@interface func (export "f") (param $a bool)
              (result $error (expected (error $errno)))))
        "#,
        types {},
        ours {
            pub fn f(&mut self, a: bool) -> Result<(), types::Errno> {
                self.work.add(a);
                Ok(())
            }
        },
        by_hand |work| {
            let a = match a {
                0 => false,
                1 => true,
                _ => return Err(Bad::Invalid),
            };
            work.add(a);
            Ok(())
        }
    }

    several {
        "i32, u16, u64, f32",
        guest (a: i32 = 5, b: i32 = 7, c: i64 = 9, d: f32 = 0.5) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (module $m (@interface func (export "f")
              (param $a s32) (param $b u16) (param $c u64) (param $d f32)
              (result $error (expected (error $errno)))))
        "#,
        types {},
        ours {
            pub fn f(&mut self, a: i32, b: u16, c: u64, d: f32) -> Result<(), types::Errno> {
                self.work.add(u64::from(a.cast_unsigned() ^ d.to_bits()) ^ u64::from(b) ^ c);
                Ok(())
            }
        },
        by_hand |work| {
            let b = u16::try_from(b).map_err(|_| Bad::Invalid)?;
            let c = c.cast_unsigned();
            work.add(u64::from(a.cast_unsigned() ^ d.to_bits()) ^ u64::from(b) ^ c);
            Ok(())
        }
    }
}
