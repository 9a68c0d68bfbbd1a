"""Everything that a reporter gave and got, for the reporter (UU 27/2022: access to one's own data)."""

from datetime import datetime
from typing import Any

from netra import vault
from netra.journal import events
from netra.journal import queries as journal
from netra.reports.models import Addition, Report
from netra.reports.services.additions import read_additions
from netra.reports.services.contact import read_contact
from netra.reports.services.identities import current_identity
from netra.reports.services.keys import record_of
from netra.reports.services.message_files import files_of_messages
from netra.reports.services.reading import read_messages
from netra.reports.services.stored import proof_of_arrival


def own_data(*, report: Report, key: bytes, with_name: bool, own: bytes | None = None) -> dict[str, Any]:
    """Plain JSON types: report, additions, messages both ways, what the office did, and the proof.

    Without `with_name` nothing in it says who reported. `own`: the key of the name, where it lies apart.
    """
    proof = proof_of_arrival(report)
    enclosed = _enclosed(report, key)
    told = {
        "nomor": report.docket,
        "jenis": report.get_kind_display(),
        "diterima": _iso(report.received_at),
        "tahap": report.get_stage_display(),
        "kelas_perbuatan": report.act,
        "unit": report.agency.name if report.agency else None,
        "cerita": vault.open_json(key, bytes(report.envelope), record=record_of(report), field="story"),
        "tambahan": _additions(report, key, with_name, own),
        "pesan": [
            {"dari": message.get_author_display(), "waktu": _iso(message.at), "isi": text}
            | ({"berkas": enclosed[message.pk]} if message.pk in enclosed else {})
            for message, text in read_messages(report=report, key=key)
        ],
        "catatan_jurnal": _entries(report),
        "bukti": proof.as_json() if proof else None,
    }
    if with_name:
        told["identitas"] = current_identity(report=report, key=key, own=own).__dict__
        told["jalur_kontak"] = read_contact(report=report, key=own or key)
    return told


def _enclosed(report: Report, key: bytes) -> dict[int, list[dict[str, Any]]]:
    """The files of each message: what kind, how long, its hash. Their contents are downloaded one by one."""
    return {
        message: [{"jenis": each.kind.label, "byte": each.size, "sha256": each.sha256} for each in files]
        for message, files in files_of_messages(report=report, key=key).items()
    }


def _additions(report: Report, key: bytes, with_name: bool, own: bytes | None) -> list[dict[str, Any]]:
    return [
        {"jenis": given.label, "waktu": _iso(given.at)}
        | ({"isi": given.content} if with_name or given.kind != Addition.Kind.IDENTITY else {})
        for given in read_additions(report=report, key=key, own=own)
    ]


def _entries(report: Report) -> list[dict[str, Any]]:
    """What the journal holds of this report, oldest first; actors are positions, never persons."""
    rows = journal.timeline_of(report.government.code, [report.docket]).reverse()
    return [
        {
            "nomor": row.sequence,
            "waktu": _iso(row.at),
            "peristiwa": events.SENTENCES[row.event],
            "oleh": row.actor,
        }
        for row in rows
    ]


def _iso(moment: datetime) -> str:
    return moment.isoformat()
