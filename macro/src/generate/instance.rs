//! The instance struct of a witx module and its functions.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Attribute;
use syn::ext::IdentExt as _;

use super::docs::{self, Links};
use super::glue::Glue;
use super::scope::Scope;
use super::{registration, wiggle};
use crate::bind::{Call, Implementor, Instance, MemoryUse, Plan, all_of};
use crate::document::{Core, Function};

const LINKER_ERRORS: &str =
    " Fails if the linker already has one of the functions and does not allow shadowing.";

pub(super) fn instance_struct(plan: &Plan<'_>, instance: &Instance<'_>) -> TokenStream {
    let glue = super::glue_path(plan);
    let links = Links::beside_types(plan);
    let (vis, ident) = (&instance.vis, &instance.ident);
    let docs = struct_docs(instance, &links, &plan.arguments.memory_name());
    let functions = instance.functions.iter();
    let fields = functions.map(|plan| {
        let docs = links.function(&plan.function.docs);
        let (cfg, name) = (plan.cfg(), &plan.function.ident);
        quote!(#cfg #docs pub #name: #glue::wasmtime::Func,)
    });
    quote! {
        #docs
        #[allow(
            dead_code, non_snake_case, unreachable_pub, clippy::all, clippy::pedantic, rustdoc::all,
        )]
        #[derive(::core::clone::Clone, ::core::fmt::Debug)]
        #vis struct #ident {
            #(#fields)*
        }
    }
}

