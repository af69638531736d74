#!/usr/bin/env python3
"""Writes a witx interface as large as real ones, and hosts that implement it.

    python3 tests/large/generate.py                      the files of this crate
    python3 tests/large/generate.py --out DIR            the same, elsewhere
    python3 tests/large/generate.py --out DIR --modules 250 --wiggle

What it writes depends on its arguments alone:

    witx/large.witx        uses all others
    witx/types.witx        types that the modules share
    witx/modules/*.witx    a module of ten functions each, with types of its own
    src/modules/*.rs       for each module, the impl block that implements it
    calls.tsv              for each function, a call and its outcome

Sizes, alignments and core values in `calls.tsv` are computed here, by the rules of
the ABI in runtime/src/guide/abi.md, as a second opinion on the macro's output.

With `--wiggle`, it only writes the documents, and in them only what wiggle 48 can
expand. That leaves out:

- results without an error (`(result $r u32)`), errors without a type (`(error)`)
  and named `expected` results;
- `char` and `bool` by themselves (a typename of `bool` is an enum of its own);
- anonymous tuples, variants and `expected`s as parameters;
- strings, lists, tuples, `bool`s and `expected`s in records and variants;
- typenames of pointers, of strings and of tuples, and aliases of lists;
- variants and unions whose cases have no names, as those of an untagged union;
- enums of 64 bits as parameters;
- constants of types other than integers;
- parameters that are called `memory` or `arg0`, and functions `add_to_linker`;
- functions, parameters and flags whose names start with a digit.
"""

import argparse
import itertools
import shutil
import struct
from dataclasses import dataclass
from pathlib import Path

MARK = "Written by `generate.py`: change that, and run it again."

# -- Names ----------------------------------------------------------------------

KEYWORDS = set(
    "as async await break const continue crate dyn else enum extern false fn for gen if"
    " impl in let loop match mod move mut pub ref return self Self static struct super"
    " trait true type unsafe use where while abstract become box do final macro override"
    " priv try typeof unsized virtual yield".split()
)


def words(witx):
    return [word.lower() for word in witx.replace("-", "_").split("_") if word]


def identifier(name):
    if name in ("self", "Self", "super", "crate"):
        return name + "_"
    if name[0].isdigit():
        name = "_" + name
    return "r#" + name if name in KEYWORDS else name


def camel(witx):
    if witx == "2big":
        return "TooBig"
    return identifier("".join(word[0].upper() + word[1:] for word in words(witx)))


def snake(witx):
    return identifier("_".join(words(witx)))


def shouty(witx):
    return identifier("_".join(words(witx)).upper())


# -- Values and types -----------------------------------------------------------


