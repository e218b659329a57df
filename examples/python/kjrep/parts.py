"""Parts of a report: an id and the report, which they keep alive. Every property asks the library."""
from __future__ import annotations

from ctypes import byref, c_uint64, create_string_buffer, sizeof
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Callable, ClassVar, List, Optional, Tuple

from . import _abi
from ._abi import lib
from ._handle import check, counted, decoded, name_of, place, written

if TYPE_CHECKING:
    from .report import Origin, Report

FLAGS = [bit for name, bit in vars(_abi).items() if name.startswith("KJREP_FLAG_")]


class Part:
    """What all parts have: an id (from 1), a place, the words there."""

    __slots__ = ("report", "id")
    _place: ClassVar[Callable[..., int]]

    def __init__(self, report: Report, id_: int):
        self.report, self.id = report, id_

    def _get(self, function: Callable[..., Any], *arguments: Any) -> Any:
        return function(self.report._handle, self.id, *arguments)

    @property
    def place(self) -> Tuple[int, int]:
        """Bytes [start, end) of the report's text."""
        return place(type(self)._place, self.report._handle, self.id) or (0, 0)

    @property
    def start(self) -> int:
        return self.place[0]

    @property
    def end(self) -> int:
        return self.place[1]

    @property
    def start_char(self) -> int:
        return self.report.locate(self.start).char

    @property
    def end_char(self) -> int:
        return self.report.locate(self.end).char

    @property
    def line(self) -> int:
        return self.report.locate(self.start).line

    @property
    def column(self) -> int:
        return self.report.locate(self.start).column

    @property
    def origin(self) -> Optional[Origin]:
        """Where it begins in the original; None where the text is the file itself."""
        return self.report.origin(self.start)

    @property
    def pieces(self) -> List[Tuple[int, int]]:
        """Bytes [start, end) of its place without page headers inside it."""
        handle = self.report._handle
        count = lib.kjrep_text_piece_count(handle, *self.place)
        return [place(lib.kjrep_text_piece, handle, *self.place, piece) or (0, 0) for piece in range(count)]

    @property
    def text(self) -> str:
        """Its words as they stand there."""
        return self.report._slice(*self.place)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.id == self.id and other.report is self.report

    def __hash__(self) -> int:
        return hash((type(self), id(self.report), self.id))

    def __repr__(self) -> str:
        return f"<kjrep.{type(self).__name__} {self.id} {self._says()}>"

    def _says(self) -> str:
        return repr(self.text)


