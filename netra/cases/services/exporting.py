"""A hand-over for another installation: one sealed file with manifest, hashes, proof and a readable paper."""

import csv
import io
import json
from collections.abc import Mapping
from typing import Any, Final

from netra import clock, letters
from netra.cases import change_queries
from netra.cases.desk import Desk
from netra.cases.handing import package, sealing
from netra.cases.handing.chain import salt_of
from netra.cases.handing.content import Addition, Content, Piece
from netra.cases.letters import Head
from netra.cases.models import Handover
from netra.cases.services.issuing import head_of
from netra.cases.services.ruling import ChangeWaits
from netra.journal import events, published
from netra.journal import queries as journal
from netra.journal.services import recording

CONTENT, TABLE, PAPER, PROOF = "perkara.json", "perkara.csv", "berkas.pdf", "bukti-jurnal.json"
PLAIN: Final = (PAPER, TABLE, CONTENT)  # what may go out in clear, to who has no Netra
PICTURES: Final = "bukti/"
ORIGINS: Final = "asal/"  # by what earlier sendings are verified, of a ruling that an office passes on
# Before what a spreadsheet would take for a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
NOTE: Final = (
    "Pleno menyatakan ada tidaknya pelanggaran dan tidak memilih hukumannya. Sidik bukti (SHA-256) adalah "
    "milik berkas asli, yang disimpan pengirim."
)


def pack_handover(*, handover: Handover, public: bytes, sample: bool, desk: Desk) -> bytes:
    """The package for the office with this public key; the same hand-over may be packed again.

    Raises `reports.NotSealedToYou`, `package.TooLarge`, `vault.BadKey`, `ChangeWaits` and `RulingIsOld`.
    """
    _refuse_old(handover)
    key = sealing.key_to(handover, desk)
    content = sealing.open_content(key, handover)
    parts = _parts(handover, content, key, head_of(desk), sample, desk)
    manifest = {
        "number": handover.number,
        "purpose": handover.purpose,
        "from": handover.from_name,
        "government": handover.government.code,
        "sent_at": handover.sent_at.isoformat(),
        "salt": salt_of(key),
    }
    made = package.pack(id=handover.nonce, parts=parts, manifest=manifest, public=public)
    with recording(handover.government.code, at=desk.at) as log:
        facts = {"to": handover.to_name, "bytes": len(made), "with_proof": PROOF in parts}
        log.note(events.HANDOVER_PACKED, actor=desk.officer.actor, subject=handover.number, facts=facts)
    return made


class RulingIsOld(Exception):
    """What was handed over was ruled otherwise since: nothing of it leaves the house any more."""


class NotForOutside(ValueError):
    """The receiver is an office of this installation: it reads the hand-over here."""


def take_out(*, handover: Handover, part: str, sample: bool, desk: Desk) -> bytes:
    """One part of the file in clear, for an institution outside that has no Netra: the paper for the letter's
    envelope, the fields for whoever types them into the institution's own system. `part` is one of `PLAIN`.

    Raises `NotForOutside`, `reports.NotSealedToYou`, `ChangeWaits` and `RulingIsOld`.
    """
    if handover.to_office_id is not None:
        raise NotForOutside(handover.number)
    _refuse_old(handover)
    content = sealing.open_content(sealing.key_to(handover, desk), handover)
    made = _plain(handover, content, part, sample, desk)
    with recording(handover.government.code, at=desk.at) as log:
        facts = {"to": handover.to_name, "part": part}
        log.note(events.HANDOVER_TAKEN_OUT, actor=desk.officer.actor, subject=handover.number, facts=facts)
    return made


def _refuse_old(handover: Handover) -> None:
    if change_queries.changed_since(handover):
        raise RulingIsOld(handover.number)
    if handover.case is not None and change_queries.waiting_change(handover.case):
        raise ChangeWaits


def _plain(handover: Handover, content: Content, part: str, sample: bool, desk: Desk) -> bytes:
    if part == PAPER:
        return paper_of(handover, content, head_of(desk), sample, desk)
    return table_of(handover, content).encode() if part == TABLE else as_json(content)


def as_json(content: Content) -> bytes:
    """The content for a program, always in the same order."""
    return json.dumps(content.as_json(), ensure_ascii=False, sort_keys=True, indent=1).encode()


def _parts(
    handover: Handover, content: Content, key: bytes, head: Head, sample: bool, desk: Desk
) -> dict[str, bytes]:
    parts = {
        CONTENT: as_json(content),
        TABLE: table_of(handover, content).encode(),
        PAPER: paper_of(handover, content, head, sample, desk),
    }
    for row in handover.pictures.order_by("number", "page"):
        name = picture_name(row.number, row.page)
        parts[name] = sealing.open_picture(key, handover, row.number, row.page, bytes(row.envelope))
    for place, link in enumerate(sealing.open_chain(key, handover), 1):
        earlier = {"salt": link.salt, "proof": link.proof}
        parts[origin_name(place)] = json.dumps(earlier, ensure_ascii=False).encode()
    proof = _proof(handover)
    return parts if proof is None else parts | {PROOF: json.dumps(proof, ensure_ascii=False).encode()}


