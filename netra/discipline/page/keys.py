"""The pages of the own key, for who keeps proceedings: what it opens, what waits under earlier ones."""

from typing import Any

from netra import vault
from netra.accounts import circles, recovery_queries
from netra.accounts.circle_words import WORDS
from netra.accounts.lost_key_pages import words_about
from netra.accounts.models import Officer
from netra.cases import queries as cases
from netra.discipline import queries

MOST_NAMED = 20


def home() -> dict[str, Any]:
    """What all of these pages share."""
    return words_about(WORDS[circles.KEEPERS.code], "discipline:keys", "kunci saya")


def overview_of(officer: Officer) -> dict[str, Any]:
    """Everything on the page of the own key."""
    alone = queries.only_this_one_opens(officer)
    lost = recovery_queries.lost_keys_of(officer)
    return {
        "fingerprint": vault.fingerprint(bytes(officer.public_key)),
        "opens": queries.count_open_to(officer),
        "alone": alone[:MOST_NAMED],
        "more": max(len(alone) - MOST_NAMED, 0),
        "waiting": [words for each in lost if (words := waiting_under(officer, each.fingerprint))],
        "has_former": bool(lost),
        "left_behind": recovery_queries.keys_left_behind(officer).exists(),
        "protected": recovery_queries.is_protected(officer),
        "founded": recovery_queries.set_in_force(officer.office.government_id, circles.KEEPERS) is not None,
    }


def waiting_under(officer: Officer, mark: str) -> str:
    """What an earlier key would open again, in words; "" for nothing. Where nobody wrote down to which key
    something is sealed: that it might."""
    sealed, unknown = cases.handovers_under(officer, mark), cases.handovers_under(officer, "")
    told = (
        (queries.held_under(officer, mark, officer).count(), "perkara disiplin"),
        (sealed, "penyerahan"),
        (cases.office_keys_under(officer, mark), "kunci kantor"),
    )
    words = [f"{count} {what}" for count, what in told if count]
    return ", ".join([*words, f"mungkin {unknown} penyerahan lama"] if unknown else words)


def left_behind_to(officer: Officer) -> list[dict[str, Any]]:
    """Protected keys of colleagues who do not come back. Not how much lies there: of what the officer may not
    open, nothing is told."""
    return [
        {
            "pk": each.pk,
            "who": each.officer.actor,
            "fingerprint": vault.fingerprint(bytes(each.public_key)),
        }
        for each in recovery_queries.keys_left_behind(officer)
    ]
