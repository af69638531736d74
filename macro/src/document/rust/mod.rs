//! The document that an impl block defines: each `pub` method is a function, with the
//! signature that guests import.

mod imported;
mod params;
mod results;

use proc_macro2::Ident;
use syn::ext::IdentExt as _;
use syn::{FnArg, Pat, ReturnType};

use super::abi::MAX_CORE_PARAMS;
use super::{Core, CoreSignature, Docs, Document, Function, Module, Param, Type, WasmType, names};
use crate::diagnostics::{Error, Errors, did_you_mean};
use crate::parse::core_lists::CoreLists;
use crate::parse::modules::RustModule;
use crate::parse::spelling::{last_segment, text, ungrouped};
use crate::parse::{ImplBlock, Method, check_host_function};

/// Returns the document with one module of the block's `pub` methods, or `None` if the module can't
/// have a Rust name. Removes helpers and methods with a mistake from the block, so that nothing is
/// reported twice.
pub(crate) fn of_block(
    module: &RustModule,
    errno: Option<&syn::Type>,
    lists: &CoreLists,
    block: &mut ImplBlock,
    errors: &mut Errors,
) -> Option<Document> {
    imported::keep(module, block, errors);
    let before_all = errors.len();
    let mut functions: Vec<Function> = Vec::new();
    block.methods.retain(|method| {
        let before = errors.len();
        if let Some(mut function) = function(module, errno, lists, method, errors) {
            let name = &function.name;
            let is_taken = |f: &Function| f.ident == function.ident && f.name != *name;
            if functions.iter().any(is_taken) {
                function.ident = method.ident.clone();
            }
            let is_same = |f: &&Function| f.ident == function.ident || f.name == function.name;
            match functions.iter().find(is_same) {
                Some(same) => _ = errors.ok(check_same(same, &function, method)),
                None => functions.push(function),
            }
        }
        errors.len() == before
    });
    if errors.len() == before_all {
        check_lists(lists, &functions, errors);
    }
    let name = module.name.value();
    let ident = module.options.name.clone().or_else(|| names::camel(&name));
    let Some(ident) = ident else {
        let message = format!(
            "the module `{name}` can't be turned into a Rust identifier: name the instance \
             struct, as in `module({name:?}, name = Env)`"
        );
        errors.at(&module.name, message);
        return None;
    };
    Some(Document {
        types: Vec::new(),
        modules: vec![Module {
            name,
            ident,
            docs: String::new(),
            functions,
        }],
    })
}

/// Reports a type in the argument `core` that no parameter has.
fn check_lists(lists: &CoreLists, functions: &[Function], errors: &mut Errors) {
    let params = functions.iter().flat_map(|function| &function.params);
    let types = params.filter_map(|param| match &param.ty {
        Type::Rust(ty) => Some(last_segment(ty)?.ident.to_string()),
        _ => None,
    });
    let types: Vec<String> = types.collect();
    for list in &lists.0 {
        let name = list.name.to_string();
        if !types.contains(&name) {
            let near = did_you_mean(&name, types.iter().map(String::as_str));
            let message = format!("no parameter has the type `{name}`{near}");
            errors.at(&list.name, message);
        }
    }
}

/// Checks that two functions with one name are the same function, implemented by methods in
/// different configurations. `method` is that of `function`.
fn check_same(same: &Function, function: &Function, method: &Method) -> Result<(), Error> {
    let name = &function.name;
    let is_conditional = !method.cfgs.is_empty();
    if same.name != *name || (same.ident != function.ident && is_conditional) {
        let message = "the methods of a function in several configurations must have the same \
                       name here and for guests";
        return Err(Error::new_spanned(&method.ident, message));
    }
    if !is_conditional {
        let message = format!(
            "two methods implement the function `{name}`: rename one, or put each under its own \
             `#[cfg(…)]`"
        );
        return Err(Error::new_spanned(&method.ident, message));
    }
    if !same.is_like(function) {
        let message = format!(
            "the function `{name}` has another signature in another configuration: guests import \
             one function, so the types must be the same"
        );
        return Err(Error::new_spanned(&method.signature, message));
    }
    Ok(())
}

impl Function {
    /// Whether guests import both as the same function.
    fn is_like(&self, other: &Function) -> bool {
        let types = self.params.iter().map(|param| &param.ty);
        self.core == other.core && types.eq(other.params.iter().map(|param| &param.ty))
    }
}

