//! The generated items. Nothing here fails: every mistake was found before.

mod abi;
mod docs;
mod function;
mod instance;
mod rebuild;
mod types;
mod wiggle;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Expr, ExprPath, Path};

use crate::bind::Binding;
use crate::document::{Document, Sources, Type};
use crate::parse::arguments::{Integration, Unimplemented};
use crate::parse::impl_block::Implementation;

/// Where generated code finds things.
pub(crate) struct Paths {
    /// The runtime crate.
    pub(crate) runtime: TokenStream,
    /// The module of the types.
    pub(crate) types: TokenStream,
    /// Whether another invocation generated them.
    are_elsewhere: bool,
}

impl Paths {
    pub(crate) fn new(runtime: Option<&Path>, types: Option<&Path>) -> Self {
        let runtime = match (runtime, types) {
            (None, _) => quote!(::wasmtime_integration),
            // A wrong path is reported where the module of the types names it, and no more.
            (Some(_), None) => quote!(types::__integration),
            (Some(path), Some(_)) => quote!(#path),
        };
        Paths {
            runtime,
            types: types.map_or_else(|| quote!(types), |path| quote!(#path)),
            are_elsewhere: types.is_some(),
        }
    }

    /// The import of types that are elsewhere. All of the glue names them by it, so that
    /// a wrong path is reported once, and where it is written.
    fn import(&self) -> Option<TokenStream> {
        let types = &self.types;
        self.are_elsewhere.then(|| {
            let last = types.clone().into_iter().last();
            let name = crate::diagnostics::SourceSpan::of(last).respan(quote!(as __types;));
            quote!(#[allow(unused_imports)] use #types #name)
        })
    }

    /// `ty` as the glue names it.
    pub(crate) fn ty(&self, document: &Document, ty: &Type) -> TokenStream {
        let types = if self.are_elsewhere {
            quote!(__types)
        } else {
            self.types.clone()
        };
        types::tokens(document, &quote!(__glue), &quote!(#types::), ty)
    }
}

/// What the arguments say of the glue.
pub(crate) struct Policy {
    pub(crate) missing_memory: Option<Expr>,
    pub(crate) guest_error: Option<ExprPath>,
    pub(crate) unimplemented: Option<Unimplemented>,
    pub(crate) memory_slot: Option<Expr>,
    pub(crate) block_on: Option<ExprPath>,
    pub(crate) target: Option<Integration>,
}

/// The instance structs and the glue.
pub(crate) fn host(
    document: &Document,
    implementation: &Implementation,
    binding: &Binding<'_>,
    policy: &Policy,
    paths: &Paths,
) -> TokenStream {
    let generation = Generation {
        document,
        implementation,
        binding,
        policy,
        paths,
        store: None,
    };
    let structs = binding
        .modules
        .iter()
        .map(|module| generation.instance_struct(module));
    let glue = generation.glue();
    let target = generation.target_imports();
    let settle = generation.settle_import();
    let stores = binding.stores();
    let impls = binding.modules.iter().flat_map(|module| {
        stores.iter().map(move |(cfg, store)| {
            let generation = Generation {
                store: *store,
                ..generation
            };
            generation.instance_impl(module, cfg.as_ref())
        })
    });
    let (cfgs, runtime, types) = (&implementation.cfgs, &paths.runtime, paths.import());
    let structs = structs.map(|item| quote!(#(#cfgs)* #item));
    quote! {
        #(#structs)*
        #(#cfgs)*
        const _: () = {
            #[allow(unused_imports)]
            use #runtime::glue as __glue;
            #types

            #settle
            #target
            #glue
            #(#impls)*
        };
    }
}

/// `pub mod types`.
pub(crate) fn types(
    document: &Document,
    runtime: Option<&Path>,
    cfgs: &[Attribute],
) -> TokenStream {
    let import = match runtime.map(from_inside) {
        None => quote!(
            use ::wasmtime_integration as __integration;
        ),
        Some(path) => {
            let place = crate::diagnostics::SourceSpan::of(path.segments.last());
            let (open, close) = (
                place.respan(quote!(use)),
                place.respan(quote!(as __integration;)),
            );
            quote!(pub(super) #open #path #close)
        }
    };
    let module = types::module(document, &import);
    quote!(#(#cfgs)* #module)
}

/// The path as a module inside the current one writes it.
fn from_inside(path: &Path) -> Path {
    let mut segments = path.segments.iter();
    match segments
        .next()
        .map(|first| first.ident.to_string())
        .as_deref()
    {
        Some("self") => syn::parse_quote!(super #(::#segments)*),
        Some("super") => syn::parse_quote!(super::#path),
        _ => path.clone(),
    }
}

/// What makes cargo rebuild when a file of the document changes.
pub(crate) fn tracked(sources: &Sources) -> TokenStream {
    rebuild::files(sources)
}

/// All that the generation of one host looks at.
#[derive(Clone, Copy)]
struct Generation<'a> {
    document: &'a Document,
    implementation: &'a Implementation,
    binding: &'a Binding<'a>,
    policy: &'a Policy,
    paths: &'a Paths,
    /// The type of the store's data, where something fixes it.
    store: Option<&'a syn::Type>,
}
