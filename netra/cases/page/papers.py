"""What is sealed in a report and its case, laid out in the order of the procedure."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from netra import clock, law
from netra.cases import lifecycle, offers
from netra.cases.desk import OpenPaper
from netra.cases.models import Case, Paper
from netra.cases.services.changing import Order, order_in
from netra.cases.services.ways import way_label
from netra.reports import queries as reports
from netra.reports.models import Report

CARDS = (
    ("screening", lifecycle.SCREENING, "Kajian awal", "Terbuka sesudah registrasi"),
    ("clarification", lifecycle.CLARIFICATION, "Klarifikasi", "Terbuka sesudah kajian awal"),
    ("assessment", lifecycle.ASSESSMENT, "Kajian", "Terbuka setelah terlapor didengar"),
    ("ruling", lifecycle.RULING, "Putusan", "Rapat pleno, sesudah kajian"),
    ("referral", lifecycle.REFERRAL, "Penerusan", "Hanya bila pleno menyatakan ada pelanggaran"),
)
# Reasons stand beside the procedure: only where there are any.
REASONS = (
    ("extension", "Tambahan waktu"),
    ("closing", "Alasan berhenti"),
    ("change", "Usul perubahan putusan"),
)
PARTIES = {"reporter": "Pelapor", "respondent": "Terlapor", "witness": "Saksi"}
OUTCOMES = {
    "invited": ("info", "Diundang, belum hadir", "mail"),
    "heard": ("ok", "Sudah didengar", "check"),
    "absent": ("warn", "Tidak hadir sesudah diundang", "triangle-alert"),
}
NO_ARTICLE = "Tidak ada dasar pasal dalam aturan Netra."
SURE: Final = {"high": "tinggi", "medium": "sedang", "low": "rendah"}
KNOWN_HOW = {"saw": "Melihat sendiri", "online": "Di internet atau grup", "told": "Diberi tahu orang lain"}


def story_lines(story: dict[str, Any]) -> list[dict[str, str]]:
    """The sealed answers as label and value, without the narrative and the evidence; what was left empty
    stands in one line at the end."""
    when, known = _day(story["happened_on"]), _day(story["known_on"])
    lines = {
        "Layanan": story.get("service", ""),
        "Kapan": ", ".join(part for part in (when, story["happened_time"]) if part),
        "Di mana": story["place"],
        "Jabatan": story["position"],
        "Unit": story["unit"],
        "Nama terlapor": story["respondent_name"],
        "Tahu dari": ", sejak ".join(part for part in (KNOWN_HOW.get(story["known_how"], ""), known) if part),
        "Saksi": story["witnesses"],
        "Sumber": story.get("source", ""),
    }
    for label in ("Layanan", "Sumber"):  # asked only on the short path, and of officers
        if not lines[label]:
            del lines[label]
    told = [{"label": label, "value": value} for label, value in lines.items() if value]
    silent = ", ".join(label.lower() for label, value in lines.items() if not value)
    return [*told, {"label": "Tidak diisi", "value": silent}] if silent else told


def beginning_of(case: Case, story: dict[str, Any]) -> dict[str, Any]:
    """What an assessment can begin with: the day that was told, the act as it was registered."""
    told = story["happened_on"]
    return {"happened_on": date.fromisoformat(told) if told else None, "act": case.act}


def harms_shown() -> list[dict[str, str]]:
    """Each kind of harm with its article or that there is none, whose words it is, and how sure that is."""
    rulebook = law.rulebook()
    return [
        {
            "label": each.label,
            "description": each.description,
            "cited": f"Dasar: {rulebook.cite(each.basis)}." if each.basis else NO_ARTICLE,
            "sure": f"Kata-katanya: {each.source}. Pasalnya: keyakinan {SURE[each.confidence]}. {each.note}",
        }
        for each in rulebook.harms.values()
    ]


def _day(iso: str | None) -> str:
    return clock.date_in_words(date.fromisoformat(iso)) if iso else ""


def completeness(story: dict[str, Any], report: Report) -> list[tuple[str, bool]]:
    """Who, what, when, where, evidence: told or not."""
    who = any((story["position"], story["unit"], story["respondent_name"], report.agency_id))
    return [
        ("Siapa", bool(who)),
        ("Apa", bool(story["story"])),
        ("Kapan", bool(story["happened_on"])),
        ("Di mana", bool(story["place"])),
        ("Bukti", bool(story["evidence"] or story["links"] or reports.evidence_of(report))),
    ]


def cards_of(
    case: Case, papers: list[OpenPaper], names: Mapping[str, str] | None = None
) -> list[dict[str, Any]]:
    """The cards of the procedure in order: done, now, or not yet; then the reasons that were given.

    A case that is over has no card for what never came. `names`: how papers call several respondents.
    """
    names = names or {}
    order, zone = [stage for _, stage, _, _ in CARDS], clock.Zone(case.government.zone)
    reached = order.index(case.stage) if case.stage in order else len(order)
    cards = []
    for position, (kind, _, title, later) in enumerate(CARDS):
        own = _of_kind(papers, kind)
        state = "now" if position == reached else "done" if own else "notyet"
        if state != "notyet" or case.stage not in lifecycle.FINAL:
            cards.append(
                _card(kind, title, state, own, zone, names) | ({"aside": later} if state == "notyet" else {})
            )
    reasons = ((kind, title, _of_kind(papers, kind)) for kind, title in REASONS)
    return cards + [_card(kind, title, "done", own, zone, names) for kind, title, own in reasons if own]


def _of_kind(papers: list[OpenPaper], kind: str) -> list[OpenPaper]:
    return [paper for paper in papers if paper.kind == kind]


def _card(
    kind: str, title: str, state: str, papers: list[OpenPaper], zone: clock.Zone, names: Mapping[str, str]
) -> dict[str, Any]:
    shown = [
        _SHOWN.get(kind, _plain)(paper)
        | {"when": clock.moment_in_words(paper.at, zone)}
        | _about(paper, names)
        for paper in papers
    ]
    return {
        "kind": kind,
        "title": title,
        "state": state,
        "aside": _aside(kind, papers, names),
        # What was done stays a line, as the reader of a long case needs; the ruling stays open.
        "folds": state == "done" and kind != Paper.Kind.RULING,
        "papers": _versions(shown) if kind == Paper.Kind.RULING else shown,
    }


def _versions(shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The ruling in force first; each older version with the moment from which another one holds."""
    after = [each["when"] for each in shown[1:]]
    old = [each | {"replaced": when} for each, when in zip(shown, after, strict=False)]
    return [*shown[len(after) :], *old[::-1]]


