"""What the objects share: errors, handles, settings, words and places."""
from __future__ import annotations

import ctypes
import operator
import os
import weakref
from ctypes import byref, c_size_t, c_uint64, sizeof
from functools import lru_cache
from typing import Any, Callable, Dict, Mapping, Optional, Tuple, Union

from . import _abi
from ._abi import lib


class Error(Exception):
    """A call that failed. What a check finds in a report is no error; see Report.validate().

    status  the number, one of _abi.KJREP_E_…
    name    its name, "KJREP_E_UTF8"
    text    what went wrong, one line in English
    byte    offset in the input; None where there is none. So too `line` and `column` (from 1), and `input`, which of
            several inputs it was (from 1)."""

    def __init__(self, status: int, text: str = "", byte: Optional[int] = None, line: Optional[int] = None,
                 column: Optional[int] = None, input: Optional[int] = None):
        super().__init__(status, text, byte, line, column, input)
        self.status, self.text, self.byte, self.line, self.column, self.input = status, text, byte, line, column, input

    @property
    def name(self) -> str:
        return str(lib.kjrep_status_name(self.status), "utf-8")

    def __str__(self) -> str:
        where = "" if self.byte is None else f" (byte {self.byte}, line {self.line}, column {self.column})"
        return f"{self.name}: {self.text}{where}" if self.text else self.name


def check(status: int, error: Optional[_abi.kjrep_error] = None) -> int:
    """Raise what a failing call said. Good answers (KJREP_OK, KJREP_DONE, KJREP_ABSENT) are handed through."""
    if status >= 0:
        return status
    if error is None:
        raise Error(status)
    nowhere = error.byte == c_uint64(-1).value
    raise Error(status, error.text.decode("utf-8", "replace"), None if nowhere else error.byte, error.line or None,
                error.column or None, error.input or None)


class Handle:
    """One holder of something in C: frees it exactly once, when no object uses it any more. Objects share a Handle, C
    handles keep what they need alive, so every order of dropping them is right. What lives to the end of the
    interpreter is left to the operating system."""

    __slots__ = ("_pointer", "_end", "__weakref__")

    def __init__(self, pointer: Any, free: Callable[[Any], None]):
        self._pointer = pointer
        self._end = weakref.finalize(self, free, pointer)
        self._end.atexit = False

    @property
    def _as_parameter_(self) -> Any:
        """What ctypes hands to C."""
        self.check()
        return self._pointer

    def check(self) -> None:
        """Raise Error when it was closed."""
        if not self._end.alive:
            raise Error(_abi.KJREP_E_ARG, "it was closed")

    def close(self) -> None:
        """Free now. Closing again does nothing."""
        self._end()


def make(type_: Any, free: Callable[[Any], None], function: Callable[..., int], *arguments: Any) -> Handle:
    """Call a function whose first parameter is the out-handle and whose last is the error."""
    out, error = ctypes.POINTER(type_)(), new_error()
    check(function(byref(out), *arguments, byref(error)), error)
    return Handle(out, free)


def new_error() -> _abi.kjrep_error:
    return _abi.kjrep_error(struct_size=sizeof(_abi.kjrep_error))


# ---- Settings

LANGUAGES = {"en": _abi.KJREP_LANGUAGE_EN, "zh": _abi.KJREP_LANGUAGE_ZH, "zht": _abi.KJREP_LANGUAGE_ZHT}

Progress = Callable[[int, int], Any]

#: Settings that are files, one or several.
FILES = ("rules", "suppressions")


def path_bytes(path: Union[str, bytes, "os.PathLike[Any]"]) -> bytes:
    name = os.fspath(path)
    data = name.encode("utf-8", "surrogateescape") if isinstance(name, str) else bytes(name)
    if b"\0" in data:
        raise ValueError("a path holds no NUL")
    return data


