//! The plan of the generated code: all decisions, no mistakes.

use std::ops::Range;

use proc_macro2::{Ident, TokenStream};
use syn::{Attribute, Expr, ExprPath, Visibility};

use crate::diagnostics::SourceSpan;
use crate::document::{Document, Function, Module, Param, Type};
use crate::parse::arguments::{Arguments, WiggleTarget};
use crate::parse::{ImplBlock, Method};

/// The plan of everything that is generated next to the impl block.
pub(crate) struct Plan<'a> {
    pub(crate) document: &'a Document,
    pub(crate) block: &'a ImplBlock,
    pub(crate) arguments: &'a Arguments,
    pub(crate) instances: Vec<Instance<'a>>,
    /// The type of the store's data in each configuration.
    pub(crate) stores: Vec<Store>,
    /// The error types of functions, each once.
    pub(crate) errors: Vec<&'a Type>,
}

/// A module and the struct that it becomes.
pub(crate) struct Instance<'a> {
    pub(crate) module: &'a Module,
    pub(crate) ident: Ident,
    pub(crate) vis: Visibility,
    pub(crate) docs: Option<String>,
    pub(crate) functions: Vec<FunctionPlan<'a>>,
}

/// A function and its implementors, of which `#[cfg]`s enable one.
pub(crate) struct FunctionPlan<'a> {
    pub(crate) function: &'a Function,
    /// The name of the method that implements it, unless an attribute names the function.
    pub(crate) method: Ident,
    /// The names of the method and of the function, in Rust and in the interface.
    pub(super) names: [String; 3],
    pub(crate) implementors: Vec<Implementor<'a>>,
}

/// The implementation of a function in some configurations.
#[derive(Clone)]
pub(crate) struct Implementor<'a> {
    pub(crate) cfgs: Vec<Attribute>,
    pub(crate) call: Call<'a>,
    pub(crate) waits: Waits<'a>,
    pub(crate) memory: MemoryUse,
}

/// The function that the glue calls.
#[derive(Clone)]
pub(crate) enum Call<'a> {
    /// A method that takes interface values.
    Method {
        method: &'a Method,
        first: FirstParam,
        params: Vec<TypedParam<'a>>,
    },
    /// A method that takes core values of these types.
    Override {
        method: &'a Method,
        first: FirstParam,
        params: &'a [syn::Type],
    },
    /// The function of the wiggle target.
    Target(&'a WiggleTarget),
    /// None: the function traps or returns this error value.
    Unimplemented(Option<&'a Expr>),
}

/// A parameter that takes an interface value.
#[derive(Clone)]
pub(crate) struct TypedParam<'a> {
    pub(crate) param: &'a Param,
    /// The type in the method's signature.
    pub(crate) ty: &'a syn::Type,
    /// The indices of its core parameters.
    pub(crate) core: Range<usize>,
    pub(crate) form: ParamForm<'a>,
    /// Whether it is a `Cow` that can't borrow, because the method may change the memory.
    pub(crate) is_owned: bool,
}

/// How the glue lifts a parameter from core values.
#[derive(Clone, Copy)]
pub(crate) enum ParamForm<'a> {
    Value,
    Aggregate,
    /// From one core value, whose type the parameter's type decides.
    ByType,
    /// From the core values that the argument `core` lists.
    Listed,
    String,
    /// A list with this type of elements.
    List(&'a Type),
    /// A list that the method writes to.
    Buffer(&'a Type),
}

/// The optional parameter of a method before the function's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FirstParam {
    None,
    /// The guest's memory.
    Memory,
    MemoryMut,
    /// Wasmtime's `Caller` by value, in a method without a receiver.
    Caller,
    /// Wasmtime's `Caller` by reference.
    CallerRef,
}

/// Whether the glue of a function uses the guest's memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MemoryUse {
    No,
    /// If the conversion of a parameter or of the result does, which its type decides.
    IfRead,
    Yes,
}

/// Whether a function waits, and where.
#[derive(Clone, Copy)]
pub(crate) enum Waits<'a> {
    No,
    /// In Wasmtime, because of the method with this name.
    InWasmtime(&'a Ident),
    /// In Wasmtime, if the function of the target returns a future.
    IfFuture,
    /// In a function of the user that runs the future.
    BlockOn(&'a ExprPath),
}

/// The type of the store's data in a configuration.
pub(crate) struct Store {
    /// The configuration, unless it is the only one.
    pub(crate) cfg: Option<Attribute>,
    /// The type, if something fixes it.
    pub(crate) data: Option<syn::Type>,
}

impl<'a> Plan<'a> {
    /// The error types that come from Rust. Only the compiler knows their cases.
    pub(crate) fn rust_errors(&self) -> impl Iterator<Item = &'a syn::Type> {
        self.errors.iter().filter_map(|error| match error {
            Type::Rust(ty) => Some(&**ty),
            _ => None,
        })
    }
}

impl<'a> Instance<'a> {
    pub(crate) fn implementors(&self) -> impl Iterator<Item = &Implementor<'a>> {
        self.functions.iter().flat_map(|plan| &plan.implementors)
    }

    pub(crate) fn has_target(&self) -> bool {
        self.implementors()
            .any(|implementor| matches!(implementor.call, Call::Target(_)))
    }

    /// Returns the span that makes a function wait in Wasmtime, if one does or may.
    pub(crate) fn waits(&self) -> Option<SourceSpan> {
        let mut found = None;
        for implementor in self.implementors() {
            match implementor.waits {
                Waits::InWasmtime(method) => return Some(SourceSpan::of(method)),
                Waits::IfFuture => found = Some(SourceSpan::call_site()),
                Waits::No | Waits::BlockOn(_) => {}
            }
        }
        found
    }
}

impl FunctionPlan<'_> {
    /// Returns the `#[cfg(…)]` under which the function exists, unless it always does.
    pub(crate) fn cfg(&self) -> Option<Attribute> {
        let cfgs = self.implementors.iter().map(|implementor| {
            let has_method = implementor.call.method().is_some();
            (has_method && !implementor.cfgs.is_empty()).then(|| all_of(&implementor.cfgs))
        });
        let cfgs: Option<Vec<TokenStream>> = cfgs.collect();
        cfgs.map(|cfgs| syn::parse_quote!(#[cfg(any(#(#cfgs),*))]))
    }
}

impl<'a> Implementor<'a> {
    /// Returns the implementor that traps or returns this error value.
    pub(super) fn unimplemented(cfgs: Vec<Attribute>, value: Option<&'a Expr>) -> Self {
        Implementor {
            cfgs,
            call: Call::Unimplemented(value),
            waits: Waits::No,
            memory: MemoryUse::No,
        }
    }
}

impl<'a> Call<'a> {
    pub(crate) fn method(&self) -> Option<&'a Method> {
        match self {
            Call::Method { method, .. } | Call::Override { method, .. } => Some(method),
            Call::Target(_) | Call::Unimplemented(_) => None,
        }
    }

    /// Whether the method takes the caller by value, and with it the context.
    pub(crate) fn takes_caller(&self) -> bool {
        matches!(self, Call::Method { first, .. } | Call::Override { first, .. }
            if *first == FirstParam::Caller)
    }
}

/// Joins several `#[cfg(…)]`s to one predicate.
pub(crate) fn all_of(cfgs: &[Attribute]) -> TokenStream {
    let lists = cfgs.iter().filter_map(|cfg| cfg.meta.require_list().ok());
    let predicates = lists.map(|list| &list.tokens);
    quote::quote!(all(#(#predicates),*))
}