/// Turns a method into the function that guests import.
fn function(
    module: &RustModule,
    errno: Option<&syn::Type>,
    lists: &CoreLists,
    method: &Method,
    errors: &mut Errors,
) -> Option<Function> {
    if method.guest.is_broken || !check_host_function(method, "a host function", errors) {
        return None;
    }
    let (name, ident) = names(module, method)?;
    if let Some(name) = &method.guest.module
        && name.value() != module.name.value()
    {
        let message = format!(
            "the functions of this block are in the module `{}`: remove this, or write another \
             block for the module `{}`",
            module.name.value(),
            name.value(),
        );
        errors.at(name, message);
        return None;
    }
    let params = params::params(method, lists, errors);
    let result = errors.ok(results::result(method, errno));
    let (params, mut core_params) = params?;
    let (result, core_result, outs) = result?;
    let first_out = core_params.len();
    let count = first_out + outs;
    core_params.resize(count, Core::I32);
    if count > MAX_CORE_PARAMS {
        let message = format!(
            "the function `{name}` has {count} core parameters, but Wasmtime allows at most \
             {MAX_CORE_PARAMS}: a string or list is two of them; a struct that derives \
             `GuestType` is one"
        );
        errors.at(&method.signature.inputs, message);
        return None;
    }
    Some(Function {
        name,
        ident,
        docs: Docs::Rust(method.docs.clone()),
        signature: signature(method, &params),
        params,
        result,
        out: first_out..count,
        core: CoreSignature {
            params: core_params,
            result: core_result,
        },
    })
}

/// Returns the name of the function for guests, and that of its field.
fn names(module: &RustModule, method: &Method) -> Option<(String, Ident)> {
    let (name, ident) = match &method.guest.name {
        Some(name) => (name.value(), names::snake(&name.value())),
        None => {
            let name = module.without_prefix(method)?;
            let ident = names::identifier(&name);
            let rule = module.options.rename_all.as_ref();
            (rule.map_or(name.clone(), |rule| rule.0(&name)), ident)
        }
    };
    Some((name, ident.unwrap_or_else(|| method.ident.clone())))
}

/// Returns the names of the parameters after the receiver: the names of their variables, without
/// the underscores that mark unused ones.
fn names_of_params(method: &Method) -> Vec<Ident> {
    let inputs = method.signature.inputs.iter();
    names::of_params(inputs.filter_map(|input| {
        let FnArg::Typed(param) = input else {
            return None;
        };
        let name = match &*param.pat {
            Pat::Ident(pattern) => pattern.ident.unraw().to_string(),
            _ => String::new(),
        };
        Some(name.trim_start_matches('_').to_owned())
    }))
}

/// Returns the signature as users read it: without the receiver, the memory and the caller.
fn signature(method: &Method, params: &[Param]) -> String {
    let types = &method.params[method.params.len() - params.len()..];
    let params = params.iter().zip(types);
    let params = params.map(|(param, ty)| format!("{}: {}", param.ident, text(ty)));
    let params = params.collect::<Vec<_>>().join(", ");
    let output = match &method.signature.output {
        ReturnType::Default => String::new(),
        ReturnType::Type(_, ty) => format!(" -> {}", text(ty)),
    };
    format!("({params}){output}")
}

/// Returns the core type of a type that is spelled as a primitive one.
fn primitive(ty: &syn::Type) -> Option<Core> {
    let syn::Type::Path(path) = ungrouped(ty) else {
        return None;
    };
    let name = path.path.get_ident()?.to_string();
    Some(Core::Known(match &*name {
        "u8" | "i8" | "u16" | "i16" | "u32" | "i32" | "bool" | "char" => WasmType::I32,
        "u64" | "i64" => WasmType::I64,
        "f32" => WasmType::F32,
        "f64" => WasmType::F64,
        _ => return None,
    }))
}

/// Reports an integer type without a core type.
fn check_number(ty: &syn::Type) -> Result<(), Error> {
    let segment = last_segment(ty);
    let advice = match segment.map(|segment| segment.ident.to_string()).as_deref() {
        Some("usize") => "32 bits wide in a guest: write `u32`",
        Some("isize") => "32 bits wide in a guest: write `i32`",
        Some("u128" | "i128") => {
            "wider than any core type: take it as a reference, and return it as an `Out`"
        }
        _ => return Ok(()),
    };
    let message = format!("`{}` is {advice}", text(ty));
    Err(Error::new_spanned(ty, message))
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn params_have_names_for_guests() {
        let block = quote! {
            impl Ctx {
                fn f(&self, _b: &mut Memory, _a: u8, r#type: u8, (c, d): Pair, a: u8) {}
            }
        };
        let block = ImplBlock::parse(block, &mut Errors::default()).unwrap();
        let names = names_of_params(&block.methods[0]);
        let names: Vec<String> = names.iter().map(ToString::to_string).collect();
        assert_eq!(names, ["b", "a", "r#type", "param3", "a_"]);
    }

    #[test]
    fn spelled_primitives_have_core_types() {
        let core = |ty: syn::Type| primitive(&ty);
        let known = |ty| Some(Core::Known(ty));
        assert_eq!(core(syn::parse_quote!((i16))), known(WasmType::I32));
        assert_eq!(core(syn::parse_quote!(u64)), known(WasmType::I64));
        assert_eq!(core(syn::parse_quote!(f32)), known(WasmType::F32));
        assert_eq!(core(syn::parse_quote!(my::u64)), None);
        assert_eq!(core(syn::parse_quote!(&u64)), None);
    }
}
