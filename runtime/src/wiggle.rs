//! Hosts that use wiggle: its functions as a fallback, and conversions of its types.

#[allow(
    clippy::missing_errors_doc,
    reason = "only generated code calls what is hidden"
)]
pub mod target;
mod types;
