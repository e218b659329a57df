#!/usr/bin/env python3
"""Write kjrep/_abi.py, the C API in ctypes, from the headers in include/kjrep. --check only compares.

The parser knows the style of our own headers and nothing else: what it does not know stops it, with the place."""
import argparse
import difflib
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Dict, List, Optional, Tuple

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = Path(__file__).resolve().parent / "kjrep" / "_abi.py"
WIDTH = 120

NUMBERS = {f"{sign}int{bits}_t": f"c_{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)}
NUMBERS.update({"size_t": "c_size_t", "double": "c_double"})


class HeaderError(Exception):
    """Something that the headers may not hold, or that this parser has to learn."""


@dataclass
class Type:
    """A C type: `const char *` is Type("char", 1, True)."""
    base: str
    stars: int
    const: bool


@dataclass
class Parameter:
    name: str
    type: Type


@dataclass
class Api:
    """What all headers declare, in order. `body` holds lines of Python, `kinds` what a type name stands for."""
    body: List[str] = field(default_factory=list)
    functions: Dict[str, List[str]] = field(default_factory=dict)
    kinds: Dict[str, str] = field(default_factory=dict)
    constants: Dict[str, int] = field(default_factory=dict)


# ---- Reading


def without_comments(text: str) -> str:
    """Comments become blanks; line breaks stay, so that places stay right."""
    return re.sub(r"/\*.*?\*/|//[^\n]*", lambda match: re.sub(r"[^\n]", " ", match[0]), text, flags=re.S)


def preprocess(text: str) -> Tuple[str, List[str], Dict[str, int]]:
    """Take the preprocessor's lines away: the rest, the headers included by quotes, the numbers defined."""
    rest, includes, numbers = [], [], {}
    cplusplus = False
    for line in without_comments(text).split("\n"):
        directive = re.match(r"\s*#\s*(.*)", line)
        if not directive:
            rest.append("" if cplusplus else line)
            continue
        rest.append("")
        words = directive[1].strip()
        if words.endswith("\\"):
            raise HeaderError(f"a preprocessor line that goes on: {line.strip()}")
        if words == "ifdef __cplusplus":
            cplusplus = True
        elif words == "endif":
            cplusplus = False
        elif words.startswith('include "'):
            includes.append(words.split('"')[1])
        number = re.fullmatch(r"define (KJREP_\w+) (-?\w*\d\w*)", words)
        if number:
            numbers[number[1]] = int(number[2], 0)
    return "\n".join(rest), includes, numbers


class Parser:
    """Recursive descent over the declarations of one header."""

    TOKEN = re.compile(r"\s+|(\w+|[*(){}\[\],;=-])")

    def __init__(self, api: Api, header: str, text: str):
        self.api, self.header = api, header
        self.tokens: List[Tuple[str, int]] = []
        self.at = 0
        place = 0
        while place < len(text):
            match = self.TOKEN.match(text, place)
            line = text.count("\n", 0, place) + 1
            if not match:
                raise HeaderError(f"{header}:{line}: unknown character {text[place]!r}")
            if match[1]:
                self.tokens.append((match[1], line))
            place = match.end()

    # Tokens

    def fail(self, what: str) -> HeaderError:
        line = self.tokens[min(self.at, len(self.tokens) - 1)][1] if self.tokens else 1
        return HeaderError(f"{self.header}:{line}: {what}")

    def peek(self, ahead: int = 0) -> str:
        place = self.at + ahead
        return self.tokens[place][0] if place < len(self.tokens) else ""

    def take(self, *expected: str) -> str:
        token = self.peek()
        if not token or (expected and token not in expected):
            raise self.fail(f"{' or '.join(expected) or 'something'} expected, {token or 'the end'} found")
        self.at += 1
        return token

    def take_if(self, token: str) -> bool:
        found = self.peek() == token
        self.at += found
        return found

    def name(self) -> str:
        token = self.take()
        if not re.fullmatch(r"[A-Za-z_]\w*", token):
            raise self.fail(f"a name expected, {token} found")
        return token

    def number(self) -> int:
        sign = -1 if self.take_if("-") else 1
        token = self.take()
        try:
            return sign * int(token, 0)
        except ValueError:
            raise self.fail(f"a plain number expected, {token} found") from None

    # Declarations

    def header_of_declarations(self) -> None:
        while self.at < len(self.tokens):
            first = self.take("KJREP_API", "typedef", "enum", "struct")
            {"KJREP_API": self.function, "typedef": self.typedef, "enum": self.enum,
             "struct": self.foreign_struct}[first]()

    def enum(self) -> None:
        """enum { NAME = NUMBER, ... };"""
        self.take("{")
        self.api.body.append("")
        while not self.take_if("}"):
            name = self.name()
            self.take("=")
            self.constant(name, self.number())
            if self.peek() != "}":
                self.take(",")
        self.take(";")

    def constant(self, name: str, number: int) -> None:
        if name in self.api.constants:
            raise self.fail(f"{name} stands twice")
        self.api.constants[name] = number
        self.api.body.append(f"{name} = {number}")

    def typedef(self) -> None:
        if self.take_if("struct"):
            name = self.name()
            if self.peek() == "{":
                self.struct(name)
            else:
                self.define(name, "opaque", f"class {name}(Structure):", '    """Opaque handle."""')
            self.take(name)
            self.take(";")
            return
        type_ = self.type()
        if self.take_if("("):
            name, result, arguments = self.callback(type_)
            self.define(name, "callback", *call("CFUNCTYPE", [result, *arguments], f"{name} = "))
        else:
            name = self.name()
            self.define(name, "number", f"{name} = {self.python(type_)}")
        self.take(";")

    def define(self, name: str, kind: str, *lines: str) -> None:
        if name in self.api.kinds:
            raise self.fail(f"{name} stands twice")
        self.api.kinds[name] = kind
        blank = [""] * (2 if lines[0].startswith("class") else 1)
        self.api.body += [*blank, *lines, *(blank if len(blank) == 2 else [])]

    def struct(self, name: str) -> None:
        """{ TYPE NAME; TYPE NAME[NUMBER]; RESULT (*NAME)(PARAMETERS); ... }"""
        self.take("{")
        fields = []
        while not self.take_if("}"):
            type_ = self.type()
            if self.take_if("("):
                member, result, arguments = self.callback(type_)
                python = "".join(call("CFUNCTYPE", [result, *arguments]))
            else:
                member, python = self.name(), self.python(type_)
                if self.take_if("["):
                    python = f"{python} * {self.number()}"
                    self.take("]")
            self.take(";")
            fields.append(f'        ("{member}", {python}),')
        if not fields or '"struct_size", c_uint32' not in fields[0]:
            raise self.fail(f"{name} does not begin with uint32_t struct_size")
        self.define(name, "struct", f"class {name}(Structure):", "    _fields_ = [", *fields, "    ]")

    def foreign_struct(self) -> None:
        """NAME { ... }; of another project's ABI: its pointers are addresses, whatever they point to."""
        name = self.name()
        if name.startswith("kjrep_"):
            raise self.fail(f"{name} is not a typedef")
        self.take("{")
        self.api.kinds[name] = "foreign"
        fields = []
        while not self.take_if("}"):
            type_ = self.type()
            if self.take_if("("):
                member, python = self.callback(Type("void", 0, False))[0], "c_void_p"
            else:
                member, python = self.name(), "c_void_p" if type_.stars else self.python(type_)
            self.take(";")
            fields.append(f'        ("{member}", {python}),')
        self.take(";")
        del self.api.kinds[name]
        self.define(name, "struct", f"class {name}(Structure):", "    _fields_ = [", *fields, "    ]")

    def callback(self, result: Type) -> Tuple[str, str, List[str]]:
        """*NAME)(PARAMETERS), after the first bracket."""
        self.take("*")
        name = self.name()
        self.take(")")
        parameters = self.parameters()
        counted = any(is_length(parameter) for parameter in parameters)
        arguments = [self.python(parameter.type, counted=counted) for parameter in parameters]
        return name, self.python(result, counted=True), arguments

    def function(self) -> None:
        """RESULT NAME(PARAMETERS);"""
        result = self.type()
        name = self.name()
        parameters = self.parameters()
        self.take(";")
        lengths = [place for place, parameter in enumerate(parameters) if is_length_out(parameter)]
        if lengths not in ([], [len(parameters) - 1]):
            raise self.fail(f"{name}: the length is not the last parameter")
        if name in self.api.functions:
            raise self.fail(f"{name} stands twice")
        arguments = [self.python(parameter.type) for parameter in parameters]
        self.api.functions[name] = [self.python(result, counted=bool(lengths)), *arguments]

    def parameters(self) -> List[Parameter]:
        self.take("(")
        if self.peek() == "void" and self.peek(1) == ")":
            self.at += 2
            return []
        found = []
        while True:
            type_ = self.type()
            found.append(Parameter(self.name(), type_))
            if self.take(",", ")") == ")":
                return found

    def type(self) -> Type:
        const = self.take_if("const")
        self.take_if("struct")
        base = self.name()
        stars = 0
        while self.take_if("*"):
            stars += 1
            self.take_if("const")
        return Type(base, stars, const)

    def python(self, type_: Type, counted: bool = False) -> str:
        """The ctypes expression of a type. `counted`: its characters come with a length and perhaps without a NUL,
        so ctypes must not look for one."""
        base, stars = type_.base, type_.stars
        if base == "void":
            return pointer("c_void_p", stars - 1) if stars else "None"
        if base == "char":
            if not stars:
                return "c_char"
            if type_.const:
                return pointer("c_void_p" if counted else "c_char_p", stars - 1)
            return pointer("c_char", stars)
        if base in NUMBERS:
            return pointer(NUMBERS[base], stars)
        kind = self.api.kinds.get(base)
        if kind is None:
            raise self.fail(f"unknown type {base}")
        if kind in ("opaque", "struct", "foreign") and not stars:
            raise self.fail(f"{base} by value")
        return pointer(base, stars)


def is_length(parameter: Parameter) -> bool:
    return parameter.type == Type("size_t", 0, False) and re.fullmatch(r"(\w+_)?len", parameter.name) is not None


def is_length_out(parameter: Parameter) -> bool:
    return parameter.type == Type("size_t", 1, False)


def read_headers(folder: Path) -> Api:
    """Read kjrep.h and all that it includes, each header after those that it includes."""
    api = Api()
    done: List[str] = []

    def read(name: str) -> None:
        if name in done:
            return
        done.append(name)
        text, includes, numbers = preprocess((folder / name).read_text("utf-8"))
        for included in includes:
            read(included)
        parser = Parser(api, name, text)
        if parser.tokens or numbers:
            api.body += ["", f"# ---- {name}"]
        if numbers:
            api.body.append("")
        for constant, number in numbers.items():
            parser.constant(constant, number)
        parser.header_of_declarations()

    read("kjrep.h")
    unread = sorted({path.name for path in folder.glob("*.h")} - set(done))
    if unread:
        raise HeaderError(f"kjrep.h does not include {' '.join(unread)}")
    return api


# ---- Writing


def pointer(python: str, stars: int) -> str:
    for _ in range(stars):
        python = f"POINTER({python})"
    return python


def call(function: str, arguments: List[str], before: str = "", after: str = "") -> List[str]:
    """`before function(arguments) after` on one line, or broken between arguments."""
    lines = [f"{before}{function}("]
    indent = " " * len(lines[0])
    for place, argument in enumerate(arguments):
        piece = argument + (f"){after}" if place == len(arguments) - 1 else ",")
        blank = "" if lines[-1].endswith(("(", " ")) else " "
        if len(lines[-1]) + len(blank) + len(piece) > WIDTH:
            lines.append(indent)
            blank = ""
        lines[-1] += blank + piece
    return lines


HEAD = '''"""The C API of libkjrep in ctypes: every constant, struct, callback and function of include/kjrep.

Generated by generate_abi.py from the headers; do not edit.

ctypes.CDLL gives up the interpreter's lock for the time of each call, so threads read reports side by side.
A `const char *` result that comes with a length is a c_void_p, to be read with ctypes.string_at(address, length); one
that is ended by NUL is a c_char_p, which ctypes copies. A callback that is NULL is written `kjrep_progress()`."""
import ctypes
import os
import sys
{imports}
from pathlib import Path
'''

TAIL = '''

def _names() -> list[str]:
    """File names of the library on this system."""
    if sys.platform == "win32":
        return ["libkjrep.dll", "kjrep.dll"]
    return ["libkjrep.{abi}.dylib"] if sys.platform == "darwin" else ["libkjrep.so.{abi}"]


def _load() -> ctypes.CDLL:
    """The library that KJREP_LIBRARY names, else the system's, else one beside this package."""
    named = os.environ.get("KJREP_LIBRARY")
    here = Path(__file__).resolve().parent
    tried = [named] if named else [str(folder / name) for folder in (Path(), here, here.parent) for name in _names()]
    reasons = []
    for path in tried:
        try:
            return ctypes.CDLL(path)
        except OSError as reason:
            reasons.append(f"  {{path}}: {{reason}}")
    raise ImportError("\\n".join(["libkjrep was not found; KJREP_LIBRARY may name it. Tried:", *reasons]))


def _declare(library: ctypes.CDLL) -> tuple[str, ...]:
    """Give every function its types. Returns the names that an older library lacks; calling one of them raises."""
    missing = []
    for name, (result, *arguments) in FUNCTIONS.items():
        try:
            function = getattr(library, name)
        except AttributeError:
            missing.append(name)
            continue
        function.restype = result
        function.argtypes = arguments
    return tuple(missing)


lib = _load()
MISSING = _declare(lib)
'''


def render(api: Api, abi: str) -> str:
    functions = []
    for name, (result, *arguments) in api.functions.items():
        one = [result, *arguments] if arguments else [f"{result},"]
        functions += call("", one, f'    "{name}": ', ",")
    body = "\n".join([*api.body, "", "# ---- Functions: the type of the result, then those of the arguments", "",
                      "FUNCTIONS = {", *functions, "}"])
    imports = sorted(set(re.findall(r"\b(?:c_\w+|CFUNCTYPE|POINTER|Structure)\b", body)), key=str.lower)
    text = HEAD.format(imports="\n".join(call("", imports, "from ctypes import "))) + body + "\n" + TAIL.format(abi=abi)
    return re.sub(r"\n{4,}", "\n\n\n", text)


def soname_number() -> str:
    """The number in libkjrep.so.0."""
    found = re.search(r"^set\(KJREP_ABI (\d+)\)", (ROOT / "CMakeLists.txt").read_text("utf-8"), re.M)
    if not found:
        raise HeaderError("CMakeLists.txt does not set KJREP_ABI")
    return found[1]


def main(arguments: Optional[List[str]] = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--headers", type=Path, default=ROOT / "include" / "kjrep")
    parser.add_argument("--out", type=Path, default=OUTPUT)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if the file is out of date")
    options = parser.parse_args(arguments)
    try:
        api = read_headers(options.headers)
        text = render(api, soname_number())
    except (HeaderError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    if not options.check:
        options.out.write_text(text, "utf-8")
    elif not options.out.exists() or options.out.read_text("utf-8") != text:
        kept = options.out.read_text("utf-8") if options.out.exists() else ""
        sys.stdout.writelines(difflib.unified_diff(kept.splitlines(True), text.splitlines(True), str(options.out),
                                                   "what the headers say"))
        print(f"Write it anew: python3 {Path(__file__)}")
        return 1
    print(f"{len(api.functions)} functions, {len(api.constants)} constants")
    return 0


if __name__ == "__main__":
    sys.exit(main())
