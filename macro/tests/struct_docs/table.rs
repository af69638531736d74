//! The table in an instance struct's docs matches the witx document and the impl block.
//!
//! The test parses the table as a reader sees it, the document with `witx`, and the impl block
//! with `syn`. It shares no code with the generator of the table.

#[path = "from_rust.rs"]
mod from_rust;

use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::{Attribute, Expr, FnArg, ImplItem, ImplItemFn, Item, ItemImpl, ItemStruct, Lit, Meta};
use witx::{InterfaceFunc, WasmType};

/// A row of the table.
#[derive(Debug, PartialEq)]
struct Row {
    function: String,
    /// The signature, after a round trip through `witx`.
    witx: String,
    core: String,
    notes: Vec<String>,
}

#[test]
fn of_a_part_of_preview1() {
    let input = include_str!("../expanded/preview1.input.rs");
    check(input, include_str!("../expanded/preview1.witx"), &[]);
}

#[test]
fn of_asynchronous_functions_and_configurations() {
    let input = include_str!("../expanded/asynchronous.input.rs");
    let witx = include_str!("../expanded/asynchronous.witx");
    check(input, witx, &["unix"]);
    check(input, witx, &[]);
}

#[test]
fn of_a_small_document() {
    let input = include_str!("../expanded/small.input.rs");
    check(input, include_str!("../expanded/small.witx"), &[]);
}

#[test]
fn of_functions_that_go_to_a_target() {
    let input = include_str!("../expanded/target.input.rs");
    let (_, witx) = input.split_once("r#\"").unwrap();
    check(input, witx.split_once("\"#").unwrap().0, &[]);
}

