//! The standard streams of a guest: the descriptors 0, 1 and 2.

use std::fs::File;
use std::io::{self, IoSlice, IoSliceMut, IsTerminal as _, Read, Write};

use wasmtime_integration::{GuestMemory, GuestPtr, GuestType};

use crate::host::types::{
    Ciovec, CiovecArray, Errno, Fd, Fdflags, Fdstat, Filesize, Filetype, Iovec, IovecArray, Rights,
    Size,
};

/// The maximum number of pieces of memory in a call: `IOV_MAX` of the guest's C
/// library.
const MOST_PIECES: u32 = 1024;

/// The number of pieces of memory that one call transfers. Guests call again for
/// the rest.
const PIECES: usize = 16;

/// The maximum number of bytes that one call transfers. Some systems can't transfer
/// 2 GiB at once.
const MOST_BYTES: Size = 1 << 30;

/// The streams of one guest.
///
/// They are this process's own streams, duplicated under other descriptors. A
/// guest that closes one closes it only for itself, and data that a guest has
/// written is not left in a buffer of the host.
pub(crate) struct Stdio {
    /// Indexed by the guest's descriptor. `None` if the guest has closed it.
    streams: [Option<Stream>; 3],
}

enum Stream {
    Input(File),
    Output(File),
}

impl Stdio {
    /// Duplicates the standard streams of this process.
    pub(crate) fn inherit() -> io::Result<Self> {
        Ok(Stdio {
            streams: [
                Some(Stream::Input(duplicate(io::stdin())?)),
                Some(Stream::Output(duplicate(io::stdout())?)),
                Some(Stream::Output(duplicate(io::stderr())?)),
            ],
        })
    }

    fn stream(&self, fd: Fd) -> Result<&Stream, Errno> {
        let stream = self.streams.get(u32::from(fd) as usize);
        stream.and_then(Option::as_ref).ok_or(Errno::Badf)
    }

    /// Returns the stream behind `fd`, which must be readable.
    pub(crate) fn input(&self, fd: Fd) -> Result<&File, Errno> {
        match self.stream(fd)? {
            Stream::Input(file) => Ok(file),
            Stream::Output(_) => Err(Errno::Badf),
        }
    }

    /// Returns the stream behind `fd`, which must be writable.
    pub(crate) fn output(&self, fd: Fd) -> Result<&File, Errno> {
        match self.stream(fd)? {
            Stream::Output(file) => Ok(file),
            Stream::Input(_) => Err(Errno::Badf),
        }
    }

    /// Reads once, and returns the number of bytes read.
    pub(crate) fn read(
        &self,
        memory: &mut GuestMemory<'_>,
        fd: Fd,
        iovs: IovecArray,
    ) -> Result<Size, Errno> {
        read_into(memory, iovs, self.input(fd)?)
    }

    /// Writes once, and returns the number of bytes written.
    pub(crate) fn write(
        &self,
        memory: &GuestMemory<'_>,
        fd: Fd,
        iovs: CiovecArray,
    ) -> Result<Size, Errno> {
        write_from(memory, iovs, self.output(fd)?)
    }

    /// Fails, since streams have no position. A stream that is a file has one, but
    /// the file is shared with other processes.
    pub(crate) fn seek(&self, fd: Fd) -> Result<Filesize, Errno> {
        self.stream(fd)?;
        Err(Errno::Spipe)
    }

    pub(crate) fn stat(&self, fd: Fd) -> Result<Fdstat, Errno> {
        let (file, right) = match self.stream(fd)? {
            Stream::Input(file) => (file, Rights::FD_READ),
            Stream::Output(file) => (file, Rights::FD_WRITE),
        };
        // A C library treats a character device without the rights to seek and to
        // tell as a terminal.
        let filetype = if file.is_terminal() {
            Filetype::CharacterDevice
        } else {
            Filetype::Unknown
        };
        Ok(Fdstat {
            fs_filetype: filetype,
            fs_flags: Fdflags::empty(),
            fs_rights_base: right | Rights::POLL_FD_READWRITE,
            fs_rights_inheriting: Rights::empty(),
        })
    }

