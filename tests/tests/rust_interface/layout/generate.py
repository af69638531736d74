#!/usr/bin/env python3
"""Writes types.rs and types.c: the same random types in Rust and in C.

    python3 tests/tests/rust_interface/layout/generate.py

The sizes, alignments and offsets in types.c are those of clang for wasm32. The
types depend only on the seed.
"""

import os
import random
import re
import subprocess
from pathlib import Path

SEED = 48
HERE = Path(__file__).parent
CC = os.environ.get("CC", "clang")
FLAGS = ["--target=wasm32", "-ffreestanding", "-Wall", "-Wextra", "-Werror"]

PREFIX = """\
// Written by `generate.py`: change that, and run it again.

#include <stddef.h>
#include <stdint.h>

#define TYPE(type, size, align) \\
    _Static_assert(sizeof(type) == size && _Alignof(type) == align, #type)
#define FIELD(type, field, offset, size) \\
    _Static_assert(offsetof(type, field) == offset, #type "." #field); \\
    _Static_assert(sizeof(((type *)0)->field) == size, #type "." #field)
"""

# Each type in Rust, and in C.
SCALARS = {
    "u8": "uint8_t", "i8": "int8_t", "u16": "uint16_t", "i16": "int16_t",
    "u32": "uint32_t", "i32": "int32_t", "u64": "uint64_t", "i64": "int64_t",
    "f32": "float", "f64": "double", "char": "uint32_t",
}  # fmt: skip
INTS = ["u8", "u16", "u32", "u64"]


class Types:
    def __init__(self):
        self.random = random.Random(SEED)
        self.rust = []
        self.c = []
        # The names of all types, and the fields of each as paths in C.
        self.fields = {}
        self.small = []
        self.aggregates = []
        # The kinds of fields that are still to be used, so that each is.
        self.kinds = []

    def write(self):
        for repr in INTS:
            self.enum(repr, False)
            self.enum(repr, True)
            self.flags(repr)
        self.handle()
        for index in range(40):
            [self.record, self.tuple, self.variant, self.record][index % 4]()

    def declare(self, kind, rust, c, fields=()):
        name = f"{kind}{len(self.fields)}"
        self.rust.append(rust.replace("NAME", name))
        self.c.append(f"typedef {c} {name};")
        self.fields[name] = fields
        return name

    def enum(self, repr, has_discriminants):
        cases = ["Zero", "One", "Two"]
        if has_discriminants:
            cases = ["Four = 4", "Five", f"All = {repr}::MAX"]
        text = f"enumeration! {{ {repr} NAME {{ {', '.join(cases)} }} }}"
        self.small.append(self.declare("Enum", text, SCALARS[repr]))

    def flags(self, repr):
        self.small.append(self.declare("Flags", f"flags! {{ NAME: {repr} }}", SCALARS[repr]))

    def handle(self):
        self.small.append(self.declare("Handle", "handle! { NAME }", "uint32_t"))

    def record(self):
        types = [self.field() for _ in range(self.random.randint(1, 7))]
        fields = [(f"field{index}", rust, c) for index, (rust, c) in enumerate(types)]
        rust = "".join(f"        {name}: {rust},\n" for name, rust, _ in fields)
        self.aggregate("Record", f"record! {{\n    NAME {{\n{rust}    }}\n}}", fields)

    def tuple(self):
        types = [self.field() for _ in range(self.random.randint(1, 5))]
        fields = [(f"member{index}", rust, c) for index, (rust, c) in enumerate(types)]
        rust = "".join(f"        {index}: {rust},\n" for index, (rust, _) in enumerate(types))
        self.aggregate("Tuple", f"tuple! {{\n    NAME(\n{rust}    )\n}}", fields)

    def aggregate(self, kind, rust, fields):
        c = "".join(f"    {c} {name};\n" for name, _, c in fields)
        names = [name for name, _, _ in fields]
        self.aggregates.append(self.declare(kind, rust, f"struct {{\n{c}}}", names))

    def variant(self):
        # The default is the tag of a witx variant.
        repr = self.random.choice([*INTS, None])
        attribute = f"#[repr({repr})]\n    " if repr else ""
        count = self.random.randint(2, 5)
        has_payload = [self.random.random() < 0.7 for _ in range(count - 1)] + [True]
        self.random.shuffle(has_payload)
        rust, c, names = [], [], ["tag"]
        for index in range(count):
            payload = ""
            if has_payload[index]:
                field = self.field()
                payload = f"({field[0]})"
                c.append(f"        {field[1]} Case{index};\n")
                names.append(f"payload.Case{index}")
            rust.append(f"        Case{index}{payload},\n")
        rust = f"variant! {{\n    {attribute}NAME {{\n{''.join(rust)}    }}\n}}"
        union = f"    union {{\n{''.join(c)}    }} payload;\n"
        c = f"struct {{\n    {SCALARS[repr or 'u32']} tag;\n{union}}}"
        self.aggregates.append(self.declare("Variant", rust, c, names))

    def field(self):
        """Returns a type in Rust and in C."""
        if not self.kinds:
            scalars = [lambda scalar=scalar: scalar for scalar in SCALARS.items()]
            named = [lambda name=name: (name, name) for name in self.small]
            nested = [self.nested] * 9
            self.kinds = scalars + named + nested + [
                self.pointer, self.list, self.string, self.pair, self.expected,
                self.array,
            ] * 2  # fmt: skip
            self.random.shuffle(self.kinds)
        return self.kinds.pop()()

    def scalar(self):
        return self.random.choice(list(SCALARS.items()))

    def nested(self):
        if not self.aggregates:
            return self.scalar()
        name = self.random.choice(self.aggregates)
        return (name, name)

    def pointer(self):
        rust, c = self.random.choice([self.scalar, self.nested])()
        return (f"GuestPtr<{rust}>", f"{c} *")

    def list(self):
        rust, c = self.random.choice([self.scalar, self.nested])()
        return (f"GuestPtr<[{rust}]>", f"struct {{ {c} *start; size_t len; }}")

    def string(self):
        return ("GuestPtr<str>", "struct { char *start; size_t len; }")

    def pair(self):
        (a, in_c_a), (b, in_c_b) = self.scalar(), self.nested()
        return (f"({a}, {b})", f"struct {{ {in_c_a} a; {in_c_b} b; }}")

    def array(self):
        rust, c = self.random.choice([self.scalar, self.nested])()
        len = self.random.randint(1, 4)
        return (f"[{rust}; {len}]", f"__typeof__({c}[{len}])")

    def expected(self):
        (ok, in_c_ok), (err, in_c_err) = self.scalar(), self.scalar()
        union = f"union {{ {in_c_ok} ok; {in_c_err} err; }}"
        return (f"Result<{ok}, {err}>", f"struct {{ uint32_t tag; {union} payload; }}")


