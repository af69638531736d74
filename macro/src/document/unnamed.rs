//! Names for unnamed types in the result of a function. `witx` rejects them there, although
//! the ABI doesn't depend on names.

use wast::parser::ParseBuffer;
use witx::parser::{DeclSyntax, ModuleDeclSyntax, TypedefSyntax, TypenameSyntax};

/// The prefix of the names that are created here.
const MARK: &str = "<";

/// Whether a typename was created here.
pub(super) fn is_unnamed(typename: &str) -> bool {
    typename.starts_with(MARK)
}

/// Names the types in a declaration that need it, and calls `then` with the declarations of
/// the names and the changed declaration.
pub(super) fn name_types<T>(
    mut declaration: DeclSyntax<'_>,
    then: impl FnOnce(&[DeclSyntax<'_>], &DeclSyntax<'_>) -> T,
) -> T {
    let owner = match &declaration {
        DeclSyntax::Typename(typename) => typename.ident.name(),
        DeclSyntax::Module(module) => module.name.name(),
        DeclSyntax::Const(_) => return then(&[], &declaration),
    };
    let count = unnamed(&mut declaration).len();
    let names = (0..count).map(|index| format!("${MARK}{owner}.{index}>"));
    let names: Vec<String> = names.collect();
    let Ok(tokens) = names
        .iter()
        .map(|name| ParseBuffer::new(name))
        .collect::<Result<Vec<_>, _>>()
    else {
        unreachable!("the created names are identifiers");
    };
    let mut declaration = declaration;
    let types = unnamed(&mut declaration).into_iter().zip(&tokens);
    let typenames = types.map(|(ty, tokens)| {
        let Ok(ident) = wast::parser::parse(tokens) else {
            unreachable!("the created names are identifiers");
        };
        let def = std::mem::replace(ty, TypedefSyntax::Ident(ident));
        DeclSyntax::Typename(TypenameSyntax { ident, def })
    });
    let typenames: Vec<DeclSyntax<'_>> = typenames.collect();
    then(&typenames, &declaration)
}

/// Returns the unnamed types in a declaration that need a name: those in the results of
/// functions, and in named tuples, which may be such a result.
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
    // `witx` reports an unnamed record, enum, flags, union or handle well.
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
