//! The glue of a function: enter, convert the arguments, call, convert the result.

use std::borrow::Cow;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, format_ident, quote};

use syn::{Generics, parse_quote};

use super::failure::{code, error_value};
use super::glue::Glue;
use super::parameter;
use super::scope::{self, rust_type, with_self};
use super::wiggle;
use crate::bind::{Call, FirstParam, MemoryUse, TypedParam, Waits};
use crate::diagnostics::{SourceSpan, hygienic, quote_hygienic};
use crate::document::{Core, ResultType, Type};
use crate::parse::{Method, Receiver};

impl Glue<'_> {
    /// Generates the glue's functions. A target's function has one for each form of result that
    /// it may return.
    pub(super) fn functions(&self) -> TokenStream {
        let method = self.implementor.call.method();
        let function = self.glue_fn(method.is_some_and(|method| method.is_async));
        let other = matches!(self.implementor.waits, Waits::IfFuture).then(|| self.glue_fn(true));
        quote!(#function #other)
    }

    /// Generates the glue as a function, `async` or not.
    fn glue_fn(&self, is_async: bool) -> TokenStream {
        let body = match &self.implementor.call {
            Call::Method {
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
        let (data, get) = (&self.scope.data, self.scope.get());
        let get = if is_async {
            // `block_on` borrows it.
            quote!(impl ::core::ops::Deref<Target = #get>)
        } else {
            quote!(&(#get))
        };
        let mut generics = self.scope.generics(None);
        let borrow = self.borrows_call(is_async);
        let (args, (types, result)) = (self.args(), self.core_types(&mut generics));
        let (params, _, where_clause) = generics.split_for_impl();
        let trace = self.if_traced(quote_hygienic!(trace: &mut __glue::trace::Trace,));
        quote_hygienic! {
            #(#cfgs)*
            #[inline]
            #asyncness fn #name #params(
                mut call: #borrow __glue::HostCall<'_, #data, #get>,
                #(#args: #types,)*
                #trace
            ) -> __glue::Lowered<#result>
            #where_clause
            {
                #body
            }
        }
    }

    /// Generates the core types of the glue's arguments and result, and adds a type parameter for
    /// each that a Rust type decides.
    fn core_types(&self, generics: &mut Generics) -> (Vec<TokenStream>, TokenStream) {
        let plan = self.scope.plan;
        let (ctx, result_ctx) = (&scope::ctx(plan, "__v"), self.result_ctx("__v"));
        let view = scope::is_view(plan).then(|| quote!('__v));
        let each_view = view.as_ref().map(|view| quote!(for<#view>));
        let params = &mut generics.params;
        let mut core_type = |index: usize, core: &Core| match core {
            Core::Argument(ty) => {
                let (name, ty) = (core_param(index), scope::with_lifetime(ty, "m", ctx));
                params.push(parse_quote!(#name: for<'m, #view> __glue::CoreOf<'m, #ty, #ctx>));
                name.into_token_stream()
            }
            Core::Scalar(ty) => {
                let ty = with_self(quote!(#ty), ctx);
                params.push(
                    parse_quote!(__Result: #each_view __glue::CoreResultOf<#ty, #result_ctx>),
                );
                quote!(__Result)
            }
            Core::Known(_) => format_ident!("{}", core.name()).into_token_stream(),
        };
        let core = &self.function.core;
        let types = core.params.iter().enumerate();
        let types = types.map(|(index, core)| core_type(index, core)).collect();
        let result = match &core.result {
            Some(core) if !matches!(self.implementor.call, Call::Override { .. }) => {
                core_type(0, core)
            }
            _ => self.core_result(),
        };
        (types, result)
    }

    /// Generates the statements that find the context, and the memory if the function `uses` it.
    pub(super) fn enter(&self, uses: Option<TokenStream>) -> TokenStream {
        let plan = self.scope.plan;
        // If the context must be `Send` and isn't, the compiler reports that at its type.
        let span = SourceSpan::of(&plan.block.self_ty);
        let ctx = span.hygienic("ctx");
        let (found, borrow) = if scope::is_view(plan) {
            let view = span.hygienic("view");
            (quote!(mut #view), Some(quote!(let #ctx = &mut #view;)))
        } else {
            (quote!(#ctx), None)
        };
        let enter = if let Some(uses) = uses {
            let name = plan.arguments.memory_name();
            let find = match plan.arguments.memory_slot {
                None => quote_hygienic!(call.enter(#name, #uses)),
                Some(_) => quote_hygienic! {
                    call.enter_bound(#name, #uses, |data, get| __memory_slot(get(data)))
                },
            };
            let limit = plan.arguments.copy_limit.as_ref().map(|_| {
                let arguments = scope::block_arguments(plan);
                quote_hygienic!(memory.set_copy_limit(__copy_limit #arguments());)
            });
            let memory = quote_hygienic!(let mut memory = __glue::found(memory?););
            quote_hygienic!(let (#found, memory) = #find; #borrow #memory #limit)
        } else {
            let empty = quote_hygienic!((call.ctx(), __glue::GuestMemory::empty()));
            quote_hygienic!(let (#found, mut memory) = #empty; #borrow)
        };
        let method = self.implementor.call.method();
        let gets_ctx = method.is_none_or(|method| method.receiver != Receiver::None);
        if !gets_ctx || !self.instance.has_target() {
            return enter;
        }
        quote_hygienic! {
            let fuel = __glue::wiggle::fuel(&mut call);
            #enter
            __pass_fuel(ctx, fuel);
        }
    }

    /// Generates the condition under which the glue of a function uses the memory, if it may.
    fn uses_memory(&self, params: &[TypedParam<'_>]) -> Option<TokenStream> {
        let read = match self.implementor.memory {
            MemoryUse::Yes => return Some(quote!(true)),
            MemoryUse::IfRead => params,
            MemoryUse::No => &[],
        };
        let read = read.iter().filter_map(|param| self.reads(param));
        let uses: Vec<TokenStream> = read.chain(self.result_uses_memory()).collect();
        (!uses.is_empty()).then(|| quote!(#(#uses)||*))
    }

    /// Generates the condition under which the result's own conversion uses the memory, which it
    /// can't after a method that takes the caller.
    fn result_uses_memory(&self) -> Option<TokenStream> {
        match &self.function.core.result {
            Some(Core::Scalar(ty)) if !self.implementor.call.takes_caller() => {
                let ctx = self.local_ctx();
                let ty = with_self(quote!(#ty), &ctx);
                Some(quote!(<__Result as __glue::CoreResultOf<#ty, #ctx>>::USES_MEMORY))
            }
            _ => None,
        }
    }

    fn typed(&self, method: &Method, first: FirstParam, params: &[TypedParam<'_>]) -> TokenStream {
        let (conversions, checks) = (self.conversions(params), self.out_checks());
        let conversions = quote!(#conversions #checks);
        let args = params.iter().map(parameter::argument);
        let (borrow, first_args) = first_args(method, first);
        let call = self.call(method, first_args.into_iter().chain(args));
        let enter = self.enter(self.uses_memory(params));
        let trace = self.trace_arguments(params);
        let is_caller = matches!(first, FirstParam::Caller | FirstParam::CallerRef);
        // A view may hold a guard, which the method's own use of the store would wait for.
        let leave = (is_caller && scope::is_view(self.scope.plan))
            .then(|| quote_hygienic!(::core::mem::drop(view);));
        let result = &self.function.result;
        let needs_ctx = !matches!(result, ResultType::None | ResultType::NoReturn);
        if !is_caller || !needs_ctx {
            let lower = self.lower(method, &call);
            return quote!(#enter #conversions #trace #leave #borrow #lower);
        }
        // The method has the caller, so nothing can be borrowed from it meanwhile.
        let enter_again = match first {
            FirstParam::CallerRef => {
                let writes = (!self.function.out.is_empty()).then(|| quote!(true));
                self.enter(self.result_uses_memory().or(writes))
            }
            _ => quote_hygienic!(let (ctx, mut memory) = (&mut (), __glue::GuestMemory::empty());),
        };
        let result = method.output.local("__result");
        let lower = self.lower(method, &quote!(#result));
        quote!(#enter #conversions #trace #leave let #result = #call; #enter_again #lower)
    }

    /// Generates the statements that call the method and convert its result.
    fn lower(&self, method: &Method, call: &TokenStream) -> TokenStream {
        let output = method.output;
        match &self.function.result {
            ResultType::None => {
                let returned = output.respan(quote!(__glue::IntoReturn::<()>::into_return(#call)));
                quote!(__glue::Ok(#returned?))
            }
            ResultType::NoReturn => {
                let never = if method.never_returns {
                    // Before the 2024 edition, `!` would fall back to `()`.
                    quote!(<::core::convert::Infallible as __glue::IntoTrap>)
                } else {
                    quote!(__glue::IntoTrap)
                };
                let trap = output.respan(quote!(#never::into_trap(#call)));
                quote!(__glue::Err(__glue::Failure::Trap(#trap)))
            }
            ResultType::Value(result) => {
                let ty = rust_type(self.scope.plan, result);
                let value = output.local("value");
                let returned = output.respan(quote!(__glue::IntoReturn::<#ty>::into_return(#call)));
                let trace = self.trace_result(&value);
                let lower = match self.stores("value", result, &value) {
                    Some(stores) => quote!(#stores __glue::Ok(())),
                    None => quote_hygienic! {
                        __glue::Ok(__glue::CoreResultOf::lower(#value, &mut memory, ctx)?)
                    },
                };
                quote_hygienic! {
                    let #value = #returned?;
                    #trace
                    #lower
                }
            }
            ResultType::Expected { name, ok, err } => {
                self.lower_expected(output, call, name, (ok, err))
            }
        }
    }

    fn lower_expected(
        &self,
        output: SourceSpan,
        call: &TokenStream,
        name: &str,
        (ok, err): (&Type, &Type),
    ) -> TokenStream {
        let (ctx, value) = (self.result_ctx("_"), output.local("value"));
        let stores = self.stores(name, ok, &value);
        let [ok, err] = [ok, err].map(|ty| rust_type(self.scope.plan, ty));
        let outcome = output.respan(quote_hygienic! {
            __glue::outcome::<#ok, #err, #ctx, _>(#call, ctx)
        });
        let outcome = self.trace_outcome(outcome);
        // A type that can't be returned is reported once, at the type.
        let success = quote!(<#err as __glue::ErrorCode>::ok);
        let success = SourceSpan::of(&err).respan(success);
        let bind = stores.is_some().then(|| quote!(let #value =));
        quote! {
            #bind #success(#outcome)?;
            #stores
            __glue::Ok(0)
        }
    }

    /// Generates the statements that check the addresses for `Out`s. Those of a document's results are
    /// checked after the method, as wiggle does.
    fn out_checks(&self) -> Option<TokenStream> {
        let (name, ok) = match &self.function.result {
            ResultType::Value(ty) => ("value", ty),
            ResultType::Expected { name, ok, .. } => (&**name, ok),
            ResultType::None | ResultType::NoReturn => return None,
        };
        let types = self
            .scope
            .plan
            .document
            .members(ok)
            .unwrap_or(std::slice::from_ref(ok));
        let args = self.args();
        let outs = self.function.out.clone().zip(types);
        let outs = outs.filter(|(_, ty)| matches!(ty, Type::Rust(_)));
        let checks = outs.enumerate().map(|(index, (param, ty))| {
            let (address, ty) = (&args[param], rust_type(self.scope.plan, ty));
            let check = quote!(__glue::check_out::<#ty>);
            let (check, name) = (SourceSpan::of(&ty).respan(check), member(name, ok, index));
            quote_hygienic!(#check(&memory, #address, &__glue::Out(#name))?;)
        });
        Some(checks.collect())
    }

    /// Generates the statements that write the values of a success to the guest's memory, if
    /// it has any.
    fn stores(&self, name: &str, ok: &Type, value: &Ident) -> Option<TokenStream> {
        let (out, args) = (&self.function.out, self.args());
        let local = |index| hygienic(&format!("member{index}"));
        let types = self.scope.plan.document.members(ok);
        // `witx` stores the last member first.
        let stores = out.clone().enumerate().rev().map(|(index, param)| {
            let value = types.map_or_else(|| value.clone(), |_| local(index));
            let (address, name) = (&args[param], member(name, ok, index));
            quote_hygienic!(__glue::store(&mut memory, #address, #value, &__glue::Out(#name))?;)
        });
        let members = types.map(|types| {
            let members = (0..types.len()).map(local);
            if let Type::Tuple(_) = ok {
                return quote!(let (#(#members,)*) = #value;);
            }
            let types = types.iter().map(|ty| rust_type(self.scope.plan, ty));
            quote!(let (#(#members,)*): (#(#types,)*) = ::core::convert::From::from(#value);)
        });
        (!out.is_empty()).then(|| quote!(#members #(#stores)*))
    }

    fn overridden(&self, method: &Method, first: FirstParam, params: &[syn::Type]) -> TokenStream {
        let has_ctx = method.receiver != Receiver::None;
        let uses = self.implementor.memory != MemoryUse::No;
        let uses = uses.then(|| quote!(true));
        let enter = has_ctx.then(|| self.enter(uses));
        let (borrow, first) = first_args(method, first);
        let cores = self.core_params().zip(params).zip(self.args());
        let values = cores.map(|((core, ty), arg)| {
            SourceSpan::of(ty).respan(quote!(__glue::FromCore::<#core>::from_core(#arg)))
        });
        let call = self.call(method, first.into_iter().chain(values));
        let core = self.core_result();
        let into_core = quote!(__glue::IntoCore::<#core>::into_core(#call));
        let into_core = method.output.respan(into_core);
        let trace = self.trace_core_arguments();
        quote!(#enter #borrow #trace __glue::Ok(#into_core?))
    }

    fn unimplemented(&self, value: Option<&syn::Expr>) -> TokenStream {
        match (value, self.function.error()) {
            (Some(value), Some(error)) => {
                let value = with_self(quote!(#value), &self.local_ctx());
                let plan = self.scope.plan;
                let code = code(plan, error, &error_value(plan, error, &value));
                quote!(__glue::Err(__glue::Failure::Code(#code?)))
            }
            _ => quote!(__glue::Err(__glue::Failure::Unimplemented)),
        }
    }

    /// Generates the call of a method.
    fn call(&self, method: &Method, args: impl Iterator<Item = TokenStream>) -> TokenStream {
        let (ctx, name) = (self.local_ctx(), &method.ident);
        let wait = method.is_async.then(|| quote!(.await));
        method
            .output
            .respan(quote!(<#ctx>::#name(#(#args),*) #wait))
    }
}

/// Returns the name in errors of one of the values that a success writes. A document's have that of
/// the result.
fn member<'n>(name: &'n str, ok: &Type, index: usize) -> Cow<'n, str> {
    match ok {
        Type::Tuple(members) if matches!(members[index], Type::Rust(_)) => {
            format!("{name}.{index}").into()
        }
        _ => name.into(),
    }
}

/// Returns the type parameter for a core argument.
pub(super) fn core_param(index: usize) -> Ident {
    format_ident!("__Arg{index}")
}

/// Returns the arguments before the function's, and the statement that borrows the memory if
/// it is one of them.
fn first_args(method: &Method, first: FirstParam) -> (Option<TokenStream>, Vec<TokenStream>) {
    let ctx = (method.receiver != Receiver::None).then(|| quote_hygienic!(ctx));
    let borrow = match first {
        FirstParam::None => return (None, ctx.into_iter().collect()),
        FirstParam::Caller => return (None, vec![quote_hygienic!(call.into_caller())]),
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
