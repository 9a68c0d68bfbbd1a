"""Between elections every calendar year is a period of its own; all years had one without a name."""

from collections import Counter, defaultdict
from datetime import date
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q

from netra.outreach.periods import YEAR, period_on

OLD = ""
KINDS = ("briefed", "pledged", "understood")


def name_the_years(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Who was reached, what was counted, and the sums: each to the year in which it happened."""
    tallies = apps.get_model("outreach", "Tally").objects
    for government in apps.get_model("agencies", "Government").objects.all():
        own = list(tallies.filter(government=government, election=OLD))
        if own or apps.get_model("outreach", "Reach").objects.filter(government=government, election=OLD):
            counted = _reached(apps, government) + _understood(apps, government)
            _write(apps, government, own, counted)


def _reached(apps: Apps, government: Any) -> Counter[tuple[Any, ...]]:
    """People by name: the first list of each year counts them. What was counted and has no name any more stays
    in the year of the newest list without names."""
    reach = apps.get_model("outreach", "Reach").objects
    rows = reach.filter(government=government, election=OLD)
    before = Counter(rows.values_list("agency", "employment"))
    for row in rows:
        row.election = f"{YEAR}{row.first_on.year}"
        row.save()
    for person, day in _came(apps, government):
        posting = _posting(apps, person, day)
        if posting:
            fields = {"agency": posting.position.agency, "employment": posting.civil_servant.employment}
            reach.get_or_create(
                government=government,
                civil_servant_id=person,
                election=period_on(day),
                defaults={**fields, "first_on": day},
            )
    named = reach.filter(government=government, election__startswith=YEAR)
    found = Counter(("briefed", *row) for row in named.values_list("election", "agency", "employment"))
    return found + _without_names(apps, government, before)


def _came(apps: Apps, government: Any) -> list[tuple[int, date]]:
    rows = apps.get_model("outreach", "Attendance").objects.filter(
        briefing__government=government,
        briefing__attendance_list__closed_at__isnull=False,
        civil_servant__isnull=False,
    )
    told = rows.order_by("briefing__held_on").values_list("civil_servant", "briefing__held_on")
    return [(person, day) for person, day in told if period_on(day).startswith(YEAR)]


def _without_names(apps: Apps, government: Any, named: Counter[Any]) -> Counter[tuple[Any, ...]]:
    lists = apps.get_model("outreach", "AttendanceList").objects
    held = lists.filter(briefing__government=government, erased_at__isnull=False)
    days = [day for day in held.values_list("briefing__held_on", flat=True) if _is_between(day)]
    rows = apps.get_model("outreach", "Tally").objects.filter(
        government=government, election=OLD, kind="briefed"
    )
    found: Counter[tuple[Any, ...]] = Counter()
    for row in rows:
        year = period_on(max(days)) if days else f"{YEAR}{row.last_on.year}"
        more = row.count - named[row.agency_id, row.employment]
        if more > 0:
            found["briefed", year, row.agency_id, row.employment] += more
    return found


def _is_between(day: date) -> bool:
    return period_on(day).startswith(YEAR)


def _understood(apps: Apps, government: Any) -> Counter[tuple[Any, ...]]:
    rows = apps.get_model("outreach", "Certificate").objects.filter(government=government)
    found: Counter[tuple[Any, ...]] = Counter()
    seen: set[tuple[int, str]] = set()
    for row in rows.order_by("passed_on", "pk"):
        period, person = period_on(row.passed_on), row.civil_servant_id
        if not period.startswith(YEAR) or (person, period) in seen:
            continue
        posting = _posting(apps, person, row.passed_on) if person else None
        agency = posting.position.agency_id if posting else row.agency_id
        employment = posting.civil_servant.employment if posting else row.employment
        if person:
            seen.add((person, period))
        if agency:
            found["understood", period, agency, employment] += 1
    return found


def _posting(apps: Apps, person: int, day: date) -> Any:
    rows = apps.get_model("agencies", "Posting").objects.filter(civil_servant=person, from_on__lte=day)
    current = rows.filter(Q(to_on__isnull=True) | Q(to_on__gte=day))
    return current.select_related("position", "civil_servant").first()


def _write(apps: Apps, government: Any, own: list[Any], counted: Counter[tuple[Any, ...]]) -> None:
    """The tallies per year, and each unit's sums; kinds that have no rows to recount go to their last year."""
    tallies, sums = apps.get_model("outreach", "Tally").objects, apps.get_model("outreach", "UnitSum").objects
    last: dict[str, date] = {}
    for row in own:
        if row.kind in ("briefed", "understood"):
            row.delete()
        else:
            row.election = f"{YEAR}{row.last_on.year}"
            row.save()
    for (kind, period, agency, employment), count in counted.items():
        last.setdefault(period, _last_day(apps, government, period))
        fields = {"government": government, "election": period, "kind": kind, "agency_id": agency}
        tallies.create(**fields, employment=employment, variant="", count=count, last_on=last[period])
    per_unit: defaultdict[tuple[str, int], Counter[str]] = defaultdict(Counter)
    for row in tallies.filter(government=government, election__startswith=YEAR, kind__in=KINDS):
        per_unit[row.election, row.agency_id][row.kind] += row.count
    for old in sums.filter(government=government, election=OLD):
        if old.staff_on:
            old.election = f"{YEAR}{old.staff_on.year}"
            old.briefed = old.pledged = old.understood = 0
            old.save()
        else:
            old.delete()
    for (period, agency), kinds in per_unit.items():
        sums.update_or_create(
            election=period, agency_id=agency, defaults={"government": government, **kinds}
        )


def _last_day(apps: Apps, government: Any, period: str) -> date:
    """The last day of that year on which anything was counted."""
    days = [
        *apps.get_model("outreach", "Reach")
        .objects.filter(government=government, election=period)
        .values_list("first_on", flat=True),
        *apps.get_model("outreach", "Certificate")
        .objects.filter(government=government)
        .values_list("passed_on", flat=True),
        *apps.get_model("outreach", "AttendanceList")
        .objects.filter(briefing__government=government, closed_at__isnull=False)
        .values_list("briefing__held_on", flat=True),
    ]
    return max((day for day in days if period_on(day) == period), default=_end_of(period))


def _end_of(period: str) -> date:
    return date(int(period.removeprefix(YEAR)), 12, 31)


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_roster_import"),
        ("outreach", "0083_made_up_briefings"),
    ]

    operations = [migrations.RunPython(name_the_years, migrations.RunPython.noop, elidable=True)]