def _aside(kind: str, papers: list[OpenPaper], names: Mapping[str, str]) -> str:
    """Who was heard; of several respondents how many, so that one never stands for all."""
    if kind == Paper.Kind.SCREENING and papers:
        return "Syarat terpenuhi" if papers[-1].content["met"] else "Syarat tidak terpenuhi"
    if kind != Paper.Kind.CLARIFICATION:
        return ""
    spoke = [paper.content for paper in papers if paper.content["outcome"] == "heard"]
    heard = {content["party"] for content in spoke}
    words = dict(PARTIES)
    if len(names) > 1:
        own = {content.get("respondent") for content in spoke} & set(names)
        words["respondent"] = f"{len(own)} dari {len(names)} terlapor"
    told = [words[party].lower() for party in PARTIES if party in heard]
    return f"{_joined(told)} sudah didengar".capitalize() if told else "Belum ada yang didengar"


def _joined(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} dan {words[-1]}"


# --- one paper ----------------------------------------------------------------------------------------


def _plain(paper: OpenPaper) -> dict[str, Any]:
    return {"content": paper.content, "by": paper.by, "at": paper.at}


def _screening(paper: OpenPaper) -> dict[str, Any]:
    """Every requirement that was asked for, with whether it was ticked, in the rulebook's order."""
    marked = {*paper.content.get("formal", []), *paper.content.get("material", [])}
    is_finding = paper.content.get("finding", False)
    asked = [each for each in law.rulebook().requirements if not (is_finding and each.handed_in)]
    lists = [
        (title, [(each.text, each.id in marked) for each in asked if each.kind == kind])
        for kind, title in (("formal", "Syarat formal"), ("material", "Syarat materiel"))
    ]
    return _plain(paper) | {"met": paper.content["met"], "lists": lists if marked else []}


