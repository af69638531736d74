//! Compares the cost of the expansion with wiggle's, and how both grow with the document:
//! the time of `cargo check`, the size of the expanded code, and the size of the machine
//! code.
//!
//! Run `cargo bench -p wasmtime-integration-tests --bench expansion`, with `-- PART…` to
//! measure only parts: documents (`preview1`, `250`, `2500`) and measures (`check`, `lines`,
//! `code`). It needs `python3`, and no network once the workspace's dependencies are fetched.
//!
//! The documents are WASI preview 1 and two that `tests/large/generate.py --wiggle`
//! writes. For each there are crates that differ only in who expands it:
//!
//! - this crate and wiggle, without any method (`unimplemented = trap`, and no `impl` of
//!   the traits);
//! - this crate, wiggle, and wiggle without its tracing, with a method for each function.
//!   The methods take only what both crates can pass (strings and lists as `GuestPtr`),
//!   and are opaque to the optimizer.
//!
//! `check` is the time of a `cargo check` after the crate's source has changed: `from
//! scratch` without an incremental cache, `again` with one. All dependencies are checked
//! before, and `nothing` is a crate that expands nothing. The crates of a document take
//! turns, so that noise affects them equally. `lines` counts what
//! `rustc -Zunpretty=expanded` prints, with nested macros and derives expanded too. `code`
//! is the growth of a stripped release binary that adds all functions to a linker, over one
//! that adds a single handwritten function.
//!
//! The largest document takes minutes. Unless it is named on the command line, it is checked
//! only twice from scratch, and not compiled.
#![allow(
    clippy::cast_precision_loss,
    reason = "lines and bytes are divided for a table"
)]
#![allow(
    clippy::unnecessary_debug_formatting,
    reason = "paths that are quoted, in manifests and in code"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use witx::{BuiltinType, InterfaceFunc, Type, TypeRef};

type Result<T, E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

/// The number of runs for a time, unless they take too long.
const RUNS: usize = 7;
const MIN_RUNS: usize = 3;
const LONG: Duration = Duration::from_secs(30);

/// The major version of Wasmtime, which equals this package's.
const WASMTIME: &str = env!("CARGO_PKG_VERSION_MAJOR");

const DOCUMENTS: [&str; 3] = ["preview1", "250", LARGEST];
const LARGEST: &str = "2500";
const MEASURES: [&str; 3] = ["check", "lines", "code"];

