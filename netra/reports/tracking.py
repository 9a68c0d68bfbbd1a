"""What the reporter's page shows: one status sentence, who acts next and by when, a short timeline."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.forms import Form

from netra import clock, vault
from netra.agencies import queries as agencies
from netra.journal import events
from netra.journal import queries as journal
from netra.journal.models import Entry
from netra.reports import (
    dates,
    lifecycle,
    name_notes,
    proof_words,
    queries,
    receipt_words,
    services,
    wayback,
    wizard,
)
from netra.reports.evidence.holders import OpenEvidence
from netra.reports.evidence_page import size_in_words
from netra.reports.models import Addition, Message, Report
from netra.reports.return_forms import MessageForm
from netra.reports.submission import Submission

UNKNOWN = "Kami tidak menemukan laporan dengan delapan kata ini. Periksa setiap kata pada catatan Anda."
# Within this time a page was probably opened by the same visit.
ONE_VISIT = timedelta(minutes=30)
DONT_KNOW = "Saya tidak tahu."
CAUGHT = receipt_words.CAUGHT

UNANSWERED = {
    lifecycle.REPORT: "Bila Anda tidak menjawab, laporan tidak hilang. Bawaslu bekerja dengan yang sudah "
    "ada; isi yang belum lengkap tetap dapat dipakai sebagai informasi awal.",
    lifecycle.LEAD: "Bila Anda tidak menjawab, laporan tidak hilang. Bawaslu menelusurinya dengan yang "
    "sudah ada.",
}
LATE = "Tanggal ini sudah lewat dan Bawaslu belum menulis kabar. Anda boleh menanyakannya di bawah."
DATELESS = "Belum ada tanggal yang dapat kami hitung. Halaman ini menulisnya bila sudah ada."

# How it ended, for the reporter: what the journal says in clear, never a reason or a name.
OUTCOMES = {
    events.REPORT_MARKED_DUPLICATE: "Laporan Anda digabungkan dengan laporan lain tentang hal yang sama.",
    events.REPORT_PASSED_ON: "Laporan ini di luar wewenang Bawaslu dan diarahkan kepada lembaga lain.",
    events.REQUIREMENTS_NOT_MET: "Laporan tidak dapat diteruskan karena syaratnya belum terpenuhi.",
    events.CASE_DISMISSED: "Bawaslu sudah memutus: tidak ada pelanggaran yang ditemukan.",
    events.CASE_REFERRED: "Bawaslu sudah memutus dan meneruskannya kepada lembaga yang berwenang.",
}
# Which journal entry tells when a stage was reached.
_REACHED = {
    events.REPORT_RECEIVED: lifecycle.RECEIVED,
    events.REPORT_OPENED: lifecycle.READ,
    events.REPORTER_ASKED: lifecycle.ASKED,
    events.CASE_REGISTERED: lifecycle.EXAMINED,
    events.FINDING_REGISTERED: lifecycle.EXAMINED,
    **dict.fromkeys(OUTCOMES, lifecycle.DONE),
}
NOW_ICONS = {lifecycle.ASKED: "message-question", lifecycle.DONE: "circle-check"}


@dataclass(frozen=True)
class Step:
    """One step of the public timeline. `state`: past, now or future."""

    title: str
    detail: str
    state: str
    icon: str = ""


@dataclass(frozen=True)
class SaidFile:
    """A file of a message; `id` where the reporter may download it."""

    label: str
    icon: str
    id: str = ""


@dataclass(frozen=True)
class Said:
    """One message in clear, as a bubble."""

    author: str
    at: str
    text: str
    mine: bool
    files: tuple["SaidFile", ...] = ()


@dataclass(frozen=True)
class Question:
    """The office's question that waits for an answer."""

    at: str
    text: str
    files: tuple["SaidFile", ...] = ()


def explain(problem: vault.BadReceipt) -> str:
    """Why the words were not accepted, in words that help and give nothing away."""
    if isinstance(problem, vault.UnknownWord):
        hint = f" Mungkin maksud Anda “{problem.suggestion}”?" if problem.suggestion else ""
        return f"Kata ke-{problem.position} tidak ada dalam daftar kata kami.{hint}"
    if isinstance(problem, vault.WrongLength):
        return f"Tanda terima berisi delapan kata; yang Anda tulis {problem.count}."
    return "Semua kata dikenal, tetapi tidak cocok satu sama lain. Periksa urutan dan setiap katanya."


