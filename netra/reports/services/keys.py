"""A report's key: opened by whoever holds a grant, or by the receipt."""

from collections.abc import Collection
from contextlib import suppress

from netra import vault
from netra.accounts.models import Officer
from netra.reports import queries
from netra.reports.models import Grant, Report


class NotSealedToYou(PermissionError):
    """This officer has no key to this report."""


def key_for_officer(*, report: Report, officer: Officer, private: bytes) -> bytes:
    """The report's key, opened with the officer's own, or `NotSealedToYou`."""
    grant = queries.grant_of(report, officer)
    if grant is None:
        raise NotSealedToYou(report.docket)
    return vault.open_grant(private, bytes(grant.sealed_key), record=record_of(report))


def keys_for_officer(*, found: Collection[Report], officer: Officer, private: bytes) -> dict[int, bytes]:
    """Report -> its key, for those that are sealed to this officer and open; one query."""
    keys: dict[int, bytes] = {}
    for grant in queries.grants_of(officer, found):
        with suppress(vault.EnvelopeRefused):  # the page of that report says so by name
            keys[grant.report_id] = vault.open_grant(
                private, bytes(grant.sealed_key), record=record_of(grant.report)
            )
    return keys


def key_for_reporter(*, report: Report, receipt: vault.Receipt) -> bytes:
    """The report's key, opened with the receipt."""
    return vault.open_sealed(
        receipt.unlock_key, bytes(report.receipt_grant), record=record_of(report), field="key"
    )


def record_of(report: Report) -> str:
    return bytes(report.lookup).hex()


def seal_key_to(*, report: Report, key: bytes, to: Officer) -> bytes:
    """The report's key sealed to one more officer; before the transaction opens."""
    return vault.grant(bytes(to.public_key), key, record=record_of(report))


def share_key(*, report: Report, sealed: bytes, to: Officer) -> bool:
    """Give one more officer their sealed key; False when they had one. Called inside a `recording`."""
    _, is_new = Grant.objects.get_or_create(report=report, officer=to, defaults={"sealed_key": sealed})
    return is_new
