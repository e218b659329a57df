"""SQL over reports; docs/sql.md tells of the tables."""
from __future__ import annotations

import contextlib
import ctypes
import os
from ctypes import byref, c_size_t
from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, Optional, Tuple, Union


from . import _abi
from ._abi import lib
from ._handle import Error, Settings, check, decoded, make, new_error, path_bytes

if TYPE_CHECKING:
    from .findings import Findings
    from .report import Report

Value = Union[None, int, float, str, bytes]


class Rows:
    """Rows of one query, read once, in order: an iterator of tuples. dicts() gives mappings instead."""

    def __init__(self, function: Any, source: Any, sql: str, parameters: Iterable[Value] = ()):
        self._source = source  # its progress callback is called
        statement = sql.encode("utf-8")
        self._handle = make(_abi.kjrep_rows, lib.kjrep_rows_free, function, source._handle, statement, len(statement))
        for index, value in enumerate(parameters, 1):
            self._bind(index, value)
        #: Names of the columns.
        self.columns: Tuple[str, ...] = tuple(
            decoded(lib.kjrep_rows_column_name(self._handle, column)) or ""
            for column in range(lib.kjrep_rows_column_count(self._handle)))

    def _bind(self, index: int, value: Value) -> None:
        if value is None:
            status = lib.kjrep_rows_bind_text(self._handle, index, None, 0)
        elif isinstance(value, int):
            if not -(1 << 63) <= value < 1 << 63:  # ctypes would cut it
                raise OverflowError(f"parameter {index} does not fit 64 bits")
            status = lib.kjrep_rows_bind_int(self._handle, index, value)
        elif isinstance(value, float):
            status = lib.kjrep_rows_bind_real(self._handle, index, value)
        else:
            data = str(value).encode("utf-8")
            status = lib.kjrep_rows_bind_text(self._handle, index, data, len(data))
        if status < 0:
            raise Error(status, f"parameter {index} cannot be {value!r}")

    def __iter__(self) -> Iterator[Tuple[Value, ...]]:
        return self

    def __next__(self) -> Tuple[Value, ...]:
        self._handle.check()
        error = new_error()
        status = lib.kjrep_rows_next(self._handle, byref(error))
        self._source._settings.raise_held()
        if check(status, error) == _abi.KJREP_DONE:
            raise StopIteration
        return tuple(self._value(column) for column in range(len(self.columns)))

    def _value(self, column: int) -> Value:
        type_ = lib.kjrep_rows_type(self._handle, column)
        if type_ == _abi.KJREP_TYPE_NULL:
            return None
        if type_ == _abi.KJREP_TYPE_INT:
            return int(lib.kjrep_rows_int(self._handle, column))
        if type_ == _abi.KJREP_TYPE_REAL:
            return float(lib.kjrep_rows_real(self._handle, column))
        size = c_size_t()
        data = ctypes.string_at(lib.kjrep_rows_text(self._handle, column, byref(size)), size.value)
        return data if type_ == _abi.KJREP_TYPE_BLOB else data.decode("utf-8", "replace")

    def close(self) -> None:
        """End them now, before the last: a store that they read can then be tidied up. Asking for more raises Error."""
        self._handle.close()

    def dicts(self) -> Iterator[Dict[str, Value]]:
        return (dict(zip(self.columns, row)) for row in self)


class Database:
    """The tables report, node, metric, time, entity and finding over some reports. One thread at a time, but for
    interrupt().

        database = kjrep.Database([report, another])
        for doc, total in database.query("SELECT doc, exact_sum(value_exact) FROM metric WHERE unit = ? GROUP BY doc",
                                         ["CNY"]): ...

    `findings` are those of the reports, where `finding` is asked for. Settings: max_sql_steps, progress."""

    def __init__(self, reports: Iterable[Report], findings: Iterable[Findings] = (), **settings: Any):
        checked = {id(found.report): found for found in findings}
        self._settings = Settings(settings)
        self._handle = make(_abi.kjrep_db, lib.kjrep_db_free, lib.kjrep_db_new, self._settings.__enter__())
        error = new_error()
        for report in reports:
            found: Optional[Findings] = checked.get(id(report))
            check(lib.kjrep_db_add(self._handle, report._handle, found._handle if found else None, byref(error)), error)

    def query(self, sql: str, parameters: Iterable[Value] = ()) -> Rows:
        """Rows of one statement that reads; `?` in it are the parameters. Raises Error."""
        return Rows(lib.kjrep_rows_new, self, sql, parameters)

    def interrupt(self) -> None:
        """Stop what runs, from any thread; it raises Error."""
        lib.kjrep_db_interrupt(self._handle)


class Store:
    """A file that keeps what was read from many reports; docs/store.md tells of its tables. One thread at a time, but
    for interrupt().

        with kjrep.Store("reports.db") as store:
            with store.batch():
                for path in paths:
                    report = kjrep.open(path)
                    store.put(report, report.validate())
            print(list(store.query("SELECT place, year, value_exact FROM series WHERE measure = ?", ["gdp"])))"""

    def __init__(self, path: Union[str, "os.PathLike[str]"], **settings: Any):
        self._settings = Settings(settings)
        self._handle = make(_abi.kjrep_store, lib.kjrep_store_free, lib.kjrep_store_open, path_bytes(path),
                            self._settings.__enter__())

    def _call(self, function: Any, *arguments: Any) -> int:
        self._handle.check()
        error = new_error()
        return check(function(self._handle, *arguments, byref(error)), error)

    def put(self, report: Report, findings: Optional[Findings] = None) -> None:
        """Put a report in under its name; the same content again changes nothing. Safe on the disk when it returns, or
        when its batch ends. Raises Error, and nothing has changed."""
        self._call(lib.kjrep_store_put, report._handle, findings._handle if findings is not None else None)

    def has_file(self, path: Union[str, bytes, "os.PathLike[Any]"], **settings: Any) -> bool:
        """Whether a file need not be read again: its name stands for what would be read from it, with findings, by this
        release. Settings: those that it would be read with. Raises Error for a file that cannot be loaded."""
        with Settings(settings) as options:
            return self._call(lib.kjrep_store_has_file, path_bytes(path), options) == _abi.KJREP_OK

    def has_data(self, data: Union[str, bytes], **settings: Any) -> bool:
        """The same of a text or the bytes of a file, which go by the setting `name`."""
        content = data.encode("utf-8") if isinstance(data, str) else bytes(data)
        with Settings(settings) as options:
            return self._call(lib.kjrep_store_has_data, content, len(content), options) == _abi.KJREP_OK

    def __contains__(self, report: Report) -> bool:
        """Whether a put would change nothing."""
        return self._call(lib.kjrep_store_has, report._handle) == _abi.KJREP_OK

    @contextlib.contextmanager
    def batch(self) -> Iterator[None]:
        """Puts inside are one transaction. What is raised inside ends it where it is: puts that returned are kept."""
        self._call(lib.kjrep_store_begin)
        try:
            yield
        finally:
            self._call(lib.kjrep_store_commit)

    def query(self, sql: str, parameters: Iterable[Value] = ()) -> Rows:
        """Rows of one statement that reads; `?` in it are the parameters. Raises Error."""
        return Rows(lib.kjrep_store_rows, self, sql, parameters)

    def interrupt(self) -> None:
        """Stop what runs, from any thread; it raises Error."""
        self._handle.check()
        lib.kjrep_store_interrupt(self._handle)

    def close(self) -> None:
        """Close the file now; rows that are open keep it open."""
        self._handle.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()
