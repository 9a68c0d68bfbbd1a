"""Fills service watch with invented figures: twelve weeks, three issues, promises of the visits.

Each step goes through the office's own services at its own legal moment, as in `outreach.py`.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from importlib import resources
from typing import Any

import yaml
from django.db import transaction

from netra.agencies.models import Agency, District, Government
from netra.clock import Zone
from netra.outreach.models import Briefing
from netra.servicewatch.models import Promise, StrategicIssue
from netra.servicewatch.plans import IssueWords, NewPromise, NewStrategicFigure, Step, WeekTold
from netra.servicewatch.queries import reporting_agencies
from netra.servicewatch.services import (
    enter_week,
    follow_up_promise,
    list_issue,
    make_promise,
    record_figure,
)
from netra.servicewatch.weeks import Week

KEEPER = "Kepala Bagian Tata Pemerintahan"
TOLD_AFTER = timedelta(days=14)
"""How long after its day a figure of an issue reaches the city (invented)."""
MORNING, EVENING = time(9, 0), time(17, 0)


def replay_watch(government: Government) -> None:
    """Put figures, issues and promises on record, after the visits; all of it or nothing."""
    with transaction.atomic():
        _Replay(government).run()


class _Replay:
    def __init__(self, government: Government) -> None:
        text = (resources.files(__package__) / "watch.yaml").read_text(encoding="utf-8")
        self.told: dict[str, Any] = yaml.safe_load(text)
        self.government = government
        self.zone = Zone(government.zone).tz
        self.chance = random.Random(self.told["seed"])  # noqa: S311 - invented figures, not secrets
        self.listed_on = date.fromisoformat(self.told["listed_on"])
        self.agencies = {each.code: each for each in Agency.objects.filter(government=government)}

    def run(self) -> None:
        self._weeks()
        issues = {row["name"]: self._issue(row) for row in self.told["issues"]}
        visits = self._visits()
        for row in self.told["promises"]:
            self._promise(row, visits[row["host"]], issues.get(row["issue"]))

    def _weeks(self) -> None:
        """Every agency tells every week on the Monday after, but for the weeks that it keeps silent."""
        corrections = {(row["agency"], row["week"]): row for row in self.told["corrections"]}
        for week in self._mondays():
            for agency in reporting_agencies(self.government, week.sunday):
                told = self._invented(agency, week)
                if week.monday.isoformat() in self.told["silent"].get(agency.code, ()):
                    continue
                correction = corrections.get((agency.code, week.monday.isoformat()))
                self._tell(agency, week, told, correction)

    def _mondays(self) -> Iterator[Week]:
        monday, last = (date.fromisoformat(self.told[name]) for name in ("first_week", "last_week"))
        while monday <= last:
            yield Week(monday)
            monday += timedelta(days=7)

    def _invented(self, agency: Agency, week: Week) -> WeekTold:
        usual = self.told["kecamatan" if agency.kind == Agency.Kind.DISTRICT else "others"]
        mean = self.told["weekly"].get(agency.code, usual)
        busy = self.told["quiet_weeks"].get(week.monday.isoformat(), 100) / 100
        requests = max(4, round(mean["requests"] * busy * self.chance.uniform(0.86, 1.14)))
        on_time = round(requests * min(1, mean["on_time"] / 100 + self.chance.uniform(-0.035, 0.03)))
        complaints = round(requests * mean["complaints"] / 1000 * self.chance.uniform(0.4, 1.7))
        return WeekTold(requests, on_time, complaints)

    def _tell(self, agency: Agency, week: Week, told: WeekTold, correction: dict[str, Any] | None) -> None:
        actor = f"Kepala unit, {agency.name}"
        if correction:
            first = replace(
                told,
                requests=told.requests - correction["forgotten"],
                on_time=min(told.on_time, told.requests - correction["forgotten"]),
            )
            at = self._moment(week.opens_on, MORNING)
            enter_week(agency=agency, week=week, told=first, after_version=0, at=at, actor=actor)
        day = date.fromisoformat(correction["corrected_on"]) if correction else week.opens_on
        enter_week(
            agency=agency,
            week=week,
            told=told,
            after_version=1 if correction else 0,
            at=self._moment(day, MORNING),
            actor=actor,
        )

    def _issue(self, row: dict[str, Any]) -> StrategicIssue:
        words = IssueWords(row["name"], row["unit"], agency=self.agencies[row["agency"]])
        at = self._moment(self.listed_on, MORNING)
        issue = list_issue(government=self.government, words=words, at=at, actor=KEEPER)
        places: dict[str, District | None] = {each.name: each for each in self.government.districts.all()}
        for name, figures in row["figures"].items():
            place = places[name] if name else None
            for day, value in zip(row["days"], figures, strict=False):  # the last day may not be told yet
                self._figure(
                    NewStrategicFigure(issue, place, Decimal(value), row["source"], date.fromisoformat(day))
                )
        return issue

    def _figure(self, figure: NewStrategicFigure) -> None:
        day = max(figure.measured_on + TOLD_AFTER, self.listed_on)
        record_figure(figure=figure, at=self._moment(day, MORNING), actor=KEEPER)

    def _visits(self) -> dict[str, Briefing]:
        found = Briefing.objects.filter(government=self.government, kind=Briefing.Kind.VISIT)
        return {host.code: visit for visit in found.prefetch_related("hosts") for host in visit.hosts.all()}

    def _promise(self, row: dict[str, Any], visit: Briefing, issue: StrategicIssue | None) -> None:
        host = self.agencies[row["host"]]
        if host.district is None:
            raise ValueError(f"{host.code} is no kecamatan")
        plan = NewPromise(
            visit=visit.label,
            district=host.district,
            agency=self.agencies[row["agency"]],
            text=row["text"],
            promised_on=visit.held_on,
            due_on=date.fromisoformat(row["due_on"]) if row["due_on"] else None,
            issue=issue,
        )
        at = self._moment(visit.held_on, EVENING)
        promise = make_promise(government=self.government, plan=plan, at=at, actor=KEEPER)
        for step in row.get("steps", ()):
            self._step(promise, step)

    def _step(self, promise: Promise, row: dict[str, Any]) -> None:
        day = date.fromisoformat(row["day"])
        follow_up_promise(
            promise=promise,
            by=promise.agency,
            step=Step(row["text"], day, row["finishes"]),
            at=self._moment(day, MORNING),
            actor=f"Kepala unit, {promise.agency.name}",
        )

    def _moment(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, tzinfo=self.zone)
