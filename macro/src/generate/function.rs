//! The glue: for each function, from the context, the memory and the core
//! arguments to the core result.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote};
use syn::ext::IdentExt as _;

use super::abi::{self, Around};
use super::{Generation, Policy};
use crate::bind::{BoundModule, Implementer, ImplementerKind, MemoryNeed};
use crate::diagnostics::SourceSpan;
use crate::document::names;
use crate::document::{Core, Function, Outcome, Type};
use crate::parse::arguments::Unimplemented;
use crate::parse::impl_block::{MemoryParam, Method, Receiver};

impl Core {
    pub(super) fn tokens(self) -> TokenStream {
        match self {
            Core::I32 => quote!(i32),
            Core::I64 => quote!(i64),
            Core::F32 => quote!(f32),
            Core::F64 => quote!(f64),
        }
    }
}

impl Function {
    pub(super) fn core_result(&self) -> TokenStream {
        self.core.result.map_or_else(|| quote!(()), Core::tokens)
    }

    /// The variables of the core arguments. Those of an override are reported at
    /// its parameters.
    pub(super) fn core_args(&self, implementer: &ImplementerKind<'_>) -> Vec<Ident> {
        let places: Vec<SourceSpan> = match implementer {
            ImplementerKind::Raw { method, .. }
            | ImplementerKind::OverrideMethod { method, .. } => {
                let skip = method.params.len().saturating_sub(self.core.params.len());
                method
                    .params
                    .iter()
                    .skip(skip)
                    .map(SourceSpan::of)
                    .collect()
            }
            ImplementerKind::Method { .. }
            | ImplementerKind::Target
            | ImplementerKind::Unimplemented => Vec::new(),
        };
        (0..self.core.params.len())
            .map(|index| {
                let arg = format_ident!("arg{index}");
                places
                    .get(index)
                    .map_or(arg.clone(), |place| place.ident(&arg))
            })
            .collect()
    }

    pub(super) fn core_types(&self) -> Vec<TokenStream> {
        self.core.params.iter().map(|core| core.tokens()).collect()
    }

    /// The error type of the function, if it has one.
    fn error(&self) -> Option<&Type> {
        match &self.result {
            Outcome::Expected { err, .. } => Some(err),
            Outcome::Nothing | Outcome::Never | Outcome::Plain(_) => None,
        }
    }
}

/// The first `self` in an expression.
fn find_self(expression: TokenStream) -> Option<Ident> {
    expression.into_iter().find_map(|token| match token {
        TokenTree::Ident(ident) if ident == "self" => Some(ident),
        TokenTree::Group(group) => find_self(group.stream()),
        _ => None,
    })
}

