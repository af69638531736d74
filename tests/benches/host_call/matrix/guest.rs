//! The guests.

use super::Row;

impl Row {
    /// Returns a guest that makes a number of calls, with `others` functions before it.
    pub(super) fn guest(&self, others: usize) -> String {
        let types: Vec<&str> = self.arguments.iter().map(|(core, _)| *core).collect();
        let types = types.join(" ");
        let arguments: Vec<String> = self
            .arguments
            .iter()
            .map(|(core, value)| format!("({core}.const {value})"))
            .collect();
        let call = format!("(call $f {})", arguments.join(" "));
        let (result, call) = match self.result {
            None => (String::new(), call),
            Some((core, value)) => (
                format!("(result {core})"),
                format!("(if ({core}.ne {call} ({core}.const {value})) (then unreachable))"),
            ),
        };
        let others = "(func (param i32))".repeat(others);
        format!(
            r#"(module
                (import "m" "f" (func $f (param {types}) {result}))
                (memory (export "memory") 1)
                {DATA}
                {others}
                (func (export "run") (param $n i32)
                  (loop $again
                    {call}
                    (local.set $n (i32.sub (local.get $n) (i32.const 1)))
                    (br_if $again (local.get $n)))))"#
        )
    }
}

/// What the rows find in the memory. Results are written to 64.
const DATA: &str = r#"
    ;; A string.
    (data (i32.const 1024) "a string that is 32 bytes long..")
    ;; Numbers.
    (data (i32.const 2048)
      "\01\23\45\67\89\ab\cd\0f\11\22\33\44\55\66\77\08\12\23\34\45\56\67\78\09\0a\1b\2c\3d\4e\5f\60\71"
      "\02\13\24\35\46\57\68\79\8a\9b\ac\bd\ce\df\e0\f1\02\13\24\35\46\57\68\79\8a\9b\ac\bd\ce\df\e0\01"
      "\03\14\25\36\47\58\69\7a\8b\9c\ad\be\cf\d0\e1\f2\03\14\25\36\47\58\69\7a\8b\9c\ad\be\cf\d0\e1\02")
    ;; The second case of a variant, with a payload at 4 or 8.
    (data (i32.const 2304) "\01\00\00\00\05\00\00\00\07")
    ;; Four addresses and lengths.
    (data (i32.const 3072)
      "\00\10\00\00\10\00\00\00" "\10\10\00\00\10\00\00\00"
      "\20\10\00\00\10\00\00\00" "\30\10\00\00\10\00\00\00")"#;
