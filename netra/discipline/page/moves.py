"""The permitted moves of a proceeding, and the path at its top."""

from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from netra import clock, law
from netra.accounts.models import Officer
from netra.discipline import catalogue, lifecycle, queries, terms
from netra.discipline.desk import OpenSheet, last_of
from netra.discipline.models import Proceeding, Sheet
from netra.law.procedure import Move

NO_ARTICLE = "tidak ada pasalnya dalam aturan yang kami punya; kebiasaan pemeriksaan yang adil"
BUTTONS = frozenset({"take_effect"})
CHANGE_TEAM = "Ubah susunan tim pemeriksa"
# Beside the path: never the filled button.
ASIDE = frozenset(
    {"add_reply", "note_superior", "settle_superior", "form_team", "hear_more", "send_back", "leave_undone"}
)
ICONS = {
    "send_back": "corner-up-right",
    "pass_to_camat": "send",
    "summon": "mail",
    "summon_again": "mail",
    "record_absence": "circle-x",
    "record_second_absence": "circle-x",
    "hear": "users",
    "hear_more": "plus",
    "form_team": "users",
    "add_reply": "message-square-text",
    "propose": "file-text",
    "ask_for_more": "undo",
    "decide": "scale",
    "clear": "circle-check",
    "note_not_handed_over": "history",
    "deliver": "send",
    "take_effect": "calendar-days",
    "file_objection": "message-question",
    "file_appeal": "landmark",
    "reply_to_bpasn": "mail",
    "uphold": "scale",
    "amend": "pencil",
    "annul": "undo",
    "carry_out": "clipboard-check",
    "leave_undone": "hourglass",
    "record_in_idis": "file-check",
    "escalate": "triangle-alert",
    "close": "check",
    "note_superior": "split",
    "settle_superior": "list-checks",
}
MAIN_ORDER = ("hear", "summon_again", "deliver", "take_effect", "carry_out")


@dataclass(frozen=True)
class ShownMove:
    """A move as a button, or locked with the reason why not yet. At most one is the filled button. `words`
    stand in the place of the table's label where the move was made before."""

    move: Move
    address: str
    locked: str = ""
    is_main: bool = False
    words: str = ""

    @property
    def posts(self) -> bool:
        """Whether the button acts at once, without a form page between."""
        return self.move.name in BUTTONS

    @property
    def icon(self) -> str:
        return ICONS[self.move.name]

    @property
    def label(self) -> str:
        return self.words or self.move.label


def moves_for(
    proceeding: Proceeding, officer: Officer, sheets: list[OpenSheet], today: date
) -> list[ShownMove]:
    """The next permitted moves, the one that leads on first; what waits stays visible with its reason."""
    permitted = lifecycle.PROCEDURES[proceeding.employment].permitted(proceeding.stage)
    last = last_of(sheets, Sheet.Kind.DECISION)
    dismissed = last is not None and catalogue.is_dismissal(last.content.get("sanction", ""))
    examined = officer.pk in queries.examiners_of(proceeding)
    shown = [
        ShownMove(
            move,
            reverse("discipline:move", args=[proceeding.docket, move.name]),
            locked=_why_locked(move, proceeding, examined, today),
            words=CHANGE_TEAM if move.name == "form_team" and last_of(sheets, Sheet.Kind.TEAM) else "",
        )
        for move in permitted
        if _is_offered(move.name, proceeding, dismissed)
    ]
    main = _main(shown)
    filled = [replace(each, is_main=each is main) for each in shown]
    return sorted(filled, key=lambda each: (bool(each.locked), not each.is_main, each.move.name in ASIDE))


def locked_for(proceeding: Proceeding, officer: Officer, name: str, today: date) -> str:
    """Why this officer cannot take a permitted move yet, in a sentence; empty where nothing is in the way."""
    move = lifecycle.PROCEDURES[proceeding.employment].move(proceeding.stage, name)
    examined = officer.pk in queries.examiners_of(proceeding)
    return _why_locked(move, proceeding, examined, today)


def _is_offered(name: str, proceeding: Proceeding, dismissed: bool) -> bool:
    if name in ("file_objection", "file_appeal"):
        return dismissed == (name == "file_appeal")
    if name == "record_in_idis":
        return proceeding.idis_recorded_at is None
    if name in ("note_superior", "settle_superior"):
        return proceeding.superior_is_due == (name == "settle_superior")
    return True


def _why_locked(move: Move, proceeding: Proceeding, examined: bool, today: date) -> str:
    if move.actor == lifecycle.SECOND and examined:
        return "Yang memutus harus petugas lain: Anda ikut memeriksa."
    if move.name == "take_effect":
        return _until(proceeding, lifecycle.EFFECT, today)
    if move.name in ("record_absence", "record_second_absence"):
        on = proceeding.examination_on
        return f"Hari pemeriksaan belum tiba: {clock.date_in_words(on)}." if on and on > today else ""
    if move.name in ("close", "leave_undone") and proceeding.superior_is_due:
        return "Tugas tentang atasan belum diselesaikan."
    return ""


def _until(proceeding: Proceeding, purpose: str, today: date) -> str:
    term = terms.running(proceeding, purpose)
    if term and term.binding and term.due_on and today < term.due_on:
        return f"Berlaku mulai {clock.date_in_words(term.due_on)}."
    return ""


def _main(shown: list[ShownMove]) -> ShownMove | None:
    """What the officer most likely came for: the usual next step, else the first that leads on."""
    able = [each for each in shown if not each.locked and each.move.name not in ASIDE]
    if any(each.move.actor == lifecycle.SECOND for each in able):
        return None  # where somebody judges, no outcome is offered before another
    usual = (each for name in MAIN_ORDER for each in able if each.move.name == name)
    leads_on = (each for each in able if each.move.target)
    return next(usual, None) or next(leads_on, None) or next(iter(able), None)


def stages_of(proceeding: Proceeding) -> list[dict[str, str]]:
    """The path at the top. One that ended early shows what it passed through, then its end."""
    path = lifecycle.PATHS[proceeding.employment]
    if proceeding.stage in lifecycle.FINAL:
        is_whole = proceeding.stage == lifecycle.CLOSED
        label = lifecycle.STAGE_LABELS[proceeding.stage]
        ended = {"state": "now", "label": label, "note": "", "ended": "yes"}
        return [
            *([_stage(stage, "past") for stage in path] if is_whole else [_stage(path[0], "past")]),
            ended,
        ]
    at = path.index(lifecycle.BESIDE.get(proceeding.stage, proceeding.stage))
    found = [
        _stage(stage, "past" if here < at else "now" if here == at else "future")
        for here, stage in enumerate(path)
    ]
    if proceeding.stage in lifecycle.BESIDE:
        found[at]["label"] = lifecycle.STAGE_LABELS[proceeding.stage]
    return found


def _stage(stage: str, state: str) -> dict[str, str]:
    return {
        "state": state,
        "label": lifecycle.STAGE_LABELS[stage],
        "note": "berjalan" if state == "now" else "",
    }


def article_of(proceeding: Proceeding, name: str) -> str:
    """The basis of a move in words, also where the rulebook has none; empty for no move of the table."""
    moves = lifecycle.PROCEDURES[proceeding.employment].moves
    found = next((move for move in moves if move.name == name), None)
    if found is None:
        return ""
    return law.rulebook().cite(found.article) if found.article else NO_ARTICLE