/// The environment variable that makes this program stand in for `rustc`. It names the file
/// for the expansion.
const EXPANSION: &str = "EXPANSION_BENCH_OUTPUT";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = if let Some(path) = std::env::var_os(EXPANSION) {
        expand(Path::new(&path), &arguments)
    } else if arguments.iter().any(|argument| argument == "--bench") {
        bench(&arguments)
    } else {
        // `cargo test --benches` only checks that this program runs.
        Ok(())
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What expands a document, and whether there are methods.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Subject {
    OursEmpty,
    WiggleEmpty,
    Ours,
    Wiggle,
    WigglePlain,
}

impl Subject {
    const ALL: [Subject; 5] = [
        Subject::OursEmpty,
        Subject::WiggleEmpty,
        Subject::Ours,
        Subject::Wiggle,
        Subject::WigglePlain,
    ];

    fn name(self) -> &'static str {
        match self {
            Subject::OursEmpty => "this crate, no methods",
            Subject::WiggleEmpty => "wiggle, no methods",
            Subject::Ours => "this crate",
            Subject::Wiggle => "wiggle",
            Subject::WigglePlain => "wiggle, no tracing",
        }
    }

    fn has_methods(self) -> bool {
        !matches!(self, Subject::OursEmpty | Subject::WiggleEmpty)
    }

    /// The subject that this one is compared with.
    fn peer(self) -> Option<Self> {
        match self {
            Subject::OursEmpty | Subject::Ours => None,
            Subject::WiggleEmpty => Some(Subject::OursEmpty),
            Subject::Wiggle | Subject::WigglePlain => Some(Subject::Ours),
        }
    }

    fn package(self, document: &str) -> String {
        let subject = match self {
            Subject::OursEmpty => "ours-empty",
            Subject::WiggleEmpty => "wiggle-empty",
            Subject::Ours => "ours",
            Subject::Wiggle => "wiggle",
            Subject::WigglePlain => "wiggle-plain",
        };
        format!("{subject}-{document}")
    }

    /// Returns the crate's source without its `add`.
    fn source(self, document: &Document) -> String {
        let witx = document.path.to_string_lossy();
        match self {
            Subject::OursEmpty | Subject::Ours => {
                let methods = match self {
                    Subject::Ours => document.our_methods(),
                    _ => String::new(),
                };
                format!(
                    "use wasmtime_integration::{{GuestPtr, wasmtime_integration}};\n\
                     #[wasmtime_integration(witx = {witx:?}, unimplemented = trap)]\n\
                     impl Ctx {{\n{methods}}}\n"
                )
            }
            Subject::WiggleEmpty => document.wiggle(true),
            Subject::Wiggle => document.wiggle(true) + &document.wiggle_methods(),
            Subject::WigglePlain => document.wiggle(false) + &document.wiggle_methods(),
        }
    }

    /// Returns the function that adds all functions to a linker. Without methods, wiggle's can't
    /// be added.
    fn add(self, document: &Document) -> String {
        let mut lines = String::new();
        for module in document.witx.modules() {
            let (camel, snake) = (camel(module.name.as_str()), snake(module.name.as_str()));
            let path = match self {
                Subject::WiggleEmpty => continue,
                Subject::OursEmpty | Subject::Ours => camel,
                Subject::Wiggle | Subject::WigglePlain => snake,
            };
            writeln!(
                lines,
                "    {path}::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;"
            )
            .unwrap_or_default();
        }
        add_function(&lines)
    }
}

/// Returns the function that `main` calls in each crate.
fn add_function(lines: &str) -> String {
    format!(
        "pub struct Ctx;\n\
         pub fn add(linker: &mut wasmtime::Linker<Ctx>) -> wasmtime::Result<()> {{\n\
         {lines}    let _ = linker;\n    Ok(())\n}}\n"
    )
}

/// A document and the methods that implement it. Only forms that wiggle supports are handled.
struct Document {
    name: &'static str,
    path: PathBuf,
    witx: witx::Document,
    functions: usize,
}

impl Document {
    fn new(name: &'static str, work: &Path) -> Result<Self> {
        let workspace = workspace();
        let path = if name == "preview1" {
            workspace.join("examples/wasi/witx/wasi_snapshot_preview1.witx")
        } else {
            let directory = work.join("documents").join(name);
            let modules = name.parse::<u32>()? / 10;
            run(Command::new("python3")
                .arg(workspace.join("tests/large/generate.py"))
                .args(["--wiggle", "--modules", &modules.to_string(), "--out"])
                .arg(&directory))?;
            directory.join("witx/large.witx")
        };
        let witx = witx::load(&[&path]).map_err(|error| error.report())?;
        Ok(Document {
            name,
            functions: witx.modules().map(|module| module.funcs().count()).sum(),
            path,
            witx,
        })
    }

    fn our_methods(&self) -> String {
        let mut methods = String::new();
        let mut count = 0;
        for module in self.witx.modules() {
            for function in module.funcs() {
                // Several modules may have a function with this name.
                count += 1;
                let (module, name) = (module.name.as_str(), function.name.as_str());
                let output = output(&function, "wasmtime::Error");
                write!(
                    methods,
                    "#[guest(module = {module:?}, name = {name:?})]\n\
                     fn f{count}(&mut self, {}){output} {{ {} }}\n",
                    params(&function, "GuestPtr"),
                    body(&function, "wasmtime::Error"),
                )
                .unwrap_or_default();
            }
        }
        methods
    }

