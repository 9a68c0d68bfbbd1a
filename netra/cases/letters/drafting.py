"""A letter of a case as a whole sheet: what it says, under whose head, signed by whom."""

from collections.abc import Mapping, Sequence
from typing import Any

from netra import clock
from netra.cases.letters.bodies import body_of
from netra.cases.letters.draft import Draft, Head, Signing
from netra.letters import JsonValue
from netra.letters.kinds import Issue, PaperKind, Said, Signature, fingerprint, kinds, sheet

Place = tuple[str, str]
"""A position, and what belongs below its line."""


def data_of(draft: Draft, head: Head, signing: Signing) -> dict[str, JsonValue]:
    """The values that `case_letter` prints, and that a draft in DOCX is made of."""
    return whole_sheet(_said(draft), draft.told, head, signing, signers=_places(draft, head), zone=draft.zone)


def whole_sheet(
    said: Said, told: Mapping[str, Any], head: Head, signing: Signing, *, signers: Sequence[Place], zone: str
) -> dict[str, JsonValue]:
    """Any room's paper under an office's head; `told` holds who signs, `signers` the places to sign."""
    dated = clock.plain_date(signing.at.date())
    issue = Issue(
        institution=head.institution,
        institution_address=head.address,
        number=signing.number,
        code=signing.code,
        address=signing.address,
        place=head.place,
        dated=dated,
        moment=f"{dated}, {signing.at:%H.%M} {zone}",
        by=signing.by,
        signatures=_signatures(said, told, signers, f"{head.place}, {dated}"),
        sample=signing.sample,
    )
    return sheet(said, issue)


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


def _signatures(
    said: Said, told: Mapping[str, Any], places: Sequence[Place], place_and_date: str
) -> list[Signature]:
    """Who signs. The name that the office typed belongs to its own signature, which is the last."""
    name, nip = told.get("signer_name") or "", told.get("signer_nip") or ""
    *others, own = places
    if not said.is_record:
        return [Signature(own[0], name=name, nip=nip)]
    signatures = [Signature(position, under, place_and_date=place_and_date) for position, under in others]
    return [*signatures, Signature(own[0], own[1], name, nip, place_and_date)]


def places_of(kind: PaperKind, signer: str) -> list[Place]:
    """Who signs a paper of this kind; `signer` is the position of who signs for the office."""
    return [(each.position, each.under) for each in kind.signers] or [(signer, "nama, NIP")]


def _places(draft: Draft, head: Head) -> list[Place]:
    """Positions of those who sign, and what belongs below each line."""
    if draft.kind.code == "berita-acara":
        return [(f"Yang memberi keterangan ({draft.party})", "nama"), ("Petugas klarifikasi", "nama, NIP")]
    known = kinds().get(draft.kind.code)
    return places_of(known, head.signer) if known and known.is_record else [(head.signer, "nama, NIP")]
