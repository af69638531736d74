//! The spans and events of host calls.
#![expect(
    clippy::needless_pass_by_value,
    clippy::trivially_copy_pass_by_ref,
    clippy::unused_self,
    reason = "the tests cover these forms"
)]

use std::fmt::{self, Write as _};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};
use wasmtime::Caller;
use wasmtime_integration::{GuestError, GuestMemory, GuestPtr, Trappable, wasmtime_integration};
use wasmtime_integration_tests::{Guest, async_linker, linker};

#[derive(Default)]
struct Ctx;

#[wasmtime_integration(
    witx_literal = r#"
        (typename $errno (enum (@witx tag u16) $success $inval $full))
        (typename $id u32)
        (typename $pair (record (field $a u32) (field $b u32)))
        (module $todo
          (@interface func (export "add") (param $title string)
            (result $error (expected $id (error $errno))))
          (@interface func (export "check") (param $pair $pair) (param $module u8)
            (result $error (expected (error $errno))))
          (@interface func (export "count") (result $n u32))
          (@interface func (export "fill") (param $buf (list u8)))
          (@interface func (export "raw") (param $x u32) (result $r u32))
          (@interface func (export "quit") (param $code u32) (@witx noreturn))
          (@interface func (export "missing") (result $error (expected $id (error $errno)))))
    "#,
    guest_error = bad_argument,
    unimplemented = types::Errno::Full,
)]
impl Ctx {
    fn add(&mut self, title: &str) -> Result<types::Id, types::Errno> {
        if title.is_empty() {
            Err(types::Errno::Inval)
        } else {
            Ok(7)
        }
    }

    fn check(&mut self, pair: &types::Pair, module: u8) -> Result<(), Trappable<types::Errno>> {
        match module {
            0 => Ok(()),
            1 => Err(types::Errno::Full.into()),
            _ => Err(Trappable::trap(wasmtime::Error::msg(format!("{}", pair.a)))),
        }
    }

    fn count(&self) -> u32 {
        3
    }

    fn fill(buf: &mut [u8]) {
        buf.fill(1);
    }

    #[r#override]
    fn raw(_caller: Caller<'_, Ctx>, x: u32) -> u32 {
        x + 1
    }

    fn quit(&self, _code: u32) -> wasmtime::Error {
        wasmtime::Error::msg("enough")
    }
}

fn bad_argument(error: GuestError) -> types::Errno {
    let _ = error;
    types::Errno::Inval
}

/// A subscriber that records spans and events, one line each.
#[derive(Clone, Default)]
struct Log {
    lines: Arc<Mutex<Vec<String>>>,
    /// The spans, and those that are entered.
    spans: Arc<Mutex<(Vec<String>, Vec<u64>)>>,
    next: Arc<AtomicU64>,
}

struct Fields<'a>(&'a mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }
}

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() == Level::TRACE
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let metadata = attributes.metadata();
        let mut text = format!("{} {}", metadata.target(), metadata.name());
        attributes.record(&mut Fields(&mut text));
        self.spans.lock().unwrap().0.push(text);
        Id::from_u64(self.next.fetch_add(1, Ordering::Relaxed) + 1)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let index = usize::try_from(span.into_u64()).unwrap() - 1;
        values.record(&mut Fields(&mut self.spans.lock().unwrap().0[index]));
    }

    fn record_follows_from(&self, _span: &Id, _follows: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let (spans, entered) = &*self.spans.lock().unwrap();
        let span = entered.last().expect("the event is in a span");
        let mut text = format!("[{}]", spans[usize::try_from(*span).unwrap() - 1]);
        event.record(&mut Fields(&mut text));
        self.lines.lock().unwrap().push(text);
    }

    fn enter(&self, span: &Id) {
        self.spans.lock().unwrap().1.push(span.into_u64());
    }

    fn exit(&self, _span: &Id) {
        self.spans.lock().unwrap().1.pop();
    }
}

/// Returns the lines that `calls` cause.
fn log(calls: impl FnOnce(&mut Guest<Ctx>)) -> Vec<String> {
    let log = Log::default();
    tracing::subscriber::with_default(log.clone(), || {
        let linker = linker(|linker| Todo::add_to_linker(linker, |ctx: &mut Ctx| ctx));
        calls(&mut Guest::new(&linker, "todo", Ctx));
    });
    let lines = log.lines.lock().unwrap();
    lines.clone()
}

const SPAN: &str = "wasmtime_integration call module=\"todo\" function=";

