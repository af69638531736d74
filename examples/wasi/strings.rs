//! The arguments and the environment of a guest: lists of C strings, which it
//! requests in two steps.

use std::ffi::CString;

use wasmtime_integration::{GuestMemory, GuestPtr};

use crate::host::types::{Errno, Size};

/// A list of strings for a guest.
pub(crate) struct Strings(pub(crate) Vec<CString>);

impl Strings {
    /// Returns the number of strings, and the bytes that they need with their zero
    /// bytes. The guest then allocates that much room.
    pub(crate) fn sizes(&self) -> Result<(Size, Size), Errno> {
        let bytes: usize = self.0.iter().map(|string| string.count_bytes()).sum();
        let count = self.0.len();
        Ok((count.try_into()?, (count + bytes).try_into()?))
    }

    /// Writes the strings to `buf`, one after another, and a pointer to each to
    /// `pointers`.
    pub(crate) fn write(
        &self,
        memory: &mut GuestMemory<'_>,
        pointers: GuestPtr<GuestPtr<u8>>,
        buf: GuestPtr<u8>,
    ) -> Result<(), Errno> {
        let (count, _) = self.sizes()?;
        let mut end = 0;
        for (pointer, string) in pointers.as_array(count).iter().zip(&self.0) {
            let bytes = string.to_bytes_with_nul();
            let len = u32::try_from(bytes.len())?;
            let start = buf.add(end)?;
            memory.copy_from_slice(bytes, start.as_array(len))?;
            memory.write(pointer?, start)?;
            // Can't overflow: `sizes` has added up the same lengths.
            end += len;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings() -> Strings {
        Strings(vec![c"ab".into(), c"".into(), c"c".into()])
    }

    #[test]
    fn layout() {
        let mut bytes = [0xee; 20];
        let mut memory = GuestMemory::from(&mut bytes);
        assert_eq!(strings().sizes(), Ok((3, 6)));
        let written = strings().write(&mut memory, GuestPtr::new(8), GuestPtr::new(1));
        assert_eq!(written, Ok(()));
        assert_eq!(bytes, *b"\xeeab\0\0c\0\xee\x01\0\0\0\x04\0\0\0\x05\0\0\0");
    }

    #[test]
    fn no_room() {
        let mut bytes = [0; 20];
        let mut memory = GuestMemory::from(&mut bytes);
        for (pointers, buf, errno) in [
            (8, 15, Errno::Fault),
            (12, 0, Errno::Fault),
            (8, u32::MAX - 2, Errno::Fault),
            (u32::MAX - 3, 0, Errno::Fault),
            (6, 0, Errno::Inval),
        ] {
            let result = strings().write(&mut memory, GuestPtr::new(pointers), GuestPtr::new(buf));
            assert_eq!(result, Err(errno), "{pointers} {buf}");
        }
    }
}