class Node(Part):
    """A title, heading, point, paragraph … of the outline. `start..end` covers label and heading words."""

    __slots__ = ()
    _place = lib.kjrep_node_place

    @property
    def kind(self) -> str:
        return name_of("kjrep_node_kind_name", self._get(lib.kjrep_node_kind)) or ""

    @property
    def role(self) -> Optional[str]:
        """"results", "problems" …"""
        return name_of("kjrep_node_role_name", self._get(lib.kjrep_node_role))

    @property
    def level(self) -> int:
        return int(self._get(lib.kjrep_node_level))

    @property
    def label(self) -> str:
        """The label as written: （二）"""
        return counted(self._get, lib.kjrep_node_label) or ""

    @property
    def ordinal(self) -> Optional[int]:
        return self._get(lib.kjrep_node_ordinal) or None

    @property
    def title(self) -> str:
        """The words after the label; of text nothing."""
        return counted(self._get, lib.kjrep_node_title) or ""

    @property
    def table_row(self) -> Optional[int]:
        """Of a row or cell: its row in the table, from 1."""
        return self._get(lib.kjrep_node_row) or None

    @property
    def table_column(self) -> Optional[int]:
        """Of a cell: its column in the table, from 1."""
        return self._get(lib.kjrep_node_column) or None

    @property
    def is_head(self) -> bool:
        """Whether it is a cell that heads a row or a column."""
        return bool(self._get(lib.kjrep_node_is_head))

    def cell(self, row: int, column: int) -> Optional[Node]:
        """Of a table: the cell that covers a row and a column, from 1."""
        return self.report._node(self._get(lib.kjrep_node_cell, row, column))

    def words(self, own: bool = False) -> str:
        """Its words and those of the nodes inside it, or with `own` its own alone: a paragraph a line, without line
        breaks, indents and page headers inside paragraphs."""
        which = _abi.KJREP_NODE_OWN_WORDS if own else _abi.KJREP_NODE_ALL_WORDS
        return written(lib.kjrep_node_write_words, self.report._handle, self.id, which)

    @property
    def sentences(self) -> List[Tuple[int, int]]:
        """Bytes [start, end) of its sentences and of those of the nodes inside it."""
        return self._units(_abi.KJREP_UNIT_SENTENCE)

    @property
    def clauses(self) -> List[Tuple[int, int]]:
        return self._units(_abi.KJREP_UNIT_CLAUSE)

    def _units(self, unit: int) -> List[Tuple[int, int]]:
        found: List[Tuple[int, int]] = []
        start, end = c_uint64(), c_uint64()
        while check(self._get(lib.kjrep_node_next_unit, unit, end.value, byref(start), byref(end))) == _abi.KJREP_OK:
            found.append((start.value, end.value))
        return found

    @property
    def body_end(self) -> int:
        """The byte at which all that belongs to it ends."""
        return int(self._get(lib.kjrep_node_body_end))

    @property
    def body_end_char(self) -> int:
        return self.report.locate(self.body_end).char

    @property
    def body(self) -> str:
        """All that belongs to it, as it stands in the text."""
        return self.report._slice(self.start, self.body_end)

    @property
    def parent(self) -> Optional[Node]:
        return self.report._node(self._get(lib.kjrep_node_parent))

    @property
    def children(self) -> List[Node]:
        found = []
        child = self._get(lib.kjrep_node_first_child)
        while child:
            found.append(Node(self.report, child))
            child = lib.kjrep_node_next_sibling(self.report._handle, child)
        return found

    def _says(self) -> str:
        says = self.label + self.title or self.text
        return f"{self.kind} {says if len(says) <= 30 else says[:29] + '…'!r}"


