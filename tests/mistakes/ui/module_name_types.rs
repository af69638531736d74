use wasmtime_integration::wasmtime_integration;

struct Ctx;
struct Other;
struct Third;

#[wasmtime_integration(
    witx_literal = r#"(module $m (@interface func (export "f")))"#,
    modules(m(name = types)),
)]
impl Ctx {
    fn f(&mut self) {}
}

mod other {
    use super::*;

    #[wasmtime_integration(
        witx_literal = r#"(module $m (@interface func (export "f")))"#,
        modules(m(name = Self)),
    )]
    impl Other {
        fn f(&mut self) {}
    }
}

mod third {
    use super::*;

    #[wasmtime_integration(
        witx_literal = r#"(module $m (@interface func (export "f")))"#,
        modules(m(name = crate)),
    )]
    impl Third {
        fn f(&mut self) {}
    }
}

fn main() {}
