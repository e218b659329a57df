"""Read Chinese government work reports: the outline, every figure with its exact value, what does not hold together.

    import kjrep
    report = kjrep.open("report.txt")
    for metric in report.metrics:
        print(metric.text, metric.value, metric.unit, metric.subject)
    for finding in report.validate():
        print(finding.line, finding.level, finding.message)

A layer of objects over the C library; kjrep._abi has all of its functions. KJREP_LIBRARY names the shared library where
the system does not find it. Engine, Report and Findings never change and may be shared by threads; the interpreter's
lock is given up for the time of each call, so threads read reports side by side."""
from __future__ import annotations

from ._abi import lib as _lib
from ._handle import Error
from .engine import Engine, Rule, open, parse
from .findings import Finding, Findings, Related
from .frames import Table
from .parts import Entity, Metric, Node, Time
from .query import Database, Rows, Store
from .report import Origin, Place, Report

#: Release of the library.
__version__: str = _lib.kjrep_version().decode()

__all__ = ["Database", "Engine", "Entity", "Error", "Finding", "Findings", "Metric", "Node", "Origin", "Place", "Related",
           "Report", "Rows", "Rule", "Store", "Table", "Time", "open", "parse"]
