;; Writes three lines with the time and a random number, each to standard output and to
;; the file `lines`, and exits with 7.
(module
  (import "wasi_snapshot_preview1" "clock_time_get"
    (func $clock_time_get (param i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "random_get"
    (func $random_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "path_open"
    (func $path_open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_close" (func $fd_close (param i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))

  (memory (export "memory") 1)
  ;; Results of calls are written to the addresses 0 to 15. From address 16 on are the
  ;; five iovecs of a line: the address and the length of each piece.
  (data (i32.const 16)
    "\00\01\00\00" "\03\00\00\00" ;; "at "
    "\00\00\00\00" "\00\00\00\00" ;; the nanoseconds
    "\20\01\00\00" "\12\00\00\00" ;; " ns the number is "
    "\00\00\00\00" "\00\00\00\00" ;; the random number
    "\80\01\00\00" "\01\00\00\00") ;; the end of the line
  (data (i32.const 0x100) "at ")
  (data (i32.const 0x120) " ns the number is ")
  (data (i32.const 0x180) "\n")
  (data (i32.const 0x1a0) "lines")

  ;; Writes the decimal digits of a number so that they end at address `end`, and
  ;; makes the iovec at `iovec` name them.
  (func $decimal (param $number i64) (param $end i32) (param $iovec i32)
    (local $at i32)
    (local.set $at (local.get $end))
    (loop $digits
      (local.set $at (i32.sub (local.get $at) (i32.const 1)))
      (i64.store8 (local.get $at)
        (i64.add (i64.const 48) (i64.rem_u (local.get $number) (i64.const 10))))
      (local.set $number (i64.div_u (local.get $number) (i64.const 10)))
      (br_if $digits (i64.ne (local.get $number) (i64.const 0))))
    (i32.store (local.get $iovec) (local.get $at))
    (i32.store offset=4 (local.get $iovec) (i32.sub (local.get $end) (local.get $at))))

  ;; Exits with 1 if a call has failed.
  (func $check (param $errno i32)
    (if (local.get $errno) (then (call $proc_exit (i32.const 1)))))

  ;; Writes the line to a descriptor. A call may write less than it is given, so each
  ;; piece has its own.
  (func $write (param $fd i32)
    (local $iovec i32)
    (local.set $iovec (i32.const 16))
    (loop $pieces
      (call $check
        (call $fd_write (local.get $fd) (local.get $iovec) (i32.const 1) (i32.const 0)))
      (local.set $iovec (i32.add (local.get $iovec) (i32.const 8)))
      (br_if $pieces (i32.lt_u (local.get $iovec) (i32.const 56)))))

  (func (export "_start")
    (local $fd i32) (local $lines i32)
    ;; The descriptor 3 is the first directory. The file is created, and may be written.
    (call $check (call $path_open
      (i32.const 3) (i32.const 0) (i32.const 0x1a0) (i32.const 5)
      (i32.const 1) (i64.const 0x40) (i64.const 0) (i32.const 0) (i32.const 0)))
    (local.set $fd (i32.load (i32.const 0)))

    (local.set $lines (i32.const 3))
    (loop $line
      ;; The clock 0 is the real-time one.
      (call $check (call $clock_time_get (i32.const 0) (i64.const 1) (i32.const 0)))
      (call $decimal (i64.load (i32.const 0)) (i32.const 0x240) (i32.const 24))
      (call $check (call $random_get (i32.const 0) (i32.const 8)))
      (call $decimal (i64.load (i32.const 0)) (i32.const 0x280) (i32.const 40))
      (call $write (i32.const 1))
      (call $write (local.get $fd))
      (local.set $lines (i32.sub (local.get $lines) (i32.const 1)))
      (br_if $line (local.get $lines)))

    (call $check (call $fd_close (local.get $fd)))
    (call $proc_exit (i32.const 7))))