    pub(crate) fn close(&mut self, fd: Fd) -> Result<(), Errno> {
        let stream = self.streams.get_mut(u32::from(fd) as usize);
        match stream.and_then(Option::take) {
            Some(_) => Ok(()),
            None => Err(Errno::Badf),
        }
    }
}

/// Duplicates a stream under a new descriptor, without the standard library's
/// buffers.
#[cfg(unix)]
fn duplicate(stream: impl std::os::fd::AsFd) -> io::Result<File> {
    stream.as_fd().try_clone_to_owned().map(File::from)
}

/// Duplicates a stream under a new handle, without the standard library's
/// buffers.
#[cfg(windows)]
fn duplicate(stream: impl std::os::windows::io::AsHandle) -> io::Result<File> {
    stream.as_handle().try_clone_to_owned().map(File::from)
}

/// Reads straight into the guest's memory.
fn read_into(
    memory: &mut GuestMemory<'_>,
    iovs: IovecArray,
    mut source: impl Read,
) -> Result<Size, Errno> {
    let pieces = pieces(memory, iovs, |Iovec { buf, buf_len }| buf.as_array(buf_len))?;
    // Reading nothing would look like the end of the stream.
    if pieces.iter().all(GuestPtr::<[u8]>::is_empty) {
        return Ok(0);
    }
    // The borrows are mutable, so the pieces must not overlap.
    let mut slices = memory.disjoint_mut(pieces)?.map(IoSliceMut::new);
    let len = uninterrupted(|| source.read_vectored(&mut slices))?;
    Ok(len.try_into()?)
}

/// Writes straight from the guest's memory.
fn write_from(
    memory: &GuestMemory<'_>,
    iovs: CiovecArray,
    mut sink: impl Write,
) -> Result<Size, Errno> {
    let pieces = pieces(memory, iovs, |Ciovec { buf, buf_len }| {
        buf.as_array(buf_len)
    })?;
    if pieces.iter().all(GuestPtr::<[u8]>::is_empty) {
        return Ok(0);
    }
    let mut slices = [IoSlice::new(&[]); PIECES];
    for (slice, piece) in slices.iter_mut().zip(pieces) {
        *slice = IoSlice::new(memory.slice(piece)?);
    }
    let len = uninterrupted(|| sink.write_vectored(&slices))?;
    Ok(len.try_into()?)
}

/// Returns the pieces of memory that one call transfers: the first non-empty ones
/// of `list`.
fn pieces<T: GuestType>(
    memory: &GuestMemory<'_>,
    list: GuestPtr<[T]>,
    piece: impl Fn(T) -> GuestPtr<[u8]>,
) -> Result<[GuestPtr<[u8]>; PIECES], Errno> {
    if list.len() > MOST_PIECES {
        return Err(Errno::Inval);
    }
    let mut pieces = [GuestPtr::new((0, 0)); PIECES];
    let mut free = pieces.iter_mut();
    let mut room = MOST_BYTES;
    for element in list.iter() {
        let piece = piece(memory.read(element?)?);
        let len = piece.len().min(room);
        if len == 0 {
            continue;
        }
        let Some(slot) = free.next() else {
            break;
        };
        *slot = piece.as_ptr().as_array(len);
        room -= len;
    }
    Ok(pieces)
}

