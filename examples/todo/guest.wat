(module
  (import "todo" "add" (func $add (param i32 i32 i32) (result i32)))
  (import "todo" "complete" (func $complete (param i32) (result i32)))
  (import "todo" "list" (func $list (param i32 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 0) "write a host")
  (data (i32.const 12) "write a guest")
  (func (export "_start")
    ;; add(title, length): the host writes the id of the entry to address 64
    (drop (call $add (i32.const 0) (i32.const 12) (i32.const 64)))
    (drop (call $complete (i32.load (i32.const 64))))
    (drop (call $add (i32.const 12) (i32.const 13) (i32.const 64)))
    ;; list(128, 10): the host writes up to 10 entries to address 128, and how many it
    ;; wrote to address 64
    (drop (call $list (i32.const 128) (i32.const 10) (i32.const 64)))))
