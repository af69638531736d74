;; Writes a line about its arguments, the time and a random number, and exits.
(module
  (import "wasi_snapshot_preview1" "args_sizes_get"
    (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "clock_time_get"
    (func $clock_time_get (param i32 i64 i32) (result i32)))
  (import "wasi_snapshot_preview1" "random_get"
    (func $random_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))

  (memory (export "memory") 1)
  ;; Results of calls are written to the addresses 0 to 15. From address 16 on are
  ;; the seven iovecs of the line: the address and the length of each piece.
  (data (i32.const 16)
    "\00\01\00\00" "\18\00\00\00" ;; "hello from a guest with "
    "\00\00\00\00" "\00\00\00\00" ;; how many arguments
    "\20\01\00\00" "\0e\00\00\00" ;; " argument(s), "
    "\00\00\00\00" "\00\00\00\00" ;; the seconds
    "\40\01\00\00" "\25\00\00\00" ;; " seconds after 1970, with the number "
    "\00\00\00\00" "\00\00\00\00" ;; the random number
    "\80\01\00\00" "\01\00\00\00") ;; the end of the line
  (data (i32.const 0x100) "hello from a guest with ")
  (data (i32.const 0x120) " argument(s), ")
  (data (i32.const 0x140) " seconds after 1970, with the number ")
  (data (i32.const 0x180) "\n")

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

  (func (export "_start")
    (local $iovec i32)
    (call $check (call $args_sizes_get (i32.const 0) (i32.const 4)))
    (call $decimal (i64.load32_u (i32.const 0)) (i32.const 0x220) (i32.const 24))

    ;; The clock 0 is the real-time one. It counts nanoseconds.
    (call $check (call $clock_time_get (i32.const 0) (i64.const 1) (i32.const 0)))
    (call $decimal
      (i64.div_u (i64.load (i32.const 0)) (i64.const 1000000000))
      (i32.const 0x240) (i32.const 40))

    (call $check (call $random_get (i32.const 0) (i32.const 2)))
    (call $decimal (i64.load16_u (i32.const 0)) (i32.const 0x260) (i32.const 56))

    ;; The descriptor 1 is standard output. A call may write less than it is given,
    ;; so each piece has its own.
    (local.set $iovec (i32.const 16))
    (loop $pieces
      (call $check
        (call $fd_write (i32.const 1) (local.get $iovec) (i32.const 1) (i32.const 0)))
      (local.set $iovec (i32.add (local.get $iovec) (i32.const 8)))
      (br_if $pieces (i32.lt_u (local.get $iovec) (i32.const 72))))
    (call $proc_exit (i32.const 0))))
