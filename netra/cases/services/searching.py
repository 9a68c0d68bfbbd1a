"""Words looked for in what an officer may open: in memory, a portion at a time, and kept nowhere.

There is no index. The journal notes how many reports were opened for a search, never the words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from netra import text, vault
from netra.cases.desk import Desk, OpenPaper, record_of, words_of
from netra.cases.models import Case, Note, Paper, Task
from netra.journal import events
from netra.journal.services import recording
from netra.reports import queries
from netra.reports import services as reports
from netra.reports.models import Report

PORTION: Final = 40
"""Reports that one request opens."""
MOST_WORDS: Final = 6
SHORTEST: Final = 3
PLACES: Final[dict[str, str]] = {
    "cerita": "cerita pelapor",
    "pesan": "pesan",
    "berkas": "berkas perkara",
    "catatan": "catatan internal",
    "tugas": "tugas",
}


@dataclass(frozen=True)
class Hit:
    """A report in which every word stands somewhere; `places` are keys of `PLACES`."""

    report: Report
    places: tuple[str, ...]


@dataclass(frozen=True)
class Portion:
    """What one step of a search found. `after`: where the next one begins, None when all were looked at.

    `unread`: how many of this portion did not open."""

    hits: list[Hit]
    looked_at: int
    unread: int
    done: int
    total: int
    after: int | None


def words_in(asked: str) -> list[str]:
    """The words to look for, plain and without repetition: the first `MOST_WORDS`."""
    found = [word for word in text.words(asked) if word != text.BREAK and len(word) >= SHORTEST]
    return list(dict.fromkeys(found))[:MOST_WORDS]


def search(*, words: list[str], after: int | None, desk: Desk) -> Portion:
    """Look through the next portion, newest reports first. A word matches where one begins with it."""
    seen = queries.visible_to(desk.officer).filter(erased_at=None)
    rest = seen if after is None else seen.filter(pk__lt=after)
    found = list(rest.order_by("-pk")[:PORTION])
    if not found:
        return Portion([], 0, 0, seen.count(), seen.count(), None)
    opened = _opened(found, desk)
    with recording(desk.officer.office.government.code, at=desk.at) as log:
        log.note(
            events.REPORTS_SEARCHED,
            actor=desk.officer.actor,
            subject=desk.officer.username,
            facts={"reports": len(opened)},
        )
    hits = [Hit(each, places) for each in found if (places := _matched(words, opened.get(each.pk, {})))]
    last = found[-1].pk
    total, done = seen.count(), seen.filter(pk__gte=last).count()
    return Portion(hits, len(found), len(found) - len(opened), done, total, last if done < total else None)


def _opened(found: list[Report], desk: Desk) -> dict[int, dict[str, set[str]]]:
    """Report -> place -> its words. What does not open is left out."""
    desk.open_keys(found)
    keys = {each.pk: desk.key_to(each) for each in found if desk.holds_key_to(each)}
    told = reports.texts_of(found=found, keys=keys)
    cases = {each.report_id: each for each in Case.objects.filter(report__in=keys).select_related("report")}
    beside = _beside(list(cases.values()), keys)
    opened: dict[int, dict[str, set[str]]] = {}
    for pk, texts in told.items():
        places = {"cerita": _words(texts.story), "pesan": _words(texts.messages)}
        case = cases.get(pk)
        opened[pk] = places | (beside[case.pk] if case else {})
    return opened


def _beside(cases: list[Case], keys: dict[int, bytes]) -> dict[int, dict[str, set[str]]]:
    """Case -> place -> words of its papers, notes and tasks; three queries."""
    found: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    known = {each.pk: each for each in cases}
    for model, place in ((Paper, "berkas"), (Note, "catatan"), (Task, "tugas")):
        for row in model._base_manager.filter(case__in=cases).select_related("by__office"):
            case = known[row.case_id]
            found[case.pk][place] |= _words(_texts_in(row, keys[case.report_id], record_of(case)))
    return found


def _texts_in(row: Paper | Note | Task, key: bytes, record: str) -> Iterator[str]:
    try:
        if isinstance(row, Paper):
            yield from _strings(OpenPaper.of(row, key, record).content)
        else:
            yield words_of(row, "note" if isinstance(row, Note) else "task", key, record)
    except vault.EnvelopeRefused:
        return  # the page of the case says so by name


def _strings(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for each in content.values():
            yield from _strings(each)
    elif isinstance(content, list):
        for each in content:
            yield from _strings(each)


def _words(texts: Iterable[str]) -> set[str]:
    return {word for each in texts for word in text.words(each)}


def _matched(words: list[str], places: dict[str, set[str]]) -> tuple[str, ...]:
    """In which places any of the words stands, where all of them stand somewhere."""
    standing = {place: {word for word in words if _stands(word, known)} for place, known in places.items()}
    if not words or set(words) - set().union(*standing.values()):
        return ()
    return tuple(place for place in PLACES if standing.get(place))


def _stands(word: str, known: set[str]) -> bool:
    return any(each.startswith(word) for each in known)
