//! Functions of an existing wiggle implementation.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, format_ident, quote};
use syn::Attribute;
use syn::ext::IdentExt as _;

use super::function::Glue;
use super::item_ident;
use super::registration::block_on;
use super::scope::prefix;
use crate::bind::{Call, Instance, Plan, Waits};
use crate::diagnostics::{SourceSpan, map_idents, quote_hygienic};
use crate::document::{Core, Function, names};
use crate::parse::arguments::WiggleTarget;

/// Imports the used items of the target, so that a missing item is reported only once.
pub(super) fn imports(plan: &Plan<'_>, target: &WiggleTarget) -> TokenStream {
    let instances = plan.instances.iter().filter(|instance| instance.has_target);
    let modules = instances.map(|instance| module_imports(target, instance));
    let modules: TokenStream = modules.collect();
    if modules.is_empty() {
        return modules;
    }
    quote! {
        #modules
        #[allow(unused_imports)]
        use __glue::wiggle::{
            AsyncFunction as _, AsyncResult as _, SyncFunction as _, SyncResult as _,
        };
    }
}

fn module_imports(target: &WiggleTarget, instance: &Instance<'_>) -> TokenStream {
    let span = target_span(target);
    let module = names::wiggle_snake(&instance.module.witx).map(|module| span.ident(&module));
    let import = |cfgs: &[Attribute], names: TokenStream| {
        let path = &target.path;
        let (open, close) = (span.respan(quote!(use)), span.respan(quote!(;)));
        quote!(#(#cfgs)* #[allow(unused_imports)] #open #path::#module::{#names} #close)
    };
    // Items that exist only in some configurations have their own import.
    let (mut always, mut sometimes) = (Vec::new(), Vec::new());
    let mut may_wait = false;
    for bound in &instance.functions {
        let implementors = bound.implementors.iter();
        for implementor in implementors.filter(|i| matches!(i.call, Call::Target(_))) {
            may_wait |= matches!(implementor.waits, Waits::IfFuture);
            let name = names::wiggle_snake(&bound.function.witx).map(|name| span.ident(&name));
            let alias = function_alias(target, instance, bound.function);
            let name = quote!(#name as #alias);
            if implementor.cfgs.is_empty() {
                always.push(name);
            } else {
                sometimes.push(import(&implementor.cfgs, name));
            }
        }
    }
    let name = names::wiggle_trait(&instance.module.witx).map(|name| span.ident(&name));
    let alias = span.ident(&trait_alias(instance));
    always.push(quote!(#name as #alias));
    let always = import(&[], quote!(#(#always),*));
    let may_wait = may_wait.then(|| quote!(+ __glue::wiggle::SendIfAsync));
    // Users see this name in the error for a context that does not implement the trait.
    let part = format_ident!("__ImplementationOf_{}", instance.ident.unraw());
    let (function, pass_fuel) = (part_alias(instance), fuel_ident(instance));
    // `#[diagnostic]` attributes can't be used here: they need the implicit prelude.
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
        #[allow(dead_code, non_snake_case)]
        #[inline]
        fn #pass_fuel<P: #alias>(part: &mut P, fuel: usize) {
            #[allow(unused_imports)]
            use __glue::wiggle::SetHostcallFuel as _;
            part.set_hostcall_fuel(fuel);
        }
    }
}

/// Generates the functions of the context that pass the hostcall fuel to its part, as wiggle
/// does.
pub(super) fn pass_fuel(plan: &Plan<'_>, target: &WiggleTarget) -> TokenStream {
    let instances = plan.instances.iter().filter(|instance| instance.has_target);
    let functions = instances.map(|instance| {
        let name = fuel_ident(instance);
        let (part, borrow) = borrow_part(target, instance);
        quote_hygienic! {
            fn #name(ctx: &mut Self, fuel: usize) {
                #borrow
                #name(#part, fuel);
            }
        }
    });
    functions.collect()
}

/// Generates the body of the glue of a target's function.
pub(super) fn body(glue: &Glue<'_>, target: &WiggleTarget, is_async: bool) -> TokenStream {
    let enter = glue.enter();
    let span = target_span(target);
    let function = function_alias(target, glue.instance, glue.function);
    let (part, borrow) = borrow_part(target, glue.instance);
    let params = 0..glue.function.core.params.len();
    let local = |index| span.hygienic(&format!("arg{index}"));
    let locals: Vec<Ident> = params.map(local).collect();
    let wait = match glue.implementor.waits {
        Waits::BlockOn(run) => {
            let output = block_on(run, &quote_hygienic!(future));
            quote_hygienic!(.block_on(|future| #output))
        }
        _ if is_async => quote!(.into_future().await),
        Waits::No | Waits::IfFuture | Waits::InWasmtime(_) => quote!(.ready()),
    };
    quote_hygienic! {
        #enter
        let memory = &mut __glue::wiggle::memory(&mut memory);
        #borrow
        let (#(#locals,)*) = args;
        let result = __glue::wiggle::TargetResult(#function(#part, memory, #(#locals),*)) #wait;
        result.map_err(__glue::Failure::Trap)
    }
}

/// Generates a value whose type shows the result type of a target's function.
pub(super) fn function_type(glue: &Glue<'_>, target: &WiggleTarget) -> TokenStream {
    let function = function_alias(target, glue.instance, glue.function);
    let (part, borrow) = borrow_part(target, glue.instance);
    let zeros = glue.function.core.params.iter().map(|core| match core {
        Core::I32 | Core::I64 => quote!(0),
        Core::F32 | Core::F64 => quote!(0.0),
    });
    quote_hygienic! {
        __glue::wiggle::function::<&mut Self, &mut __glue::wiggle::GuestMemory<'_>, _>(
            |ctx, memory| {
                #borrow
                #function(#part, memory, #(#zeros),*)
            },
        )
    }
}

/// Generates a variable with the part of the context that implements the target's traits, and
/// the statement that borrows it. The compiler reports a part without the module's trait at
/// the user's tokens.
fn borrow_part(target: &WiggleTarget, instance: &Instance<'_>) -> (Ident, TokenStream) {
    let span = part_span(target);
    let (variable, ctx) = (span.hygienic("part"), span.hygienic("ctx"));
    let borrow = target.ctx.as_ref().map_or(quote!(#ctx), |part| {
        let borrow = span.respan(quote!(&mut));
        // The glue has the context in a variable instead of `self`.
        let part = map_idents(part.to_token_stream(), &mut |ident, _| {
            (ident == "self").then(|| SourceSpan::of(ident).hygienic("ctx"))
        });
        quote!(#borrow #part)
    });
    // A wrong type is reported here, and therefore not again elsewhere.
    let part_of = span.ident(&part_alias(instance));
    let borrow = quote!(#part_of(#borrow));
    let statement = quote_hygienic!(let #variable = #borrow;);
    (variable, statement)
}

/// Returns the span that names the part of the context.
fn part_span(target: &WiggleTarget) -> SourceSpan {
    match &target.ctx {
        Some(part) => SourceSpan::of(part),
        None => target_span(target),
    }
}

fn target_span(target: &WiggleTarget) -> SourceSpan {
    SourceSpan::of(target.path.segments.last())
}

/// Returns the name of the function that passes the hostcall fuel on.
pub(super) fn fuel_ident(instance: &Instance<'_>) -> Ident {
    item_ident(&prefix(instance), "hostcall__fuel")
}

/// Returns the glue's name for a function of the target.
fn function_alias(target: &WiggleTarget, instance: &Instance<'_>, function: &Function) -> Ident {
    let name = format!("__target_{}_{}", prefix(instance), function.ident.unraw());
    target_span(target).local(&name)
}

/// Returns the glue's name for the trait of a target's module.
fn trait_alias(instance: &Instance<'_>) -> Ident {
    format_ident!("__Target_{}", instance.ident.unraw())
}

/// Returns the name of the function that the context's part passes through, which requires the
/// trait of a target's module.
fn part_alias(instance: &Instance<'_>) -> Ident {
    format_ident!("__target_{}__part", prefix(instance))
}
