//! How a guest ends.

use std::fmt;

use wasmtime_wasi::I32Exit;

/// The status that a guest ends with: the error that `proc_exit` returns to the caller
/// of the guest.
#[derive(Debug)]
pub(crate) struct Exit(pub(crate) i32);

impl fmt::Display for Exit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the guest exits with {}", self.0)
    }
}

impl std::error::Error for Exit {}

/// Returns the status of a guest whose call has ended.
///
/// # Errors
///
/// Fails if the guest did not end with a status but, for example, with a trap.
pub(crate) fn status(ended: wasmtime::Result<()>) -> wasmtime::Result<u8> {
    let Err(error) = ended else { return Ok(0) };
    let status = match (error.downcast_ref(), error.downcast_ref()) {
        // Wasmtime's own `proc_exit` returns `I32Exit` for the same purpose.
        (Some(Exit(status)), _) | (_, Some(I32Exit(status))) => *status,
        (None, None) => return Err(error),
    };
    // A status too large for a process must not turn into success.
    Ok(u8::try_from(status).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings() {
        assert_eq!(status(Ok(())).unwrap(), 0);
        for (code, expected) in [(0, 0), (200, 200), (256, 255), (-1, 255)] {
            assert_eq!(status(Err(Exit(code).into())).unwrap(), expected);
            assert_eq!(status(Err(I32Exit(code).into())).unwrap(), expected);
        }
        assert!(status(Err(wasmtime::Trap::StackOverflow.into())).is_err());
    }
}
