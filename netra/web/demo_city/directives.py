"""Replays an invented chain of instructions, step by step, through the office's services."""

from datetime import date, datetime, time
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from netra.agencies.models import Agency, Government
from netra.agencies.queries import agencies_of
from netra.clock import Zone
from netra.outreach import services
from netra.outreach.enclosures import Enclosed, enclosure
from netra.outreach.models import Briefing, Directive, DirectiveAddressee
from netra.outreach.plans import NewBriefing, NewDirective
from netra.web.demo_city.photos import drawn_list


def replay_directives(government: Government, room: Path) -> None:
    """Put the chain on record, from the mayor to the camat, with what each office did about it.

    What was asked to be proved is proved by a drawing of a list, kept in `room`: all of it is invented.
    """
    _Chain(government, room).run()


class _Chain:
    def __init__(self, government: Government, room: Path) -> None:
        text = (resources.files(__package__) / "directives.yaml").read_text(encoding="utf-8")
        self.told: dict[str, Any] = yaml.safe_load(text)
        self.government = government
        self.proof = Enclosed(room, [enclosure(drawn_list(), "Daftar hadir rekaan.png")])
        self.zone = Zone(government.zone).tz
        self.agencies = {each.code: each for each in Agency.objects.filter(government=government)}
        self.issued: dict[str, Directive] = {}

    def run(self) -> None:
        for row in self.told["directives"]:
            self.issued[row["key"]] = self._issue(row)
        for row in self.told["accepted"]:
            services.accept_directive(**self._answer(row))
        self._plan(self.told["briefing"])
        for row in self.told["delayed"]:
            services.explain_delay(reason=row["reason"], **self._answer(row))
        for row in self.told["done"]:
            services.report_done(proof=row["proof"], enclosed=self.proof, **self._answer(row))

    def _issue(self, row: dict[str, Any]) -> Directive:
        at = self._moment(row["at"])
        plan = NewDirective(
            label="",
            subject=row["subject"],
            issued_on=at.date(),
            issued_by_position=row["position"],
            issuer=self.agencies[row["issuer"]],
            text=row["text"].strip(),
            addressees=tuple(self.agencies[code] for code in row["to"]),
            due_on=date.fromisoformat(row["due_on"]),
            wanted_proof=row.get("proofs", "").strip(),
            parent=self.issued.get(row.get("parent", "")),
            note=self.told["note"],
        )
        return services.issue_directive(government=self.government, plan=plan, at=at, actor=row["position"])

    def _answer(self, row: dict[str, Any]) -> dict[str, Any]:
        """Which office answers which directive, when and in whose name."""
        agency = self.agencies[row["agency"]]
        rows = DirectiveAddressee.objects.select_related("directive__government", "agency")
        addressee = rows.get(directive=self.issued[row["directive"]], agency=agency)
        return {"addressee": addressee, "at": self._moment(row["at"]), "actor": f"Kepala {agency.name}"}

    def _plan(self, row: dict[str, Any]) -> Briefing:
        at, held_on, host = (
            self._moment(row["at"]),
            date.fromisoformat(row["held_on"]),
            self.agencies[row["host"]],
        )
        units = agencies_of(self.government, held_on).filter(parent=host)
        plan = NewBriefing(
            kind=Briefing.Kind.MEETING,
            title=row["title"],
            held_on=held_on,
            place=row["place"],
            hosts=(host,),
            starts_at=time.fromisoformat(row["starts_at"]),
            ends_at=time.fromisoformat(row["ends_at"]),
            directive=self.issued[row["directive"]],
            agenda=row["agenda"].strip(),
            speakers=row["speakers"].strip(),
            material=row["material"],
            capacity=row["capacity"],
            instruments=tuple(row["instruments"]),
            audience=tuple(row["audience"]),
            invited=(host, *units),
            note=self.told["note"],
        )
        return services.plan_briefing(
            government=self.government, plan=plan, at=at, actor=f"Camat, {host.name}"
        )

    def _moment(self, words: str) -> datetime:
        return datetime.strptime(words, "%Y-%m-%d %H:%M").replace(tzinfo=self.zone)
