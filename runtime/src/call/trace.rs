//! Spans and events for host calls, with the feature `tracing`.
//!
//! All host calls share one callsite for the span and one for the event, so that generated code
//! only names the function and its arguments.

use std::fmt::{self, Debug, Write as _};

use tracing::field::{Empty, display};
use tracing::level_filters::{LevelFilter, STATIC_MAX_LEVEL};
use tracing::span::EnteredSpan;
use tracing::{Level, Span};

pub use tracing::Instrument;

use super::failure::{Failure, Lowered};

/// The target of the span and the event.
const TARGET: &str = "wasmtime_integration";

/// The maximum length of the text of an argument or a result, in bytes.
const MAX_LEN: usize = 256;

/// The trace of a host call. It is empty unless a subscriber is interested in it, so that
/// other calls only carry a null pointer.
#[derive(Debug)]
pub struct Trace(Option<Box<Recorder>>);

#[derive(Debug)]
struct Recorder {
    span: Span,
    /// Whether a subscriber is interested in the event.
    has_event: bool,
    /// The outcome that the glue recorded, and its text.
    outcome: Option<(Outcome, String)>,
}

/// The outcome of a call: a field of its event.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Outcome {
    Result,
    Errno,
    Failure,
}

impl Trace {
    /// Starts the trace of a call of `function` in `module`.
    #[inline]
    #[must_use]
    pub fn new(module: &'static str, function: &'static str) -> Self {
        if LevelFilter::TRACE > STATIC_MAX_LEVEL || LevelFilter::TRACE > LevelFilter::current() {
            return Trace(None);
        }
        Trace(Recorder::new(module, function))
    }

    /// Enters the span of the call, until the guard is dropped.
    #[inline]
    #[must_use]
    pub fn enter(&self) -> Option<EnteredSpan> {
        self.0.as_ref().map(|recorder| recorder.enter())
    }

    /// Returns the span of the call.
    #[inline]
    #[must_use]
    pub fn span(&self) -> Span {
        let recorder = self.0.as_ref();
        recorder.map_or_else(Span::none, |recorder| recorder.span.clone())
    }

