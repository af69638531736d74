//! The calls that the guests make.

/// A shape of call: the import and the guest's arguments.
pub(super) struct Shape {
    pub(super) title: &'static str,
    function: &'static str,
    params: &'static str,
    args: &'static str,
}

pub(super) const SHAPES: [Shape; 8] = [
    Shape {
        title: "two integers",
        function: "integers",
        params: "i32 i32",
        args: "(local.get 0) (i32.const 7)",
    },
    Shape {
        title: "enum and flags",
        function: "choice",
        params: "i32 i32",
        args: "(i32.const 1) (i32.const 3)",
    },
    Shape {
        title: "out pointer",
        function: "out",
        params: "i32 i32",
        args: "(local.get 0) (i32.const 64)",
    },
    Shape {
        title: "32-byte string",
        function: "text",
        params: "i32 i32",
        args: "(i32.const 1024) (i32.const 32)",
    },
    Shape {
        title: "4 KiB list",
        function: "bytes",
        params: "i32 i32",
        args: "(i32.const 4096) (i32.const 4096)",
    },
    Shape {
        title: "record in",
        function: "record",
        params: "i32",
        args: "(i32.const 2048)",
    },
    Shape {
        title: "4 buffers",
        function: "vectors",
        params: "i32 i32 i32",
        args: "(i32.const 3072) (i32.const 4) (i32.const 64)",
    },
    Shape {
        title: "async, ready",
        function: "waits",
        params: "i32 i32",
        args: "(local.get 0) (i32.const 7)",
    },
];

impl Shape {
    /// Returns a guest that makes a number of calls, with `others` functions before it.
    pub(super) fn guest(&self, others: usize) -> String {
        let Shape {
            function,
            params,
            args,
            ..
        } = self;
        let others = "(func (param i32))".repeat(others);
        // At 3072, four vectors that point to 16 bytes each.
        format!(
            r#"(module
                (import "calls" "{function}" (func $f (param {params}) (result i32)))
                (memory (export "memory") 1)
                (data (i32.const 1024) "a string that is 32 bytes long..")
                (data (i32.const 3072)
                  "\00\10\00\00\10\00\00\00" "\10\10\00\00\10\00\00\00"
                  "\20\10\00\00\10\00\00\00" "\30\10\00\00\10\00\00\00")
                {others}
                (func (export "run") (param $n i32)
                  (loop $again
                    (if (call $f {args}) (then unreachable))
                    (local.set $n (i32.sub (local.get $n) (i32.const 1)))
                    (br_if $again (local.get $n)))))"#
        )
    }
}
