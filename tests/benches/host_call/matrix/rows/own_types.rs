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

    newtype {
        "newtype",
        guest (a: i32 = 3) -> nothing,
        witx r#"
            (typename $fd (handle))
            (module $m (@interface func (export "f") (param $a $fd)))
        "#,
        types {
            #[derive(Clone, Copy, GuestType)]
            #[guest(transparent)]
            pub(crate) struct Fd(pub(crate) u32);
        },
        document { pub fn f(&mut self, a: types::Fd) { self.work.add(u32::from(a)); } },
        rust { pub fn f(&mut self, a: types::Fd) { self.work.add(a.0); } },
        by_hand |work| { work.add(a.cast_unsigned()) }
    }

    checked {
        "i64, checked with the context",
        guest (a: i64 = 263) -> errno,
        types {
            /// An object of the context.
            pub(crate) struct Object(pub(crate) u32);

            impl<C: HasWork> FromGuest<'_, C> for Object {
                type Core = i64;
                const READS_MEMORY: bool = false;

                fn from_guest(
                    core: i64,
                    _: &GuestMemory<'_>,
                    ctx: &mut C,
                ) -> Result<Self, FromGuestError> {
                    match ctx.work().object(core.cast_unsigned()) {
                        Some(object) => Ok(Object(object)),
                        None => Err(GuestError::Invalid("no such object").into()),
                    }
                }
            }
        },
        rust {
            pub fn f(&mut self, a: types::Object) -> Result<(), types::Errno> {
                self.work.add(a.0);
                Ok(())
            }
        },
        by_hand |work| {
            let a = work.object(a.cast_unsigned()).ok_or(Bad::Invalid)?;
            work.add(a);
            Ok(())
        }
    }

    packed {
        "i64, an address and a length",
        guest (a: i64 = 0x20_0000_0400) -> errno,
        types {
            /// Bytes whose length is in the upper half.
            pub(crate) struct Fat<'m>(pub(crate) &'m [u8]);

            impl<'m, C: ?Sized> FromGuest<'m, C> for Fat<'m> {
                type Core = i64;

                fn from_guest(
                    core: i64,
                    memory: &'m GuestMemory<'_>,
                    _: &mut C,
                ) -> Result<Self, FromGuestError> {
                    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "two halves")]
                    let ptr = GuestPtr::new((core as u32, (core >> 32) as u32));
                    Ok(Fat(memory.slice(ptr)?))
                }
            }
        },
        rust {
            pub fn f(&mut self, a: types::Fat<'_>) -> Result<(), types::Errno> {
                self.work.bytes(a.0);
                Ok(())
            }
        },
        by_hand |memory, work| {
            work.bytes(range(memory, a as i32, (a >> 32) as i32)?);
            Ok(())
        }
    }

    several_values {
        "five core values",
        guest (a: i32 = 10, b: i32 = 0, c: i32 = 0, d: i32 = 1, port: i32 = 80) -> errno,
        types {
            /// Four bytes and a port.
            pub(crate) struct Address {
                pub(crate) ip: [u8; 4],
                pub(crate) port: u16,
            }

            impl<C: ?Sized> FromGuest<'_, C> for Address {
                type Core = (i32, i32, i32, i32, i32);
                const READS_MEMORY: bool = false;

                fn from_guest(
                    (a, b, c, d, port): Self::Core,
                    _: &GuestMemory<'_>,
                    _: &mut C,
                ) -> Result<Self, FromGuestError> {
                    let byte = |core| u8::try_from(core).map_err(GuestError::from);
                    let ip = [byte(a)?, byte(b)?, byte(c)?, byte(d)?];
                    let port = u16::try_from(port).map_err(GuestError::from)?;
                    Ok(Address { ip, port })
                }
            }
        },
        core(Address = (i32, i32, i32, i32, i32)),
        rust {
            pub fn f(&mut self, a: types::Address) -> Result<(), types::Errno> {
                self.work.add(u32::from_le_bytes(a.ip) ^ u32::from(a.port));
                Ok(())
            }
        },
        by_hand |work| {
            let byte = |core| u8::try_from(core).map_err(|_| Bad::Invalid);
            let ip = [byte(a)?, byte(b)?, byte(c)?, byte(d)?];
            let port = u16::try_from(port).map_err(|_| Bad::Invalid)?;
            work.add(u32::from_le_bytes(ip) ^ u32::from(port));
            Ok(())
        }
    }
}