class Memory:
    """A guest's memory before a call."""

    def __init__(self):
        self.end = 64
        self.cells = []

    def reserve(self, size, align):
        address = -(-self.end // align) * align
        self.end = address + size
        return address

    def place(self, data, align):
        address = self.reserve(len(data), align)
        if data:
            self.cells.append((address, data))
        return address


@dataclass(frozen=True)
class Value:
    rust: str
    # Its bytes in memory, with `None` for padding.
    data: "bytes | list"
    # The target of a pointer, list or string, in Rust.
    content: str = ""


def align_up(offset, align):
    return -(-offset // align) * align


def lay_out(types):
    """Offsets, size and alignment of consecutive members."""
    offsets, end, align = [], 0, 1
    for ty in types:
        offset = align_up(end, ty.align)
        offsets.append(offset)
        end = offset + ty.size
        align = max(align, ty.align)
    return offsets, align_up(end, align), align


class Type:
    """A use of a type. `witx` and `rust` are its spellings there."""

    # The core type that passes it, or "list", or "address" for a value in memory.
    core = "address"
    is_signed = False

    def sample(self, n, memory):
        """Returns the n-th value that tests pass."""
        raise NotImplementedError

    def core_of(self, value):
        number = int.from_bytes(value.data, "little", signed=self.is_signed)
        if self.core in ("f32", "f64"):
            return [f"{self.core}:{number:x}"]
        if self.core == "list":
            return [f"i32:{n}" for n in struct.unpack("<ii", value.data)]
        bits = int(self.core[1:])
        number &= (1 << bits) - 1
        return [f"{self.core}:{number - (number >> (bits - 1) << bits)}"]

    def pass_in(self, n, memory):
        """Returns a value, and the core values that pass it."""
        value = self.sample(n, memory)
        if self.core == "address":
            return value, [f"i32:{memory.place(value.data, self.align)}"]
        return value, self.core_of(value)


class Scalar(Type):
    def __init__(self, witx, rust, code, core, samples):
        self.witx, self.rust, self.code, self.core = witx, rust, code, core
        self.size = self.align = struct.calcsize("<" + code)
        self.is_signed = code in "bhiq"
        self.samples = samples

    def sample(self, n, memory):
        number = self.samples[n % len(self.samples)]
        data = struct.pack("<" + self.code, number)
        if self.rust == "bool":
            return Value("true" if number else "false", data)
        if self.rust == "char":
            return Value(f"'\\u{{{number:x}}}'", data)
        return Value(repr(number), data)


U8 = Scalar("u8", "u8", "B", "i32", [1, 200, 255])
U16 = Scalar("u16", "u16", "H", "i32", [2, 40000, 65535])
U32 = Scalar("u32", "u32", "I", "i32", [3, 0xDEADBEEF, 0xFFFFFFFF])
U64 = Scalar("u64", "u64", "Q", "i64", [4, 1 << 63, (1 << 64) - 1])
S8 = Scalar("s8", "i8", "b", "i32", [-1, 100, -128])
S16 = Scalar("s16", "i16", "h", "i32", [-2, 30000, -32768])
S32 = Scalar("s32", "i32", "i", "i32", [-3, 0x7FFFFFFF, -(1 << 31)])
S64 = Scalar("s64", "i64", "q", "i64", [-4, (1 << 63) - 1, -(1 << 63)])
F32 = Scalar("f32", "f32", "f", "f32", [1.5, -0.25, 65536.0])
F64 = Scalar("f64", "f64", "d", "f64", [-2.5, 1e10, 0.125])
CHAR = Scalar("char", "char", "I", "i32", [0x61, 0xE9, 0x10FFFF])
BOOL = Scalar("bool", "bool", "I", "i32", [1, 0])
CHAR8 = Scalar("(@witx char8)", "u8", "B", "i32", [65, 255])
USIZE = Scalar("(@witx usize)", "u32", "I", "i32", [6, 0x80000000])
NUMBERS = [U8, U16, U32, U64, S8, S16, S32, S64, F32, F64]


class String(Type):
    witx, rust, core, size, align = "string", "GuestPtr<str>", "list", 8, 4
    SAMPLES = ["a path", "grüße", "日本"]

    def sample(self, n, memory):
        text = self.SAMPLES[n % len(self.SAMPLES)]
        data = text.encode()
        address = memory.place(data, 1)
        return Value(
            f"GuestPtr::new(({address}, {len(data)}))",
            struct.pack("<II", address, len(data)),
            f'"{text}"',
        )


STRING = String()


class List(Type):
    core, size, align = "list", 8, 4

    def __init__(self, element):
        self.element = element
        self.witx = f"(list {element.witx})"
        self.rust = f"GuestPtr<[{element.rust}]>"

    def sample(self, n, memory):
        elements = [self.element.sample(n + i, memory) for i in range(1 + n % 3)]
        data = [byte for element in elements for byte in element.data]
        address = memory.place(data, self.element.align)
        return Value(
            f"GuestPtr::new(({address}, {len(elements)}))",
            struct.pack("<II", address, len(elements)),
            "[" + ", ".join(element.rust for element in elements) + "]",
        )


class Pointer(Type):
    core, size, align = "i32", 4, 4

    def __init__(self, target, keyword="pointer"):
        self.target, self.is_const = target, keyword == "const_pointer"
        self.witx = f"(@witx {keyword} {target.witx})"
        self.rust = f"GuestPtr<{target.rust}>"

    def sample(self, n, memory):
        target = self.target.sample(n, memory)
        address = memory.place(target.data, self.target.align)
        return Value(f"GuestPtr::new({address})", struct.pack("<I", address), target.rust)


def const_pointer(target):
    return Pointer(target, "const_pointer")


class Tuple(Type):
    def __init__(self, *members, constructor=""):
        self.members, self.constructor = members, constructor
        self.witx = " ".join(["(tuple", *(ty.witx for ty in members)]) + ")"
        self.rust = tuple_of([ty.rust for ty in members])
        self.offsets, self.size, self.align = lay_out(members)

    def sample(self, n, memory):
        values = [ty.sample(n + i, memory) for i, ty in enumerate(self.members)]
        rust = [value.rust for value in values]
        rust = f"{self.constructor}({', '.join(rust)})" if self.constructor else tuple_of(rust)
        return Value(rust, joined(self.offsets, values, self.size))


def tuple_of(parts):
    return f"({parts[0]},)" if len(parts) == 1 else f"({', '.join(parts)})"


def joined(offsets, values, size):
    data = [None] * size
    for offset, value in zip(offsets, values):
        data[offset : offset + len(value.data)] = value.data
    return data


class Expected(Type):
    """`None` stands for an absent side."""

    def __init__(self, ok, err):
        self.ok, self.err = ok, err
        ok_witx = f" {ok.witx}" if ok else ""
        err_witx = f" {err.witx}" if err else ""
        self.witx = f"(expected{ok_witx} (error{err_witx}))"
        self.rust = f"Result<{ok.rust if ok else '()'}, {err.rust if err else '()'}>"
        if not (ok or err):
            self.core = "i32"
        self.offset, self.size, self.align = variant_layout(4, [ok, err])

    def sample(self, n, memory):
        is_err = n % 2
        payload = self.err if is_err else self.ok
        value = payload.sample(n, memory) if payload else Value("()", b"")
        tag = Value("", struct.pack("<I", is_err))
        data = joined([0, self.offset], [tag, value], self.size)
        return Value(f"{'Err' if is_err else 'Ok'}({value.rust})", data)


def variant_layout(tag, payloads):
    """Returns the offset of the payload, the size and the alignment."""
    payloads = [ty for ty in payloads if ty]
    align = max([1, *(ty.align for ty in payloads)])
    offset = align_up(tag, align)
    size = offset + max([0, *(ty.size for ty in payloads)])
    return offset, align_up(size, max(tag, align)), max(tag, align)


class Variant(Type):
    """An anonymous variant, which is named after its place, or the body of a
    typename."""

    def __init__(self, cases, rust, tag=None, tag_size=4, is_union=False):
        self.cases, self.rust, self.tag_size = cases, rust, tag_size
        tag_witx = f" (@witx tag {tag})" if tag else ""
        self.parts = [
            (f"{payload.witx}" if is_union else case_of(name, payload), f"The case `{name}`.")
            for name, payload in cases
        ]
        self.head = ("union" if is_union else "variant") + tag_witx
        self.witx = f"({self.head} {' '.join(part for part, _ in self.parts)})"
        payloads = [payload for _, payload in cases]
        self.offset, self.size, self.align = variant_layout(tag_size, payloads)
        if not any(payloads):
            self.core = "i32"

    def sample(self, n, memory):
        index = n % len(self.cases)
        name, payload = self.cases[index]
        tag = Value("", index.to_bytes(self.tag_size, "little"))
        rust = f"{self.rust}::{camel(name)}"
        if payload is None:
            return Value(rust, joined([0], [tag], self.size))
        value = payload.sample(n, memory)
        data = joined([0, self.offset], [tag, value], self.size)
        return Value(f"{rust}({value.rust})", data)


def case_of(name, payload):
    return f"(case ${name} {payload.witx})" if payload else f"(case ${name})"


def first_case(error):
    """Returns the first case of an error enum, which guests read as success."""
    while error and not isinstance(error, Enum):
        error = getattr(error, "body", None)
    return error and error.cases[0]


REPR_SIZES = {"u8": 1, "u16": 2, None: 4, "u32": 4, "u64": 8}


class Enum(Type):
    core = "i32"

    def __init__(self, name, tag, cases):
        self.name, self.cases = name, cases
        self.size = self.align = REPR_SIZES[tag]
        self.head = "enum" + (f" (@witx tag {tag})" if tag else "")
        self.parts = [(f"${case}", f"The case `{case}`.") for case in cases]

    def sample(self, n, memory):
        index = n % len(self.cases)
        rust = f"types::{camel(self.name)}::{camel(self.cases[index])}"
        return Value(rust, index.to_bytes(self.size, "little"))


class Flags(Type):
    def __init__(self, name, repr_, flags):
        self.name, self.flags = name, flags
        self.size = self.align = REPR_SIZES[repr_]
        self.core = "i64" if repr_ == "u64" else "i32"
        self.head = "flags" + (f" (@witx repr {repr_})" if repr_ else "")
        self.parts = [(f"${flag}", f"The flag `{flag}`.") for flag in flags]

    def sample(self, n, memory):
        # The last flag is often the one at the edge.
        bits = sorted({n % len(self.flags), len(self.flags) - 1})
        flags = [f"types::{camel(self.name)}::{shouty(self.flags[bit])}" for bit in bits]
        number = sum(1 << bit for bit in bits)
        return Value(" | ".join(flags), number.to_bytes(self.size, "little"))


class Handle(Type):
    core, size, align, head, parts = "i32", 4, 4, "handle", []

    def __init__(self, name):
        self.name = name

    def sample(self, n, memory):
        return Value(f"types::{camel(self.name)}::from({n})", struct.pack("<I", n))


class Record(Type):
    def __init__(self, name, fields):
        self.name, self.fields = name, fields
        self.offsets, self.size, self.align = lay_out([ty for _, ty in fields])
        self.head = "record"
        self.parts = [
            (f"(field ${field} {ty.witx})", f"The field `{field}`.") for field, ty in fields
        ]

    def sample(self, n, memory):
        values = [ty.sample(n + i, memory) for i, (_, ty) in enumerate(self.fields)]
        fields = ", ".join(
            f"{snake(field)}: {value.rust}" for (field, _), value in zip(self.fields, values)
        )
        rust = f"types::{camel(self.name)} {{ {fields} }}"
        return Value(rust, joined(self.offsets, values, self.size))


class Named(Type):
    """A typename: of a new type, or an alias."""

    def __init__(self, name, body, docs=None):
        self.name, self.body = name, body
        self.docs = docs or f"The type `{name}`."
        self.witx, self.rust = f"${name}", f"types::{camel(name)}"
        self.size, self.align, self.core = body.size, body.align, body.core
        self.is_signed = body.is_signed

    def sample(self, n, memory):
        return self.body.sample(n, memory)

    def definition(self):
        head = getattr(self.body, "head", None)
        lines = [f";;; {line}".rstrip() for line in self.docs.split("\n")]
        if head is None:
            return [*lines, f"(typename ${self.name} {self.body.witx})"]
        lines.append(f"(typename ${self.name} ({head}")
        for part, docs in self.body.parts:
            lines += [f"  ;;; {docs}", f"  {part}"]
        lines[-1] += "))"
        return lines


def resolve(ty):
    """Returns the type that a chain of aliases stands for."""
    while isinstance(ty, Named):
        ty = ty.body
    return ty


# -- The documents --------------------------------------------------------------


@dataclass
class Pools:
    """Types by the places where they may be used, and errors. A function among them
    creates a type that Rust names after its place."""

    params: list
    fields: list
    payloads: list
    oks: list
    errors: list
    plain: list
    # Results that are a typename of an `expected`.
    named_results: list


class Shared:
    """The types that modules share, in the order of their definition."""

    def __init__(self, wiggle):
        self.types = []
        self.constants = []
        # Names with a special meaning in Rust.
        self.errno = self.add(
            "errno",
            Enum("errno", "u16", ["success", "2big", "acces", "fault", "inval", "nomem", "self"]),
            "Why a function failed.\n\nThe first case is success; see <https://example.com/errno>.",
        )
        self.size = self.add("size", USIZE, "The size of something in memory.")
        self.timestamp = self.add("timestamp", U64)
        self.deadline = self.add("deadline", self.timestamp, "An alias of an alias.")
        self.delta = self.add("delta", S64, "Where to, *relative* to `here`.")
        self.ratio = self.add("ratio", F64)
        self.level = self.add("level", Enum("level", "u8", ["low", "high", "type"]))
        self.zone = self.add("zone", Enum("zone", None, ["utc", "local-1", "local-2"]))
        self.perms = self.add("perms", Flags("perms", "u8", ["read", "write", "exec"]))
        self.caps = self.add("caps", Flags("caps", "u16", [f"cap{i}" for i in range(16)]))
        digit = "x2" if wiggle else "2x"
        self.options = self.add("options", Flags("options", None, ["sync", "async", digit]))
        self.rights = self.add("rights", Flags("rights", "u64", [f"right_{i}" for i in range(64)]))
        self.fd = self.add("fd", Handle("fd"), "An open file.\n\n- owned by the guest\n- never 0")
        self.point = self.add("point", Record("point", [("x", S32), ("y", S32)]))
        self.segment = self.add(
            "segment", Record("segment", [("from", self.point), ("to", self.point), ("w", F32)])
        )
        self.iovec = self.add(
            "iovec", Record("iovec", [("buf", Pointer(U8)), ("buf_len", self.size)])
        )
        self.iovecs = self.add("iovec_array", List(self.iovec))
        self.bytes = self.add("bytes", List(U8))
        self.tagged = self.add(
            "tagged",
            Variant(
                [("low", U32), ("high", self.point), ("type", None)], "types::Tagged", "$level", 1
            ),
        )
        self.shape = self.add(
            "shape",
            Variant([("none", None), ("dot", self.point), ("circle", F64)], "types::Shape", "u8", 1),
        )
        self.untagged = self.add(
            "untagged", Variant([("a-b", U16), ("c-d", self.fd)], "types::Untagged")
        )
        self.choice = self.add(
            "choice",
            Variant(
                [("low", U8), ("high", U64), ("type", self.point)],
                "types::Choice",
                "$level",
                1,
                is_union=True,
            ),
        )
        self.constants += [("size", "min", 1), ("timestamp", "epoch", 0), ("deadline", "never", (1 << 64) - 1)]
        if not wiggle:
            self.add_beyond_wiggle()

    def add_beyond_wiggle(self):
        self.era = self.add("era", Enum("era", "u64", ["before", "after"]))
        self.byte = self.add("byte", CHAR8)
        self.flag = self.add("flag", BOOL)
        self.letter = self.add("letter", CHAR)
        self.code = self.add("code", U16)
        self.text = self.add("text", STRING)
        self.path = self.add("path-name", self.text, "An alias of an alias of a string.")
        self.names = self.add("names", List(STRING))
        self.points = self.add("points", List(self.point))
        self.cell = self.add("cell", Pointer(U32))
        self.cell_cell = self.add("cell-cell", Pointer(self.cell))
        self.frozen = self.add("frozen", const_pointer(self.point))
        self.pair = self.add("pair", Tuple(U8, U32, constructor="types::Pair"))
        self.results = self.add(
            "size-and-fd", Tuple(self.size, self.fd, constructor="types::SizeAndFd")
        )
        self.unit = self.add("unit", Tuple(constructor="types::Unit"))
        self.number = self.add(
            "number",
            Variant([("0", U8), ("1", F64), ("2", self.point)], "types::Number", is_union=True),
        )
        self.wide = self.add(
            "wide",
            Variant(
                [("before", U64), ("after", STRING)], "types::Wide", "$era", 8, is_union=True
            ),
        )
        self.outcome = self.add("outcome", Expected(self.size, self.errno))
        self.done = self.add("done", Expected(None, self.errno))
        self.whether = self.add("whether", Expected(None, None))
        # Names in Rust's prelude.
        self.option = self.add("option", U32)
        self.vec = self.add("vec", Record("vec", [("box", U8), ("self", self.option)]))
        self.some = self.add("some", Tuple(self.vec, constructor="types::Some"))
        self.mixed = self.add(
            "mixed",
            Record(
                "mixed",
                [
                    ("a", U8),
                    ("b", BOOL),
                    ("c", CHAR),
                    ("d", F32),
                    ("e", U64),
                    ("f", self.fd),
                    ("g", self.level),
                    ("h", self.rights),
                    ("i", self.perms),
                    ("j", STRING),
                    ("k", List(self.point)),
                    ("l", Pointer(self.segment)),
                    ("m", Tuple(U8, U16)),
                    ("n", Expected(U8, U16)),
                    ("o", self.shape),
                    ("p", self.pair),
                    ("type", const_pointer(U64)),
                    ("self", Variant([("x", U8), ("y", None)], "types::MixedSelf")),
                    ("3d", CHAR8),
                ],
            ),
        )
        self.constants += [
            ("level", "top", 2),
            ("perms", "all", 7),
            ("rights", "last", 1 << 63),
            ("fd", "stdin", 0),
            ("code", "type", 65535),
        ]

    def add(self, name, body, docs=None):
        named = Named(name, body, docs)
        self.types.append(named)
        return named

    def wiggle_pools(self):
        numbers = NUMBERS
        named = [self.size, self.timestamp, self.deadline, self.delta, self.level, self.zone]
        named += [self.perms, self.caps, self.options, self.rights, self.fd, self.point]
        compound = [self.segment, self.iovec, self.tagged, self.shape, self.untagged, self.choice]
        lists = [STRING, List(U8), List(self.point), List(self.fd), List(U32), self.iovecs]
        pointers = [Pointer(U8), Pointer(self.point), const_pointer(U32), Pointer(Pointer(U8))]
        return Pools(
            params=[*mixed(numbers, named, compound, lists, pointers)],
            fields=[*mixed(numbers, named, compound, [Pointer(U8), const_pointer(self.point)])],
            payloads=[*mixed(numbers, named, [self.segment, Pointer(U8)])],
            oks=[None, self.size, self.timestamp, self.fd, self.level, self.perms, self.segment]
            + [Tuple(self.size, self.fd), self.rights, self.tagged],
            errors=[self.errno],
            plain=[],
            named_results=[],
        )

    def pools(self):
        numbers = [*NUMBERS, CHAR, BOOL, CHAR8, USIZE]
        named = [self.size, self.deadline, self.delta, self.ratio, self.byte, self.flag]
        named += [self.letter, self.text, self.path, self.names, self.points, self.bytes]
        named += [self.level, self.zone, self.era, self.errno, self.perms, self.caps]
        named += [self.options, self.rights, self.fd, self.cell_cell, self.frozen, self.option]
        compound = [self.point, self.segment, self.mixed, self.pair, self.unit, self.tagged]
        compound += [self.shape, self.untagged, self.choice, self.number, self.wide]
        compound += [self.outcome, self.done, self.whether, self.vec, self.some]
        compound += [Tuple(U8, U32), Tuple(self.fd, Tuple(U8, F64)), Tuple(STRING), Tuple()]
        compound += [Expected(U8, U16), Expected(None, self.errno), Expected(self.point, None)]
        compound += [Expected(None, None), many_members, either_or, plain_enum]
        lists = [STRING, List(U8), List(U16), List(F64), List(CHAR8), List(BOOL), List(STRING)]
        lists += [List(self.point), List(self.fd), List(self.level), List(self.rights)]
        lists += [List(self.mixed), List(List(U8)), List(Tuple(U8, U16)), List(self.shape)]
        lists += [List(Pointer(U8)), List(self.outcome), List(self.flag)]
        pointers = [Pointer(U8), Pointer(self.point), Pointer(STRING), Pointer(List(U16))]
        pointers += [Pointer(const_pointer(self.point)), Pointer(Pointer(Pointer(U8)))]
        pointers += [Pointer(Tuple(U8, U64)), Pointer(self.mixed), Pointer(BOOL)]
        pointers += [const_pointer(U32), const_pointer(self.segment), const_pointer(STRING)]
        pointers += [const_pointer(self.cell), const_pointer(Expected(U64, None))]
        return Pools(
            params=[*mixed(numbers, named, compound, lists, pointers)],
            fields=[*mixed(numbers, named, compound[:-3], lists, pointers)],
            payloads=[None, *mixed(numbers, named, compound[:-3], lists, pointers)],
            oks=[None, self.size, self.deadline, self.ratio, self.flag, self.letter, self.byte]
            + [self.path, self.points, self.cell, self.era, self.level, self.perms, self.rights]
            + [self.fd, self.point, self.mixed, self.shape, self.number, self.outcome]
            + [Tuple(self.size, self.fd), self.results, Tuple(self.ratio), self.whether]
            + [Tuple(self.rights, self.path, self.pair, self.point), self.unit],
            errors=[self.errno, self.level, self.flag, None, self.code, self.letter, self.perms]
            + [self.fd, self.cell, self.zone],
            plain=[*numbers[:11], CHAR8, USIZE, self.deadline, self.letter, self.ratio, self.fd]
            + [self.perms, self.caps, self.options, self.rights, self.cell, Pointer(self.point)]
            + [const_pointer(U8)],
            named_results=[self.outcome, self.done, self.whether],
        )


def many_members(place):
    """Longer than Rust's tuple traits allow, so it becomes a struct."""
    return Tuple(*[U8, U16, U64] * 4, BOOL, constructor=f"types::{camel(place)}")


def either_or(place):
    return Variant([("a", U8), ("b", None), ("c", STRING)], f"types::{camel(place)}")


def plain_enum(place):
    return Variant([("on", None), ("off", None), ("in-between", None)], f"types::{camel(place)}")


def mixed(*pools):
    """Returns all items of the pools, with neighbours from different pools."""
    for row in itertools.zip_longest(*pools):
        yield from (item for item in row if item is not None)


MODULES = (
    "files sockets clocks key-value random http2 queue-1 locks words graphics_3d audio"
    " input i2c gpio maps timers logs signals threads config cache sql vector_math nodes"
    " printing"
).split()
VERBS = "open stat list seek rename 2x sync poll wait-for set_flags map send recv next".split()
# Names that clash in wiggle's generated code, or aren't valid there.
NOT_FOR_WIGGLE = {"memory", "arg0", "2nd", "3d", "add_to_linker"}
PARAMS = (
    "fd path in offset how len type buf timeout-1 self flags memory arg0 value 2nd out result"
    " where error count"
).split()
# Functions whose names are keywords in Rust, or used by generated code.
SPECIAL = {
    "words": "type match self override async crate loop fn 3d become".split(),
    "nodes": "new exports add_to_linker get_export define_in MODULE await super dyn yield".split(),
}


class Cursor:
    """Takes items from a pool in turn. Each round starts one item later, so that
    the combinations change."""

    def __init__(self, pool):
        self.pool, self.taken = pool, 0

    def next(self):
        index = self.taken + self.taken // len(self.pool)
        self.taken += 1
        return self.pool[index % len(self.pool)]


@dataclass
class Function:
    module: str
    name: str
    params: list  # of (name, type)
    kind: str  # "nothing", "noreturn", "plain" or "expected"
    ok: Type = None
    err: Type = None
    result: str = ""  # as witx has it

    def outs(self):
        """Returns the types that have an out pointer."""
        ok = resolve(self.ok) if self.kind == "expected" else None
        if isinstance(ok, Tuple):
            return list(ok.members)
        return [self.ok] if ok else []


class Document:
    def __init__(self, modules, wiggle):
        self.shared = Shared(wiggle)
        self.pools = self.shared.wiggle_pools() if wiggle else self.shared.pools()
        self.params = Cursor(self.pools.params)
        self.fields = Cursor(self.pools.fields)
        self.payloads = Cursor(self.pools.payloads)
        self.oks, self.errors = Cursor(self.pools.oks), Cursor(self.pools.errors)
        self.plain = Cursor(self.pools.plain)
        self.named_results = Cursor(self.pools.named_results)
        self.count = 0
        self.modules = []
        for index in range(modules):
            repeat, base = divmod(index, len(MODULES))
            name = MODULES[base] + (f"-{repeat + 1}" if repeat else "")
            types = self.module_types(name, index)
            functions = [
                self.function(name, function, index, types, wiggle)
                for function in self.function_names(MODULES[base], name, index, wiggle)
            ]
            self.modules.append((name, types, functions))

    @staticmethod
    def function_names(base, module, index, wiggle):
        if base in SPECIAL and module == base:
            avoided = NOT_FOR_WIGGLE if wiggle else {}
            return [f"x-{name}" if name in avoided else name for name in SPECIAL[base]]
        prefix = f"{module}-" if index % 3 == 1 else f"{module.replace('-', '_')}_"
        names = ["close" if index % 3 == 0 else f"{prefix}close"]
        names.append("read" if index % 4 == 0 else f"{prefix}read")
        return names + [prefix + VERBS[(index + i) % len(VERBS)] for i in range(8)]

    def module_types(self, module, index):
        """Returns a module's own types, whose widths and fields take turns."""
        name = "_".join(words(module))
        handle = Named(f"{name}_handle", Handle(f"{name}_handle"))
        cases = [f"case-{i}" for i in range(2 + index % 9)]
        tag = ["u8", "u16", None, "u32"][index % 4]
        kind = Named(f"{name}_kind", Enum(f"{name}_kind", tag, cases))
        repr_ = ["u8", "u16", None, "u64"][index % 4]
        flags = [f"flag_{i}" for i in range(1 + index % 8)]
        mode = Named(f"{name}_mode", Flags(f"{name}_mode", repr_, flags))
        fields = [("handle", handle), ("kind", kind)]
        fields += [(f"f{i}", self.fields.next()) for i in range(3 + index % 5)]
        stat = Named(f"{name}_stat", Record(f"{name}_stat", fields))
        payloads = [self.payloads.next() for _ in cases]
        size = REPR_SIZES[tag]
        event = Variant(
            list(zip(cases, payloads)), f"types::{camel(name)}Event", f"${name}_kind", size
        )
        if not any(payloads):
            event = Variant([("some", stat)], f"types::{camel(name)}Event")
        return [handle, kind, mode, stat, Named(f"{name}_event", event)]

    def function(self, module, name, index, types, wiggle):
        self.count += 1
        n = self.count
        # Another module may have a function with this name, and so with this place.
        is_unique = words(name)[: len(words(module))] == words(module)
        params, room = [], 17 - 4
        for i in range(n * 7 % 6):
            param = PARAMS[(n + i) % len(PARAMS)]
            if wiggle and param in NOT_FOR_WIGGLE:
                param = f"x-{param}"
            # Each module uses its own types too.
            ty = types[n % 5] if i == 1 else self.params.next()
            while callable(ty) and not is_unique:
                ty = self.params.next()
            if callable(ty):
                ty = ty(f"{name}_{param}")
            room -= 2 if ty.core == "list" else 1
            if room < 0:
                break
            params.append((param, ty))
        function = Function(module, name, params, "nothing")
        turn = n % 10
        if turn == 0:
            return function
        if turn == 5 and n % 3 == 0:
            function.kind = "noreturn"
            return function
        if turn in (3, 7) and not wiggle:
            function.kind, function.ok = "plain", self.plain.next()
            function.result = function.ok.witx
            return function
        function.kind = "expected"
        if turn == 8 and not wiggle:
            named = self.named_results.next()
            function.ok, function.err = named.body.ok, named.body.err
            function.result = named.witx
            return function
        function.ok = types[n % 5] if turn == 1 else self.oks.next()
        function.err = self.errors.next() if index % 3 == 1 else self.shared.errno
        function.result = Expected(function.ok, function.err).witx
        return function

    # -- As witx ----------------------------------------------------------------

    def files(self):
        shared = [f";;; {MARK}", ""]
        for named in self.shared.types:
            shared += [*named.definition(), ""]
        for ty, name, value in self.shared.constants:
            shared += [f";;; The constant `{name}`.", f"(@witx const ${ty} ${name} {value})"]
        yield "witx/types.witx", shared
        uses = [f'(use "modules/{snake_file(name)}.witx")' for name, _, _ in self.modules]
        yield "witx/large.witx", [f";;; {MARK}", "", *uses]
        for name, types, functions in self.modules:
            lines = [f";;; {MARK}", "", '(use "../types.witx")', ""]
            for named in types:
                lines += [*named.definition(), ""]
            lines += [f";;; The module `{name}`.", f"(module ${name}"]
            lines += ["  ;;; What pointers point into.", '  (import "memory" (memory))']
            for function in functions:
                lines += self.function_witx(function)
            lines[-1] += ")"
            yield f"witx/modules/{snake_file(name)}.witx", lines

    @staticmethod
    def function_witx(function):
        lines = [f"  ;;; What `{function.name}` of `{function.module}` does."]
        lines.append(f'  (@interface func (export "{function.name}")')
        for name, ty in function.params:
            lines += [f"    ;;; The parameter `{name}`.", f"    (param ${name} {ty.witx})"]
        if function.kind == "noreturn":
            lines.append("    (@witx noreturn)")
        elif function.kind != "nothing":
            lines += ["    ;;; What comes of it.", f"    (result $r {function.result})"]
        lines[-1] += ")"
        return lines


def snake_file(module):
    return "_".join(words(module))


# -- The implementation ---------------------------------------------------------

# How a method takes a list or string: borrowed, and next to memory that it changes.
STRING_FORMS = ["&str", "String", "Cow<'_, str>", None]
BYTES_FORMS = ["&[u8]", "Vec<u8>", "Cow<'_, [u8]>", None]

ALLOWS = [
    "bool_assert_comparison",
    "float_cmp",
    "needless_pass_by_value",
    "new_ret_no_self",
    "trivially_copy_pass_by_ref",
    "unnecessary_wraps",
    "unreadable_literal",
    "used_underscore_binding",
    "wrong_self_convention",
]


class Host:
    """Writes the methods of all modules, and a call of each."""

    def __init__(self, document):
        self.document = document
        self.methods = set()
        self.calls = []
        self.count = 0

    def files(self):
        names = []
        for name, _, functions in self.document.modules:
            methods = [self.method(function) for function in functions]
            yield f"src/modules/{snake_file(name)}.rs", self.module(name, functions, methods)
            names.append(name)
        yield "src/modules/mod.rs", self.list(names)
        yield "calls.tsv", ["\t".join(call) for call in self.calls]

    @staticmethod
    def list(names):
        lines = [f"//! {MARK}", "", "use wasmtime::Linker;", "", "use crate::Ctx;", ""]
        for name in names:
            lines.append(f"pub mod {identifier(snake_file(name))};")
        lines += [
            "",
            "/// Adds the functions of all modules to a linker.",
            "///",
            "/// # Errors",
            "///",
            "/// Fails if the linker already has one of them.",
            "pub fn add_to_linker(linker: &mut Linker<Ctx>) -> wasmtime::Result<()> {",
        ]
        for name in names:
            path = f"{identifier(snake_file(name))}::{camel(name)}"
            lines.append(f"    {path}::add_to_linker(linker, |ctx: &mut Ctx| ctx)?;")
        return [*lines, "    Ok(())", "}"]

    def module(self, name, functions, methods):
        """Every other module reads only its own document, which must make no
        difference."""
        is_alone = len(name) % 2 == 0
        arguments = [f'witx = "witx/{"modules/" + snake_file(name) if is_alone else "large"}.witx"']
        docs = f'docs = "The functions of `{name}`, implemented."'
        if not is_alone or len(name) % 3 == 0:
            arguments.append(f"modules({snake(name)}(name = {camel(name)}, {docs}))")
        arguments.append("types = crate::types")
        errors = {function.err for function in functions if function.kind == "expected"}
        if errors == {self.document.shared.errno}:
            arguments.append("missing_memory = types::Errno::Nomem")
            arguments.append("guest_error = crate::errno")
        accepted = sorted({first_case(err) for err in errors} - {None, "success"})
        if accepted:
            names = ", ".join(f'"{case}"' for case in accepted)
            arguments.append(f"success = [{names}]")
        lines = [f"//! The module `{name}`. {MARK}", ""]
        body = "\n".join(line for method in methods for line in method)
        if "Cow<" in body:
            lines += ["use std::borrow::Cow;", ""]
        integration = [n for n in ("GuestMemory", "GuestPtr") if n in body]
        integration.append("wasmtime_integration")
        lines.append(f"use wasmtime_integration::{{{', '.join(integration)}}};")
        lines += ["", "use crate::{Ctx, types};", "", "#[wasmtime_integration("]
        lines += [f"    {argument}," for argument in arguments]
        lines += [")]", "#[allow("]
        lines += [f"    clippy::{lint}," for lint in ALLOWS]
        lines += ['    reason = "these methods only check what they are given"', ")]"]
        return [*lines, "impl Ctx {", *body.removesuffix("\n").split("\n"), "}"]

    def method_name(self, function):
        """Returns a name that is unique among the context's methods, and the attribute
        that names the function."""
        name = snake(function.name)
        if name not in self.methods:
            self.methods.add(name)
            return name, []
        name = f"{snake_file(function.module)}_{'_'.join(words(function.name))}"
        assert name not in self.methods, name
        self.methods.add(name)
        target = f'module = "{function.module}", name = "{function.name}"'
        return name, [f"    #[guest({target})]"]

    def method(self, function):
        self.count += 1
        memory, core, checks, params = Memory(), [], [], []
        after = []
        pointers = [ty for _, ty in function.params if isinstance(resolve(ty), Pointer)]
        changes_memory = any(not resolve(ty).is_const for ty in pointers)
        for i, (name, ty) in enumerate(function.params):
            n = self.count + i
            value, values = ty.pass_in(n, memory)
            core += values
            ident = snake(name)
            rust, check = self.receive(ident, ty, value, n, changes_memory)
            params.append(f"{ident}: {rust}")
            checks += check
            target = resolve(ty)
            if isinstance(target, Pointer) and not target.is_const:
                written = target.target.sample(n + 1, memory)
                address = struct.unpack("<I", value.data)[0]
                checks.append(f"mem.write({ident}, {written.rust}).unwrap();")
                after.append((address, written.data))
        if pointers:
            params.insert(0, f"mem: &{'mut ' if changes_memory else ''}GuestMemory<'_>")
        output, last, result = self.output(function, memory, core, after)
        is_override = function.name == "override"
        name, attributes = self.method_name(function)
        if is_override:
            attributes = ["    #[r#override]"]
            params, checks, output, last = self.overridden(core, result)
        self.calls.append(
            (
                function.module,
                function.name,
                " ".join(core),
                cells(memory.cells),
                result,
                cells(after),
            )
        )
        head = f"    fn {name}(&mut self{''.join(', ' + param for param in params)}){output} {{"
        if len(head) > 100:
            head = "\n".join(
                [f"    fn {name}(", "        &mut self,"]
                + [f"        {param}," for param in params]
                + [f"    ){output} {{"]
            )
        body = [f'self.reached("{function.module}", "{function.name}");', *checks]
        if last:
            body.append(last)
        return [*attributes, head, *(f"        {line}" for line in body), "    }", ""]

    @staticmethod
    def receive(ident, ty, value, n, changes_memory):
        """Returns how the method takes a parameter, and the checks of its value."""
        target = resolve(ty)
        if isinstance(target, String):
            form = STRING_FORMS[n % 4]
            if form is None or (changes_memory and form == "&str"):
                return ty.rust, [f"assert_eq!({ident}, {value.rust});"]
            return form, [f"assert_eq!({ident}, {value.content});"]
        if isinstance(target, List):
            forms = BYTES_FORMS if target.element is U8 else [f"Vec<{target.element.rust}>", None]
            form = forms[n % len(forms)]
            if form is None or (changes_memory and form == "&[u8]"):
                return ty.rust, [f"assert_eq!({ident}, {value.rust});"]
            return form, [f"assert_eq!(*{ident}, {value.content});"]
        if isinstance(target, Pointer):
            return ty.rust, [
                f"assert_eq!({ident}, {value.rust});",
                f"assert_eq!(mem.read({ident}).unwrap(), {value.content});",
            ]
        rust = target.rust if isinstance(target, Variant) else ty.rust
        if isinstance(target, Tuple) and target.constructor:
            rust = target.constructor
        if isinstance(ty, Named):
            rust = ty.rust
        if rust == "()":
            return rust, [f"let () = {ident};"]
        if ty.core == "address" and n % 2:
            return f"&{rust}", [f"assert_eq!(*{ident}, {value.rust});"]
        return rust, [f"assert_eq!({ident}, {value.rust});"]

    def output(self, function, memory, core, after):
        """Returns the method's result type, its last expression and the core result.
        Adds the addresses for results to `core`, and the expected values to `after`."""
        n = self.count
        if function.kind == "nothing":
            return "", "", "-"
        if function.kind == "noreturn":
            message = f'"{function.name} ends the guest"'
            return " -> wasmtime::Error", f"wasmtime::Error::msg({message})", "trap"
        if function.kind == "plain":
            value = function.ok.sample(n, memory)
            (result,) = function.ok.core_of(value)
            if n % 2:
                return f" -> {function.ok.rust}", value.rust, result
            return f" -> wasmtime::Result<{function.ok.rust}>", f"Ok({value.rust})", result
        ok, err = function.ok, function.err
        rust = f" -> Result<{ok.rust if ok else '()'}, {err.rust if err else '()'}>"
        outs = function.outs()
        addresses = [memory.reserve(ty.size, ty.align) for ty in outs]
        core += [f"i32:{address}" for address in addresses]
        if n % 4 == 0:
            if err is None:
                return rust, "Err(())", "i32:1"
            value = err.sample(n, memory)
            return rust, f"Err({value.rust})", err.core_of(value)[0]
        if ok is None:
            return rust, "Ok(())", "i32:0"
        value = ok.sample(n, memory)
        tuple_ = resolve(ok)
        offsets = tuple_.offsets if isinstance(tuple_, Tuple) else [0]
        for address, offset, ty in zip(addresses, offsets, outs):
            after.append((address, value.data[offset : offset + ty.size]))
        return rust, f"Ok({value.rust})", "i32:0"

    @staticmethod
    def overridden(core, result):
        """Returns the parts of a method that takes core values."""
        params, checks = [], []
        for i, value in enumerate(core):
            ty, number = value.split(":")
            params.append(f"arg{i}: {ty}")
            got = f"arg{i}.to_bits()" if ty[0] == "f" else f"arg{i}"
            checks.append(f"assert_eq!({got}, {number if ty[0] == 'i' else '0x' + number});")
        if result == "-":
            return params, checks, "", ""
        ty, number = result.split(":")
        last = number if ty[0] == "i" else f"{ty}::from_bits(0x{number})"
        return params, checks, f" -> {ty}", last


def cells(cells):
    """Returns addresses and bytes, without padding."""
    runs = []
    for address, data in cells:
        offsets = [offset for offset, byte in enumerate(data) if byte is not None]
        for _, run in itertools.groupby(enumerate(offsets), lambda item: item[1] - item[0]):
            run = [offset for _, offset in run]
            bytes_ = bytes(data[run[0] : run[-1] + 1])
            runs.append(f"{address + run[0]}={bytes_.hex()}")
    return " ".join(runs) or "-"


# -- The command ----------------------------------------------------------------


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="where to write")
    parser.add_argument("--modules", type=int, default=25, help="how many, of ten functions each")
    parser.add_argument("--wiggle", action="store_true", help="only what wiggle can expand")
    arguments = parser.parse_args()
    document = Document(arguments.modules, arguments.wiggle)
    files = list(document.files())
    if not arguments.wiggle:
        files += Host(document).files()
    for directory in ("witx/modules", "src/modules"):
        shutil.rmtree(arguments.out / directory, ignore_errors=True)
    for path, lines in files:
        path = arguments.out / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
