"""The script refuses what the forms refuse, in the same words, and works out kind and time as they do."""

import json
from dataclasses import replace
from datetime import date
from itertools import combinations, product
from typing import Any

import pytest
from playwright.sync_api import Page

from netra import law, vault
from netra.reports import (
    check_page,
    clues,
    completeness,
    lifecycle,
    sealed_rules,
    services,
    time_notes,
    windows,
)
from netra.reports.completeness import Meter
from netra.reports.phase_words import phase_note
from netra.reports.services.intake import regime_on
from netra.reports.submission import ANONYMOUS, NAMED, Identity, Submission
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
TODAY = date(2024, 10, 30)
LONG = "x" * 20_001
SOMEBODYS = vault.Receipt(b"netra-kata")
DATES: dict[str, tuple[str, str, str]] = {
    "none": ("", "", ""), "good": ("28", "10", "2024"), "today": ("30", "10", "2024"),
    "tomorrow": ("31", "10", "2024"), "no such": ("31", "2", "2024"), "leap": ("29", "2", "2024"),
    "half": ("28", "", "2024"), "old": ("1", "1", "2018"), "year 24": ("1", "1", "24"),
}  # fmt: skip
TEXTS = ("", "  ", "Kepala seksi", "a\x07", LONG)
CASES: dict[str, list[dict[str, Any]]] = {
    "apa": [{}, {"act": "lainnya"}],
    "cerita": [{"story": text} for text in (*TEXTS, "é" * 20_000, f"kata saya: {SOMEBODYS}")],
    "kapan-di-mana": [
        *({"happened_on": day, "place": "Aula"} for day in DATES.values()),
        *({"place": place, "place_unknown": tick} for place in TEXTS for tick in (False, True)),
        *(
            {"place": "Aula", "happened_time": time}
            for time in ("07.30", "25.99", "pukul 24:00", "jam 9.05", "pagi", "9.60", "x" * 41)
        ),
    ],
    "siapa": [{}, *({name: "x" * size} for name in ("position", "unit") for size in (1, 201)),
              {"respondent_name": "x" * 201}, {"who_unknown": True}, {"agency": "dishub"},
              {"position": "\x00"}],
    "tahu-dari-mana": [{}, *({"known_how": "saw", "known_on": day} for day in DATES.values()),
                       {"known_how": "told", "witnesses": "x" * 1001}],
    "bukti": [{}, {"evidence": "x" * 5001}, *({"links": text} for text in (
        "https://contoh.id", "contoh.id", "https://a.id\n\n http://b.id \nftp://c.id", "https://a b",
        "\n".join(f"https://contoh.id/{number}" for number in range(21))))],
    "layanan": [{}, {"service": "x", "story": "y"}, {"service": "x" * 201, "story": "\x01"},
                {"service": "x", "story": "y", "happened_on": DATES["tomorrow"]}],
    "nama": [{}, {"choice": ANONYMOUS}, {"choice": NAMED}, {"choice": NAMED, "name": "A", "address": "B"},
             {"choice": "confidential", "name": " ", "address": "x" * 401},
             {"choice": NAMED, "name": "x" * 201},
             {"choice": ANONYMOUS, "name": "x" * 201}],
}  # fmt: skip
CHECK = """([rules, cases, today]) => cases.map(({slug, values}) => {
    const step = rules.steps.find(each => each.slug === slug);
    return netraRules.check(step, values, rules, today);
})"""
TOLD = """([rules, windows, cases]) => cases.map(values => {
    const told = netraAnswers.told(values, rules, windows);
    const lacks = netraAnswers.lacks(told, rules, windows);
    const {words} = netraAnswers.meter(lacks, rules);
    const time = netraAnswers.timeNote(told.story, windows);
    const phase = netraAnswers.phaseOn(told.story, windows);
    return {...told.clear, lacks: lacks.map(need => [need.id, need.slug]), words, time, phase};
})"""
RECAP = """([clues, reports]) => reports.map(texts => netraClues.inReport(netraClues.kinds(clues), texts))"""


