#!/usr/bin/env python3
"""Writes two interfaces, each as a witx document and as the methods of a host.

    python3 tests/tests/rust_interface/same_as_witx/generate.py

The parameters and results are random, but depend only on the seed, and each kind is used.
"""

import random
import subprocess
from pathlib import Path

SEED = 10
HERE = Path(__file__).parent
WITX = HERE.parents[2] / "witx" / "same"
MARK = "Written by `generate.py`: change that, and run it again."

ENUM = "$low $mid $high"
FLAGS = "$a $b $c $d $e"
WIDE = "\n  ".join(
    " ".join(f"$f{index}" for index in range(start, start + 11)) for start in (0, 11, 22)
)
TYPES = f"""\
(typename $errno
  (enum (@witx tag u16) $success $inval $fault $no_memory $again))
(typename $level8 (enum (@witx tag u8) {ENUM}))
(typename $level16 (enum (@witx tag u16) {ENUM}))
(typename $level32 (enum (@witx tag u32) {ENUM}))
(typename $level64 (enum (@witx tag u64) {ENUM}))
(typename $flags8 (flags (@witx repr u8) {FLAGS}))
(typename $flags16 (flags (@witx repr u16) {FLAGS}))
(typename $flags32 (flags (@witx repr u32) {FLAGS}))
(typename $flags64 (flags (@witx repr u64)
  {WIDE}))
(typename $unit (handle))
(typename $position (record (field $x f32) (field $y f32)))
(typename $item (record
  (field $level $level8) (field $rights $flags16) (field $unit $unit)
  (field $next (@witx pointer $position)) (field $name string)
  (field $sizes (list u16)) (field $letter char) (field $count u64)))
(typename $pair (tuple u8 $level32))
(typename $shape (variant (@witx tag u8)
  (case $dot) (case $circle f32) (case $line $position) (case $big u64)))
(typename $sum (variant (@witx tag u32) (case $none) (case $small u8) (case $pair $pair)))
"""

SCALARS = {
    "u8": "u8", "s8": "i8", "u16": "u16", "s16": "i16", "u32": "u32", "s32": "i32",
    "u64": "u64", "s64": "i64", "f32": "f32", "f64": "f64", "char": "char", "bool": "bool",
}  # fmt: skip
NAMED = {
    f"${name}": f"types::{name.capitalize()}"
    for name in [
        *(f"level{bits}" for bits in [8, 16, 32, 64]),
        *(f"flags{bits}" for bits in [8, 16, 32, 64]),
        "unit",
    ]
}
# Those of the types in a document are the same in a tuple without a name.
AGGREGATES = {
    f"${name}": f"types::{name.capitalize()}"
    for name in ["position", "item", "pair", "shape", "sum"]
} | {"(tuple u16 u64)": "(u16, u64)"}
POINTERS = {
    "(@witx pointer u32)": "u32",
    "(@witx const_pointer u64)": "u64",
    "(@witx pointer $item)": "types::Item",
    "(@witx const_pointer $shape)": "types::Shape",
}
LISTS = {
    "(list u16)": "u16",
    "(list $position)": "types::Position",
    "(list $item)": "types::Item",
    "(list $level8)": "types::Level8",
}

# Each kind of a parameter: its type in witx, its type in Rust, and how it uses the memory.
PARAMS = [(witx, rust, "") for witx, rust in (SCALARS | NAMED).items()]
for witx, rust in AGGREGATES.items():
    PARAMS += [(witx, rust, ""), (witx, f"&{rust}", "")]
PARAMS += [(witx, f"GuestPtr<{rust}>", "unread") for witx, rust in POINTERS.items()]
for witx, rust in LISTS.items():
    PARAMS += [(witx, f"Vec<{rust}>", ""), (witx, f"GuestPtr<[{rust}]>", "unread")]
PARAMS += [
    ("string", "&str", "borrowed"),
    ("string", "Cow<'_, str>", ""),
    ("string", "String", ""),
    ("string", "GuestPtr<str>", "unread"),
    ("(list u8)", "&[u8]", "borrowed"),
    ("(list u8)", "&mut [u8]", "buffer"),
    ("(list u8)", "Cow<'_, [u8]>", ""),
    ("(list u8)", "Vec<u8>", ""),
    ("(list u8)", "GuestPtr<[u8]>", "unread"),
]

# Those that are values of the core type, and those of which each is valid.
PASSED = SCALARS | NAMED
UNCHECKED = ["u32", "s32", "u64", "s64", "f32", "f64", "$unit"]

# Each kind of a result: the witx result, the Rust result, and the value.
ANSWER = "Answer::answer(self.next())"
# A document can't return an enum, of which `bool` is one.
VALUES = [
    (f"(result $r {witx})", f" -> {rust}", ANSWER)
    for witx, rust in (SCALARS | NAMED).items()
    if "level" not in witx and witx != "bool"
] + [("(result $r (@witx pointer u32))", " -> GuestPtr<u32>", ANSWER), ("", "", "")]
TRAPS = [
    (witx, rust.replace("-> ", "-> wasmtime::Result<") + ">", f"self.refuse()?; Ok({answer})")
    for witx, rust, answer in random.Random(SEED).sample(VALUES[:-1], 6)
] + [("", " -> wasmtime::Result<()>", "self.refuse()")]
ERRNO = [
    ("(result $r (expected (error $errno)))", f" -> Result<(), {error}>", "self.fail()")
    for error in ["types::Errno", "Trappable<types::Errno>", "Own"]
]