    fn wiggle(&self, tracing: bool) -> String {
        let mut source = format!(
            "wiggle::from_witx!({{ witx: [{:?}], wasmtime: true, tracing: {tracing} }});\n",
            self.path.to_string_lossy()
        );
        let mut errors = BTreeMap::new();
        for module in self.witx.modules() {
            for function in module.funcs() {
                if let Some((_, Some(error))) = expected(&function) {
                    errors.insert(rust(error, ""), case(error, 0));
                }
            }
        }
        for (error, success) in errors {
            writeln!(
                source,
                "impl wiggle::GuestErrorType for {error} {{ fn success() -> Self {{ {success} }} }}"
            )
            .unwrap_or_default();
        }
        source
    }

    fn wiggle_methods(&self) -> String {
        let mut methods = String::new();
        for module in self.witx.modules() {
            let name = module.name.as_str();
            writeln!(methods, "impl {}::{} for Ctx {{", snake(name), camel(name))
                .unwrap_or_default();
            for function in module.funcs() {
                writeln!(
                    methods,
                    "fn {}(&mut self, _: &mut wiggle::GuestMemory<'_>, {}){} {{ {} }}",
                    snake(function.name.as_str()),
                    params(&function, "wiggle::GuestPtr"),
                    output(&function, "wiggle::error::Error"),
                    body(&function, "wiggle::error::Error"),
                )
                .unwrap_or_default();
            }
            methods.push_str("}\n");
        }
        methods
    }
}

fn params(function: &InterfaceFunc, pointer: &str) -> String {
    let params = function.params.iter().enumerate().map(|(index, param)| {
        let by_reference = match &**param.tref.type_() {
            Type::Record(record) => record.bitflags_repr().is_none(),
            Type::Variant(variant) => !variant.is_enum(),
            _ => false,
        };
        let reference = if by_reference { "&" } else { "" };
        format!("p{index}: {reference}{}, ", rust(&param.tref, pointer))
    });
    params.collect()
}

/// Returns the two sides of the function's result.
fn expected(function: &InterfaceFunc) -> Option<(Option<&TypeRef>, Option<&TypeRef>)> {
    match &**function.results.first()?.tref.type_() {
        Type::Variant(variant) => variant.as_expected(),
        _ => None,
    }
}

fn output(function: &InterfaceFunc, trap: &str) -> String {
    match expected(function) {
        Some((ok, err)) => {
            let side = |side: Option<&TypeRef>| side.map_or("()".to_owned(), |ty| rust(ty, ""));
            format!(" -> Result<{}, {}>", side(ok), side(err))
        }
        None if function.noreturn => format!(" -> {trap}"),
        None => String::new(),
    }
}

/// Returns a body that uses all parameters and returns an error that is opaque to the
/// optimizer.
fn body(function: &InterfaceFunc, trap: &str) -> String {
    let mut body = String::new();
    for index in 0..function.params.len() {
        write!(body, "std::hint::black_box(p{index}); ").unwrap_or_default();
    }
    match expected(function) {
        Some((_, Some(error))) => {
            write!(body, "std::hint::black_box(Err({}))", case(error, 1)).unwrap_or_default();
        }
        _ if function.noreturn => {
            write!(body, "{trap}::msg({:?})", function.name.as_str()).unwrap_or_default();
        }
        _ => {}
    }
    body
}

/// Returns the case of an enum with this index.
fn case(ty: &TypeRef, index: usize) -> String {
    let case = match &**ty.type_() {
        Type::Variant(variant) => variant.cases[index].name.as_str(),
        _ => unreachable!("wiggle's errors are enums"),
    };
    let case = if case == "2big" {
        "TooBig".to_owned()
    } else {
        camel(case)
    };
    format!("{}::{case}", rust(ty, ""))
}

