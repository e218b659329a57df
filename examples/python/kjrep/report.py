"""One document that was read."""
from __future__ import annotations

import ctypes
import json
import os
from ctypes import byref, c_size_t, c_uint32, c_uint64, sizeof
from functools import cached_property
from typing import (Any, Callable, Dict, Generic, Iterable, Iterator, List, NamedTuple, Optional, Sequence, Tuple,
                    TypeVar, Union, overload)

from . import _abi
from ._abi import lib
from ._handle import Handle, check, constants, counted, decoded, make, name_of, place, rendered
from .findings import Findings
from .frames import TABLES, ArrowTable
from .parts import Entity, Metric, Node, Time
from .query import Database, Rows, Value

SCRIPTS = constants("KJREP_SCRIPT_")
GENRES = constants("KJREP_GENRE_")
META = {name: number for number, name in constants("KJREP_META_").items()}
PROPERTIES = {name: number for number, name in constants("KJREP_PROPERTY_").items()}

P = TypeVar("P")


class Place(NamedTuple):
    """A byte of the text as people count: code points from 0, lines and columns from 1."""
    byte: int
    char: int
    line: int
    column: int


class Origin(NamedTuple):
    """A place in the original, where the text is not the file itself. `kind` tells which fields are given: "byte";
    "paragraph" (part, paragraph, run); "element"; "box" (page, box: left, top, width, height in micrometres)."""
    kind: str
    byte: Optional[int] = None
    part: Optional[str] = None
    paragraph: Optional[int] = None
    run: Optional[int] = None
    element: Optional[str] = None
    page: Optional[int] = None
    box: Optional[Tuple[int, int, int, int]] = None


class Parts(ArrowTable, Generic[P]):
    """Metrics, nodes … of a report: a sequence, and a table to data frame libraries. Ids count from 1, so `parts[0].id`
    is 1. (It is no collections.abc.Sequence: polars would then read it object by object.)"""

    def __init__(self, report: Report, table: str, make_part: Callable[[Report, int], P], count: int):
        self._report, self._table, self._ids = report, TABLES[table], range(1, count + 1)
        self._make: Callable[[int], P] = lambda id_: make_part(report, id_)

    def _arrow_source(self) -> Tuple[int, Sequence[Any]]:
        return self._table, (self._report,)

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, index: int) -> P: ...

    @overload
    def __getitem__(self, index: slice) -> List[P]: ...

    def __getitem__(self, index: Union[int, slice]) -> Union[P, List[P]]:
        ids = self._ids[index]
        return [self._make(id_) for id_ in ids] if isinstance(ids, range) else self._make(ids)

    def __iter__(self) -> Iterator[P]:
        return map(self._make, self._ids)

    def __repr__(self) -> str:
        return f"[{', '.join(map(repr, self[:3]))}{', …' if len(self) > 3 else ''}]"


