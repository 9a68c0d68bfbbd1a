"""A letter of a case as a whole sheet: what it says, under whose head, signed by whom."""

from netra import clock
from netra.cases.letters.bodies import body_of
from netra.cases.letters.draft import Draft, Head, Signing
from netra.letters import JsonValue
from netra.letters.kinds import Issue, Said, Signature, fingerprint, kinds, sheet


def data_of(draft: Draft, head: Head, signing: Signing) -> dict[str, JsonValue]:
    """The values that `case_letter` prints, and that a draft in DOCX is made of."""
    dated = clock.plain_date(signing.at.date())
    issue = Issue(
        institution=head.institution,
        institution_address=head.address,
        number=signing.number,
        code=signing.code,
        address=signing.address,
        place=head.place,
        dated=dated,
        moment=f"{dated}, {signing.at:%H.%M} {draft.zone}",
        by=signing.by,
        signatures=_signatures(draft, head, f"{head.place}, {dated}"),
        sample=signing.sample,
    )
    return sheet(_said(draft), issue)


def fingerprint_of(draft: Draft) -> str:
    """SHA-256 over what the letter says, in hexadecimal: the same words, the same print."""
    return fingerprint(_said(draft))


def _said(draft: Draft) -> Said:
    blocks, to = body_of(draft)
    kind, told = draft.kind, draft.told
    return Said(
        code=kind.code,
        version=kind.version,
        label=kind.label,
        form=kind.form,
        nature=kind.nature,
        is_record=kind.is_record,
        blocks=blocks,
        to=to,
        to_place=told.get("to_place") or "",
        enclosure=told.get("enclosure") or "",
        docket=draft.docket,
    )


def _signatures(draft: Draft, head: Head, place_and_date: str) -> list[Signature]:
    """Who signs. The name that the office typed belongs to its own signature, which is the last."""
    name, nip = draft.told.get("signer_name") or "", draft.told.get("signer_nip") or ""
    if not draft.kind.is_record:
        return [Signature(head.signer, name=name, nip=nip)]
    *others, own = _places(draft, head)
    signatures = [Signature(position, under, place_and_date=place_and_date) for position, under in others]
    return [*signatures, Signature(own[0], own[1], name, nip, place_and_date)]


def _places(draft: Draft, head: Head) -> list[tuple[str, str]]:
    """Positions of those who sign a record, and what belongs below each line."""
    if draft.kind.code == "berita-acara":
        return [(f"Yang memberi keterangan ({draft.party})", "nama"), ("Petugas klarifikasi", "nama, NIP")]
    return [(each.position, each.under) for each in kinds()[draft.kind.code].signers] or [
        (head.signer, "nama, NIP")
    ]
