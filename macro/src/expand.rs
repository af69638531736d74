//! From tokens to tokens, phase by phase: arguments and impl block, document,
//! binding, generation.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::ItemImpl;

use crate::bind::{Others, bind};
use crate::diagnostics::Errors;
use crate::document::{self, Document, Request, Sources};
use crate::generate::{self, Paths, Policy};
use crate::parse::arguments::{self, Arguments, Source, TypesArguments};
use crate::parse::impl_block::Implementation;

/// The expansion of `#[wasmtime_integration(…)]`.
///
/// Whatever is wrong, the impl block comes out, so that editors keep working.
pub(crate) fn attribute(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let item = with_raw_overrides(item, &mut errors);
    let impl_block = match syn::parse2::<ItemImpl>(item.clone()) {
        Ok(impl_block) => impl_block,
        Err(error) => {
            let error = syn::Error::new(
                error.span(),
                format!("the attribute goes on an `impl` block: {error}"),
            )
            .to_compile_error();
            return item.into_iter().chain(error).collect();
        }
    };
    let implementation = Implementation::parse(impl_block, &mut errors);
    let generated = or_bug_report(|| host(arguments, &implementation, &mut errors));
    let errors = errors.to_compile_errors();
    let impl_block = implementation.item.into_token_stream();
    quote!(#impl_block #errors #generated)
}

/// The expansion of `types!(…)`.
pub(crate) fn types(arguments: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let generated = or_bug_report(|| {
        let arguments: TypesArguments = arguments::parse(arguments, &mut errors);
        let Some(source) = Source::new(arguments.witx, arguments.witx_literal, &mut errors) else {
            return TokenStream::new();
        };
        let (sources, document) = load(source, &mut errors);
        let tracked = generate::tracked(&sources);
        let types =
            document.map(|document| generate::types(&document, arguments.runtime.as_ref(), &[]));
        quote!(#types #tracked)
    });
    let errors = errors.to_compile_errors();
    quote!(#errors #generated)
}

/// The item with `#[r#override]` for each `#[override]`, which the compiler has
/// refused already, without a word on what to write.
fn with_raw_overrides(item: TokenStream, errors: &mut Errors) -> TokenStream {
    let mut after_pound = false;
    item.into_iter()
        .map(|token| {
            let is_attribute = after_pound;
            after_pound = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
            let TokenTree::Group(group) = token else {
                return token;
            };
            let stream = group.stream();
            let replaced = match stream.clone().into_iter().next() {
                Some(TokenTree::Ident(ident)) if is_attribute && ident == "override" => {
                    errors.at_span(
                        ident.span(),
                        "`override` is a reserved word of Rust: write `#[r#override]`",
                    );
                    let raw = TokenTree::from(Ident::new_raw("override", ident.span()));
                    std::iter::once(raw)
                        .chain(stream.into_iter().skip(1))
                        .collect()
                }
                _ if mentions_override(stream.clone()) => with_raw_overrides(stream, errors),
                // A new group would lose the places of its delimiters.
                _ => return TokenTree::Group(group),
            };
            let mut replaced = Group::new(group.delimiter(), replaced);
            replaced.set_span(group.span());
            TokenTree::Group(replaced)
        })
        .collect()
}

/// Whether the reserved word `override` occurs in `tokens`.
fn mentions_override(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "override",
        TokenTree::Group(group) => mentions_override(group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// What is generated beside the impl block.
fn host(
    arguments: TokenStream,
    implementation: &Implementation,
    errors: &mut Errors,
) -> TokenStream {
    let arguments: Arguments = arguments::parse(arguments, errors);
    let Some(source) = Source::new(arguments.witx, arguments.witx_literal, errors) else {
        return TokenStream::new();
    };
    let (sources, document) = load(source, errors);
    let tracked = generate::tracked(&sources);
    let Some(document) = document else {
        return tracked;
    };
    let others = Others::new(
        arguments.target.as_ref(),
        arguments.unimplemented.as_ref(),
        errors,
    );
    let binding = bind(
        &document,
        implementation,
        arguments.modules,
        others,
        arguments.store,
        errors,
    );
    let paths = Paths::new(arguments.runtime.as_ref(), arguments.types.as_ref());
    let policy = Policy {
        missing_memory: arguments.missing_memory.map(|value| value.0),
        guest_error: arguments.guest_error.map(|path| path.0),
        unimplemented: arguments.unimplemented,
        memory_slot: arguments.memory_slot.map(|slot| slot.0),
        block_on: arguments.block_on.map(|path| path.0),
        target: arguments.target,
    };
    let types = arguments
        .types
        .is_none()
        .then(|| generate::types(&document, arguments.runtime.as_ref(), &implementation.cfgs));
    let host = generate::host(&document, implementation, &binding, &policy, &paths);
    quote!(#types #host #tracked)
}

/// Loads the document. What was read is known even where it is wrong.
fn load(source: Source, errors: &mut Errors) -> (Sources, Option<Document>) {
    let root = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from);
    let mut sources = Sources::new(root);
    let (request, literals) = match source {
        Source::Files(files) => {
            let paths = files.iter().map(|path| path.value().into()).collect();
            (Request::Files(paths), files)
        }
        Source::Literal(literal) => (Request::Literal(literal.value()), vec![literal]),
    };
    let (document, at) = match document::load_once(&request, &mut sources) {
        Ok(document) => (document::build(&document), 0),
        Err((index, error)) => (Err(vec![error.to_string()]), index),
    };
    let span = literals
        .get(at)
        .map_or_else(Span::call_site, syn::LitStr::span);
    match document {
        Ok(document) => (sources, Some(document)),
        Err(messages) => {
            for message in messages {
                errors.at_span(span, message);
            }
            (sources, None)
        }
    }
}

/// What `expand` gives, or where it panics, an error that asks for a report.
fn or_bug_report(expand: impl FnOnce() -> TokenStream) -> TokenStream {
    catch_unwind(AssertUnwindSafe(expand)).unwrap_or_else(|panic| {
        let reason = panic
            .downcast_ref::<&str>()
            .copied()
            .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
            .unwrap_or("no reason given");
        syn::Error::new(
            Span::call_site(),
            format!("this is a bug of wasmtime-integration, please report it: {reason}"),
        )
        .to_compile_error()
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use syn::{Item, ItemImpl, Meta};

    use super::*;

    /// The expansion of the annotated impl block in `input`, formatted.
    fn expanded(input: &str) -> String {
        let mut file = syn::parse_file(input).unwrap();
        file.items = vec![Item::Verbatim(
            file.items
                .into_iter()
                .filter_map(|item| match item {
                    Item::Impl(item) => Some(expand_impl(item)),
                    _ => None,
                })
                .collect(),
        )];
        prettyplease::unparse(&syn::parse2(file.items[0].to_token_stream()).unwrap())
    }

    fn expand_impl(mut item: ItemImpl) -> TokenStream {
        let index = item
            .attrs
            .iter()
            .position(|attribute| attribute.path().is_ident("wasmtime_integration"))
            .unwrap();
        let Meta::List(list) = item.attrs.remove(index).meta else {
            panic!("an attribute without arguments");
        };
        attribute(list.tokens, item.into_token_stream())
    }

    /// The expansions in `tests/expanded` are what users get: a change to the
    /// generator is reviewed as the change that it makes to them. With
    /// `UPDATE_EXPANDED=1` in the environment the files are rewritten.
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
            let actual = expanded(&std::fs::read_to_string(&input).unwrap());
            let path = directory.join(format!("{name}.expanded.rs"));
            if std::env::var_os("UPDATE_EXPANDED").is_some() {
                std::fs::write(&path, &actual).unwrap();
            }
            let expected = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(
                actual == expected,
                "the expansion of {name} is not what {} has; review it with \
                 `UPDATE_EXPANDED=1 cargo test -p wasmtime-integration-macro` and `git diff`",
                path.display(),
            );
            compared += 1;
        }
        assert_eq!(compared, 4);
    }
}