/// Returns the type as a method's signature names it.
fn rust(ty: &TypeRef, pointer: &str) -> String {
    let ty = match ty {
        TypeRef::Name(named) => return format!("types::{}", camel(named.name.as_str())),
        TypeRef::Value(ty) => ty,
    };
    match &**ty {
        Type::Builtin(builtin) => match builtin {
            BuiltinType::Char => "char",
            BuiltinType::U8 { .. } => "u8",
            BuiltinType::U16 => "u16",
            BuiltinType::U32 { .. } => "u32",
            BuiltinType::U64 => "u64",
            BuiltinType::S8 => "i8",
            BuiltinType::S16 => "i16",
            BuiltinType::S32 => "i32",
            BuiltinType::S64 => "i64",
            BuiltinType::F32 => "f32",
            BuiltinType::F64 => "f64",
        }
        .to_owned(),
        Type::List(element) => match &**element.type_() {
            Type::Builtin(BuiltinType::Char) => format!("{pointer}<str>"),
            _ => format!("{pointer}<[{}]>", rust(element, pointer)),
        },
        Type::Pointer(target) | Type::ConstPointer(target) => {
            format!("{pointer}<{}>", rust(target, pointer))
        }
        Type::Record(tuple) => {
            let members = tuple.members.iter();
            let members: String = members
                .map(|member| rust(&member.tref, pointer) + ", ")
                .collect();
            format!("({members})")
        }
        Type::Variant(_) | Type::Handle(_) => unreachable!("wiggle supports these only by name"),
    }
}

fn words(witx: &str) -> impl Iterator<Item = &str> {
    witx.split(['-', '_']).filter(|word| !word.is_empty())
}

fn camel(witx: &str) -> String {
    if witx == "self" {
        return "Self_".to_owned();
    }
    let capitalized = words(witx).map(|word| word[..1].to_uppercase() + &word[1..]);
    capitalized.collect()
}

/// Converts a name as wiggle does.
fn snake(witx: &str) -> String {
    const KEYWORDS: [&str; 12] = [
        "async", "await", "become", "crate", "dyn", "fn", "loop", "match", "override", "self",
        "super", "type",
    ];
    let snake = words(witx).collect::<Vec<_>>().join("_").to_lowercase();
    match &snake[..] {
        "yield" => "yield_".to_owned(),
        keyword if KEYWORDS.contains(&keyword) => format!("{keyword}_"),
        _ => snake,
    }
}

fn workspace() -> &'static Path {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests)
}

fn run(command: &mut Command) -> Result<()> {
    let output = command.stdin(Stdio::null()).output();
    let output = output
        .map_err(|error| format!("can't run {}: {error}", command.get_program().display()))?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{command:?} failed:\n{stderr}").into());
    }
    Ok(())
}

/// The workspace of the measured crates.
struct Work {
    directory: PathBuf,
}

/// The crate that expands nothing.
const NOTHING: &str = "nothing";
const BY_HAND: &str = "    linker.func_wrap(\"by\", \"hand\", |x: i32| x)?;\n";

impl Work {
    fn new(documents: &[Document]) -> Result<Self> {
        let work = Work {
            directory: work_directory()?,
        };
        let mut packages = vec![NOTHING.to_owned()];
        work.package(NOTHING, &add_function(BY_HAND))?;
        for document in documents {
            for subject in Subject::ALL {
                let package = subject.package(document.name);
                let source = subject.source(document) + &subject.add(document);
                work.package(&package, &source)?;
                packages.push(package);
            }
        }
        // Only the measured code is optimized as usual: the dependencies' is the same in all
        // binaries.
        let manifest = format!(
            "[workspace]\nresolver = \"3\"\nmembers = {packages:?}\n\n\
             [profile.release]\nstrip = true\n\n\
             [profile.release.package.\"*\"]\nopt-level = 1\n"
        );
        write_changed(&work.directory.join("Cargo.toml"), &manifest)?;
        fs::copy(
            workspace().join("Cargo.lock"),
            work.directory.join("Cargo.lock"),
        )?;
        if run(&mut work.cargo(&["fetch", "--offline"])).is_err() {
            eprintln!("fetching dependencies");
            run(&mut work.cargo(&["fetch"]))?;
        }
        Ok(work)
    }

