//! The tables of the ABI guide list everything that `witx` has, and the documents and tests
//! here exercise all of it. `abi_coverage.md` says which test covers which form.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use wast::parser::{Parse, ParseBuffer, Parser};
use witx::parser::{
    DeclSyntax, ImportTypeSyntax, ModuleDeclSyntax, ModuleSyntax, TopLevelDocument, TopLevelSyntax,
    TypedefSyntax,
};
use witx::{Bindgen, BuiltinType, Instruction, InterfaceFunc, NamedType, Type, TypeRef};

/// The user guide to the ABI.
const GUIDE: &str = include_str!("../../runtime/src/guide/abi.md");

/// The index of the tests that cover each form.
const INDEX: &str = include_str!("../abi_coverage.md");

/// The root of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// Returns the cells of each row of the guide's table under the heading `# …`.
fn table(heading: &str) -> Vec<Vec<&'static str>> {
    let (_, section) = GUIDE.split_once(&format!("\n# {heading}\n")).unwrap();
    rows(section.split("\n# ").next().unwrap())
}

/// Returns the cells of each row of the only table in a text.
fn rows(text: &'static str) -> Vec<Vec<&'static str>> {
    let rows: Vec<Vec<&str>> = text
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"))
        .map(|line| line.split(" | ").collect())
        .collect();
    // Skips the header and the line under it.
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    rows[2..].to_vec()
}

/// Returns the code of a cell that holds nothing else.
fn code(cell: &'static str) -> &'static str {
    let code = cell
        .strip_prefix('`')
        .and_then(|cell| cell.strip_suffix('`'));
    code.unwrap_or_else(|| panic!("no code in {cell}"))
}

fn unique<T: Ord + std::fmt::Debug>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for item in items {
        let text = format!("{item:?}");
        assert!(set.insert(item), "{text} is listed twice");
    }
    set
}

/// Returns the witx files below `directory`.
fn documents(directory: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(documents(&path));
        } else if path
            .extension()
            .is_some_and(|extension| extension == "witx")
        {
            found.push(path);
        }
    }
    found
}

fn all_documents() -> Vec<PathBuf> {
    let mut all = documents(&root().join("tests/witx"));
    all.extend(documents(&root().join("tests/large/witx")));
    all
}

/// Defines a list of the instructions and a function that names one. Doesn't compile if `witx`
/// has any other instruction.
macro_rules! instructions {
    ($($name:ident)*) => {
        const INSTRUCTIONS: &[&str] = &[$(stringify!($name)),*];

        fn instruction_name(instruction: &Instruction<'_>) -> &'static str {
            match instruction {
                $(Instruction::$name { .. } => stringify!($name),)*
            }
        }
    };
}

instructions! {
    GetArg AddrOf I32FromChar I64FromU64 I64FromS64 I32FromU32 I32FromS32 I32FromUsize
    I32FromU16 I32FromS16 I32FromU8 I32FromS8 I32FromChar8 I32FromPointer I32FromConstPointer
    I32FromHandle I32FromBitflags I64FromBitflags ListPointerLength ListFromPointerLength
    F32FromIf32 F64FromIf64 CallWasm CallInterface S8FromI32 U8FromI32 S16FromI32 U16FromI32
    S32FromI32 U32FromI32 S64FromI64 U64FromI64 CharFromI32 Char8FromI32 UsizeFromI32
    If32FromF32 If64FromF64 HandleFromI32 PointerFromI32 ConstPointerFromI32 BitflagsFromI32
    BitflagsFromI64 ReturnPointerGet Load Store ResultLift ResultLower EnumLift EnumLower
    TupleLift TupleLower ReuseReturn Return VariantPayload
}

/// Counts the requests for each instruction.
#[derive(Default)]
struct Recorder(BTreeMap<&'static str, u32>);

impl Bindgen for Recorder {
    type Operand = ();

    fn emit(
        &mut self,
        instruction: &Instruction<'_>,
        _operands: &mut Vec<()>,
        results: &mut Vec<()>,
    ) {
        *self.0.entry(instruction_name(instruction)).or_default() += 1;
        results.resize(instruction.results_len(), ());
    }

    fn allocate_space(&mut self, _slot: usize, _ty: &NamedType) {
        panic!("only calls of imports allocate space");
    }

    fn push_block(&mut self) {}

    fn finish_block(&mut self, _operand: Option<()>) {}
}

/// Names each compound type of the function, as the macro does: `witx` panics on unnamed ones.
fn with_named_types(function: &InterfaceFunc) -> InterfaceFunc {
    let mut function = function.clone();
    for param in function.params.iter_mut().chain(&mut function.results) {
        if let TypeRef::Value(ty) = &param.tref
            && let Type::Record(_) | Type::Handle(_) | Type::Variant(_) = &**ty
        {
            param.tref = TypeRef::Name(Rc::new(NamedType {
                name: param.name.clone(),
                tref: param.tref.clone(),
                docs: String::new(),
            }));
        }
    }
    function
}

#[test]
fn every_instruction_is_in_the_table() {
    let table = table("Instructions");
    let listed: Vec<&str> = table.iter().map(|row| code(row[0])).collect();
    // Both are in `witx`'s order.
    assert_eq!(listed, INSTRUCTIONS);

    let mut recorder = Recorder::default();
    for path in all_documents() {
        let document = witx::load(&[&path]).unwrap_or_else(|error| panic!("{}", error.report()));
        for module in document.modules() {
            for function in module.funcs() {
                with_named_types(&function).call_interface(&module.name, &mut recorder);
            }
        }
    }
    for row in &table {
        let name = code(row[0]);
        match (row[1], recorder.0.get(name)) {
            ("yes", Some(_)) | ("never", None) => {}
            ("yes", None) => panic!("no document needs {name}"),
            ("never", Some(count)) => panic!("the documents need {name} {count} times"),
            (other, _) => panic!("{other} is neither yes nor never"),
        }
    }
}

/// The items of a file. `witx`'s own parser misses constants at the end.
struct Items<'a>(TopLevelDocument<'a>);

impl<'a> Parse<'a> for Items<'a> {
    fn parse(parser: Parser<'a>) -> wast::parser::Result<Self> {
        let _witx = parser.register_annotation("witx");
        let _interface = parser.register_annotation("interface");
        parser.parse().map(Items)
    }
}

