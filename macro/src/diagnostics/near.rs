//! Suggestions for misspelled names.

/// The similarity, from 0 to 1, above which one word counts as a misspelling of another.
const NEAR: f64 = 0.8;

/// Returns the name that `word` most likely misspells.
fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    names
        .into_iter()
        .map(|name| (strsim::jaro_winkler(word, name), name))
        .filter(|(similarity, _)| *similarity > NEAR)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, name)| name)
}

/// Returns a suggestion to append to a message, `; did you mean …?`, or an empty string.
pub(crate) fn did_you_mean<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    nearest(word, names).map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

/// Whether `word` is a misspelling of `name`.
pub(crate) fn is_near(word: &str, name: &str) -> bool {
    nearest(word, [name]).is_some()
}

/// Whether `word` differs from `name` only by a typo. Stricter than [`is_near`], because many
/// functions have similar names.
pub(crate) fn is_misspelling(word: &str, name: &str) -> bool {
    let slips = if name.len() < 8 { 1 } else { 2 };
    strsim::damerau_levenshtein(word, name) <= slips
}