    fn package(&self, name: &str, source: &str) -> Result<()> {
        let directory = self.directory.join(name);
        fs::create_dir_all(directory.join("src"))?;
        let runtime = workspace().join("runtime");
        let runtime = runtime.to_string_lossy();
        // The same dependencies for all, so that they are built once.
        let manifest = format!(
            "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n\
             wasmtime-integration = {{ path = {runtime:?} }}\n\
             wiggle = {{ version = \"{WASMTIME}\", default-features = false, features = [\"wasmtime\"] }}\n\
             wasmtime = {{ version = \"{WASMTIME}\", default-features = false, \
             features = [\"runtime\", \"std\", \"async\", \"component-model\"] }}\n"
        );
        let package = name.replace('-', "_");
        let main = format!(
            "fn main() -> wasmtime::Result<()> {{\n    \
             let engine = wasmtime::Engine::default();\n    \
             {package}::add(&mut wasmtime::Linker::new(&engine))\n}}\n"
        );
        write_changed(&directory.join("Cargo.toml"), &manifest)?;
        write_changed(&directory.join("src/main.rs"), &main)?;
        write_changed(
            &directory.join("src/lib.rs"),
            &format!("#![allow(warnings)]\n{source}"),
        )
    }

    fn source(&self, package: &str) -> PathBuf {
        self.directory.join(package).join("src/lib.rs")
    }

    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO"));
        command
            .args(arguments)
            .current_dir(&self.directory)
            .env("CARGO_TARGET_DIR", self.directory.join("target"))
            .env("CARGO_TERM_COLOR", "never")
            .env("CARGO_INCREMENTAL", "0");
        command
    }

    /// Times `cargo check` of a package whose source has just changed.
    fn check(&self, package: &str, incremental: bool) -> Result<Duration> {
        let path = self.source(package);
        let source = fs::read_to_string(&path)?;
        let source = source.split("// Changed").next().unwrap_or_default();
        let now = std::time::SystemTime::now();
        let nanoseconds = now.duration_since(std::time::UNIX_EPOCH)?.as_nanos();
        fs::write(&path, format!("{source}// Changed {nanoseconds}\n"))?;
        let mut command = self.cargo(&["check", "--offline", "--quiet", "--lib", "-p", package]);
        if incremental {
            command.env("CARGO_INCREMENTAL", "1");
        }
        let start = Instant::now();
        run(&mut command)?;
        Ok(start.elapsed())
    }

    /// Returns the number of lines of the crate with all macros expanded.
    fn lines(&self, package: &str) -> Result<usize> {
        let output = self.directory.join(format!("{package}.expanded.rs"));
        let mut command = self.cargo(&["check", "--offline", "--quiet", "--lib", "-p", package]);
        command
            .env("RUSTC_WORKSPACE_WRAPPER", std::env::current_exe()?)
            .env(EXPANSION, &output);
        let _ = fs::remove_file(&output);
        // Makes cargo run the compiler again.
        fs::write(self.source(package), fs::read(self.source(package))?)?;
        run(&mut command)?;
        Ok(fs::read_to_string(&output)?.lines().count())
    }

    /// Returns the size of the stripped binary.
    fn binary(&self, package: &str) -> Result<u64> {
        run(&mut self.cargo(&["build", "--offline", "--quiet", "--release", "-p", package]))?;
        let mut path = self.directory.join("target/release").join(package);
        path.set_extension(std::env::consts::EXE_EXTENSION);
        Ok(fs::metadata(path)?.len())
    }
}

/// Returns a directory in cargo's target directory, in whose `release/deps` this program is.
fn work_directory() -> Result<PathBuf> {
    let program = std::env::current_exe()?;
    let target = program.ancestors().nth(3);
    let directory = target.ok_or("no target directory")?.join("tmp/expansion");
    fs::create_dir_all(&directory)?;
    Ok(directory)
}

/// Writes a file unless it already has this text.
fn write_changed(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    Ok(fs::write(path, text)?)
}

