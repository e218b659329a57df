"""The engine, and reading with it."""
from __future__ import annotations

import json
import os
import threading
from typing import Any, Dict, Iterable, List, Mapping, NamedTuple, Optional, Tuple, Union

from . import _abi
from ._abi import lib
from ._handle import LANGUAGES, Settings, decoded, make, name_of, path_bytes, rendered
from .report import Report

Text = Union[str, bytes, bytearray, memoryview]


class Rule(NamedTuple):
    """One rule of the engine."""
    id: str
    name: str
    level: str
    asserts: str
    limits: str
    source: str


class Engine:
    """Lexicon and rules. One for a program is enough; threads may share it. `rules` are files of rule packs
    (docs/packs.md); one that cannot be read raises Error with the place in it."""

    def __init__(self, rules: Union[str, "os.PathLike[str]", Iterable[Union[str, "os.PathLike[str]"]]] = ()) -> None:
        with Settings({"rules": rules}) as options:
            self._handle = make(_abi.kjrep_engine, lib.kjrep_engine_free, lib.kjrep_engine_new, options)

    def open(self, path: Union[str, bytes, "os.PathLike[Any]"], **settings: Any) -> Report:
        """Read a file. Settings: name, charset, max_bytes, max_nodes, max_metrics, max_depth, replace_bytes, progress;
        see kjrep/options.h. Raises Error."""
        with Settings(settings) as options:
            return Report(make(_abi.kjrep_report, lib.kjrep_report_free, lib.kjrep_report_open, self._handle,
                               path_bytes(path), options))

    def parse(self, data: Text, **settings: Any) -> Report:
        """Read a text, or the bytes of a file. Settings as open()."""
        if isinstance(data, str):
            settings = {"charset": "UTF-8", **settings}
            data = data.encode("utf-8")
        elif not isinstance(data, bytes):
            data = bytes(memoryview(data))
        with Settings(settings) as options:
            return Report(make(_abi.kjrep_report, lib.kjrep_report_free, lib.kjrep_report_parse, self._handle, data,
                               len(data), options))

    def fragments(self, items: Iterable[Mapping[str, str]], **settings: Any) -> List[Dict[str, Any]]:
        """Read loose strings: mappings with "id" and "text", perhaps "ref" and "equiv". The answers have "results"."""
        lines = "".join(json.dumps(dict(item), ensure_ascii=False) + "\n" for item in items).encode("utf-8")
        answer = rendered(lib.kjrep_fragments_render, self._handle, lines, len(lines), **settings)
        return [json.loads(line) for line in answer.split("\n") if line]

    def rules(self, language: str = "en") -> Tuple[Rule, ...]:
        """The rules that it knows."""
        number = LANGUAGES[language]
        return tuple(Rule(decoded(lib.kjrep_engine_rule_id(self._handle, index)) or "",
                          decoded(lib.kjrep_engine_rule_name(self._handle, index)) or "",
                          name_of("kjrep_level_name", lib.kjrep_engine_rule_level(self._handle, index)) or "",
                          decoded(lib.kjrep_engine_rule_asserts(self._handle, index, number)) or "",
                          decoded(lib.kjrep_engine_rule_limits(self._handle, index, number)) or "",
                          decoded(lib.kjrep_engine_rule_source(self._handle, index)) or "")
                     for index in range(lib.kjrep_engine_rule_count(self._handle)))

    def __repr__(self) -> str:
        return f"<kjrep.Engine {lib.kjrep_version().decode()}, {lib.kjrep_engine_rule_count(self._handle)} rules>"


_lock = threading.Lock()
_standard: Optional[Engine] = None


def standard_engine() -> Engine:
    """The engine of open() and parse(), made when it is first needed."""
    global _standard
    with _lock:
        if _standard is None:
            _standard = Engine()
        return _standard


def open(path: Union[str, bytes, "os.PathLike[Any]"], **settings: Any) -> Report:
    """Read a file with an engine that all callers share; see Engine.open()."""
    return standard_engine().open(path, **settings)


def parse(data: Text, **settings: Any) -> Report:
    """Read a text, or the bytes of a file, with an engine that all callers share; see Engine.parse()."""
    return standard_engine().parse(data, **settings)