fn struct_docs(instance: &Instance<'_>, links: &Links<'_>, memory_name: &str) -> TokenStream {
    let module = instance.module;
    let intro = match (&instance.docs, &*module.docs) {
        (Some(docs), _) => docs::as_written(docs),
        (None, "") => docs::as_written(&format!(
            "The host functions of the module `{}`.",
            module.name
        )),
        (None, docs) => links.attributes(docs),
    };
    let heading = format!(
        " # Functions of the module `{}`\n\n | function | signature | core Wasm | notes |\n | --- \
         | --- | --- | --- |",
        module.name
    );
    let table = table(heading, instance);
    let mut implementors = instance.implementors();
    let uses_memory = implementors.any(|implementor| implementor.memory != MemoryUse::No);
    let memory = uses_memory.then(|| {
        format!(
            " Functions noted as *memory* access the memory that the calling guest exports as \
             `{memory_name}`."
        )
    });
    let mut functions = instance.functions.iter();
    let has_named_core = functions.any(|plan| plan.function.core.is_by_type());
    let named_core = has_named_core.then_some(
        " A type in the column *core Wasm* stands for the one core type that it is passed as. A \
         record or a variant is read from the memory, and a type with a conversion of its own may \
         be; a number, enum, flags or pointer isn't, even if the function is noted as *memory*."
            .to_owned(),
    );
    // An attribute of its own: rustdoc drops an empty line at the start of a text, and the legend
    // would continue the table.
    let legend = memory.into_iter().chain(named_core);
    let legend = legend.map(|legend| quote!(#[doc = ""] #[doc = #legend]));
    quote! {
        #intro
        #[doc = ""]
        #table
        #(#legend)*
    }
}

/// Generates the documentation of all functions: one attribute for consecutive rows, and one for each
/// row that some configurations lack.
fn table(heading: String, instance: &Instance<'_>) -> TokenStream {
    let mut rows: Vec<(&[Attribute], String)> = vec![(&[], heading)];
    for plan in &instance.functions {
        let implementors = plan.implementors.iter();
        rows.extend(implementors.map(|i| (&*i.cfgs, table_row(plan.function, i))));
    }
    let runs = rows.chunk_by(|(cfgs, _), (next, _)| cfgs.is_empty() && next.is_empty());
    let attributes = runs.map(|run| {
        let text: Vec<&str> = run.iter().map(|(_, row)| &**row).collect();
        let (text, cfgs) = (text.join("\n"), run[0].0);
        if cfgs.is_empty() {
            return quote!(#[doc = #text]);
        }
        let cfg = all_of(cfgs);
        quote!(#[cfg_attr(#cfg, doc = #text)])
    });
    attributes.collect()
}

fn table_row(function: &Function, implementor: &Implementor<'_>) -> String {
    let params = function.core.params.iter().map(Core::name);
    let params = params.collect::<Vec<_>>().join(", ");
    let result = function.core.result.as_ref();
    let result = result.map_or_else(String::new, |core| format!(" -> {}", core.name()));
    let signature = match &*function.signature {
        "" => String::new(),
        signature => format!("`{signature}`"),
    };
    let call = &implementor.call;
    let kind = match call {
        Call::Method { .. } => None,
        Call::Override { .. } => Some("override"),
        Call::Target(_) => Some("target"),
        Call::Unimplemented(_) => Some("unimplemented"),
    };
    let is_async = call.method().is_some_and(|method| method.is_async);
    let uses_memory = implementor.memory != MemoryUse::No;
    let (wait, memory) = (is_async.then_some("async"), uses_memory.then_some("memory"));
    let notes: Vec<&str> = kind.into_iter().chain(wait).chain(memory).collect();
    format!(
        " | [`{}`](#structfield.{}) | {signature} | `({params}){result}` | {} |",
        function.name,
        function.ident.unraw(),
        notes.join(", ")
    )
}

/// Generates the glue of a module and the functions of its instance struct, for one type of the
/// store's data.
pub(super) fn instance_items(scope: &Scope<'_>, instance: &Instance<'_>) -> TokenStream {
    let (ident, name) = (&instance.ident, &instance.module.name);
    let glue = Glue::all(scope, instance).map(|glue| glue.functions());
    let target = wiggle::module_items(scope.plan, instance);
    let define = registration::define(scope, instance);
    let constructors = constructors(scope, instance);
    let exports = exports(instance);
    let names = instance.functions.iter().map(|plan| {
        let (cfg, name) = (plan.cfg(), &plan.function.name);
        quote!(#cfg #name)
    });
    let slot = scope.plan.arguments.memory_slot.as_ref();
    let bind_memory = slot.map(|_| bind_memory(scope));
    quote! {
        const __NAME: &'static str = #name;
        const __NAMES: &'static [&'static str] = &[#(#names),*];
        #target
        #(#glue)*
        #define

        impl #ident {
            /// The module name that guests import.
            pub const MODULE: &'static str = #name;

            /// The functions, in the order of the fields.
            pub const FUNCTIONS: &'static [__glue::HostFunction] = &__glue::host_functions::<
                { __NAMES.len() },
            >(#name, __NAMES);

            #constructors
            #exports
            #bind_memory
        }
    }
}

/// Generates the functions that define the module's functions in a linker or a store.
fn constructors(scope: &Scope<'_>, instance: &Instance<'_>) -> TokenStream {
    let (data, accessor) = (&scope.data, scope.accessor());
    let generics = scope.generics(instance.waits());
    let (params, _, where_clause) = generics.split_for_impl();
    let send = quote!(::core::marker::Send + ::core::marker::Sync);
    let get = quote!(#accessor + ::core::clone::Clone + #send + 'static);
    let fields = instance.functions.iter().map(|plan| {
        let (cfg, field) = (plan.cfg(), &plan.function.ident);
        quote!(#cfg #field: funcs.next_func(),)
    });
    quote! {
        /// Adds the functions to a linker, for all stores that it instantiates modules in.
        /// `get` returns the context in a store's data.
        ///
        /// # Errors
        ///
        #[doc = #LINKER_ERRORS]
        pub fn add_to_linker #params(
            linker: &mut __glue::wasmtime::Linker<#data>,
            get: #get,
        ) -> __glue::Result<()>
        #where_clause
        {
            __define(&mut __glue::Registry::linker(linker, __NAME), get)
        }

        /// Adds the functions for which `is_wanted` returns `true` to a linker. It is called once
        /// with each name that guests import.
        ///
        /// # Errors
        ///
        #[doc = #LINKER_ERRORS]
        pub fn add_to_linker_where #params(
            linker: &mut __glue::wasmtime::Linker<#data>,
            get: #get,
            mut is_wanted: impl ::core::ops::FnMut(&::core::primitive::str) -> ::core::primitive::bool,
        ) -> __glue::Result<()>
        #where_clause
        {
            __define(&mut __glue::Registry::linker(linker, __NAME).only(&mut is_wanted), get)
        }

        /// Allocates the functions in one store. `get` returns the
        /// context in the store's data.
        #[must_use]
        pub fn new #params(
            store: impl __glue::wasmtime::AsContextMut<Data = #data>,
            get: #get,
        ) -> Self
        #where_clause
        {
            let mut funcs = __glue::allocate(store, __NAME, |into| __define(into, get));
            Self {
                #(#fields)*
            }
        }
    }
}

/// Generates the functions that return and define the exports.
fn exports(instance: &Instance<'_>) -> TokenStream {
    let functions = instance.functions.iter();
    let exports = functions.map(|plan| {
        let (cfg, function) = (plan.cfg(), plan.function);
        let (name, field) = (&function.name, &function.ident);
        quote!(#cfg (#name, &self.#field))
    });
    quote! {
        /// Returns the function that guests import under `name`.
        #[must_use]
        pub fn get_export(
            &self,
            name: &str,
        ) -> ::core::option::Option<&__glue::wasmtime::Func> {
            __glue::find_export(self.exports(), name)
        }

        /// Returns all functions, each with its name.
        pub fn exports(
            &self,
        ) -> impl ::core::iter::Iterator<Item = (&'static str, &__glue::wasmtime::Func)> {
            ::core::iter::IntoIterator::into_iter([#(#exports),*])
        }

        /// Defines the functions in a linker for the store that they were allocated in.
        ///
        /// # Errors
        ///
        #[doc = #LINKER_ERRORS]
        ///
        /// # Panics
        ///
        /// Panics, as Wasmtime does, if the functions belong to another store.
        pub fn define_in<T: 'static>(
            &self,
            store: impl __glue::wasmtime::AsContext<Data = T>,
            linker: &mut __glue::wasmtime::Linker<T>,
        ) -> __glue::Result<()> {
            for (name, func) in self.exports() {
                linker.define(&store, Self::MODULE, name, *func)?;
            }
            __glue::Ok(())
        }
    }
}

/// Generates the functions that bind the memory of an instance.
fn bind_memory(scope: &Scope<'_>) -> TokenStream {
    let (data, get) = (&scope.data, scope.accessor());
    let generics = scope.generics(None);
    let (params, _, where_clause) = generics.split_for_impl();
    let name = scope.plan.arguments.memory_name();
    let errors = format!(
        " Fails if an instance exports no memory named `\"{name}\"`, if that memory is shared \
         between threads, or if another memory, or an empty one, is already bound."
    );
    quote! {
        /// Binds the memory of `source`, an instance or a memory, to the context, so that calls need
        /// not look it up. `get` returns the context in the store's data.
        ///
        /// Use it only in stores with one memory: in a release build, the calls of a guest with
        /// another memory would read and write the bound one.
        ///
        /// # Errors
        ///
        #[doc = #errors]
        ///
        /// # Panics
        ///
        /// Panics, as Wasmtime does, if the source belongs to another store.
        pub fn bind_memory #params(
            store: impl __glue::wasmtime::AsContextMut<Data = #data>,
            source: impl ::core::convert::Into<__glue::MemorySource>,
            get: #get,
        ) -> __glue::Result<()>
        #where_clause
        {
            __glue::bind(store, source, #name, |data| __memory_slot(get(data)))
        }

        /// Unbinds the memory from the context.
        pub fn unbind_memory #params(
            store: impl __glue::wasmtime::AsContextMut<Data = #data>,
            get: #get,
        )
        #where_clause
        {
            __glue::unbind(store, |data| __memory_slot(get(data)));
        }
    }
}
