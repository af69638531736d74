//! Results that are written to the guest's memory: `Ok` of a document's method, or by a method
//! that takes a `GuestPtr`.

rows! {
    byte {
        "u8",
        guest (at: i32 = 64) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (module $m (@interface func (export "f")
              (result $error (expected u8 (error $errno)))))
        "#,
        types {},
        document { pub fn f(&mut self) -> Result<u8, types::Errno> { Ok(self.work.next() as u8) } },
        rust {
            pub fn f(
                &mut self,
                memory: &mut GuestMemory<'_>,
                out: GuestPtr<u8>,
            ) -> Result<(), types::Errno> {
                memory.write(out, self.work.next() as u8).map_err(fault)
            }
        },
        by_hand |memory, work| {
            let value = work.next() as u8;
            value.put(record_mut::<1>(memory, at, 1)?, 0);
            Ok(())
        }
    }

    word {
        "u32",
        guest (at: i32 = 64) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (module $m (@interface func (export "f")
              (result $error (expected u32 (error $errno)))))
        "#,
        types {},
        document { pub fn f(&mut self) -> Result<u32, types::Errno> { Ok(self.work.next() as u32) } },
        rust {
            pub fn f(
                &mut self,
                memory: &mut GuestMemory<'_>,
                out: GuestPtr<u32>,
            ) -> Result<(), types::Errno> {
                memory.write(out, self.work.next() as u32).map_err(fault)
            }
        },
        by_hand |memory, work| {
            let value = work.next() as u32;
            value.put(record_mut::<4>(memory, at, 4)?, 0);
            Ok(())
        }
    }

    typed {
        "Out<u32>",
        guest (at: i32 = 64) -> errno,
        types {},
        rust {
            pub fn f(&mut self) -> Result<Out<u32>, types::Errno> {
                Ok(Out(self.work.next() as u32))
            }
        },
        by_hand |memory, work| {
            let out = record_mut::<4>(memory, at, 4)?;
            let value = work.next() as u32;
            value.put(out, 0);
            Ok(())
        }
    }

    long {
        "u64",
        guest (at: i32 = 64) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (module $m (@interface func (export "f")
              (result $error (expected u64 (error $errno)))))
        "#,
        types {},
        document { pub fn f(&mut self) -> Result<u64, types::Errno> { Ok(self.work.next()) } },
        rust {
            pub fn f(
                &mut self,
                memory: &mut GuestMemory<'_>,
                out: GuestPtr<u64>,
            ) -> Result<(), types::Errno> {
                memory.write(out, self.work.next()).map_err(fault)
            }
        },
        by_hand |memory, work| {
            let value = work.next();
            value.put(record_mut::<8>(memory, at, 8)?, 0);
            Ok(())
        }
    }

    record {
        "(u64, u8, u32)",
        guest (at: i32 = 64) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (typename $r (record (field $a u64) (field $b u8) (field $c u32)))
            (module $m (@interface func (export "f")
              (result $error (expected $r (error $errno)))))
        "#,
        types {
            #[derive(Clone, Copy, GuestType)]
            pub(crate) struct R {
                pub(crate) a: u64,
                pub(crate) b: u8,
                pub(crate) c: u32,
            }
        },
        document {
            pub fn f(&mut self) -> Result<types::R, types::Errno> {
                Ok(types::R { a: self.work.next(), b: 5, c: 7 })
            }
        },
        rust {
            pub fn f(
                &mut self,
                memory: &mut GuestMemory<'_>,
                out: GuestPtr<types::R>,
            ) -> Result<(), types::Errno> {
                let value = types::R { a: self.work.next(), b: 5, c: 7 };
                memory.write(out, value).map_err(fault)
            }
        },
        by_hand |memory, work| {
            let (a, b, c) = (work.next(), 5_u8, 7_u32);
            let r = record_mut::<16>(memory, at, 8)?;
            a.put(r, 0);
            b.put(r, 8);
            c.put(r, 12);
            Ok(())
        }
    }

    tuple {
        "two, u32 and u64",
        guest (at: i32 = 64, at2: i32 = 72) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (module $m (@interface func (export "f")
              (result $error (expected (tuple u32 u64) (error $errno)))))
        "#,
        types {},
        document {
            pub fn f(&mut self) -> Result<(u32, u64), types::Errno> {
                Ok((self.work.next() as u32, 5))
            }
        },
        rust {
            pub fn f(
                &mut self,
                memory: &mut GuestMemory<'_>,
                first: GuestPtr<u32>,
                second: GuestPtr<u64>,
            ) -> Result<(), types::Errno> {
                memory.write(first, self.work.next() as u32).map_err(fault)?;
                memory.write(second, 5).map_err(fault)
            }
        },
        by_hand |memory, work| {
            let (first, second) = (work.next() as u32, 5_u64);
            first.put(record_mut::<4>(memory, at, 4)?, 0);
            second.put(record_mut::<8>(memory, at2, 8)?, 0);
            Ok(())
        }
    }

    with_parameters {
        "u32, with a u32 and a &str",
        guest (a: i32 = 5, at: i32 = 1024, len: i32 = 32, out: i32 = 64) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (module $m (@interface func (export "f") (param $a u32) (param $b string)
              (result $error (expected u32 (error $errno)))))
        "#,
        types {},
        document {
            pub fn f(&mut self, a: u32, b: &str) -> Result<u32, types::Errno> {
                self.work.bytes(b.as_bytes());
                Ok(a)
            }
        },
        rust {
            pub fn f(
                &mut self,
                memory: &mut GuestMemory<'_>,
                a: u32,
                b: GuestPtr<str>,
                out: GuestPtr<u32>,
            ) -> Result<(), types::Errno> {
                self.work.bytes(memory.str(b).map_err(fault)?.as_bytes());
                memory.write(out, a).map_err(fault)
            }
        },
        by_hand |memory, work| {
            let b = std::str::from_utf8(range(memory, at, len)?).map_err(|_| Bad::Utf8)?;
            work.bytes(b.as_bytes());
            a.cast_unsigned().put(record_mut::<4>(memory, out, 4)?, 0);
            Ok(())
        }
    }
}