def picture_name(number: int, page: int) -> str:
    """What a safe picture is called in a package."""
    return f"{PICTURES}{number}-{page}.jpg"


def origin_name(place: int) -> str:
    """What verifies the sending of this place, counted from 1, in a package."""
    return f"{ORIGINS}{place}.json"


def _proof(handover: Handover) -> dict[str, Any] | None:
    """That the sending stands in the sender's journal; None until the day's head is published."""
    noted = journal.timeline_of(handover.government.code, [handover.number])
    entry = noted.filter(event=events.HANDOVER_SENT).first()
    if entry is None:
        return None
    try:
        return published.proof_of(handover.government.code, entry.sequence).as_json()
    except published.NotPublishedYet:
        return None


def table_of(handover: Handover, content: Content) -> str:
    """One line of CSV under its header. Of what SBT asks for we know the staff number of who is reported, of
    SiGapLapor no field."""
    row = _fields(handover, content)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(row)
    writer.writerow([f"'{value}" if value.startswith(_FORMULA) else value for value in row.values()])
    return out.getvalue()


def _fields(handover: Handover, content: Content) -> Mapping[str, str]:
    who, added = content.respondent, content.additions
    return {
        "nomor_penyerahan": handover.number, "dari": handover.from_name, "putusan": content.verdict,
        "surat": content.letter, "nik_nip_terlapor": who.number, "nama_terlapor": who.name,
        "jabatan_terlapor": who.position, "unit_terlapor": who.agency, "perbuatan": content.act,
        "hari_kejadian": content.happened, "norma": "; ".join(content.norms),
        "pertimbangan": content.reasons, "ringkasan": content.summary,
        "bukti": "; ".join(f"{each.number}: {each.kind}, {each.sha256}" for each in content.evidence),
        "semula_dari": "; ".join(f"{each.came_from.name}, {each.came_from.number}" for each in added),
        "rekomendasi": "; ".join(f"{each.office}: {each.recommendation}" for each in added),
        "surat_penerus": "; ".join(f"{each.office}: {each.letter}" for each in added),
        "dokumen": "; ".join(f"{each.number}: {each.kind}, {each.sha256}" for each in content.documents),
    }  # fmt: skip


def paper_of(handover: Handover, content: Content, head: Head, sample: bool, desk: Desk) -> bytes:
    """The same words on paper (PDF/A, PDF/UA)."""
    zone, who = clock.Zone(handover.government.zone), content.respondent
    facts = (
        ("Dari", handover.from_name), *_origins(content), ("Kepada", handover.to_name),
        ("Diserahkan", clock.moment_in_words(handover.sent_at, zone)), ("Surat", content.letter),
        ("Jabatan terlapor", who.position), ("Unit", who.agency), ("Nama", who.name), ("NIP", who.number),
        ("Perbuatan", content.act), ("Hari kejadian", content.happened), ("Putusan", content.verdict),
    )  # fmt: skip
    data: dict[str, Any] = {
        "letterhead": {"institution": head.institution, "address": head.address},
        "number": handover.number,
        "title": "Berkas penyerahan putusan",
        "facts": [[label, value] for label, value in facts if value],
        "norms": list(content.norms),
        "parts": [
            *([f"Rekomendasi {each.office}", _recommended(each)] for each in reversed(content.additions)),
            ["Ringkasan", content.summary],
            ["Pertimbangan pleno", content.reasons],
        ],
        "evidence": [_named(piece) for piece in content.pieces],
        "note": NOTE,
        "sample": "Perkara rekaan. Contoh tampilan, bukan surat resmi." if sample else "",
    }  # fmt: skip
    return letters.letter("case_file", data, at=desk.at.astimezone(zone.tz))


def _origins(content: Content) -> list[tuple[str, str]]:
    """Where it was before, the office before this one first."""
    origins = [each.came_from for each in reversed(content.additions)]
    return [("Semula dari", f"{each.name}, nomor {each.number}") for each in origins]


def _recommended(added: Addition) -> str:
    return "\n\n".join(
        each for each in (added.recommendation, added.reasons, f"Surat: {added.letter}.") if each
    )


def _named(piece: Piece) -> list[str]:
    """A piece of evidence as a line of the paper; its size as Indonesians write thousands."""
    size = f"{piece.size:,}".replace(",", ".")
    return [str(piece.number), piece.kind, f"{size} byte", piece.sha256]
