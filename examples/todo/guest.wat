;; Adds two entries, lists them, and quits with the number of entries listed.
(module
  (import "todo" "add" (func $add (param i32 i32 i32) (result i32)))
  (import "todo" "list" (func $list (param i32 i32 i32) (result i32)))
  (import "todo" "quit" (func $quit (param i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "write a hostbuy milk")
  (func (export "_start")
    ;; add("write a host"): the id is written to address 64.
    (if (call $add (i32.const 0) (i32.const 12) (i32.const 64)) (then unreachable))
    (if (call $add (i32.const 12) (i32.const 8) (i32.const 64)) (then unreachable))
    (if (i32.ne (i32.load (i32.const 64)) (i32.const 1)) (then unreachable))
    ;; list(buf = 128, len = 10): the number of entries is written to address 64.
    (if (call $list (i32.const 128) (i32.const 10) (i32.const 64)) (then unreachable))
    (call $quit (i32.load (i32.const 64)))
    unreachable))
