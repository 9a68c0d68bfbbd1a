"""What each letter of a case says: the officer's fields and the case, laid out as blocks.

Nobody is prejudged: a letter speaks of an allegation until the plenary ruled. Nothing of the reporter is an
input of these functions. The sentences stand in `wording.yaml`, those of the kinds that other rooms write too
in `netra/letters/kinds/`.
"""

from collections.abc import Mapping
from datetime import date, time
from typing import Any, Final

from netra import clock
from netra.cases.letters.draft import Draft
from netra.letters.kinds import Block, PaperKind, filled, kinds, lines

Body = tuple[list[Block], list[str]]


def body_of(draft: Draft) -> Body:
    """The blocks of this letter, and the lines of whom it is for."""
    own = _BODIES.get(draft.kind.code)
    return own(draft) if own else _by_its_data(draft)


def _by_its_data(draft: Draft) -> Body:
    """A kind whose sentences are data: `netra/letters/kinds/`."""
    kind = kinds()[draft.kind.code]
    typed = words_of(kind, draft.told, draft.zone)
    known = {
        **draft.facts,
        "act": draft.act,
        "agency": draft.agency,
        "verdicts": "\n".join(f"{verdict};" for verdict in draft.verdicts),
    }
    return filled(kind, {**typed, **known, **draft.articles}), lines(typed.get("to", ""))


def words_of(kind: PaperKind, told: Mapping[str, Any], zone: str) -> dict[str, str]:
    """What was typed for this kind, in words; empty for what was not."""
    typed = {name: _in_words(value, zone) for name, value in told.items()}
    return {field.name: "" for field in kind.fields} | typed


def _in_words(value: Any, zone: str) -> str:
    if isinstance(value, date):
        return clock.date_in_words(value)
    return f"{value:%H.%M} {zone}" if isinstance(value, time) else str(value)


def _receipt(draft: Draft) -> Body:
    rows = [
        ["nomor laporan", draft.report_docket],
        ["diterima", clock.date_in_words(draft.received_on)],
        ["diregister", f"{draft.register_number}, {clock.date_in_words(draft.registered_on)}"],
        ["perihal", f"dugaan pelanggaran netralitas: {draft.act}"],
        ["unit", draft.agency],
    ]
    return [_text(draft.say("opening")), _facts(rows), _text(draft.say("closing"))], ["Pelapor"]


def _missing(draft: Draft) -> Body:
    until = clock.date_in_words(draft.told["until"])
    points: Block = {"is": "points", "lead": "", "items": lines(draft.told["missing"])}
    return [_text(draft.say("opening")), points, _text(draft.say("closing", until=until))], ["Pelapor"]


def _summons(draft: Draft) -> Body:
    told = draft.told
    rows = [
        ["hari, tanggal", clock.date_in_words(told["on"])],
        ["pukul", draft.hour],
        ["tempat", told["place"]],
        ["menemui", told["meet"]],
        ["membawa", told["bring"]],
    ]
    norm = f"Norma yang diuji: {told['norm']}" if told["norm"] else ""
    blocks: list[Block] = [
        _text(draft.say("opening", party=draft.party)),
        _facts([row for row in rows if row[1]]) | {"bold": ["hari, tanggal", "pukul"]},
        {"is": "boxed", "title": "Pokok dugaan", "text": told["allegation"], "note": norm},
        {
            "is": "points",
            "strong": draft.say("not-a-ruling"),
            "lead": draft.say("rights"),
            "items": [draft.say(f"right-{number}") for number in (1, 2, 3)],
        },
        _text(draft.say("closing", due=_due(draft))),
    ]
    return blocks, lines(told["to"])


def _minutes(draft: Draft) -> Body:
    told = draft.told
    day = clock.date_in_words(told["on"])
    opening = draft.say("opening", day=day, hour=draft.hour, place=told["place"], party=draft.party)
    blocks = [
        _text(opening),
        _facts([["nama atau jabatan", told["who"]]]),
        _heading("Keterangan"),
        _text(told["minutes"]),
        _text(draft.say("closing")),
    ]
    return blocks, []


def _referral(draft: Draft) -> Body:
    told = draft.told
    verdicts: Block = {"is": "points", "lead": "", "items": [f"{verdict};" for verdict in draft.verdicts]}
    rows = [["jabatan terlapor", told["respondent"]], ["unit", draft.agency], ["perbuatan", draft.act]]
    blocks = [
        _text(draft.say("opening")),
        verdicts,
        _facts(rows),
        _heading("Ringkasan"),
        _text(told["summary"]),
        _text(draft.say("closing")),
    ]
    return blocks, lines(told["to"])


def _status(draft: Draft) -> Body:
    ruled = draft.say("ruled", verdicts="; ".join(draft.verdicts)) if draft.verdicts else ""
    blocks: list[Block] = [
        _text(draft.say("opening")),
        {"is": "boxed", "title": "Hasil", "text": ruled or draft.say("not-met")},
        _text(draft.told["reasons"]),
        _text(draft.say("closing")),
    ]
    return blocks, ["Pelapor"]


_BODIES: Final = {
    "tanda-terima": _receipt,
    "kelengkapan": _missing,
    "undangan": _summons,
    "berita-acara": _minutes,
    "penerusan": _referral,
    "status": _status,
}


def _due(draft: Draft) -> str:
    if draft.due is None:
        return ""
    day, article = draft.due
    return draft.say("due", day=clock.date_in_words(day), article=article)


def _text(words: str) -> Block:
    return {"is": "text", "text": words}


def _heading(words: str) -> Block:
    return {"is": "heading", "text": words}


def _facts(rows: list[list[str]]) -> Block:
    return {"is": "facts", "rows": rows}
