//! Functions without a method.

use std::ptr;

use proc_macro2::TokenStream;
use syn::{Attribute, Expr, Path};

use super::plan::{Call, Implementor, Instance, MemoryUse, Waits, all_of};
use super::suggest;
use crate::diagnostics::Errors;
use crate::document::{Document, Function};
use crate::parse::ImplBlock;
use crate::parse::arguments::{Arguments, Unimplemented, WiggleTarget};

/// The treatment of functions without a method.
#[derive(Clone, Copy)]
pub(super) enum Fallback<'a> {
    /// They are reported as mistakes.
    Missing,
    /// They trap or return this error value.
    Unimplemented(Option<&'a Expr>),
    /// They call the functions of the argument `target`.
    Target(&'a WiggleTarget, Waits<'a>),
}

impl<'a> Fallback<'a> {
    pub(super) fn new(arguments: &'a Arguments, errors: &mut Errors) -> Self {
        let unimplemented = arguments.unimplemented.as_ref();
        if let Some(target) = &arguments.target {
            if !check_target(arguments, target, errors) {
                return Fallback::Unimplemented(None);
            }
            let block_on = arguments.block_on.as_ref();
            return Fallback::Target(target, block_on.map_or(Waits::IfFuture, Waits::BlockOn));
        }
        match unimplemented {
            None => Fallback::Missing,
            Some(Unimplemented::Trap) => Fallback::Unimplemented(None),
            Some(Unimplemented::Errno(value)) => Fallback::Unimplemented(Some(value)),
        }
    }

    /// Adds an implementor to each function, for the configurations in which it has none.
    /// Functions that were already `reported` as missing are not reported again.
    pub(super) fn fill(
        self,
        document: &Document,
        block: &ImplBlock,
        instances: &mut [Instance<'a>],
        reported: &[&Function],
        errors: &mut Errors,
    ) {
        let mut missing = Vec::new();
        for plan in instances.iter_mut().flat_map(|i| &mut i.functions) {
            let mut cfgs = Vec::new();
            if plan.implementors.is_empty() {
                if !reported
                    .iter()
                    .any(|function| ptr::eq(*function, plan.function))
                {
                    missing.push((plan.method.clone(), plan.function));
                }
            } else if matches!(self, Fallback::Missing)
                || plan.implementors.iter().any(|i| i.cfgs.is_empty())
            {
                continue;
            } else {
                let others = plan.implementors.iter().map(|i| all_of(&i.cfgs));
                let others: Vec<TokenStream> = others.collect();
                cfgs.push(syn::parse_quote!(#[cfg(not(any(#(#others),*)))]));
            }
            plan.implementors.push(self.implementor(cfgs));
        }
        // A method with a broken attribute may be the missing one.
        let are_known = block.methods.iter().all(|method| !method.guest.is_broken);
        if matches!(self, Fallback::Missing) && !missing.is_empty() && are_known {
            errors.at(
                &block.item.self_ty,
                suggest::missing_methods(document, &missing),
            );
        }
    }

    fn implementor(self, cfgs: Vec<Attribute>) -> Implementor<'a> {
        match self {
            Fallback::Missing => Implementor::unimplemented(cfgs, None),
            Fallback::Unimplemented(value) => Implementor::unimplemented(cfgs, value),
            // All of wiggle's functions take the memory.
            Fallback::Target(target, waits) => {
                Implementor::new(cfgs, Call::Target(target), waits, MemoryUse::Yes)
            }
        }
    }
}

impl<'a> Implementor<'a> {
    pub(super) fn new(
        cfgs: Vec<Attribute>,
        call: Call<'a>,
        waits: Waits<'a>,
        memory: MemoryUse,
    ) -> Self {
        Implementor {
            cfgs,
            call,
            waits,
            memory,
            passes_fuel: false,
        }
    }

    pub(super) fn unimplemented(cfgs: Vec<Attribute>, value: Option<&'a Expr>) -> Self {
        Implementor::new(cfgs, Call::Unimplemented(value), Waits::No, MemoryUse::No)
    }
}

/// Whether the crate has the feature that the argument `target` needs.
pub(crate) fn has_wiggle_feature() -> bool {
    cfg!(any(feature = "wiggle", test))
}

/// Reports if the crate lacks the feature that the argument `target` needs.
pub(crate) fn has_wiggle(target: &Path, errors: &mut Errors) -> bool {
    let has_wiggle = has_wiggle_feature();
    if !has_wiggle {
        errors.at(
            target,
            "`target` needs the feature `wiggle` of wasmtime-integration; in Cargo.toml, write \
             `wasmtime-integration = { version = \"…\", features = [\"wiggle\"] }`",
        );
    }
    has_wiggle
}

/// Reports mistakes in the argument `target`, and returns `false` if there are any.
fn check_target(arguments: &Arguments, target: &WiggleTarget, errors: &mut Errors) -> bool {
    if !has_wiggle(&target.path, errors) {
        return false;
    }
    if arguments.types.is_some() && target.convert.is_present() {
        errors.at_span(
            target.convert.span(),
            "the argument `types` names types from elsewhere: where they are generated, write \
             `types!(…, target = …)` to make them convert",
        );
    }
    let mut segments = target.path.segments.iter();
    if let Some(segment) = segments.find(|segment| !segment.arguments.is_none()) {
        errors.at(
            &segment.arguments,
            "`target` must be the path of a module, without generic arguments",
        );
        return false;
    }
    if arguments.unimplemented.is_some() {
        errors.at(
            &target.path,
            "`target` and `unimplemented` can't be combined: both set the behavior of functions \
             without a method",
        );
    }
    true
}