/// The output of `future`, which the user's function runs. It is reported there, if it
/// does not do that.
pub(super) fn block_on_call(block_on: &syn::ExprPath, future: &TokenStream) -> TokenStream {
    let place = SourceSpan::of(block_on);
    // In a variable, since its type must be known before that of the function is checked.
    let local = place.hygienic("future");
    let run = place.respan(quote!(__glue::block_on(#local, #block_on)));
    quote!({
        let #local = #future;
        #run
    })
}

/// The name of the glue of a function, which is an associated function of the
/// context.
pub(super) fn name(module: &BoundModule<'_>, function: &Function) -> Ident {
    let module = snake(module);
    // Names in snake case have no double underscores, so this is no other's name.
    format_ident!("__{module}__{}", function.ident.unraw())
}

/// The name of the instance struct in snake case. It tells apart what is generated for
/// several structs of one context, which may be of one module.
pub(super) fn snake(module: &BoundModule<'_>) -> String {
    let name = names::snake(&module.ident.unraw().to_string());
    name.map_or_else(String::new, |name| name.unraw().to_string())
}

impl Generation<'_> {
    /// An impl of the context type with the glue of all functions.
    pub(super) fn glue(&self) -> TokenStream {
        let mut functions = Vec::new();
        let mut errors = BTreeMap::new();
        for module in &self.binding.modules {
            for bound in &module.functions {
                for implementer in &bound.implementers {
                    functions.push(self.function(module, bound.function, implementer));
                    if let Some(error) = bound.function.error()
                        && self.policy.makes_errors()
                    {
                        let (name, item) = self.failure(error);
                        errors.insert(name.to_string(), item);
                    }
                }
            }
        }
        let errors = errors.into_values();
        let slot = self.policy.memory_slot.as_ref().map(|slot| {
            let name = self.memory_slot_name();
            let reference = SourceSpan::of(slot).respan(quote!(&mut #slot));
            // If it comes from a macro, it means the `self` of that place.
            let receiver = find_self(slot.to_token_stream());
            let receiver = receiver.unwrap_or_else(|| format_ident!("self"));
            quote! {
                fn #name(&mut #receiver) -> &mut __glue::MemorySlot {
                    #reference
                }
            }
        });
        let fuel = self.target_fuel();
        let (generics, _, where_clause) = self.implementation.generics.split_for_impl();
        let ctx = &self.implementation.self_ty;
        quote! {
            #[doc(hidden)]
            #[allow(
                dead_code, non_snake_case, unreachable_code, unused_qualifications, clippy::all,
                clippy::pedantic,
            )]
            impl #generics #ctx #where_clause {
                #(#functions)*
                #(#errors)*
                #slot
                #fuel
            }
        }
    }

    /// The context in the glue of a function. It is reported at its type, if it is not
    /// `Send` and has to be.
    pub(super) fn ctx(&self) -> Ident {
        SourceSpan::of(&self.implementation.self_ty).ident(&format_ident!("ctx"))
    }

    fn function(
        &self,
        module: &BoundModule<'_>,
        function: &Function,
        implementer: &Implementer<'_>,
    ) -> TokenStream {
        match &implementer.kind {
            // Handed to Wasmtime without glue, or with that of wiggle.
            ImplementerKind::Raw { .. } | ImplementerKind::Target => return TokenStream::new(),
            ImplementerKind::Unimplemented => {
                return self.unimplemented(module, function, implementer);
            }
            ImplementerKind::Method { .. } | ImplementerKind::OverrideMethod { .. } => {}
        }
        // That is inside its closure.
        if self.is_async(implementer) {
            return TokenStream::new();
        }
        let around = Around {
            ctx: quote!(Self),
            path: quote!(Self),
            failed: None,
            settles: None,
        };
        let body = self.body(&around, module, function, implementer);
        let has_memory = implementer.touches_memory(self.document, function);
        let memory = has_memory.then(|| quote!(memory: __glue::CallerMemory<'_>,));
        let (args, types) = (function.core_args(&implementer.kind), function.core_types());
        let core = function.core_result();
        let name = name(module, function);
        let cfgs = &implementer.cfgs;
        let ctx = self.ctx_pattern(function, implementer);
        let body = match &self.policy.block_on {
            Some(block_on) if implementer.kind.is_async() => {
                block_on_call(block_on, &quote!(__glue::future(async { #body })))
            }
            _ => body,
        };
        let failed = self.failure_function(function, &quote!(Self));
        let (module, function) = (&module.module.witx, &function.witx);
        quote! {
            #(#cfgs)*
            #[inline]
            fn #name(
                #ctx: &mut Self,
                #memory
                #(#args: #types),*
            ) -> __glue::Result<#core> {
                __glue::call(#failed, #module, #function, || { #body })
            }
        }
    }

    /// The context in the glue of a function, or `_` where it has no use for it.
    pub(super) fn ctx_pattern(
        &self,
        function: &Function,
        implementer: &Implementer<'_>,
    ) -> TokenStream {
        // Where the glue settles, errors find the context anew.
        let has_errors = function.error().is_some() && !self.settles(function, implementer);
        let is_unused = matches!(&implementer.kind, ImplementerKind::Method { method, .. }
            if method.receiver == Receiver::None && !has_errors);
        if is_unused {
            quote!(_)
        } else {
            self.ctx().into_token_stream()
        }
    }

    /// The glue of an asynchronous function, for a future with the context, and with
    /// `memory` where the function touches it. A future of its own inside that would cost
    /// more.
    pub(super) fn async_body(
        &self,
        module: &BoundModule<'_>,
        function: &Function,
        implementer: &Implementer<'_>,
    ) -> TokenStream {
        let ctx = &self.implementation.self_ty;
        let path = quote!(<#ctx>);
        let failed = self.failed(module, function, &path);
        let core = function.core_result();
        let around = Around {
            ctx: quote!(#ctx),
            path,
            failed: Some(quote!(__failed(failure))),
            settles: self
                .settles(function, implementer)
                .then(|| quote!(get(caller.data_mut()))),
        };
        let body = self.body(&around, module, function, implementer);
        quote! {
            let __failed = |failure: __glue::Failure| -> __glue::Result<#core> {
                #failed
            };
            #body
        }
    }

    /// An import of what a result that may trap settles by.
    pub(super) fn settle_import(&self) -> Option<TokenStream> {
        let mut functions = self.binding.modules.iter().flat_map(|m| &m.functions);
        let any = functions.any(|bound| {
            let mut implementers = bound.implementers.iter();
            implementers.any(|implementer| self.settles(bound.function, implementer))
        });
        any.then(|| {
            quote!(
                #[allow(unused_imports)]
                use __glue::MayTrap as _;
            )
        })
    }

    /// Whether the type of what the method gives says whether a call may trap. If it can't,
    /// a future that gives a core value is cheaper than one that gives a `Result`, which
    /// takes a way through memory.
    fn settles(&self, function: &Function, implementer: &Implementer<'_>) -> bool {
        let mut params = function.params.iter();
        self.is_async(implementer)
            && !implementer.touches_memory(self.document, function)
            && match &implementer.kind {
                ImplementerKind::Method { .. } => {
                    !matches!(function.result, Outcome::Never)
                        && params.all(|param| abi::lifts_always(self.document, &param.ty))
                }
                ImplementerKind::OverrideMethod { .. } | ImplementerKind::Raw { .. } => true,
                ImplementerKind::Target | ImplementerKind::Unimplemented => false,
            }
    }

    /// The statements from the memory to the core result.
    fn body(
        &self,
        around: &Around,
        module: &BoundModule<'_>,
        function: &Function,
        implementer: &Implementer<'_>,
    ) -> TokenStream {
        let has_memory = implementer.touches_memory(self.document, function);
        let body = match &implementer.kind {
            ImplementerKind::Method { method, memory } => {
                let id = witx::Id::new(&module.module.witx);
                abi::body(self, around, &id, function, method, *memory, has_memory)
            }
            ImplementerKind::OverrideMethod { method, memory } => {
                self.override_body(around, function, implementer, method, *memory)
            }
            ImplementerKind::Raw { .. }
            | ImplementerKind::Target
            | ImplementerKind::Unimplemented => TokenStream::new(),
        };
        if !has_memory {
            return body;
        }
        let mutable = Self::changes_memory(function, implementer).then(|| quote!(mut));
        let memory = match &implementer.kind {
            ImplementerKind::Method { method, .. }
                if implementer.memory_need(self.document, function) == MemoryNeed::Perhaps =>
            {
                let reads = self.reads(function, method);
                let (path, method) = (&around.path, &method.ident);
                let memory = around.attempt(&quote!(memory.require_if(reads(#path::#method))));
                quote!({ #reads #memory })
            }
            _ => around.attempt(&quote!(memory.require())),
        };
        quote! {
            let #mutable memory = #memory;
            #body
        }
    }

    /// A function that tells from the types of the method whether one of them is read.
    fn reads(&self, function: &Function, method: &Method) -> TokenStream {
        let receiver = (method.receiver != Receiver::None).then(|| quote!(Receiver,));
        let mut types = Vec::new();
        let mut bounds = Vec::new();
        let mut reads = Vec::new();
        for (index, param) in function.params.iter().enumerate() {
            let ty = format_ident!("P{index}");
            let bound = match self.document.resolve(&param.ty) {
                Type::String => Some(quote!(__glue::FromString<'a>)),
                Type::List(element) => {
                    let element = self.paths.ty(self.document, element);
                    Some(quote!(__glue::FromList<'a, #element>))
                }
                _ => None,
            };
            if let Some(bound) = bound {
                reads.push(quote!(<#ty as #bound>::READS));
                bounds.push(quote!(#ty: #bound));
            }
            types.push(ty);
        }
        quote! {
            fn reads<'a, #receiver #(#types,)* R>(
                _: impl ::core::ops::FnOnce(#receiver #(#types),*) -> R,
            ) -> bool
            where
                #(#bounds,)*
            {
                #(#reads)||*
            }
        }
    }

    /// Whether the glue needs the memory as mutable.
    fn changes_memory(function: &Function, implementer: &Implementer<'_>) -> bool {
        match &implementer.kind {
            ImplementerKind::Method { memory, .. } => {
                *memory == MemoryParam::Mut
                    || matches!(&function.result, Outcome::Expected { ok, .. } if !ok.is_unit())
            }
            ImplementerKind::OverrideMethod { memory, .. } => *memory == MemoryParam::Mut,
            ImplementerKind::Raw { .. }
            | ImplementerKind::Target
            | ImplementerKind::Unimplemented => false,
        }
    }

    fn override_body(
        &self,
        around: &Around,
        function: &Function,
        implementer: &Implementer<'_>,
        method: &Method,
        memory: MemoryParam,
    ) -> TokenStream {
        let memory = match memory {
            MemoryParam::None => None,
            MemoryParam::Ref => Some(quote!(&memory,)),
            MemoryParam::Mut => Some(quote!(&mut memory,)),
        };
        let ctx = self.ctx();
        let receiver = (method.receiver != Receiver::None).then(|| quote!(#ctx,));
        let call = self.override_call(
            function,
            implementer,
            method,
            &quote!(#receiver #memory),
            &around.path,
        );
        match &around.failed {
            None => quote!(#call.map_err(__glue::Failure::Trap)),
            Some(_) => call,
        }
    }

    /// The call of an override, with core arguments and the core result, or what that
    /// settles to.
    pub(super) fn override_call(
        &self,
        function: &Function,
        implementer: &Implementer<'_>,
        method: &Method,
        first: &TokenStream,
        ctx: &TokenStream,
    ) -> TokenStream {
        let skip = method
            .params
            .len()
            .saturating_sub(function.core.params.len());
        let args = function
            .core_args(&implementer.kind)
            .into_iter()
            .zip(function.core_types())
            .zip(method.params.iter().skip(skip))
            .map(|((arg, core), ty)| {
                SourceSpan::of(ty).respan(quote!(__glue::FromCore::<#core>::from_core(#arg)))
            });
        let name = &method.ident;
        let await_ = method.is_async.then(|| quote!(.await));
        let core = function.core_result();
        let call = method
            .output
            .respan(quote!(#ctx::#name(#first #(#args),*) #await_));
        let into_core = |call| {
            method
                .output
                .respan(quote!(__glue::IntoCore::<#core>::into_core(#call)))
        };
        if !self.settles(function, implementer) {
            return into_core(call);
        }
        let may_trap = into_core(quote!(given));
        abi::settle(
            &core,
            &call,
            &quote!(|given| given),
            &quote!(|given| #may_trap),
        )
    }

    fn unimplemented(
        &self,
        module: &BoundModule<'_>,
        function: &Function,
        implementer: &Implementer<'_>,
    ) -> TokenStream {
        let types = function.core_types();
        let (core, name) = (function.core_result(), name(module, function));
        let cfgs = &implementer.cfgs;
        let result = match (&self.policy.unimplemented, function.error()) {
            (Some(Unimplemented::Errno(value)), Some(error)) => {
                let error = self.errno(error, &quote!(#value));
                quote!(::core::result::Result::Ok(#error))
            }
            _ => {
                let (module, function) = (&module.module.witx, &function.witx);
                quote!(::core::result::Result::Err(
                    __glue::unimplemented(#module, #function),
                ))
            }
        };
        quote! {
            #(#cfgs)*
            fn #name(#(_: #types),*) -> __glue::Result<#core> {
                #result
            }
        }
    }

    /// The core value of the user's error `value` for a function whose error type
    /// is `error`.
    fn errno(&self, error: &Type, value: &TokenStream) -> TokenStream {
        if error.is_unit() {
            return quote!({ let _ = #value; 1 });
        }
        let ty = self.paths.ty(self.document, error);
        let value = SourceSpan::of(value).respan(quote!(
            __glue::ErrorValue::<#ty>::error_value(#value)
        ));
        quote!(__glue::Lower::<i32>::lower(#value))
    }

    /// The core result of a function whose call failed, by what `ctx` has for that.
    pub(super) fn failed(
        &self,
        module: &BoundModule<'_>,
        function: &Function,
        ctx: &TokenStream,
    ) -> TokenStream {
        let failed = self.failure_function(function, ctx);
        let (module, function) = (&module.module.witx, &function.witx);
        quote!(#failed(failure, #module, #function))
    }

    /// The function that makes a core result of a failure.
    fn failure_function(&self, function: &Function, ctx: &TokenStream) -> TokenStream {
        match function.error() {
            Some(error) if self.policy.makes_errors() => {
                let failed = self.failure_name(error);
                quote!(#ctx::#failed)
            }
            _ => quote!(__glue::trap),
        }
    }

    /// What tells the glue of this impl block from that of another one of the same
    /// context.
    fn block_name(&self) -> String {
        self.binding.modules.first().map_or_else(String::new, snake)
    }

    /// The name of the function that finds the memory slot in the context.
    pub(super) fn memory_slot_name(&self) -> Ident {
        format_ident!("__{}__memory__slot", self.block_name())
    }

    fn failure_name(&self, error: &Type) -> Ident {
        // The one error type without a name is none at all.
        let ty = match error {
            Type::Named(index) => self.document.types.get(*index).map(|named| &named.ident),
            _ => None,
        };
        let ty = ty.map_or_else(String::new, ToString::to_string);
        format_ident!("__{}__{ty}__failed", self.block_name())
    }

    /// What becomes of a failure in functions whose error type is `error`.
    fn failure(&self, error: &Type) -> (Ident, TokenStream) {
        let name = self.failure_name(error);
        // What the user wrote must not see these.
        let local = |name| Ident::new(name, Span::mixed_site());
        let (failure, module, function) = (local("failure"), local("module"), local("function"));
        let missing_memory = self.policy.missing_memory.as_ref().map(|value| {
            let errno = self.errno(error, &quote!(#value));
            quote! {
                __glue::Failure::MissingMemory => ::core::result::Result::Ok(#errno),
            }
        });
        let guest_error = self.policy.guest_error.as_ref().map(|path| {
            // Reported at the path, if its parameter does not fit.
            let bad = local("bad");
            let argument = SourceSpan::of(path).hygienic("argument");
            let call = SourceSpan::of(path).respan(quote!(#path(#argument)));
            let errno = self.errno(error, &call);
            quote! {
                __glue::Failure::Guest(#bad) => {
                    let #argument = #bad.error;
                    ::core::result::Result::Ok(#errno)
                }
            }
        });
        let item = quote! {
            #[cold]
            fn #name(
                #failure: __glue::Failure,
                #module: &'static str,
                #function: &'static str,
            ) -> __glue::Result<i32> {
                match #failure {
                    #missing_memory
                    #guest_error
                    #failure => ::core::result::Result::Err(#failure.into_trap(#module, #function)),
                }
            }
        };
        (name, item)
    }
}

impl Policy {
    /// Whether some failures become errors for the guest.
    fn makes_errors(&self) -> bool {
        self.missing_memory.is_some() || self.guest_error.is_some()
    }
}
