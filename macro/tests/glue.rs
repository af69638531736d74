//! The glue in the checked-in expansions reads as enter, lift, call, lower, in functions that
//! fit on a screen.

use std::fs;
use std::path::Path;

/// The longest function of the glue, in lines.
const MAX_LINES: usize = 38;

/// The same if it records its arguments and outcome.
const MAX_TRACED_LINES: usize = 42;

/// A generated function: its name and its lines, from the attribute to the brace.
struct Function {
    name: String,
    lines: Vec<String>,
}

/// Returns the functions of the glue in all expansions: those whose names begin with `__`.
fn functions() -> Vec<Function> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expanded");
    let mut functions = Vec::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if !path.to_str().unwrap().ends_with(".expanded.rs") {
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        let mut lines = text.lines().map(str::to_owned).peekable();
        while let Some(line) = lines.next() {
            let Some((_, name)) = line.split_once("fn __") else {
                continue;
            };
            let name = name.split(['<', '(']).next().unwrap().to_owned();
            let indent = &line[..line.len() - line.trim_start().len()];
            let end = format!("{indent}}}");
            let mut function = vec![line.clone()];
            for line in lines.by_ref() {
                let is_end = line == end;
                function.push(line);
                if is_end {
                    break;
                }
            }
            functions.push(Function {
                name,
                lines: function,
            });
        }
    }
    functions
}

#[test]
fn functions_of_the_glue_fit_on_a_screen() {
    let functions = functions();
    assert!(functions.len() > 30, "{}", functions.len());
    for Function { name, lines } in functions {
        // It registers each function of a module.
        if name == "define" {
            continue;
        }
        let count = lines.len();
        let is_traced = lines.iter().any(|line| line.contains("trace"));
        let max = if is_traced {
            MAX_TRACED_LINES
        } else {
            MAX_LINES
        };
        assert!(
            count <= max,
            "`__{name}` has {count} lines:\n{}",
            lines.join("\n")
        );
    }
}