class Metric(Part):
    """A figure: its exact value in the canonical unit, and what it measures."""

    __slots__ = ()
    _place = lib.kjrep_metric_place

    def _decimal(self, which: int) -> Optional[Decimal]:
        digits = create_string_buffer(48)
        status = check(self._get(lib.kjrep_metric_decimal, which, digits, sizeof(digits)))
        return None if status == _abi.KJREP_ABSENT else Decimal(digits.value.decode())

    @property
    def value(self) -> Optional[Decimal]:
        """The number, or the low end of a range; None where the words give no single value."""
        return self._decimal(_abi.KJREP_DECIMAL_VALUE)

    @property
    def value_high(self) -> Optional[Decimal]:
        """The high end of a range."""
        return self._decimal(_abi.KJREP_DECIMAL_VALUE_HIGH)

    @property
    def low(self) -> Optional[Decimal]:
        """Low end of what the wording allows (50余 is 50 to 60); None where it is open-ended."""
        return self._decimal(_abi.KJREP_DECIMAL_LOW)

    @property
    def high(self) -> Optional[Decimal]:
        return self._decimal(_abi.KJREP_DECIMAL_HIGH)

    @property
    def flag_bits(self) -> int:
        """KJREP_FLAG_ values, or-ed."""
        return int(self._get(lib.kjrep_metric_flags))

    @property
    def low_open(self) -> bool:
        """Whether `low` itself is excluded."""
        return bool(self.flag_bits & _abi.KJREP_FLAG_LOW_OPEN)

    @property
    def high_open(self) -> bool:
        return bool(self.flag_bits & _abi.KJREP_FLAG_HIGH_OPEN)

    @property
    def flags(self) -> Tuple[str, ...]:
        """Names of the flags, as in the output; the open ends have properties of their own."""
        bits = self.flag_bits
        names = (name_of("kjrep_metric_flag_name", bit) for bit in FLAGS if bits & bit)
        return tuple(name for name in names if name)

    @property
    def unit(self) -> str:
        """Canonical unit: "CNY", "%", "pp", "{项}" …"""
        return decoded(self._get(lib.kjrep_metric_unit)) or ""

    @property
    def approx(self) -> str:
        """"exact", "about", "over", "under" or "range"."""
        return name_of("kjrep_metric_approx_name", self._get(lib.kjrep_metric_approx)) or ""

    @property
    def kind(self) -> str:
        return name_of("kjrep_metric_kind_name", self._get(lib.kjrep_metric_kind)) or ""

    @property
    def change(self) -> str:
        return name_of("kjrep_metric_change_name", self._get(lib.kjrep_metric_change)) or ""

    @property
    def basis(self) -> str:
        return name_of("kjrep_metric_basis_name", self._get(lib.kjrep_metric_basis)) or ""

    @property
    def modality(self) -> str:
        return name_of("kjrep_metric_modality_name", self._get(lib.kjrep_metric_modality)) or ""

    @property
    def indicator(self) -> Optional[str]:
        """Identifier of the indicator, "gdp", where it is a known one."""
        return decoded(self._get(lib.kjrep_metric_indicator))

    def words(self, which: int) -> Optional[str]:
        """The words that gave an attribute: a KJREP_WORDS_ value."""
        return counted(self._get, lib.kjrep_metric_words, which)

    def words_place(self, which: int) -> Optional[Tuple[int, int]]:
        """Bytes [start, end) of those words."""
        return place(self._get, lib.kjrep_metric_words_place, which)

    @property
    def text(self) -> str:
        """The expression, without the line breaks and indents inside it."""
        return self.words(_abi.KJREP_WORDS_TEXT) or ""

    @property
    def unit_text(self) -> Optional[str]:
        """The unit as written."""
        return self.words(_abi.KJREP_WORDS_UNIT)

    @property
    def subject(self) -> Optional[str]:
        """What is counted or measured."""
        return self.words(_abi.KJREP_WORDS_SUBJECT)

    @property
    def of(self) -> Optional[str]:
        """What owns it, where `subject` is a bare attribute."""
        return self.words(_abi.KJREP_WORDS_OF)

    @property
    def period(self) -> Optional[str]:
        """The words that date it; `date_from` and `date_to` are the days."""
        return self.words(_abi.KJREP_WORDS_PERIOD)

    @property
    def date_from(self) -> Optional[date]:
        return day(self._get(lib.kjrep_metric_date_from))

    @property
    def date_to(self) -> Optional[date]:
        return day(self._get(lib.kjrep_metric_date_to))

    @property
    def parent(self) -> Optional[Metric]:
        """The metric that this one is a part of."""
        return self.report._metric(self._get(lib.kjrep_metric_parent))

    @property
    def node(self) -> Optional[Node]:
        return self.report._node(self._get(lib.kjrep_metric_node))

    def _says(self) -> str:
        high = self.value_high
        value = f"{self.value}" if high is None else f"{self.value}..{high}"
        return f"{self.text!r} = {value} {self.unit}"


class Time(Part):
    """A time that the report names."""

    __slots__ = ()
    _place = lib.kjrep_time_place

    @property
    def text(self) -> str:
        """The words, without the line breaks and indents inside them."""
        return counted(self._get, lib.kjrep_time_words) or ""

    @property
    def date_from(self) -> Optional[date]:
        return day(self._get(lib.kjrep_time_date_from))

    @property
    def date_to(self) -> Optional[date]:
        return day(self._get(lib.kjrep_time_date_to))

    @property
    def precision(self) -> Optional[str]:
        return name_of("kjrep_time_precision_name", self._get(lib.kjrep_time_precision))

    @property
    def node(self) -> Optional[Node]:
        return self.report._node(self._get(lib.kjrep_time_node))


class Entity(Part):
    """A cited document, a document number, a slogan, a programme."""

    __slots__ = ()
    _place = lib.kjrep_entity_place

    @property
    def text(self) -> str:
        """The words with their marks, without the line breaks and indents inside them."""
        return counted(self._get, lib.kjrep_entity_words) or ""

    @property
    def kind(self) -> str:
        return name_of("kjrep_entity_kind_name", self._get(lib.kjrep_entity_kind)) or ""

    @property
    def stated_count(self) -> Optional[int]:
        """How many things a slogan promises: 4 for 三抓一促."""
        return self._get(lib.kjrep_entity_stated_count) or None

    @property
    def node(self) -> Optional[Node]:
        return self.report._node(self._get(lib.kjrep_entity_node))


def day(number: int) -> Optional[date]:
    """20240131 as a date, 0 as None."""
    return date(number // 10000, number // 100 % 100, number % 100) if number else None
