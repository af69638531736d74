//! The glue of a function: enter, lift, call, lower.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::Index;

use super::registration::registration;
use super::scope::{self, Scope};
use super::{allow, on_failure, wiggle};
use crate::bind::{
    Call, FunctionPlan, Implementor, Instance, MemoryParam, MemoryUse, ParamForm, TypedParam, Waits,
};
use crate::diagnostics::{SourceSpan, hygienic};
use crate::document::{Function, ResultAbi, ResultType, Type};
use crate::parse::{Method, Receiver};

/// The impl of the context with the glue of all functions, and what registers it.
pub(super) fn glue_impl(scope: &Scope<'_>) -> TokenStream {
    let instances = scope.plan.instances.iter();
    let functions = instances.flat_map(|instance| {
        instance.functions.iter().flat_map(move |bound| {
            bound.implementors.iter().map(move |implementor| {
                let glue = Glue::new(scope, instance, bound, implementor);
                let (functions, registration) = (glue.functions(), registration(&glue));
                quote!(#functions #registration)
            })
        })
    });
    let (cfg, allow, self_ty) = (&scope.store.cfg, allow(), &scope.plan.block.self_ty);
    let (generics, _, where_clause) = scope.plan.block.generics.split_for_impl();
    quote! {
        #cfg
        #[doc(hidden)]
        #allow
        impl #generics #self_ty #where_clause {
            #(#functions)*
        }
    }
}

/// The glue of a function in some configurations.
pub(super) struct Glue<'a> {
    pub(super) scope: &'a Scope<'a>,
    pub(super) instance: &'a Instance<'a>,
    pub(super) function: &'a Function,
    pub(super) implementor: &'a Implementor<'a>,
    memory: Ident,
}

impl<'a> Glue<'a> {
    fn new(
        scope: &'a Scope<'a>,
        instance: &'a Instance<'a>,
        bound: &'a FunctionPlan<'a>,
        implementor: &'a Implementor<'a>,
    ) -> Self {
        Glue {
            scope,
            instance,
            function: bound.function,
            implementor,
            memory: hygienic("memory"),
        }
    }

