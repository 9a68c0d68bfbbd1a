"""The ways that a ruling goes: to one receiver, about one respondent, with that one's verdicts and no more.

A way is what one letter and the hand-overs beside it are about, so that nobody reads of somebody who is none
of their business.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from netra.cases import lifecycle
from netra.cases.desk import Desk, OpenPaper
from netra.cases.handing.custody import parts_of, track
from netra.cases.models import Case, Letter, Paper
from netra.cases.respondents import OpenRespondent, Told, label_of, open_respondents


class NotInTheRuling(ValueError):
    """The plenary gave no such verdict, or several and it was not said which."""


@dataclass(frozen=True)
class Way:
    """`subject` is the respondent's number, 0 where the case has no several; `who` they are, where recorded.
    `others` are respondents of whom this receiver gets nothing: nothing sent this way may name them."""

    receiver: str
    subject: int
    tracks: tuple[str, ...]
    who: Told | None = field(default=None, repr=False)
    others: tuple[Told, ...] = field(default=(), repr=False)

    @property
    def key(self) -> str:
        """How forms and papers call this way: its first track."""
        return self.tracks[0]

    @property
    def verdicts(self) -> tuple[str, ...]:
        """The kinds of verdict that go this way."""
        return tuple(parts_of(each)[0] for each in self.tracks)

    @property
    def label(self) -> str:
        """ "Badan Kepegawaian Negara (BKN), tentang Terlapor 2"."""
        return way_label(self.key)


def way_label(track: str) -> str:
    """How a page calls the way of this track: its receiver, and about whom where there are several."""
    kind, subject = parts_of(track)
    receiver = lifecycle.REFERRED_TO[kind]
    return f"{receiver}, tentang {label_of(subject)}" if subject else receiver


def verdicts_of(case: Case, desk: Desk) -> dict[str, str]:
    """The plenary's last ruling: each kind of verdict with its reasons."""
    verdicts: dict[str, str] = ruling_in(desk.open_papers(case)).get("verdicts", {})
    return verdicts


def ruling_in(papers: Iterable[OpenPaper]) -> dict[str, Any]:
    """What the ruling in force says, the last version of it; {} before any."""
    rulings = [paper.content for paper in papers if paper.kind == Paper.Kind.RULING]
    return rulings[-1] if rulings else {}


def verdicts_on(ruling: Mapping[str, Any], people: Iterable[OpenRespondent]) -> dict[int, dict[str, str]]:
    """What a ruling says of each of several respondents, by number; by 0 where it tells none apart."""
    of = ruling.get("of", {})
    own = {each.row.number: of[each.nonce] for each in people if each.nonce in of} if len(of) > 1 else {}
    return own or {0: ruling.get("verdicts", {})}


def tracks_of_ruling(ruling: Mapping[str, Any], people: Iterable[OpenRespondent]) -> dict[str, str]:
    """The verdicts of a ruling that go somewhere with their reasons, in the order of the table; of each of
    several respondents by itself (`custody.track`)."""
    return {
        track(kind, number): own[kind]
        for number, own in verdicts_on(ruling, people).items()
        for kind in lifecycle.REFERRED_TO
        if kind in own
    }


def tracks_in(case: Case, desk: Desk) -> dict[str, str]:
    """The verdicts of the ruling in force that go somewhere (`tracks_of_ruling`)."""
    ruling = ruling_in(desk.open_papers(case))
    people = open_respondents(case, desk) if len(ruling.get("of", {})) > 1 else []
    return tracks_of_ruling(ruling, people)


def ways_of(case: Case, desk: Desk) -> list[Way]:
    """Every way of the last ruling, in the order of its tracks."""
    grouped: dict[tuple[str, int], list[str]] = {}
    for each in tracks_in(case, desk):
        kind, subject = parts_of(each)
        grouped.setdefault((lifecycle.REFERRED_TO[kind], subject), []).append(each)
    people = open_respondents(case, desk)
    return [
        Way(to, subject, tuple(tracks), _who(people, subject), _others(people, to, list(grouped)))
        for (to, subject), tracks in grouped.items()
    ]


def way_of_letter(letter: Letter, case: Case, desk: Desk) -> Way | None:
    """The way that an issued letter went, whatever the ruling says now; None for the whole case."""
    tracks = tuple(letter.tracks.split())
    if not tracks:
        return None
    kind, subject = parts_of(tracks[0])
    people = open_respondents(case, desk)
    others = tuple(each.told for each in people if subject and each.row.number != subject)
    return Way(lifecycle.REFERRED_TO[kind], subject, tracks, _who(people, subject), others)


def way_among(ways: Iterable[Way], of_track: str) -> Way:
    """The way of this track; without one, the only way there is. Raises `NotInTheRuling`."""
    known = list(ways)
    found = [each for each in known if of_track in each.tracks] if of_track else known
    if len(found) != 1:
        raise NotInTheRuling(of_track)
    return found[0]


def _who(people: list[OpenRespondent], subject: int) -> Told | None:
    own = [each.told for each in people if each.row.number == subject or (not subject and len(people) == 1)]
    return own[0] if own else None


def _others(people: list[OpenRespondent], receiver: str, ways: list[tuple[str, int]]) -> tuple[Told, ...]:
    """Of whom this receiver gets nothing; nobody where the ruling tells no respondents apart."""
    gets = {subject for to, subject in ways if to == receiver}
    return tuple(each.told for each in people if 0 not in gets and each.row.number not in gets)
