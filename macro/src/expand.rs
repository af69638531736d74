//! Runs the phases in order, from tokens to tokens.

use std::panic::{AssertUnwindSafe, catch_unwind};

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::LitStr;

use crate::bind::{bind, has_wiggle, has_wiggle_feature};
use crate::diagnostics::{Error, Errors};
use crate::document::{self, Document, Sources};
use crate::generate;
use crate::parse::arguments::{self, Arguments, Source, TypesArguments};
use crate::parse::guest_type::UserType;
use crate::parse::modules::Modules;
use crate::parse::{ImplBlock, with_raw_overrides};

/// Expands `#[wasmtime_integration(…)]`.
///
/// The impl block is always emitted, whatever the mistakes, so that editors keep working.
pub(crate) fn attribute(arguments: TokenStream, item: TokenStream, tracing: bool) -> TokenStream {
    let mut errors = Errors::default();
    let item = with_raw_overrides(item, &mut errors);
    let mut block = match ImplBlock::parse(item.clone(), &mut errors) {
        Ok(block) => block,
        Err(error) => {
            let message = format!("the attribute belongs on an `impl` block: {error}");
            let error = Error::new(error.span(), message).to_compile_error();
            return item.into_iter().chain(error).collect();
        }
    };
    let generated = with_errors(errors, |errors| {
        host(arguments, &mut block, tracing, errors)
    });
    let item = block.item;
    quote!(#item #generated)
}

/// Expands `types!(…)`.
pub(crate) fn types(arguments: TokenStream) -> TokenStream {
    with_errors(Errors::default(), |errors| {
        let arguments: TypesArguments = arguments::parse(arguments, errors);
        let (document, rebuild) = load(arguments.witx, arguments.witx_literal, errors);
        let (runtime, target) = (arguments.runtime.as_ref(), arguments.target.as_ref());
        let target = target.filter(|target| has_wiggle(target, errors));
        let types = document.map(|document| generate::types(&document, runtime, target, &[]));
        quote!(#types #rebuild)
    })
}

/// Expands `#[derive(GuestType)]`.
pub(crate) fn guest_type(item: TokenStream) -> TokenStream {
    with_errors(Errors::default(), |errors| {
        let input = errors.ok(syn::parse2(item));
        let user_type = input.and_then(|input| UserType::parse(&input, errors));
        let impls = user_type.as_ref().map(generate::user_type);
        impls.unwrap_or_default()
    })
}

/// Generates the items next to the impl block.
fn host(
    arguments: TokenStream,
    block: &mut ImplBlock,
    tracing: bool,
    errors: &mut Errors,
) -> TokenStream {
    let mut arguments: Arguments = arguments::parse(arguments, errors);
    if let Some(module) = arguments.module.take() {
        let (errno, lists) = (arguments.errno.as_ref(), &arguments.core);
        let document = document::rust::of_block(&module, errno, lists, block, errors);
        let Some(document) = document else {
            return TokenStream::new();
        };
        arguments.modules = Some(Modules::all(module.options));
        arguments.defines_interface = true;
        return generate::host(&bind(&document, block, &arguments, errors), tracing);
    }
    let (witx, literal) = (arguments.witx.take(), arguments.witx_literal.take());
    let (document, rebuild) = load(witx, literal, errors);
    let Some(document) = document else {
        return rebuild;
    };
    let types = arguments.types.is_none().then(|| {
        let (runtime, target) = (arguments.runtime.as_ref(), arguments.target.as_ref());
        let target = target.filter(|target| target.convert.is_present() && has_wiggle_feature());
        let target = target.map(|target| &target.path);
        generate::types(&document, runtime, target, &block.cfgs)
    });
    let host = generate::host(&bind(&document, block, &arguments, errors), tracing);
    quote!(#types #host #rebuild)
}

/// Loads the document. Also returns the tokens that name its files to cargo, even if the
/// document has mistakes.
fn load(
    witx: Option<Vec<LitStr>>,
    literal: Option<LitStr>,
    errors: &mut Errors,
) -> (Option<Document>, TokenStream) {
    let source = witx.map(Source::Files);
    let Some(source) = source.or(literal.map(Source::Literal)) else {
        return (None, TokenStream::new());
    };
    let root = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let sources = Sources::new(root.into());
    let document = document::load(&source, &sources, errors);
    (document, generate::rebuild(&sources))
}

/// Returns the user's mistakes, and the result of `expand` or, if it panics, an error that asks for
/// a bug report.
fn with_errors(mut errors: Errors, expand: impl FnOnce(&mut Errors) -> TokenStream) -> TokenStream {
    let expanded = catch_unwind(AssertUnwindSafe(|| expand(&mut errors)));
    let generated = expanded.unwrap_or_else(|panic| {
        let reason = panic
            .downcast_ref::<&str>()
            .copied()
            .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
            .unwrap_or("unknown reason");
        let message = format!("this is a bug in wasmtime-integration, please report it: {reason}");
        Error::new(Span::call_site(), message).to_compile_error()
    });
    let errors = errors.to_compile_errors();
    quote!(#errors #generated)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use quote::ToTokens as _;
    use syn::{Item, ItemImpl, Meta};

    use super::*;

    /// Returns the formatted expansion of the annotated impl block in `input`.
    fn expanded(input: &str, tracing: bool) -> String {
        let mut file = syn::parse_file(input).unwrap();
        file.items = vec![Item::Verbatim(
            file.items
                .into_iter()
                .filter_map(|item| match item {
                    Item::Impl(item) => Some(expand_impl(item, tracing)),
                    _ => None,
                })
                .collect(),
        )];
        let file = syn::parse2(file.items[0].to_token_stream()).unwrap();
        with_line_comments(&prettyplease::unparse(&file))
    }

    /// Rewrites each block of docs as lines that begin with `///`.
    fn with_line_comments(text: &str) -> String {
        let mut lines = Vec::new();
        let mut indent = None;
        for line in text.lines() {
            let rest = line.trim_start();
            let docs = if let Some(first) = rest.strip_prefix("/**") {
                indent = Some(&line[..line.len() - rest.len()]);
                first
            } else {
                line
            };
            let Some(before) = indent else {
                lines.push(line.to_owned());
                continue;
            };
            let end = docs.strip_suffix("*/");
            lines.push(format!("{before}///{}", end.unwrap_or(docs)));
            indent = indent.filter(|_| end.is_none());
        }
        lines.join("\n") + "\n"
    }

    fn expand_impl(mut item: ItemImpl, tracing: bool) -> TokenStream {
        let index = item
            .attrs
            .iter()
            .position(|attribute| attribute.path().is_ident("wasmtime_integration"))
            .unwrap();
        let Meta::List(list) = item.attrs.remove(index).meta else {
            panic!("an attribute without arguments");
        };
        attribute(list.tokens, item.into_token_stream(), tracing)
    }

    /// rustdoc drops such a line, and what follows would continue the paragraph or table
    /// before it. The formatted expansions don't show that.
    #[test]
    fn no_docs_start_with_an_empty_line() {
        let block = quote! {
            #[wasmtime_integration(witx_literal = "(module $m
                (@interface func (export \"f\") (param $s string)))")]
            impl Ctx {
                fn f(&self, s: &str) {}
            }
        };
        let expanded = expand_impl(syn::parse2(block).unwrap(), false).to_string();
        assert!(
            expanded.contains("Functions noted as *memory*"),
            "{expanded}"
        );
        assert!(!expanded.contains("doc = \"\\n"), "{expanded}");
    }

    /// The files in `tests/expanded` show what users get, so that a change to the generator
    /// is reviewed by its effect. `UPDATE_EXPANDED=1` in the environment rewrites them.
    #[test]
    fn expansions_are_as_reviewed() {
        let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expanded");
        let mut compared = 0;
        for entry in std::fs::read_dir(&directory).unwrap() {
            let input = entry.unwrap().path();
            let name = input.file_name().unwrap().to_str().unwrap();
            let Some(name) = name.strip_suffix(".input.rs") else {
                continue;
            };
            let text = std::fs::read_to_string(&input).unwrap();
            let actual = expanded(&text, name == "tracing");
            let path = directory.join(format!("{name}.expanded.rs"));
            if std::env::var_os("UPDATE_EXPANDED").is_some() {
                std::fs::write(&path, &actual).unwrap();
            }
            let expected = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(
                actual == expected,
                "the expansion of {name} differs from {}; review it with \
                 `UPDATE_EXPANDED=1 cargo test -p wasmtime-integration-macro` and `git diff`",
                path.display(),
            );
            compared += 1;
        }
        assert_eq!(compared, 6);
    }
}
