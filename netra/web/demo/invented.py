"""Replays the invented reports of `stories.yaml` through the office's own services, each on its day."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from uuid import uuid4

import yaml

from netra.accounts.models import Officer
from netra.agencies.models import Agency, Government
from netra.cases import services as cases
from netra.cases.desk import Desk
from netra.cases.letters import Head
from netra.cases.models import Case
from netra.cases.respondents import Told
from netra.clock import Zone
from netra.reports import services as reports
from netra.reports.models import Report
from netra.reports.services import Receipt
from netra.reports.submission import Identity, Submission
from netra.web.demo.proceeding_letters import demo_place

STORIES = Path(__file__).with_name("stories.yaml")
RETURNING = "returning"
LETTERHEAD = Head(
    institution="Badan Pengawas Pemilihan Umum Kota Sukabumi",
    address="Jalan Contoh Nomor 1, Kota Sukabumi 43100",
    place="Sukabumi",
    signer="Koordinator Divisi Penanganan Pelanggaran",
    pattern="{nomor}/PP.01/K-SMI/{bulan}/{tahun}",
)


@dataclass(frozen=True)
class Handler:
    """The demo's case officer with an opened key."""

    officer: Officer
    private: bytes

    def desk(self, at: datetime) -> Desk:
        return Desk(self.officer, self.private, at)


def demo_receipt(name: str) -> Receipt:
    """The demo's receipts are known to everyone: derived from a name, so that none needs to be stored."""
    return reports.known_receipt(hashlib.sha256(f"netra demo {name}".encode()).digest())


def replay_cases(
    government: Government, handler: Handler, colleague: Handler, say: Callable[[str], None]
) -> None:
    """Receive every story and take every step of it, in the order of time. A colleague writes the assessments
    on which the handler records the ruling."""
    stories: list[dict[str, Any]] = yaml.safe_load(STORIES.read_text())
    cases.set_letterhead(head=LETTERHEAD, desk=handler.desk(_moment(stories[0]["received"])))
    received: list[Report] = []
    for number, story in enumerate(stories, 1):
        received.append(_receive(government, story, number))
        for verb, when, *arguments in story["steps"]:
            by = colleague if verb == "assess" else handler
            _take(verb, received, by.desk(_moment(when)), *arguments)
        say(f"laporan rekaan {number} dari {len(stories)}")


def _receive(government: Government, story: dict[str, Any], number: int) -> Report:
    agency = Agency.objects.filter(government=government, code=story["agency"]).first()
    entry = (
        reports.Entry(story["origin"], "Penerima laporan, Bawaslu") if "origin" in story else reports.Entry()
    )
    return reports.receive(
        government=government,
        submission=_submission(story),
        receipt=demo_receipt(RETURNING if story.get("returning") else str(number)),
        agency=agency,
        at=_moment(story["received"]),
        entry=entry,
    )


def _submission(story: dict[str, Any]) -> Submission:
    happened = story.get("happened_on")
    return Submission(
        act=story["act"],
        story=story["story"],
        happened_on=date.fromisoformat(happened) if happened else None,
        happened_time=story.get("happened_time", ""),
        place=story["place"],
        position=story["position"],
        unit=story["unit"],
        agency_code=story["agency"],
        known_how="saw",
        evidence=story.get("evidence", ""),
        links=story.get("links", []),
        source=story.get("source", ""),
        identity=Identity(**story["identity"]),
    )


def _take(verb: str, received: list[Report], desk: Desk, arguments: dict[str, Any] | None = None) -> None:
    report = received[-1]
    report.refresh_from_db()
    _STEPS[verb](report, desk, received, **(arguments or {}))


def _register(report: Report, desk: Desk, _: list[Report]) -> None:
    reports.open_story(report=report, officer=desk.officer, private=desk.private, at=desk.at)
    cases.register(report=report, desk=desk)


def _confirm(report: Report, desk: Desk, _: list[Report]) -> None:
    screening = {"formal": [], "material": [], "notes": "Syarat diperiksa pada berkas rekaan ini."}
    cases.confirm_requirements(case=_case(report), screening=screening, desk=desk)


def _reject(report: Report, desk: Desk, _: list[Report], reason: str) -> None:
    screening = {"formal": [], "material": [], "notes": ""}
    cases.reject_requirements(case=_case(report), screening=screening, reason=reason, desk=desk)


def _invite(report: Report, desk: Desk, _: list[Report], to: str, on: str, allegation: str) -> None:
    """An invitation by letter, which records itself."""
    told = {
        "party": "respondent", "to": to, "on": date.fromisoformat(on), "hour": time(13),
        "allegation": allegation, "place": "Ruang klarifikasi, kantor rekaan",
        "meet": "Petugas penanganan pelanggaran",
        "bring": "kartu identitas, dan bukti yang ingin Saudara sampaikan", "norm": "",
    }  # fmt: skip
    place = demo_place()
    cases.issue_letter(case=_case(report), kind="undangan", told=told, nonce=uuid4(), place=place, desk=desk)


