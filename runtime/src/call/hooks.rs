//! What hooks see of a call, and how a call with hooks ends.

use wasmtime::Error;

use super::failure::{Failure, Lowered, finish};

/// A function of an instance struct, as its [hooks](macro@crate::wasmtime_integration#hooks) see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct HostFunction {
    /// The name of the module that guests import the function from.
    pub module: &'static str,
    /// The name that guests import.
    pub name: &'static str,
    /// The position of the function in `FUNCTIONS` of the instance struct.
    pub index: usize,
}

/// Returns the functions of a module with these names.
#[must_use]
pub const fn host_functions<const N: usize>(
    module: &'static str,
    names: &[&'static str],
) -> [HostFunction; N] {
    let mut functions = [HostFunction {
        module,
        name: "",
        index: 0,
    }; N];
    let mut index = 0;
    while index < N {
        functions[index].name = names[index];
        functions[index].index = index;
        index += 1;
    }
    functions
}

/// Returns the function with this name, which is one of `functions`.
#[must_use]
pub const fn host_function(functions: &[HostFunction], name: &str) -> HostFunction {
    let mut index = 0;
    while !is_same(functions[index].name, name) {
        index += 1;
    }
    functions[index]
}

/// `==`, which isn't `const`.
const fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut index = 0;
    while index < a.len() && index < b.len() && a[index] == b[index] {
        index += 1;
    }
    index == a.len() && index == b.len()
}

/// Ends a call as [`finish`] does, and passes its outcome to the hook `after`.
#[inline]
pub fn finish_hooked<Core>(
    lowered: Lowered<Core>,
    on_failure: impl FnOnce(Failure) -> wasmtime::Result<Core>,
    after: impl FnOnce(Result<(), &Error>),
) -> Lowered<Core> {
    let result = finish(lowered, on_failure);
    after(result.as_ref().map(|_| ()));
    result.map_err(Failure::Ended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_numbered_and_found_by_name() {
        const NAMES: &[&str] = &["a", "ab", "", "abc"];
        const FUNCTIONS: &[HostFunction] = &host_functions::<{ NAMES.len() }>("m", NAMES);
        for (index, name) in NAMES.iter().enumerate() {
            let function = host_function(FUNCTIONS, name);
            assert_eq!((function.module, function.name), ("m", *name));
            assert_eq!((function.index, function), (index, FUNCTIONS[index]));
        }
    }

    #[test]
    fn a_hook_sees_an_error_that_traps_and_not_one_for_the_guest() {
        let on_failure = |failure: Failure| match failure {
            Failure::Code(code) => Ok(code),
            failure => Err(failure.into_trap("m", "f")),
        };
        let outcome = |lowered| {
            let mut seen = None;
            let ended = finish_hooked(lowered, on_failure, |result| {
                seen = Some(result.map_err(ToString::to_string));
            });
            (ended.map_err(|failure| failure.to_string()), seen.unwrap())
        };
        assert_eq!(outcome(Ok(7)), (Ok(7), Ok(())));
        assert_eq!(outcome(Err(Failure::Code(8))), (Ok(8), Ok(())));
        let text = "`m::f` is not implemented by this host".to_owned();
        let trap = (Err(text.clone()), Err(text));
        assert_eq!(outcome(Err(Failure::Unimplemented)), trap);
    }
}
