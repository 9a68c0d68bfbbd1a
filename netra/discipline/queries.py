"""Reading proceedings: the only place where it is decided what an officer may see."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from netra import vault
from netra.accounts import roles
from netra.accounts.models import Officer
from netra.agencies.lines import line_of
from netra.agencies.models import Agency, Government
from netra.cases import queries as cases
from netra.cases.models import Handover
from netra.discipline import lifecycle
from netra.discipline.models import (
    EXAMINED_BY_LETTER,
    EXAMINING,
    Proceeding,
    ProceedingKey,
    ProceedingLetter,
    Sheet,
    Term,
)
from netra.journal import events
from netra.journal import queries as journal
from netra.journal.models import Entry
from netra.reports.kept_counts import counted
from netra.reports.long_lists import MOST, Among, remembered_few

PAGE = 50
_IS_OPEN: Final = Among(F("stage"), lifecycle.OPEN)
_IS_FINAL: Final = Among(F("stage"), lifecycle.FINAL)
LISTED, OPEN = "listed", "open"
ALL, LATE, WEEK, SUPERIOR, FINISHED = "semua", "lewat", "minggu-ini", "atasan", "selesai"
_DUTY: Final = ~Q(due_limit__in=[lifecycle.LIMITS[purpose] for purpose in lifecycle.WAITS])
SUPERIOR_IS_DUE: Final = Q(superior_noted_at__isnull=False, superior_settled_at=None)
# Saved views are addresses: /kantor/disiplin/?tampilan=lewat
VIEWS: Final[dict[str, Callable[[date], Q]]] = {
    LATE: lambda today: _DUTY & Q(due_on__lt=today),
    WEEK: lambda today: Q(due_on__gte=today, due_on__lt=date.fromordinal(today.toordinal() + 7)),
    SUPERIOR: lambda _: SUPERIOR_IS_DUE,
}


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; an empty value narrows nothing."""

    shown: str = ALL
    stage: str = ""
    employment: str = ""

    @classmethod
    def of(cls, told: Mapping[str, str]) -> "Filters":
        """From an address's parameters."""
        shown, stage, employment = (told.get(name, "") for name in ("tampilan", "tahap", "status"))
        return cls(
            shown if shown in {*VIEWS, FINISHED} else ALL,
            stage if stage in lifecycle.STAGE_LABELS else "",
            employment if employment in lifecycle.EMPLOYMENT_LABELS else "",
        )


def visible_to(officer: Officer) -> QuerySet[Proceeding]:
    """Proceedings that are sealed to this officer. Everything else does not exist for them (404)."""
    if not officer.may(roles.KEEPS_DISCIPLINE):
        return Proceeding.objects.none()
    held = Exists(_keys_of(officer).filter(proceeding=OuterRef("pk")))
    return _at_home(officer).filter(held)


def listed_for(officer: Officer, among: Among) -> QuerySet[Proceeding]:
    """The same for a long list, of the open or of the finished ones."""
    if not officer.may(roles.KEEPS_DISCIPLINE):
        return Proceeding.objects.none()
    if holds_few(officer):
        return _at_home(officer).filter(among, pk__in=_keys_of(officer).values("proceeding"))
    return visible_to(officer).filter(among)


def holds_few(officer: Officer) -> bool:
    """Whether the officer holds so few keys that a list begins with them; asked once a request."""
    return remembered_few(officer, _keys_of(officer))


def _keys_of(officer: Officer) -> QuerySet[ProceedingKey]:
    return ProceedingKey.objects.filter(officer=officer, stepped_aside_at=None)


def _at_home(officer: Officer) -> QuerySet[Proceeding]:
    return Proceeding.objects.filter(government=officer.office.government_id).select_related("government")


def listed(officer: Officer, filters: Filters, today: date) -> QuerySet[Proceeding]:
    """The office's list, nearest date first, those without one last; finished ones newest first."""
    if filters.shown == FINISHED:
        found = listed_for(officer, _IS_FINAL).order_by("-closed_at", "-pk")
    else:
        found = running(officer)
    if filters.shown in VIEWS:
        found = found.filter(VIEWS[filters.shown](today))
    if filters.stage:
        found = found.filter(stage=filters.stage)
    if filters.employment:
        found = found.filter(employment=filters.employment)
    return found


