//! Spans and events for host calls, with the feature `tracing`.
//!
//! Generated code declares two callsites for each function, since a callsite is static. This
//! module does everything else, so that `tracing`'s macros are not expanded in the user's crate.

use std::fmt::{self, Debug, Write as _};

use tracing::callsite::{Callsite as _, Identifier};
use tracing::dispatcher::get_default;
use tracing::field::{FieldSet, Value, display};
use tracing::level_filters::{LevelFilter, STATIC_MAX_LEVEL};
use tracing::metadata::Kind;
use tracing::span::EnteredSpan;
use tracing::{Event, Level, Span};

pub use tracing::callsite::DefaultCallsite as Callsite;
pub use tracing::{Instrument, Metadata};

use super::failure::{Failure, Lowered};

/// The maximum length of the text of an argument or a result, in bytes.
const MAX_LEN: usize = 256;

/// The names of the outcomes of a call, which are the fields of its event.
const OUTCOMES: &[&str] = &["result", "errno", "failure"];

/// The number of a span's fields before the arguments.
const OF_FUNCTION: usize = 2;

/// Returns the metadata of a function's span. `fields` are `module`, `function` and the
/// parameters.
#[must_use]
pub const fn span(
    callsite: &'static Callsite,
    target: &'static str,
    function: &'static str,
    fields: &'static [&'static str],
) -> Metadata<'static> {
    metadata(callsite, target, function, fields, Kind::SPAN)
}

/// Returns the metadata of a function's event.
#[must_use]
pub const fn event(
    callsite: &'static Callsite,
    target: &'static str,
    function: &'static str,
) -> Metadata<'static> {
    metadata(callsite, target, function, OUTCOMES, Kind::EVENT)
}

const fn metadata(
    callsite: &'static Callsite,
    target: &'static str,
    function: &'static str,
    fields: &'static [&'static str],
    kind: Kind,
) -> Metadata<'static> {
    let fields = FieldSet::new(fields, Identifier(callsite));
    Metadata::new(
        function,
        target,
        Level::TRACE,
        None,
        None,
        None,
        fields,
        kind,
    )
}

/// Whether a subscriber is interested in a callsite.
fn is_enabled(callsite: &'static Callsite) -> bool {
    let interest = callsite.interest();
    let is_enabled = || get_default(|dispatch| dispatch.enabled(callsite.metadata()));
    !interest.is_never() && (interest.is_always() || is_enabled())
}

/// The trace of a host call. It is empty unless a subscriber is interested in it, so that
/// other calls only carry a null pointer.
#[derive(Debug)]
pub struct Trace(Option<Box<Recorder>>);

#[derive(Debug)]
struct Recorder {
    span: Span,
    /// The callsite of the event, if a subscriber is interested in it.
    event: Option<&'static Callsite>,
    /// The outcome that the glue recorded: the index of its name, and its text.
    outcome: Option<(usize, String)>,
}

impl Trace {
    /// Starts the trace of a call of a function of `module`. The span has the function's name.
    #[inline]
    #[must_use]
    pub fn new(span: &'static Callsite, event: &'static Callsite, module: &'static str) -> Self {
        if LevelFilter::TRACE > STATIC_MAX_LEVEL || LevelFilter::TRACE > LevelFilter::current() {
            return Trace(None);
        }
        Trace(Recorder::new(span, event, module))
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

    /// Records the argument at `index`.
    #[inline]
    pub fn argument(&self, index: usize, argument: &dyn Debug) {
        if let Some(recorder) = &self.0 {
            recorder.argument(index, argument);
        }
    }

    /// Records the value that is returned to the guest.
    #[inline]
    pub fn result(&mut self, value: &dyn Debug) {
        if let Some(recorder) = &mut self.0 {
            recorder.outcome(0, value);
        }
    }

    /// Records the error that is returned to the guest.
    #[inline]
    pub fn errno(&mut self, errno: &dyn Debug) {
        if let Some(recorder) = &mut self.0 {
            recorder.outcome(1, errno);
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
    fn new(
        span: &'static Callsite,
        event: &'static Callsite,
        module: &'static str,
    ) -> Option<Box<Self>> {
        let recorder = Recorder {
            span: if is_enabled(span) {
                new_span(span, module)
            } else {
                Span::none()
            },
            event: is_enabled(event).then_some(event),
            outcome: None,
        };
        let is_empty = recorder.span.is_none() && recorder.event.is_none();
        (!is_empty).then(|| Box::new(recorder))
    }

    #[cold]
    fn enter(&self) -> EnteredSpan {
        self.span.clone().entered()
    }

    #[cold]
    fn argument(&self, index: usize, argument: &dyn Debug) {
        let fields = self.span.metadata().map(Metadata::fields);
        let field = fields.and_then(|fields| fields.iter().nth(OF_FUNCTION + index));
        if let Some(field) = field {
            self.span.record(&field, display(short(argument)));
        }
    }

    #[cold]
    fn outcome(&mut self, outcome: usize, value: &dyn Debug) {
        if self.event.is_some() {
            self.outcome = Some((outcome, short(value)));
        }
    }

    #[cold]
    fn finish(self, lowered: Result<&dyn Debug, &Failure>) {
        let Some(event) = self.event else {
            return;
        };
        let (outcome, text) = match (lowered, self.outcome) {
            (Err(failure), _) => (2, short(&format_args!("{failure}"))),
            (Ok(_), Some(outcome)) => outcome,
            (Ok(core), None) => (0, short(core)),
        };
        let text = display(text);
        let value = |index| (index == outcome).then_some(&text as &dyn Value);
        let fields = event.metadata().fields();
        if let [Some(result), Some(errno), Some(failure)] =
            [0, 1, 2].map(|index| fields.iter().nth(index))
        {
            let values = [
                (&result, value(0)),
                (&errno, value(1)),
                (&failure, value(2)),
            ];
            Event::dispatch(event.metadata(), &fields.value_set(&values));
        }
    }
}

fn new_span(callsite: &'static Callsite, module: &'static str) -> Span {
    let metadata = callsite.metadata();
    let fields = metadata.fields();
    let mut names = fields.iter();
    let (Some(of_module), Some(of_function)) = (names.next(), names.next()) else {
        return Span::none();
    };
    let function = metadata.name();
    let values = [
        (&of_module, Some(&module as &dyn Value)),
        (&of_function, Some(&function as &dyn Value)),
    ];
    Span::new(metadata, &fields.value_set(&values))
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