/// Repeats a call until no signal interrupts it: guests should not see the host's
/// signals.
fn uninterrupted<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match call() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::io::{PipeReader, PipeWriter};

    use super::*;

    /// Returns streams that are pipes, and the other ends of standard input and output.
    pub(crate) fn piped() -> io::Result<(Stdio, PipeWriter, PipeReader)> {
        let (stdin, input) = io::pipe()?;
        let (output, stdout) = io::pipe()?;
        let streams = [
            Some(Stream::Input(duplicate(stdin)?)),
            Some(Stream::Output(duplicate(stdout)?)),
            None,
        ];
        Ok((Stdio { streams }, input, output))
    }

    pub(crate) fn fd(number: u32) -> Fd {
        Fd::from(number)
    }

    /// Returns a memory that starts with iovecs, each from a start and a length.
    fn memory_of(iovs: &[(u32, u32)]) -> Vec<u8> {
        let mut bytes: Vec<u8> = iovs
            .iter()
            .flat_map(|(start, len)| [start.to_le_bytes(), len.to_le_bytes()])
            .flatten()
            .collect();
        bytes.resize(64 * 1024, b'_');
        bytes
    }

    fn write(iovs: &[(u32, u32)], count: u32, sink: impl Write) -> Result<Size, Errno> {
        let mut bytes = memory_of(iovs);
        bytes[1000..1010].copy_from_slice(b"0123456789");
        let memory = GuestMemory::from(&mut bytes);
        write_from(&memory, GuestPtr::new((0, count)), sink)
    }

    fn read(iovs: &[(u32, u32)], source: impl Read) -> (Result<Size, Errno>, Vec<u8>) {
        let mut bytes = memory_of(iovs);
        let mut memory = GuestMemory::from(&mut bytes);
        let list = GuestPtr::new((0, u32::try_from(iovs.len()).unwrap()));
        let result = read_into(&mut memory, list, source);
        (result, bytes)
    }

    /// Is interrupted once, then transfers three bytes.
    struct Slow(u32, Vec<u8>);

    impl Slow {
        fn wait(&mut self) -> io::Result<()> {
            self.0 += 1;
            match self.0 {
                1 | 2 => Err(io::ErrorKind::Interrupted.into()),
                _ => Ok(()),
            }
        }
    }

    impl Write for Slow {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.wait()?;
            self.1.write(&bytes[..bytes.len().min(3)])
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Read for Slow {
        fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
            self.wait()?;
            let len = bytes.len().min(3);
            bytes[..len].fill(b'x');
            Ok(len)
        }
    }

    #[test]
    fn writes_gather() {
        let mut written = Vec::new();
        let iovs = [(1005, 3), (1000, 0), (u32::MAX, 0), (1000, 2), (1001, 2)];
        assert_eq!(write(&iovs, 5, &mut written), Ok(7));
        assert_eq!(written, b"5670112");
        assert_eq!(write(&[], 0, &mut written), Ok(0));
        assert_eq!(write(&[(9, 0)], 1, &mut written), Ok(0));
    }

    #[test]
    fn reads_scatter() {
        let iovs = [(1005, 3), (1000, 0), (1000, 2), (2000, 9)];
        let (result, bytes) = read(&iovs, &b"abcdefg"[..]);
        assert_eq!(result, Ok(7));
        assert_eq!(bytes[1000..1010], *b"de___abc__");
        assert_eq!(bytes[2000..2003], *b"fg_");
        assert_eq!(read(&iovs, io::empty()).0, Ok(0));
        assert_eq!(read(&[], io::repeat(0)).0, Ok(0));
    }

    #[test]
    fn interrupted_and_partial_transfers() {
        let mut sink = Slow(0, Vec::new());
        assert_eq!(write(&[(1000, 10)], 1, &mut sink), Ok(3));
        assert_eq!((sink.0, &sink.1[..]), (3, &b"012"[..]));
        let (result, bytes) = read(&[(1000, 10)], Slow(0, Vec::new()));
        assert_eq!(result, Ok(3));
        assert_eq!(bytes[1000..1010], *b"xxx_______");
    }

    #[test]
    fn bad_iovecs() {
        for (iov, errno) in [
            ((65_530, 7), Errno::Fault),
            ((1000, u32::MAX), Errno::Fault),
            ((u32::MAX, 1), Errno::Fault),
        ] {
            let iovs = [(1000, 1), iov];
            assert_eq!(write(&iovs, 2, io::sink()), Err(errno));
            assert_eq!(read(&iovs, io::repeat(0)).0, Err(errno));
        }
        // A byte can be written twice in one call, but not read twice.
        let twice = [(1000, 4), (1003, 4)];
        assert_eq!(write(&twice, 2, io::sink()), Ok(8));
        assert_eq!(read(&twice, io::repeat(0)).0, Err(Errno::Inval));
        // Errors in the list itself.
        assert_eq!(write(&[], 1025, io::sink()), Err(Errno::Inval));
        assert_eq!(write(&[], u32::MAX, io::sink()), Err(Errno::Inval));
        let mut bytes = memory_of(&[]);
        let memory = GuestMemory::from(&mut bytes);
        for (list, errno) in [(65_532, Errno::Fault), (2, Errno::Inval)] {
            let list = GuestPtr::new((list, 1));
            assert_eq!(write_from(&memory, list, io::sink()), Err(errno));
        }
    }

    #[test]
    fn transfers_are_bounded() {
        let iovs = [(1000, 1); 100];
        assert_eq!(write(&iovs, 100, io::sink()), Ok(16));
    }

    #[test]
    fn pipes() -> io::Result<()> {
        let (stdio, mut input, mut output) = piped()?;
        let mut bytes = memory_of(&[(1000, 8)]);
        let mut memory = GuestMemory::from(&mut bytes);
        let list = (0, 1);

        input.write_all(b"hello")?;
        let read = stdio.read(&mut memory, fd(0), GuestPtr::new(list));
        assert_eq!(read, Ok(5));
        drop(input);
        let read = stdio.read(&mut memory, fd(0), GuestPtr::new(list));
        assert_eq!(read, Ok(0));

        let written = stdio.write(&memory, fd(1), GuestPtr::new(list));
        assert_eq!(written, Ok(8));
        let mut received = [0; 8];
        output.read_exact(&mut received)?;
        assert_eq!(received, *b"hello___");
        drop(output);
        let written = stdio.write(&memory, fd(1), GuestPtr::new(list));
        assert_eq!(written, Err(Errno::Pipe));
        Ok(())
    }

    #[test]
    fn descriptors() -> io::Result<()> {
        let (mut stdio, _input, _output) = piped()?;
        let mut bytes = memory_of(&[]);
        let mut memory = GuestMemory::from(&mut bytes);
        let none = (0, 0);

        // Each stream has one direction.
        let read = stdio.read(&mut memory, fd(1), GuestPtr::new(none));
        assert_eq!(read, Err(Errno::Badf));
        let written = stdio.write(&memory, fd(0), GuestPtr::new(none));
        assert_eq!(written, Err(Errno::Badf));

        // A C library does not treat these as terminals, and does not seek in them.
        let stat = stdio.stat(fd(1)).unwrap();
        assert_eq!(stat.fs_filetype, Filetype::Unknown);
        assert!(stat.fs_rights_base.contains(Rights::FD_WRITE));
        let seeks = Rights::FD_READ | Rights::FD_SEEK | Rights::FD_TELL;
        assert!(!stat.fs_rights_base.intersects(seeks));
        assert_eq!(stdio.seek(fd(0)), Err(Errno::Spipe));

        // A closed stream stays closed.
        assert_eq!(stdio.close(fd(1)), Ok(()));
        for closed in [fd(1), fd(2), fd(3), fd(u32::MAX)] {
            let written = stdio.write(&memory, closed, GuestPtr::new(none));
            assert_eq!(written, Err(Errno::Badf));
            let read = stdio.read(&mut memory, closed, GuestPtr::new(none));
            assert_eq!(read, Err(Errno::Badf));
            assert_eq!(stdio.seek(closed), Err(Errno::Badf));
            assert_eq!(stdio.stat(closed), Err(Errno::Badf));
            assert_eq!(stdio.close(closed), Err(Errno::Badf));
        }
        assert!(stdio.stat(fd(0)).is_ok());
        Ok(())
    }
}
