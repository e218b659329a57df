"""What the rules found."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Iterator, List, NamedTuple, Sequence, Tuple, Union, overload

from . import _abi
from ._abi import lib
from ._handle import Settings, counted, decoded, make, name_of, place, rendered
from .frames import ArrowTable
from .parts import Metric, Part

if TYPE_CHECKING:
    from .report import Report



class Related(NamedTuple):
    """Another place that a finding is about."""
    start: int
    end: int
    message: str


class Fix(NamedTuple):
    """Words to put in place of others."""
    start: int
    end: int
    text: str


class Finding(Part):
    """One thing that does not hold, or that was checked and holds."""

    __slots__ = ("findings",)

    def __init__(self, findings: Findings, id_: int):
        super().__init__(findings.report, id_)
        self.findings = findings

    def _get(self, function: Any, *arguments: Any) -> Any:
        return function(self.findings._handle, self.id, *arguments)

    @property
    def place(self) -> Tuple[int, int]:
        """Bytes [start, end) of the report's text."""
        return place(self._get, lib.kjrep_finding_place) or (0, 0)

    @property
    def rule(self) -> str:
        """Id of the rule, "KJ-A001"."""
        return decoded(self._get(lib.kjrep_finding_rule)) or ""

    @property
    def kind(self) -> str:
        """"fail" or "pass"."""
        return name_of("kjrep_finding_kind_name", self._get(lib.kjrep_finding_kind)) or ""

    @property
    def level(self) -> str:
        """"error", "warning", "note"; "none" for what holds."""
        return name_of("kjrep_level_name", self._get(lib.kjrep_finding_level)) or ""

    @property
    def message(self) -> str:
        return counted(self._get, lib.kjrep_finding_message) or ""

    @property
    def fingerprint(self) -> str:
        """Stays the same while the words of the finding do."""
        return decoded(self._get(lib.kjrep_finding_fingerprint)) or ""

    @property
    def related(self) -> List[Related]:
        return [Related(*(place(self._get, lib.kjrep_finding_related_place, index) or (0, 0)),
                        decoded(self._get(lib.kjrep_finding_related_message, index)) or "")
                for index in range(self._get(lib.kjrep_finding_related_count))]

    @property
    def metrics(self) -> List[Metric]:
        """The metrics that it is about."""
        return [Metric(self.report, self._get(lib.kjrep_finding_metric, index))
                for index in range(self._get(lib.kjrep_finding_metric_count))]

    @property
    def suggestions(self) -> List[str]:
        return [decoded(self._get(lib.kjrep_finding_suggestion, index)) or ""
                for index in range(self._get(lib.kjrep_finding_suggestion_count))]

    @property
    def fix(self) -> List[Fix]:
        """Replacements that mend it together; none where nothing is always right."""
        return [Fix(*(place(self._get, lib.kjrep_finding_fix_place, index) or (0, 0)),
                    decoded(self._get(lib.kjrep_finding_fix_text, index)) or "")
                for index in range(self._get(lib.kjrep_finding_fix_count))]

    @property
    def suppressed(self) -> bool:
        return bool(self._get(lib.kjrep_finding_is_suppressed))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Finding) and other.id == self.id and other.findings is self.findings

    def __hash__(self) -> int:
        return hash((id(self.findings), self.id))

    def _says(self) -> str:
        return f"{'pass' if self.kind == 'pass' else self.level} {self.rule}: {self.message}"


class Findings(ArrowTable):
    """All findings of one check, in the order of the text: a sequence, and a table to data frame libraries. They never
    change; threads may share them."""

    def __init__(self, report: Report, **settings: Any):
        self.report = report
        with Settings(settings) as options:
            self._handle = make(_abi.kjrep_findings, lib.kjrep_findings_free, lib.kjrep_findings_new, report._handle,
                                options)
        self._language = settings.get("language")

    def _arrow_source(self) -> Tuple[int, Sequence[Any]]:
        return _abi.KJREP_TABLE_FINDING, (self,)

    def __len__(self) -> int:
        return int(lib.kjrep_findings_count(self._handle))

    @overload
    def __getitem__(self, index: int) -> Finding: ...

    @overload
    def __getitem__(self, index: slice) -> List[Finding]: ...

    def __getitem__(self, index: Union[int, slice]) -> Union[Finding, List[Finding]]:
        ids = range(1, len(self) + 1)[index]
        return [Finding(self, id_) for id_ in ids] if isinstance(ids, range) else Finding(self, ids)

    def __iter__(self) -> Iterator[Finding]:
        return (Finding(self, id_) for id_ in range(1, len(self) + 1))

    @property
    def failed(self) -> List[Finding]:
        return [finding for finding in self if finding.kind == "fail"]

    @property
    def passed(self) -> List[Finding]:
        return [finding for finding in self if finding.kind == "pass"]

    def to_jsonl(self) -> str:
        """What kjrep-validate --format jsonl prints: one finding a line."""
        return rendered(lib.kjrep_findings_render, self._handle, _abi.KJREP_FORM_FINDING_JSONL, language=self._language)

    def to_sarif(self) -> str:
        """A SARIF 2.1.0 log of one run."""
        return rendered(lib.kjrep_findings_render, self._handle, _abi.KJREP_FORM_FINDING_SARIF, language=self._language)

    def to_text(self) -> str:
        """Findings as compilers print them."""
        return rendered(lib.kjrep_findings_render, self._handle, _abi.KJREP_FORM_FINDING_TEXT, language=self._language)

    def __repr__(self) -> str:
        return f"<kjrep.Findings of {self.report.name!r}: {len(self.failed)} failed, {len(self.passed)} passed>"