/// The forms in the documents, as the tables write them.
#[derive(Default)]
struct Forms {
    types: BTreeSet<&'static str>,
    declarations: BTreeSet<&'static str>,
}

impl Forms {
    fn document(&mut self, document: &TopLevelDocument<'_>) {
        for item in &document.items {
            let declaration = match &item.item {
                TopLevelSyntax::Use(_) => "(use \"a.witx\")",
                TopLevelSyntax::Decl(DeclSyntax::Typename(typename)) => {
                    self.ty(&typename.def);
                    "(typename $t …)"
                }
                TopLevelSyntax::Decl(DeclSyntax::Module(module)) => {
                    self.module(module);
                    "(module $m …)"
                }
                TopLevelSyntax::Decl(DeclSyntax::Const(_)) => "(@witx const $t $name 0)",
            };
            self.declarations.insert(declaration);
        }
    }

    fn module(&mut self, module: &ModuleSyntax<'_>) {
        for declaration in &module.decls {
            let function = match &declaration.item {
                ModuleDeclSyntax::Import(import) => {
                    let ImportTypeSyntax::Memory = import.type_;
                    self.declarations.insert("(import \"memory\" (memory))");
                    continue;
                }
                ModuleDeclSyntax::Func(function) => function,
            };
            self.declarations
                .insert("(@interface func (export \"f\") …)");
            for param in &function.params {
                self.declarations.insert("(param $p $t)");
                self.ty(&param.item.type_);
            }
            for result in &function.results {
                self.declarations.insert("(result $r $t)");
                self.ty(&result.item.type_);
            }
            if function.noreturn {
                self.declarations.insert("(@witx noreturn)");
            }
        }
    }

