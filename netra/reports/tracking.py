"""What the reporter's page shows: one status sentence, who acts next and by when, a short timeline."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from netra import clock, law, vault
from netra.reports import forms, lifecycle, queries, services
from netra.reports.models import Report

UNKNOWN = "Kami tidak menemukan laporan dengan delapan kata ini. Periksa setiap kata pada catatan Anda."
CAUGHT = "Ini delapan kata kunci Anda. Hapus dulu; pesan belum terkirim dan tidak kami simpan."


@dataclass(frozen=True)
class Step:
    """One step of the public timeline. `state`: done, now or notyet."""

    label: str
    note: str
    state: str


def explain(problem: vault.BadReceipt) -> str:
    """Why the words were not accepted, in words that help and give nothing away."""
    if isinstance(problem, vault.UnknownWord):
        hint = f" Mungkin maksud Anda “{problem.suggestion}”?" if problem.suggestion else ""
        return f"Kata ke-{problem.position} tidak ada dalam daftar kata kami.{hint}"
    if isinstance(problem, vault.WrongLength):
        return f"Tanda terima berisi delapan kata; yang Anda tulis {problem.count}."
    return "Semua kata dikenal, tetapi tidak cocok satu sama lain. Periksa urutan dan setiap katanya."


def keeps_receipt_out(form: forms.MessageForm) -> bool:
    """Whether the message is free of a receipt; if it is not, an error is set and nothing is stored."""
    if not vault.holds_receipt(form.cleaned_data["text"]):
        return True
    form.add_error("text", CAUGHT)
    return False


def page(*, report: Report, key: bytes, form: forms.MessageForm, on: date) -> dict[str, Any]:
    """Everything that the conversation page shows."""
    stage = lifecycle.STAGES[report.stage]
    is_asked = report.stage == lifecycle.ASKED
    due_on = report.answer_due_on if is_asked else report.next_due_on
    limit_id = report.answer_limit if is_asked else report.next_limit
    return {
        "report": report,
        "stage": stage,
        "due_on": due_on,
        "limit": law.rulebook().limits.get(limit_id),
        "days_left": (due_on - on).days if due_on else None,
        "steps": list(_steps(report)),
        "messages": services.read_messages(report=report, key=key),
        "question": queries.open_question_of(report),
        "story": services.read_story(report=report, key=key),
        "form": form,
        "received_words": clock.date_in_words(report.received_at.astimezone(_tz(report)).date()),
    }


def _steps(report: Report) -> Any:
    current = lifecycle.ORDER.index(report.stage)
    for position, name in enumerate(lifecycle.ORDER):
        stage = lifecycle.STAGES[name]
        if name == lifecycle.ASKED and position != current and not report.answer_limit:
            continue  # nobody was asked: the step would only puzzle
        state = "done" if position < current else "now" if position == current else "notyet"
        yield Step(stage.step, "" if state == "done" else stage.waiting, state)


def _tz(report: Report) -> Any:
    return clock.Zone(report.government.zone).tz
