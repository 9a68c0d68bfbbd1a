"""Replays what two news pages tell: an instruction, seven visits, the Secretariat, the meeting in a hotel.

Each step goes through the office's own services at its own legal moment, so that a visitor who moves the
demo's day sees exactly what was known on that day.
"""

from datetime import date, datetime, time, timedelta
from importlib import resources
from typing import Any

import yaml
from django.db import transaction

from netra.agencies.models import Agency, Government
from netra.agencies.queries import agencies_of
from netra.clock import Zone
from netra.outreach.models import Briefing, Directive
from netra.outreach.plans import NewBriefing, NewDirective, NewQuestion
from netra.outreach.services import issue_directive, plan_briefing, record_briefing, report_done

ACTOR = "Kepala Bagian Tata Pemerintahan"
PLANNED_AFTER = timedelta(days=1)  # after the directive: all of it in one sitting (invented)
PLANNED_AT, RECORDED_AT, REPORTED_AT = time(10, 0), time(16, 0), time(17, 0)


def replay_outreach(government: Government) -> None:
    """Put the directive and its nine briefings on record, with their dates; all of it or nothing."""
    with transaction.atomic():
        _Replay(government).run()


class _Replay:
    def __init__(self, government: Government) -> None:
        text = (resources.files(__package__) / "outreach.yaml").read_text(encoding="utf-8")
        self.told: dict[str, Any] = yaml.safe_load(text)
        self.government = government
        self.zone = Zone(government.zone).tz
        self.agencies = {each.code: each for each in Agency.objects.filter(government=government)}

    def run(self) -> None:
        directive = self._issue()
        rows = [
            *(self._visit(row) for row in self.told["visits"]),
            self.told["secretariat"],
            self.told["meeting"],
        ]
        planned = [(self._plan(row, directive), row) for row in rows]
        for briefing, row in planned:
            self._record(briefing, row)
        for row in self.told["done"]:
            self._report_done(directive, row)

    def _issue(self) -> Directive:
        told = self.told["directive"]
        issued_on = date.fromisoformat(told["issued_on"])
        plan = NewDirective(
            label=told["label"],
            issued_on=issued_on,
            due_on=date.fromisoformat(told["due_on"]),
            issued_by_position=told["issued_by_position"],
            issuer=self.agencies[told["issuer"]],
            subject=told["subject"],
            text=told["text"].strip(),
            addressees=tuple(self.agencies[code] for code in told["addressees"]),
            note=told["note"],
        )
        at = self._moment(issued_on, PLANNED_AT)
        return issue_directive(government=self.government, plan=plan, at=at, actor=told["issued_by_position"])

    def _visit(self, row: dict[str, Any]) -> dict[str, Any]:
        """A visit's own words over the words that all visits share."""
        shared = self.told["visit"]
        name = self.agencies[row["host"]].name.removeprefix("Kecamatan ")
        told = {**shared, **row}
        return {
            **told,
            "title": shared["title"].format(place=name),
            "place": told["place"].format(place=name),
        }

    def _plan(self, row: dict[str, Any], directive: Directive) -> Briefing:
        held_on, host = date.fromisoformat(row["held_on"]), self.agencies[row["host"]]
        plan = NewBriefing(
            kind=Briefing.Kind.VISIT if host.kind == Agency.Kind.DISTRICT else Briefing.Kind.MEETING,
            title=row["title"],
            held_on=held_on,
            place=row["place"],
            hosts=(host,),
            directive=directive,
            agenda=row.get("agenda", "").strip(),
            instruments=tuple(row.get("instruments", ())),
            audience=tuple(row["audience"]),
            invited=self._invited(host, held_on),
            note=row["note"],
        )
        at = self._moment(directive.issued_on + PLANNED_AFTER, PLANNED_AT)
        return plan_briefing(government=self.government, plan=plan, at=at, actor=ACTOR)

    def _record(self, briefing: Briefing, row: dict[str, Any]) -> None:
        """The Secretariat answers for its own session, Tata Pemerintahan for everything else."""
        record_briefing(
            briefing=briefing,
            minutes=row["minutes"].strip(),
            questions=[NewQuestion(*pair) for pair in row.get("questions", ())],
            at=self._moment(briefing.held_on, RECORDED_AT),
            actor=ACTOR,
            held_by=self.agencies["setda" if row["host"] == "setda" else "bagian-tata-pemerintahan"],
        )

    def _report_done(self, directive: Directive, row: dict[str, Any]) -> None:
        addressee = directive.addressees.select_related("agency", "directive__government").get(
            agency=self.agencies[row["agency"]]
        )
        at = self._moment(date.fromisoformat(row["reported_on"]), REPORTED_AT)
        report_done(addressee=addressee, proof=row["proof"], at=at, actor=row["position"])

    def _invited(self, host: Agency, on: date) -> tuple[Agency, ...]:
        """At home, the host and its sub-units; at the hotel, every perangkat daerah."""
        offices = agencies_of(self.government, on).exclude(kind=Agency.Kind.REGIONAL_HEAD)
        if host.kind == Agency.Kind.DIVISION:
            return tuple(offices.filter(parent__isnull=True))
        return (host, *offices.filter(parent=host))

    def _moment(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, tzinfo=self.zone)
