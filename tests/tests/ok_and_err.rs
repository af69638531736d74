//! An enum of `ok` and `err`, which is an `expected` in `witx`'s model.
#![allow(
    clippy::needless_pass_by_value,
    clippy::trivially_copy_pass_by_ref,
    clippy::unnecessary_wraps,
    clippy::unused_async,
    clippy::unused_self,
    reason = "the methods only have the signatures that the test needs"
)]

use wasmtime_integration::{GuestError, GuestMemory, GuestPtr, wasmtime_integration};
use wasmtime_integration_tests::{Guest, linker};

struct Ctx;

fn bad(_: GuestError) -> types::Errno {
    types::Errno::Err
}

#[wasmtime_integration(
    witx_literal = r#"
        (typename $errno (enum (@witx tag u32) $ok $err))
        (typename $status (enum $ok $err))
        (typename $same $status)
        (typename $done (expected (error)))
        (typename $report (record (field $before u8) (field $status $status)))
        (@witx const $status $worst 1)
        (module $host
          (@interface func (export "fails") (param $fails $same)
            (result $error (expected (error $errno))))
          (@interface func (export "next") (param $status $status)
            (result $error (expected $status (error $errno))))
          (@interface func (export "worst") (param $reports (list $report)) (param $done $done)
            (result $error (expected $report (error $errno))))
          (@interface func (export "set") (param $to (@witx pointer $same))))
    "#,
    guest_error = bad
)]
impl Ctx {
    fn fails(&self, fails: types::Same) -> Result<(), types::Errno> {
        match fails {
            types::Status::Ok => Ok(()),
            types::Status::Err => Err(types::Errno::Err),
        }
    }

    fn next(&self, status: types::Status) -> Result<types::Status, types::Errno> {
        Ok(match status {
            types::Status::Ok => types::Status::Err,
            types::Status::Err => types::Status::Ok,
        })
    }

    fn worst(
        &self,
        reports: Vec<types::Report>,
        done: Result<(), ()>,
    ) -> Result<types::Report, types::Errno> {
        done.map_err(|()| types::Errno::Err)?;
        let worst = reports
            .into_iter()
            .find(|report| report.status == types::Status::WORST);
        worst.ok_or(types::Errno::Err)
    }

    fn set(memory: &mut GuestMemory<'_>, to: GuestPtr<types::Same>) -> wasmtime::Result<()> {
        Ok(memory.write(to, types::Status::Err)?)
    }
}

#[test]
fn it_is_an_enum_everywhere() {
    let linker = linker(|linker| Host::add_to_linker(linker, |ctx| ctx));
    let mut guest = Guest::new(&linker, "host", Ctx);
    for (fails, result) in [(0, 0), (1, 1), (2, 1)] {
        assert_eq!(guest.call::<i32>("fails", fails).unwrap(), result);
    }
    assert_eq!(guest.call::<i32>("next", (0, 16)).unwrap(), 0);
    assert_eq!(guest.u32_at(16), 1);
    assert_eq!(guest.call::<i32>("next", (2, 16)).unwrap(), 1);
    guest.put(32, &[7, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 1, 0, 0, 0]);
    assert_eq!(guest.call::<i32>("worst", (32, 2, 0, 64)).unwrap(), 0);
    assert_eq!((guest.u32_at(64), guest.u32_at(68)), (8, 1));
    assert_eq!(guest.call::<i32>("worst", (32, 2, 1, 64)).unwrap(), 1);
    guest.call::<()>("set", 80).unwrap();
    assert_eq!(guest.u32_at(80), 1);
}
