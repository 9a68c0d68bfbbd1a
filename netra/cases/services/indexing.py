"""Marks of respondents under the office's index key: set, renewed, and taken away with a dismissal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Q, QuerySet

from netra import vault
from netra.cases import lifecycle, queries
from netra.cases.desk import Desk
from netra.cases.models import Case, IndexEntry, IndexKey, Respondent
from netra.cases.respondents import NAME, NUMBER, Told, open_told
from netra.cases.services.index_keys import (
    OpenIndex,
    end_dead_keys,
    in_force,
    index_to_write,
    make_index_key,
    open_indexes,
)
from netra.journal import events
from netra.journal.services import recording
from netra.reports import services as reports

AT_ONCE: Final = 200


class NoIndexKey(PermissionError):
    """Only colleagues hold the office's index key: one of them has to let this officer in."""


@dataclass(frozen=True)
class Indexed:
    """How many respondents were marked, and how many wait for somebody who opens their case."""

    done: int
    waiting: int


def marks_of(told: Told, respondent: Respondent, index: OpenIndex) -> IndexEntry:
    """The row of marks for one respondent; not saved yet. What is not known gets a mark of nothing."""
    salt = vault.new_salt()
    marks = {
        kind: vault.mark(vault.blinded(index.secret, kind, value), salt) if value else vault.no_mark()
        for kind, value in told.in_common.items()
    }
    return IndexEntry(
        respondent=respondent, key=index.key, salt=salt, number_mark=marks[NUMBER], name_mark=marks[NAME]
    )


def put(entries: Iterable[IndexEntry]) -> int:
    """Store marks in place of older ones, under keys that are still in force; how many. In a `recording`."""
    rows = list(entries)
    locked = IndexKey.objects.select_for_update().filter(pk__in={each.key_id for each in rows})
    current = {each.pk for each in locked if each.retired_at is None}
    kept = [each for each in rows if each.key_id in current]
    reports.overwrite_freed_pages()  # older marks with their salt say who is the same to whoever has that key
    IndexEntry.objects.filter(respondent__in=[each.respondent_id for each in kept]).delete()
    IndexEntry.objects.bulk_create(kept)
    return len(kept)


def unlink(found: QuerySet[Respondent], at: datetime) -> None:
    """An allegation was dismissed: nothing leads from this case to them any more. Inside a `recording`."""
    linked = found.filter(unlinked_at=None)
    if linked.exists():
        reports.overwrite_freed_pages()
        IndexEntry.objects.filter(respondent__in=linked.values("pk")).delete()
        linked.update(unlinked_at=at)


def index_case(*, case: Case, desk: Desk) -> int:
    """Mark the respondents of a case that are not marked yet; how many. Raises `NoIndexKey`."""
    index = index_to_write(desk)
    if index is None:
        raise NoIndexKey(desk.officer.office.name)
    return _mark(list(unmarked(Respondent.objects.filter(case=case), index.key)), index, desk)


def turn_index_key(*, desk: Desk) -> Indexed:
    """A new index key for the office; whoever this officer opens is marked anew. The old one stays for those
    who wait, until somebody who opens their case marks them."""
    make_index_key(desk=desk)
    return index_all(desk=desk)


def index_all(*, desk: Desk) -> Indexed:
    """Mark everybody in the cases that this officer opens who is not marked under the key in force, a few
    hundred in a transaction: stopped halfway it goes on when asked again. Raises `NoIndexKey`."""
    index = in_force(open_indexes(desk))
    if index is None:
        raise NoIndexKey(desk.officer.office.name)
    wanted, done = list(unmarked(queries.respondents_of(desk.officer), index.key)), 0
    for start in range(0, len(wanted), AT_ONCE):
        done += _mark(wanted[start : start + AT_ONCE], index, desk)
    with recording(desk.officer.office.government.code, at=desk.at) as log:
        end_dead_keys(desk.officer.office)
        waiting = IndexEntry.objects.filter(key__office=desk.officer.office).exclude(key=index.key).count()
        facts = {"marked": done, "waiting": waiting}
        log.note(events.RESPONDENTS_INDEXED, actor=desk.officer.actor, facts=facts)
    return Indexed(done, waiting)


def unmarked(found: QuerySet[Respondent], key: IndexKey) -> QuerySet[Respondent]:
    """Respondents who may be marked and are not, under this key."""
    linked = found.filter(unlinked_at=None, case__stage__in=lifecycle.LINKED)
    bare = linked.filter(Q(index_entry=None) | ~Q(index_entry__key=key))
    return bare.select_related("case__report__government", "case__government").order_by("pk")


def _mark(some: list[Respondent], index: OpenIndex, desk: Desk) -> int:
    """Those who are still what was read, in cases that are not dismissed meanwhile."""
    able = {each.pk for each in desk.open_keys([row.case.report for row in some])}
    made = {
        row.pk: marks_of(open_told(row, row.case, desk), row, index)
        for row in some
        if row.case.report_id in able
    }
    if not made:
        return 0
    with recording(desk.officer.office.government.code, at=desk.at) as log:
        list(Case.objects.select_for_update().filter(pk__in={row.case_id for row in some}).order_by("pk"))
        read = {row.pk: row.revision for row in some}
        still = unmarked(Respondent.objects.filter(pk__in=made), index.key)
        count = put(made[row.pk] for row in still if row.revision == read[row.pk])
        log.note(events.RESPONDENTS_INDEXED, actor=desk.officer.actor, facts={"marked": count})
    return count
