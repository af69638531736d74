//! The instance struct of a witx module, and its functions.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{GenericParam, Type};

use super::{Generation, docs, glue};
use crate::bind::{BoundFunction, BoundModule, Implementer, ImplementerKind};
use crate::document::{Core, Function};

/// The generic parameters of the functions that are generic over the store.
struct StoreGenerics {
    /// Lifetimes and types of the impl block, with their bounds.
    lifetimes: TokenStream,
    others: TokenStream,
    /// The type of the store's data.
    data: TokenStream,
    /// Its declaration, where it is a parameter.
    data_param: Option<TokenStream>,
    /// The name of the parameter for what functions are put into.
    definer: Ident,
    /// What the impl block, and the context being in a store, ask for.
    predicates: TokenStream,
    /// The type of the accessor of the context.
    get: TokenStream,
}

impl Generation<'_> {
    pub(super) fn instance_struct(&self, module: &BoundModule<'_>) -> TokenStream {
        let runtime = &self.paths.runtime;
        let (vis, ident) = (&module.vis, &module.ident);
        let docs = self.struct_docs(module);
        let fields = module.functions.iter().map(|bound| {
            let function = bound.function;
            let cfg = bound.cfg();
            let docs = docs::attributes(
                &function.docs,
                &format!("The function `{}`.", function.witx),
            );
            let name = &function.ident;
            quote! {
                #cfg
                #docs
                pub #name: #runtime::glue::wasmtime::Func,
            }
        });
        quote! {
            #docs
            #[allow(dead_code)]
            #[derive(::core::clone::Clone, ::core::fmt::Debug)]
            #vis struct #ident {
                #(#fields)*
            }
        }
    }

    fn struct_docs(&self, module: &BoundModule<'_>) -> TokenStream {
        let fallback = format!("The functions of the witx module `{}`.", module.module.witx);
        let intro = docs::attributes(
            module.docs.as_deref().unwrap_or(&module.module.docs),
            &fallback,
        );
        let rows = module.functions.iter().map(|bound| {
            let row = self.table_row(bound);
            quote!(#[doc = #row])
        });
        let heading = format!(" # Functions of the witx module `{}`", module.module.witx);
        quote! {
            #intro
            #[doc = ""]
            #[doc = #heading]
            #[doc = ""]
            #[doc = " | function | witx | core Wasm | notes |"]
            #[doc = " | --- | --- | --- | --- |"]
            #(#rows)*
        }
    }

    fn table_row(&self, bound: &BoundFunction<'_>) -> String {
        let function = bound.function;
        let params: Vec<&str> = function
            .core
            .params
            .iter()
            .map(|core| core.name())
            .collect();
        let result = function
            .core
            .result
            .map(|core: Core| format!(" -> {}", core.name()))
            .unwrap_or_default();
        let notes: Vec<&str> = bound
            .implementers
            .iter()
            .flat_map(|implementer| self.notes(function, implementer))
            .collect();
        let mut unique: Vec<&str> = Vec::new();
        for note in notes {
            if !unique.contains(&note) {
                unique.push(note);
            }
        }
        let signature = if function.signature.is_empty() {
            String::new()
        } else {
            format!("`{}`", function.signature)
        };
        format!(
            " | `{}` | {signature} | `({}){result}` | {} |",
            function.witx,
            params.join(", "),
            unique.join(", ")
        )
    }

    fn notes(&self, function: &Function, implementer: &Implementer<'_>) -> Vec<&'static str> {
        let mut notes = Vec::new();
        match &implementer.kind {
            ImplementerKind::Raw { .. } | ImplementerKind::OverrideMethod { .. } => {
                notes.push("override");
            }
            ImplementerKind::Unimplemented => notes.push("unimplemented"),
            ImplementerKind::Method { .. } => {}
        }
        if implementer.kind.is_async() {
            notes.push("async");
        }
        if implementer.touches_memory(self.document, function) {
            notes.push("memory");
        }
        notes
    }

    fn is_async(&self, implementer: &Implementer<'_>) -> bool {
        implementer.kind.is_async() && self.policy.block_on.is_none()
    }

    /// The generics of a function that is async, or is not.
    fn store_generics(&self, is_async: bool) -> StoreGenerics {
        let generics = &self.implementation.item.generics;
        let ctx = &self.implementation.item.self_ty;
        let taken = |name: &str| {
            generics.type_params().any(|param| param.ident == name)
                || generics.const_params().any(|param| param.ident == name)
        };
        let fresh = |names: [&str; 2]| {
            let [first, second] = names;
            format_ident!("{}", if taken(first) { second } else { first })
        };
        let (data, data_param) = match &self.binding.store {
            Some(store) => (quote!(#store), None),
            None => {
                let data = fresh(["T", "StoreData"]);
                let send = is_async.then(|| quote!(+ ::core::marker::Send));
                (quote!(#data), Some(quote!(#data: 'static #send,)))
            }
        };
        let lifetimes = generics
            .params
            .iter()
            .filter(|param| matches!(param, GenericParam::Lifetime(_)));
        let others = generics
            .params
            .iter()
            .filter(|param| !matches!(param, GenericParam::Lifetime(_)));
        let predicates = generics
            .where_clause
            .as_ref()
            .map(|clause| clause.predicates.iter().collect::<Vec<_>>())
            .unwrap_or_default();
        // A bound on a type without parameters would be trivial.
        let in_store = (!generics.params.is_empty()).then(|| {
            let send = is_async.then(|| quote!(+ ::core::marker::Send));
            quote!(#ctx: 'static #send,)
        });
        StoreGenerics {
            lifetimes: quote!(#(#lifetimes,)*),
            others: quote!(#(#others,)*),
            get: quote! {
                impl ::core::ops::Fn(&mut #data) -> &mut #ctx
                    + ::core::marker::Copy
                    + ::core::marker::Send
                    + ::core::marker::Sync
                    + 'static
            },
            data,
            data_param,
            definer: fresh(["D", "Definer"]),
            predicates: quote!(#in_store #(#predicates,)*),
        }
    }

    pub(super) fn instance_impl(&self, module: &BoundModule<'_>) -> TokenStream {
        let runtime = &self.paths.runtime;
        let ident = &module.ident;
        let witx = &module.module.witx;
        let is_async = module
            .functions
            .iter()
            .flat_map(|bound| &bound.implementers)
            .any(|implementer| self.is_async(implementer));
        let StoreGenerics {
            lifetimes,
            others,
            data,
            data_param,
            predicates,
            get,
            ..
        } = self.store_generics(is_async);
        let cfgs: Vec<_> = module.functions.iter().map(BoundFunction::cfg).collect();
        let names: Vec<&String> = module.functions.iter().map(|f| &f.function.witx).collect();
        let fields: Vec<&Ident> = module.functions.iter().map(|f| &f.function.ident).collect();
        let definers: Vec<Ident> = module
            .functions
            .iter()
            .map(|bound| definer_name(bound.function))
            .collect();
        let define = module.functions.iter().flat_map(|bound| {
            bound
                .implementers
                .iter()
                .map(move |implementer| self.definer(module, bound.function, implementer))
        });
        let error_docs = "Where the linker has one of the functions already, and does not allow \
                          shadowing.";
        quote! {
            #[allow(
                dead_code,
                private_bounds,
                private_interfaces,
                clippy::used_underscore_items,
            )]
            impl #ident {
                /// The name of the module that guests import.
                pub const MODULE: &'static str = #witx;

                /// Adds the functions to a linker, for all stores that it makes
                /// instances in. `get` finds the context in the data of a store.
                ///
                /// # Errors
                ///
                #[doc = #error_docs]
                pub fn add_to_linker<#lifetimes #data_param #others>(
                    linker: &mut #runtime::glue::wasmtime::Linker<#data>,
                    get: #get,
                ) -> #runtime::glue::wasmtime::Result<()>
                where
                    #predicates
                {
                    let _ = get;
                    let mut definer = #runtime::glue::LinkerDefiner::new(linker, Self::MODULE);
                    let _ = &mut definer;
                    #(
                        #cfgs
                        Self::#definers(&mut definer, get)?;
                    )*
                    ::core::result::Result::Ok(())
                }

                /// Allocates the functions in one store. `get` finds the context
                /// in the store's data.
                #[must_use]
                pub fn new<#lifetimes #data_param #others>(
                    store: impl #runtime::glue::wasmtime::AsContextMut<Data = #data>,
                    get: #get,
                ) -> Self
                where
                    #predicates
                {
                    let _ = get;
                    let mut definer = #runtime::glue::StoreDefiner::new(store);
                    let _ = &mut definer;
                    Self {
                        #(
                            #cfgs
                            #fields: #runtime::glue::infallible(
                                Self::#definers(&mut definer, get),
                            ),
                        )*
                    }
                }

                /// The function that guests import under `name`.
                #[must_use]
                pub fn get_export(
                    &self,
                    name: &str,
                ) -> ::core::option::Option<&#runtime::glue::wasmtime::Func> {
                    match name {
                        #(
                            #cfgs
                            #names => ::core::option::Option::Some(&self.#fields),
                        )*
                        _ => ::core::option::Option::None,
                    }
                }

                /// All functions, each with the name that guests import.
                pub fn exports(
                    &self,
                ) -> impl ::core::iter::Iterator<
                    Item = (&'static str, &#runtime::glue::wasmtime::Func),
                > {
                    ::core::iter::IntoIterator::into_iter([
                        #(
                            #cfgs
                            (#names, &self.#fields),
                        )*
                    ])
                }

                /// Defines the functions in a linker for the store that they were
                /// allocated in.
                ///
                /// # Errors
                ///
                #[doc = #error_docs]
                pub fn define_in<StoreData: 'static>(
                    &self,
                    store: impl #runtime::glue::wasmtime::AsContext<Data = StoreData>,
                    linker: &mut #runtime::glue::wasmtime::Linker<StoreData>,
                ) -> #runtime::glue::wasmtime::Result<()> {
                    for (name, func) in self.exports() {
                        linker.define(&store, Self::MODULE, name, *func)?;
                    }
                    ::core::result::Result::Ok(())
                }

                #(#define)*
            }
        }
    }

    /// The function that puts a host function into a linker or a store: a thin
    /// closure around the glue.
    fn definer(
        &self,
        module: &BoundModule<'_>,
        function: &Function,
        implementer: &Implementer<'_>,
    ) -> TokenStream {
        let runtime = &self.paths.runtime;
        let is_async = self.is_async(implementer);
        let StoreGenerics {
            lifetimes,
            others,
            data,
            data_param,
            definer,
            predicates,
            get,
        } = self.store_generics(is_async);
        let closure = self.closure(module, function, implementer, &data);
        let cfgs = &implementer.cfgs;
        let name = definer_name(function);
        let witx = &function.witx;
        let method = if is_async {
            quote!(define_async)
        } else {
            quote!(define)
        };
        quote! {
            #(#cfgs)*
            fn #name<#lifetimes #data_param #definer: #runtime::glue::Definer<#data>, #others>(
                definer: &mut #definer,
                get: #get,
            ) -> ::core::result::Result<#definer::Item, #definer::Error>
            where
                #predicates
            {
                let _ = get;
                #runtime::glue::Definer::#method(definer, #witx, #closure)
            }
        }
    }

    fn closure(
        &self,
        module: &BoundModule<'_>,
        function: &Function,
        implementer: &Implementer<'_>,
        data: &TokenStream,
    ) -> TokenStream {
        let runtime = &self.paths.runtime;
        let ctx: &Type = &self.implementation.item.self_ty;
        let (args, types) = (function.core_args(), function.core_types());
        let core = function.core_result();
        let glue = glue::name(module, function);
        let is_async = self.is_async(implementer);
        let await_ = is_async.then(|| quote!(.await));
        let mutable = quote!(mut caller);
        let (caller, body) = match &implementer.kind {
            ImplementerKind::Raw { method, caller } => {
                let first = caller.then(|| quote!(caller,));
                let call = self.override_call(function, method, &quote!(#first), &quote!(<#ctx>));
                let caller = if *caller {
                    quote!(caller)
                } else {
                    quote!(_caller)
                };
                (caller, call)
            }
            ImplementerKind::Unimplemented => (quote!(_caller), quote!(<#ctx>::#glue(#(#args),*))),
            ImplementerKind::Method { .. } | ImplementerKind::OverrideMethod { .. } => {
                let body = if implementer.touches_memory(self.document, function) {
                    quote! {
                        let (ctx, memory) = #runtime::glue::enter(&mut caller, get);
                        <#ctx>::#glue(ctx, memory, #(#args),*) #await_
                    }
                } else {
                    quote!(<#ctx>::#glue(get(caller.data_mut()), #(#args),*) #await_)
                };
                (mutable, body)
            }
        };
        let caller = quote!(#caller: #runtime::glue::wasmtime::Caller<'_, #data>);
        if is_async {
            quote! {
                move |#caller, (#(#args,)*): (#(#types,)*)| {
                    ::std::boxed::Box::new(async move { #body })
                }
            }
        } else {
            quote! {
                move |#caller, #(#args: #types),*| -> #runtime::glue::wasmtime::Result<#core> {
                    #body
                }
            }
        }
    }
}

fn definer_name(function: &Function) -> Ident {
    format_ident!("__define_{}", syn::ext::IdentExt::unraw(&function.ident))
}