/// Runs `rustc`, but writes only the expansion of a library, to a file.
fn expand(output: &Path, arguments: &[String]) -> Result<()> {
    let (rustc, arguments) = arguments.split_first().ok_or("called without a compiler")?;
    let is_library = arguments.iter().any(|argument| argument == "lib");
    let mut command = Command::new(rustc);
    command.args(arguments);
    if is_library {
        // Set for this crate only, because build scripts look at the variable too.
        command
            .arg("-Zunpretty=expanded")
            .env("RUSTC_BOOTSTRAP", "1")
            .stdout(fs::File::create(output)?);
    }
    if command.status()?.success() {
        Ok(())
    } else {
        Err("rustc failed".into())
    }
}

/// The measurements of a crate.
#[derive(Clone, Default)]
struct Measured {
    scratch: Vec<Duration>,
    again: Vec<Duration>,
    lines: Option<usize>,
    code: Option<u64>,
}

impl Measured {
    /// Returns the lower median, since other load only adds to times.
    fn median(times: &[Duration]) -> Option<Duration> {
        let mut times = times.to_vec();
        times.sort_unstable();
        times.get(times.len().checked_sub(1)? / 2).copied()
    }

    /// Returns the compared numbers: two medians in seconds, lines, bytes.
    fn numbers(&self) -> [Option<f64>; 4] {
        [
            Self::median(&self.scratch).map(|time| time.as_secs_f64()),
            Self::median(&self.again).map(|time| time.as_secs_f64()),
            self.lines.map(|lines| lines as f64),
            self.code.map(|code| code as f64),
        ]
    }
}