#[test]
fn arguments_and_results_are_recorded() {
    let lines = log(|guest| {
        guest.put(0, b"milk");
        guest.call::<i32>("add", (0, 4, 64)).unwrap();
        guest.call::<i32>("add", (0, 0, 64)).unwrap();
        guest.call::<i32>("check", (64, 0)).unwrap();
        guest.call::<i32>("check", (64, 1)).unwrap();
        guest.call::<i32>("count", ()).unwrap();
        guest.call::<()>("fill", (8, 2)).unwrap();
        guest.call::<i32>("raw", 41).unwrap();
        guest.call::<i32>("missing", 64).unwrap();
    });
    assert_eq!(
        lines,
        [
            format!("[{SPAN}\"add\" arguments=title: \"milk\"] result=7"),
            format!("[{SPAN}\"add\" arguments=title: \"\"] errno=Inval"),
            format!("[{SPAN}\"check\" arguments=pair: Pair {{ a: 7, b: 0 }}, module: 0] result=()"),
            format!(
                "[{SPAN}\"check\" arguments=pair: Pair {{ a: 7, b: 0 }}, module: 1] errno=Full"
            ),
            format!("[{SPAN}\"count\"] result=3"),
            format!("[{SPAN}\"fill\" arguments=buf: [0, 0]] result=()"),
            format!("[{SPAN}\"raw\" arguments=arg0: 41] result=42"),
            format!("[{SPAN}\"missing\"] errno=2"),
        ]
    );
}

#[test]
fn failures_are_recorded() {
    let lines = log(|guest| {
        guest.call::<i32>("add", (-1, 4, 64)).unwrap();
        guest.trap("check", (64, 2));
        guest.trap("quit", 1);
    });
    assert_eq!(
        lines,
        [
            format!(
                "[{SPAN}\"add\"] failure=parameter `title`: out of bounds of the \
                 guest's memory: 4 bytes at 0xffffffff"
            ),
            format!("[{SPAN}\"check\" arguments=pair: Pair {{ a: 0, b: 0 }}, module: 2] failure=0"),
            format!("[{SPAN}\"quit\" arguments=code: 1] failure=enough"),
        ]
    );
}

#[test]
fn long_arguments_are_cut() {
    let lines = log(|guest| {
        guest.memory()[..60_000].fill(b'x');
        guest.call::<i32>("add", (0, 60_000, 60_004)).unwrap();
    });
    assert!(
        lines[0].contains("xxx…]") && lines[0].len() < 500,
        "{lines:?}"
    );
}

/// An async call has one span, which contains the events in it.
mod waiting {
    use super::*;

    #[derive(Default)]
    pub(super) struct Clock;

    #[wasmtime_integration(witx_literal = r#"
        (typename $errno (enum (@witx tag u16) $success $inval))
        (module $slow
          (@interface func (export "wait") (param $n u32)
            (result $error (expected u32 (error $errno)))))
    "#)]
    impl Clock {
        async fn wait(
            &mut self,
            memory: &mut GuestMemory<'_>,
            n: u32,
        ) -> Result<u32, Trappable<types::Errno>> {
            tokio::task::yield_now().await;
            let first = memory.read(GuestPtr::<u8>::new(0))?;
            tracing::trace!(first, "inside");
            Ok(n)
        }
    }

    #[tokio::test]
    async fn the_span_is_entered_while_the_call_runs() {
        let log = Log::default();
        let guard = tracing::subscriber::set_default(log.clone());
        let linker = async_linker(|linker| Slow::add_to_linker(linker, |ctx: &mut Clock| ctx));
        let mut guest = Guest::new_async(&linker, "slow", Clock).await;
        guest.call_async::<i32>("wait", (5, 64)).await.unwrap();
        drop(guard);
        let span = "[wasmtime_integration call module=\"slow\" function=\"wait\" arguments=n: 5]";
        assert_eq!(
            *log.lines.lock().unwrap(),
            [
                format!("{span} message=inside first=0"),
                format!("{span} result=5")
            ]
        );
        assert!(log.spans.lock().unwrap().1.is_empty());
    }
}

/// Calls behave the same without a subscriber.
#[test]
fn without_a_subscriber() {
    let linker = linker(|linker| Todo::add_to_linker(linker, |ctx: &mut Ctx| ctx));
    let mut guest = Guest::new(&linker, "todo", Ctx);
    guest.put(0, b"milk");
    assert_eq!(guest.call::<i32>("add", (0, 4, 64)).unwrap(), 0);
    assert_eq!(guest.u32_at(64), 7);
}
