//! The check that guests don't read an error as success.

use super::success_names::{is_in, is_success};

/// Fails to compile if `zero`, the name of the value 0, is an error, unless it is one of
/// `accepted`.
///
/// # Panics
///
/// Panics in that case, which is a compile error.
#[track_caller]
pub const fn check_success(zero: Option<&str>, accepted: &[&str]) {
    if let Some(name) = zero {
        assert!(
            is_success(name) || is_in(accepted, name.as_bytes()),
            "guests read the case 0 of this type as success: insert a case `Success` with the \
             value 0, or accept this with `success = \"…\"`, the name of that case"
        );
    }
}
