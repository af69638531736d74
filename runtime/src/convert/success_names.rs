//! The names of cases that mean success. A symbolic link makes the macro crate use the same file.

/// The names, each optionally after an `E`.
const NAMES: [&str; 4] = ["success", "ok", "none", "noerror"];

/// Whether a case with this name stands for success.
pub(super) const fn is_success(name: &str) -> bool {
    let name = name.as_bytes();
    let without_e = match trimmed(name) {
        [b'e' | b'E', rest @ ..] => rest,
        name => name,
    };
    is_in(&NAMES, name) || is_in(&NAMES, without_e)
}

/// Whether `name` is one of `names`.
pub(super) const fn is_in(names: &[&str], name: &[u8]) -> bool {
    match names {
        [] => false,
        [first, rest @ ..] => is_same(first.as_bytes(), name) || is_in(rest, name),
    }
}

/// Whether two names are the same, apart from the case of letters and from separators.
const fn is_same(a: &[u8], b: &[u8]) -> bool {
    match (trimmed(a), trimmed(b)) {
        ([], []) => true,
        ([a, rest_of_a @ ..], [b, rest_of_b @ ..]) => {
            a.eq_ignore_ascii_case(b) && is_same(rest_of_a, rest_of_b)
        }
        _ => false,
    }
}

/// Returns a name without the separators that it begins with.
const fn trimmed(name: &[u8]) -> &[u8] {
    match name {
        [b'_' | b'-', rest @ ..] => trimmed(rest),
        name => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_mean_success() {
        for name in [
            "success",
            "Success",
            "OK",
            "ESuccess",
            "e_success",
            "E_Success",
            "e-success",
            "ENone",
            "NoError",
            "noerror",
            "no_error",
            "no-error",
            "NO_ERROR",
            "eok",
            "E_OK",
        ] {
            assert!(is_success(name), "{name}");
        }
        for name in [
            "not_found",
            "NotFound",
            "e",
            "E_",
            "EeSuccess",
            "Okay",
            "",
            "_",
            "no error",
        ] {
            assert!(!is_success(name), "{name}");
        }
    }

    #[test]
    fn names_are_the_same_apart_from_case_and_separators() {
        assert!(is_in(&["Fine", "NotFound"], b"NotFound") && is_in(&["not-found"], b"NotFound"));
        assert!(!is_in(&["Fine"], b"NotFound") && !is_in(&[], b"Fine"));
    }
}
