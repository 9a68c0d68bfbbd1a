"""Putting pledges that were signed on paper on record: every line answered, all of them or none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from netra.agencies.models import Government, Posting
from netra.journal import events
from netra.journal.services import recording
from netra.law import PledgeText
from netra.outreach.models import Pledge
from netra.outreach.paper import MOST_LINES, PaperLine
from netra.outreach.queries.pledges import FEW, person_digest
from netra.outreach.services.pledges import Signature, record_signatures


class PaperListRefused(ValueError):
    """Nothing was recorded; `answers` holds a sentence for every line of the list."""

    def __init__(self, answers: "Sequence[Answer]") -> None:
        super().__init__(f"{sum(1 for each in answers if each.problem)} of {len(answers)} lines")
        self.answers = tuple(answers)


class PaperListTooLong(ValueError):
    """More lines than one list may have."""


@dataclass(frozen=True)
class Answer:
    """What is said about one line. Whether its person had already pledged is never said."""

    line: int
    number: str
    problem: str = ""


def check_paper_pledges(
    *, government: Government, lines: Sequence[PaperLine], texts: Iterable[PledgeText], at: datetime
) -> list[Answer]:
    """A sentence about each line, without recording anything; `PaperListTooLong` above `MOST_LINES`."""
    return [answer for answer, _ in _judged(government, lines, texts, at)]


def record_paper_pledges(
    *,
    government: Government,
    lines: Sequence[PaperLine],
    texts: Iterable[PledgeText],
    at: datetime,
    actor: str,
) -> list[Answer]:
    """Record the whole list; whoever had pledged already is not counted again.

    Raises `PaperListRefused` when any line is wrong or the list is empty, and `PaperListTooLong`.
    """
    judged = _judged(government, lines, texts, at)
    answers = [answer for answer, _ in judged]
    if not judged or any(answer.problem for answer in answers):
        raise PaperListRefused(answers)
    with recording(government.code, at=at) as log:
        for text, signatures in _by_text(signed for _, signed in judged if signed):
            latest = max(each.signed_on for each in signatures)
            record_signatures(signatures, text, Pledge.Source.PAPER, on=latest)
        # The number of lines, not of new pledges: the difference would tell who had pledged before.
        facts = {"lines": len(answers)}
        log.note(events.PAPER_PLEDGES_RECORDED, subject=government.code, actor=actor, facts=facts)
    return answers


Judged = tuple[Answer, tuple[PledgeText, Signature] | None]


def _judged(
    government: Government, lines: Sequence[PaperLine], texts: Iterable[PledgeText], at: datetime
) -> list[Judged]:
    if len(lines) > MOST_LINES:
        raise PaperListTooLong(str(len(lines)))
    by_name = {name: text for text in texts for name in (text.id, str(text.number))}
    postings = _postings_of(government, [line.number for line in lines])
    seen: dict[str, int] = {}
    judged: list[Judged] = []
    for line in lines:
        if line.number in seen:
            twice = f"Nomor ini sudah ada di baris {seen[line.number]}."
            judged.append((Answer(line.line, line.number, line.problem or twice), None))
            continue
        seen[line.number] = line.line
        judged.append(_judge(line, by_name.get(line.version), postings.get(line.number), at.date()))
    return judged


def _judge(line: PaperLine, text: PledgeText | None, postings: list[Posting] | None, today: date) -> Judged:
    day = line.signed_on
    problem = line.problem or _problem(line, text, postings, today)
    if problem or day is None or text is None:
        return Answer(line.line, line.number, problem), None
    served = next((each for each in postings or () if _runs_on(each, day)), None)
    if served is None:
        return Answer(line.line, line.number, "Pegawai ini tidak bertugas pada tanggal itu."), None
    person = person_digest(served.civil_servant_id, text.election)
    signature = Signature(person, served.position.agency, served.civil_servant.employment, day)
    return Answer(line.line, line.number), (text, signature)


def _problem(line: PaperLine, text: PledgeText | None, postings: list[Posting] | None, today: date) -> str:
    if postings is None:
        return "Nomor ini tidak ada di daftar pegawai."
    if text is None:
        return f"Versi “{line.version[:20]}” tidak ada."
    if line.signed_on is not None and line.signed_on > today:
        return "Tanggalnya belum terjadi."
    if line.signed_on is not None and not text.holds_on(line.signed_on):
        return f"Versi {text.number} tidak berlaku pada tanggal itu."
    return ""


def _postings_of(government: Government, numbers: Sequence[str]) -> Mapping[str, list[Posting]]:
    found: dict[str, list[Posting]] = {}
    for start in range(0, len(numbers), FEW):
        postings = Posting.objects.select_related("civil_servant", "position__agency").filter(
            civil_servant__government=government, civil_servant__number__in=numbers[start : start + FEW]
        )
        for posting in postings:
            found.setdefault(posting.civil_servant.number, []).append(posting)
    return found


def _runs_on(posting: Posting, day: date) -> bool:
    return posting.from_on <= day and (posting.to_on is None or day <= posting.to_on)


def _by_text(signed: Iterable[tuple[PledgeText, Signature]]) -> list[tuple[PledgeText, list[Signature]]]:
    """The newest wording first, so that the order of the lines decides nothing."""
    groups: dict[str, tuple[PledgeText, list[Signature]]] = {}
    for text, signature in signed:
        groups.setdefault(text.id, (text, []))[1].append(signature)
    return sorted(groups.values(), key=lambda group: (group[0].election, -group[0].number))
