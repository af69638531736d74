// Functions of an existing wiggle implementation, except one.

#[wasmtime_integration(
    witx_literal = r#"
        (typename $errno (enum (@witx tag u16) $ok $inval))
        (module $files
          (@interface func (export "open") (param $path string) (param $size u64)
            (result $error (expected (error $errno))))
          (@interface func (export "type")))
    "#,
    types = crate::types,
    target(path = crate::old, ctx = self.files),
    missing_memory = crate::types::Errno::Inval,
)]
impl Host {
    fn r#type(&mut self) {}
}
