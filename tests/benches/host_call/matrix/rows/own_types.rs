//! Enums, flags, newtypes, and other types of a host's own that are core values.

rows! {
    enumeration {
        "enum",
        guest (a: i32 = 1) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (typename $level (enum (@witx tag u8) $debug $info $error))
            (module $m (@interface func (export "f") (param $a $level)
              (result $error (expected (error $errno)))))
        "#,
        types {
            #[derive(Clone, Copy, GuestType)]
            #[repr(u8)]
            pub(crate) enum Level {
                Debug,
                Info,
                Error,
            }
        },
        ours {
            pub fn f(&mut self, a: types::Level) -> Result<(), types::Errno> {
                self.work.add(a as u8);
                Ok(())
            }
        },
        by_hand |work| {
            let a = u8::try_from(a).ok().filter(|a| *a < 3);
            work.add(a.ok_or(Bad::Invalid)?);
            Ok(())
        }
    }

    flags {
        "flags of 32 bits",
        guest (a: i32 = 3) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (typename $rights (flags (@witx repr u32) $read $write))
            (module $m (@interface func (export "f") (param $a $rights)
              (result $error (expected (error $errno)))))
        "#,
        types {
            bitflags::bitflags! {
                #[derive(Clone, Copy, GuestType)]
                #[guest(flags)]
                pub(crate) struct Rights: u32 {
                    const READ = 1;
                    const WRITE = 2;
                }
            }
        },
        ours {
            pub fn f(&mut self, a: types::Rights) -> Result<(), types::Errno> {
                self.work.add(a.bits());
                Ok(())
            }
        },
        by_hand |work| {
            let a = a.cast_unsigned();
            if a & !3 != 0 {
                return Err(Bad::Invalid);
            }
            work.add(a);
            Ok(())
        }
    }

    long_flags {
        "enum, flags of 64 bits",
        guest (a: i32 = 1, b: i64 = 2) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (typename $level (enum (@witx tag u16) $debug $info $error))
            (typename $rights (flags (@witx repr u64) $read $write $seek))
            (module $m (@interface func (export "f") (param $a $level) (param $b $rights)
              (result $error (expected (error $errno)))))
        "#,
        types {
            #[derive(Clone, Copy, GuestType)]
            #[repr(u16)]
            pub(crate) enum Level {
                Debug,
                Info,
                Error,
            }

            bitflags::bitflags! {
                #[derive(Clone, Copy, GuestType)]
                #[guest(flags)]
                pub(crate) struct Rights: u64 {
                    const READ = 1;
                    const WRITE = 2;
                    const SEEK = 4;
                }
            }
        },
        ours {
            pub fn f(&mut self, a: types::Level, b: types::Rights) -> Result<(), types::Errno> {
                self.work.add(u64::from(a as u16) ^ b.bits());
                Ok(())
            }
        },
        by_hand |work| {
            let a = u16::try_from(a).ok().filter(|a| *a < 3).ok_or(Bad::Invalid)?;
            let b = b.cast_unsigned();
            if b & !7 != 0 {
                return Err(Bad::Invalid);
            }
            work.add(u64::from(a) ^ b);
            Ok(())
        }
    }

    // A newtype defined in Rust, and types with a `FromGuest` of their own, belong here.
    newtype {
        "newtype",
        guest (a: i32 = 3) -> nothing,
        witx r#"
            (typename $fd (handle))
            (module $m (@interface func (export "f") (param $a $fd)))
        "#,
        document { pub fn f(&mut self, a: types::Fd) { self.work.add(u32::from(a)); } },
        by_hand |work| { work.add(a.cast_unsigned()) }
    }
}
