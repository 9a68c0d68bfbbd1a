"""By what each sending of a ruling is verified: a commitment to its words, and the sender's journal. Pure.

A sealed package has no sender: whoever knows the office's public key can make one. So every sender's journal
holds a commitment to what was sent, and an office that passes a ruling on commits to what it received, too.
Nobody on the way can change a word of an earlier sender without the earlier journal saying so.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from netra.cases.handing.content import Content, NotAHandover, Origin
from netra.cases.handing.package import Changed, PackageRefused
from netra.journal import events, proofs


class BrokenChain(PackageRefused):
    """What an earlier office sent is not what its commitment or its journal says; `args[0]` is its name."""


@dataclass(frozen=True)
class Link:
    """One sending: as it names itself, the salt of its commitment, its journal's proof where there is one."""

    origin: Origin
    salt: str
    proof: Mapping[str, Any] | None = None

    def as_json(self) -> dict[str, Any]:
        """Plain JSON types; `link_from` reads them back."""
        return {"origin": asdict(self.origin), "salt": self.salt, "proof": self.proof}


@dataclass(frozen=True)
class Verified:
    """A sending whose words fit its commitment. `head`: the hash of the published journal head that proves
    it, to be compared with what that sender publishes; "" where its package came without a proof."""

    origin: Origin
    head: str


def link_from(told: Mapping[str, Any]) -> Link:
    """A link as `as_json` wrote it. Raises `NotAHandover`."""
    try:
        return Link(Origin(**told["origin"]), str(told["salt"]), told["proof"])
    except (KeyError, TypeError):
        raise NotAHandover from None


def salt_of(key: bytes) -> str:
    """What makes a commitment unguessable: derived from the hand-over's key, which it does not tell."""
    return hashlib.sha256(b"netra/handover/commitment\0" + key).hexdigest()


def commitment_to(content: Content, salt: str) -> str:
    """What the journal holds of the content: nobody without the salt learns from it, and with it the sender
    is held to every word, and to every picture by its hash."""
    told = json.dumps(content.as_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{salt}\n{told}".encode()).hexdigest()


def verified(content: Content, links: Sequence[Link], purpose: str) -> list[Verified]:
    """Every sending of this content, the first sender first. Raises `BrokenChain` for an earlier one, and
    `Changed` for the last, which is the package's own."""
    senders = [each.origin.name for each in links]
    if len(links) != len(content.additions) + 1 or senders[1:] != [each.office for each in content.additions]:
        raise Changed
    return [
        _checked(link, content.after(place), purpose, is_last=link is links[-1])
        for place, link in enumerate(links)
    ]


def _checked(link: Link, sent: Content, purpose: str, *, is_last: bool) -> Verified:
    origin = link.origin
    try:
        if commitment_to(sent, link.salt) != origin.commitment:
            raise Changed
        return Verified(origin, _head(link, purpose) if link.proof is not None else "")
    except (ValueError, TypeError, AttributeError, OverflowError):  # a proof of any shape may come
        raise Changed if is_last else BrokenChain(origin.name) from None


def _head(link: Link, purpose: str) -> str:
    """The proof is sound in itself and speaks of this sending and these words. Its head is for comparing."""
    proof, origin = proofs.proof_from(link.proof), link.origin
    entry = proof.entry
    speaks = (entry.government, entry.event, entry.subject) == (
        origin.government, events.HANDOVER_SENT, origin.number,
    )  # fmt: skip
    told = (entry.facts.get("purpose"), entry.facts.get("commitment"))
    # Sendings of before these were noted say neither; a name that nothing proves would be taken for proved.
    named = (entry.facts.get("id", origin.id), entry.facts.get("from", origin.name))
    if (
        proof.faults()
        or not speaks
        or told != (purpose, origin.commitment)
        or named != (origin.id, origin.name)
    ):
        raise Changed
    return proof.head.hash()
