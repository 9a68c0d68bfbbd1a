"""An officer at work: who, with which opened key, at which legal moment."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db.models import F

from netra import clock, vault
from netra.accounts.models import Officer
from netra.cases.models import Case, Note, Paper, Task
from netra.reports import services as reports
from netra.reports.models import Report


@dataclass(frozen=True)
class Desk:
    """Everything an office act needs to know about the person acting. Never stored.

    `seen`: the last change of the case that the officer's form showed (`changes.newest`); None: no form."""

    officer: Officer
    private: bytes = field(repr=False)
    at: datetime
    seen: int | None = field(default=None, kw_only=True)
    _keys: dict[int, bytes] = field(default_factory=dict, repr=False, compare=False)

    @property
    def today(self) -> date:
        """The legal day in the government's own time zone."""
        return self.at.astimezone(clock.Zone(self.officer.office.government.zone).tz).date()

    def key_to(self, report: Report) -> bytes:
        """The report's key, opened once and remembered for this act; or `reports.services.NotSealedToYou`."""
        if report.pk not in self._keys:
            self._keys[report.pk] = reports.key_for_officer(
                report=report, officer=self.officer, private=self.private
            )
        return self._keys[report.pk]

    def open_keys(self, found: Collection[Report]) -> list[Report]:
        """Those of these reports that open, in one query, their keys remembered; the others are left out."""
        self._keys.update(reports.keys_for_officer(found=found, officer=self.officer, private=self.private))
        return [each for each in found if each.pk in self._keys]

    def holds_key_to(self, report: Report) -> bool:
        """Whether this act opened the key before."""
        return report.pk in self._keys

    def seal_paper(self, case: Case, kind: Paper.Kind, content: dict[str, Any]) -> Paper:
        """A new paper of this case, sealed under the report's key; not saved yet."""
        nonce = uuid4()
        envelope = vault.seal_json(
            self.key_to(case.report), content, record=record_of(case), field=f"{kind}:{nonce}"
        )
        return Paper(case=case, kind=kind, nonce=nonce, by=self.officer, at=self.at, envelope=envelope)

    def seal_words(self, case: Case, text: str, *, field: str) -> bytes:
        """Words about this case, sealed under the report's key."""
        return vault.seal_text(self.key_to(case.report), text, record=record_of(case), field=field)

    def open_notes(self, case: Case) -> list["OpenNote"]:
        """All internal notes in clear, newest first."""
        notes = case.notes.select_related("by__office").order_by("-at", "-pk")
        return [OpenNote(each.by.actor, each.at, self._words(case, "note", each)) for each in notes]

    def open_tasks(self, case: Case) -> list["OpenTask"]:
        """All tasks of the case in clear: open ones first, nearest first."""
        rows = case.tasks.select_related("assignee", "done_by").order_by(
            F("done_at").asc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk"
        )
        return [OpenTask(each, self._words(case, "task", each)) for each in rows]

    def _words(self, case: Case, kind: str, row: Note | Task) -> str:
        return words_of(row, kind, self.key_to(case.report), record_of(case))

    def open_papers(self, case: Case) -> list["OpenPaper"]:
        """All papers of the case in clear, oldest first."""
        key = self.key_to(case.report)
        papers = case.papers.select_related("by__office").order_by("at", "pk")
        return [OpenPaper.of(paper, key, record_of(case)) for paper in papers]


@dataclass(frozen=True)
class OpenPaper:
    """A paper in clear, for one page view."""

    kind: str
    label: str
    by: str
    at: datetime
    content: dict[str, Any]

    @classmethod
    def of(cls, paper: Paper, key: bytes, record: str) -> "OpenPaper":
        content = vault.open_json(
            key, bytes(paper.envelope), record=record, field=f"{paper.kind}:{UUID(str(paper.nonce))}"
        )
        return cls(paper.kind, paper.get_kind_display(), paper.by.actor, paper.at, content)


@dataclass(frozen=True)
class OpenNote:
    """An internal note in clear, for one page view."""

    by: str
    at: datetime
    text: str


@dataclass(frozen=True)
class OpenTask:
    """A task and what is to be done."""

    task: Task
    title: str


def words_of(row: Note | Task, kind: str, key: bytes, record: str) -> str:
    """What a note or a task says; `kind` is note or task. Raises `EnvelopeRefused`."""
    return vault.open_text(key, bytes(row.envelope), record=record, field=f"{kind}:{UUID(str(row.nonce))}")


def respondent_was_heard(papers: list[OpenPaper], respondents: Collection[str] = ()) -> bool:
    """Heard, or stayed away after an invitation that is on record: only then may an assessment follow.

    Where there are several `respondents` (their nonces), each of them; one who was heard speaks for no other.
    """
    return not not_heard(papers, respondents) if len(respondents) > 1 else _had_a_hearing(papers, None)


def not_heard(papers: list[OpenPaper], respondents: Collection[str]) -> list[str]:
    """Which of several respondents have not been heard yet, nor stayed away after an invitation."""
    return [each for each in respondents if not _had_a_hearing(papers, each)]


def _had_a_hearing(papers: list[OpenPaper], respondent: str | None) -> bool:
    outcomes = {
        paper.content["outcome"]
        for paper in papers
        if paper.kind == Paper.Kind.CLARIFICATION
        and paper.content["party"] == "respondent"
        and respondent in (None, paper.content.get("respondent"))
    }
    return "heard" in outcomes or {"invited", "absent"} <= outcomes


def record_of(case: Case) -> str:
    """The record that everything sealed in this case is bound to."""
    return bytes(case.report.lookup).hex()
