"""`netra journal verify`: walk every chain, or prove one entry. `netra journal publish`: yesterday's head.

JSON lines on standard output, sentences on standard error. Exit status 1 where something does not hold.
"""

import json
import sys
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from netra.agencies.models import Government
from netra.clock import Zone
from netra.journal import proofs, published, queries
from netra.journal.models import Entry


class Command(BaseCommand):
    help = (
        "Check the hash chain of every government, prove one entry, publish the head of the day that ended."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["verify", "publish"])
        parser.add_argument("--government", help="only this Kemendagri code")
        parser.add_argument(
            "--proof",
            metavar="ID",
            help="an entry (NUMBER or CODE:NUMBER), or the file of a proof, checked without a database",
        )
        parser.add_argument("--head", help="the published head that the proof must lead to (64 digits)")

    def handle(self, *args: Any, action: str, government: str | None, **options: Any) -> None:
        if action == "publish":
            status = self._publish(government)
        elif options["proof"]:
            status = self._prove(options["proof"], government, options["head"])
        else:
            codes = [government] if government else queries.governments()
            status = sum([self._verify(code) for code in codes]) > 0  # every one, even after a broken one
        if status:
            sys.exit(1)

    def _verify(self, code: str) -> bool:
        faults = list(queries.faults_of(code))
        head = queries.head_of(code)
        for fault in faults:
            self.stderr.write(f"{code} entri {fault.sequence}: {fault.sentence}")
        result = {
            "government": code,
            "entries": head.sequence,
            "head": head.digest,
            "intact": not faults,
            "faults": [{"sequence": fault.sequence, "kind": fault.kind} for fault in faults],
        }
        self._say(result)
        return bool(faults)

    # --- one entry ---

    def _prove(self, wanted: str, government: str | None, head: str | None) -> bool:
        """An entry's proof as JSON, or what is wrong with a proof that somebody hands in."""
        try:
            if _is_number(wanted):
                proof = self._proof_of(wanted, government)
                self._say(proof.as_json())
            else:
                proof = proofs.proof_from(_content_of(wanted))
                self._say(_told(proof))
        except (proofs.BadProof, LookupError, Entry.DoesNotExist, OSError) as problem:
            self.stderr.write(_sentence(problem))
            return True
        faults = proof.faults()
        if head and head.lower() != proof.head.hash():
            faults.append("kepala jurnal dalam bukti bukan kepala yang Anda sebut")
        for fault in faults:
            self.stderr.write(fault)
        return bool(faults)

    def _proof_of(self, wanted: str, government: str | None) -> proofs.Proof:
        code, _, number = wanted.rpartition(":")
        codes = [code or government] if code or government else queries.governments()
        if len(codes) != 1:
            raise LookupError("Ada lebih dari satu pemerintah: tulis KODE:NOMOR.")
        return published.proof_of(str(codes[0]), int(number))

    # --- heads ---

    def _publish(self, government: str | None) -> bool:
        rows = Government.objects.order_by("code")
        found = [self._publish_one(row) for row in rows.filter(code=government) or rows]
        return any(found)

    def _publish_one(self, government: Government) -> bool:
        zone = Zone(government.zone).tz
        midnight = datetime.combine(datetime.now(UTC).astimezone(zone).date(), time.min, tzinfo=zone)
        try:
            head = published.publish_head(government=government.code, midnight=midnight)
        except published.ChainBroken as broken:
            self.stderr.write(f"{broken}: rantai tidak utuh, tidak ada yang diterbitkan")
            return True
        told = {"on": head.on.isoformat(), "head": head.hash} if head else {"on": None, "head": None}
        self._say({"government": government.code, **told})
        return False

    def _say(self, result: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(result, ensure_ascii=False))


def _is_number(wanted: str) -> bool:
    return wanted.rpartition(":")[2].isdecimal() and not Path(wanted).is_file()


def _content_of(name: str) -> Any:
    text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    try:
        return json.loads(text)
    except ValueError as error:
        raise proofs.BadProof("bukan JSON") from error


def _told(proof: proofs.Proof) -> dict[str, Any]:
    """What the proof says, for whoever compares its head with the public page."""
    return {
        "government": proof.entry.government,
        "sequence": proof.entry.sequence,
        "event": proof.entry.event,
        "at": proof.entry.at.isoformat(),
        "on": proof.head.on.isoformat(),
        "head": proof.head.hash(),
        "holds": not proof.faults(),
    }


def _sentence(problem: Exception) -> str:
    if isinstance(problem, published.NotPublishedYet):
        return f"{problem} belum tercakup kepala yang diterbitkan. Coba lagi sesudah tengah malam."
    if isinstance(problem, Entry.DoesNotExist):
        return "Nomor itu tidak ada dalam jurnal."
    return str(problem)
