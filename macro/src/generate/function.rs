//! The glue of a function: enter, lift, call, lower.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, format_ident, quote};
use syn::Index;

use super::registration::registration;
use super::scope::{self, Scope, rust_type};
use super::{hidden_impl, on_failure, wiggle};
use crate::bind::{
    Call, FirstParam, Implementor, Instance, MemoryUse, ParamForm, TypedParam, Waits,
};
use crate::diagnostics::{SourceSpan, hygienic, quote_hygienic};
use crate::document::{Core, Function, ParamAbi, ResultType, Type};
use crate::parse::{Method, Receiver};

/// Generates the impl of the context with the glue of all functions and its registration.
pub(super) fn glue_impl(scope: &Scope<'_>) -> TokenStream {
    let mut functions = TokenStream::new();
    for instance in &scope.plan.instances {
        for bound in &instance.functions {
            for implementor in &bound.implementors {
                let glue = Glue {
                    scope,
                    instance,
                    function: bound.function,
                    implementor,
                };
                functions.extend(glue.functions());
                functions.extend(registration(&glue));
                functions.extend(glue.trace_fn());
            }
        }
    }
    let (cfg, items) = (&scope.store.cfg, hidden_impl(scope.plan, &functions));
    quote!(#cfg #items)
}

/// The glue of a function in some configurations.
pub(super) struct Glue<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) instance: &'a Instance<'a>,
    pub(super) function: &'a Function,
    pub(super) implementor: &'a Implementor<'a>,
}

