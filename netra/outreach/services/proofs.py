"""Issuing and withdrawing what a verification code proves. Pledges, certificates and letters share it."""

from dataclasses import dataclass
from datetime import date, datetime

from netra.agencies.models import Agency, Government
from netra.letters.codes import Code
from netra.outreach.models import Proof
from netra.outreach.names import plain_name
from netra.outreach.queries.proofs import NAME, PROOF


@dataclass(frozen=True)
class NewProof:
    """A document to stand behind a code. `name` is sealed with the code and not kept."""

    kind: str
    government: Government
    subject: str
    issued_at: datetime
    agency: Agency | None = None
    wording: str = ""
    name: str = ""
    expires_on: date | None = None


def issue_proof(code: Code, document: NewProof) -> bool:
    """Let this code prove the document; False where it already proves one, which then stands unchanged.

    Call it inside `recording`, in the transaction of what it proves; then show the code and forget it.
    """
    proof = Proof(
        digest=code.digest(PROOF),
        kind=document.kind,
        government=document.government,
        agency=document.agency,
        subject=document.subject,
        wording=document.wording,
        name_seal=code.seal(NAME, plain_name(document.name)) if document.name else None,
        issued_at=document.issued_at,
        expires_on=document.expires_on,
    )
    before = Proof.objects.filter(digest=proof.digest).exists()
    Proof.objects.bulk_create([proof], ignore_conflicts=True)
    return not before


def withdraw_proof(code: Code, *, on: date) -> bool:
    """Let the document stand no longer from that day; False for a code that proves nothing that stands."""
    standing = Proof.objects.filter(digest=code.digest(PROOF), withdrawn_on__isnull=True)
    return bool(standing.update(withdrawn_on=on))
