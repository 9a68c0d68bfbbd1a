"""An answer as a page tells it: tone, one line, reasons, range, what would change it; no verdict."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from netra import clock, law
from netra.advisor.asking import Asked, Scene
from netra.law import EMPLOYMENTS, Advice, Allowed, Finding, Norm, Sanction
from netra.law.norms import CATEGORIES, Position

_FALLEN = "Tidak lagi boleh bila syarat ini gugur"
SURE = {
    "high": ("Tinggi", "Naskah resminya terlihat, atau dua sumber sepakat."),
    "medium": ("Sedang", "Baru satu sumber. Belum dicocokkan dengan sumber kedua."),
    "low": ("Rendah", "Belum dipastikan dari naskah resmi. Aturan seperti ini hanya memperingatkan."),
}
IMPOSERS = {
    "atasan_langsung": "atasan langsung",
    "bkn": "BKN",
    "bupati_wali_kota": "bupati atau wali kota",
    "kepala_desa": "kepala desa",
    "kemenpanrb": "Kementerian PANRB",
    "kemendagri": "Kementerian Dalam Negeri",
    "kepala_unit": "kepala unit kerja",
    "ppk": "Pejabat Pembina Kepegawaian",
    "kpu_kota": "KPU kota",
    "pejabat_berwenang_menghukum": "pejabat yang berwenang menghukum",
    "pengadilan": "pengadilan",
    "sistem": "sistem kepegawaian",
}


@dataclass(frozen=True, slots=True)
class Tone:
    """One of four ways to answer: a word, an icon and a colour that never stands alone."""

    word: str
    icon: str
    kind: str


TONES = {
    "boleh": Tone("Boleh", "check", "ok"),
    "bersyarat": Tone("Boleh, dengan syarat", "list-checks", "warn"),
    "tidak_boleh": Tone("Tidak boleh", "x", "bad"),
    "belum_bisa_dijawab": Tone("Belum bisa dijawab", "message-question", "info"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule behind an answer, with the articles that were in force on the day."""

    slug: str
    text: str
    cited: str


@dataclass(frozen=True, slots=True)
class Range:
    """What may follow from one norm: all of it, and who decides."""

    title: str
    sanctions: tuple[Sanction, ...]
    imposers: str


@dataclass(frozen=True, slots=True)
class Otherwise:
    """The same facts on another day or for other people."""

    when: str
    tone: Tone
    query: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that the page of an answer shows."""

    tone: Tone
    line: str
    subject: str
    scene_words: str
    reasons: tuple[Reason, ...]
    said: tuple[str, ...]
    told: tuple[str, ...]
    conditions: tuple[str, ...]
    ranges: tuple[Range, ...]
    positions: tuple[Position, ...]
    changes: tuple[str, ...]
    otherwise: tuple[Otherwise, ...]
    warnings: tuple[Reason, ...]
    doubts: tuple[str, ...]
    sure: tuple[str, str] | None
    safe: str
    checked_on_words: str
    open_questions: tuple[str, ...]


def answer_to(asked: Asked, advice: Advice) -> Answer:
    """The answer as it is told; every sentence comes from the rulebook or from what was asked."""
    rules = law.rulebook()
    first = advice.norms[0].rule if advice.norms else None
    return Answer(
        tone=TONES[advice.answer],
        line=_line(asked, advice),
        subject=capital(lowered(first.text)) if first else "",
        scene_words=advice.because[0],
        reasons=_reasons(advice.norms),
        said=tuple(_said(asked)),
        told=() if advice.norms else advice.because[1:],
        conditions=_conditions(advice),
        ranges=tuple(_ranges(advice)),
        positions=advice.positions,
        changes=tuple(text for text in advice.would_change_it if not text.startswith(_FALLEN)),
        otherwise=(*_other_days(asked, advice), *_other_people(asked, advice)),
        warnings=_reasons(advice.warnings),
        doubts=tuple(rules.doubts[name].text for name in advice.doubts),
        sure=SURE[first.confidence] if first else None,
        safe=advice.safe,
        checked_on_words=clock.date_in_words(advice.checked_on),
        open_questions=tuple(rules.facts[name].question for name in asked.still_to_ask(advice)),
    )


def _line(asked: Asked, advice: Advice) -> str:
    """The one line under the word."""
    if advice.answer == "belum_bisa_dijawab":
        return _unanswered(asked, advice)
    text = lowered(advice.norms[0].rule.text) if advice.norms else ""
    if advice.answer == "tidak_boleh":
        return f"Dilarang bagi {asked.scene.who}: {text}."
    if advice.answer == "bersyarat":
        return f"{capital(text)}: boleh, asalkan semua syarat di bawah terpenuhi."
    return f"{capital(text)}: boleh, dan semua syaratnya terpenuhi menurut jawaban Anda."


def _unanswered(asked: Asked, advice: Advice) -> str:
    unknown = [name for name, word in asked.answers if word == "tidak-tahu"]
    left = asked.still_to_ask(advice)
    if unknown or left:
        question = law.rulebook().facts[(left or tuple(unknown))[0]].question
        return f"Kami perlu tahu satu hal: {lowered(question)}"
    return advice.because[1] if len(advice.because) > 1 else advice.because[0]


def lowered(text: str) -> str:
    """With a small first letter, unless the first word is an abbreviation."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _reasons(findings: tuple[Finding, ...]) -> tuple[Reason, ...]:
    rules = law.rulebook()
    return tuple(Reason(found.id, found.rule.text, rules.cite(found.basis)) for found in findings)