fn bench(arguments: &[String]) -> Result<()> {
    let parts: Vec<&str> = arguments
        .iter()
        .map(String::as_str)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    if let Some(part) = parts
        .iter()
        .find(|part| !DOCUMENTS.contains(part) && !MEASURES.contains(part))
    {
        return Err(format!("no part `{part}`; there are {DOCUMENTS:?} and {MEASURES:?}").into());
    }
    let wanted = |all: [&'static str; 3]| -> Vec<&'static str> {
        let any = all.iter().any(|part| parts.contains(part));
        let wanted = all.into_iter();
        wanted.filter(|part| !any || parts.contains(part)).collect()
    };
    let measures = wanted(MEASURES);
    let is_thorough =
        |document: &Document| document.name != LARGEST || parts.contains(&document.name);
    let directory = work_directory()?;
    let documents = wanted(DOCUMENTS)
        .into_iter()
        .map(|name| Document::new(name, &directory));
    let documents: Vec<Document> = documents.collect::<Result<_>>()?;
    let work = Work::new(&documents)?;

    let mut rows: Vec<(&Document, Vec<(Subject, Measured)>)> = Vec::new();
    let mut nothing = Measured::default();
    for document in &documents {
        let all = Subject::ALL.map(|subject| (subject, Measured::default()));
        rows.push((document, all.to_vec()));
    }
    if measures.contains(&"check") {
        eprintln!("checking dependencies");
        run(&mut work.cargo(&["check", "--offline", "--quiet", "--lib", "-p", NOTHING]))?;
        let package = (NOTHING.to_owned(), &mut nothing);
        measure_checks(&work, NOTHING, &mut [package], true)?;
        for (document, subjects) in &mut rows {
            let mut packages: Vec<_> = subjects
                .iter_mut()
                .map(|(subject, measured)| (subject.package(document.name), measured))
                .collect();
            measure_checks(&work, document.name, &mut packages, is_thorough(document))?;
        }
    }
    if measures.contains(&"lines") {
        for (document, subjects) in &mut rows {
            eprintln!("expanding {}", document.name);
            for (subject, measured) in subjects {
                measured.lines = Some(work.lines(&subject.package(document.name))?);
            }
        }
    }
    if measures.contains(&"code") {
        eprintln!("building dependencies");
        let without = work.binary(NOTHING)?;
        for (document, subjects) in &mut rows {
            if !is_thorough(document) {
                continue;
            }
            for (subject, measured) in subjects {
                if subject.has_methods() {
                    let package = subject.package(document.name);
                    eprintln!("building {package}");
                    measured.code = Some(work.binary(&package)?.saturating_sub(without));
                }
            }
        }
    }
    print_tables(&rows, &nothing);
    Ok(())
}

/// Times the packages in turn.
fn measure_checks(
    work: &Work,
    name: &str,
    packages: &mut [(String, &mut Measured)],
    is_thorough: bool,
) -> Result<()> {
    for incremental in [false, true] {
        let start = Instant::now();
        // The first incremental run fills the cache.
        let mut warms_up = incremental;
        for round in 0..=RUNS {
            if round > MIN_RUNS && start.elapsed() > LONG {
                break;
            }
            eprintln!("checking {name}, round {round}");
            for (package, measured) in &mut *packages {
                let time = work.check(package, incremental)?;
                let times = if incremental {
                    &mut measured.again
                } else {
                    &mut measured.scratch
                };
                if !warms_up {
                    times.push(time);
                }
            }
            warms_up = false;
            // Not the first round, for which its files are not in memory yet.
            if !is_thorough && round > 0 {
                return Ok(());
            }
        }
    }
    Ok(())
}

fn seconds(time: Option<Duration>) -> String {
    time.map_or_else(
        || "–".to_owned(),
        |time| format!("{:.2}", time.as_secs_f64()),
    )
}

fn or_dash(number: Option<impl ToString>) -> String {
    number.map_or_else(|| "–".to_owned(), |number| number.to_string())
}

fn print_tables(rows: &[(&Document, Vec<(Subject, Measured)>)], nothing: &Measured) {
    println!(
        "| document | functions | expanded by | from scratch, best (s) | median (s) | again, best \
         (s) | median (s) | lines | code (KiB) |\n| --- | ---: | --- |{}",
        " ---: |".repeat(6)
    );
    let row = |document: &str, functions: usize, name: &str, measured: &Measured| {
        println!(
            "| {document} | {functions} | {name} | {} | {} | {} | {} | {} | {} |",
            seconds(measured.scratch.iter().min().copied()),
            seconds(Measured::median(&measured.scratch)),
            seconds(measured.again.iter().min().copied()),
            seconds(Measured::median(&measured.again)),
            or_dash(measured.lines),
            or_dash(measured.code.map(|code| code / 1024)),
        );
    };
    row(NOTHING, 0, "–", nothing);
    for (document, subjects) in rows {
        for (subject, measured) in subjects {
            row(document.name, document.functions, subject.name(), measured);
        }
    }

    let heads = "from scratch | again | lines | code |\n| --- | --- | ---: | ---: | ---: | ---: |";
    println!("\nTimes are medians without those of `nothing`.\n\n| document | ratio | {heads}");
    let [scratch, again, ..] = nothing.numbers();
    let numbers = |measured: &Measured| {
        let mut numbers = measured.numbers();
        for (number, without) in numbers.iter_mut().zip([scratch, again]) {
            *number = number.zip(without).map(|(all, without)| all - without);
        }
        numbers
    };
    let print_ratio =
        |document: &str, ratio: &str, over: [Option<f64>; 4], under: [Option<f64>; 4]| {
            let ratios = over.iter().zip(&under).map(|(over, under)| {
                or_dash(
                    over.zip(*under)
                        .map(|(over, under)| format!("{:.2}", over / under)),
                )
            });
            println!(
                "| {document} | {ratio} | {} |",
                ratios.collect::<Vec<_>>().join(" | ")
            );
        };
    for (document, subjects) in rows {
        for (subject, measured) in subjects {
            let peer = subjects
                .iter()
                .find(|(other, _)| Some(*other) == subject.peer());
            if let Some((peer, other)) = peer {
                let ratio = format!("{} / {}", peer.name(), subject.name());
                print_ratio(document.name, &ratio, numbers(other), numbers(measured));
            }
        }
    }
    for pair in rows.windows(2) {
        let [(small, before), (large, after)] = pair else {
            continue;
        };
        let factor = large.functions as f64 / small.functions as f64;
        for ((subject, before), (_, after)) in before.iter().zip(after) {
            let growth = format!("{} → {}, {factor:.1} times", small.name, large.name);
            print_ratio(&growth, subject.name(), numbers(after), numbers(before));
        }
    }
}
