//! The plan of the generated code: all decisions, no mistakes.

use proc_macro2::{Ident, TokenStream};
use syn::{Attribute, Expr, ExprPath, LitStr, Path, Visibility};

use crate::diagnostics::SourceSpan;
use crate::document::{Document, Function, Module, Param, Type};
use crate::parse::arguments::WiggleTarget;
use crate::parse::{ImplBlock, Method};

/// The plan of everything that is generated next to the impl block.
pub(crate) struct Plan<'a> {
    pub(crate) document: &'a Document,
    pub(crate) block: &'a ImplBlock,
    pub(crate) instances: Vec<Instance<'a>>,
    /// The type of the store's data in each configuration.
    pub(crate) stores: Vec<Store>,
    /// The failures that become error values, and the error types of functions.
    pub(crate) failures: Failures<'a>,
    pub(crate) success_checks: Vec<SuccessCheck<'a>>,
    /// The memory slot, as an expression on the context.
    pub(crate) memory_slot: Option<&'a Expr>,
    /// The number of bytes that a call may copy, if the user sets it.
    pub(crate) copy_limit: Option<&'a Expr>,
    pub(crate) target: Option<&'a WiggleTarget>,
    /// The path of the runtime crate, if the user sets it.
    pub(crate) runtime: Option<&'a Path>,
    /// The path of types that another invocation generated, if the user sets it.
    pub(crate) types: Option<&'a Path>,
}

/// A module and the struct that it becomes.
pub(crate) struct Instance<'a> {
    pub(crate) module: &'a Module,
    pub(crate) ident: Ident,
    pub(crate) vis: Visibility,
    pub(crate) docs: Option<String>,
    pub(crate) functions: Vec<FunctionPlan<'a>>,
    /// A function that waits, or may wait, in Wasmtime.
    pub(crate) waits: Option<SourceSpan>,
    pub(crate) uses_memory: bool,
    pub(crate) has_target: bool,
    /// Whether some configuration may have no functions.
    pub(crate) may_be_empty: bool,
}

/// A function and its implementors, of which `#[cfg]`s enable one.
pub(crate) struct FunctionPlan<'a> {
    pub(crate) function: &'a Function,
    /// The name of the method that implements it, unless an attribute names the function.
    pub(crate) method: Ident,
    /// The `#[cfg(…)]` under which the function exists, unless it always does.
    pub(crate) cfg: Option<Attribute>,
    pub(crate) implementors: Vec<Implementor<'a>>,
}

/// The implementation of a function in some configurations.
pub(crate) struct Implementor<'a> {
    pub(crate) cfgs: Vec<Attribute>,
    pub(crate) call: Call<'a>,
    pub(crate) waits: Waits<'a>,
    pub(crate) memory: MemoryUse,
    /// Whether the glue passes the hostcall fuel to the target's part of the context.
    pub(crate) passes_fuel: bool,
}

/// The function that the glue calls.
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
    /// None: the function traps or returns this error value.
    Unimplemented(Option<&'a Expr>),
}

/// A parameter of a typed method.
pub(crate) struct TypedParam<'a> {
    pub(crate) param: &'a Param,
    /// The type in the method's signature.
    pub(crate) ty: &'a syn::Type,
    /// The index of its first core parameter.
    pub(crate) core: usize,
    pub(crate) form: ParamForm<'a>,
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
    String {
        /// Whether it is a `Cow` that can't borrow, because the method may change the memory.
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

impl ParamForm<'_> {
    /// Whether the parameter is a `Cow` that can't borrow.
    pub(crate) fn is_owned(self) -> bool {
        matches!(
            self,
            ParamForm::String { owned: true } | ParamForm::List { owned: true, .. }
        )
    }
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

/// An error type whose cases only the compiler knows, so it has to check that 0 is a success.
pub(crate) struct SuccessCheck<'a> {
    pub(crate) errno: &'a syn::Type,
    /// The names of cases that the user accepts.
    pub(crate) accepted: &'a [LitStr],
}

/// The treatment of failures.
pub(crate) struct Failures<'a> {
    /// The error value for a guest without a memory.
    pub(crate) missing_memory: Option<&'a Expr>,
    /// The function that turns a bad argument into an error value.
    pub(crate) guest_error: Option<&'a ExprPath>,
    /// The error types of functions.
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