def as_written(posted: Mapping[str, str]) -> dict[str, str]:
    """The posted message; the button "Saya tidak tahu" says so, and keeps what was typed besides."""
    written = dict(posted.items())
    if "dont_know" in written:
        written["text"] = f"{DONT_KNOW}\n\n{written.get('text', '')}".strip()
    return written


def keeps_receipt_out(form: Form, receipt: vault.Receipt) -> bool:
    """Whether no text holds this receipt or six of its words; else errors are set and nothing is stored."""
    texts = {name: text for name, text in form.cleaned_data.items() if isinstance(text, str)}
    caught = [name for name, text in texts.items() if vault.spills(text, receipt)]
    for name in caught:
        form.add_error(name, CAUGHT)
    return not caught


def page(*, report: Report, key: bytes, form: MessageForm, now: datetime) -> dict[str, Any]:
    """Everything that the conversation page shows."""
    messages = services.read_messages(report=report, key=key)
    files = services.files_of_messages(report=report, key=key)
    question = None if report.stage == lifecycle.DONE else queries.open_question_of(report)
    entries = _entries(report)
    zone = clock.Zone(report.government.zone)
    on = now.astimezone(zone.tz).date()
    seen = services.last_visit(report=report, key=key)
    gave_identity = services.gave_identity(report=report, key=key)
    is_withdrawn = queries.is_withdrawn(report)
    return {
        "report": report,
        "stage": lifecycle.STAGES[report.stage],
        "received_words": clock.date_in_words(report.received_at.astimezone(zone.tz).date()),
        "last_visit_words": clock.moment_in_words(seen, zone) if seen else "",
        "was_here_lately": bool(seen and timedelta(0) <= now - seen < ONE_VISIT),
        "gave_identity": gave_identity,
        "is_withdrawn": is_withdrawn,
        "choices": wayback.choices_of(report, gave_identity=gave_identity, is_withdrawn=is_withdrawn),
        "stored": proof_words.kept(report),
        "steps": list(_steps(report, entries, on)),
        "is_unreadable": _is_unreadable(entries),
        "outcome": next((OUTCOMES[entry.event] for entry in entries if entry.event in OUTCOMES), ""),
        "question": _question(messages, files, question, report, on),
        "said": _talk(messages, files, question, services.read_additions(report=report, key=key), report, on),
        "file_mb": settings.ENV.file_mb,
        "has_office_words": any(message.author == Message.Author.OFFICE for message, _ in messages),
        "story": story_of(report, key),
        "name_notes": name_notes.of(entries, report, on),
        "form": form,
        **_next_step(report, on),
    }


def _next_step(report: Report, on: date) -> dict[str, Any]:
    """Who acts, by when, what if not, and where the date comes from."""
    is_asked = report.stage == lifecycle.ASKED
    due_on = report.answer_due_on if is_asked else report.next_due_on
    limit = dates.limit_named(report.answer_limit if is_asked else report.next_limit)
    actor = lifecycle.STAGES[report.stage].actor
    return {
        "actor": f"{actor} {report.government.name}" if actor == lifecycle.BAWASLU else actor,
        "due": dates.shown_due(due_on, limit, zone=report.government.zone, on=on, is_theirs=is_asked),
        "due_label": "Paling lambat" if limit and limit.binds else "Tanggal pengingat",
        "otherwise": _otherwise(report, due_on, on),
        "origin": dates.origin_of(limit) if due_on else "",
    }


def _otherwise(report: Report, due_on: date | None, on: date) -> str:
    if report.stage == lifecycle.ASKED:
        still = "Anda masih boleh menjawab. " if due_on and due_on < on else ""
        return still + UNANSWERED[report.kind]
    if due_on is None:
        return DATELESS
    return LATE if due_on < on else ""


def _steps(report: Report, entries: list[Entry], on: date) -> Iterator[Step]:
    reached = _reached(entries)
    current = _position(report.stage, reached)
    for position, name in enumerate(lifecycle.ORDER):
        if name == lifecycle.ASKED and position != current and name not in reached:
            continue  # nobody was asked: the step would only puzzle
        state = "past" if position < current else "now" if position == current else "future"
        icon = NOW_ICONS.get(name, "") if state == "now" else ""
        yield Step(lifecycle.STAGES[name].step, _detail(report, name, state, reached, on), state, icon)


def _position(stage: str, reached: dict[str, datetime]) -> int:
    """Where the report stands; an answered question stays the latest thing until the office goes on."""
    position, asked = lifecycle.ORDER.index(stage), lifecycle.ORDER.index(lifecycle.ASKED)
    return max(position, asked) if lifecycle.ASKED in reached else position