def _about(paper: OpenPaper, names: Mapping[str, str]) -> dict[str, Any]:
    """Which respondent a paper is about, and what it says of each; only where there are several."""
    if len(names) < 2:
        return {}
    told: dict[str, Any] = {}
    if paper.content.get("respondent") in names:
        told["party"] = names[paper.content["respondent"]]
    of = paper.content.get("of", {})
    if paper.kind == Paper.Kind.ASSESSMENT:
        told["each"] = [(name, of[nonce]) for nonce, name in names.items() if nonce in of]
    if paper.kind == Paper.Kind.RULING:
        told["each"] = [(name, *_verdicts(of[nonce])) for nonce, name in names.items() if nonce in of]
    return told


def _verdicts(verdicts: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """In words, and the reasons, each once."""
    labels = [label for kind, label in lifecycle.VERDICT_LABELS.items() if kind in verdicts]
    return labels, list(dict.fromkeys(verdicts.values()))


def _clarification(paper: OpenPaper) -> dict[str, Any]:
    tone, word, icon = OUTCOMES[paper.content["outcome"]]
    return _plain(paper) | {
        "party": PARTIES[paper.content["party"]],
        "tone": tone,
        "word": word,
        "icon": icon,
    }


def _assessment(paper: OpenPaper) -> dict[str, Any]:
    """The rules that were tested, in words, and the facts that the rulebook was asked with."""
    established = paper.content.get("established", {})
    told = [offers.fact_words(name, value) for name, value in established.get("facts", {}).items()]
    on, known = _day(established.get("on")), law.rulebook().harms
    who = law.EMPLOYMENTS.get(established.get("employment", ""), "")
    return _plain(paper) | {
        "norms": [offers.norm_words(entry) for entry in paper.content["norms"]],
        "established": [*filter(None, (on, who)), *told],
        "harms": [known[each].label for each in paper.content.get("harms", []) if each in known],
    }


def _ruling(paper: OpenPaper) -> dict[str, Any]:
    """Verdicts in words; one reasoning that stands for all of them is told once."""
    return _plain(paper) | ruling_shown(paper.content, {}) | {"changed": _changed(paper.content)}


def ruling_shown(content: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """What a version of a ruling says; of each of several respondents by itself where `names` tell them."""
    labels, reasons = _verdicts(content.get("verdicts", {}))
    of = content.get("of", {}) if len(names) > 1 else {}
    each = [(name, *_verdicts(of[nonce])) for nonce, name in names.items() if nonce in of]
    return {"verdicts": labels, "reasons": reasons, "each": each}


def _changed(content: Mapping[str, Any]) -> dict[str, str]:
    """Why this version took the place of another, by whose order, and who proposed it; {} for the first."""
    told = content.get("changed")
    if not told:
        return {}
    return {"order": order_words(order_in(told)), "reason": told["reason"], "by": told["by"]}


def order_words(order: Order | None) -> str:
    """ "Bawaslu Provinsi Contoh, nomor 12/2024, 4 November 2024"."""
    if order is None:
        return ""
    return f"{order.body}, nomor {order.number}, {clock.plain_date(order.on)}"


def _change(paper: OpenPaper) -> dict[str, Any]:
    """A proposal, or why one was not made."""
    shown = ruling_shown(paper.content, {})
    return _plain(paper) | {"verdicts": shown["verdicts"], "order": order_words(order_in(paper.content))}


def _referral(paper: OpenPaper) -> dict[str, Any]:
    """Each receiver, and of a ruling that went several ways the letter of each."""
    letters: dict[str, str] = paper.content.get("letters", {})
    passed = [(way_label(key), letter) for key, letter in letters.items()]
    whole = "" if letters else paper.content["letter"]
    return _plain(paper) | {"passed": passed or [(to, "") for to in paper.content["to"]], "letter": whole}


_SHOWN = {
    Paper.Kind.SCREENING.value: _screening,
    Paper.Kind.CLARIFICATION.value: _clarification,
    Paper.Kind.ASSESSMENT.value: _assessment,
    Paper.Kind.RULING.value: _ruling,
    Paper.Kind.CHANGE.value: _change,
    Paper.Kind.REFERRAL.value: _referral,
}


_DIFFERS = {
    "act": "jenis perbuatan",
    "regime": "jenis pemilihan menurut tanggal yang diceritakan",
    "kind": "batas waktu melapor sudah lewat, jadi bukan laporan resmi",
}


def differences_in_words(names: list[str]) -> list[str]:
    """What stands in clear and disagrees with the sealed story, for the officer who decides."""
    return [_DIFFERS[name] for name in names]
