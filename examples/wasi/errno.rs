//! Conversions to the errors that guests get.

use std::io::{self, ErrorKind};
use std::num::TryFromIntError;

use wasmtime_integration::GuestError;

use crate::host::types::Errno;

/// For `?` on accesses to a guest's memory. It is also the attribute's `guest_error`,
/// for arguments that are read before a method is called.
impl From<GuestError> for Errno {
    fn from(error: GuestError) -> Self {
        match error {
            GuestError::PtrOutOfBounds(_) | GuestError::PtrOverflow => Errno::Fault,
            GuestError::InvalidUtf8(_) => Errno::Ilseq,
            GuestError::TryFromIntError(_) => Errno::Overflow,
            GuestError::InFunc { err, .. } => Errno::from(*err),
            // An unknown case, flag or character; misaligned; overlapping.
            _ => Errno::Inval,
        }
    }
}

/// For `?` on operations on the host's streams.
impl From<io::Error> for Errno {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Errno::Pipe,
            ErrorKind::ConnectionReset => Errno::Connreset,
            ErrorKind::FileTooLarge => Errno::Fbig,
            ErrorKind::Interrupted => Errno::Intr,
            ErrorKind::InvalidInput => Errno::Inval,
            ErrorKind::IsADirectory => Errno::Isdir,
            ErrorKind::OutOfMemory => Errno::Nomem,
            ErrorKind::PermissionDenied => Errno::Acces,
            ErrorKind::QuotaExceeded => Errno::Dquot,
            ErrorKind::StorageFull => Errno::Nospc,
            ErrorKind::WouldBlock => Errno::Again,
            _ => Errno::Io,
        }
    }
}

/// For `?` on a number that does not fit into the guest's type for it.
impl From<TryFromIntError> for Errno {
    fn from(_: TryFromIntError) -> Self {
        Errno::Overflow
    }
}

#[cfg(test)]
mod tests {
    use wasmtime_integration::Region;

    use super::*;

    #[test]
    fn bad_arguments() {
        let region = Region { start: 4, len: 4 };
        let in_function = GuestError::InFunc {
            modulename: "module",
            funcname: "function",
            location: "parameter `fd`".to_owned(),
            err: Box::new(GuestError::PtrOverflow),
        };
        for (error, errno) in [
            (GuestError::PtrOutOfBounds(region), Errno::Fault),
            (GuestError::PtrNotAligned(region, 8), Errno::Inval),
            (GuestError::InvalidEnumValue("whence"), Errno::Inval),
            (GuestError::InvalidFlagValue("rights"), Errno::Inval),
            (in_function, Errno::Fault),
        ] {
            assert_eq!(Errno::from(error), errno);
        }
        let error = String::from_utf8(vec![0xff]).unwrap_err().utf8_error();
        assert_eq!(Errno::from(GuestError::from(error)), Errno::Ilseq);
    }
}
