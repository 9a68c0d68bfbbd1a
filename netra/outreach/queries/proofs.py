"""Looking a verification code up. There is no list of proofs, and no way to them but a code."""

import hmac

from netra.letters.codes import Code
from netra.outreach.models import Proof
from netra.outreach.names import plain_name

PROOF = "proof"
NAME = "name"


class UnknownProof(LookupError):
    """This code proves nothing."""


def proof_of(code: Code, kind: str = "") -> Proof:
    """What the code proves (of this kind, when one is named), or `UnknownProof`."""
    found = Proof.objects.select_related("agency", "government").filter(digest=code.digest(PROOF)).first()
    if found is None or (kind and found.kind != kind):
        raise UnknownProof
    return found


def bears_name(proof: Proof, code: Code, name: str) -> bool:
    """Whether the document was issued in this name; titles and capitals do not matter."""
    return proof.name_seal is not None and hmac.compare_digest(
        bytes(proof.name_seal), code.seal(NAME, plain_name(name))
    )
