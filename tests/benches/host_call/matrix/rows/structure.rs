//! Records with structure: nested, with arrays, variants and bytes of a fixed size.

rows! {
    nested {
        "&((u16, u32), u64, (u8, (u8, u32)))",
        guest (at: i32 = 2048) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (typename $p (record (field $x u16) (field $y u32)))
            (typename $q (record (field $x u8) (field $y u32)))
            (typename $s (record (field $a u8) (field $q $q)))
            (typename $r (record (field $p $p) (field $b u64) (field $s $s)))
            (module $m (@interface func (export "f") (param $r $r)
              (result $error (expected (error $errno)))))
        "#,
        types {
            #[derive(Clone, Copy, GuestType)]
            pub(crate) struct P {
                pub(crate) x: u16,
                pub(crate) y: u32,
            }

            #[derive(Clone, Copy, GuestType)]
            pub(crate) struct Q {
                pub(crate) x: u8,
                pub(crate) y: u32,
            }

            #[derive(Clone, Copy, GuestType)]
            pub(crate) struct S {
                pub(crate) a: u8,
                pub(crate) q: Q,
            }

            #[derive(Clone, Copy, GuestType)]
            pub(crate) struct R {
                pub(crate) p: P,
                pub(crate) b: u64,
                pub(crate) s: S,
            }
        },
        ours {
            pub fn f(&mut self, r: &types::R) -> Result<(), types::Errno> {
                let small = u64::from(r.p.x) ^ u64::from(r.s.a) ^ u64::from(r.s.q.x);
                self.work.add(small ^ u64::from(r.p.y ^ r.s.q.y) ^ r.b);
                Ok(())
            }
        },
        by_hand |memory, work| {
            let r = record::<32>(memory, at, 8)?;
            let (px, py, b) = (u16::get(r, 0), u32::get(r, 4), u64::get(r, 8));
            let (a, qx, qy) = (u8::get(r, 16), u8::get(r, 20), u32::get(r, 24));
            let small = u64::from(px) ^ u64::from(a) ^ u64::from(qx);
            work.add(small ^ u64::from(py ^ qy) ^ b);
            Ok(())
        }
    }

    two {
        "&(u32, u32), &(u64, u16)",
        guest (at: i32 = 2048, at2: i32 = 2056) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (typename $p (record (field $x u32) (field $y u32)))
            (typename $q (record (field $x u64) (field $y u16)))
            (module $m (@interface func (export "f") (param $p $p) (param $q $q)
              (result $error (expected (error $errno)))))
        "#,
        types {
            #[derive(Clone, Copy, GuestType)]
            pub(crate) struct P {
                pub(crate) x: u32,
                pub(crate) y: u32,
            }

            #[derive(Clone, Copy, GuestType)]
            pub(crate) struct Q {
                pub(crate) x: u64,
                pub(crate) y: u16,
            }
        },
        ours {
            pub fn f(&mut self, p: &types::P, q: &types::Q) -> Result<(), types::Errno> {
                self.work.add(u64::from(p.x ^ p.y) ^ q.x ^ u64::from(q.y));
                Ok(())
            }
        },
        by_hand |memory, work| {
            let p = record::<8>(memory, at, 4)?;
            let q = record::<16>(memory, at2, 8)?;
            let (x, y) = (u64::get(q, 0), u16::get(q, 8));
            work.add(u64::from(u32::get(p, 0) ^ u32::get(p, 4)) ^ x ^ u64::from(y));
            Ok(())
        }
    }

    with_enum {
        "&(enum, flags, u32)",
        guest (at: i32 = 2304) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (typename $level (enum (@witx tag u8) $debug $info $error))
            (typename $rights (flags (@witx repr u16) $read $write))
            (typename $r (record (field $a $level) (field $b $rights) (field $c u32)))
            (module $m (@interface func (export "f") (param $r $r)
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

            bitflags::bitflags! {
                #[derive(Clone, Copy, GuestType)]
                #[guest(flags)]
                pub(crate) struct Rights: u16 {
                    const READ = 1;
                    const WRITE = 2;
                }
            }

            #[derive(Clone, Copy, GuestType)]
            pub(crate) struct R {
                pub(crate) a: Level,
                pub(crate) b: Rights,
                pub(crate) c: u32,
            }
        },
        ours {
            pub fn f(&mut self, r: &types::R) -> Result<(), types::Errno> {
                self.work.add(u32::from(r.a as u8) ^ u32::from(r.b.bits()) ^ r.c);
                Ok(())
            }
        },
        by_hand |memory, work| {
            let r = record::<8>(memory, at, 4)?;
            let (a, b, c) = (u8::get(r, 0), u16::get(r, 2), u32::get(r, 4));
            if a >= 3 || b & !3 != 0 {
                return Err(Bad::Invalid);
            }
            work.add(u32::from(a) ^ u32::from(b) ^ c);
            Ok(())
        }
    }

    with_array {
        "&(u16, [u32; 4])",
        guest (at: i32 = 2048) -> errno,
        types {
            #[derive(Clone, Copy, GuestType)]
            pub(crate) struct R {
                pub(crate) a: u16,
                pub(crate) b: [u32; 4],
            }
        },
        rust {
            pub fn f(&mut self, r: &types::R) -> Result<(), types::Errno> {
                self.work.add(u32::from(r.a) ^ r.b[0] ^ r.b[1] ^ r.b[2] ^ r.b[3]);
                Ok(())
            }
        },
        by_hand |memory, work| {
            let r = record::<20>(memory, at, 4)?;
            let b = [u32::get(r, 4), u32::get(r, 8), u32::get(r, 12), u32::get(r, 16)];
            work.add(u32::from(u16::get(r, 0)) ^ b[0] ^ b[1] ^ b[2] ^ b[3]);
            Ok(())
        }
    }

    variant {
        "&variant of (), u32, f64",
        guest (at: i32 = 2304) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (typename $r (variant (@witx tag u8) (case $none) (case $dot u32) (case $circle f64)))
            (module $m (@interface func (export "f") (param $r $r)
              (result $error (expected (error $errno)))))
        "#,
        types {
            #[derive(Clone, Copy, GuestType)]
            #[repr(u8)]
            pub(crate) enum R {
                None,
                Dot(u32),
                Circle(f64),
            }
        },
        ours {
            pub fn f(&mut self, r: &types::R) -> Result<(), types::Errno> {
                self.work.add(match *r {
                    types::R::None => 0,
                    types::R::Dot(a) => u64::from(a),
                    types::R::Circle(a) => a.to_bits(),
                });
                Ok(())
            }
        },
        by_hand |memory, work| {
            let r = record::<16>(memory, at, 8)?;
            work.add(match r[0] {
                0 => 0,
                1 => u64::from(u32::get(r, 8)),
                2 => f64::get(r, 8).to_bits(),
                _ => return Err(Bad::Invalid),
            });
            Ok(())
        }
    }

    hash {
        "&([u8; 32],)",
        guest (at: i32 = 2048) -> errno,
        types {
            #[derive(Clone, Copy, GuestType)]
            pub(crate) struct Hash {
                pub(crate) bytes: [u8; 32],
            }
        },
        rust {
            pub fn f(&mut self, a: &types::Hash) -> Result<(), types::Errno> {
                self.work.bytes(&a.bytes);
                Ok(())
            }
        },
        by_hand |memory, work| {
            // Decoded, as any record is.
            let a = *record::<32>(memory, at, 1)?;
            work.bytes(&a);
            Ok(())
        }
    }

    three_hashes {
        "three &([u8; 32],)",
        guest (at: i32 = 2048, at2: i32 = 2080, at3: i32 = 2112) -> errno,
        types {
            #[derive(Clone, Copy, GuestType)]
            pub(crate) struct Hash {
                pub(crate) bytes: [u8; 32],
            }
        },
        rust {
            pub fn f(
                &mut self,
                a: &types::Hash,
                b: &types::Hash,
                c: &types::Hash,
            ) -> Result<(), types::Errno> {
                self.work.bytes(&a.bytes);
                self.work.bytes(&b.bytes);
                self.work.bytes(&c.bytes);
                Ok(())
            }
        },
        by_hand |memory, work| {
            let a = *record::<32>(memory, at, 1)?;
            let b = *record::<32>(memory, at2, 1)?;
            let c = *record::<32>(memory, at3, 1)?;
            work.bytes(&a);
            work.bytes(&b);
            work.bytes(&c);
            Ok(())
        }
    }
}