    /// Records the form of a type and of the types in it. Doesn't compile if `witx` has any other
    /// form.
    fn ty(&mut self, ty: &TypedefSyntax<'_>) {
        let form = match ty {
            TypedefSyntax::Enum(syntax) => match syntax.repr {
                None => "(enum $a …)",
                Some(_) => "(enum (@witx tag u8) $a …)",
            },
            TypedefSyntax::Flags(syntax) => match syntax.repr {
                None => "(flags $a …)",
                Some(_) => "(flags (@witx repr u8) $a …)",
            },
            TypedefSyntax::Tuple(syntax) => {
                syntax.types.iter().for_each(|ty| self.ty(ty));
                "(tuple $t …)"
            }
            TypedefSyntax::Expected(syntax) => {
                for side in [&syntax.ok, &syntax.err].into_iter().flatten() {
                    self.ty(side);
                }
                match (&syntax.ok, &syntax.err) {
                    (Some(_), Some(_)) => "(expected $t (error $e))",
                    (None, Some(_)) => "(expected (error $e))",
                    (Some(_), None) => "(expected $t (error))",
                    (None, None) => "(expected (error))",
                }
            }
            TypedefSyntax::Record(syntax) => {
                syntax
                    .fields
                    .iter()
                    .for_each(|field| self.ty(&field.item.type_));
                "(record (field $a $t) …)"
            }
            TypedefSyntax::Union(syntax) => {
                syntax.fields.iter().for_each(|field| self.ty(&field.item));
                match syntax.tag {
                    None => "(union $t …)",
                    Some(_) => "(union (@witx tag $e) $t …)",
                }
            }
            TypedefSyntax::Variant(syntax) => {
                let payloads = syntax.cases.iter().filter_map(|case| case.item.ty.as_ref());
                payloads.for_each(|ty| self.ty(ty));
                match syntax.tag {
                    None => "(variant (case $a $t) (case $b) …)",
                    Some(_) => "(variant (@witx tag $e) (case $a $t) …)",
                }
            }
            TypedefSyntax::Handle(_) => "(handle)",
            TypedefSyntax::List(element) => {
                self.ty(element);
                "(list $t)"
            }
            TypedefSyntax::Pointer(target) => {
                self.ty(target);
                "(@witx pointer $t)"
            }
            TypedefSyntax::ConstPointer(target) => {
                self.ty(target);
                "(@witx const_pointer $t)"
            }
            TypedefSyntax::Builtin(builtin) => builtin_form(*builtin),
            TypedefSyntax::Ident(_) => "$t",
            TypedefSyntax::String => "string",
            TypedefSyntax::Bool => "bool",
        };
        self.types.insert(form);
    }
}

fn builtin_form(builtin: BuiltinType) -> &'static str {
    match builtin {
        BuiltinType::Char => "char",
        BuiltinType::U8 { lang_c_char: false } => "u8",
        BuiltinType::U8 { lang_c_char: true } => "(@witx char8)",
        BuiltinType::U16 => "u16",
        BuiltinType::U32 {
            lang_ptr_size: false,
        } => "u32",
        BuiltinType::U32 {
            lang_ptr_size: true,
        } => "(@witx usize)",
        BuiltinType::U64 => "u64",
        BuiltinType::S8 => "s8",
        BuiltinType::S16 => "s16",
        BuiltinType::S32 => "s32",
        BuiltinType::S64 => "s64",
        BuiltinType::F32 => "f32",
        BuiltinType::F64 => "f64",
    }
}

#[test]
fn every_form_is_in_a_table_and_in_a_document() {
    let mut forms = Forms::default();
    for path in all_documents() {
        let text = fs::read_to_string(&path).unwrap();
        let buffer = ParseBuffer::new(&text).unwrap();
        let Items(document) = wast::parser::parse(&buffer)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        forms.document(&document);
    }
    let listed = |heading| unique(table(heading).into_iter().map(|row| code(row[0])));
    assert_eq!(listed("Types"), forms.types);
    assert_eq!(listed("Declarations"), forms.declarations);
}

#[test]
fn every_form_has_a_test() {
    let tests = rows(INDEX);
    let forms = table("Types").into_iter().chain(table("Declarations"));
    let forms: Vec<&str> = forms.map(|row| row[0]).collect();
    let tested: Vec<&str> = tests.iter().map(|row| row[0]).collect();
    assert_eq!(tested, forms);
    for row in tests {
        let test = code(row[1]);
        let (path, name) = test.rsplit_once("::").unwrap();
        let source = fs::read_to_string(root().join(path));
        let source = source.unwrap_or_else(|error| panic!("{test}: {error}"));
        let is_test = source.split("#[test]").skip(1).any(|after| {
            after
                .split_once("fn ")
                .is_some_and(|(_, f)| f.starts_with(&format!("{name}(")))
        });
        assert!(is_test, "there is no test {test}");
    }
}
