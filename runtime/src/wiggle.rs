//! Hosts that use wiggle: its functions as a fallback, and conversions of its types.

pub mod target;
mod types;
