//! Functions of an existing wiggle implementation.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote};
use syn::Attribute;
use syn::ext::IdentExt as _;

use super::{Generation, function as glue};
use crate::bind::{BoundModule, ImplementerKind};
use crate::diagnostics::SourceSpan;
use crate::document::names;
use crate::document::{Core, Function};
use crate::parse::arguments::Integration;

impl Generation<'_> {
    /// Imports of what is used of the target: what is missing in it is reported once.
    pub(super) fn target_imports(&self) -> Option<TokenStream> {
        let target = self.policy.target.as_ref()?;
        let modules = self
            .binding
            .modules
            .iter()
            .map(|module| self.target_module_imports(target, module));
        let modules: TokenStream = modules.collect();
        (!modules.is_empty()).then(|| {
            quote! {
                #modules
                #[allow(unused_imports)]
                use __glue::target::{
                    AsyncFunction as _, AsyncReply as _, SyncFunction as _, SyncReply as _,
                };
            }
        })
    }

    fn target_module_imports(&self, target: &Integration, module: &BoundModule<'_>) -> TokenStream {
        let place = SourceSpan::of(target.path.segments.last());
        let target_module = names::wiggle_snake(&module.module.witx);
        let target_module = target_module.map(|module| place.ident(&module));
        let import = |cfgs: &[Attribute], names: TokenStream| {
            let path = &target.path;
            let (open, close) = (place.respan(quote!(use)), place.respan(quote!(;)));
            quote!(#(#cfgs)* #[allow(unused_imports)] #open #path::#target_module::{#names} #close)
        };
        // What is for some configurations alone is imported alone.
        let (mut always, mut sometimes) = (Vec::new(), Vec::new());
        for bound in &module.functions {
            for implementer in &bound.implementers {
                if !matches!(implementer.kind, ImplementerKind::Target) {
                    continue;
                }
                let name = names::wiggle_snake(&bound.function.witx);
                let name = name.map(|name| place.ident(&name));
                let alias = place.ident(&function_alias(module, bound.function));
                let name = quote!(#name as #alias);
                if implementer.cfgs.is_empty() {
                    always.push(name);
                } else {
                    sometimes.push(import(&implementer.cfgs, name));
                }
            }
        }
        if always.is_empty() && sometimes.is_empty() {
            return TokenStream::new();
        }
        let name = names::wiggle_trait(&module.module.witx);
        let name = name.map(|name| place.ident(&name));
        let alias = place.ident(&trait_alias(module));
        always.push(quote!(#name as #alias));
        let always = import(&[], quote!(#(#always),*));
        let may_wait = self
            .policy
            .block_on
            .is_none()
            .then(|| quote!(+ __glue::target::MayWait));
        let (part, function) = (implementation_alias(module), part_alias(module));
        // `#[diagnostic]`s have no place here: they need the implicit prelude.
        quote! {
            #always
            #(#sometimes)*
            #[allow(dead_code, non_camel_case_types)]
            trait #part {
                type Part;
            }
            impl<P: #alias> #part for P {
                type Part = P;
            }
            #[allow(dead_code, non_snake_case)]
            #[inline]
            fn #function<P: #part<Part = P> #may_wait>(part: &mut P) -> &mut <P as #part>::Part {
                part
            }
        }
    }

    /// Functions of the context that tell its part how much a call may copy, as wiggle
    /// does for its own.
    pub(super) fn target_fuel(&self) -> Option<TokenStream> {
        let target = self.policy.target.as_ref()?;
        let modules = self.binding.modules.iter();
        let functions = modules.filter(|module| module.has_target()).map(|module| {
            let (name, target_trait) = (fuel_name(module), trait_alias(module));
            let Part {
                ctx,
                variable: part,
                borrow,
            } = Part::new(target, module);
            let fuel = local("fuel");
            quote! {
                #[inline]
                fn #name(&mut self, #fuel: usize) {
                    let #ctx = self;
                    let #part = #borrow;
                    #target_trait::set_hostcall_fuel(#part, #fuel);
                }
            }
        });
        Some(functions.collect())
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
        let Part {
            ctx,
            variable: part,
            borrow,
        } = Part::new(target, module);
        let (memory, fuel, get, caller) = (local("memory"), local("fuel"), get(), local("caller"));
        let (kept, unbound) = (local("kept"), local("unbound"));
        let place = SourceSpan::of(target.path.segments.last());
        let name = place.ident(&function_alias(module, function));
        let target_trait = place.ident(&trait_alias(module));
        let args: Vec<Ident> = (0..function.core.params.len())
            .map(|index| place.hygienic(&format!("arg{index}")))
            .collect();
        let types = function.core_types();
        let core = function.core_result();
        let ctx_type = &self.implementation.self_ty;
        let none = quote!(::core::option::Option::None);
        let (enter, enter_later) = match &self.policy.memory_slot {
            Some(_) => {
                let slot = self.memory_slot_name();
                let enter = (
                    quote!(let mut #unbound = #none; let mut #kept = #none;),
                    quote! {
                        enter_bound(#caller, &mut #unbound, &mut #kept, #get, <#ctx_type>::#slot)
                    },
                );
                (enter.clone(), enter)
            }
            None => (
                (
                    quote!(let #kept = __glue::target::memory(&mut #caller);),
                    quote!(enter(&mut #caller, &#kept, #get)),
                ),
                (
                    quote!(let mut #kept = #none;),
                    quote!(enter_later(&mut #caller, &mut #kept, #get)),
                ),
            ),
        };
        let failed = self.failed(module, function, &quote!(<#ctx_type>));
        // A variable for what `enter` gives would be a part of the future.
        let body = |(declarations, enter): &(TokenStream, TokenStream), give: TokenStream| {
            quote! {
                #declarations
                let (#ctx, mut #memory, #fuel) = match __glue::target::#enter {
                    ::core::result::Result::Ok(entered) => entered,
                    ::core::result::Result::Err(failure) => return #failed,
                };
                let #part = #borrow;
                #target_trait::set_hostcall_fuel(#part, #fuel);
                __glue::target::Reply(#name(#part, &mut #memory, #(#args),*)) #give
            }
        };
        // A bound call moves it.
        let is_moved = self.policy.memory_slot.is_some();
        let mutable = (!is_moved).then(|| quote!(mut));
        let caller = quote!(#mutable #caller: __glue::Caller<'_, #data>);
        let sync = |give: TokenStream| {
            let body = body(&enter, give);
            quote! {
                move |#caller, #(#args: #types),*| -> __glue::Result<#core> { #body }
            }
        };
        let witx = &function.witx;
        if let Some(block_on) = &self.policy.block_on {
            let sync = sync(quote!(.block_on(#block_on)));
            return quote!(__glue::Definer::define(definer, #witx, #sync));
        }
        let sync = sync(quote!(.now()));
        let later = body(&enter_later, quote!(.later().await));
        let zeros = function.core.params.iter().map(|core| match core {
            Core::I32 | Core::I64 => quote!(0),
            Core::F32 | Core::F64 => quote!(0.0),
        });
        quote! {
            __glue::target::function::<&mut #ctx_type, &mut __glue::target::GuestMemory<'_>, _>(
                |#ctx, #memory| {
                    let #part = #borrow;
                    #name(#part, #memory, #(#zeros),*)
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

/// A variable that the user's expression for the part of the context does not see.
fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// What finds the context, in the definer of a function of the target.
pub(super) fn get() -> Ident {
    local("get")
}

/// The part of the context that implements the traits of the target.
struct Part {
    /// The variable that is the context.
    ctx: Ident,
    /// The variable that is to be the part.
    variable: Ident,
    /// The part, borrowed.
    borrow: TokenStream,
}

impl Part {
    fn new(target: &Integration, module: &BoundModule<'_>) -> Self {
        let ctx = local("ctx");
        // Reported at what the user wrote, if it does not implement the target's trait.
        let (place, borrow) = match &target.ctx {
            Some(part) => {
                let borrowed = with_ctx(part.to_token_stream(), &ctx);
                let (place, borrow) = (
                    SourceSpan::of(part),
                    SourceSpan::of(part).respan(quote!(&mut)),
                );
                (place, quote!(#borrow #borrowed))
            }
            None => {
                let place = SourceSpan::of(target.path.segments.last());
                let ctx = place.hygienic("ctx");
                (place, quote!(#ctx))
            }
        };
        // Its type is known to be wrong where it is, and so not reported again below.
        let part_of = place.ident(&part_alias(module));
        Part {
            ctx,
            variable: place.hygienic("part"),
            borrow: quote!(#part_of(#borrow)),
        }
    }
}

/// The name of the function of the context that hands on the hostcall fuel.
pub(super) fn fuel_name(module: &BoundModule<'_>) -> Ident {
    format_ident!("__{}__hostcall__fuel", glue::snake(module))
}

/// What the glue calls a function of the target.
fn function_alias(module: &BoundModule<'_>, function: &Function) -> Ident {
    format_ident!(
        "__target_{}_{}",
        glue::snake(module),
        function.ident.unraw()
    )
}

/// What the glue calls the trait of a module of the target.
fn trait_alias(module: &BoundModule<'_>) -> Ident {
    format_ident!("__Target_{}", module.ident.unraw())
}

/// The name of the trait of what implements that trait: of one that a context lacks, this
/// name is read in the error.
fn implementation_alias(module: &BoundModule<'_>) -> Ident {
    format_ident!("__ImplementationOf_{}", module.ident.unraw())
}

/// The name of the function that the part of the context goes through which implements
/// the trait of a module of the target.
fn part_alias(module: &BoundModule<'_>) -> Ident {
    format_ident!("__target_{}__part", glue::snake(module))
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