impl Glue<'_> {
    /// Generates the glue's functions. A target's function has one for each form of result that
    /// it may return.
    fn functions(&self) -> TokenStream {
        let method = self.implementor.call.method();
        let function = self.glue_fn(method.is_some_and(|method| method.is_async));
        let other = matches!(self.implementor.waits, Waits::IfFuture).then(|| self.glue_fn(true));
        quote!(#function #other)
    }

    /// Generates the glue as a function, `async` or not.
    fn glue_fn(&self, is_async: bool) -> TokenStream {
        let body = match &self.implementor.call {
            Call::Typed {
                method,
                first,
                params,
            } => self.typed(method, *first, params),
            Call::Override {
                method,
                first,
                params,
            } => self.overridden(method, *first, params),
            Call::Target(target) => wiggle::body(self, target, is_async),
            Call::Unimplemented(value) => self.unimplemented(*value),
        };
        let asyncness = is_async.then(|| quote!(async));
        let (name, cfgs) = (self.ident(is_async), &self.implementor.cfgs);
        let (data, data_param) = (&self.scope.data, self.scope.data_param(None));
        let (core_params, types, result) = self.core_types();
        let blocks = matches!(self.implementor.waits, Waits::BlockOn(_));
        let call_type = self.call_type(is_async && !blocks);
        let trace = self.trace_param();
        // By reference: a future would copy the whole tuple at once, and that load stalls until
        // the store of each element has finished.
        quote_hygienic! {
            #(#cfgs)*
            #[inline]
            #asyncness fn #name<#data_param #core_params>(
                call: &mut __glue::#call_type<'_, #data, impl __glue::CtxAccessor<#data, Self>>,
                args: &(#(#types,)*),
                #trace
            ) -> __glue::Lowered<#result> {
                #body
            }
        }
    }

    /// Returns the type of the call, in a future or not.
    pub(super) fn call_type(&self, in_future: bool) -> Ident {
        let takes_caller = matches!(
            self.implementor.call,
            Call::Typed {
                first: FirstParam::Caller,
                ..
            } | Call::Override {
                first: FirstParam::Caller,
                ..
            }
        );
        format_ident!(
            "{}",
            if in_future && !takes_caller {
                "FutureCall"
            } else {
                "HostCall"
            }
        )
    }

    /// Generates the core types of the glue's arguments and result, and a type parameter for each
    /// that a Rust type decides: so the compiler reports only once that a type has none, where
    /// the function is registered.
    fn core_types(&self) -> (TokenStream, Vec<TokenStream>, TokenStream) {
        let mut params = TokenStream::new();
        let mut core_type = |name: Ident, core: &Core| match core {
            Core::Argument(ty) => {
                params.extend(quote!(#name: __glue::CoreArgument<#ty>,));
                name.into_token_stream()
            }
            Core::Scalar(ty) => {
                params.extend(quote!(#name: __glue::CoreResult<#ty>,));
                name.into_token_stream()
            }
            known => known.into_token_stream(),
        };
        let core = &self.function.core;
        let types = core.params.iter().enumerate();
        let types = types.map(|(index, core)| core_type(core_param_ident(index), core));
        let types = types.collect();
        let result = core.result.as_ref().map_or_else(
            || quote!(()),
            |core| core_type(format_ident!("__Result"), core),
        );
        (params, types, result)
    }

    /// Returns the name of the glue.
    pub(super) fn ident(&self, is_async: bool) -> Ident {
        let name = scope::glue_ident(self.instance, self.function);
        if is_async && matches!(self.implementor.waits, Waits::IfFuture) {
            return format_ident!("{name}__async");
        }
        name
    }

    /// Generates the statements that find the context, and the memory if the function uses it.
    pub(super) fn enter(&self) -> TokenStream {
        let plan = self.scope.plan;
        // The compiler reports at its type if it must be `Send` and is not.
        let ctx = SourceSpan::of(&plan.block.self_ty).hygienic("ctx");
        let reads = self.reads();
        let (enter, enter_lazily) = match plan.memory_slot {
            None => (quote!(enter()), quote!(enter_lazily(#reads))),
            Some(_) => {
                let slot = scope::memory_slot_ident(plan);
                (
                    quote!(enter_bound(Self::#slot)),
                    quote!(enter_bound_lazily(#reads, Self::#slot)),
                )
            }
        };
        let enter = match self.implementor.memory {
            MemoryUse::No => quote_hygienic!(let #ctx = call.ctx();),
            MemoryUse::IfRead => quote_hygienic!(let (#ctx, mut memory) = call.#enter_lazily;),
            MemoryUse::Yes => quote_hygienic!(let (#ctx, mut memory) = call.#enter?;),
        };
        let limit = plan
            .copy_limit
            .filter(|_| self.implementor.memory != MemoryUse::No);
        let limit = limit.map(|_| {
            let limit = scope::copy_limit_ident(plan);
            quote_hygienic!(memory.set_copy_limit(Self::#limit());)
        });
        let enter = quote!(#enter #limit);
        if !self.implementor.passes_fuel {
            return enter;
        }
        let pass_on = wiggle::fuel_ident(self.instance);
        quote_hygienic! {
            let fuel = __glue::wiggle::fuel(call);
            #enter
            Self::#pass_on(ctx, fuel);
        }
    }

    /// Generates the condition under which the glue of a function reads from the memory.
    fn reads(&self) -> TokenStream {
        let mut core = 0;
        let read = self.function.params.iter().filter_map(|param| {
            let arg = core_param_ident(core);
            core += param.abi.core_params();
            match param.abi {
                ParamAbi::ByType => {
                    let ty = rust_type(self.scope.plan, &param.ty);
                    Some(quote!(<#arg as __glue::CoreArgument<#ty>>::READS_MEMORY))
                }
                ParamAbi::List => Some(quote!(true)),
                ParamAbi::Value | ParamAbi::Address => None,
            }
        });
        quote!(#(#read)||*)
    }

    fn typed(&self, method: &Method, first: FirstParam, params: &[TypedParam<'_>]) -> TokenStream {
        // Read parameters may be copied, so the others are checked first. A buffer borrows the
        // memory, so it comes last.
        let order = |param: &&TypedParam<'_>| match param.form {
            ParamForm::Value | ParamForm::Aggregate | ParamForm::ByType | ParamForm::Unread => 0,
            ParamForm::String { .. } | ParamForm::List { .. } => 1,
            ParamForm::Buffer { .. } => 2,
        };
        let mut ordered: Vec<_> = params.iter().collect();
        ordered.sort_by_key(order);
        let lifts = ordered.into_iter().map(|param| self.lift(param));
        let args = params.iter().map(|param| {
            let span = SourceSpan::of(param.ty);
            let local = span.ident(&param.param.ident);
            if !matches!(param.form, ParamForm::Aggregate) {
                return quote!(#local);
            }
            let local = span.respan(quote!(&#local));
            span.respan(quote!(__glue::FromAggregate::from_aggregate(#local)))
        });
        let (borrow, first_args) = first_args(method, first);
        let call = call(method, first_args.into_iter().chain(args));
        let (enter, trace) = (self.enter(), self.trace_arguments(params));
        let is_caller = matches!(first, FirstParam::Caller | FirstParam::CallerRef);
        if !is_caller || !matches!(self.function.result, ResultType::Expected { .. }) {
            let lower = self.lower(method, &call);
            return quote!(#enter #(#lifts)* #trace #borrow #lower);
        }
        // The method has the caller, so nothing can be borrowed from it meanwhile.
        let enter_again = match first {
            FirstParam::CallerRef if self.function.out.is_empty() => {
                quote_hygienic!(let ctx = call.ctx();)
            }
            FirstParam::CallerRef => self.enter(),
            _ => quote_hygienic!(let ctx = &mut ();),
        };
        let result = method.output.hygienic("result");
        let lower = self.lower(method, &quote!(#result));
        quote!(#enter #(#lifts)* #trace let #result = #call; #enter_again #lower)
    }

    /// Generates the statement that lifts a parameter into a local variable.
    fn lift(&self, param: &TypedParam<'_>) -> TokenStream {
        let span = SourceSpan::of(param.ty);
        let (local, name) = (span.ident(&param.param.ident), &param.param.witx);
        let (arg, len) = (Index::from(param.core), Index::from(param.core + 1));
        let witx = rust_type(self.scope.plan, &param.param.ty);
        let lift = match param.form {
            ParamForm::Value => {
                quote_hygienic!(__glue::FromValue::<#witx>::lift(args.#arg, #name))
            }
            ParamForm::ByType => {
                quote_hygienic!(__glue::CoreArgument::<#witx>::lift(args.#arg, &memory, #name))
            }
            ParamForm::Unread => quote_hygienic! {
                __glue::FromValue::<#witx>::lift((args.#arg, args.#len), #name)
            },
            ParamForm::Aggregate => {
                quote_hygienic!(<#witx as __glue::Aggregate>::load(&memory, args.#arg, #name))
            }
            ParamForm::Buffer { element } => {
                let element = rust_type(self.scope.plan, element);
                quote_hygienic! {
                    __glue::FromBuffer::<#element>::lift(args.#arg, args.#len, &mut memory, #name)
                }
            }
            ParamForm::String { owned } => {
                let form = from_list_ident("FromString", owned);
                quote_hygienic!(__glue::#form::lift(args.#arg, args.#len, &memory, #name))
            }
            ParamForm::List { element, owned } => {
                let form = from_list_ident("FromList", owned);
                let element = rust_type(self.scope.plan, element);
                quote_hygienic! {
                    __glue::#form::<#element>::lift(args.#arg, args.#len, &memory, #name)
                }
            }
        };
        let lift = span.respan(lift);
        let ty = self.traced_type(param);
        quote!(let #local #ty = #lift?;)
    }

    /// Generates the statements that call the method and lower its result.
    fn lower(&self, method: &Method, call: &TokenStream) -> TokenStream {
        let output = method.output;
        match &self.function.result {
            ResultType::None => output.respan(quote!(__glue::IntoReturn::<()>::into_return(#call))),
            ResultType::NoReturn => {
                let never = if method.never_returns {
                    // Before the 2024 edition, `!` would fall back to `()`.
                    quote!(<::core::convert::Infallible as __glue::IntoTrap>)
                } else {
                    quote!(__glue::IntoTrap)
                };
                let trap = output.respan(quote!(#never::into_trap(#call)));
                quote!(__glue::Err(#trap))
            }
            ResultType::Value(ty) => {
                let ty = rust_type(self.scope.plan, ty);
                self.lower_value(output, call, &ty)
            }
            ResultType::Expected { witx, ok, err } => {
                self.lower_expected(output, call, witx, (ok, err))
            }
        }
    }

    fn lower_value(&self, output: SourceSpan, call: &TokenStream, ty: &TokenStream) -> TokenStream {
        let value = output.local("value");
        let mut returned = output.respan(quote!(__glue::IntoReturn::<#ty>::into_return(#call)));
        if let Some(trace) = self.trace_outcome("result", &quote!(#value)) {
            returned = quote!({ let #value = #returned?; #trace __glue::Ok(#value) });
        }
        quote!(__glue::CoreResult::lower_result(#returned))
    }

    fn lower_expected(
        &self,
        output: SourceSpan,
        call: &TokenStream,
        witx: &str,
        (ok, err): (&Type, &Type),
    ) -> TokenStream {
        // A caller passed by value takes the store away, and with it the context.
        let ctx = match self.implementor.call {
            Call::Typed {
                first: FirstParam::Caller,
                ..
            } => quote!(()),
            _ => quote!(Self),
        };
        let (value, error) = (output.local("value"), output.local("error"));
        let stores = self.stores(witx, ok, &value);
        let code = on_failure::lower(self.scope.plan, err, &quote!(#error));
        let [ok, err] = [ok, err].map(|ty| rust_type(self.scope.plan, ty));
        let outcome = quote!(__glue::IntoOutcome::<#ok, #err, #ctx>::into_outcome(#call));
        let outcome = output.respan(outcome);
        let into_ok = quote!(__glue::IntoOk::<#ok>);
        let success = match stores {
            Some(stores) => {
                let into_ok = output.respan(quote!(#into_ok::into_ok(#value)));
                let trace = self.trace_outcome("result", &quote!(#value));
                quote!({ let #value = #into_ok; #trace #stores __glue::Ok(0) })
            }
            None => {
                let trace = self.trace_outcome("result", &quote!(()));
                let success = output.respan(quote!(#into_ok::succeed(#value)));
                quote!({ #trace #success })
            }
        };
        let failed = quote_hygienic!(__glue::IntoErrno::<#err, #ctx>::into_failure(#error, ctx));
        let failed = output.respan(failed);
        let trace = self.trace_outcome("errno", &quote!(#error));
        quote! {
            match #outcome {
                __glue::Ok(#value) => #success,
                __glue::Err(#error) => {
                    let #error = #failed?;
                    #trace
                    __glue::Ok(#code)
                }
            }
        }
    }

    /// Generates the statements that write the values of a success to the guest's memory, if
    /// it has any.
    fn stores(&self, witx: &str, ok: &Type, value: &Ident) -> Option<TokenStream> {
        let out = &self.function.out;
        let member = |index| hygienic(&format!("member{index}"));
        let stores = out.iter().map(|pointer| {
            let value = pointer.member.map_or_else(|| value.clone(), member);
            let address = Index::from(pointer.param);
            quote_hygienic!(__glue::store(&mut memory, args.#address, #value, #witx)?;)
        });
        let members = self.scope.plan.document.members(ok).map(|types| {
            let members = (0..types.len()).map(member);
            let types = types.iter().map(|ty| rust_type(self.scope.plan, ty));
            quote!(let (#(#members,)*): (#(#types,)*) = ::core::convert::From::from(#value);)
        });
        (!out.is_empty()).then(|| quote!(#members #(#stores)*))
    }

    fn overridden(&self, method: &Method, first: FirstParam, params: &[syn::Type]) -> TokenStream {
        let enter = (method.receiver != Receiver::None).then(|| self.enter());
        let (borrow, first) = first_args(method, first);
        let local = |(index, ty)| SourceSpan::of(ty).local(&format!("arg{index}"));
        let locals: Vec<Ident> = params.iter().enumerate().map(local).collect();
        let cores = self.function.core.params.iter().zip(params).zip(&locals);
        let values = cores.map(|((core, ty), local)| {
            SourceSpan::of(ty).respan(quote!(__glue::FromCore::<#core>::from_core(#local)))
        });
        let call = call(method, first.into_iter().chain(values));
        let core = scope::core_result(self.function);
        let into_core = quote!(__glue::IntoCore::<#core>::into_core(#call));
        let into_core = method.output.respan(into_core);
        let trace = self.trace_core_arguments(&locals);
        quote_hygienic! {
            #enter
            #borrow
            let &(#(#locals,)*) = args;
            #trace
            #into_core
        }
    }

    fn unimplemented(&self, value: Option<&syn::Expr>) -> TokenStream {
        match (value, self.function.error()) {
            (Some(value), Some(error)) => {
                let code = on_failure::error_code(self.scope.plan, error, &quote!(#value));
                let Some(trace) = self.trace_outcome("errno", &quote!(code)) else {
                    return quote!(__glue::Ok(#code));
                };
                quote!({ let code = #code; #trace __glue::Ok(code) })
            }
            _ => quote!(__glue::Err(__glue::Failure::Unimplemented)),
        }
    }
}

/// Returns the type parameter for a core argument.
fn core_param_ident(index: usize) -> Ident {
    format_ident!("__Arg{index}")
}

/// Returns the trait that lifts a string or list.
fn from_list_ident(name: &str, owned: bool) -> Ident {
    let suffix = if owned { "Owned" } else { "" };
    format_ident!("{name}{suffix}")
}

/// Returns the arguments before the function's, and the statement that borrows the memory if
/// it is one of them.
fn first_args(method: &Method, first: FirstParam) -> (Option<TokenStream>, Vec<TokenStream>) {
    let ctx = (method.receiver != Receiver::None).then(|| quote_hygienic!(ctx));
    let borrow = match first {
        FirstParam::None => return (None, ctx.into_iter().collect()),
        FirstParam::Caller => return (None, vec![quote_hygienic!(call.take_caller())]),
        FirstParam::CallerRef => return (None, vec![quote_hygienic!(call.caller())]),
        FirstParam::Memory => quote_hygienic!(&memory),
        FirstParam::MemoryMut => quote_hygienic!(&mut memory),
    };
    // The compiler reports a wrong reference at the first parameter. The name is unique,
    // because no parameter begins with an underscore.
    let memory = SourceSpan::of(method.params.first()).local("__memory");
    let args = ctx.into_iter().chain([quote!(#memory)]);
    (Some(quote!(let #memory = #borrow;)), args.collect())
}

/// Generates the call of a method.
fn call(method: &Method, args: impl Iterator<Item = TokenStream>) -> TokenStream {
    let name = &method.ident;
    let wait = method.is_async.then(|| quote!(.await));
    method.output.respan(quote!(Self::#name(#(#args),*) #wait))
}
