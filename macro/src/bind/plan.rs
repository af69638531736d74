//! The finished plan of what is generated: every decision, and no mistake.

use proc_macro2::{Ident, TokenStream};
use syn::{Attribute, Expr, ExprPath, Path, Visibility};

use crate::diagnostics::SourceSpan;
use crate::document::{Document, Function, Module, Param, Type};
use crate::parse::arguments::WiggleTarget;
use crate::parse::{ImplBlock, Method};

/// All that is generated beside the impl block.
pub(crate) struct Plan<'a> {
    pub(crate) document: &'a Document,
    pub(crate) block: &'a ImplBlock,
    pub(crate) instances: Vec<Instance<'a>>,
    /// The type of the store's data in each configuration.
    pub(crate) stores: Vec<Store>,
    /// Which failures become error values, and which error types of functions there are.
    pub(crate) failures: Failures<'a>,
    /// The memory slot, as an expression on the context.
    pub(crate) memory_slot: Option<&'a Expr>,
    /// How many bytes a call may copy, if the user says so.
    pub(crate) copy_limit: Option<&'a Expr>,
    pub(crate) target: Option<&'a WiggleTarget>,
    /// Where the runtime crate is, if the user says so.
    pub(crate) runtime: Option<&'a Path>,
    /// Where another invocation generated the types, if the user says so.
    pub(crate) types: Option<&'a Path>,
}

/// A witx module, and the struct that it becomes.
pub(crate) struct Instance<'a> {
    pub(crate) module: &'a Module,
    pub(crate) ident: Ident,
    pub(crate) vis: Visibility,
    pub(crate) docs: Option<String>,
    pub(crate) functions: Vec<FunctionPlan<'a>>,
    /// A function that waits in Wasmtime, or may, if there is one.
    pub(crate) waits: Option<SourceSpan>,
    pub(crate) uses_memory: bool,
    pub(crate) has_target: bool,
    /// Whether there may be no function in some configuration.
    pub(crate) may_be_empty: bool,
}

/// A witx function, and what implements it: several methods if their `#[cfg]`s say which.
pub(crate) struct FunctionPlan<'a> {
    pub(crate) function: &'a Function,
    /// The `#[cfg(…)]` under which the function exists, unless it always does.
    pub(crate) cfg: Option<Attribute>,
    pub(crate) implementors: Vec<Implementor<'a>>,
}

/// What implements a function in some configurations.
pub(crate) struct Implementor<'a> {
    pub(crate) cfgs: Vec<Attribute>,
    pub(crate) call: Call<'a>,
    pub(crate) waits: Waits<'a>,
    pub(crate) memory: MemoryUse,
    /// The error type of the function, if failures may become values of it.
    pub(crate) error: Option<&'a Type>,
    /// Whether the glue tells the target's part of the context how much a call may copy.
    pub(crate) passes_fuel: bool,
}

/// What the glue calls.
pub(crate) enum Call<'a> {
    /// A method that takes and returns interface values.
    Typed {
        method: &'a Method,
        first: FirstParam,
        params: Vec<TypedParam<'a>>,
    },
    /// A method that takes and returns core values.
    Override {
        method: &'a Method,
        first: FirstParam,
        params: &'a [syn::Type],
    },
    /// The function of the wiggle target.
    Target(&'a WiggleTarget),
    /// Nothing: the function traps, or returns this error value.
    Unimplemented(Option<&'a Expr>),
}

/// A parameter of a typed method.
pub(crate) struct TypedParam<'a> {
    pub(crate) param: &'a Param,
    /// The type in the method.
    pub(crate) ty: &'a syn::Type,
    /// The index of the first core parameter that it is passed as.
    pub(crate) core: usize,
    pub(crate) form: ParamForm<'a>,
}

/// How the glue makes a parameter of core values.
#[derive(Clone, Copy)]
pub(crate) enum ParamForm<'a> {
    Value,
    Aggregate,
    /// A string or list, of a function that reads none.
    Unread,
    String {
        /// Whether the method may change the memory, and so can't borrow from it.
        owned: bool,
    },
    List {
        element: &'a Type,
        owned: bool,
    },
    /// A list that the method writes to.
    Buffer {
        element: &'a Type,
    },
}

/// The parameter of a method before those of the function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FirstParam {
    None,
    /// The guest's memory.
    Memory,
    MemoryMut,
    /// Wasmtime's `Caller`, by value. The method has no receiver then.
    Caller,
    /// The same by reference.
    CallerRef,
}

/// Whether the glue of a function uses the guest's memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MemoryUse {
    No,
    /// Only if a type of the method is one that is read, which an alias hides.
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
    /// In a function of the user's, which runs the future.
    BlockOn(&'a ExprPath),
}

/// The type of the store's data in a configuration.
pub(crate) struct Store {
    /// The configuration, unless it is the only one.
    pub(crate) cfg: Option<Attribute>,
    /// The type, if something fixes it.
    pub(crate) data: Option<syn::Type>,
}

/// What becomes of failures.
pub(crate) struct Failures<'a> {
    /// The error value for a guest without a memory.
    pub(crate) missing_memory: Option<&'a Expr>,
    /// What turns a bad argument into an error value.
    pub(crate) guest_error: Option<&'a ExprPath>,
    /// The error types whose functions have one of these.
    pub(crate) errors: Vec<&'a Type>,
}

impl<'a> Call<'a> {
    pub(crate) fn method(&self) -> Option<&'a Method> {
        match self {
            Call::Typed { method, .. } | Call::Override { method, .. } => Some(method),
            Call::Target(_) | Call::Unimplemented(_) => None,
        }
    }
}

/// Joins several `#[cfg(…)]`s to one predicate.
pub(crate) fn all_of(cfgs: &[Attribute]) -> TokenStream {
    let predicates = cfgs
        .iter()
        .filter_map(|cfg| cfg.meta.require_list().ok())
        .map(|list| &list.tokens);
    quote::quote!(all(#(#predicates),*))
}
