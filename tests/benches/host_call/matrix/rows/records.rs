//! Records of one to eight fields, of mixed sizes.

rows! {
    one {
        "&(u32,)",
        guest (at: i32 = 2048) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (typename $r (record (field $a u32)))
            (module $m (@interface func (export "f") (param $r $r)
              (result $error (expected (error $errno)))))
        "#,
        types {
            #[derive(Clone, Copy, GuestType)]
            pub(crate) struct R {
                pub(crate) a: u32,
            }
        },
        ours {
            pub fn f(&mut self, r: &types::R) -> Result<(), types::Errno> {
                self.work.add(u64::from(r.a));
                Ok(())
            }
        },
        by_hand |memory, work| {
            let r = record::<4>(memory, at, 4)?;
            let a = u32::get(r, 0);
            work.add(u64::from(a));
            Ok(())
        }
    }

    two {
        "&(u8, u64)",
        guest (at: i32 = 2048) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (typename $r (record (field $a u8) (field $b u64)))
            (module $m (@interface func (export "f") (param $r $r)
              (result $error (expected (error $errno)))))
        "#,
        types {
            #[derive(Clone, Copy, GuestType)]
            pub(crate) struct R {
                pub(crate) a: u8,
                pub(crate) b: u64,
            }
        },
        ours {
            pub fn f(&mut self, r: &types::R) -> Result<(), types::Errno> {
                self.work.add(u64::from(r.a) ^ r.b);
                Ok(())
            }
        },
        by_hand |memory, work| {
            let r = record::<16>(memory, at, 8)?;
            let (a, b) = (u8::get(r, 0), u64::get(r, 8));
            work.add(u64::from(a) ^ b);
            Ok(())
        }
    }

    three {
        "&(u32, u64, u16)",
        guest (at: i32 = 2048) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (typename $r (record (field $a u32) (field $b u64) (field $c u16)))
            (module $m (@interface func (export "f") (param $r $r)
              (result $error (expected (error $errno)))))
        "#,
        types {
            #[derive(Clone, Copy, GuestType)]
            pub(crate) struct R {
                pub(crate) a: u32,
                pub(crate) b: u64,
                pub(crate) c: u16,
            }
        },
        ours {
            pub fn f(&mut self, r: &types::R) -> Result<(), types::Errno> {
                self.work.add(u64::from(r.a) ^ r.b ^ u64::from(r.c));
                Ok(())
            }
        },
        by_hand |memory, work| {
            let r = record::<24>(memory, at, 8)?;
            let (a, b, c) = (u32::get(r, 0), u64::get(r, 8), u16::get(r, 16));
            work.add(u64::from(a) ^ b ^ u64::from(c));
            Ok(())
        }
    }

    four {
        "&(u16, u8, u64, u32)",
        guest (at: i32 = 2048) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (typename $r (record (field $a u16) (field $b u8) (field $c u64) (field $d u32)))
            (module $m (@interface func (export "f") (param $r $r)
              (result $error (expected (error $errno)))))
        "#,
        types {
            #[derive(Clone, Copy, GuestType)]
            pub(crate) struct R {
                pub(crate) a: u16,
                pub(crate) b: u8,
                pub(crate) c: u64,
                pub(crate) d: u32,
            }
        },
        ours {
            pub fn f(&mut self, r: &types::R) -> Result<(), types::Errno> {
                self.work.add(u64::from(r.a) ^ u64::from(r.b) ^ r.c ^ u64::from(r.d));
                Ok(())
            }
        },
        by_hand |memory, work| {
            let r = record::<24>(memory, at, 8)?;
            let (a, b, c, d) = (u16::get(r, 0), u8::get(r, 2), u64::get(r, 8), u32::get(r, 16));
            work.add(u64::from(a) ^ u64::from(b) ^ c ^ u64::from(d));
            Ok(())
        }
    }

    five {
        "&(u64, u8, u32, u16, f32)",
        guest (at: i32 = 2048) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (typename $r (record (field $a u64) (field $b u8) (field $c u32) (field $d u16)
              (field $e f32)))
            (module $m (@interface func (export "f") (param $r $r)
              (result $error (expected (error $errno)))))
        "#,
        types {
            #[derive(Clone, Copy, GuestType)]
            pub(crate) struct R {
                pub(crate) a: u64,
                pub(crate) b: u8,
                pub(crate) c: u32,
                pub(crate) d: u16,
                pub(crate) e: f32,
            }
        },
        ours {
            pub fn f(&mut self, r: &types::R) -> Result<(), types::Errno> {
                self.work.add(
                    r.a ^ u64::from(r.b) ^ u64::from(r.c) ^ u64::from(r.d)
                        ^ u64::from(r.e.to_bits()),
                );
                Ok(())
            }
        },
        by_hand |memory, work| {
            let r = record::<24>(memory, at, 8)?;
            let (a, b, c, d, e) = (
                u64::get(r, 0), u8::get(r, 8), u32::get(r, 12), u16::get(r, 16),
                f32::get(r, 20),
            );
            work.add(a ^ u64::from(b) ^ u64::from(c) ^ u64::from(d) ^ u64::from(e.to_bits()));
            Ok(())
        }
    }

    six {
        "&(u64, u64, u8, u32, u64, u64)",
        guest (at: i32 = 2048) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (typename $r (record (field $a u64) (field $b u64) (field $c u8) (field $d u32)
              (field $e u64) (field $f u64)))
            (module $m (@interface func (export "f") (param $r $r)
              (result $error (expected (error $errno)))))
        "#,
        types {
            #[derive(Clone, Copy, GuestType)]
            pub(crate) struct R {
                pub(crate) a: u64,
                pub(crate) b: u64,
                pub(crate) c: u8,
                pub(crate) d: u32,
                pub(crate) e: u64,
                pub(crate) f: u64,
            }
        },
        ours {
            pub fn f(&mut self, r: &types::R) -> Result<(), types::Errno> {
                self.work.add(r.a ^ r.b ^ u64::from(r.c) ^ u64::from(r.d) ^ r.e ^ r.f);
                Ok(())
            }
        },
        by_hand |memory, work| {
            let r = record::<40>(memory, at, 8)?;
            let (a, b, c, d, e, f) = (
                u64::get(r, 0), u64::get(r, 8), u8::get(r, 16), u32::get(r, 20),
                u64::get(r, 24), u64::get(r, 32),
            );
            work.add(a ^ b ^ u64::from(c) ^ u64::from(d) ^ e ^ f);
            Ok(())
        }
    }

    seven {
        "&(u8, u16, u32, u64, u8, u16, u32)",
        guest (at: i32 = 2048) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (typename $r (record (field $a u8) (field $b u16) (field $c u32) (field $d u64)
              (field $e u8) (field $f u16) (field $g u32)))
            (module $m (@interface func (export "f") (param $r $r)
              (result $error (expected (error $errno)))))
        "#,
        types {
            #[derive(Clone, Copy, GuestType)]
            pub(crate) struct R {
                pub(crate) a: u8,
                pub(crate) b: u16,
                pub(crate) c: u32,
                pub(crate) d: u64,
                pub(crate) e: u8,
                pub(crate) f: u16,
                pub(crate) g: u32,
            }
        },
        ours {
            pub fn f(&mut self, r: &types::R) -> Result<(), types::Errno> {
                self.work.add(
                    u64::from(r.a) ^ u64::from(r.b) ^ u64::from(r.c) ^ r.d
                        ^ u64::from(r.e) ^ u64::from(r.f) ^ u64::from(r.g),
                );
                Ok(())
            }
        },
        by_hand |memory, work| {
            let r = record::<24>(memory, at, 8)?;
            let (a, b, c, d, e, f, g) = (
                u8::get(r, 0), u16::get(r, 2), u32::get(r, 4), u64::get(r, 8),
                u8::get(r, 16), u16::get(r, 18), u32::get(r, 20),
            );
            work.add(
                u64::from(a) ^ u64::from(b) ^ u64::from(c) ^ d ^ u64::from(e)
                    ^ u64::from(f) ^ u64::from(g),
            );
            Ok(())
        }
    }

    eight {
        "&(u8, u64, u16, u32, f64, u8, u64, u16)",
        guest (at: i32 = 2048) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (typename $r (record (field $a u8) (field $b u64) (field $c u16) (field $d u32)
              (field $e f64) (field $f u8) (field $g u64) (field $h u16)))
            (module $m (@interface func (export "f") (param $r $r)
              (result $error (expected (error $errno)))))
        "#,
        types {
            #[derive(Clone, Copy, GuestType)]
            pub(crate) struct R {
                pub(crate) a: u8,
                pub(crate) b: u64,
                pub(crate) c: u16,
                pub(crate) d: u32,
                pub(crate) e: f64,
                pub(crate) f: u8,
                pub(crate) g: u64,
                pub(crate) h: u16,
            }
        },
        ours {
            pub fn f(&mut self, r: &types::R) -> Result<(), types::Errno> {
                self.work.add(
                    u64::from(r.a) ^ r.b ^ u64::from(r.c) ^ u64::from(r.d)
                        ^ r.e.to_bits() ^ u64::from(r.f) ^ r.g ^ u64::from(r.h),
                );
                Ok(())
            }
        },
        by_hand |memory, work| {
            let r = record::<56>(memory, at, 8)?;
            let (a, b, c, d, e, f, g, h) = (
                u8::get(r, 0), u64::get(r, 8), u16::get(r, 16), u32::get(r, 20),
                f64::get(r, 24), u8::get(r, 32), u64::get(r, 40), u16::get(r, 48),
            );
            work.add(
                u64::from(a) ^ b ^ u64::from(c) ^ u64::from(d) ^ e.to_bits()
                    ^ u64::from(f) ^ g ^ u64::from(h),
            );
            Ok(())
        }
    }

    by_value {
        "(u32, u64, u16) by value",
        guest (at: i32 = 2048) -> errno,
        witx r#"
            (typename $errno (enum (@witx tag u16) $success $inval $fault))
            (typename $r (record (field $a u32) (field $b u64) (field $c u16)))
            (module $m (@interface func (export "f") (param $r $r)
              (result $error (expected (error $errno)))))
        "#,
        types {
            #[derive(Clone, Copy, GuestType)]
            pub(crate) struct R {
                pub(crate) a: u32,
                pub(crate) b: u64,
                pub(crate) c: u16,
            }
        },
        ours {
            pub fn f(&mut self, r: types::R) -> Result<(), types::Errno> {
                self.work.add(u64::from(r.a) ^ r.b ^ u64::from(r.c));
                Ok(())
            }
        },
        by_hand |memory, work| {
            let r = record::<24>(memory, at, 8)?;
            let (a, b, c) = (u32::get(r, 0), u64::get(r, 8), u16::get(r, 16));
            work.add(u64::from(a) ^ b ^ u64::from(c));
            Ok(())
        }
    }
}
