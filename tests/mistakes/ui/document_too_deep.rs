use wasmtime_integration::wasmtime_integration;

struct Named;
struct Parentheses;

#[wasmtime_integration(witx = "witx/deep_types.witx")]
impl Named {
    fn f(&mut self, _x: types::T59) {}
}

mod unnamed {
    use super::*;

    #[wasmtime_integration(witx = "witx/deep_parentheses.witx")]
    impl Parentheses {}
}

fn main() {}
