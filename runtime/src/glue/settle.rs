//! What the future of an asynchronous function gives: a core value where what the method
//! gave can't ask for a trap, and a `Result` of one where it can.
//!
//! A `Result` of a number goes through memory on its way out of a future, which glue by
//! hand for such a method avoids. The macro can't see types, so there are two functions
//! with one name: the one of the type goes before the one of the trait.

use std::marker::PhantomData;

use super::Lower;

/// What a method gave, where a `Plain` asks for no trap.
pub struct Given<Plain, R>(R, PhantomData<fn() -> Plain>);

/// What a method gave.
#[inline]
pub fn given<Plain, R>(given: R) -> Given<Plain, R> {
    Given(given, PhantomData)
}

#[expect(
    clippy::mismatching_type_param_order,
    reason = "both parameters are the one type here"
)]
impl<R> Given<R, R> {
    /// The core value, by `lower`.
    #[inline]
    pub fn settle<Core>(
        self,
        lower: impl FnOnce(R) -> Core,
        _may_trap: impl FnOnce(R) -> wasmtime::Result<Core>,
    ) -> Core {
        lower(self.0)
    }
}

/// What a method gave, of whatever type.
pub trait MayTrap<Plain> {
    /// The type.
    type Given;

    /// The core value, by `may_trap`.
    ///
    /// # Errors
    ///
    /// Those of `may_trap`.
    fn settle<Core>(
        self,
        lower: impl FnOnce(Plain) -> Core,
        may_trap: impl FnOnce(Self::Given) -> wasmtime::Result<Core>,
    ) -> wasmtime::Result<Core>;
}

impl<Plain, R> MayTrap<Plain> for Given<Plain, R> {
    type Given = R;

    #[inline]
    fn settle<Core>(
        self,
        _lower: impl FnOnce(Plain) -> Core,
        may_trap: impl FnOnce(R) -> wasmtime::Result<Core>,
    ) -> wasmtime::Result<Core> {
        may_trap(self.0)
    }
}

/// The core value of a result that is its error, or 0.
#[inline]
pub fn lower_errno<Errno: Lower<i32>>(result: Result<(), Errno>) -> i32 {
    match result {
        Ok(()) => 0,
        Err(errno) => errno.lower(),
    }
}

/// The core value of a result whose error has no type: it is told from success, and no
/// more.
#[inline]
#[must_use]
pub fn lower_one(result: Result<(), ()>) -> i32 {
    i32::from(result.is_err())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_that_asks_for_no_trap_gives_a_number() {
        for (result, core) in [(Ok(()), 0), (Err(7), 7)] {
            let number: i32 = given::<Result<(), u8>, _>(result).settle(lower_errno, |_| Ok(-1));
            assert_eq!(number, core);
        }
        let number: i32 = given::<Result<(), ()>, _>(Err(())).settle(lower_one, |_| Ok(-1));
        assert_eq!(number, 1);
    }

    #[test]
    fn any_other_gives_a_result() {
        let wide: Result<(), u64> = Err(7);
        let result: wasmtime::Result<i32> = given::<Result<(), u8>, _>(wide)
            .settle(lower_errno, |given| {
                Ok(i32::try_from(given.err().unwrap_or(0))?)
            });
        assert!(matches!(result, Ok(7)));
    }
}