    /// Records the arguments, each with its name.
    #[inline]
    pub fn arguments(&self, arguments: &[(&'static str, &dyn Debug)]) {
        if let Some(recorder) = &self.0 {
            recorder.arguments(arguments);
        }
    }

    /// Records the value that is returned to the guest.
    #[inline]
    pub fn result(&mut self, value: &dyn Debug) {
        self.outcome(Ok(value));
    }

    /// Records the success or the error that is returned to the guest.
    #[inline]
    pub fn outcome(&mut self, outcome: Result<&dyn Debug, &dyn Debug>) {
        if let Some(recorder) = &mut self.0 {
            recorder.outcome(outcome);
        }
    }

    /// Emits the event for a call with this outcome.
    #[inline]
    pub fn finish<Core: Debug>(self, lowered: &Lowered<Core>) {
        if let Some(recorder) = self.0 {
            recorder.finish(lowered.as_ref().map(|core| core as &dyn Debug));
        }
    }
}

impl Recorder {
    #[cold]
    fn new(module: &'static str, function: &'static str) -> Option<Box<Self>> {
        let recorder = Recorder {
            span: tracing::trace_span!(target: TARGET, "call", module, function, arguments = Empty),
            has_event: tracing::event_enabled!(target: TARGET, Level::TRACE, result, errno, failure),
            outcome: None,
        };
        let is_empty = recorder.span.is_none() && !recorder.has_event;
        (!is_empty).then(|| Box::new(recorder))
    }

    #[cold]
    fn enter(&self) -> EnteredSpan {
        self.span.clone().entered()
    }

    #[cold]
    fn arguments(&self, arguments: &[(&'static str, &dyn Debug)]) {
        if self.span.is_none() || arguments.is_empty() {
            return;
        }
        let arguments = arguments.iter();
        let texts = arguments.map(|(name, argument)| format!("{name}: {}", short(*argument)));
        let texts: Vec<String> = texts.collect();
        self.span.record("arguments", display(texts.join(", ")));
    }

    #[cold]
    fn outcome(&mut self, outcome: Result<&dyn Debug, &dyn Debug>) {
        if self.has_event {
            self.outcome = Some(match outcome {
                Ok(value) => (Outcome::Result, short(value)),
                Err(errno) => (Outcome::Errno, short(errno)),
            });
        }
    }

    #[cold]
    fn finish(self, lowered: Result<&dyn Debug, &Failure>) {
        if !self.has_event {
            return;
        }
        let (outcome, text) = match (lowered, self.outcome) {
            (Ok(_) | Err(Failure::Code(_)), Some(outcome)) => outcome,
            // The value of the argument `unimplemented`.
            (Err(Failure::Code(code)), None) => (Outcome::Errno, short(code)),
            (Err(failure), _) => (Outcome::Failure, short(&format_args!("{failure}"))),
            (Ok(core), None) => (Outcome::Result, short(core)),
        };
        let text_if = |is: Outcome| (is == outcome).then(|| display(&text));
        tracing::event!(
            name: "return",
            target: TARGET,
            Level::TRACE,
            result = text_if(Outcome::Result),
            errno = text_if(Outcome::Errno),
            failure = text_if(Outcome::Failure),
        );
    }
}

/// Returns the start of a value's text. Formatting stops there, so that a long value costs
/// no more than a short one.
fn short(value: &dyn Debug) -> String {
    struct Short(String);

    impl fmt::Write for Short {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            let room = MAX_LEN - self.0.len();
            if text.len() <= room {
                self.0.push_str(text);
                return Ok(());
            }
            let end = (0..=room).rev().find(|end| text.is_char_boundary(*end));
            self.0.push_str(&text[..end.unwrap_or(0)]);
            Err(fmt::Error)
        }
    }

    let mut short = Short(String::new());
    if write!(short, "{value:?}").is_err() {
        short.0.push('…');
    }
    short.0
}

/// An argument or a result, which may not implement `Debug`.
#[derive(Clone, Copy)]
pub struct Traced<'a, T>(pub &'a T);

/// The text of a value that implements `Debug`. Method calls prefer this trait to [`Opaque`],
/// which takes one more reference.
pub trait Shown<'a> {
    /// Returns the value.
    fn debug(&self) -> &'a dyn Debug;
}

impl<'a, T: Debug> Shown<'a> for Traced<'a, T> {
    #[inline]
    fn debug(&self) -> &'a dyn Debug {
        self.0
    }
}

struct Placeholder;

impl Debug for Placeholder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("_")
    }
}

/// The text of any other value.
pub trait Opaque<'a> {
    /// Returns a placeholder.
    fn debug(&self) -> &'a dyn Debug;
}

impl<'a, T> Opaque<'a> for &Traced<'a, T> {
    #[inline]
    fn debug(&self) -> &'a dyn Debug {
        &Placeholder
    }
}

/// The text of a value, whether it implements `Debug` or not.
#[doc(hidden)]
#[macro_export]
macro_rules! __shown {
    ($value:expr) => {
        (&$crate::glue::trace::Traced(&$value)).debug()
    };
}

/// The texts of a success and of an error.
#[doc(hidden)]
#[macro_export]
macro_rules! __shown_outcome {
    ($outcome:expr) => {
        match &$outcome {
            $crate::glue::Ok(value) => $crate::glue::Ok($crate::__shown!(*value)),
            $crate::glue::Err(error) => $crate::glue::Err($crate::__shown!(*error)),
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_values_are_cut() {
        assert_eq!(short(&"abc"), "\"abc\"");
        let long = short(&"é".repeat(MAX_LEN));
        assert!(long.starts_with("\"éé") && long.ends_with("é…"), "{long}");
        assert!(long.len() <= MAX_LEN + "…".len());
        let list = short(&vec![7u8; 1 << 20]);
        assert!(list.starts_with("[7, 7") && list.ends_with('…'), "{list}");
    }

    #[test]
    fn values_without_debug_have_a_placeholder() {
        struct Secret;
        // As generated code has it.
        #[expect(clippy::needless_borrow, reason = "the reference selects the trait")]
        let texts = [(&Traced(&7)).debug(), (&Traced(&Secret)).debug()].map(short);
        assert_eq!(texts, ["7", "_"]);
    }
}