def _hear(report: Report, desk: Desk, _: list[Report], party: str, outcome: str, minutes: str) -> None:
    cases.record_clarification(case=_case(report), party=party, outcome=outcome, minutes=minutes, desk=desk)


def _respondent(report: Report, desk: Desk, _: list[Report], **told: str) -> None:
    """An invented person; the name says so, and the number is nobody's."""
    cases.record_respondent(case=_case(report), told=Told(**told), nonce=uuid4(), desk=desk)


def _hear_of(report: Report, desk: Desk, _: list[Report], number: int, outcome: str, minutes: str) -> None:
    """One of several respondents was heard, or invited."""
    nonce = str(_case(report).respondents.get(number=number).nonce)
    cases.record_clarification(
        case=_case(report), party="respondent", outcome=outcome, minutes=minutes, respondent=nonce, desk=desk
    )


def _extend(report: Report, desk: Desk, _: list[Report], reason: str) -> None:
    cases.extend_handling(case=_case(report), reason=reason, desk=desk)


def _close(report: Report, desk: Desk, _: list[Report]) -> None:
    cases.close_clarification(case=_case(report), desk=desk)


def _assess(
    report: Report,
    desk: Desk,
    _: list[Report],
    employment: str = "",
    norms: Sequence[str] = ("SKB 2022 Lampiran II",),
    facts: dict[str, bool] | None = None,
    written: str = "Keterangan pelapor, terlapor, dan saksi dicatat dengan bobot yang sama.",
    harms: Sequence[str] = (),
) -> None:
    """Where the class of staff is told, the rulebook was asked too."""
    analysis = "Unsur aturan diuji satu per satu terhadap fakta rekaan ini."
    case = _case(report)
    established = {"on": None, "employment": employment, "act": case.act, "facts": facts or {}}
    cases.write_assessment(
        case=case,
        facts=written,
        analysis=analysis,
        norms=list(norms),
        established=established if employment else {},
        harms=harms,
        desk=desk,
    )


def _rule(report: Report, desk: Desk, _: list[Report], kinds: list[str], reasons: str) -> None:
    cases.rule(case=_case(report), verdicts=dict.fromkeys(kinds, reasons), desk=desk)


def _refer(report: Report, desk: Desk, _: list[Report], letter: str) -> None:
    cases.refer(case=_case(report), letter=letter, desk=desk)


def _duplicate(report: Report, desk: Desk, received: list[Report], of: int, reason: str) -> None:
    cases.mark_duplicate(report=report, of=received[of - 1], reason=reason, desk=desk)


def _pass_on(report: Report, desk: Desk, _: list[Report], to: str, reason: str) -> None:
    cases.pass_on(report=report, to=to, reason=reason, desk=desk)


def _ask(report: Report, desk: Desk, _: list[Report], question: str) -> None:
    cases.ask_reporter(report=report, question=question, nonce=uuid4(), desk=desk)


def _tell(report: Report, desk: Desk, _: list[Report], text: str) -> None:
    reports.open_story(report=report, officer=desk.officer, private=desk.private, at=desk.at)
    reports.write_to_reporter(
        report=report, officer=desk.officer, key=desk.key_to(report), nonce=uuid4(), text=text, at=desk.at
    )


def _note(report: Report, desk: Desk, _: list[Report], text: str) -> None:
    cases.write_note(case=_case(report), text=text, nonce=uuid4(), desk=desk)


def _task(report: Report, desk: Desk, _: list[Report], title: str, due_on: str) -> None:
    due = date.fromisoformat(due_on)
    cases.set_task(case=_case(report), title=title, due_on=due, to=desk.officer, nonce=uuid4(), desk=desk)


_STEPS: dict[str, Callable[..., None]] = {
    "register": _register,
    "confirm": _confirm,
    "reject": _reject,
    "hear": _hear,
    "invite": _invite,
    "respondent": _respondent,
    "hear_of": _hear_of,
    "extend": _extend,
    "close_clarification": _close,
    "assess": _assess,
    "rule": _rule,
    "refer": _refer,
    "duplicate": _duplicate,
    "pass_on": _pass_on,
    "ask": _ask,
    "tell": _tell,
    "note": _note,
    "task": _task,
}


def _case(report: Report) -> Case:
    return Case.objects.select_related("report__government", "government").get(report=report)


def _moment(text: str) -> datetime:
    """ "2024-10-28 11.20" in WIB."""
    return datetime.strptime(text, "%Y-%m-%d %H.%M").replace(tzinfo=Zone.WIB.tz)