def values(c, expressions):
    """Returns what clang evaluates the expressions to."""
    # An array of `unsigned` would be compressed if all of it were zero.
    table = f"const unsigned values[] = {{ 1, {', '.join(expressions)} }};"
    program = "\n".join([PREFIX, *c, table])
    command = [CC, *FLAGS, "-x", "c", "-S", "-emit-llvm", "-o", "-", "-"]
    output = subprocess.run(command, input=program, text=True, capture_output=True, check=True)
    (line,) = [line for line in output.stdout.splitlines() if line.startswith("@values")]
    return [int(value) for value in re.findall(r"i32 (\d+)[,\]]", line)][1:]


def main():
    types = Types()
    types.write()
    expressions = []
    for name, fields in types.fields.items():
        expressions += [f"sizeof({name})", f"_Alignof({name})"]
        for field in fields:
            expressions += [f"offsetof({name}, {field})", f"sizeof((({name} *)0)->{field})"]
    numbers = values(types.c, expressions)
    assert len(numbers) == len(expressions)
    numbers = iter(numbers)
    lines = []
    for declaration, (name, fields) in zip(types.c, types.fields.items()):
        lines += ["", declaration, f"TYPE({name}, {next(numbers)}, {next(numbers)});"]
        lines += [
            f"FIELD({name}, {field}, {next(numbers)}, {next(numbers)});" for field in fields
        ]
    (HERE / "types.c").write_text(PREFIX + "\n".join(lines) + "\n")
    names = "".join(f"    {name}::check(layouts);\n" for name in types.fields)
    rust = "\n".join(types.rust)
    (HERE / "types.rs").write_text(
        "//! Written by `generate.py`: change that, and run it again.\n\n"
        "use wasmtime_integration::{GuestPtr, GuestType};\n\n"
        "use super::{Check as _, Layouts};\n"
        "use super::{enumeration, flags, handle, record, tuple, variant};\n\n"
        f"{rust}\n\n"
        f"pub(super) fn check(layouts: &mut Layouts) {{\n{names}}}\n"
    )
    subprocess.run(["rustfmt", "--edition", "2024", HERE / "types.rs"], check=True)


main()