class Settings:
    """kjrep_options from keyword arguments, for the time of one call:

        with Settings({"max_bytes": 1 << 20, "progress": show}) as options: ...

    Names are those of the KJREP_OPT_ constants in small letters; None leaves the default. `language` is "en", "zh" or
    "zht", `rules_off` may be a list. `progress(done, total)` is called from time to time; what it raises stops the call
    and comes out of it."""

    def __init__(self, settings: Mapping[str, Any]):
        out = ctypes.POINTER(_abi.kjrep_options)()
        check(lib.kjrep_options_new(byref(out)))
        self._handle = Handle(out, lib.kjrep_options_free)
        self._progress: Any = None
        self._raised: Optional[BaseException] = None
        for name, value in settings.items():
            if value is not None:
                self._set(name, value)

    def _set(self, name: str, value: Any) -> None:
        if name == "progress":
            self._progress = self._callback(value)  # lives as long as the handle that calls it
            check(lib.kjrep_options_set_progress(self._handle, self._progress, None))
            return
        option = getattr(_abi, f"KJREP_OPT_{name.upper()}", None) if name.islower() else None
        if option is None:
            raise TypeError(f"unknown setting {name!r}")
        if name in FILES:
            self._add_files(option, value)
            return
        if name == "language":
            if value not in LANGUAGES:
                raise ValueError(f"language is one of {', '.join(LANGUAGES)}, not {value!r}")
            value = LANGUAGES[value]
        elif isinstance(value, (list, tuple, set, frozenset)):
            value = ",".join(value)
        if isinstance(value, str):
            data = value.encode("utf-8", "surrogateescape")
            status = lib.kjrep_options_set_text(self._handle, option, data, len(data))
        else:
            number = operator.index(value)
            fits = -(1 << 63) <= number < 1 << 63  # ctypes would cut it
            status = lib.kjrep_options_set_int(self._handle, option, number) if fits else _abi.KJREP_E_ARG
        if status < 0:
            raise Error(status, f"setting {name} cannot be {value!r}")

    def _add_files(self, option: int, paths: Any) -> None:
        for path in [paths] if isinstance(paths, (str, os.PathLike)) else paths:
            error = new_error()
            check(lib.kjrep_options_add_file(self._handle, option, path_bytes(path), byref(error)), error)

    def _callback(self, progress: Progress) -> Any:
        def call(_payload: Any, done: int, total: int) -> int:
            try:
                progress(done, total)
            except BaseException as raised:  # it may not cross C; __exit__ raises it
                self._raised = raised
                return 1
            return 0
        return _abi.kjrep_progress(call)

    def __enter__(self) -> Handle:
        return self._handle

    def __exit__(self, *_: Any) -> None:
        self._progress = None
        self.raise_held()

    def raise_held(self) -> None:
        """Raise what `progress` raised."""
        if self._raised is not None:
            raised, self._raised = self._raised, None
            raise raised from None


# ---- Words, names, places


def counted(function: Callable[..., Optional[int]], *arguments: Any) -> Optional[str]:
    """Call a function that answers a pointer and, through its last parameter, a length."""
    size = c_size_t()
    address = function(*arguments, byref(size))
    return None if address is None else ctypes.string_at(address, size.value).decode("utf-8")


def decoded(value: Optional[bytes]) -> Optional[str]:
    """A string that ctypes has copied."""
    return None if value is None else value.decode("utf-8")


def place(function: Callable[..., int], *arguments: Any) -> Optional[Tuple[int, int]]:
    """Call a function that answers bytes [start, end); None where there is nothing."""
    start, end = c_uint64(), c_uint64()
    status = check(function(*arguments, byref(start), byref(end)))
    return None if status == _abi.KJREP_ABSENT else (start.value, end.value)


def constants(prefix: str) -> Dict[int, str]:
    """Names in small letters of the constants that begin with `prefix`, by number."""
    return {number: name[len(prefix):].lower() for name, number in vars(_abi).items() if name.startswith(prefix)}


@lru_cache(maxsize=None)
def name_of(function: str, number: int) -> Optional[str]:
    """What kjrep_…_name() calls a number."""
    return decoded(getattr(lib, function)(number))


def rendered(function: Callable[..., int], *arguments: Any, **settings: Any) -> str:
    """Call a function that renders. The text is gathered in C, without the interpreter's lock."""
    buffer = make(_abi.kjrep_buffer, lib.kjrep_buffer_free, lib.kjrep_buffer_new, None)
    error = new_error()
    with Settings(settings) as options:
        check(function(*arguments, options, _WRITE, buffer, byref(error)), error)
    return counted(lib.kjrep_buffer_data, buffer) or ""


def written(function: Callable[..., int], *arguments: Any) -> str:
    """Call a function that writes words."""
    buffer = make(_abi.kjrep_buffer, lib.kjrep_buffer_free, lib.kjrep_buffer_new, None)
    error = new_error()
    check(function(*arguments, _WRITE, buffer, byref(error)), error)
    return counted(lib.kjrep_buffer_data, buffer) or ""


_WRITE = ctypes.cast(lib.kjrep_buffer_write, _abi.kjrep_write)