def _said(asked: Asked) -> Iterator[str]:
    """What the asker said, in words; what is unknown is said to be unknown."""
    facts = law.rulebook().facts
    for name, value in asked.facts.items():
        if value is None:
            yield f"Belum diketahui: {lowered(facts[name].question)}"
        else:
            yield f"{capital(facts[name].said(value))}."


def _conditions(advice: Advice) -> tuple[str, ...]:
    """All conditions of the allowed acts that carry the answer."""
    permits = [found.rule for found in advice.norms if isinstance(found.rule, Allowed)]
    return tuple(dict.fromkeys(proviso.text for permit in permits for proviso in permit.provisos))


def _ranges(advice: Advice) -> Iterator[Range]:
    """The range of every norm that hits; a range that was shown already is not repeated."""
    known, seen = law.rulebook().sanctions, set()
    for found in advice.norms:
        if not isinstance(found.rule, Norm) or found.sanctions in seen or not found.sanctions:
            continue
        seen.add(found.sanctions)
        sanctions = tuple(known[name] for name in found.sanctions)
        yield Range(range_title(found.rule), sanctions, imposers(sanctions))


def range_title(norm: Norm) -> str:
    """`disiplin berat`, `kode etik`."""
    kind = CATEGORIES.get(norm.category, norm.category)
    return f"{kind} {norm.level}" if norm.level in ("ringan", "sedang", "berat") else kind


def imposers(sanctions: tuple[Sanction, ...]) -> str:
    """Who decides, in words."""
    names = dict.fromkeys(IMPOSERS.get(who, who) for sanction in sanctions for who in sanction.imposed_by)
    return " atau ".join(names)


def _other_days(asked: Asked, advice: Advice) -> Iterator[Otherwise]:
    """The last day of the phase before and the first of the phase after, where the answer differs there."""
    for day in phase_edges(asked.scene.on):
        there = Scene(asked.scene.employment, day, chosen=True)
        answer = replace(asked, scene=there)
        found = answer.advice().answer
        if found != advice.answer:
            standing = law.standing_on(day)
            phase = f" ({standing.label.lower()})" if standing else ""
            yield Otherwise(f"Pada {clock.date_in_words(day)}{phase}", TONES[found], answer.query)


def phase_edges(day: date) -> tuple[date, ...]:
    """The day before this phase began and the day after it ends, where the calendar knows them."""
    standing = law.standing_on(day)
    if standing is None:
        return ()
    before = (standing.since - timedelta(days=1),) if standing.since else ()
    after = (standing.until + timedelta(days=1),) if standing.until else ()
    return (*before, *after)


def _other_people(asked: Asked, advice: Advice) -> Iterator[Otherwise]:
    for employment, name in EMPLOYMENTS.items():
        answer = replace(asked, scene=replace(asked.scene, employment=employment))
        if employment == asked.scene.employment or employment == "lainnya":
            continue
        found = answer.advice().answer
        if found != advice.answer:
            yield Otherwise(f"Bila yang bertanya {name}", TONES[found], answer.query)