def counts(officer: Officer, filters: Filters, today: date) -> dict[str, int]:
    """How many proceedings `filters` lists (`LISTED`), each saved view holds and are open (`OPEN`), as
    `count_up_to` counts."""
    if not officer.may(roles.KEEPS_DISCIPLINE):
        return dict.fromkeys((LISTED, OPEN, *VIEWS), 0)
    holds_few(officer)
    return counted(_counted_lists, officer, filters, today)


def _counted_lists(officer: Officer, filters: Filters, today: date) -> dict[str, QuerySet[Any]]:
    found = running(officer)
    views = {name: found.filter(only(today)) for name, only in VIEWS.items()}
    return {LISTED: listed(officer, filters, today), OPEN: found, **views}


def open_count(officer: Officer, most: int = MOST) -> int:
    """One number for the menu, as `count_up_to` counts."""
    if not officer.may(roles.KEEPS_DISCIPLINE):
        return 0
    holds_few(officer)
    return counted(_open, officer, most=most)[OPEN]


def _open(officer: Officer) -> dict[str, QuerySet[Any]]:
    return {OPEN: running(officer)}


def running(officer: Officer) -> QuerySet[Proceeding]:
    """The open ones, nearest date first, those without one last."""
    return listed_for(officer, _IS_OPEN).order_by(F("due_on").asc(nulls_last=True), "pk")


def unopened(officer: Officer) -> QuerySet[Handover]:
    """What this officer's office has in hand and nobody opened a proceeding from, the newest first."""
    return cases.held_by(officer).filter(proceeding=None).order_by("-received_at", "-pk")


def received(officer: Officer) -> QuerySet[Handover]:
    """What this officer's office gave a receipt for, opened or not."""
    return cases.handovers_of(officer).filter(received_at__isnull=False)


def clocks_in(government: Government) -> QuerySet[Term]:
    """Every clock of a government's proceedings, for a recount. Nothing of any proceeding stands in it."""
    return Term.objects.filter(proceeding__government=government)


def proceeding_for(officer: Officer, docket: str) -> Proceeding | None:
    """A proceeding by docket, if it is theirs to see."""
    return visible_to(officer).filter(docket=docket).first()


def entitled(government: Government, *agencies: Agency | None) -> list[Officer]:
    """Whom a proceeding about somebody of these agencies is sealed to: the officers of both roles with a
    password of their own, without whoever belongs to the line of one of them or declared a tie to it."""
    line = frozenset[int]().union(*(line_of(each.pk) for each in agencies if each))
    found = _able().filter(office__government=government)
    tied = Q(agency__in=line) | Q(interests__agency__in=line, interests__withdrawn_at=None)
    barred = found.filter(tied).values("pk") if line else Officer.objects.none().values("pk")
    return list(found.exclude(pk__in=barred).select_related("office").order_by("pk"))


def holders_of(proceeding: Proceeding) -> QuerySet[ProceedingKey]:
    """Who holds a key, by office; who stepped aside is not among them."""
    held = proceeding.keys.filter(stepped_aside_at=None, officer__is_active=True)
    return held.select_related("officer__office").order_by("officer__office__name", "officer__pk")


def opens_without(proceeding: Proceeding, officer: Officer) -> bool:
    """Whether somebody else opens it today: able, of this government, with the key that it is sealed to."""
    others = _able().filter(office__government=proceeding.government_id).exclude(pk=officer.pk)
    held = proceeding.keys.filter(stepped_aside_at=None, officer__in=others)
    return any(map(_fits, held.select_related("officer")))