class Report:
    """A document: its text, outline, metrics, times, entities. It never changes; threads may share it.

    Places are bytes of the UTF-8 form of `text`; parts also have `start_char` and `end_char`, which index `text`."""

    def __init__(self, handle: Handle):
        self._held = handle

    @property
    def _handle(self) -> Handle:
        self._held.check()
        return self._held

    # ---- The document

    @property
    def name(self) -> str:
        """What output calls it: the path that was opened, or the setting `name`."""
        return decoded(lib.kjrep_report_name(self._handle)) or ""

    @cached_property
    def text(self) -> str:
        """The loaded text."""
        return counted(lib.kjrep_report_text, self._handle) or ""

    @property
    def title(self) -> Optional[str]:
        return self.meta["title"]

    @cached_property
    def meta(self) -> Dict[str, Optional[str]]:
        """Header and tail fields: title, issuer, date_issued …; None for those that it has not."""
        return {name: counted(lib.kjrep_report_meta, self._handle, field) for name, field in META.items()}

    def meta_place(self, field: str) -> Optional[Tuple[int, int]]:
        """Bytes [start, end) of a field of `meta` in the text; None where it does not stand there."""
        return place(lib.kjrep_report_meta_place, self._handle, META[field])

    @property
    def script(self) -> Optional[str]:
        """"hans" or "hant"; None without a decisive character."""
        return _known(SCRIPTS, lib.kjrep_report_script(self._handle))

    @property
    def genre(self) -> Optional[str]:
        """"work_summary", "briefing" …; None if it is none of those known."""
        return _known(GENRES, lib.kjrep_report_genre(self._handle))

    @property
    def container(self) -> str:
        return decoded(lib.kjrep_report_container(self._handle)) or ""

    @property
    def encoding(self) -> str:
        return decoded(lib.kjrep_report_encoding(self._handle)) or ""

    @property
    def certainty(self) -> str:
        """How sure container and encoding are: "guess", "likely", "sure", "stated"."""
        return name_of("kjrep_certainty_name", lib.kjrep_report_certainty(self._handle)) or ""

    @property
    def replaced(self) -> int:
        """Places where U+FFFD stands for bytes that could not be decoded; see the setting replace_bytes."""
        return int(lib.kjrep_report_replaced(self._handle))

    @property
    def source_bytes(self) -> int:
        """Size of the input."""
        return int(lib.kjrep_report_source_bytes(self._handle))

    @property
    def properties(self) -> Dict[str, str]:
        """What the file tells of itself: "title", "author", "created" …, in its own words. Nothing of it dates the report."""
        told = {name: counted(lib.kjrep_source_property, self._handle, number) for name, number in PROPERTIES.items()}
        return {name: words for name, words in told.items() if words is not None}

    @property
    def changes(self) -> Tuple[int, int]:
        """Tracked insertions and deletions of the file; the text is read as if all were accepted."""
        insertions, deletions = c_uint32(), c_uint32()
        check(lib.kjrep_source_changes(self._handle, byref(insertions), byref(deletions)))
        return insertions.value, deletions.value

    # ---- Its parts

    @property
    def nodes(self) -> Parts[Node]:
        """The outline in the order of the text; outline() has it with depths."""
        return Parts(self, "node", Node, lib.kjrep_report_node_count(self._handle))

    @property
    def metrics(self) -> Parts[Metric]:
        return Parts(self, "metric", Metric, lib.kjrep_report_metric_count(self._handle))

    @property
    def times(self) -> Parts[Time]:
        return Parts(self, "time", Time, lib.kjrep_report_time_count(self._handle))

    @property
    def entities(self) -> Parts[Entity]:
        return Parts(self, "entity", Entity, lib.kjrep_report_entity_count(self._handle))

    def outline(self, node: Optional[Node] = None) -> Iterator[Tuple[int, Node]]:
        """Walk over `node` and all inside it, or over everything: (depth, node), outer before inner."""
        walk = make(_abi.kjrep_walk, lib.kjrep_walk_free, lib.kjrep_walk_new, self._handle, node.id if node else 0)
        step = _abi.kjrep_step(struct_size=sizeof(_abi.kjrep_step))
        while check(lib.kjrep_walk_next(walk, byref(step))) == _abi.KJREP_OK:
            if step.event != _abi.KJREP_WALK_LEAVE:
                yield step.depth, Node(self, step.node)

    def select(self, path: str) -> List[Node]:
        """The nodes that a path names: 二/（一）/三是, role:problems, ~PATTERN, kind:table; see kjrep/excerpt.h."""
        steps = path.encode("utf-8")
        excerpt = make(_abi.kjrep_excerpt, lib.kjrep_excerpt_free, lib.kjrep_excerpt_new, self._handle, steps, len(steps))
        return [Node(self, lib.kjrep_excerpt_node(excerpt, i)) for i in range(lib.kjrep_excerpt_count(excerpt))]

    def node_at(self, byte: int) -> Optional[Node]:
        """The innermost node that holds byte `byte`."""
        return self._node(lib.kjrep_node_at(self._handle, _offset(byte)))

    def validate(self, show_passes: bool = False, language: str = "en", rules_off: Union[str, Iterable[str]] = (),
                 max_findings: Optional[int] = None,
                 suppressions: Union[str, "os.PathLike[str]", Iterable[Union[str, "os.PathLike[str]"]]] = ()) -> Findings:
        """Run the rules. `language` of the messages is "en", "zh" or "zht"; `rules_off` are ids of rules not to run;
        with `show_passes` the findings tell too what was checked and holds; `suppressions` are files (docs/packs.md) that
        say which findings are not to count."""
        off = rules_off if isinstance(rules_off, str) else ",".join(rules_off)
        return Findings(self, show_passes=show_passes, language=language, rules_off=off or None,
                        max_findings=max_findings, suppressions=suppressions)

    def sql(self, query: str, parameters: Iterable[Value] = ()) -> Rows:
        """Rows of a query over the tables report, node, metric, time and entity of this report; see Database."""
        return Database([self]).query(query, parameters)

    def close(self) -> None:
        """Let go of it now and not when the last object that uses it is gone. What is asked of it later raises Error;
        streams and databases made from it go on. Needed only where memory matters."""
        self._held.close()

    def __enter__(self) -> Report:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    # ---- Places

    def locate(self, byte: int) -> Place:
        """What people and editors count for byte `byte` of the text. Raises Error past its end."""
        char, line, column = c_uint64(), c_uint32(), c_uint32()
        check(lib.kjrep_text_locate(self._handle, _offset(byte), byref(char), byref(line), byref(column)))
        return Place(byte, char.value, line.value, column.value)

    def slice(self, start: int, end: int) -> str:
        """The words at bytes [start, end) of the text. Raises ValueError where they cut a character or pass the end."""
        words = self._slice(start, end)
        if len(words.encode("utf-8")) != end - start:
            raise ValueError(f"no bytes [{start}, {end}) of the text")
        return words

    def origin(self, byte: int) -> Optional[Origin]:
        """Where in the original the character at byte `byte` of the text came from; None where the text is the file
        itself. Raises Error past the end of the text."""
        found = _abi.kjrep_place(struct_size=sizeof(_abi.kjrep_place))
        if check(lib.kjrep_source_place(self._handle, _offset(byte), byref(found))) == _abi.KJREP_ABSENT:
            return None
        if found.kind == _abi.KJREP_PLACE_PARAGRAPH:
            return Origin("paragraph", part=decoded(found.part), paragraph=found.paragraph, run=found.run)
        if found.kind == _abi.KJREP_PLACE_ELEMENT:
            return Origin("element", element=decoded(found.element))
        if found.kind == _abi.KJREP_PLACE_BOX:
            return Origin("box", page=found.page, box=tuple(found.box))
        return Origin("byte", byte=found.byte)

    def byte(self, char: int) -> int:
        """The byte at which code point `char` begins. Raises Error past the end of the text."""
        byte = c_uint64()
        check(lib.kjrep_text_byte(self._handle, _offset(char), byref(byte)))
        return byte.value

    # ---- Output

    def to_json(self) -> str:
        """What kjrep-parse --format json prints."""
        return rendered(lib.kjrep_report_render, self._handle, _abi.KJREP_FORM_OUTLINE_JSON)

    def to_dict(self) -> Dict[str, Any]:
        parsed: Dict[str, Any] = json.loads(self.to_json())
        return parsed

    def tree(self) -> str:
        """The outline for people."""
        return rendered(lib.kjrep_report_render, self._handle, _abi.KJREP_FORM_OUTLINE_TREE)

    def metrics_jsonl(self) -> str:
        """What kjrep-metrics --format jsonl prints: one metric a line."""
        return rendered(lib.kjrep_report_render, self._handle, _abi.KJREP_FORM_METRIC_JSONL)

    def metrics_table(self, explain: bool = False, language: str = "en") -> str:
        """The metrics for people; with `explain` also the words that gave each attribute."""
        form = _abi.KJREP_FORM_METRIC_EXPLAIN if explain else _abi.KJREP_FORM_METRIC_TABLE
        return rendered(lib.kjrep_report_render, self._handle, form, language=language)

    def __repr__(self) -> str:
        title = f" {self.title!r}" if self.title else ""
        return f"<kjrep.Report {self.name!r}{title}, {len(self.nodes)} nodes, {len(self.metrics)} metrics>"

    # ---- For the parts

    def _node(self, id_: int) -> Optional[Node]:
        return Node(self, id_) if id_ else None

    def _metric(self, id_: int) -> Optional[Metric]:
        return Metric(self, id_) if id_ else None

    def _slice(self, start: int, end: int) -> str:
        """Bytes [start, end) of the text."""
        size = c_size_t()
        base = lib.kjrep_report_text(self._handle, byref(size))
        if base is None or not start <= end <= size.value:
            return ""
        return ctypes.string_at(base + start, end - start).decode("utf-8")


def _known(names: Dict[int, str], number: int) -> Optional[str]:
    return names.get(number) if number else None


def _offset(number: int) -> int:
    """ctypes would wrap a negative number around."""
    if not 0 <= number < 1 << 64:
        raise ValueError(f"no offset: {number}")
    return number
