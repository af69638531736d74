//! Functions of an existing wiggle implementation.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};
use syn::Attribute;
use syn::ext::IdentExt as _;

use super::glue::{Glue, block_on};
use super::scope::{self, block_fn};
use crate::bind::{Call, Instance, Plan, Waits};
use crate::diagnostics::{SourceSpan, map_idents, quote_hygienic};
use crate::document::{Core, Function, WasmType, names};
use crate::parse::arguments::WiggleTarget;

/// Imports the items of the target that a module uses, so that a missing item is reported only
/// once, and passes the hostcall fuel to the context's part, as wiggle does.
pub(super) fn module_items(plan: &Plan<'_>, instance: &Instance<'_>) -> Option<TokenStream> {
    let target = plan.arguments.target.as_ref();
    let target = target.filter(|_| instance.has_target())?;
    let imports = module_imports(target, instance);
    let (ctx, (part, borrow)) = (scope::ctx(plan, "_"), borrow_part(target, instance));
    let pass_fuel = block_fn(
        plan,
        "__pass_fuel",
        &quote_hygienic!((ctx: &mut #ctx, fuel: usize)),
        &quote_hygienic!(#borrow __set_fuel(#part, fuel);),
    );
    Some(quote! {
        #imports
        #[allow(unused_imports)]
        use __glue::wiggle::{
            AsyncFunction as _, AsyncResult as _, MissingPart as _, SyncFunction as _,
            SyncResult as _, TargetPart as _,
        };
        #pass_fuel
    })
}

fn module_imports(target: &WiggleTarget, instance: &Instance<'_>) -> TokenStream {
    let span = target_span(target);
    let module = names::wiggle_snake(&instance.module.name).map(|module| span.ident(&module));
    let import = |cfgs: &[Attribute], names: TokenStream| {
        let path = &target.path;
        let (open, close) = (span.respan(quote!(use)), span.respan(quote!(;)));
        quote!(#(#cfgs)* #[allow(unused_imports)] #open #path::#module::{#names} #close)
    };
    // Items that exist only in some configurations have their own import.
    let (mut always, mut sometimes) = (Vec::new(), Vec::new());
    for plan in &instance.functions {
        let implementors = plan.implementors.iter();
        for implementor in implementors.filter(|i| matches!(i.call, Call::Target(_))) {
            let name = names::wiggle_snake(&plan.function.name).map(|name| span.ident(&name));
            let alias = function_alias(target, plan.function);
            let name = quote!(#name as #alias);
            if implementor.cfgs.is_empty() {
                always.push(name);
            } else {
                sometimes.push(import(&implementor.cfgs, name));
            }
        }
    }
    let name = names::wiggle_camel(&instance.module.name).map(|name| span.ident(&name));
    let alias = span.local("__Target");
    always.push(quote!(#name as #alias));
    let always = import(&[], quote!(#(#always),*));
    let module = &instance.ident;
    quote! {
        #always
        #(#sometimes)*
        impl<'a, P: #alias> __glue::wiggle::TargetPart<#module>
            for __glue::wiggle::Part<'a, #module, P>
        {
            type Part = &'a mut P;

            #[inline]
            fn part(self) -> &'a mut P {
                self.implementor
            }
        }
        #[inline]
        fn __set_fuel<P: #alias>(part: &mut P, fuel: usize) {
            #[allow(unused_imports)]
            use __glue::wiggle::SetHostcallFuel as _;
            part.set_hostcall_fuel(fuel);
        }
    }
}

/// Generates the body of the glue of a target's function.
pub(super) fn body(glue: &Glue<'_>, target: &WiggleTarget, is_async: bool) -> TokenStream {
    let enter = glue.enter(Some(quote!(true)));
    let function = function_alias(target, glue.function);
    let (part, borrow) = borrow_part(target, glue.instance);
    let args = glue.args();
    let wait = match glue.implementor.waits {
        Waits::BlockOn(run) => {
            let output = block_on(run, &quote_hygienic!(future));
            quote_hygienic!(.returned().block_on(|future| #output))
        }
        _ if is_async => quote!(.returned().wait().await),
        Waits::No | Waits::IfFuture | Waits::InWasmtime(_) => quote!(.returned().ready()),
    };
    quote_hygienic! {
        #enter
        let memory = &mut __glue::wiggle::memory(&mut memory);
        #borrow
        let result = __glue::wiggle::TargetResult(#function(#part, memory, #(#args),*)) #wait;
        // wiggle's errors say where they come from.
        __glue::Result::map_err(result, __glue::Failure::Ended)
    }
}

/// Generates a value whose type shows the result type of a target's function.
pub(super) fn function_type(glue: &Glue<'_>, target: &WiggleTarget) -> TokenStream {
    let function = function_alias(target, glue.function);
    let (part, borrow) = borrow_part(target, glue.instance);
    let ctx = glue.local_ctx();
    let zeros = glue.function.core.params.iter().map(|core| match core {
        Core::Known(WasmType::I32 | WasmType::I64) => quote!(0),
        Core::Known(WasmType::F32 | WasmType::F64) => quote!(0.0),
        Core::Argument(_) | Core::Scalar(_) => unreachable!("witx decides the types of a target"),
    });
    quote_hygienic! {
        __glue::wiggle::function::<&mut #ctx, &mut __glue::wiggle::GuestMemory<'_>, _>(
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
    let span = target.ctx.as_ref();
    let span = span.map_or_else(|| target_span(target), SourceSpan::of);
    let (variable, ctx) = (span.hygienic("part"), span.hygienic("ctx"));
    let borrow = target.ctx.as_ref().map_or(quote!(#ctx), |part| {
        let borrow = span.respan(quote!(&mut));
        // The glue has the context in a variable instead of `self`.
        let part = map_idents(part.to_token_stream(), &mut |ident, _, _| {
            (ident == "self").then(|| SourceSpan::of(ident).hygienic("ctx"))
        });
        quote!(#borrow #part)
    });
    // A wrong type is reported here, and so not again elsewhere.
    let module = &instance.ident;
    // The part of a function that may wait must be `Send`.
    let mut implementors = instance.implementors();
    let may_wait = implementors.any(|i| matches!(i.waits, Waits::IfFuture));
    let new = span.local(if may_wait { "new_send" } else { "new" });
    let part = span.local("part");
    let borrow = quote!(__glue::wiggle::Part::<#module, _>::#new(#borrow).#part());
    let statement = quote_hygienic!(let #variable = #borrow;);
    (variable, statement)
}

pub(super) fn target_span(target: &WiggleTarget) -> SourceSpan {
    SourceSpan::of(target.path.segments.last())
}

/// Returns the glue's name for a function of the target.
fn function_alias(target: &WiggleTarget, function: &Function) -> Ident {
    let name = format!("__target_{}", function.ident.unraw());
    target_span(target).local(&name)
}
