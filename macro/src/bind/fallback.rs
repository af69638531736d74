//! What becomes of the functions that have no method.

use syn::{Attribute, Expr};

use super::plan::{Call, Implementor, Instance, MemoryUse, Waits, all_of};
use super::suggest;
use crate::diagnostics::Errors;
use crate::document::Document;
use crate::parse::ImplBlock;
use crate::parse::arguments::{Arguments, Unimplemented, WiggleTarget};

/// What becomes of the functions that have no method.
pub(super) struct Fallback<'a> {
    kind: Kind<'a>,
    /// Whether the functions of a target wait in a function of the user's.
    waits: Waits<'a>,
}

enum Kind<'a> {
    /// They are mistakes.
    Missing,
    /// They trap, or return this error value.
    Unimplemented(Option<&'a Expr>),
    /// They are functions of the argument `target`.
    Target(&'a WiggleTarget),
}

impl<'a> Fallback<'a> {
    pub(super) fn new(arguments: &'a Arguments, errors: &mut Errors) -> Self {
        let unimplemented = arguments.unimplemented.as_ref().map(|what| match what {
            Unimplemented::Trap => Kind::Unimplemented(None),
            Unimplemented::Errno(value) => Kind::Unimplemented(Some(value)),
        });
        let block_on = arguments.block_on.as_ref();
        Fallback {
            waits: block_on.map_or(Waits::IfFuture, Waits::BlockOn),
            kind: match &arguments.target {
                None => unimplemented.unwrap_or(Kind::Missing),
                Some(target) if check_target(target, unimplemented.is_some(), errors) => {
                    Kind::Target(target)
                }
                Some(_) => Kind::Unimplemented(None),
            },
        }
    }

    /// Gives each function an implementor in the configurations in which it has none.
    pub(super) fn fill(
        &self,
        document: &Document,
        block: &ImplBlock,
        instances: &mut [Instance<'a>],
        errors: &mut Errors,
    ) {
        let mut missing = Vec::new();
        for bound in instances
            .iter_mut()
            .flat_map(|instance| &mut instance.functions)
        {
            let implementors = &mut bound.implementors;
            if implementors.is_empty() {
                missing.push(bound.function);
            }
            let is_missing = matches!(self.kind, Kind::Missing);
            if implementors
                .iter()
                .any(|implementor| implementor.cfgs.is_empty())
                || (is_missing && !implementors.is_empty())
            {
                continue;
            }
            let others: Vec<_> = implementors.iter().map(|i| all_of(&i.cfgs)).collect();
            let otherwise: Option<Attribute> =
                (!others.is_empty()).then(|| syn::parse_quote!(#[cfg(not(any(#(#others),*)))]));
            implementors.push(self.implementor(otherwise.into_iter().collect()));
        }
        // A method whose attribute has a mistake may be the one that is missing.
        let are_known = block.methods.iter().all(|method| !method.witx.is_broken);
        if matches!(self.kind, Kind::Missing) && !missing.is_empty() && are_known {
            errors.at(
                &block.item.self_ty,
                suggest::missing_methods(document, &missing),
            );
        }
    }

    fn implementor(&self, cfgs: Vec<Attribute>) -> Implementor<'a> {
        match &self.kind {
            Kind::Missing => Implementor::unimplemented(cfgs, None),
            Kind::Unimplemented(value) => Implementor::unimplemented(cfgs, *value),
            Kind::Target(target) => Implementor {
                waits: self.waits,
                // Each of wiggle's functions takes it.
                memory: MemoryUse::Yes,
                ..Implementor::new(cfgs, Call::Target(target))
            },
        }
    }
}

impl<'a> Implementor<'a> {
    /// An implementor that neither waits nor uses the memory.
    pub(super) fn new(cfgs: Vec<Attribute>, call: Call<'a>) -> Self {
        Implementor {
            cfgs,
            call,
            waits: Waits::No,
            memory: MemoryUse::No,
            error: None,
            passes_fuel: false,
        }
    }

    pub(super) fn unimplemented(cfgs: Vec<Attribute>, value: Option<&'a Expr>) -> Self {
        Implementor::new(cfgs, Call::Unimplemented(value))
    }
}

/// Whether functions can go to the target.
fn check_target(target: &WiggleTarget, unimplemented: bool, errors: &mut Errors) -> bool {
    if !cfg!(any(feature = "wiggle", test)) {
        errors.at(
            &target.path,
            "`target` needs the feature `wiggle` of wasmtime-integration; in Cargo.toml, write \
             `wasmtime-integration = { version = \"…\", features = [\"wiggle\"] }`",
        );
        return false;
    }
    let mut segments = target.path.segments.iter();
    if let Some(segment) = segments.find(|segment| !segment.arguments.is_none()) {
        errors.at(
            &segment.arguments,
            "`target` is the path of a module, which has no generic arguments",
        );
        return false;
    }
    if unimplemented {
        errors.at(
            &target.path,
            "`target` and `unimplemented` exclude each other: each says what functions without a \
             method do",
        );
    }
    true
}