def _detail(report: Report, name: str, state: str, reached: dict[str, datetime], on: date) -> str:
    """When a stage was reached; for what has not come yet, what it waits for."""
    if state == "future":
        return lifecycle.STAGES[name].waiting
    if name == lifecycle.ASKED and state == "now" and report.stage != name:
        return "Jawaban Anda sudah sampai"
    if name in reached:
        return dates.moment_shown(reached[name], government=report.government, on=on)
    return ""


def _entries(report: Report) -> list[Entry]:
    """What the journal knows of this report and of the case it became, newest first."""
    code, docket = report.government.code, report.docket
    own = list(journal.timeline_of(code, [docket]))
    became = [str(entry.facts["case"]) for entry in own if entry.facts.get("case")]
    return list(journal.timeline_of(code, [docket, *became])) if became else own


def _is_unreadable(entries: list[Entry]) -> bool:
    """Whether the last officer who tried could not open it; `entries` come newest first."""
    tried = (events.REPORT_OPENED, events.REPORT_UNREADABLE)
    last = next((entry.event for entry in entries if entry.event in tried), "")
    return last == events.REPORT_UNREADABLE


def _reached(entries: list[Entry]) -> dict[str, datetime]:
    """When each stage was first reached, as the journal knows it; the last question counts for ASKED."""
    found: dict[str, datetime] = {}
    for entry in entries:
        stage = _REACHED.get(entry.event)
        if stage and not (stage == lifecycle.ASKED and stage in found):
            found[stage] = entry.at
    return found


def _question(
    messages: list[tuple[Message, str]],
    files: Mapping[int, list[OpenEvidence]],
    question: Message | None,
    report: Report,
    on: date,
) -> Question | None:
    text = next((text for message, text in messages if message == question), None)
    if question is None or text is None:
        return None
    when = dates.moment_shown(question.at, government=report.government, on=on)
    enclosed = tuple(_file(each, mine=False) for each in files.get(question.pk, []))
    return Question(f"{when}. Belum Anda jawab", text, enclosed)


def _talk(
    messages: list[tuple[Message, str]],
    files: Mapping[int, list[OpenEvidence]],
    question: Message | None,
    additions: list[services.Given],
    report: Report,
    on: date,
) -> list[Said]:
    """Messages and additions as one conversation, the newest first; the open question stands above it."""
    said = [
        (message.at, _said(message, text, files.get(message.pk, []), report, on))
        for message, text in messages
        if message != question
    ]
    said += [(given.at, _given(given, report, on)) for given in additions]
    said.sort(key=lambda pair: pair[0])  # stable: of one moment the later written is the newer
    return [each for _, each in reversed(said)]


def _given(given: services.Given, report: Report, on: date) -> Said:
    """What was added after sending; a name is never shown again, not even to who gave it."""
    author = {
        Addition.Kind.MORE: "Anda, menambah keterangan",
        Addition.Kind.CORRECTION: f"Anda, meralat “{given.content.get('about', '')}”",
        Addition.Kind.IDENTITY: "Anda, menyebutkan nama",
        Addition.Kind.WITHDRAWAL: "Anda, mencabut laporan",
    }[Addition.Kind(given.kind)]
    text = given.content.get("text") or given.content.get("reason") or ""
    if given.kind == Addition.Kind.IDENTITY:
        text = "Tersegel, tidak ditampilkan di sini."
    when = dates.moment_shown(given.at, government=report.government, on=on)
    return Said(author, when, text, mine=True)


def _said(message: Message, text: str, files: list[OpenEvidence], report: Report, on: date) -> Said:
    mine = message.author == Message.Author.REPORTER
    when = dates.moment_shown(message.at, government=report.government, on=on)
    return Said("Anda" if mine else "Petugas", when, text, mine, tuple(_file(each, mine) for each in files))


def _file(each: OpenEvidence, mine: bool) -> SaidFile:
    """What it is, never what it was called: a screen may be seen by others."""
    how = ", salinan bersih" if each.is_cleaned else ""
    label = f"{each.kind.label}, {size_in_words(each.size)}{how}"
    return SaidFile(label, each.kind.icon, "" if mine else str(each.id))


def story_of(report: Report, key: bytes) -> list[wizard.Line]:
    """What the reporter told, without the identity: that stays sealed even on the reporter's own screen."""
    agency_code = report.agency.code if report.agency else ""
    submission = Submission.from_sealed(services.read_story(report=report, key=key), agency_code=agency_code)
    lines = wizard.told_in(submission, agencies.agency_named(report.government, agency_code))
    return [replace(line, slug="") for line in lines]  # what was sent is not changed, only added to
