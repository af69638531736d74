//! Lists.

rows! {
    borrowed {
        "&[u8] of 4 KiB",
        guest (at: i32 = 4096, len: i32 = 4096) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (module $m (@interface func (export "f") (param $a (list u8))
              (result $error (expected (error $errno)))))
        "#,
        types {},
        ours {
            pub fn f(&mut self, a: &[u8]) -> Result<(), types::Errno> {
                self.work.bytes(a);
                Ok(())
            }
        },
        by_hand |memory, work| {
            work.bytes(range(memory, at, len)?);
            Ok(())
        }
    }

    filled {
        "&mut [u8] of 16 bytes",
        guest (at: i32 = 4096, len: i32 = 16) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (module $m (@interface func (export "f") (param $a (list u8))
              (result $error (expected (error $errno)))))
        "#,
        types {},
        ours {
            pub fn f(&mut self, a: &mut [u8]) -> Result<(), types::Errno> {
                a.fill(7);
                self.work.bytes(a);
                Ok(())
            }
        },
        by_hand |memory, work| {
            let a = range_mut(memory, at, len)?;
            a.fill(7);
            work.bytes(a);
            Ok(())
        }
    }

    copied {
        "Vec<u8> of 256 bytes",
        guest (at: i32 = 4096, len: i32 = 256) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (module $m (@interface func (export "f") (param $a (list u8))
              (result $error (expected (error $errno)))))
        "#,
        types {},
        ours {
            pub fn f(&mut self, a: Vec<u8>) -> Result<(), types::Errno> {
                self.work.bytes(&a);
                Ok(())
            }
        },
        by_hand |memory, work| {
            work.bytes(&copy(memory, at, len)?);
            Ok(())
        }
    }

    copied_numbers {
        "Vec<u32> of 16",
        guest (at: i32 = 2048, len: i32 = 16) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (module $m (@interface func (export "f") (param $a (list u32))
              (result $error (expected (error $errno)))))
        "#,
        types {},
        ours {
            pub fn f(&mut self, a: Vec<u32>) -> Result<(), types::Errno> {
                self.work.add(a.iter().fold(0, |sum, a| sum ^ a));
                Ok(())
            }
        },
        by_hand |memory, work| {
            let a = copy_numbers(memory, at, len)?;
            work.add(a.iter().fold(0, |sum, a| sum ^ a));
            Ok(())
        }
    }
}