def only_open_to(officer: Officer) -> list[str]:
    """Numbers of proceedings that open with a key of this officer, today's or an earlier one, and with nobody
    else's."""
    held = ProceedingKey.objects.filter(stepped_aside_at=None).select_related("officer", "proceeding")
    mine = {each.proceeding_id: each.proceeding.docket for each in held.filter(officer=officer)}
    others = held.filter(
        proceeding__in=mine, officer__in=_able(), officer__office__government=F("proceeding__government")
    )
    read = {each.proceeding_id for each in others.exclude(officer=officer) if _fits(each)}
    return sorted(docket for pk, docket in mine.items() if pk not in read)


def only_readers() -> set[int]:
    """Ids of officers who left and without whose key a proceeding would have no reader."""
    held = ProceedingKey.objects.filter(stepped_aside_at=None)
    left = held.filter(officer__is_active=False)
    of_these = held.filter(officer__in=_able(), proceeding__in=left.values("proceeding"))
    read = {each.proceeding_id for each in of_these.select_related("officer") if _fits(each)}
    return set(left.exclude(proceeding__in=read).values_list("officer", flat=True))


def _able() -> QuerySet[Officer]:
    return Officer.objects.filter(role__in=roles.KEEPS_DISCIPLINE, is_active=True, has_own_password=True)


def _fits(held: ProceedingKey) -> bool:
    """Sealed to the key that its officer uses now."""
    return held.fingerprint == vault.fingerprint(bytes(held.officer.public_key))


def examiners_of(proceeding: Proceeding) -> set[int]:
    """Ids of the officers who examined or proposed, or issued minutes or a report: none of them decides."""
    wrote = proceeding.sheets.filter(kind__in=EXAMINING).values_list("by", flat=True)
    return {*wrote, *proceeding.letters.filter(kind__in=EXAMINED_BY_LETTER).values_list("by", flat=True)}


def examined_by(officer: Officer, shown: Collection[Proceeding]) -> set[int]:
    """Ids of those among `shown` that this officer had a hand in, for a page of the list."""
    sheets = Sheet.objects.filter(proceeding__in=shown, by=officer, kind__in=EXAMINING)
    minutes = ProceedingLetter.objects.filter(proceeding__in=shown, by=officer, kind__in=EXAMINED_BY_LETTER)
    return {*sheets.values_list("proceeding", flat=True), *minutes.values_list("proceeding", flat=True)}


# --- letters ------------------------------------------------------------------------------------------


def letters_of(proceeding: Proceeding) -> QuerySet[ProceedingLetter]:
    """What was issued in this proceeding, newest first, without the sealed files."""
    found = proceeding.letters.select_related("by__office", "proceeding__government").defer("envelope")
    return found.order_by("-at", "-pk")


def letter_of(proceeding: Proceeding, nonce: UUID) -> ProceedingLetter | None:
    """One letter of a proceeding that the officer sees already."""
    return proceeding.letters.filter(nonce=nonce).first()


def letter_behind(code_digest: bytes) -> ProceedingLetter | None:
    """For everyone who holds a letter's code: which letter it proves, never what the letter says."""
    return _provable().filter(code_digest=code_digest).first()


def letter_with_print(sha256: str) -> ProceedingLetter | None:
    """For everyone who holds the file of a letter, and with it the letter's code."""
    return _provable().filter(sha256=sha256).first()


def _provable() -> QuerySet[ProceedingLetter]:
    return ProceedingLetter.objects.select_related("office__government").defer("envelope", "facts")


def entries_of(proceeding: Proceeding) -> QuerySet[Entry]:
    """The proceeding's entries in the journal, newest first."""
    return journal.timeline_of(proceeding.government.code, [proceeding.docket])


def changes_of(proceeding: Proceeding, how_many: int) -> list[Entry]:
    """The last acts that made a form stale, newest first: one entry each."""
    return list(entries_of(proceeding).exclude(event__in=BESIDE)[:how_many])


READINGS: Final = (events.PROCEEDING_READ, events.OPENING_REFUSED)
# What leaves the revision as it is.
BESIDE: Final = (*READINGS, events.PROCEEDING_KEY_GIVEN, events.PROCEEDING_RECUSED)
