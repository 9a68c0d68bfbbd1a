"""The page of keys in words: what the own key opens, what colleagues open, what hangs on one person."""

from dataclasses import dataclass
from typing import Any

from netra import vault
from netra.accounts import circles, recovery_queries, roles
from netra.accounts import queries as officers
from netra.accounts.circle_words import WORDS
from netra.accounts.lost_key_pages import words_about
from netra.accounts.models import Escrow, Officer
from netra.reports import keyring
from netra.reports import services as reports
from netra.reports.keyring import KeyHolder
from netra.reports.long_lists import holds_few


@dataclass(frozen=True)
class ShownHolder:
    """One colleague. `tone` and `word` are the state, `words` the sentence under it."""

    holder: KeyHolder
    fingerprint: str
    tone: str
    word: str
    words: str


def let_in_by(officer: Officer) -> list[str] | None:
    """Who can let in somebody who opens nothing yet: positions with their office. None for who opens some.

    It rests on the own keys alone, so that nobody learns from it that a report exists.
    """
    if not holds_few(officer) or keyring.opens_some(officer) or keyring.parked_of(officer).exists():
        return None
    colleagues = keyring.colleagues_of(officer)
    return list(dict.fromkeys(f"{each.position}, {each.office}" for each in colleagues))


def home_of(officer: Officer) -> dict[str, Any]:
    """The page that this officer's pages about keys lead back to, its name in a sentence, and their words."""
    if officer.may(roles.GUARDS_IDENTITIES):
        return words_about(WORDS[circles.CUSTODIANS.code], "cases:identities", "nama pelapor")
    return words_about(WORDS[circles.READERS.code], "cases:keys", "kunci laporan")


def other_custodians(officer: Officer) -> list[Officer]:
    """Who could go on with this custodian's keys."""
    found = officers.custodians_of(officer.office.government_id).exclude(pk=officer.pk)
    return list(found.select_related("office"))


def waiting_under(officer: Officer, mark: str) -> str:
    """What an earlier key of this officer would open again, in words; "" for nothing."""
    waiting = keyring.parked_of(officer).filter(fingerprint=mark).count()
    names = reports.keys_under(officer, mark)
    return f"{waiting} laporan" if waiting else f"{names} kunci nama pelapor" if names else ""


@dataclass(frozen=True)
class LeftBehind:
    """A key that waits for a successor. `waits`: for a custodian, how many keys of names lie under it. Not
    how many reports: what is tied, marked or stepped aside from would be counted too, and whether it is
    marked stands sealed."""

    pk: int
    who: str
    fingerprint: str
    waits: str


def left_behind_to(officer: Officer) -> list[LeftBehind]:
    """The protected keys of officers of this government who do not come back."""
    return [_left(each, officer) for each in recovery_queries.keys_left_behind(officer)]


def _left(escrow: Escrow, to: Officer) -> LeftBehind:
    mark = vault.fingerprint(bytes(escrow.public_key))
    names = reports.keys_under(escrow.officer, mark) if to.may(roles.GUARDS_IDENTITIES) else 0
    waits = f"{names} kunci nama pelapor tersegel kepada kunci ini." if names else ""
    return LeftBehind(escrow.pk, escrow.officer.actor, mark, waits)


def overview_of(officer: Officer) -> dict[str, Any]:
    """Everything that the page shows to this officer."""
    holders = [_shown(each) for each in keyring.key_holders(officer)]
    opens = holders[0].holder.of if holders else keyring.count_open_to(officer)
    return {
        "fingerprint": vault.fingerprint(bytes(officer.public_key)),
        "opens": opens,
        "alone": keyring.only_open_to(officer).count(),
        "left_behind": recovery_queries.keys_left_behind(officer).exists(),
        "parked": keyring.parked_of(officer).count(),
        "holders": holders,
    }


def _shown(holder: KeyHolder) -> ShownHolder:
    tone, word, words = _state(holder)
    return ShownHolder(holder, vault.fingerprint(bytes(holder.officer.public_key)), tone, word, words)


def _state(holder: KeyHolder) -> tuple[str, str, str]:
    if not holder.of:
        return "plain", "Belum ada", "Anda belum membuka laporan apa pun."
    if not holder.lacks:
        return "ok", "Semua", f"Membuka semua {holder.of} laporan yang dapat Anda buka."
    if not holder.opens:
        return "warn", "Belum", f"Belum membuka satu pun dari {holder.of} laporan yang dapat Anda buka."
    return "info", "Sebagian", f"Membuka {holder.opens} dari {holder.of} laporan yang dapat Anda buka."
