//! Writing as much as fits into a guest's buffer.

use crate::{GuestError, GuestMemory, GuestPtr, GuestType};

impl GuestMemory<'_> {
    /// Writes as many of `bytes` as fit into the buffer of `len` bytes at `buf`. Returns the
    /// number of bytes written.
    ///
    /// # Errors
    ///
    /// Fails if a written byte would be out of bounds; nothing is written in that case.
    #[inline]
    pub fn write_bytes(
        &mut self,
        buf: GuestPtr<u8>,
        len: u32,
        bytes: &[u8],
    ) -> Result<u32, GuestError> {
        self.write_slice(buf, len, bytes)
    }

    /// Writes as many characters of `string` as fit into the buffer of `len` bytes at `buf`.
    /// Returns the number of bytes written. The string is only cut between characters, so the
    /// guest always gets valid UTF-8.
    ///
    /// ```
    /// use wasmtime_integration::{GuestMemory, GuestPtr};
    ///
    /// let mut bytes = [0; 8];
    /// let mut memory = GuestMemory::from(&mut bytes);
    /// assert_eq!(memory.write_str(GuestPtr::new(0), 4, "über")?, 4);
    /// assert_eq!(memory.write_str(GuestPtr::new(0), 4, "abcé")?, 3);
    /// # Ok::<(), wasmtime_integration::GuestError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if a written byte would be out of bounds; nothing is written in that case.
    #[inline]
    pub fn write_str(
        &mut self,
        buf: GuestPtr<u8>,
        len: u32,
        string: &str,
    ) -> Result<u32, GuestError> {
        let mut end = string.len().min(len as usize);
        while !string.is_char_boundary(end) {
            end -= 1;
        }
        self.write_bytes(buf, len, &string.as_bytes()[..end])
    }

    /// Writes as many of `values` as fit into the array of `len` elements at `buf`. Returns the
    /// number of elements written.
    ///
    /// # Errors
    ///
    /// Fails if a written element would be out of bounds or misaligned; nothing is written in
    /// that case.
    #[inline]
    pub fn write_slice<T: GuestType + Copy>(
        &mut self,
        buf: GuestPtr<T>,
        len: u32,
        values: &[T],
    ) -> Result<u32, GuestError> {
        // A number that doesn't fit in 32 bits exceeds the array too.
        let count = u32::try_from(values.len()).map_or(len, |count| count.min(len));
        self.copy_from_slice(&values[..count as usize], buf.as_array(count))?;
        Ok(count)
    }
}
