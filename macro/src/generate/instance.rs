//! The instance struct of a witx module, and its functions.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, GenericParam, Type};

use super::{Generation, docs, function as glue, wiggle as target};
use crate::bind::{BoundFunction, BoundModule, Implementer, ImplementerKind, all_of};
use crate::diagnostics::SourceSpan;
use crate::document::{Core, Function};
use crate::parse::impl_block::Receiver;

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
            let docs = self.docs().attributes(
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
            #[allow(dead_code, unreachable_pub, clippy::all, clippy::pedantic, rustdoc::all)]
            #[derive(::core::clone::Clone, ::core::fmt::Debug)]
            #vis struct #ident {
                #(#fields)*
            }
        }
    }

    fn docs(&self) -> docs::Place<'_> {
        docs::Place::beside(self.document, &self.paths.types)
    }

    fn struct_docs(&self, module: &BoundModule<'_>) -> TokenStream {
        let fallback = format!("The functions of the witx module `{}`.", module.module.witx);
        let intro = match &module.docs {
            Some(docs) => docs::as_written(docs),
            None => self.docs().attributes(&module.module.docs, &fallback),
        };
        let rows = module.functions.iter().flat_map(|bound| {
            bound.implementers.iter().map(|implementer| {
                let row = self.table_row(bound.function, implementer);
                if implementer.cfgs.is_empty() {
                    return quote!(#[doc = #row]);
                }
                let cfg = all_of(&implementer.cfgs);
                quote!(#[cfg_attr(#cfg, doc = #row)])
            })
        });
        let heading = format!(" # Functions of the witx module `{}`", module.module.witx);
        let has_memory = module.functions.iter().any(|bound| {
            let mut implementers = bound.implementers.iter();
            implementers.any(|i| i.touches_memory(self.document, bound.function))
        });
        let legend = has_memory.then(|| {
            let legend = " A function with the note *memory* uses the memory that its caller exports \
                          under this name.";
            quote!(#[doc = ""] #[doc = #legend])
        });
        quote! {
            #intro
            #[doc = ""]
            #[doc = #heading]
            #[doc = ""]
            #[doc = " | function | witx | core Wasm | notes |"]
            #[doc = " | --- | --- | --- | --- |"]
            #(#rows)*
            #legend
        }
    }

    fn table_row(&self, function: &Function, implementer: &Implementer<'_>) -> String {
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
        let signature = if function.signature.is_empty() {
            String::new()
        } else {
            format!("`{}`", function.signature)
        };
        let field = syn::ext::IdentExt::unraw(&function.ident);
        format!(
            " | [`{}`](#structfield.{field}) | {signature} | `({}){result}` | {} |",
            function.witx,
            params.join(", "),
            self.notes(function, implementer).join(", ")
        )
    }

    fn notes(&self, function: &Function, implementer: &Implementer<'_>) -> Vec<&'static str> {
        let mut notes = Vec::new();
        match &implementer.kind {
            ImplementerKind::Raw { .. } | ImplementerKind::OverrideMethod { .. } => {
                notes.push("override");
            }
            ImplementerKind::Target => notes.push("target"),
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

    pub(super) fn is_async(&self, implementer: &Implementer<'_>) -> bool {
        implementer.kind.is_async() && self.policy.block_on.is_none()
    }

    /// What asks for a store that may move between threads, at the name of the first
    /// method because of which it does.
    fn send_bound(&self) -> TokenStream {
        let mut implementers = self.binding.modules.iter().flat_map(|module| {
            let functions = module.functions.iter();
            functions.flat_map(|bound| &bound.implementers)
        });
        let method = implementers
            .find(|implementer| self.is_async(implementer))
            .and_then(|implementer| implementer.kind.method());
        let place = SourceSpan::of(method.map(|method| &method.ident));
        place.respan(quote!(+ ::core::marker::Send))
    }

    /// The generics of a function that is async, or is not.
    fn store_generics(&self, is_async: bool) -> StoreGenerics {
        let ctx = &self.implementation.self_ty;
        let mut generics = self.implementation.generics.clone();
        WithoutSelf(ctx).visit_generics_mut(&mut generics);
        let mut store = self.store.cloned();
        if let Some(store) = &mut store {
            WithoutSelf(ctx).visit_type_mut(store);
        }
        let where_clause = &generics.where_clause;
        let named = quote!(#generics #where_clause #ctx #store);
        let fresh = |name: &str| {
            let mut name = name.to_owned();
            while mentions(named.clone(), &name) {
                name.push('_');
            }
            format_ident!("{name}")
        };
        let (data, data_param) = match &store {
            Some(store) => (quote!(#store), None),
            None => {
                let data = fresh("T");
                let send = is_async.then(|| self.send_bound());
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
            let send = is_async.then(|| self.send_bound());
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
            definer: fresh("D"),
            predicates: quote!(#in_store #(#predicates,)*),
        }
    }

    /// What the struct has, in the configuration `cfg`.
    pub(super) fn instance_impl(
        &self,
        module: &BoundModule<'_>,
        cfg: Option<&Attribute>,
    ) -> TokenStream {
        let ident = &module.ident;
        let witx = &module.module.witx;
        let add_to_linker = self.expand_add_to_linker(module);
        let new = self.expand_new(module);
        let lookups = Self::expand_lookups(module);
        let define_in = Self::expand_define_in();
        let bind_memory = self
            .policy
            .memory_slot
            .as_ref()
            .map(|_| self.expand_bind_memory());
        let definers = module.functions.iter().flat_map(|bound| {
            bound
                .implementers
                .iter()
                .map(move |implementer| self.definer(module, bound.function, implementer))
        });
        let allow = quote! {
            #[allow(
                dead_code, non_camel_case_types, non_snake_case, private_bounds,
                private_interfaces, unreachable_code, unused_qualifications, clippy::all,
                clippy::pedantic,
            )]
        };
        quote! {
            #cfg
            #allow
            impl #ident {
                /// The name of the module that guests import.
                pub const MODULE: &'static str = #witx;

                #add_to_linker
                #new
                #lookups
                #define_in
                #bind_memory
            }

            #cfg
            #allow
            #[doc(hidden)]
            impl #ident {
                #(#definers)*
            }
        }
    }

    /// Whether a function of the module waits in Wasmtime.
    fn any_async(&self, module: &BoundModule<'_>) -> bool {
        module
            .functions
            .iter()
            .flat_map(|bound| &bound.implementers)
            .any(|implementer| self.may_wait(implementer))
    }

    /// Whether the function waits in Wasmtime, or is one of a target that may.
    fn may_wait(&self, implementer: &Implementer<'_>) -> bool {
        let is_target = matches!(implementer.kind, ImplementerKind::Target);
        self.is_async(implementer) || (is_target && self.policy.block_on.is_none())
    }

    fn expand_add_to_linker(&self, module: &BoundModule<'_>) -> TokenStream {
        let StoreGenerics {
            lifetimes,
            others,
            data,
            data_param,
            predicates,
            get,
            ..
        } = self.store_generics(self.any_async(module));
        let definitions = module.functions.iter().map(|bound| {
            let (cfg, definer) = (bound.cfg(), definer_name(bound.function));
            quote! {
                #cfg
                Self::#definer(&mut definer, get)?;
            }
        });
        let unused = unused_where_empty(module);
        let errors = LINKER_ERRORS;
        quote! {
            /// Adds the functions to a linker, for all stores that it makes
            /// instances in. `get` finds the context in the data of a store.
            ///
            /// # Errors
            ///
            #[doc = #errors]
            pub fn add_to_linker<#lifetimes #data_param #others>(
                linker: &mut __glue::wasmtime::Linker<#data>,
                get: #get,
            ) -> __glue::Result<()>
            where
                #predicates
            {
                let mut definer = __glue::LinkerDefiner::new(linker, Self::MODULE);
                #unused
                #(#definitions)*
                ::core::result::Result::Ok(())
            }
        }
    }

    fn expand_new(&self, module: &BoundModule<'_>) -> TokenStream {
        let StoreGenerics {
            lifetimes,
            others,
            data,
            data_param,
            predicates,
            get,
            ..
        } = self.store_generics(self.any_async(module));
        let fields = module.functions.iter().map(|bound| {
            let (cfg, definer) = (bound.cfg(), definer_name(bound.function));
            let field = &bound.function.ident;
            quote! {
                #cfg
                #field: __glue::infallible(Self::#definer(&mut definer, get)),
            }
        });
        let unused = unused_where_empty(module);
        quote! {
            /// Allocates the functions in one store. `get` finds the context in
            /// the store's data.
            #[must_use]
            pub fn new<#lifetimes #data_param #others>(
                store: impl __glue::wasmtime::AsContextMut<Data = #data>,
                get: #get,
            ) -> Self
            where
                #predicates
            {
                let mut definer = __glue::StoreDefiner::new(store);
                #unused
                Self {
                    #(#fields)*
                }
            }
        }
    }

    /// The functions that find an export.
    fn expand_lookups(module: &BoundModule<'_>) -> TokenStream {
        let cfgs: Vec<_> = module.functions.iter().map(BoundFunction::cfg).collect();
        let names = module.functions.iter().map(|f| &f.function.witx);
        let fields = module.functions.iter().map(|f| &f.function.ident);
        quote! {
            /// The function that guests import under `name`.
            #[must_use]
            pub fn get_export(
                &self,
                name: &str,
            ) -> ::core::option::Option<&__glue::wasmtime::Func> {
                __glue::find_export(self.exports(), name)
            }

            /// All functions, each with the name that guests import.
            pub fn exports(
                &self,
            ) -> impl ::core::iter::Iterator<
                Item = (&'static str, &__glue::wasmtime::Func),
            > {
                ::core::iter::IntoIterator::into_iter([
                    #(
                        #cfgs
                        (#names, &self.#fields),
                    )*
                ])
            }
        }
    }

    fn expand_define_in() -> TokenStream {
        let errors = LINKER_ERRORS;
        quote! {
            /// Defines the functions in a linker for the store that they were
            /// allocated in.
            ///
            /// # Errors
            ///
            #[doc = #errors]
            pub fn define_in<T: 'static>(
                &self,
                store: impl __glue::wasmtime::AsContext<Data = T>,
                linker: &mut __glue::wasmtime::Linker<T>,
            ) -> __glue::Result<()> {
                for (name, func) in self.exports() {
                    linker.define(&store, Self::MODULE, name, *func)?;
                }
                ::core::result::Result::Ok(())
            }
        }
    }

    /// The functions that bind the memory of an instance.
    fn expand_bind_memory(&self) -> TokenStream {
        let ctx = &self.implementation.self_ty;
        let slot = self.memory_slot_name();
        let StoreGenerics {
            lifetimes,
            others,
            data,
            data_param,
            predicates,
            ..
        } = self.store_generics(false);
        quote! {
            /// Binds the memory of `instance` to the context, so that calls need not
            /// look it up. `get` finds the context in the store's data.
            ///
            /// # Errors
            ///
            /// Where the instance exports no memory named `"memory"`, or one that is
            /// shared between threads, and where another memory is bound.
            ///
            /// # Panics
            ///
            /// As Wasmtime does, where the instance is one of another store.
            pub fn bind_memory<#lifetimes #data_param #others>(
                store: impl __glue::wasmtime::AsContextMut<Data = #data>,
                instance: &__glue::wasmtime::Instance,
                get: impl ::core::ops::Fn(&mut #data) -> &mut #ctx,
            ) -> __glue::Result<()>
            where
                #predicates
            {
                __glue::bind(store, instance, |data| <#ctx>::#slot(get(data)))
            }

            /// Forgets the memory that the context is bound to.
            pub fn unbind_memory<#lifetimes #data_param #others>(
                store: impl __glue::wasmtime::AsContextMut<Data = #data>,
                get: impl ::core::ops::Fn(&mut #data) -> &mut #ctx,
            )
            where
                #predicates
            {
                __glue::unbind(store, |data| <#ctx>::#slot(get(data)));
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
        let is_async = self.is_async(implementer);
        let StoreGenerics {
            lifetimes,
            others,
            data,
            data_param,
            definer,
            predicates,
            ..
        } = self.store_generics(self.may_wait(implementer));
        let get_param = match &implementer.kind {
            ImplementerKind::Raw { .. } | ImplementerKind::Unimplemented => quote!(_get),
            ImplementerKind::Method { .. } | ImplementerKind::OverrideMethod { .. } => quote!(get),
            ImplementerKind::Target => target::get().into_token_stream(),
        };
        let where_clause = (!predicates.is_empty()).then(|| quote!(where #predicates));
        let ctx = &self.implementation.self_ty;
        let cfgs = &implementer.cfgs;
        let name = definer_name(function);
        let witx = &function.witx;
        let definition = match &implementer.kind {
            ImplementerKind::Target => self.target_definition(module, function, &data),
            _ => {
                let closure = self.closure(module, function, implementer, &data);
                let method = if is_async {
                    quote!(define_async)
                } else {
                    quote!(define)
                };
                quote!(__glue::Definer::#method(definer, #witx, #closure))
            }
        };
        quote! {
            #(#cfgs)*
            fn #name<#lifetimes #data_param #definer: __glue::Definer<#data>, #others>(
                definer: &mut #definer,
                #get_param: impl __glue::Get<#data, #ctx>,
            ) -> __glue::Defined<#data, #definer>
            #where_clause
            {
                #definition
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
        let ctx: &Type = &self.implementation.self_ty;
        let (args, types) = (function.core_args(&implementer.kind), function.core_types());
        let core = function.core_result();
        let glue = glue::name(module, function);
        let is_async = self.is_async(implementer);
        let (caller, body) = match &implementer.kind {
            ImplementerKind::Raw { method, caller } => {
                let first = caller.then(|| quote!(caller,));
                let (first, path) = (quote!(#first), quote!(<#ctx>));
                let mut call = self.override_call(function, implementer, method, &first, &path);
                if method.is_async
                    && let Some(block_on) = &self.policy.block_on
                {
                    call = glue::block_on_call(block_on, &quote!(async move { #call }));
                }
                let caller = if *caller {
                    quote!(caller)
                } else {
                    quote!(_caller)
                };
                (caller, call)
            }
            ImplementerKind::Target | ImplementerKind::Unimplemented => {
                (quote!(_caller), quote!(<#ctx>::#glue(#(#args),*)))
            }
            ImplementerKind::Method { method, .. }
            | ImplementerKind::OverrideMethod { method, .. } => {
                // A method may hand over to the target.
                let has_target = method.receiver != Receiver::None && module.has_target();
                let fuel =
                    has_target.then(|| quote!(let fuel = __glue::target::fuel(&mut caller);));
                let hand_fuel_on = has_target.then(|| {
                    let hand_on = target::fuel_name(module);
                    quote!(<#ctx>::#hand_on(ctx, fuel);)
                });
                let has_memory = implementer.touches_memory(self.document, function);
                let variable = if is_async && !has_target {
                    self.ctx_pattern(function, implementer)
                } else {
                    quote!(ctx)
                };
                let enter = match &self.policy.memory_slot {
                    _ if !has_memory => quote!(let #variable = get(caller.data_mut());),
                    Some(_) => {
                        let slot = self.memory_slot_name();
                        quote! {
                            let mut unbound = ::core::option::Option::None;
                            let mut kept = __glue::Kept::new();
                            let (#variable, memory) = __glue::enter_bound(
                                caller, &mut unbound, &mut kept, get, <#ctx>::#slot,
                            );
                        }
                    }
                    None => quote! {
                        let mut kept = __glue::Kept::new();
                        let (#variable, memory) = __glue::enter(&mut caller, &mut kept, get);
                    },
                };
                let memory = has_memory.then(|| quote!(memory,));
                let body = if is_async {
                    self.async_body(module, function, implementer)
                } else {
                    quote!(<#ctx>::#glue(ctx, #memory #(#args),*))
                };
                let body = quote! {
                    #fuel
                    #enter
                    #hand_fuel_on
                    #body
                };
                let is_moved = has_memory && !has_target && self.policy.memory_slot.is_some();
                let caller = if is_moved {
                    quote!(caller)
                } else {
                    quote!(mut caller)
                };
                (caller, body)
            }
        };
        let caller = quote!(#caller: __glue::Caller<'_, #data>);
        if is_async {
            // Reported at the method: a future that is not `Send`, and that the runtime
            // crate lacks the feature.
            let place = SourceSpan::of(implementer.kind.method().map(|method| &method.ident));
            let future = place.respan(quote!(async move { #body }));
            let boxed = place.respan(quote!(::std::boxed::Box::new(#future)));
            let (keyword, body) = (place.respan(quote!(move)), place.respan(quote!({ #boxed })));
            quote!(#keyword |#caller, (#(#args,)*): (#(#types,)*)| #body)
        } else {
            quote! {
                move |#caller, #(#args: #types),*| -> __glue::Result<#core> {
                    #body
                }
            }
        }
    }
}

/// Uses of what is unused where no function is left, as with `#[cfg]` on each.
fn unused_where_empty(module: &BoundModule<'_>) -> Option<TokenStream> {
    let may_be_empty = module.functions.iter().all(|bound| bound.cfg().is_some());
    may_be_empty.then(|| quote!(let _ = (&mut definer, get);))
}

/// Whether the identifier `name` occurs in `tokens`.
fn mentions(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Puts the context type in the place of `Self`, for code outside its impl block.
struct WithoutSelf<'a>(&'a Type);

impl VisitMut for WithoutSelf<'_> {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if let Type::Path(path) = ty
            && path.qself.is_none()
            && path
                .path
                .segments
                .first()
                .is_some_and(|first| first.ident == "Self")
        {
            let ctx = self.0;
            let rest = path.path.segments.iter().skip(1);
            *ty = if path.path.segments.len() == 1 {
                ctx.clone()
            } else {
                syn::parse_quote!(<#ctx> #(::#rest)*)
            };
        }
        visit_mut::visit_type_mut(self, ty);
    }
}

const LINKER_ERRORS: &str =
    " Where the linker has one of the functions already, and does not allow shadowing.";

fn definer_name(function: &Function) -> Ident {
    format_ident!("__define_{}", syn::ext::IdentExt::unraw(&function.ident))
}
