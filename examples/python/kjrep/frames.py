"""Reports as tables for data frame libraries, through the Arrow PyCapsule interface.

    pyarrow.table(report.metrics), polars.DataFrame(report.metrics), duckdb.sql("… FROM metrics") with a variable `metrics`

Nothing here needs pyarrow, but to_parquet()."""
from __future__ import annotations

import ctypes
import os
from ctypes import CFUNCTYPE, POINTER, PYFUNCTYPE, byref, c_char_p, c_void_p, py_object
from typing import TYPE_CHECKING, Any, Dict, Iterable, Sequence, Tuple, Union

from . import _abi
from ._abi import lib
from ._handle import check, constants, new_error

if TYPE_CHECKING:
    from .findings import Findings
    from .report import Report

TABLES = {name: number for number, name in constants("KJREP_TABLE_").items()}

# ---- Capsules: they own a struct, and release what it holds where no consumer took it.

_new_capsule = ctypes.pythonapi.PyCapsule_New
_new_capsule.restype, _new_capsule.argtypes = py_object, [c_void_p, c_char_p, c_void_p]
_pointer_in = PYFUNCTYPE(c_void_p, c_void_p, c_char_p)(("PyCapsule_GetPointer", ctypes.pythonapi))
_release = CFUNCTYPE(None, c_void_p)
_alive: Dict[int, ctypes.Structure] = {}


def _destructor(type_: Any, name: bytes) -> Any:
    """Called for a capsule that nothing uses any more, perhaps when modules are gone: it keeps what it needs."""
    def end(capsule: int, type_: Any = type_, pointer_in: Any = _pointer_in, release: Any = _release,
            alive: Dict[int, ctypes.Structure] = _alive) -> None:
        address = pointer_in(capsule, name)
        held = type_.from_address(address)
        if held.release:
            release(held.release)(address)
        alive.pop(address, None)

    function = PYFUNCTYPE(None, c_void_p)(end)
    ctypes.pythonapi.Py_IncRef(py_object(function))  # some capsules outlive every module
    return function


_STREAM, _SCHEMA = b"arrow_array_stream", b"arrow_schema"
_end_stream = _destructor(_abi.ArrowArrayStream, _STREAM)
_end_schema = _destructor(_abi.ArrowSchema, _SCHEMA)


def _capsule(struct: ctypes.Structure, name: bytes, destructor: Any) -> Any:
    address = ctypes.addressof(struct)
    _alive[address] = struct
    return _new_capsule(address, name, ctypes.cast(destructor, c_void_p))


# ---- Tables


class ArrowTable:
    """What is a table to data frame libraries. Subclasses tell which, of which reports."""

    def _arrow_source(self) -> Tuple[int, Sequence[Any]]:
        """A KJREP_TABLE_ number, and the reports or the findings."""
        raise NotImplementedError

    def __arrow_c_schema__(self) -> Any:
        """A PyCapsule of the columns."""
        schema, error = _abi.ArrowSchema(), new_error()
        check(lib.kjrep_table_export_schema(self._arrow_source()[0], None, byref(schema), byref(error)), error)
        return _capsule(schema, _SCHEMA, _end_schema)

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """A PyCapsule of the rows. Columns are always given as they are, whatever is requested."""
        number, sources = self._arrow_source()
        stream, error = _abi.ArrowArrayStream(), new_error()
        of_findings = number == _abi.KJREP_TABLE_FINDING
        type_ = _abi.kjrep_findings if of_findings else _abi.kjrep_report
        handles = (POINTER(type_) * len(sources))(*(source._handle._as_parameter_ for source in sources))
        if of_findings:
            status = lib.kjrep_findings_export_stream(handles, len(sources), None, byref(stream), byref(error))
        else:
            status = lib.kjrep_reports_export_stream(handles, len(sources), number, None, byref(stream), byref(error))
        check(status, error)
        return _capsule(stream, _STREAM, _end_stream)

    def to_parquet(self, path: Union[str, "os.PathLike[str]"], **settings: Any) -> None:
        """Write the rows, batch by batch, with pyarrow; settings are those of pyarrow.parquet.ParquetWriter."""
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError as missing:
            raise ImportError("to_parquet() needs pyarrow: pip install pyarrow") from missing
        with pyarrow.RecordBatchReader.from_stream(self) as reader:
            with pyarrow.parquet.ParquetWriter(path, reader.schema, **settings) as writer:
                for batch in reader:
                    writer.write_batch(batch)


class Table(ArrowTable):
    """One table of many reports: "report", "node", "metric", "time" or "entity"; or "finding" of many Findings."""

    def __init__(self, sources: Iterable[Union[Report, Findings]], name: str):
        if name not in TABLES:
            raise ValueError(f"a table is one of {', '.join(TABLES)}, not {name!r}")
        self.name, self._sources = name, tuple(sources)
        wanted = "Findings" if name == "finding" else "Report"
        for source in self._sources:
            if type(source).__name__ != wanted:
                raise TypeError(f"the table {name!r} is of {wanted}, not of {type(source).__name__}")

    def _arrow_source(self) -> Tuple[int, Sequence[Any]]:
        return TABLES[self.name], self._sources

    def __repr__(self) -> str:
        return f"<kjrep.Table {self.name!r} of {len(self._sources)}>"
