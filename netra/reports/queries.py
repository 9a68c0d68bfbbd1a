"""Reading reports: a reporter finds one with the receipt, an officer with a grant."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import connection
from django.db.models import F, Prefetch, QuerySet

from netra.accounts import roles
from netra.accounts.models import Officer
from netra.reports.long_lists import opens
from netra.reports.models import (
    Addition,
    Draft,
    Evidence,
    Grant,
    Likeness,
    Message,
    ParkedGrant,
    Recusal,
    Report,
)
from netra.vault import Receipt


def report_by_receipt(receipt: Receipt) -> Report | None:
    """The report whose receipt this is."""
    return report_by_lookup(receipt.lookup)


def report_by_lookup(lookup: bytes) -> Report | None:
    """The report that is found with these 32 bytes, which a receipt gives and which open nothing."""
    return (
        Report.objects.select_related("government", "agency")
        .prefetch_related(Prefetch("messages", Message.objects.order_by("at", "pk")))
        .filter(lookup=lookup)
        .first()
    )


def visible_to(officer: Officer) -> QuerySet[Report]:
    """Reports sealed to this officer, if the role reads reports at all. Nothing else exists for them."""
    if not officer.may(roles.READS_REPORTS):
        return Report.objects.none()
    return Report.objects.filter(grants__officer=officer).select_related("agency", "government")


def readable_by(officer: Officer) -> QuerySet[Report]:
    """The same reports, for who knows which one is wanted: it asks the report, not all keys."""
    if not officer.may(roles.READS_REPORTS):
        return Report.objects.none()
    return Report.objects.filter(opens(officer, "pk")).select_related("agency", "government")


def grant_of(report: Report, officer: Officer) -> Grant | None:
    """The report's key as sealed to this officer."""
    return Grant.objects.filter(report=report, officer=officer).first()


def grants_of(officer: Officer, found: Collection[Report]) -> QuerySet[Grant]:
    """The keys of some reports as sealed to this officer."""
    return Grant.objects.filter(officer=officer, report__in=found).select_related("report")


def other_readers(report: Report, officer: Officer) -> QuerySet[Officer]:
    """Who besides this officer can open the report today: active, in a reading role, with a key."""
    able = Officer.objects.filter(is_active=True, has_own_password=True, role__in=roles.READS_REPORTS)
    return able.filter(pk__in=Grant.objects.filter(report=report).values("officer")).exclude(pk=officer.pk)


def free_for(officer: Officer, report_ids: Collection[int]) -> QuerySet[Report]:
    """Which of these reports still have contents and were not stepped aside from by this officer."""
    aside = Recusal.objects.filter(officer=officer).values("report")
    return Report.objects.filter(pk__in=report_ids, erased_at=None).exclude(pk__in=aside)


def only_readers() -> set[int]:
    """Ids of inactive officers without whose key, now or earlier, a report would have no active reader."""
    able = Officer.objects.filter(is_active=True, has_own_password=True, role__in=roles.READS_REPORTS)
    open_to_others = Grant.objects.filter(officer__in=able).values("report")
    found: set[int] = set()
    for held in (Grant.objects, ParkedGrant.objects):
        alone = held.filter(officer__is_active=False).exclude(report__in=open_to_others)
        found.update(alone.values_list("officer", flat=True))
    return found


def recused_from(report: Report) -> QuerySet[Recusal]:
    """Who stepped aside from this report."""
    return Recusal.objects.filter(report=report)


def recusals_of(officer: Officer, found: Iterable[Report]) -> QuerySet[Recusal]:
    """From which of these reports this officer stepped aside."""
    return Recusal.objects.filter(officer=officer, report__in=list(found))


def offices_reading(report: Report) -> list[str]:
    """The offices whose officers hold a key to this report, by name."""
    found = Grant.objects.filter(report=report).values_list("officer__office__name", flat=True)
    return sorted(set(found))


def comparable_with(report: Report, officer: Officer) -> QuerySet[Report]:
    """Other reports that this officer may open and whose contents still exist: newest first, what waits for
    its turn last."""
    others = visible_to(officer).filter(government=report.government, erased_at=None).exclude(pk=report.pk)
    return others.order_by(F("turn_at").asc(nulls_first=True), "-received_at", "-pk")


def likenesses(officer: Officer, among: Collection[Report]) -> QuerySet[Likeness]:
    """This officer's sealed sketches of some reports."""
    return Likeness.objects.filter(officer=officer, report__in=among)


def messages_of(report: Report) -> QuerySet[Message]:
    """The conversation, oldest first."""
    return Message.objects.filter(report=report).order_by("at", "pk")


def open_question_of(report: Report) -> Message | None:
    """The office's question that the reporter has not answered yet."""
    return report.messages.filter(is_question=True, answered_at=None).order_by("-at", "-pk").first()


def is_withdrawn(report: Report) -> bool:
    """Whether the reporter withdrew."""
    return Addition.objects.filter(report=report, kind=Addition.Kind.WITHDRAWAL).exists()


def addition_with(nonce: UUID) -> Addition | None:
    """The addition that a form already made."""
    return Addition.objects.filter(nonce=nonce).first()


def is_received(lookup: bytes) -> bool:
    """Whether a report with this receipt is stored."""
    return _is_found("SELECT 1 FROM reports_report WHERE lookup = %s LIMIT 1", lookup)


def evidence_rows(draft: bytes | None) -> list[Evidence]:
    """A draft's files with their cleaned copies, in the order in which they came."""
    if not _is_found("SELECT 1 FROM reports_evidence WHERE draft_id = %s LIMIT 1", draft):
        return []  # most reports bring no file
    return list(Evidence.objects.filter(draft_id=draft).order_by("number", "pk"))


def _is_found(sql: str, value: bytes | None) -> bool:
    """Plain SQL, as for drafts: building these two queries anew took a third of what a sending costs."""
    with connection.cursor() as cursor:
        cursor.execute(sql, [value])
        return cursor.fetchone() is not None


def count_of_files(draft: bytes) -> int:
    """How many files of a draft have arrived whole; a cleaned copy is no second piece of evidence."""
    return Evidence.objects.filter(draft_id=draft, replaces=None, sealed_size__isnull=False).count()


def evidence_of(report: Report) -> list[Evidence]:
    """A report's files in the order in which they came."""
    return list(report.evidence.order_by("number"))


def draft_by_digest(digest: bytes) -> Draft | None:
    """The encrypted draft of one browser."""
    # Plain SQL: every page of the wizard and every sending asks for exactly this row.
    rows = Draft.objects.raw(
        "SELECT key_digest, envelope, expires_at FROM reports_draft WHERE key_digest = %s", [digest]
    )
    return next(iter(rows), None)
