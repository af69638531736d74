//! The check that guests don't read an error as success.

/// The names of a case that means success, each optionally after an `E`.
const NAMES: [&str; 4] = ["success", "ok", "none", "noerror"];

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
            is_success(name.as_bytes()) || is_in(accepted, name.as_bytes()),
            "guests read the case 0 of this type as success: insert a case `Success` with the \
             value 0, or accept this with `success = \"…\"`, the name of that case"
        );
    }
}

const fn is_success(name: &[u8]) -> bool {
    let without_e = match name {
        [b'e' | b'E', rest @ ..] => rest,
        name => name,
    };
    is_in(&NAMES, name) || is_in(&NAMES, without_e)
}

const fn is_in(names: &[&str], name: &[u8]) -> bool {
    match names {
        [] => false,
        [first, rest @ ..] => is_same(first.as_bytes(), name) || is_in(rest, name),
    }
}

/// Whether two names are the same, apart from the case of letters and from underscores.
const fn is_same(a: &[u8], b: &[u8]) -> bool {
    match (a, b) {
        ([b'_', a @ ..], b) | (a, [b'_', b @ ..]) => is_same(a, b),
        ([], []) => true,
        ([a, rest_of_a @ ..], [b, rest_of_b @ ..]) => {
            a.eq_ignore_ascii_case(b) && is_same(rest_of_a, rest_of_b)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_mean_success() {
        for name in ["Success", "OK", "ESuccess", "ENone", "NoError", "no_error"] {
            assert!(is_success(name.as_bytes()), "{name}");
        }
        for name in ["NotFound", "E", "EeSuccess", "Okay", ""] {
            assert!(!is_success(name.as_bytes()), "{name}");
        }
    }

    #[test]
    fn a_name_can_be_accepted() {
        assert!(is_in(&["Fine", "NotFound"], b"NotFound"));
        assert!(!is_in(&["Fine"], b"NotFound") && !is_in(&[], b"Fine"));
    }
}
