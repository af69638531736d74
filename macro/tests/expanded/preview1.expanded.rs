impl Ctx {
    fn args_sizes_get(&mut self) -> Result<(types::Size, types::Size), types::Errno> {
        Ok((0, 0))
    }
    fn clock_time_get(
        &mut self,
        id: types::Clockid,
        precision: types::Timestamp,
    ) -> Result<types::Timestamp, types::Errno> {
        Ok(0)
    }
    fn random_get(
        &mut self,
        memory: &mut GuestMemory<'_>,
        buf: GuestPtr<u8>,
        len: types::Size,
    ) -> Result<(), types::Errno> {
        Ok(())
    }
    fn fd_fdstat_get(&mut self, fd: types::Fd) -> Result<types::Fdstat, types::Errno> {
        Err(types::Errno::Badf)
    }
    fn fd_write(
        &mut self,
        memory: &GuestMemory<'_>,
        fd: types::Fd,
        iovs: types::CiovecArray,
    ) -> Result<types::Size, types::Errno> {
        Ok(0)
    }
    fn proc_exit(_caller: Caller<'_, Host>, code: i32) -> wasmtime::Result<()> {
        Err(Exit(code).into())
    }
}
/// The types of the witx document.
#[allow(dead_code, unreachable_pub, clippy::all, clippy::pedantic, rustdoc::all)]
pub mod types {
    #[allow(unused_imports)]
    use ::wasmtime_integration::glue as __glue;
    /// The length of a region of linear memory, or an index into one, in bytes.
    pub type Size = u32;
    /// The length of a file, or an offset from its start, in bytes.
    pub type Filesize = u64;
    /// A point in time or a span of time, in nanoseconds.
    ///
    /// What zero means as a point in time depends on the clock.
    pub type Timestamp = u64;
    /// Which clock a call refers to.
    #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::core::hash::Hash)]
    #[repr(u32)]
    pub enum Clockid {
        /// Wall-clock time: zero is midnight UTC on 1 January 1970. It may be set,
        /// so it may jump in either direction.
        Realtime = 0,
        /// A clock that nobody can set and that never runs backwards. Zero has no
        /// meaning; only differences do.
        Monotonic = 1,
        /// Processor time used by the whole process.
        ProcessCputimeId = 2,
        /// Processor time used by the calling thread.
        ThreadCputimeId = 3,
    }
    __glue::enumeration!(
        Clockid : u32, "clockid", [Realtime "realtime", Monotonic "monotonic",
        ProcessCputimeId "process_cputime_id", ThreadCputimeId "thread_cputime_id",]
    );
    __glue::pass_enumeration!(Clockid);
    impl ::core::convert::From<Clockid> for u32 {
        fn from(value: Clockid) -> Self {
            value as Self
        }
    }
    impl ::core::convert::TryFrom<u32> for Clockid {
        type Error = __glue::GuestError;
        #[inline]
        fn try_from(repr: u32) -> __glue::Result<Self, __glue::GuestError> {
            __glue::case(repr)
        }
    }
    impl ::core::fmt::Display for Clockid {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            f.write_str(__glue::case_name(*self))
        }
    }
    impl ::core::error::Error for Clockid {}
    __glue::copy!(Clockid);
    impl ::core::cmp::Eq for Clockid {}
    /// The outcome of a call: success, or the reason why it failed.
    ///
    /// Most cases are the POSIX error of the same name without its leading `E`.
    /// Some of them are never returned by a function of this interface and exist
    /// so that a C library can use these numbers as its `errno` values.
    #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::core::hash::Hash)]
    #[repr(u16)]
    pub enum Errno {
        /// The call succeeded.
        Success = 0,
        /// The arguments and environment take up too much room.
        TooBig = 1,
        /// Access is denied.
        Acces = 2,
        /// Somebody else is using this address.
        Addrinuse = 3,
        /// This host does not have that address.
        Addrnotavail = 4,
        /// The address family cannot be used here.
        Afnosupport = 5,
        /// Nothing can be done right now without blocking; try later.
        Again = 6,
        /// The same operation is already under way.
        Already = 7,
        /// The descriptor is not open, or does not allow this use.
        Badf = 8,
        /// The message received is malformed.
        Badmsg = 9,
        /// Something else is holding the resource.
        Busy = 10,
        /// The operation was called off before it finished.
        Canceled = 11,
        /// There is no child process to wait for.
        Child = 12,
        /// The connection was given up before it was set up.
        Connaborted = 13,
        /// The peer would not take the connection.
        Connrefused = 14,
        /// The peer broke off the connection.
        Connreset = 15,
        /// Waiting for the lock would never end.
        Deadlk = 16,
        /// The socket has no peer and the call names no destination.
        Destaddrreq = 17,
        /// The argument is outside the domain of the mathematical function.
        Dom = 18,
        /// The user has no disk quota left.
        Dquot = 19,
        /// There is already a file by that name.
        Exist = 20,
        /// A pointer does not lie within the caller's memory.
        Fault = 21,
        /// The file would grow beyond the largest size allowed.
        Fbig = 22,
        /// No route leads to the remote host.
        Hostunreach = 23,
        /// The identifier has been removed.
        Idrm = 24,
        /// The bytes are not valid in the encoding expected.
        Ilseq = 25,
        /// The operation has begun and will finish later.
        Inprogress = 26,
        /// A signal broke into the call.
        Intr = 27,
        /// An argument makes no sense.
        Inval = 28,
        /// The device or the medium failed.
        Io = 29,
        /// The socket already has a peer.
        Isconn = 30,
        /// A directory stands where another kind of file is wanted.
        Isdir = 31,
        /// Resolving the path met too many symbolic links, or one not allowed.
        Loop = 32,
        /// The process has as many descriptors open as it may.
        Mfile = 33,
        /// The file has as many links as it may.
        Mlink = 34,
        /// The message does not fit.
        Msgsize = 35,
        /// Reserved; no function gives it a meaning.
        Multihop = 36,
        /// The name is longer than allowed.
        Nametoolong = 37,
        /// The network is not running.
        Netdown = 38,
        /// The network dropped the connection.
        Netreset = 39,
        /// No route leads to the network.
        Netunreach = 40,
        /// The whole system has as many files open as it can.
        Nfile = 41,
        /// There is no buffer space to be had.
        Nobufs = 42,
        /// There is no device that could do this.
        Nodev = 43,
        /// Nothing exists by that name.
        Noent = 44,
        /// The file is not a program that can be run.
        Noexec = 45,
        /// The system is out of locks.
        Nolck = 46,
        /// Reserved; no function gives it a meaning.
        Nolink = 47,
        /// There is too little memory.
        Nomem = 48,
        /// No message of the type asked for is waiting.
        Nomsg = 49,
        /// The protocol does not know this option.
        Noprotoopt = 50,
        /// The device is full.
        Nospc = 51,
        /// The host does not implement this function.
        Nosys = 52,
        /// The socket has no peer.
        Notconn = 53,
        /// Something other than a directory stands where one is wanted.
        Notdir = 54,
        /// The directory still has entries.
        Notempty = 55,
        /// The owner of the lock died and left its state beyond repair.
        Notrecoverable = 56,
        /// The descriptor is not a socket.
        Notsock = 57,
        /// The operation, or this form of it, is not available here.
        Notsup = 58,
        /// The descriptor does not take this control operation; often it means
        /// that it is not a terminal.
        Notty = 59,
        /// No device answers to that address.
        Nxio = 60,
        /// The result does not fit the type that should hold it.
        Overflow = 61,
        /// The owner of the lock died while holding it.
        Ownerdead = 62,
        /// The caller is not allowed to do this.
        Perm = 63,
        /// Nobody is reading the other end of the pipe or socket.
        Pipe = 64,
        /// The protocol was violated or failed.
        Proto = 65,
        /// The protocol is not available.
        Protonosupport = 66,
        /// The protocol cannot serve a socket of this type.
        Prototype = 67,
        /// The result is too large to be represented.
        Range = 68,
        /// The file system may only be read.
        Rofs = 69,
        /// The descriptor has no position to move, as with pipes and terminals.
        Spipe = 70,
        /// There is no process by that number.
        Srch = 71,
        /// The file handle refers to something that is gone.
        Stale = 72,
        /// The peer took too long to answer.
        Timedout = 73,
        /// The program file is being run and cannot be written.
        Txtbsy = 74,
        /// A link cannot lead from one file system to another.
        Xdev = 75,
        /// The descriptor lacks a right that the call needs. POSIX has no
        /// counterpart to this one.
        Notcapable = 76,
    }
    __glue::enumeration!(
        Errno : u16, "errno", [Success "success", TooBig "2big", Acces "acces", Addrinuse
        "addrinuse", Addrnotavail "addrnotavail", Afnosupport "afnosupport", Again
        "again", Already "already", Badf "badf", Badmsg "badmsg", Busy "busy", Canceled
        "canceled", Child "child", Connaborted "connaborted", Connrefused "connrefused",
        Connreset "connreset", Deadlk "deadlk", Destaddrreq "destaddrreq", Dom "dom",
        Dquot "dquot", Exist "exist", Fault "fault", Fbig "fbig", Hostunreach
        "hostunreach", Idrm "idrm", Ilseq "ilseq", Inprogress "inprogress", Intr "intr",
        Inval "inval", Io "io", Isconn "isconn", Isdir "isdir", Loop "loop", Mfile
        "mfile", Mlink "mlink", Msgsize "msgsize", Multihop "multihop", Nametoolong
        "nametoolong", Netdown "netdown", Netreset "netreset", Netunreach "netunreach",
        Nfile "nfile", Nobufs "nobufs", Nodev "nodev", Noent "noent", Noexec "noexec",
        Nolck "nolck", Nolink "nolink", Nomem "nomem", Nomsg "nomsg", Noprotoopt
        "noprotoopt", Nospc "nospc", Nosys "nosys", Notconn "notconn", Notdir "notdir",
        Notempty "notempty", Notrecoverable "notrecoverable", Notsock "notsock", Notsup
        "notsup", Notty "notty", Nxio "nxio", Overflow "overflow", Ownerdead "ownerdead",
        Perm "perm", Pipe "pipe", Proto "proto", Protonosupport "protonosupport",
        Prototype "prototype", Range "range", Rofs "rofs", Spipe "spipe", Srch "srch",
        Stale "stale", Timedout "timedout", Txtbsy "txtbsy", Xdev "xdev", Notcapable
        "notcapable",]
    );
    __glue::pass_enumeration!(Errno);
    impl ::core::convert::From<Errno> for u16 {
        fn from(value: Errno) -> Self {
            value as Self
        }
    }
    impl ::core::convert::TryFrom<u16> for Errno {
        type Error = __glue::GuestError;
        #[inline]
        fn try_from(repr: u16) -> __glue::Result<Self, __glue::GuestError> {
            __glue::case(repr)
        }
    }
    impl ::core::fmt::Display for Errno {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            f.write_str(__glue::case_name(*self))
        }
    }
    impl ::core::error::Error for Errno {}
    __glue::copy!(Errno);
    impl ::core::cmp::Eq for Errno {}
    /// What may be done with a descriptor.
    ///
    /// A flag that is missing here makes the calls it stands for fail with
    /// `notcapable`.
    #[derive(::core::cmp::PartialEq, ::core::hash::Hash)]
    pub struct Rights(u64);
    __glue::bitflags::bitflags! {
        impl Rights : u64 { #[doc =
        " Call `fd_datasync`. Along with `path_open`, also open files with the\n `dsync` flag."]
        const FD_DATASYNC = 1 << 0; #[doc =
        " Call `fd_read` and `sock_recv`. Along with `fd_seek`, also call\n `fd_pread`."]
        const FD_READ = 1 << 1; #[doc =
        " Call `fd_seek` with any arguments, and `fd_tell`."] const FD_SEEK = 1 << 2;
        #[doc = " Call `fd_fdstat_set_flags`."] const FD_FDSTAT_SET_FLAGS = 1 << 3; #[doc
        =
        " Call `fd_sync`. Along with `path_open`, also open files with the\n `rsync` flag."]
        const FD_SYNC = 1 << 4; #[doc =
        " Call `fd_tell`, and `fd_seek` where it leaves the position alone."] const
        FD_TELL = 1 << 5; #[doc =
        " Call `fd_write` and `sock_send`. Along with `fd_seek`, also call\n `fd_pwrite`."]
        const FD_WRITE = 1 << 6; #[doc = " Call `fd_advise`."] const FD_ADVISE = 1 << 7;
        #[doc = " Call `fd_allocate`."] const FD_ALLOCATE = 1 << 8; #[doc =
        " Call `path_create_directory`."] const PATH_CREATE_DIRECTORY = 1 << 9; #[doc =
        " Along with `path_open`, create the file that is opened."] const
        PATH_CREATE_FILE = 1 << 10; #[doc =
        " Call `path_link` with this directory as the place of the old name."] const
        PATH_LINK_SOURCE = 1 << 11; #[doc =
        " Call `path_link` with this directory as the place of the new name."] const
        PATH_LINK_TARGET = 1 << 12; #[doc = " Call `path_open`."] const PATH_OPEN = 1 <<
        13; #[doc = " Call `fd_readdir`."] const FD_READDIR = 1 << 14; #[doc =
        " Call `path_readlink`."] const PATH_READLINK = 1 << 15; #[doc =
        " Call `path_rename` with this directory as the place of the old name."] const
        PATH_RENAME_SOURCE = 1 << 16; #[doc =
        " Call `path_rename` with this directory as the place of the new name."] const
        PATH_RENAME_TARGET = 1 << 17; #[doc = " Call `path_filestat_get`."] const
        PATH_FILESTAT_GET = 1 << 18; #[doc =
        " Along with `path_open`, truncate the file that is opened. No other\n function sets the size of a file by its path."]
        const PATH_FILESTAT_SET_SIZE = 1 << 19; #[doc =
        " Call `path_filestat_set_times`."] const PATH_FILESTAT_SET_TIMES = 1 << 20;
        #[doc = " Call `fd_filestat_get`."] const FD_FILESTAT_GET = 1 << 21; #[doc =
        " Call `fd_filestat_set_size`."] const FD_FILESTAT_SET_SIZE = 1 << 22; #[doc =
        " Call `fd_filestat_set_times`."] const FD_FILESTAT_SET_TIMES = 1 << 23; #[doc =
        " Call `path_symlink`."] const PATH_SYMLINK = 1 << 24; #[doc =
        " Call `path_remove_directory`."] const PATH_REMOVE_DIRECTORY = 1 << 25; #[doc =
        " Call `path_unlink_file`."] const PATH_UNLINK_FILE = 1 << 26; #[doc =
        " Along with `fd_read` or `fd_write`, wait in `poll_oneoff` until that\n can be done."]
        const POLL_FD_READWRITE = 1 << 27; #[doc = " Call `sock_shutdown`."] const
        SOCK_SHUTDOWN = 1 << 28; #[doc = " Call `sock_accept`."] const SOCK_ACCEPT = 1 <<
        29; }
    }
    __glue::flags!(Rights, "rights");
    __glue::pass_flags!(Rights, "rights");
    impl ::core::convert::From<Rights> for u64 {
        fn from(value: Rights) -> Self {
            value.bits()
        }
    }
    impl ::core::convert::TryFrom<u64> for Rights {
        type Error = __glue::GuestError;
        #[inline]
        fn try_from(repr: u64) -> __glue::Result<Self, __glue::GuestError> {
            __glue::flags(repr, "rights")
        }
    }
    impl ::core::fmt::Debug for Rights {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __glue::debug_flags(self, "Rights", f)
        }
    }
    __glue::copy!(Rights);
    impl ::core::cmp::Eq for Rights {}
    /// A descriptor: the number by which a program refers to an open file,
    /// directory, socket or stream.
    #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::core::hash::Hash)]
    pub struct Fd(u32);
    __glue::transparent!(Fd { 0 : u32 });
    __glue::pass_transparent!(Fd { 0 : u32 });
    impl ::core::convert::From<Fd> for u32 {
        fn from(value: Fd) -> Self {
            value.0
        }
    }
    impl ::core::convert::From<u32> for Fd {
        fn from(handle: u32) -> Self {
            Self(handle)
        }
    }
    impl ::core::fmt::Display for Fd {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(&self.0, f)
        }
    }
    __glue::copy!(Fd);
    impl ::core::cmp::Eq for Fd {}
    /// One piece of memory to be filled by a scattered read.
    #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::core::hash::Hash)]
    pub struct Iovec {
        /// Where the piece begins.
        pub buf: __glue::GuestPtr<u8>,
        /// How many bytes it has.
        pub buf_len: Size,
    }
    __glue::record!(Iovec { 0 buf : __glue::GuestPtr < u8 >, 1 buf_len : Size, });
    __glue::pass_by_address!(Iovec);
    __glue::copy!(Iovec);
    impl ::core::cmp::Eq for Iovec {}
    /// One piece of memory to be taken by a gathered write.
    #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::core::hash::Hash)]
    pub struct Ciovec {
        /// Where the piece begins.
        pub buf: __glue::GuestPtr<u8>,
        /// How many bytes it has.
        pub buf_len: Size,
    }
    __glue::record!(Ciovec { 0 buf : __glue::GuestPtr < u8 >, 1 buf_len : Size, });
    __glue::pass_by_address!(Ciovec);
    __glue::copy!(Ciovec);
    impl ::core::cmp::Eq for Ciovec {}
    /// The pieces of memory to be filled, first to last.
    pub type IovecArray = __glue::GuestPtr<[Iovec]>;
    /// The pieces of memory to be taken, first to last.
    pub type CiovecArray = __glue::GuestPtr<[Ciovec]>;
    /// What kind of thing a file or a descriptor is.
    #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::core::hash::Hash)]
    #[repr(u8)]
    pub enum Filetype {
        /// It cannot be told, or is none of the other kinds.
        Unknown = 0,
        /// A device that is read and written in blocks, such as a disk.
        BlockDevice = 1,
        /// A device that is read and written as a stream, such as a terminal.
        CharacterDevice = 2,
        /// A directory.
        Directory = 3,
        /// An ordinary file.
        RegularFile = 4,
        /// A socket for datagrams.
        SocketDgram = 5,
        /// A socket for a stream of bytes.
        SocketStream = 6,
        /// A symbolic link.
        SymbolicLink = 7,
    }
    __glue::enumeration!(
        Filetype : u8, "filetype", [Unknown "unknown", BlockDevice "block_device",
        CharacterDevice "character_device", Directory "directory", RegularFile
        "regular_file", SocketDgram "socket_dgram", SocketStream "socket_stream",
        SymbolicLink "symbolic_link",]
    );
    __glue::pass_enumeration!(Filetype);
    impl ::core::convert::From<Filetype> for u8 {
        fn from(value: Filetype) -> Self {
            value as Self
        }
    }
    impl ::core::convert::TryFrom<u8> for Filetype {
        type Error = __glue::GuestError;
        #[inline]
        fn try_from(repr: u8) -> __glue::Result<Self, __glue::GuestError> {
            __glue::case(repr)
        }
    }
    impl ::core::fmt::Display for Filetype {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            f.write_str(__glue::case_name(*self))
        }
    }
    impl ::core::error::Error for Filetype {}
    __glue::copy!(Filetype);
    impl ::core::cmp::Eq for Filetype {}
    /// The mode in which a descriptor reads and writes.
    #[derive(::core::cmp::PartialEq, ::core::hash::Hash)]
    pub struct Fdflags(u16);
    __glue::bitflags::bitflags! {
        impl Fdflags : u16 { #[doc = " Each write goes to the end of the file."] const
        APPEND = 1 << 0; #[doc =
        " Each write waits until the data is stored for good, along with what is\n needed to read it back."]
        const DSYNC = 1 << 1; #[doc =
        " Calls that would have to wait return at once instead."] const NONBLOCK = 1 <<
        2; #[doc =
        " Reads wait for pending writes in the way that `dsync` or `sync` asks of\n writes."]
        const RSYNC = 1 << 3; #[doc =
        " Each write waits until the data and everything the file system knows\n about the file are stored for good."]
        const SYNC = 1 << 4; }
    }
    __glue::flags!(Fdflags, "fdflags");
    __glue::pass_flags!(Fdflags, "fdflags");
    impl ::core::convert::From<Fdflags> for u16 {
        fn from(value: Fdflags) -> Self {
            value.bits()
        }
    }
    impl ::core::convert::TryFrom<u16> for Fdflags {
        type Error = __glue::GuestError;
        #[inline]
        fn try_from(repr: u16) -> __glue::Result<Self, __glue::GuestError> {
            __glue::flags(repr, "fdflags")
        }
    }
    impl ::core::fmt::Debug for Fdflags {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __glue::debug_flags(self, "Fdflags", f)
        }
    }
    __glue::copy!(Fdflags);
    impl ::core::cmp::Eq for Fdflags {}
    /// What is known about a descriptor, as opposed to the file behind it.
    #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::core::hash::Hash)]
    pub struct Fdstat {
        /// What kind of thing is behind it.
        pub fs_filetype: Filetype,
        /// The mode it is in.
        pub fs_flags: Fdflags,
        /// What may be done with it.
        pub fs_rights_base: Rights,
        /// What may at most be done with descriptors opened through it.
        pub fs_rights_inheriting: Rights,
    }
    __glue::record!(
        Fdstat { 0 fs_filetype : Filetype, 1 fs_flags : Fdflags, 2 fs_rights_base :
        Rights, 3 fs_rights_inheriting : Rights, }
    );
    __glue::pass_by_address!(Fdstat);
    __glue::copy!(Fdstat);
    impl ::core::cmp::Eq for Fdstat {}
    /// A value that a program attaches to a subscription, to be found again in the
    /// event. The host makes nothing of it.
    pub type Userdata = u64;
    /// What a subscription waits for.
    #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::core::hash::Hash)]
    #[repr(u8)]
    pub enum Eventtype {
        /// A clock reaches some time.
        Clock = 0,
        /// A descriptor has something to read.
        FdRead = 1,
        /// A descriptor has room to write.
        FdWrite = 2,
    }
    __glue::enumeration!(
        Eventtype : u8, "eventtype", [Clock "clock", FdRead "fd_read", FdWrite
        "fd_write",]
    );
    __glue::pass_enumeration!(Eventtype);
    impl ::core::convert::From<Eventtype> for u8 {
        fn from(value: Eventtype) -> Self {
            value as Self
        }
    }
    impl ::core::convert::TryFrom<u8> for Eventtype {
        type Error = __glue::GuestError;
        #[inline]
        fn try_from(repr: u8) -> __glue::Result<Self, __glue::GuestError> {
            __glue::case(repr)
        }
    }
    impl ::core::fmt::Display for Eventtype {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            f.write_str(__glue::case_name(*self))
        }
    }
    impl ::core::error::Error for Eventtype {}
    __glue::copy!(Eventtype);
    impl ::core::cmp::Eq for Eventtype {}
    /// The state of a descriptor that became ready.
    #[derive(::core::cmp::PartialEq, ::core::hash::Hash)]
    pub struct Eventrwflags(u16);
    __glue::bitflags::bitflags! {
        impl Eventrwflags : u16 { #[doc = " The other side has hung up."] const
        FD_READWRITE_HANGUP = 1 << 0; }
    }
    __glue::flags!(Eventrwflags, "eventrwflags");
    __glue::pass_flags!(Eventrwflags, "eventrwflags");
    impl ::core::convert::From<Eventrwflags> for u16 {
        fn from(value: Eventrwflags) -> Self {
            value.bits()
        }
    }
    impl ::core::convert::TryFrom<u16> for Eventrwflags {
        type Error = __glue::GuestError;
        #[inline]
        fn try_from(repr: u16) -> __glue::Result<Self, __glue::GuestError> {
            __glue::flags(repr, "eventrwflags")
        }
    }
    impl ::core::fmt::Debug for Eventrwflags {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __glue::debug_flags(self, "Eventrwflags", f)
        }
    }
    __glue::copy!(Eventrwflags);
    impl ::core::cmp::Eq for Eventrwflags {}
    /// What an event tells about a descriptor that became ready.
    #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::core::hash::Hash)]
    pub struct EventFdReadwrite {
        /// How many bytes there are to read, or may be written.
        pub nbytes: Filesize,
        /// The state it is in.
        pub flags: Eventrwflags,
    }
    __glue::record!(EventFdReadwrite { 0 nbytes : Filesize, 1 flags : Eventrwflags, });
    __glue::pass_by_address!(EventFdReadwrite);
    __glue::copy!(EventFdReadwrite);
    impl ::core::cmp::Eq for EventFdReadwrite {}
    /// Something that a subscription waited for has happened.
    #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::core::hash::Hash)]
    pub struct Event {
        /// The value attached to the subscription.
        pub userdata: Userdata,
        /// Why the subscription failed, or `success`.
        pub error: Errno,
        /// What was waited for.
        pub r#type: Eventtype,
        /// The details for `fd_read` and `fd_write`; meaningless for `clock`.
        pub fd_readwrite: EventFdReadwrite,
    }
    __glue::record!(
        Event { 0 userdata : Userdata, 1 error : Errno, 2 r#type : Eventtype, 3
        fd_readwrite : EventFdReadwrite, }
    );
    __glue::pass_by_address!(Event);
    __glue::copy!(Event);
    impl ::core::cmp::Eq for Event {}
    /// How the timeout of a clock subscription is to be read.
    #[derive(::core::cmp::PartialEq, ::core::hash::Hash)]
    pub struct Subclockflags(u16);
    __glue::bitflags::bitflags! {
        impl Subclockflags : u16 { #[doc =
        " It is a point in time on that clock. Without this flag it is a span\n that starts with the call."]
        const SUBSCRIPTION_CLOCK_ABSTIME = 1 << 0; }
    }
    __glue::flags!(Subclockflags, "subclockflags");
    __glue::pass_flags!(Subclockflags, "subclockflags");
    impl ::core::convert::From<Subclockflags> for u16 {
        fn from(value: Subclockflags) -> Self {
            value.bits()
        }
    }
    impl ::core::convert::TryFrom<u16> for Subclockflags {
        type Error = __glue::GuestError;
        #[inline]
        fn try_from(repr: u16) -> __glue::Result<Self, __glue::GuestError> {
            __glue::flags(repr, "subclockflags")
        }
    }
    impl ::core::fmt::Debug for Subclockflags {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __glue::debug_flags(self, "Subclockflags", f)
        }
    }
    __glue::copy!(Subclockflags);
    impl ::core::cmp::Eq for Subclockflags {}
    /// Wait for a clock.
    #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::core::hash::Hash)]
    pub struct SubscriptionClock {
        /// The clock to go by.
        pub id: Clockid,
        /// When to wake up.
        pub timeout: Timestamp,
        /// By how much the host may be late, so that it can wake up for several
        /// timeouts at once.
        pub precision: Timestamp,
        /// Whether the timeout is a point in time or a span.
        pub flags: Subclockflags,
    }
    __glue::record!(
        SubscriptionClock { 0 id : Clockid, 1 timeout : Timestamp, 2 precision :
        Timestamp, 3 flags : Subclockflags, }
    );
    __glue::pass_by_address!(SubscriptionClock);
    __glue::copy!(SubscriptionClock);
    impl ::core::cmp::Eq for SubscriptionClock {}
    /// Wait for a descriptor.
    #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::core::hash::Hash)]
    pub struct SubscriptionFdReadwrite {
        /// The descriptor to watch.
        pub file_descriptor: Fd,
    }
    __glue::record!(SubscriptionFdReadwrite { 0 file_descriptor : Fd, });
    __glue::pass_by_address!(SubscriptionFdReadwrite);
    __glue::copy!(SubscriptionFdReadwrite);
    impl ::core::cmp::Eq for SubscriptionFdReadwrite {}
    /// What to wait for, with its details.
    #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::core::hash::Hash)]
    pub enum SubscriptionU {
        /// The clock and the time.
        Clock(SubscriptionClock),
        /// The descriptor to be read.
        FdRead(SubscriptionFdReadwrite),
        /// The descriptor to be written.
        FdWrite(SubscriptionFdReadwrite),
    }
    __glue::variant!(
        SubscriptionU : u8, "subscription_u", { 0 Clock(payload : SubscriptionClock), 1
        FdRead(payload : SubscriptionFdReadwrite), 2 FdWrite(payload :
        SubscriptionFdReadwrite), }
    );
    __glue::pass_by_address!(SubscriptionU);
    __glue::copy!(SubscriptionU);
    impl ::core::cmp::Eq for SubscriptionU {}
    /// A request to be told about one thing.
    #[derive(::core::fmt::Debug, ::core::cmp::PartialEq, ::core::hash::Hash)]
    pub struct Subscription {
        /// A value that comes back in the event.
        pub userdata: Userdata,
        /// What to wait for.
        pub u: SubscriptionU,
    }
    __glue::record!(Subscription { 0 userdata : Userdata, 1 u : SubscriptionU, });
    __glue::pass_by_address!(Subscription);
    __glue::copy!(Subscription);
    impl ::core::cmp::Eq for Subscription {}
    /// The status a program ends with. Zero means that all went well.
    pub type Exitcode = u32;
}
/// The host functions of the module `wasi_snapshot_preview1`.
///
/// # Functions of the module `wasi_snapshot_preview1`
///
/// | function | signature | core Wasm | notes |
/// | --- | --- | --- | --- |
/// | [`args_get`](#structfield.args_get) | `(param $argv (@witx pointer (@witx pointer u8))) (param $argv_buf (@witx pointer u8)) (result $error (expected (error $errno)))` | `(i32, i32) -> i32` | unimplemented |
/// | [`args_sizes_get`](#structfield.args_sizes_get) | `(result $error (expected (tuple $size $size) (error $errno)))` | `(i32, i32) -> i32` | memory |
/// | [`clock_time_get`](#structfield.clock_time_get) | `(param $id $clockid) (param $precision $timestamp) (result $error (expected $timestamp (error $errno)))` | `(i32, i64, i32) -> i32` | memory |
/// | [`fd_fdstat_get`](#structfield.fd_fdstat_get) | `(param $fd $fd) (result $error (expected $fdstat (error $errno)))` | `(i32, i32) -> i32` | memory |
/// | [`fd_read`](#structfield.fd_read) | `(param $fd $fd) (param $iovs $iovec_array) (result $error (expected $size (error $errno)))` | `(i32, i32, i32, i32) -> i32` | unimplemented |
/// | [`fd_write`](#structfield.fd_write) | `(param $fd $fd) (param $iovs $ciovec_array) (result $error (expected $size (error $errno)))` | `(i32, i32, i32, i32) -> i32` | memory |
/// | [`poll_oneoff`](#structfield.poll_oneoff) | `(param $in (@witx const_pointer $subscription)) (param $out (@witx pointer $event)) (param $nsubscriptions $size) (result $error (expected $size (error $errno)))` | `(i32, i32, i32, i32) -> i32` | unimplemented |
/// | [`proc_exit`](#structfield.proc_exit) | `(param $rval $exitcode) (@witx noreturn)` | `(i32)` | override |
/// | [`random_get`](#structfield.random_get) | `(param $buf (@witx pointer u8)) (param $buf_len $size) (result $error (expected (error $errno)))` | `(i32, i32) -> i32` | memory |
///
/// Functions noted as *memory* access the memory that the calling guest exports as `memory`.
#[allow(
    dead_code,
    non_snake_case,
    unreachable_pub,
    clippy::all,
    clippy::pedantic,
    rustdoc::all,
)]
#[derive(::core::clone::Clone, ::core::fmt::Debug)]
pub struct Wasi {
    /// Writes out the arguments of the program.
    ///
    /// How much room they need is told by `args_sizes_get`.
    ///
    /// Parameters:
    ///
    /// - `argv`: Receives a pointer to each argument.
    /// - `argv_buf`: Receives the arguments themselves, a zero byte after each.
    pub args_get: ::wasmtime_integration::glue::wasmtime::Func,
    /// Tells how much room the arguments of the program need.
    ///
    /// Result: How many arguments there are, and how many bytes they take up with
    /// their zero bytes.
    pub args_sizes_get: ::wasmtime_integration::glue::wasmtime::Func,
    /// Reads a clock.
    ///
    /// Fails with `inval` for a clock that the host does not have.
    ///
    /// Parameters:
    ///
    /// - `id`: The clock to read.
    /// - `precision`: How far off the answer may be.
    ///
    /// Result: The time on the clock.
    pub clock_time_get: ::wasmtime_integration::glue::wasmtime::Func,
    /// Tells what is known about a descriptor.
    ///
    /// Result: Its kind, its mode and its rights.
    pub fd_fdstat_get: ::wasmtime_integration::glue::wasmtime::Func,
    /// Reads from a descriptor.
    ///
    /// Parameters:
    ///
    /// - `iovs`: The memory to fill.
    ///
    /// Result: How many bytes were read. Zero means the end of the file.
    pub fd_read: ::wasmtime_integration::glue::wasmtime::Func,
    /// Writes to a descriptor.
    ///
    /// Parameters:
    ///
    /// - `iovs`: The memory to take.
    ///
    /// Result: How many bytes were written, which may be fewer than were given.
    pub fd_write: ::wasmtime_integration::glue::wasmtime::Func,
    /// Waits until at least one of several things has happened.
    ///
    /// Parameters:
    ///
    /// - `in`: The things to wait for.
    /// - `out`: Receives the events. It needs room for as many as there are
    ///   subscriptions.
    /// - `nsubscriptions`: How many subscriptions there are.
    ///
    /// Result: How many events were written.
    pub poll_oneoff: ::wasmtime_integration::glue::wasmtime::Func,
    /// Ends the program. This call does not return.
    ///
    /// Parameters:
    ///
    /// - `rval`: The status it ends with.
    pub proc_exit: ::wasmtime_integration::glue::wasmtime::Func,
    /// Fills memory with random bytes that nobody can foretell.
    ///
    /// It may take its time. A program in need of many bytes does better to seed
    /// a generator of its own.
    ///
    /// Parameters:
    ///
    /// - `buf`: Receives the bytes.
    /// - `buf_len`: How many bytes are wanted.
    pub random_get: ::wasmtime_integration::glue::wasmtime::Func,
}
#[allow(
    dead_code,
    deprecated,
    non_camel_case_types,
    non_snake_case,
    private_bounds,
    private_interfaces,
    unreachable_code,
    unused_braces,
    unused_imports,
    unused_mut,
    unused_parens,
    unused_qualifications,
    unused_variables,
    clippy::all,
    clippy::pedantic,
)]
const _: () = {
    use ::wasmtime_integration::glue as __glue;
    #[inline(always)]
    fn __on_failure_0(
        failure: __glue::Failure,
        module: &'static str,
        function: &'static str,
    ) -> __glue::Result<i32> {
        let error = match __glue::code(failure) {
            __glue::Ok(code) => return __glue::Ok(code),
            __glue::Err(__glue::Failure::Memory(__glue::Absent::Missing)) => {
                __glue::ErrorValue::<types::Errno>::error_value(types::Errno::Inval)
            }
            __glue::Err(__glue::Failure::Guest(error, _)) => {
                __glue::reject(
                    error,
                    |argument| __glue::ErrorValue::<
                        types::Errno,
                    >::error_value(types::Errno::from(argument)),
                )
            }
            __glue::Err(failure) => return __glue::trap(failure, module, function),
        };
        <types::Errno as __glue::ErrorCode>::code(error)
    }
    const __NAME: &'static str = "wasi_snapshot_preview1";
    const __NAMES: &'static [&'static str] = &[
        "args_get",
        "args_sizes_get",
        "clock_time_get",
        "fd_fdstat_get",
        "fd_read",
        "fd_write",
        "poll_oneoff",
        "proc_exit",
        "random_get",
    ];
    #[inline]
    fn __call_args_get(
        mut call: __glue::HostCall<'_, Host, &(impl __glue::CtxAccessor<Host, Ctx>)>,
        __arg0: i32,
        __arg1: i32,
    ) -> __glue::Lowered<i32> {
        __glue::Err(
            __glue::Failure::Code(
                <types::Errno as __glue::ErrorCode>::code(
                    __glue::ErrorValue::<types::Errno>::error_value(types::Errno::Nosys),
                )?,
            ),
        )
    }
    #[inline]
    fn __call_args_sizes_get(
        mut call: __glue::HostCall<'_, Host, &(impl __glue::CtxAccessor<Host, Ctx>)>,
        __arg0: i32,
        __arg1: i32,
    ) -> __glue::Lowered<i32> {
        let (ctx, memory) = call.enter("memory", true);
        let mut memory = __glue::found(memory?);
        let value = <types::Errno as __glue::ErrorCode>::ok(
            __glue::outcome::<
                (types::Size, types::Size),
                types::Errno,
                Ctx,
                _,
            >(<Ctx>::args_sizes_get(ctx), ctx),
        )?;
        let (member0, member1) = value;
        __glue::store(&mut memory, __arg1, member1, &__glue::Out("error"))?;
        __glue::store(&mut memory, __arg0, member0, &__glue::Out("error"))?;
        __glue::Ok(0)
    }
    #[inline]
    fn __call_clock_time_get(
        mut call: __glue::HostCall<'_, Host, &(impl __glue::CtxAccessor<Host, Ctx>)>,
        __arg0: i32,
        __arg1: i64,
        __arg2: i32,
    ) -> __glue::Lowered<i32> {
        let (ctx, memory) = call.enter("memory", true);
        let mut memory = __glue::found(memory?);
        let id = __glue::param(
            __glue::FromValue::<types::Clockid>::lift(__arg0, &memory, ctx),
            &__glue::Param("id"),
        )?;
        let precision = __glue::param(
            __glue::FromValue::<types::Timestamp>::lift(__arg1, &memory, ctx),
            &__glue::Param("precision"),
        )?;
        let value = <types::Errno as __glue::ErrorCode>::ok(
            __glue::outcome::<
                types::Timestamp,
                types::Errno,
                Ctx,
                _,
            >(<Ctx>::clock_time_get(ctx, id, precision), ctx),
        )?;
        __glue::store(&mut memory, __arg2, value, &__glue::Out("error"))?;
        __glue::Ok(0)
    }
    #[inline]
    fn __call_fd_fdstat_get(
        mut call: __glue::HostCall<'_, Host, &(impl __glue::CtxAccessor<Host, Ctx>)>,
        __arg0: i32,
        __arg1: i32,
    ) -> __glue::Lowered<i32> {
        let (ctx, memory) = call.enter("memory", true);
        let mut memory = __glue::found(memory?);
        let fd = __glue::param(
            __glue::FromValue::<types::Fd>::lift(__arg0, &memory, ctx),
            &__glue::Param("fd"),
        )?;
        let value = <types::Errno as __glue::ErrorCode>::ok(
            __glue::outcome::<
                types::Fdstat,
                types::Errno,
                Ctx,
                _,
            >(<Ctx>::fd_fdstat_get(ctx, fd), ctx),
        )?;
        __glue::store(&mut memory, __arg1, value, &__glue::Out("error"))?;
        __glue::Ok(0)
    }
    #[inline]
    fn __call_fd_read(
        mut call: __glue::HostCall<'_, Host, &(impl __glue::CtxAccessor<Host, Ctx>)>,
        __arg0: i32,
        __arg1: i32,
        __arg2: i32,
        __arg3: i32,
    ) -> __glue::Lowered<i32> {
        __glue::Err(
            __glue::Failure::Code(
                <types::Errno as __glue::ErrorCode>::code(
                    __glue::ErrorValue::<types::Errno>::error_value(types::Errno::Nosys),
                )?,
            ),
        )
    }
    #[inline]
    fn __call_fd_write(
        mut call: __glue::HostCall<'_, Host, &(impl __glue::CtxAccessor<Host, Ctx>)>,
        __arg0: i32,
        __arg1: i32,
        __arg2: i32,
        __arg3: i32,
    ) -> __glue::Lowered<i32> {
        let (ctx, memory) = call.enter("memory", true);
        let mut memory = __glue::found(memory?);
        let fd = __glue::param(
            __glue::FromValue::<types::Fd>::lift(__arg0, &memory, ctx),
            &__glue::Param("fd"),
        )?;
        let iovs = __glue::param(
            <_ as __glue::FromList<types::Ciovec>>::lift((__arg1, __arg2), &memory),
            &__glue::Param("iovs"),
        )?;
        let __memory = &memory;
        let value = <types::Errno as __glue::ErrorCode>::ok(
            __glue::outcome::<
                types::Size,
                types::Errno,
                Ctx,
                _,
            >(<Ctx>::fd_write(ctx, __memory, fd, iovs), ctx),
        )?;
        __glue::store(&mut memory, __arg3, value, &__glue::Out("error"))?;
        __glue::Ok(0)
    }
    #[inline]
    fn __call_poll_oneoff(
        mut call: __glue::HostCall<'_, Host, &(impl __glue::CtxAccessor<Host, Ctx>)>,
        __arg0: i32,
        __arg1: i32,
        __arg2: i32,
        __arg3: i32,
    ) -> __glue::Lowered<i32> {
        __glue::Err(
            __glue::Failure::Code(
                <types::Errno as __glue::ErrorCode>::code(
                    __glue::ErrorValue::<types::Errno>::error_value(types::Errno::Nosys),
                )?,
            ),
        )
    }
    #[inline]
    fn __call_proc_exit(
        mut call: __glue::HostCall<'_, Host, &(impl __glue::CtxAccessor<Host, Ctx>)>,
        __arg0: i32,
    ) -> __glue::Lowered<()> {
        __glue::Ok(
            __glue::IntoCore::<
                (),
            >::into_core(
                <Ctx>::proc_exit(
                    call.into_caller(),
                    __glue::FromCore::<i32>::from_core(__arg0),
                ),
            )?,
        )
    }
    #[inline]
    fn __call_random_get(
        mut call: __glue::HostCall<'_, Host, &(impl __glue::CtxAccessor<Host, Ctx>)>,
        __arg0: i32,
        __arg1: i32,
    ) -> __glue::Lowered<i32> {
        let (ctx, memory) = call.enter("memory", true);
        let mut memory = __glue::found(memory?);
        let buf = __glue::param(
            __glue::FromValue::<__glue::GuestPtr<u8>>::lift(__arg0, &memory, ctx),
            &__glue::Param("buf"),
        )?;
        let buf_len = __glue::param(
            __glue::FromValue::<types::Size>::lift(__arg1, &memory, ctx),
            &__glue::Param("buf_len"),
        )?;
        let __memory = &mut memory;
        <types::Errno as __glue::ErrorCode>::ok(
            __glue::outcome::<
                (),
                types::Errno,
                Ctx,
                _,
            >(<Ctx>::random_get(ctx, __memory, buf, buf_len), ctx),
        )?;
        __glue::Ok(0)
    }
    fn __define(
        into: &mut __glue::Registry<'_, Host>,
        get: impl __glue::CtxAccessor<Host, Ctx> + 'static,
    ) -> __glue::Result<()> {
        __glue::Glue::define(
            into,
            &get,
            "args_get",
            __call_args_get,
            |f| __on_failure_0(f, __NAME, "args_get"),
        )?;
        __glue::Glue::define(
            into,
            &get,
            "args_sizes_get",
            __call_args_sizes_get,
            |f| __on_failure_0(f, __NAME, "args_sizes_get"),
        )?;
        __glue::Glue::define(
            into,
            &get,
            "clock_time_get",
            __call_clock_time_get,
            |f| __on_failure_0(f, __NAME, "clock_time_get"),
        )?;
        __glue::Glue::define(
            into,
            &get,
            "fd_fdstat_get",
            __call_fd_fdstat_get,
            |f| __on_failure_0(f, __NAME, "fd_fdstat_get"),
        )?;
        __glue::Glue::define(
            into,
            &get,
            "fd_read",
            __call_fd_read,
            |f| __on_failure_0(f, __NAME, "fd_read"),
        )?;
        __glue::Glue::define(
            into,
            &get,
            "fd_write",
            __call_fd_write,
            |f| __on_failure_0(f, __NAME, "fd_write"),
        )?;
        __glue::Glue::define(
            into,
            &get,
            "poll_oneoff",
            __call_poll_oneoff,
            |f| __on_failure_0(f, __NAME, "poll_oneoff"),
        )?;
        __glue::Glue::define(
            into,
            &get,
            "proc_exit",
            __call_proc_exit,
            |f| __glue::trap(f, __NAME, "proc_exit"),
        )?;
        __glue::Glue::define(
            into,
            &get,
            "random_get",
            __call_random_get,
            |f| __on_failure_0(f, __NAME, "random_get"),
        )?;
        __glue::Ok(())
    }
    impl Wasi {
        /// The module name that guests import.
        pub const MODULE: &'static str = "wasi_snapshot_preview1";
        /// The functions, in the order of the fields.
        pub const FUNCTIONS: &'static [__glue::HostFunction] = &__glue::host_functions::<
            { __NAMES.len() },
        >("wasi_snapshot_preview1", __NAMES);
        /// Adds the functions to a linker, for all stores that it instantiates modules in.
        /// `get` returns the context in a store's data.
        ///
        /// # Errors
        ///
        /// Fails if the linker already has one of the functions and does not allow shadowing.
        pub fn add_to_linker(
            linker: &mut __glue::wasmtime::Linker<Host>,
            get: impl for<'a> ::core::ops::Fn(
                &'a mut Host,
            ) -> &'a mut Ctx + ::core::clone::Clone + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> __glue::Result<()> {
            __define(&mut __glue::Registry::linker(linker, __NAME), get)
        }
        /// Adds the functions for which `is_wanted` returns `true` to a linker. It is called once
        /// with each name that guests import.
        ///
        /// # Errors
        ///
        /// Fails if the linker already has one of the functions and does not allow shadowing.
        pub fn add_to_linker_where(
            linker: &mut __glue::wasmtime::Linker<Host>,
            get: impl for<'a> ::core::ops::Fn(
                &'a mut Host,
            ) -> &'a mut Ctx + ::core::clone::Clone + ::core::marker::Send + ::core::marker::Sync + 'static,
            mut is_wanted: impl ::core::ops::FnMut(
                &::core::primitive::str,
            ) -> ::core::primitive::bool,
        ) -> __glue::Result<()> {
            __define(
                &mut __glue::Registry::linker(linker, __NAME).only(&mut is_wanted),
                get,
            )
        }
        /// Allocates the functions in one store. `get` returns the
        /// context in the store's data.
        #[must_use]
        pub fn new(
            store: impl __glue::wasmtime::AsContextMut<Data = Host>,
            get: impl for<'a> ::core::ops::Fn(
                &'a mut Host,
            ) -> &'a mut Ctx + ::core::clone::Clone + ::core::marker::Send + ::core::marker::Sync + 'static,
        ) -> Self {
            let mut funcs = __glue::allocate(store, __NAME, |into| __define(into, get));
            Self {
                args_get: funcs.next_func(),
                args_sizes_get: funcs.next_func(),
                clock_time_get: funcs.next_func(),
                fd_fdstat_get: funcs.next_func(),
                fd_read: funcs.next_func(),
                fd_write: funcs.next_func(),
                poll_oneoff: funcs.next_func(),
                proc_exit: funcs.next_func(),
                random_get: funcs.next_func(),
            }
        }
        /// Returns the function that guests import under `name`.
        #[must_use]
        pub fn get_export(
            &self,
            name: &str,
        ) -> ::core::option::Option<&__glue::wasmtime::Func> {
            __glue::find_export(self.exports(), name)
        }
        /// Returns all functions, each with its name.
        pub fn exports(
            &self,
        ) -> impl ::core::iter::Iterator<
            Item = (&'static str, &__glue::wasmtime::Func),
        > {
            ::core::iter::IntoIterator::into_iter([
                ("args_get", &self.args_get),
                ("args_sizes_get", &self.args_sizes_get),
                ("clock_time_get", &self.clock_time_get),
                ("fd_fdstat_get", &self.fd_fdstat_get),
                ("fd_read", &self.fd_read),
                ("fd_write", &self.fd_write),
                ("poll_oneoff", &self.poll_oneoff),
                ("proc_exit", &self.proc_exit),
                ("random_get", &self.random_get),
            ])
        }
        /// Defines the functions in a linker for the store that they were allocated in.
        ///
        /// # Errors
        ///
        /// Fails if the linker already has one of the functions and does not allow shadowing.
        ///
        /// # Panics
        ///
        /// Panics, as Wasmtime does, if the functions belong to another store.
        pub fn define_in<T: 'static>(
            &self,
            store: impl __glue::wasmtime::AsContext<Data = T>,
            linker: &mut __glue::wasmtime::Linker<T>,
        ) -> __glue::Result<()> {
            for (name, func) in self.exports() {
                linker.define(&store, Self::MODULE, name, *func)?;
            }
            __glue::Ok(())
        }
    }
};
const _: &[u8] = ::core::include_bytes!(
    ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/tests/expanded/preview1.witx")
);
