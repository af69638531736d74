//! The functions of a document's modules.

use witx::{InterfaceFunc, TypeRef};

use super::abi::MAX_CORE_PARAMS;
use super::load::unwrap_results;
use super::resolve::{Place, Resolver};
use super::{
    BuiltinType, Core, CoreSignature, Docs, Function, IntRepr, Module, Param, ParamAbi, ResultType,
    Type, TypeKind, describe, names,
};

impl Resolver<'_> {
    pub(super) fn module(&mut self, module: &witx::Module) {
        let name = module.name.as_str();
        let ident = self.ident(names::camel, "module", name, "", &format!("module/{name}"));
        let functions = module.funcs();
        let functions: Vec<Function> = functions
            .filter_map(|function| self.function(name, &unwrap_results(&function)))
            .collect();
        self.document.modules.extend(ident.map(|ident| Module {
            name: name.to_owned(),
            ident,
            docs: module.docs.clone(),
            functions,
        }));
    }

    fn function(&mut self, module: &str, function: &InterfaceFunc) -> Option<Function> {
        let name = function.name.as_str();
        let place = Place {
            item: format!("module/{module}/{name}"),
            name: name.to_owned(),
        };
        let owner = format!(" of the module `{module}`");
        let ident = self.ident(names::snake, "function", name, &owner, &place.item)?;
        let params = self.params(function, &place);
        let result = self.result(function, &place)?;
        let (core_params, core_results) = function.wasm_signature();
        let count = core_params.len();
        if count > MAX_CORE_PARAMS {
            let message = format!(
                "the function `{name}` has {count} core parameters, but Wasmtime allows at \
                 most {MAX_CORE_PARAMS}"
            );
            self.error(&place.item, message);
        }
        let first: usize = params.iter().map(|param| param.abi.core_params()).sum();
        Some(Function {
            name: name.to_owned(),
            ident,
            docs: Docs::Witx(describe::docs(function)),
            signature: self.signature(&place.item),
            params,
            result,
            out: first..count,
            core: CoreSignature {
                params: core_params.into_iter().map(Core::Known).collect(),
                result: core_results.first().copied().map(Core::Known),
            },
        })
    }

    fn params(&mut self, function: &InterfaceFunc, place: &Place) -> Vec<Param> {
        let idents = names::of_params(function.params.iter().map(|param| param.name.as_str()));
        let params = function.params.iter().zip(idents);
        let params = params.map(|(param, ident)| Param {
            name: param.name.as_str().to_owned(),
            ident,
            ty: self.ty(&param.tref, &place.part(param.name.as_str())),
            abi: ParamAbi::of(param.tref.type_()),
            core_list: None,
        });
        params.collect()
    }

    fn result(&mut self, function: &InterfaceFunc, place: &Place) -> Option<ResultType> {
        let Some(result) = function.results.first() else {
            return Some(if function.noreturn {
                ResultType::NoReturn
            } else {
                ResultType::None
            });
        };
        let name = result.name.as_str();
        let place = place.part(name);
        let sides = match &**result.tref.type_() {
            witx::Type::Variant(variant) if !self.is_enum(&result.tref, &place) => {
                variant.as_expected()
            }
            witx::Type::Variant(_) => None,
            ty if ParamAbi::of(ty) != ParamAbi::Value => None,
            _ => return Some(ResultType::Value(self.ty(&result.tref, &place))),
        };
        let Some((ok, err)) = sides else {
            self.error(
                &place.item,
                "a function can only return a number, `char`, handle, flags, pointer or \
                 `expected`: write `(expected $type (error $errno))`, or add a parameter for the \
                 address at which to store the value",
            );
            return None;
        };
        let ok_place = place.part("ok");
        let ok = match ok {
            // Any number of members is fine: each has its own out pointer.
            Some(TypeRef::Value(ty)) if let witx::Type::Record(record) = &**ty => {
                Type::Tuple(self.members(record, &ok_place))
            }
            _ => self.side(ok, &ok_place),
        };
        if err.is_some_and(|err| !is_error(err.type_())) {
            let message = format!(
                "the error of `{}` must fit in one `i32`: use an enum, a handle, or an integer or \
                 flags of at most 32 bits",
                function.name.as_str()
            );
            self.error(&place.item, message);
            return None;
        }
        Some(ResultType::Expected {
            name: name.to_owned(),
            ok,
            err: self.side(err, &place.part("err")),
        })
    }

    /// Whether a typename is an enum. In `witx`'s model, one of `ok` and `err` is an `expected`.
    fn is_enum(&mut self, tref: &TypeRef, place: &Place) -> bool {
        let TypeRef::Name(_) = tref else {
            return false;
        };
        let ty = self.ty(tref, place);
        matches!(self.document.kind(&ty), Some(TypeKind::Enum { .. }))
    }
}

/// Whether the type fits in the one `i32` in which guests receive errors.
fn is_error(ty: &witx::Type) -> bool {
    match ty {
        witx::Type::Builtin(builtin) => !matches!(
            builtin,
            BuiltinType::U64 | BuiltinType::S64 | BuiltinType::F32 | BuiltinType::F64
        ),
        witx::Type::Record(record) => {
            record.members.is_empty()
                || !matches!(record.bitflags_repr(), None | Some(IntRepr::U64))
        }
        witx::Type::Variant(variant) => variant.is_enum(),
        witx::Type::List(_) => false,
        witx::Type::Handle(_) | witx::Type::Pointer(_) | witx::Type::ConstPointer(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use crate::document::testing;

    #[test]
    fn mistakes_in_functions() {
        let many: Vec<String> = (0..18).map(|i| format!("(param $p{i} u32)")).collect();
        let many = many.join(" ");
        for (function, message, position) in [
            (
                format!("(export \"f\") {many}"),
                "the function `f` has 18 core parameters, but Wasmtime allows at most 17",
                "2:37",
            ),
            (
                "(export \"f\") (result $e (expected (error u64)))".to_owned(),
                "the error of `f` must fit in one `i32`: use an enum, a handle, or an integer or \
                 flags of at most 32 bits",
                "2:50",
            ),
            (
                "(export \"f\") (result $e $enum)".to_owned(),
                "a function can only return a number, `char`, handle, flags, pointer or \
                 `expected`: write `(expected $type (error $errno))`, or add a parameter for the \
                 address at which to store the value",
                "2:50",
            ),
            (
                "(export \"+\")".to_owned(),
                "the function `+` of the module `m` can't be turned into a Rust identifier",
                "2:37",
            ),
        ] {
            let source = format!(
                "(typename $enum (enum $ok $err))\n(module $m (@interface func {function}))"
            );
            let errors = testing::try_document(&source).unwrap_err();
            let [error] = &errors[..] else {
                panic!("{errors:?}");
            };
            assert!(
                error.starts_with(&format!("{message}\n --> witx_literal:{position}\n")),
                "{error}"
            );
        }
    }

    #[test]
    fn parameters_have_different_names_in_rust() {
        let document = testing::document(
            "(module $m (@interface func (export \"f\")
               (param $a-b u8) (param $a_b u8) (param $+ u8) (param $memory u8)))",
        );
        let params = &document.modules[0].functions[0].params;
        let names: Vec<String> = params.iter().map(|param| param.ident.to_string()).collect();
        assert_eq!(names, ["a_b", "a_b_", "param2", "memory"]);
    }

    #[test]
    fn types_in_results_need_no_name() {
        let document = testing::document(
            "(module $m (@interface func (export \"f\")
               (result $r (expected (tuple u8 (list u16) string) (error u32)))))",
        );
        assert!(document.types.is_empty());
    }
}
