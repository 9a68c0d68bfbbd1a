"""What some reports tell, in clear, for looking through many at once: never who told it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from netra import vault
from netra.reports.models import Addition, Message, Report
from netra.reports.services.additions import open_addition
from netra.reports.services.keys import record_of
from netra.reports.services.reading import read_story

STORY_FIELDS: Final = (
    "story", "place", "position", "unit", "respondent_name", "witnesses", "evidence", "service", "source",
)  # fmt: skip
_GIVEN: Final = (Addition.Kind.MORE, Addition.Kind.CORRECTION)


@dataclass
class Texts:
    """`story`: what the reporter told at first and later. `messages`: the conversation, both sides."""

    story: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)


def texts_of(*, found: Collection[Report], keys: Mapping[int, bytes]) -> dict[int, Texts]:
    """Report -> its texts; two queries for all of them. One that does not open is left out whole."""
    given: dict[int, list[Addition]] = defaultdict(list)
    for row in Addition.objects.filter(report__in=found, kind__in=_GIVEN).select_related("report"):
        given[row.report_id].append(row)
    said: dict[int, list[Message]] = defaultdict(list)
    for message in Message.objects.filter(report__in=found):
        said[message.report_id].append(message)
    texts = {}
    for report in found:
        if report.pk in keys:
            with suppress(vault.EnvelopeRefused):
                texts[report.pk] = _texts(report, keys[report.pk], given[report.pk], said[report.pk])
    return texts


def _texts(report: Report, key: bytes, given: list[Addition], said: list[Message]) -> Texts:
    story = read_story(report=report, key=key)
    told = [str(story.get(name) or "") for name in STORY_FIELDS]
    more = [text for row in given for text in open_addition(row, key).values()]
    record = record_of(report)
    return Texts(
        story=told + more,
        messages=[
            vault.open_text(key, bytes(row.envelope), record=record, field=str(row.nonce)) for row in said
        ],
    )
