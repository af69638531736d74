//! Pointers, unread and followed by the method.

rows! {
    unread {
        "GuestPtr<u32>, unread",
        guest (at: i32 = 2048) -> nothing,
        witx r#"
            (typename $numbers (@witx pointer u32))
            (module $m (@interface func (export "f") (param $a $numbers)))
        "#,
        types {},
        ours { pub fn f(&mut self, a: GuestPtr<u32>) { self.work.add(a.offset()); } },
        by_hand |work| { work.add(at.cast_unsigned()) }
    }

    read {
        "GuestPtr<u32>, read",
        guest (at: i32 = 2048) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (typename $number (@witx pointer u32))
            (module $m (@interface func (export "f") (param $a $number)
              (result $error (expected (error $errno)))))
        "#,
        types {},
        ours {
            pub fn f(
                &mut self,
                memory: &GuestMemory<'_>,
                a: GuestPtr<u32>,
            ) -> Result<(), types::Errno> {
                self.work.add(memory.read(a).map_err(fault)?);
                Ok(())
            }
        },
        by_hand |memory, work| {
            work.add(u32::get(record::<4>(memory, at, 4)?, 0));
            Ok(())
        }
    }

    read_each {
        "GuestPtr<[u16]> of 8, each read",
        guest (at: i32 = 2048, len: i32 = 8) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (module $m (@interface func (export "f") (param $a (list u16))
              (result $error (expected (error $errno)))))
        "#,
        types {},
        ours {
            pub fn f(
                &mut self,
                memory: &GuestMemory<'_>,
                a: GuestPtr<[u16]>,
            ) -> Result<(), types::Errno> {
                for a in a.iter() {
                    self.work.add(a.and_then(|a| memory.read(a)).map_err(fault)?);
                }
                Ok(())
            }
        },
        by_hand |memory, work| {
            for index in 0..len.cast_unsigned() {
                let offset = index.checked_mul(2).ok_or(Bad::OutOfBounds)?;
                let at = at.cast_unsigned().checked_add(offset).ok_or(Bad::OutOfBounds)?;
                work.add(u16::get(record::<2>(memory, at.cast_signed(), 2)?, 0));
            }
            Ok(())
        }
    }

    updated {
        "GuestPtr<u64>, read and written",
        guest (at: i32 = 64) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (typename $number (@witx pointer u64))
            (module $m (@interface func (export "f") (param $a $number)
              (result $error (expected (error $errno)))))
        "#,
        types {},
        ours {
            pub fn f(
                &mut self,
                memory: &mut GuestMemory<'_>,
                a: GuestPtr<u64>,
            ) -> Result<(), types::Errno> {
                let value = memory.read(a).map_err(fault)?;
                memory.write(a, value ^ self.work.next()).map_err(fault)
            }
        },
        by_hand |memory, work| {
            let number = record_mut::<8>(memory, at, 8)?;
            let value = u64::get(number, 0);
            (value ^ work.next()).put(number, 0);
            Ok(())
        }
    }

    buffers {
        "4 buffers",
        guest (at: i32 = 3072, len: i32 = 4) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (typename $iovec (record (field $buf (@witx pointer u8)) (field $len u32)))
            (module $m (@interface func (export "f") (param $a (list $iovec))
              (result $error (expected (error $errno)))))
        "#,
        types {
            #[derive(Clone, Copy, GuestType)]
            pub(crate) struct Iovec {
                pub(crate) buf: GuestPtr<u8>,
                pub(crate) len: u32,
            }
        },
        ours {
            // A closure is compiled into the call, and a method of this size isn't by itself.
            #[inline]
            pub fn f(
                &mut self,
                memory: &GuestMemory<'_>,
                a: GuestPtr<[types::Iovec]>,
            ) -> Result<(), types::Errno> {
                for a in a.iter() {
                    let a = a.and_then(|a| memory.read(a)).map_err(fault)?;
                    self.work.bytes(memory.slice(a.buf.as_array(a.len)).map_err(fault)?);
                }
                Ok(())
            }
        },
        by_hand |memory, work| {
            for index in 0..len.cast_unsigned() {
                let offset = index.checked_mul(8).ok_or(Bad::OutOfBounds)?;
                let at = at.cast_unsigned().checked_add(offset).ok_or(Bad::OutOfBounds)?;
                let iovec = record::<8>(memory, at.cast_signed(), 4)?;
                let (buf, len) = (u32::get(iovec, 0), u32::get(iovec, 4));
                work.bytes(range(memory, buf.cast_signed(), len.cast_signed())?);
            }
            Ok(())
        }
    }
}
