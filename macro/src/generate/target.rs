//! Functions of an existing wiggle implementation.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote};

use super::place::Place;
use super::{Generation, glue};
use crate::bind::{BoundModule, ImplementerKind};
use crate::document::{Core, Function};
use crate::names;

impl Generation<'_> {
    /// Names for the modules of the target, so that each that is missing is reported
    /// once.
    pub(super) fn target_modules(&self) -> TokenStream {
        let Some(target) = &self.policy.target else {
            return TokenStream::new();
        };
        let path = &target.path;
        let modules = self.binding.modules.iter().filter_map(|module| {
            let mut implementers = module.functions.iter().flat_map(|f| &f.implementers);
            implementers.find(|implementer| matches!(implementer.kind, ImplementerKind::Target))?;
            let name = names::wiggle_snake(&module.module.witx)?;
            let name = Place::of(path).local(&name);
            let alias = alias(module);
            Some(quote!(use #path::#name as #alias;))
        });
        let modules: TokenStream = modules.collect();
        if modules.is_empty() {
            return modules;
        }
        quote! {
            #modules
            #[allow(unused_imports)]
            use __glue::target::{
                AsyncFunction as _, AsyncReply as _, SyncFunction as _, SyncReply as _,
            };
        }
    }

    /// Defines a function of the target, as one that waits if it gives a future.
    pub(super) fn target_definition(
        &self,
        module: &BoundModule<'_>,
        function: &Function,
        data: &TokenStream,
    ) -> TokenStream {
        let Some(target) = &self.policy.target else {
            return TokenStream::new();
        };
        // What the user wrote must not see these.
        let local = |name: &str| Ident::new(name, Span::mixed_site());
        let (ctx, memory) = (local("ctx"), local("memory"));
        // Reported at what the user wrote, if it does not implement the target's trait.
        let (place, borrow) = match &target.ctx {
            Some(part) => {
                let borrowed = with_ctx(part.to_token_stream(), &ctx);
                (Place::of(part), quote!(&mut #borrowed))
            }
            None => (Place::of(&target.path), quote!(#ctx)),
        };
        let part = place.hidden_local("part");

        let alias = alias(module);
        let name =
            names::wiggle_snake(&function.witx).map(|name| Place::of(&target.path).local(&name));
        let args: Vec<Ident> = (0..function.core.params.len())
            .map(|index| format_ident!("arg{index}"))
            .collect();
        let types = function.core_types();
        let core = function.core_result();
        let ctx_type = &self.implementation.item.self_ty;
        let enter = match &self.policy.memory_slot {
            Some(_) => {
                let slot = self.memory_slot_name();
                quote!(enter_bound(&mut caller, get, <#ctx_type>::#slot, &mut shared))
            }
            None => quote!(enter(&mut caller, get, &mut shared)),
        };
        let failed = self.failed(module, function, &quote!(<#ctx_type>));
        let trait_name = names::wiggle_trait(&module.module.witx);
        let body = |give: TokenStream| {
            quote! {
                let mut shared = ::core::option::Option::None;
                let call = __glue::target::#enter;
                let #ctx = call.ctx;
                let #part = #borrow;
                let mut #memory = match call.memory {
                    ::core::result::Result::Ok(memory) => memory,
                    ::core::result::Result::Err(failure) => return #failed,
                };
                #alias::#trait_name::set_hostcall_fuel(#part, call.fuel);
                __glue::target::Reply(#alias::#name(#part, &mut #memory, #(#args),*)) #give
            }
        };
        let caller = quote!(mut caller: __glue::wasmtime::Caller<'_, #data>);
        let sync = |give: TokenStream| {
            let body = body(give);
            quote! {
                move |#caller, #(#args: #types),*| -> __glue::wasmtime::Result<#core> { #body }
            }
        };
        let witx = &function.witx;
        if let Some(block_on) = &self.policy.block_on {
            let sync = sync(quote!(.block_on(#block_on)));
            return quote!(__glue::Definer::define(definer, #witx, #sync));
        }
        let sync = sync(quote!(.now()));
        let later = body(quote!(.later().await));
        let zeros = function.core.params.iter().map(|core| match core {
            Core::I32 | Core::I64 => quote!(0),
            Core::F32 | Core::F64 => quote!(0.0),
        });
        quote! {
            __glue::target::function::<&mut #ctx_type, &mut __glue::target::GuestMemory<'_>, _>(
                |#ctx, #memory| {
                    let #part = #borrow;
                    #alias::#name(#part, #memory, #(#zeros),*)
                },
            )
            .define(
                definer,
                #witx,
                #sync,
                __glue::target::later(move |#caller, (#(#args,)*): (#(#types,)*)| {
                    ::std::boxed::Box::new(async move { #later })
                }),
            )
        }
    }
}

/// What the glue calls a module of the target.
fn alias(module: &BoundModule<'_>) -> Ident {
    format_ident!("__target_{}", glue::snake(module))
}

/// `expression` with `ctx` for `self`, outside the impl block.
fn with_ctx(expression: TokenStream, ctx: &Ident) -> TokenStream {
    expression
        .into_iter()
        .map(|token| match token {
            TokenTree::Ident(ident) if ident == "self" => {
                TokenTree::Ident(names::with_span(ctx, ctx.span().located_at(ident.span())))
            }
            TokenTree::Group(group) => {
                let mut replaced = Group::new(group.delimiter(), with_ctx(group.stream(), ctx));
                replaced.set_span(group.span());
                TokenTree::Group(replaced)
            }
            other => other,
        })
        .collect()
}
