//! The document loader and the whole expansion: any document leads to an error or to valid
//! tokens, and never to a panic.
#![no_main]
#![allow(dead_code, reason = "the entry points of the macros are not included")]

#[path = "../../../macro/src/bind/mod.rs"]
mod bind;
#[path = "../../../macro/src/diagnostics/mod.rs"]
mod diagnostics;
#[path = "../../../macro/src/document/mod.rs"]
mod document;
#[path = "../../../macro/src/expand.rs"]
mod expand;
#[path = "../../../macro/src/generate/mod.rs"]
mod generate;
#[path = "../../../macro/src/parse/mod.rs"]
mod parse;

use std::fmt::Write as _;

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use quote::quote;

fuzz_target!(|data: &[u8]| {
    let Some((kind, data)) = data.split_first() else {
        return;
    };
    let document = if kind % 2 == 0 {
        String::from_utf8_lossy(data).into_owned()
    } else {
        Grammar::new(data).document().unwrap_or_default()
    };
    let arguments = quote!(witx_literal = #document, unimplemented = trap);
    let expanded = expand::attribute(arguments, quote!(impl Ctx {}), kind & 2 != 0);
    let text = expanded.to_string();
    assert!(
        !text.contains("this is a bug in wasmtime-integration"),
        "{document}"
    );
    if let Err(error) = syn::parse2::<syn::File>(expanded) {
        panic!("{error}: {text}\n{document}");
    }
});

/// Generates documents that are mostly valid and whose types nest.
struct Grammar<'a> {
    input: Unstructured<'a>,
    document: String,
    types: usize,
}

impl<'a> Grammar<'a> {
    fn new(data: &'a [u8]) -> Self {
        Grammar {
            input: Unstructured::new(data),
            document: String::new(),
            types: 0,
        }
    }

    fn document(mut self) -> arbitrary::Result<String> {
        // Some documents are chains, to reach the nesting limit.
        let is_chain = self.input.ratio(1, 4)?;
        while !self.input.is_empty() && self.types < 400 {
            let (name, depth) = (self.types, self.input.int_in_range(0..=4)?);
            let ty = if is_chain && name > 0 {
                self.around(&format!("$t{}", name - 1))?
            } else {
                self.ty(depth)?
            };
            writeln!(self.document, "(typename $t{name} {ty})").unwrap();
            self.types += 1;
            if self.input.ratio(1, 8)? {
                let deep = self.input.int_in_range(0..=300)?;
                let (ty, kind) = (self.ty(0)?, self.input.int_in_range(0..=1)?);
                let open = ["(list ", "(@witx pointer "][kind].repeat(deep);
                let close = ")".repeat(deep);
                writeln!(
                    self.document,
                    "(typename $t{} {open}{ty}{close})",
                    self.types
                )
                .unwrap();
                self.types += 1;
            }
        }
        let mut functions = String::new();
        for function in 0..self.input.int_in_range(1..=4)? {
            write!(functions, "(@interface func (export \"f{function}\")").unwrap();
            for param in 0..self.input.int_in_range(0..=4)? {
                let ty = self.ty(2)?;
                write!(functions, " (param $p{param} {ty})").unwrap();
            }
            if self.input.arbitrary()? {
                let ty = self.ty(2)?;
                write!(functions, " (result $r {ty})").unwrap();
            }
            functions.push_str(")\n");
        }
        Ok(format!("{}(module $m {functions})", self.document))
    }

    /// Returns a type that contains `inner`.
    fn around(&mut self, inner: &str) -> arbitrary::Result<String> {
        let other = self.leaf()?;
        Ok(match self.input.int_in_range(0..=6)? {
            0 => format!("(list {inner})"),
            1 => format!("(@witx pointer {inner})"),
            2 => format!("(record (field $a {inner}) (field $b {other}))"),
            3 => format!("(tuple {other} {inner})"),
            4 => format!("(variant (case $a {inner}) (case $b))"),
            5 => format!("(expected {inner} (error {other}))"),
            _ => inner.to_owned(),
        })
    }

    fn ty(&mut self, depth: u32) -> arbitrary::Result<String> {
        if depth == 0 {
            return self.leaf();
        }
        let inner = self.ty(depth - 1)?;
        self.around(&inner)
    }

    fn leaf(&mut self) -> arbitrary::Result<String> {
        const LEAVES: [&str; 15] = [
            "u8",
            "u16",
            "u32",
            "u64",
            "s8",
            "s16",
            "s32",
            "s64",
            "f32",
            "f64",
            "char",
            "bool",
            "string",
            "(handle)",
            "(enum $ok $b)",
        ];
        Ok(match self.input.int_in_range(0..=LEAVES.len() + 1)? {
            leaf if leaf < LEAVES.len() => LEAVES[leaf].to_owned(),
            _ if self.types == 0 => "(flags (@witx repr u8) $a $b)".to_owned(),
            _ => format!("$t{}", self.input.int_in_range(0..=self.types - 1)?),
        })
    }
}
