"""The plenary's ruling and its referral. Bawaslu says whether there is a breach, never which penalty."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from netra.cases import change_queries, deadlines, lifecycle
from netra.cases.desk import Desk
from netra.cases.models import Case, Paper
from netra.cases.services.acting import ReasonMissing, acting, close, file, nonces_of, show, subject_of
from netra.cases.services.indexing import unlink
from netra.cases.services.ways import NotInTheRuling, verdicts_of, ways_of
from netra.journal import events
from netra.reports import lifecycle as public

Verdicts: TypeAlias = dict[str, str]
"""Kinds of verdict, each with its reasons."""


class VerdictsContradict(ValueError):
    """No verdict, or "no breach" together with a breach."""


class RespondentsChanged(Exception):
    """The ruling is not about exactly the respondents of the case: somebody was added, or taken out."""


class ChangeWaits(Exception):
    """A change of the ruling is proposed and not answered: nothing is passed on meanwhile."""


@dataclass(frozen=True)
class Ruled:
    """A ruling that was found sound: what the case comes to, and each of several respondents by nonce."""

    verdicts: Verdicts
    of: dict[str, Verdicts]

    @property
    def is_breach(self) -> bool:
        return lifecycle.NO_BREACH not in self.verdicts

    @property
    def free(self) -> list[str]:
        """The respondents who did nothing wrong."""
        return [nonce for nonce, own in self.of.items() if lifecycle.NO_BREACH in own]

    @property
    def content(self) -> dict[str, Any]:
        """What the sealed paper says."""
        return {"verdicts": self.verdicts} | ({"of": self.of} if self.of else {})

    def check_respondents(self, case: Case) -> None:
        """Raise `RespondentsChanged` where it is not about exactly those of the case."""
        nonces = nonces_of(case)
        if set(self.of) != set(nonces) and (self.of or len(nonces) > 1):
            raise RespondentsChanged


def ruled_as(verdicts: Verdicts, each: Mapping[str, Verdicts]) -> Ruled:
    """A ruling as it will be kept. Raises `VerdictsContradict` or `ReasonMissing`."""
    of = {nonce: dict(own) for nonce, own in each.items()}
    for own in of.values():
        _check(own)
    together = _together(of) if of else dict(verdicts)
    _check(together)
    return Ruled(together, of)


def rule(*, case: Case, verdicts: Verdicts, desk: Desk, each: Mapping[str, Verdicts] | None = None) -> Case:
    """Record the plenary's ruling: one or more verdicts, each with its reason. Bawaslu says whether there
    is a breach and passes it on; it never chooses a penalty.

    `each`: the verdicts on every respondent, by nonce, needed where there are several; `verdicts` then follow
    from them. Whoever did nothing wrong is no longer found from another case. Raises `RespondentsChanged`.
    """
    ruled = ruled_as(verdicts, each or {})
    breach = ruled.is_breach
    name = "rule_breach" if breach else "rule_no_breach"
    with acting(case.report, desk, name) as (locked, log):
        ruled.check_respondents(locked)
        file(locked, desk, Paper.Kind.RULING, ruled.content)
        unlink(locked.respondents.filter(nonce__in=ruled.free), desk.at)
        deadlines.meet(locked, deadlines.HANDLING, deadlines.EXTENSION, deadlines.SCREENING, at=desk.at)
        if lifecycle.CRIME in ruled.verdicts:
            deadlines.start(locked, deadlines.REFERRAL, at=desk.at)
        show(locked, public.EXAMINED if breach else locked.report.stage)
        log.note(events.RULING_MADE, actor=desk.officer.actor, subject=subject_of(locked))
        if not breach:
            close(locked, desk, None)
            log.note(events.CASE_DISMISSED, actor=desk.officer.actor, subject=subject_of(locked))
    return locked


def refer(*, case: Case, letter: str, desk: Desk, each: Mapping[str, str] | None = None) -> None:
    """Record that the ruling was passed on; the receivers follow from its verdicts. `each`: the letter of
    every way of a ruling that goes several ways, by the way's key. Raises `NotInTheRuling`, `ChangeWaits`."""
    with acting(case.report, desk, "refer") as (locked, log):
        if change_queries.waiting_change(locked):
            raise ChangeWaits
        known = {way.key for way in ways_of(locked, desk)}
        if each and set(each) != known:
            raise NotInTheRuling(", ".join(sorted(known ^ set(each))))
        letters = {"letters": dict(each)} if each else {}
        to = receivers(locked, desk)
        file(locked, desk, Paper.Kind.REFERRAL, {"letter": letter, "to": to, **letters})
        close(locked, desk, None)
        log.note(events.CASE_REFERRED, actor=desk.officer.actor, subject=subject_of(locked))


def receivers(case: Case, desk: Desk) -> list[str]:
    """To whom the ruling goes: each receiver once, in the order of the table of verdicts."""
    verdicts = verdicts_of(case, desk)
    return list(dict.fromkeys(to for kind, to in lifecycle.REFERRED_TO.items() if kind in verdicts))


def _together(of: Mapping[str, Verdicts]) -> Verdicts:
    """What the case comes to: every breach found in anybody, or none in all. One kind of breach in several
    people has the reasons of each."""
    found: Verdicts = {}
    for own in of.values():
        for kind, reasons in own.items():
            told = found.get(kind, "")
            found[kind] = "\n\n".join(dict.fromkeys(part for part in (told, reasons) if part))
    return {kind: reasons for kind, reasons in found.items() if kind != lifecycle.NO_BREACH} or found


def _check(verdicts: Verdicts) -> None:
    """Refuse verdicts that are empty, without reasons or contradictory."""
    kinds = set(verdicts)
    if not kinds or not kinds <= set(lifecycle.VERDICT_LABELS):
        raise VerdictsContradict
    if lifecycle.NO_BREACH in kinds and len(kinds) > 1:
        raise VerdictsContradict
    if not all(reason.strip() for reason in verdicts.values()):
        raise ReasonMissing("ruling")
