//! Suggestions for misspelled names.

/// The similarity, from 0 to 1, above which one word counts as a misspelling of another.
const NEAR: f64 = 0.8;

/// Returns a suggestion to append to a message, `; did you mean …?`, or an empty string.
pub(crate) fn did_you_mean<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    let likeness = |name: &str| strsim::jaro_winkler(word, name);
    let near = names.into_iter().filter(|name| is_near(word, name));
    let nearest = near.max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    nearest.map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

/// Whether `word` is a misspelling of `name`.
pub(crate) fn is_near(word: &str, name: &str) -> bool {
    strsim::jaro_winkler(word, name) > NEAR
}

/// Whether `word` differs from `name` only by a typo. Stricter than [`is_near`], because many
/// functions have similar names.
pub(crate) fn is_misspelling(word: &str, name: &str) -> bool {
    let slips = if name.len() < 8 { 1 } else { 2 };
    strsim::damerau_levenshtein(word, name) <= slips
}
