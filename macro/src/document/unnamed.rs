//! Names for types in the result of a function that have none: `witx` refuses them there,
//! although nothing in the ABI needs a name.

use wast::parser::ParseBuffer;
use witx::parser::{DeclSyntax, ModuleDeclSyntax, TypedefSyntax, TypenameSyntax};

/// What begins a name that is made here.
const MARK: &str = "<";

/// Whether a typename was made here.
pub(super) fn is_unnamed(typename: &str) -> bool {
    typename.starts_with(MARK)
}

/// The names that a declaration needs.
pub(super) fn names(declaration: &mut DeclSyntax<'_>) -> Vec<String> {
    let owner = match declaration {
        DeclSyntax::Typename(typename) => typename.ident.name(),
        DeclSyntax::Module(module) => module.name.name(),
        DeclSyntax::Const(_) => return Vec::new(),
    };
    let count = unnamed(declaration).len();
    let names = (0..count).map(|index| format!("${MARK}{owner}.{index}>"));
    names.collect()
}

/// The names as tokens, which `witx` wants.
pub(super) fn tokens(names: &[String]) -> Vec<ParseBuffer<'_>> {
    let Ok(tokens) = names.iter().map(|name| ParseBuffer::new(name)).collect() else {
        unreachable!("the names are made as identifiers");
    };
    tokens
}

/// Gives names to the types in a declaration that need one, and returns the declarations of
/// the names.
pub(super) fn name_types<'a>(
    declaration: &mut DeclSyntax<'a>,
    names: &'a [ParseBuffer<'a>],
) -> Vec<DeclSyntax<'a>> {
    let types = unnamed(declaration).into_iter().zip(names);
    let typenames = types.map(|(ty, name)| {
        let Ok(ident) = wast::parser::parse(name) else {
            unreachable!("the names are made as identifiers");
        };
        let def = std::mem::replace(ty, TypedefSyntax::Ident(ident));
        DeclSyntax::Typename(TypenameSyntax { ident, def })
    });
    typenames.collect()
}

/// The types in a declaration that need a name and have none: in the results of functions,
/// and in tuples with a name, which may be such a result.
fn unnamed<'d, 'a>(declaration: &'d mut DeclSyntax<'a>) -> Vec<&'d mut TypedefSyntax<'a>> {
    let mut types: Vec<&mut TypedefSyntax<'a>> = Vec::new();
    match declaration {
        DeclSyntax::Const(_) => {}
        DeclSyntax::Typename(typename) => {
            if let TypedefSyntax::Tuple(tuple) = &mut typename.def {
                types.extend(&mut tuple.types);
            }
        }
        DeclSyntax::Module(module) => {
            let functions = module
                .decls
                .iter_mut()
                .filter_map(|item| match &mut item.item {
                    ModuleDeclSyntax::Func(function) => Some(function),
                    ModuleDeclSyntax::Import(_) => None,
                });
            for result in functions.flat_map(|function| &mut function.results) {
                let TypedefSyntax::Expected(expected) = &mut result.item.type_ else {
                    continue;
                };
                match expected.ok.as_deref_mut() {
                    Some(TypedefSyntax::Tuple(tuple)) => types.extend(&mut tuple.types),
                    ok => types.extend(ok),
                }
                types.extend(expected.err.as_deref_mut());
            }
        }
    }
    // `witx` has words for a record, an enum, flags, a union or a handle without a name.
    types.retain(|ty| {
        !matches!(
            ty,
            TypedefSyntax::Ident(_)
                | TypedefSyntax::Record(_)
                | TypedefSyntax::Enum(_)
                | TypedefSyntax::Flags(_)
                | TypedefSyntax::Union(_)
                | TypedefSyntax::Handle(_)
        )
    });
    types
}
