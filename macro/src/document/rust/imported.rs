//! Which methods of a block guests import: those that are plain `pub`.

use syn::{ImplItem, ItemImpl};

use crate::diagnostics::Errors;
use crate::parse::modules::RustModule;
use crate::parse::{ImplBlock, Method};

/// Removes the methods that guests don't import from the block's list.
pub(super) fn keep(module: &RustModule, block: &mut ImplBlock, errors: &mut Errors) {
    // In this block, `pub` says what guests can import, not what Rust code can reach.
    block.item.attrs.push(syn::parse_quote! {
        #[allow(private_interfaces, unreachable_pub)]
    });
    let is_named = |method: &Method| {
        let is_named = method.guest.name.is_some() || module.without_prefix(method).is_some();
        is_named && !method.guest.skip.is_present()
    };
    if block.item.trait_.is_some() {
        // Reported already, and methods of a trait can't be `pub`.
        return block.methods.retain(is_named);
    }
    let before = errors.len();
    check_macro_calls(&block.item, errors);
    for method in &block.methods {
        check_private(method, errors);
    }
    // A method with a broken attribute may be the missing one.
    let are_known = block.methods.iter().all(|method| !method.guest.is_broken);
    block.methods.retain(|m| m.is_pub() && is_named(m));
    if block.methods.is_empty() && are_known && errors.len() == before {
        report_none(module, &block.item, errors);
    }
}

/// Reports macro calls, since their methods would silently not be functions.
fn check_macro_calls(block: &ItemImpl, errors: &mut Errors) {
    for item in &block.items {
        if let ImplItem::Macro(call) = item {
            errors.at(
                &call.mac.path,
                "the attribute can't see the methods that a macro expands to: write them out, or \
                 move the macro call to another `impl` block",
            );
        }
    }
}

/// Reports a private method whose attribute says that it is a function.
fn check_private(method: &Method, errors: &mut Errors) {
    let guest = &method.guest;
    let is_meant = method.is_override || guest.names_function();
    if let Some(attribute) = guest.span
        && is_meant
        && !method.is_pub()
        && !guest.skip.is_present()
    {
        let message =
            "guests import only `pub` methods: make this one `pub`, or remove the attribute";
        errors.at_span(attribute, message);
    }
}

fn report_none(module: &RustModule, block: &ItemImpl, errors: &mut Errors) {
    match &module.options.prefix {
        Some(prefix) => errors.at(
            prefix,
            format!("no `pub` method of this block begins with `{prefix}`"),
        ),
        None => errors.at(
            &block.self_ty,
            "this block has no method that guests import: write `pub` before each one that they \
             call",
        ),
    }
}