class Interface:
    def __init__(self, name, results, helpers):
        self.random = random.Random(f"{SEED} {name}")
        self.name = name
        self.results = results
        self.helpers = helpers
        self.unused_params = []
        self.unused_results = []
        # The functions that accept all arguments, and those that don't need the memory.
        self.infallible = []
        self.memoryless = []

    def next(self, unused, all):
        if not unused:
            unused += all
            self.random.shuffle(unused)
        return unused.pop()

    def function(self, index):
        """Returns a function in witx, and in Rust."""
        params = [
            self.next(self.unused_params, PARAMS) for _ in range(self.random.randint(1, 5))
        ]
        memory = self.random.choice(["", "", "&", "&mut"])
        kinds = [kind for _, _, kind in params]
        if "borrowed" in kinds:
            memory = memory.replace("mut", "")
        if "buffer" in kinds:
            memory = ""
            # The buffer is the only one that can borrow.
            while "borrowed" in kinds or kinds.count("buffer") > 1:
                nth = kinds.index("borrowed") if "borrowed" in kinds else kinds.index("buffer")
                self.unused_params.append(params.pop(nth))
                kinds.pop(nth)
                self.random.shuffle(self.unused_params)
        if all(kind == "unread" or witx in UNCHECKED for witx, _, kind in params):
            self.infallible.append(f"f{index}")
        if not memory and all(kind == "unread" or witx in PASSED for witx, _, kind in params):
            self.memoryless.append(f"f{index}")
        result, output, value = self.next(self.unused_results, self.results)
        names = "abcde"
        in_witx = [f"(param ${name} {witx})" for name, (witx, _, _) in zip(names, params)]
        in_rust = [f"{name}: {rust}" for name, (_, rust, _) in zip(names, params)]
        first = [f"memory: {memory} GuestMemory<'_>"] if memory else []
        body = ["self.saw(&memory.len());"] if memory else []
        for name, (witx, rust, kind) in zip(names, params):
            body.append(f"self.saw(&{name});")
            if kind == "buffer":
                body.append(f"{name}.reverse();")
            if kind == "unread" and memory:
                body += self.access(name, rust, memory == "&mut")
        body.append(value)
        witx = "\n    ".join([f'(@interface func (export "f{index}")', *in_witx, result])
        rust = (
            f"pub fn f{index}(&mut self, {', '.join(first + in_rust)}){output} {{"
            f" {' '.join(body)} }}\n"
        )
        return witx.rstrip() + ")", rust

    def quoted(self, names):
        return ", ".join(f'"{name}"' for name in names)

    def access(self, name, rust, is_mut):
        if rust == "GuestPtr<str>":
            return [f"self.saw(&memory.str({name}).map(str::to_owned));"]
        if rust.startswith("GuestPtr<["):
            lines = [f"self.saw(&memory.to_vec({name}));"]
            if is_mut and rust == "GuestPtr<[u8]>":
                lines.append(f"self.saw(&memory.slice_mut({name}).map(<[u8]>::reverse));")
            return lines
        lines = [f"self.saw(&memory.read({name}));"]
        if is_mut and rust in ("GuestPtr<u32>", "GuestPtr<u64>"):
            lines.append(f"let answer = {ANSWER};")
            lines.append(f"self.saw(&memory.write({name}, answer));")
        return lines

    def write(self, count):
        functions = [self.function(index) for index in range(count)]
        witx = "\n  ".join(witx for witx, _ in functions)
        (WITX / f"{self.name}.witx").write_text(
            f";;; {MARK}\n\n{TYPES}\n(module $same\n  {witx})\n"
        )
        methods = "".join(rust for _, rust in functions)
        # rustfmt doesn't format the body of a macro.
        block = f"impl Host {{\n{methods}}}\n"
        command = ["rustfmt", "--edition", "2024", "--config", "max_width=84"]
        block = subprocess.run(
            command, input=block, text=True, capture_output=True, check=True
        ).stdout
        block = "".join(f"            {line}\n" if line else "\n" for line in block.splitlines())
        (HERE / f"{self.name}.rs").write_text(
            f"//! {MARK}\n\n"
            "use super::run::Special;\n\n"
            "pub(super) const SPECIAL: Special = Special {\n"
            f"    infallible: &[{self.quoted(self.infallible)}],\n"
            f"    memoryless: &[{self.quoted(self.memoryless)}],\n"
            "};\n\n"
            "/// A host whose interface is what the arguments say.\n"
            f"macro_rules! {self.name} {{\n"
            "    ($name:ident, [$($types:item)?], ($($interface:tt)*)) => {\n"
            "        pub(super) mod $name {\n"
            "            $($types)?\n\n"
            f"            super::host::{self.helpers}!();\n\n"
            "            #[wasmtime_integration($($interface)*)]\n"
            f"{block}"
            "        }\n"
            "    };\n"
            "}\n\n"
            f"pub(super) use {self.name};\n"
        )


Interface("plain", VALUES + TRAPS, "plain_host").write(len(VALUES + TRAPS))
Interface("fallible", ERRNO * 7 + VALUES[-3:], "fallible_host").write(24)