/// Every form of a type that a signature can have, and every kind of note.
#[test]
fn of_every_form() {
    let witx = r#"
        (typename $errno (enum (@witx tag u16) $success $inval))
        (typename $fd (handle))
        (typename $perms (flags (@witx repr u8) $read $write))
        (typename $wide (flags (@witx repr u64) $read $write))
        (typename $point (record (field $x s32) (field $y s32)))
        (typename $pair (tuple u8 u32))
        (typename $shape (variant (@witx tag u8) (case $none) (case $dot $point)))
        (typename $names (list string))
        (typename $byte u8)
        (module $every
          (@interface func (export "scalars")
            (param $a u8) (param $b s8) (param $c u16) (param $d s16) (param $e u32)
            (param $f s32) (param $g u64) (param $h s64) (param $i f32) (param $j f64)
            (param $k char) (param $l bool) (param $m (@witx char8)) (param $n (@witx usize))
            (result $r u64))
          (@interface func (export "named") (param $errno $errno) (param $fd $fd)
            (param $perms $perms) (param $wide $wide) (result $r $perms))
          (@interface func (export "aggregates") (param $point $point) (param $shape $shape))
          (@interface func (export "tuple") (param $pair (tuple u8 (tuple) $pair)))
          (@interface func (export "anonymous")
            (param $a (variant (@witx tag u8) (case $a u8) (case $b)))
            (param $b (variant (case $a $fd) (case $b (list u8)))))
          (@interface func (export "expecteds")
            (param $a (expected u8 (error u16))) (param $b (expected (error))))
          (@interface func (export "lists") (param $s string) (param $bytes (list u8))
            (param $names $names) (param $more (list (list string))))
          (@interface func (export "unread") (param $s string) (param $bytes (list u8)))
          (@interface func (export "pointers") (param $p (@witx pointer $point))
            (param $q (@witx const_pointer u8)) (param $r (@witx pointer (@witx pointer char))))
          (@interface func (export "pointed") (result $p (@witx const_pointer $point)))
          (@interface func (export "unit") (result $error (expected (error))))
          (@interface func (export "half") (result $error (expected $fd (error))))
          (@interface func (export "pairs") (result $error (expected (tuple $fd $byte) (error $errno))))
          (@interface func (export "other-name"))
          (@interface func (export "raw") (param $s string) (result $r f64))
          (@interface func (export "raw_memory") (param $s string) (result $r f32))
          (@interface func (export "missing") (param $s string) (result $error (expected $byte (error $errno))))
          (@interface func (export "quit") (param $code u32) (@witx noreturn)))
        (module $second
          (@interface func (export "wait") (param $id u64) (result $again u64)))
        "#;
    let input = format!(
        "#[wasmtime_integration(witx_literal = {witx:?}, unimplemented = trap)]
        impl Ctx {{
            fn scalars(
                &mut self, a: u8, b: i8, c: u16, d: i16, e: u32, f: i32, g: u64, h: i64, i: f32,
                j: f64, k: char, l: bool, m: u8, n: u32,
            ) -> u64 {{ 0 }}
            fn named(
                &self, errno: types::Errno, fd: types::Fd, perms: types::Perms, wide: types::Wide,
            ) -> types::Perms {{ perms }}
            fn aggregates(&mut self, point: &types::Point, shape: types::Shape) {{}}
            fn tuple(&mut self, pair: (u8, (), types::Pair)) {{}}
            fn anonymous(&mut self, a: &types::AnonymousA, b: &types::AnonymousB) {{}}
            fn expecteds(&mut self, a: Result<u8, u16>, b: Result<(), ()>) {{}}
            fn lists(
                &mut self, s: &str, bytes: &[u8], names: Vec<GuestPtr<str>>,
                more: Vec<GuestPtr<[GuestPtr<str>]>>,
            ) {{}}
            fn unread(&mut self, s: GuestPtr<str>, bytes: GuestPtr<[u8]>) {{}}
            async fn pointers(
                &mut self, memory: &GuestMemory<'_>, p: GuestPtr<types::Point>, q: GuestPtr<u8>,
                r: GuestPtr<GuestPtr<char>>,
            ) {{}}
            fn pointed(&self) -> GuestPtr<types::Point> {{ GuestPtr::new(0) }}
            fn unit(&mut self) -> Result<(), ()> {{ Ok(()) }}
            fn half(&mut self) -> Result<types::Fd, ()> {{ Err(()) }}
            fn pairs(&mut self) -> Result<(types::Fd, types::Byte), types::Errno> {{ Err(types::Errno::Inval) }}
            #[guest(name = \"other-name\")]
            fn renamed(&mut self) {{}}
            #[r#override]
            async fn raw(caller: Caller<'_, Host>, s: i32, len: i32) -> f64 {{ 0.0 }}
            #[r#override(module = \"every\", name = \"raw_memory\")]
            fn raw_and_memory(&self, memory: &GuestMemory<'_>, s: i32, len: i32) -> f32 {{ 0.0 }}
            async fn wait(&mut self, id: u64) -> u64 {{ id }}
        }}"
    );
    check(&input, witx, &[]);
}

/// Compares the tables of the structs that `input` expands to with the modules of `witx`, in a
/// build with these configuration options.
fn check(input: &str, witx: &str, options: &[&str]) {
    let block = annotated_block(input);
    let structs = instance_structs(&block);
    let document = witx::parse(witx).unwrap();
    assert_eq!(structs.len(), document.modules().count());
    for (instance, module) in structs.iter().zip(document.modules()) {
        let actual = rows(instance, witx, options);
        let expected: Vec<Row> = module
            .funcs()
            .map(|function| Row {
                function: function.name.as_str().to_owned(),
                core: core(&function),
                notes: notes(&function, &block, options),
                witx: signature(&function),
            })
            .collect();
        assert_eq!(actual.len(), expected.len(), "{}", instance.ident);
        for (actual, expected) in actual.iter().zip(&expected) {
            assert_eq!(actual, expected);
        }
    }
}

fn annotated_block(input: &str) -> ItemImpl {
    let items = syn::parse_file(input).unwrap().items;
    items
        .into_iter()
        .find_map(|item| match item {
            Item::Impl(block) => Some(block),
            _ => None,
        })
        .unwrap()
}

/// Returns the instance structs.
fn instance_structs(block: &ItemImpl) -> Vec<ItemStruct> {
    let mut block = block.clone();
    let Meta::List(arguments) = block.attrs.remove(0).meta else {
        panic!("an attribute without arguments");
    };
    let expanded = crate::expand::attribute(arguments.tokens, block.into_token_stream(), false);
    let file: syn::File = syn::parse2(expanded).unwrap();
    file.items
        .into_iter()
        .filter_map(|item| match item {
            Item::Struct(item) => Some(item),
            Item::Macro(item) => panic!("{}", item.to_token_stream()),
            _ => None,
        })
        .collect()
}

/// Returns the rows of the table in a struct's docs.
fn rows(instance: &ItemStruct, witx: &str, options: &[&str]) -> Vec<Row> {
    let lines = lines(instance, options);
    lines.iter().map(|line| row(line, witx)).collect()
}

/// Returns the lines of the table in a struct's docs, without its head.
fn lines(instance: &ItemStruct, options: &[&str]) -> Vec<String> {
    let docs: Vec<String> = instance
        .attrs
        .iter()
        .filter_map(|attribute| doc(&attribute.meta, options))
        .collect();
    let docs = docs.join("\n");
    let (_, table) = docs
        .split_once("\n | function | signature | core Wasm | notes |\n | --- | --- | --- | --- |\n")
        .unwrap_or_else(|| panic!("no table in {docs}"));
    table
        .lines()
        .take_while(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn cells(line: &str) -> [&str; 4] {
    let inner = line
        .strip_prefix(" | ")
        .unwrap()
        .strip_suffix(" |")
        .unwrap();
    let cells: Vec<&str> = inner.split('|').map(str::trim).collect();
    let cells = cells.try_into();
    cells.unwrap_or_else(|_| panic!("expected four cells: {line}"))
}

fn row(line: &str, witx: &str) -> Row {
    let [function, witx_signature, core, notes] = cells(line);
    let document = format!(
        "{witx} (module $of_the_row (@interface func (export \"f\") {}))",
        unquoted(witx_signature)
    );
    let document = witx::parse(&document).unwrap_or_else(|error| panic!("{error}: {line}"));
    let module = document.module(&witx::Id::new("of_the_row")).unwrap();
    Row {
        function: linked(function),
        witx: signature(&module.funcs().next().unwrap()),
        core: unquoted(core).to_owned(),
        notes: notes
            .split(", ")
            .filter(|note| !note.is_empty())
            .map(str::to_owned)
            .collect(),
    }
}

/// Returns the code in a cell that holds nothing else.
fn unquoted(cell: &str) -> &str {
    if cell.is_empty() {
        return cell;
    }
    cell.strip_prefix('`')
        .and_then(|cell| cell.strip_suffix('`'))
        .unwrap_or_else(|| panic!("no code: {cell}"))
}

/// Returns the name in a cell that links to a field of the struct.
fn linked(cell: &str) -> String {
    let name = cell
        .strip_prefix("[`")
        .and_then(|cell| cell.split_once("`](#structfield."));
    let (name, rest) = name.unwrap_or_else(|| panic!("no link: {cell}"));
    assert_eq!(rest, format!("{})", name.replace('-', "_")));
    name.to_owned()
}

fn signature(function: &InterfaceFunc) -> String {
    let item = |param: &witx::InterfaceFuncParam| {
        format!("{} {}", param.name.as_str(), param.tref.to_sexpr())
    };
    let params: Vec<String> = function.params.iter().map(item).collect();
    let results: Vec<String> = function.results.iter().map(item).collect();
    let noreturn = if function.noreturn { "noreturn" } else { "" };
    format!(
        "({}) -> ({}) {noreturn}",
        params.join(", "),
        results.join(", ")
    )
}

fn core(function: &InterfaceFunc) -> String {
    let name = |ty: &WasmType| match ty {
        WasmType::I32 => "i32",
        WasmType::I64 => "i64",
        WasmType::F32 => "f32",
        WasmType::F64 => "f64",
    };
    let (params, results) = function.wasm_signature();
    let params: Vec<&str> = params.iter().map(name).collect();
    let results: Vec<&str> = results.iter().map(name).collect();
    let arrow = if results.is_empty() { "" } else { " -> " };
    format!("({}){arrow}{}", params.join(", "), results.join(", "))
}

/// Returns the notes that a function's row must have, given the method that implements it.
fn notes(function: &InterfaceFunc, block: &ItemImpl, options: &[&str]) -> Vec<String> {
    let method = block.items.iter().find_map(|item| match item {
        ImplItem::Fn(method)
            if name(method) == function.name.as_str() && is_on(&method.attrs, options) =>
        {
            Some(method)
        }
        _ => None,
    });
    let Some(method) = method else {
        let arguments = block.attrs[0].meta.to_token_stream().to_string();
        let notes: &[&str] = if arguments.contains("target") {
            // A function of the target always gets the memory.
            &["target", "memory"]
        } else {
            &["unimplemented"]
        };
        return notes.iter().map(ToString::to_string).collect();
    };
    let is_override = ours(method).is_some_and(|attribute| attribute.path().is_ident("r#override"));
    let types: Vec<String> = method
        .sig
        .inputs
        .iter()
        .filter_map(|input| match input {
            FnArg::Typed(param) => Some(param.ty.to_token_stream().to_string()),
            FnArg::Receiver(_) => None,
        })
        .collect();
    let takes_memory = types.iter().any(|ty| ty.contains("GuestMemory"));
    let needs_memory = takes_memory || (!is_override && is_in_memory(function, &types));
    [
        (is_override, "override"),
        (method.sig.asyncness.is_some(), "async"),
        (needs_memory, "memory"),
    ]
    .into_iter()
    .filter(|(holds, _)| *holds)
    .map(|(_, note)| note.to_owned())
    .collect()
}

/// Whether the glue of a method with these parameters reads or writes the memory.
fn is_in_memory(function: &InterfaceFunc, types: &[String]) -> bool {
    let reads = function.params.iter().zip(types).any(|(param, ty)| {
        let has_payload = |variant: &witx::Variant| variant.cases.iter().any(|c| c.tref.is_some());
        match &**param.tref.type_() {
            witx::Type::Record(record) => record.bitflags_repr().is_none(),
            witx::Type::Variant(variant) => has_payload(variant),
            witx::Type::List(_) => !ty.starts_with("GuestPtr <"),
            _ => false,
        }
    });
    let writes = function.results.iter().any(|result| {
        matches!(&**result.tref.type_(), witx::Type::Variant(variant)
            if variant.cases.first().is_some_and(|ok| ok.tref.is_some()))
    });
    reads || writes
}

/// Returns the witx function that a method implements.
fn name(method: &ImplItemFn) -> String {
    let mut name = method.sig.ident.unraw().to_string();
    if let Some(attribute) = ours(method)
        && let Meta::List(_) = attribute.meta
    {
        let nested = attribute.parse_nested_meta(|meta| {
            let value: syn::LitStr = meta.value()?.parse()?;
            if meta.path.is_ident("name") {
                name = value.value();
            }
            Ok(())
        });
        nested.unwrap();
    }
    name
}

fn ours(method: &ImplItemFn) -> Option<&Attribute> {
    method.attrs.iter().find(|attribute| {
        attribute.path().is_ident("guest") || attribute.path().is_ident("r#override")
    })
}

/// Returns the docs in an attribute, in a build with these options.
fn doc(meta: &Meta, options: &[&str]) -> Option<String> {
    match meta {
        Meta::NameValue(doc) if doc.path.is_ident("doc") => match &doc.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(text.value()),
                _ => None,
            },
            _ => None,
        },
        Meta::List(list) if list.path.is_ident("cfg_attr") => {
            let inner = nested(list);
            let [condition, inner] = &inner[..] else {
                panic!("{}", list.to_token_stream());
            };
            holds(condition, options).then(|| doc(inner, options))?
        }
        _ => None,
    }
}

/// Whether the `#[cfg(…)]`s among `attributes` are true in a build with these options.
fn is_on(attributes: &[Attribute], options: &[&str]) -> bool {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("cfg"))
        .all(|cfg| {
            let inner = nested(cfg.meta.require_list().unwrap());
            inner.iter().all(|condition| holds(condition, options))
        })
}

fn holds(condition: &Meta, options: &[&str]) -> bool {
    match condition {
        Meta::Path(path) => options.iter().any(|option| path.is_ident(option)),
        Meta::List(list) => {
            let inner = nested(list);
            let mut inner = inner.iter().map(|condition| holds(condition, options));
            match list.path.to_token_stream().to_string().as_str() {
                "all" => inner.all(|holds| holds),
                "any" => inner.any(|holds| holds),
                "not" => !inner.next().unwrap(),
                other => panic!("unknown predicate `{other}`"),
            }
        }
        Meta::NameValue(_) => panic!("{}", condition.to_token_stream()),
    }
}

fn nested(list: &syn::MetaList) -> Vec<Meta> {
    let separated = syn::punctuated::Punctuated::<Meta, syn::Token![,]>::parse_terminated;
    list.parse_args_with(separated)
        .unwrap()
        .into_iter()
        .collect()
}