    /// The glue as a function, `async` or not.
    fn function(&self, is_async: bool) -> TokenStream {
        let Scope {
            data,
            call,
            get,
            args,
            ..
        } = self.scope;
        let asyncness = is_async.then(|| quote!(async));
        let name = self.ident(is_async);
        let data_param = self.scope.data_param(None);
        let types = scope::core_types(self.function);
        let core = scope::core_result(self.function);
        let cfgs = &self.implementor.cfgs;
        let body = match &self.implementor.call {
            Call::Typed {
                method,
                memory,
                params,
            } => self.typed(method, *memory, params),
            Call::CtxOverride {
                method,
                memory,
                params,
            } => self.ctx_override(method, *memory, params),
            Call::RawOverride {
                method,
                caller,
                params,
            } => self.raw_override(method, *caller, params),
            Call::Target(target) => wiggle::body(self, target, is_async),
            Call::Unimplemented(value) => self.unimplemented(*value),
        };
        quote! {
            #(#cfgs)*
            #[inline]
            #asyncness fn #name<#data_param>(
                #call: &mut __glue::HostCall<'_, #data>,
                #get: impl __glue::CtxAccessor<#data, Self>,
                #args: (#(#types,)*),
            ) -> __glue::Lowered<#core> {
                #body
            }
        }
    }

    /// The glue's functions: of a target's function there is one for each thing that it may
    /// return.
    fn functions(&self) -> TokenStream {
        let is_async = self
            .implementor
            .call
            .method()
            .is_some_and(|method| method.is_async);
        let function = self.function(is_async);
        let other = matches!(self.implementor.waits, Waits::IfFuture).then(|| self.function(true));
        quote!(#function #other)
    }

    /// The name of the glue.
    pub(super) fn ident(&self, is_async: bool) -> Ident {
        let name = scope::glue_ident(self.instance, self.function);
        if is_async && matches!(self.implementor.waits, Waits::IfFuture) {
            return format_ident!("{name}__async");
        }
        name
    }

    /// The statements that find the context, and the memory if the function uses it.
    pub(super) fn enter(&self) -> TokenStream {
        let Scope {
            plan,
            ctx,
            call,
            get,
            ..
        } = self.scope;
        let memory = &self.memory;
        let enter = match (self.implementor.memory, plan.memory_slot) {
            (MemoryUse::No, _) => quote!(let #ctx = #call.ctx(#get);),
            (_, None) => quote!(let (#ctx, #memory) = #call.enter(#get);),
            (_, Some(_)) => {
                let slot = scope::memory_slot_ident(plan);
                quote!(let (#ctx, #memory) = #call.enter_bound(#get, Self::#slot);)
            }
        };
        let is_required = self.implementor.memory == MemoryUse::Yes;
        let require = is_required.then(|| quote!(let mut #memory = #memory.require()?;));
        if !self.implementor.passes_fuel {
            return quote!(#enter #require);
        }
        let fuel = hygienic("fuel");
        let pass_on = wiggle::fuel_ident(self.instance);
        quote! {
            let #fuel = __glue::wiggle::fuel(#call);
            #enter
            #require
            Self::#pass_on(#ctx, #fuel);
        }
    }

    pub(super) fn memory(&self) -> &Ident {
        &self.memory
    }

    /// The core argument with this index.
    pub(super) fn arg(&self, index: usize) -> TokenStream {
        let (args, index) = (&self.scope.args, Index::from(index));
        quote!(#args.#index)
    }

    fn typed(
        &self,
        method: &Method,
        memory: MemoryParam,
        params: &[TypedParam<'_>],
    ) -> TokenStream {
        let enter = self.enter();
        // What is read may be copied, so all else is checked before.
        let is_read = |param: &&TypedParam<'_>| {
            matches!(
                param.form,
                ParamForm::String { .. } | ParamForm::List { .. }
            )
        };
        let (read, others): (Vec<_>, Vec<_>) = params.iter().partition(is_read);
        let lifts = others.into_iter().chain(read).map(|param| self.lift(param));
        let args = params.iter().map(
            |TypedParam {
                 param, ty, form, ..
             }| {
                let span = SourceSpan::of(ty);
                let local = span.ident(&param.ident);
                match form {
                    ParamForm::Aggregate => {
                        let local = span.respan(quote!(&#local));
                        span.respan(quote!(__glue::FromAggregate::from_aggregate(#local)))
                    }
                    ParamForm::Value
                    | ParamForm::Unread
                    | ParamForm::String { .. }
                    | ParamForm::List { .. } => quote!(#local),
                }
            },
        );
        let (borrow, first) = self.first_args(method, memory);
        let call = call(method, first.into_iter().chain(args));
        let lower = self.lower(method, &call);
        quote!(#enter #(#lifts)* #borrow #lower)
    }

    /// The statement that makes a local variable of a parameter.
    fn lift(&self, param: &TypedParam<'_>) -> TokenStream {
        let TypedParam {
            param,
            ty,
            core,
            form,
        } = param;
        let span = SourceSpan::of(ty);
        let (local, memory) = (span.ident(&param.ident), &self.memory);
        let location = format!("parameter `{}`", param.witx);
        let (arg, len) = (self.arg(*core), self.arg(core + 1));
        let lift = match form {
            ParamForm::Value => {
                let witx = self.scope.rust_type(&param.ty);
                quote!(__glue::FromValue::<#witx>::lift(#arg, #location))
            }
            ParamForm::Unread => {
                let witx = self.scope.rust_type(&param.ty);
                quote!(__glue::FromValue::<#witx>::lift((#arg, #len), #location))
            }
            ParamForm::Aggregate => {
                let witx = self.scope.rust_type(&param.ty);
                quote!(__glue::load::<#witx>(&#memory, #arg, #location))
            }
            ParamForm::String { owned } => {
                let form = if *owned {
                    quote!(FromStringOwned)
                } else {
                    quote!(FromString)
                };
                quote!(__glue::#form::lift(#arg, #len, &#memory, #location))
            }
            ParamForm::List { element, owned } => {
                let form = if *owned {
                    quote!(FromListOwned)
                } else {
                    quote!(FromList)
                };
                let element = self.scope.rust_type(element);
                quote!(__glue::#form::<#element>::lift(#arg, #len, &#memory, #location))
            }
        };
        let lift = span.respan(lift);
        quote!(let #local = #lift?;)
    }

    /// The arguments before those of the function, the context and the memory, and the
    /// statement that borrows the memory.
    fn first_args(
        &self,
        method: &Method,
        memory: MemoryParam,
    ) -> (Option<TokenStream>, Vec<TokenStream>) {
        let (ctx, local) = (&self.scope.ctx, &self.memory);
        let ctx = (method.receiver != Receiver::None).then(|| quote!(#ctx));
        let borrow = match memory {
            MemoryParam::None => return (None, ctx.into_iter().collect()),
            MemoryParam::Ref => quote!(&#local),
            MemoryParam::Mut => quote!(&mut #local),
        };
        // Reported at the first parameter, if that is another reference. No parameter has
        // this name, since none begins with an underscore.
        let memory = SourceSpan::of(method.params.first()).local("__memory");
        let args = ctx.into_iter().chain([quote!(#memory)]);
        (Some(quote!(let #memory = #borrow;)), args.collect())
    }

    /// The statements that call the method and lower its result.
    fn lower(&self, method: &Method, call: &TokenStream) -> TokenStream {
        let output = method.output;
        match (&self.function.result_abi, &self.function.result) {
            (ResultAbi::None, _) => {
                output.respan(quote!(__glue::IntoReturn::<()>::into_return(#call)))
            }
            (ResultAbi::NoReturn, _) => {
                let never = if method.never_returns {
                    // Before the edition of 2024 the compiler would take `!` for `()`.
                    quote!(<::core::convert::Infallible as __glue::IntoTrap>)
                } else {
                    quote!(__glue::IntoTrap)
                };
                let trap = output.respan(quote!(#never::into_trap(#call)));
                quote!(__glue::Err(#trap))
            }
            (ResultAbi::Value(_), ResultType::Value(ty)) => {
                let ty = self.scope.rust_type(ty);
                output.respan(quote!(__glue::IntoReturn::<#ty>::lower(#call)))
            }
            (ResultAbi::Errno { .. }, ResultType::Expected { ok, err, .. }) => {
                self.lower_expected(output, call, ok, err)
            }
            (abi, result) => unreachable!("{result:?} is not passed as {abi:?}"),
        }
    }

    fn lower_expected(
        &self,
        output: SourceSpan,
        call: &TokenStream,
        ok: &Type,
        err: &Type,
    ) -> TokenStream {
        let error_code = if err.is_unit() {
            quote!(untyped_error_code)
        } else {
            quote!(error_code)
        };
        let (ok, err) = (self.scope.rust_type(ok), self.scope.rust_type(err));
        let ctx = &self.scope.ctx;
        let (value, error) = (output.local("value"), output.local("error"));
        let outcome = output.respan(quote!(
            __glue::IntoOutcome::<#ok, #err, Self>::into_outcome(#call)
        ));
        let into_ok = output.respan(quote!(__glue::IntoOk::<#ok>::into_ok(#value)));
        let error_code = output.respan(quote!(
            __glue::IntoErrno::<#err, Self>::#error_code(#error, #ctx)
        ));
        let stores = self.stores(&value);
        let binding = stores.as_ref().map(|_| quote!(let #value =));
        quote! {
            #binding match #outcome {
                __glue::Ok(#value) => #into_ok,
                __glue::Err(#error) => return #error_code,
            };
            #stores
            __glue::Ok(0)
        }
    }

    /// The statements that write the values of a success to the guest's memory, if there are
    /// any.
    fn stores(&self, value: &Ident) -> Option<TokenStream> {
        let ResultAbi::Errno { out } = &self.function.result_abi else {
            return None;
        };
        let ResultType::Expected { witx, members, .. } = &self.function.result else {
            return None;
        };
        let (location, memory) = (format!("result `{witx}`"), &self.memory);
        let member = |index| hygienic(&format!("member{index}"));
        let stores = out.iter().map(|pointer| {
            let value = pointer.member.map_or_else(|| value.clone(), member);
            let address = self.arg(pointer.param);
            quote!(__glue::store(&mut #memory, #address, #value, #location)?;)
        });
        let members = members.as_ref().map(|types| {
            let (members, types) = ((0..types.len()).map(member), types.iter());
            let types = types.map(|ty| self.scope.rust_type(ty));
            quote!(let (#(#members,)*): (#(#types,)*) = ::core::convert::From::from(#value);)
        });
        (!out.is_empty()).then(|| quote!(#members #(#stores)*))
    }

    fn ctx_override(
        &self,
        method: &Method,
        memory: MemoryParam,
        params: &[syn::Type],
    ) -> TokenStream {
        let (enter, (borrow, first)) = (self.enter(), self.first_args(method, memory));
        let lower = self.lower_core(method, first, params);
        quote!(#enter #borrow #lower)
    }

    fn raw_override(&self, method: &Method, caller: bool, params: &[syn::Type]) -> TokenStream {
        let call = &self.scope.call;
        let first = caller.then(|| quote!(#call.take_caller()));
        self.lower_core(method, first, params)
    }

    /// The statements that call an override and return its core result.
    fn lower_core(
        &self,
        method: &Method,
        first: impl IntoIterator<Item = TokenStream>,
        params: &[syn::Type],
    ) -> TokenStream {
        let local = |(index, ty)| SourceSpan::of(ty).local(&format!("arg{index}"));
        let locals: Vec<Ident> = params.iter().enumerate().map(local).collect();
        let cores = scope::core_types(self.function).into_iter();
        let values = cores.zip(params).zip(&locals).map(|((core, ty), local)| {
            SourceSpan::of(ty).respan(quote!(__glue::FromCore::<#core>::from_core(#local)))
        });
        let call = call(method, first.into_iter().chain(values));
        let (args, core) = (&self.scope.args, scope::core_result(self.function));
        let into_core = quote!(__glue::IntoCore::<#core>::into_core(#call));
        let into_core = method.output.respan(into_core);
        quote! {
            let (#(#locals,)*) = #args;
            #into_core
        }
    }

    fn unimplemented(&self, value: Option<&syn::Expr>) -> TokenStream {
        match (value, self.function.error()) {
            (Some(value), Some(error)) => {
                let code = on_failure::error_code(self.scope.plan, error, &quote!(#value));
                quote!(__glue::Ok(#code))
            }
            _ => quote!(__glue::Err(__glue::Failure::Unimplemented)),
        }
    }
}

/// The call of a method.
fn call(method: &Method, args: impl Iterator<Item = TokenStream>) -> TokenStream {
    let name = &method.ident;
    let wait = method.is_async.then(|| quote!(.await));
    method.output.respan(quote!(Self::#name(#(#args),*) #wait))
}

/// The variable of a core argument in a closure that takes each by itself.
pub(super) fn arg_ident(index: usize) -> Ident {
    let name = format_ident!("arg{index}");
    hygienic(&name.to_string())
}