@pytest.fixture
def rules() -> dict[str, Any]:
    factories.agency()
    return sealed_rules.rules(factories.government(), TODAY)


def test_the_script_refuses_what_the_forms_refuse_with_the_same_words(
    scripts: Page, rules: dict[str, Any]
) -> None:
    told = [(slug, case) for slug, cases in CASES.items() for case in cases]
    asked = [{"slug": slug, "values": _in_the_page(slug, case, rules)} for slug, case in told]
    heard = scripts.evaluate(CHECK, [rules, asked, TODAY.isoformat()])
    expected = [_of_the_form(slug, case) for slug, case in told]
    for case, there, here in zip(told, heard, expected, strict=True):
        assert there == here, case


def _in_the_page(slug: str, case: dict[str, Any], rules: dict[str, Any]) -> dict[str, Any]:
    fields = next(step["fields"] for step in rules["steps"] if step["slug"] == slug)
    blank: dict[str, Any] = {"date": {"day": "", "month": "", "year": ""}, "checkbox": False, "many": []}
    values = {field["name"]: blank.get(field["kind"], "") for field in fields}
    for name, value in case.items():
        values[name] = (
            dict(zip(("day", "month", "year"), value, strict=True)) if isinstance(value, tuple) else value
        )
    return values


def _of_the_form(slug: str, case: dict[str, Any]) -> dict[str, str]:
    posted: dict[str, Any] = {}
    for name, value in case.items():
        if isinstance(value, tuple):
            posted |= {
                f"{name}_{part}": each for part, each in zip(("day", "month", "year"), value, strict=True)
            }
        elif value is not False:
            posted[name] = value
    step = next(each for each in sealed_rules.EVERY_STEP if each.slug == slug)
    form = step(posted, government=factories.government(), today=TODAY)
    return {name: str(errors[0]) for name, errors in form.errors.items()}


DAYS = (None, date(2021, 5, 5), date(2024, 1, 10), date(2024, 9, 21), date(2024, 10, 20), date(2024, 10, 22),
        date(2024, 10, 23), date(2024, 10, 28), date(2024, 10, 30))  # fmt: skip


@pytest.mark.parametrize("today", [TODAY, date(2024, 1, 12), date(2026, 3, 4)])
def test_kind_election_and_what_is_said_of_time_and_phase_come_out_as_on_the_server(
    scripts: Page, rules: dict[str, Any], today: date
) -> None:
    days = [day for day in DAYS if day is None or day <= today]
    told = [
        Submission("lainnya", "x", happened_on=happened, known_on=known, identity=Identity(choice))
        for happened, known, choice in product(days, days, (ANONYMOUS, NAMED))
    ]
    shipped = json.loads(json.dumps(windows.windows(today, "WIB")))
    heard = scripts.evaluate(TOLD, [rules, shipped, [_cleaned(each, rules) for each in told]])
    assert [(each["kind"], each["regime"]) for each in heard] == [
        _on_the_server(each, today) for each in told
    ]
    said = [(time_notes.NOTES[each["time"]["note"]], each["time"]["day"], each["phase"]) for each in heard]
    assert [
        (note.title, note.words.replace(time_notes.DAY, day), phase["title"], phase["words"])
        for note, day, phase in said
    ] == [_said_on_the_server(each, today) for each in told]


def _said_on_the_server(told: Submission, today: date) -> tuple[str, str, str, str]:
    known = [day for day in (told.known_on, told.happened_on) if day]
    left = check_page.time_left(told, factories.government(), today)
    note = time_notes.note_for(left, has_date=bool(known))
    if left and (today - max(known)).days >= windows.FARTHEST:  # the page does not know that far back
        note = replace(note, words=time_notes.NOTES[time_notes.TOO_LATE].words.replace(time_notes.DAY, ""))
    phase = phase_note(told.happened_on or today)
    return note.title, note.words, phase.title if phase else "", phase.can_do if phase else ""


