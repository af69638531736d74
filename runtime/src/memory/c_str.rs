//! Strings that end with a NUL.

use std::ffi::{CStr, CString};

use super::guest_memory::Memory;
#[cfg(feature = "threads")]
use super::region::shared;
use crate::{GuestError, GuestMemory, GuestPtr};

const UNTERMINATED: GuestError = GuestError::Invalid("a C string without a NUL at its end");

impl GuestMemory<'_> {
    /// Borrows the C string at `ptr`: the bytes up to the first NUL, which is searched for inside the
    /// memory, and no further than what is left of `copy_limit`.
    ///
    /// ```
    /// use wasmtime_integration::{GuestMemory, GuestPtr};
    ///
    /// let mut bytes = *b"level\0";
    /// let memory = GuestMemory::from(&mut bytes);
    /// assert_eq!(memory.c_str(GuestPtr::new(2))?, c"vel");
    /// assert!(memory.c_str(GuestPtr::new(6)).is_err());
    /// # Ok::<(), wasmtime_integration::GuestError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails with [`GuestError::Invalid`] if there is no NUL, with [`GuestError::CopyLimit`] if it
    /// is further away, and if the memory is shared.
    #[inline]
    pub fn c_str(&self, ptr: GuestPtr<u8>) -> Result<&CStr, GuestError> {
        let bytes = match &self.memory {
            Memory::Unshared(bytes) => bytes.get(ptr.offset() as usize..),
            #[cfg(feature = "threads")]
            Memory::Shared(_) => return Err(shared(ptr.as_array(1))),
        };
        let bytes = bytes.ok_or(UNTERMINATED)?;
        let searched = &bytes[..bytes.len().min(self.copy_limit())];
        match CStr::from_bytes_until_nul(searched) {
            Ok(string) => Ok(string),
            Err(_) if searched.len() < bytes.len() => Err(GuestError::CopyLimit),
            Err(_) => Err(UNTERMINATED),
        }
    }

    /// Returns a copy of the C string at `ptr`, which counts against `copy_limit` with its NUL.
    ///
    /// # Errors
    ///
    /// Fails as [`c_str`](Self::c_str) does, but not if the memory is shared.
    pub fn c_string(&self, ptr: GuestPtr<u8>) -> Result<CString, GuestError> {
        let len = match &self.memory {
            Memory::Unshared(_) => self.c_str(ptr)?.count_bytes(),
            #[cfg(feature = "threads")]
            Memory::Shared(_) => self.shared_len(ptr)?,
        };
        // With the NUL: `CString::new` would allocate room for it, and abort if it can't.
        let len = u32::try_from(len + 1).unwrap_or(u32::MAX);
        let copy = self.to_vec(GuestPtr::<[u8]>::new((ptr.offset(), len)))?;
        // Another thread may have changed a shared memory meanwhile.
        CString::from_vec_with_nul(copy).map_err(|_| UNTERMINATED)
    }

    /// Borrows the C string of a parameter, from a copy if the memory is shared.
    #[inline]
    pub(crate) fn c_str_parameter(&self, ptr: GuestPtr<u8>) -> Result<&CStr, GuestError> {
        #[cfg(feature = "threads")]
        if let Memory::Shared(memory) = &self.memory {
            let copy = self.c_string(ptr)?.into_bytes_with_nul();
            let kept = memory.keep(copy).ok_or(GuestError::CopyLimit)?;
            return CStr::from_bytes_until_nul(kept).map_err(|_| UNTERMINATED);
        }
        self.c_str(ptr)
    }

    /// Returns the number of bytes before the NUL in a shared memory.
    #[cfg(feature = "threads")]
    fn shared_len(&self, ptr: GuestPtr<u8>) -> Result<usize, GuestError> {
        for (len, address) in (ptr.offset()..=u32::MAX).enumerate() {
            if len >= self.copy_limit() {
                return Err(GuestError::CopyLimit);
            }
            match self.read(GuestPtr::<u8>::new(address)) {
                Ok(0) => return Ok(len),
                Ok(_) => {}
                Err(_) => break,
            }
        }
        Err(UNTERMINATED)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn both_forms_find_what_a_search_of_all_bytes_finds(
            mut bytes in prop::collection::vec(prop_oneof![1 => Just(0_u8), 4 => any::<u8>()], 0..40),
            at in 0..48_usize,
            limit in 0..48_usize,
        ) {
            let rest = bytes.get(at..).map(<[u8]>::to_vec);
            let expected = match rest {
                None => Err(UNTERMINATED),
                Some(rest) => match rest.iter().position(|byte| *byte == 0) {
                    Some(len) if len < limit => Ok(rest[..len].to_vec()),
                    _ if limit < rest.len() => Err(GuestError::CopyLimit),
                    _ => Err(UNTERMINATED),
                },
            };
            let mut memory = GuestMemory::from(&mut bytes[..]);
            memory.set_copy_limit(limit);
            let ptr = GuestPtr::new(u32::try_from(at).unwrap());
            prop_assert_eq!(memory.c_str(ptr).map(|string| string.to_bytes().to_vec()), expected.clone());
            prop_assert_eq!(memory.c_string(ptr).map(CString::into_bytes), expected);
        }
    }

    #[test]
    fn a_string_ends_with_the_first_nul_inside_the_memory() {
        let mut bytes = *b"ab\0c\0d";
        let memory = GuestMemory::from(&mut bytes);
        for (at, string) in [
            (0, Some(c"ab")),
            (1, Some(c"b")),
            (2, Some(c"")),
            (3, Some(c"c")),
            (4, Some(c"")),
            (5, None),
            (6, None),
            (7, None),
            (u32::MAX, None),
        ] {
            let string = string.ok_or(UNTERMINATED);
            assert_eq!(memory.c_str(GuestPtr::new(at)), string, "{at}");
            let copy = memory.c_string(GuestPtr::new(at));
            assert_eq!(copy.as_deref(), string.as_ref().map(|string| *string));
        }
        assert!(GuestMemory::empty().c_str(GuestPtr::new(0)).is_err());
    }

    #[test]
    fn the_copy_limit_bounds_the_search_and_the_copies() {
        let mut bytes = *b"abc\0abc";
        let mut memory = GuestMemory::from(&mut bytes);
        memory.set_copy_limit(3);
        assert_eq!(memory.c_str(GuestPtr::new(0)), Err(GuestError::CopyLimit));
        assert_eq!(memory.c_str(GuestPtr::new(1)), Ok(c"bc"));
        // What is left of the memory is shorter than the limit.
        assert_eq!(memory.c_str(GuestPtr::new(5)), Err(UNTERMINATED));
        assert_eq!(memory.c_str(GuestPtr::new(3)), Ok(c""));
        assert_eq!(memory.c_string(GuestPtr::new(1)).as_deref(), Ok(c"bc"));
        assert_eq!(
            memory.c_string(GuestPtr::new(2)),
            Err(GuestError::CopyLimit)
        );
    }
}
