mod old {
    pub mod types {
        pub struct Fd;
    }
}

mod abi {
    wasmtime_integration::types!(
        witx_literal = "(typename $fd (handle))",
        target = crate::odl
    );
}

fn main() {}