def _cleaned(told: Submission, rules: dict[str, Any]) -> dict[str, dict[str, Any]]:
    known: dict[str, Any] = told.sealed_part() | told.identity.__dict__
    return {
        step["slug"]: {field["name"]: known.get(field["name"], "") for field in step["fields"]}
        for step in rules["steps"]
    }


def _on_the_server(told: Submission, today: date) -> tuple[str, str]:
    home, at = (
        factories.government(),
        factories.CAMPAIGN.replace(year=today.year, month=today.month, day=today.day),
    )
    in_time = services.is_in_time(told, home, at)
    kind = lifecycle.entry_kind(gives_identity=told.identity.is_given, in_time=in_time)
    return kind, regime_on(told, at, home)


LATE = date(2024, 10, 2)
EVENT = {
    "happened_on": TODAY,
    "place": "Aula",
    "position": "Guru",
    "evidence": "Rekaman",
    "witnesses": "Dua orang",
}


@pytest.mark.parametrize("act", sealed_rules.PATHS)
def test_the_meter_names_the_same_gaps_as_on_the_server(
    scripts: Page, rules: dict[str, Any], act: str
) -> None:
    asked = {name for step in sealed_rules.PATHS[act] for name in step.base_fields}
    event = [(name, value) for name, value in EVENT.items() if name in asked]
    told = [
        Submission(act or "lainnya", "x", identity=Identity(choice), **dict(kept), links=links)
        for size in (0, 1, len(event) - 1, len(event))
        for kept in combinations(event, size)
        for choice, links in ((ANONYMOUS, []), (NAMED, ["https://contoh.id"]))
    ]
    told += [replace(each, happened_on=LATE) for each in told if each.happened_on]
    shipped = json.loads(json.dumps(windows.windows(TODAY, "WIB")))
    heard = scripts.evaluate(TOLD, [rules, shipped, [_cleaned(each, rules) for each in told]])
    for each, there in zip(told, heard, strict=True):
        meter = _meter_on_the_server(each, act)
        assert there["lacks"] == _lacks_on_the_server(meter, act), each
        assert there["words"] == meter.words, each


def _meter_on_the_server(told: Submission, act: str) -> Meter:
    asked = [step.slug for step in sealed_rules.PATHS[act]]
    in_time = services.is_in_time(told, factories.government(), factories.CAMPAIGN)
    return completeness.meter_of(told, in_time=in_time, asked=asked)


def _lacks_on_the_server(meter: Meter, act: str) -> list[list[str]]:
    asked = [step.slug for step in sealed_rules.PATHS[act]]
    missing = {(lack.what, lack.slug) for lack in (*meter.lacks, *meter.advice)}
    needs = [need for need in law.rulebook().requirements if need.id in completeness.PAGES]
    found = []
    for need in needs:
        page = next((slug for slug in completeness.PAGES[need.id] if slug in asked), "")
        page = "" if need.id == completeness.TIME else page
        if (need.short, page) in missing:
            found.append([need.id, page])
    return found


STORIES = (
    "Hanya kami bertiga di ruang itu. Kepala seksi saya berkata pada pukul 07.32 supaya kami memilih dia.",
    "Saya sendiri bendahara di kantor itu, dan suami saya ikut. " * 3,
    "Rapat pagi, pegawai diminta mendukung satu pasangan calon.",
)


def test_the_script_finds_the_same_hints_in_a_report_as_the_check_page(scripts: Page) -> None:
    told = [
        Submission(
            "lainnya", story, happened_time="pukul 07.31", witnesses=other, evidence=story, service=service
        )
        for story, other in combinations(STORIES, 2)
        for service in ("", "Surat pindah")
    ]
    texts = [
        [[each.story, "layanan" if each.service else "cerita"], [each.happened_time, "kapan-di-mana"],
         [each.witnesses, "tahu-dari-mana"], [each.evidence, "bukti"]]
        for each in told
    ]  # fmt: skip
    heard = scripts.evaluate(RECAP, [clues.for_script(), texts])
    assert heard == [[vars(found) for found in clues.found_in(each)] for each in told]
    assert any(heard)
