"""From the wizard's answers to a submission, and back to a page that shows them for a last check."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from netra import clock, law
from netra.agencies import queries as agencies
from netra.agencies.models import Agency, Government
from netra.reports import completeness, forms, queries, routing, services
from netra.reports.completeness import Meter
from netra.reports.drafts import OpenDraft
from netra.reports.service_form import SERVICE_STEPS
from netra.reports.submission import DAYS, Identity, Submission

UNTOLD = "Tidak diisi"
_TOLD = frozenset(field.name for field in fields(Submission))
_IDENTITY = tuple(field.name for field in fields(Identity))


@dataclass(frozen=True)
class Line:
    """What was asked, what was answered, and where to change it; without `slug` it cannot be changed."""

    label: str
    value: str
    slug: str
    icon: str = ""

    @property
    def change_url(self) -> str:
        return reverse("reports:step", args=[self.slug]) if self.slug else ""


def steps_of(draft: OpenDraft) -> tuple[type[forms.Step], ...]:
    """The pages of this report: a shorter path for who was served differently."""
    is_service = draft.answers.get("apa", {}).get("act") == forms.SERVICE_ACT
    return SERVICE_STEPS if is_service else forms.STEPS


def step_for(slug: str) -> type[forms.Step] | None:
    """The page of the wizard with this address, on whichever path."""
    return next((step for step in (*forms.STEPS, *SERVICE_STEPS) if step.slug == slug), None)


def number_of(step: type[forms.Step], draft: OpenDraft) -> int:
    """1 to 7, or to 4 on the short path; a page of the other path counts as the first."""
    steps = steps_of(draft)
    return steps.index(step) + 1 if step in steps else 1


def before(step: type[forms.Step], draft: OpenDraft) -> str | None:
    """Address of the page before, None on the first."""
    number = number_of(step, draft)
    return steps_of(draft)[number - 2].slug if number > 1 else None


def after(step: type[forms.Step], draft: OpenDraft) -> str | None:
    """Address of the page after, None on the last."""
    steps, number = steps_of(draft), number_of(step, draft)
    return steps[number].slug if number < len(steps) else None


def first_unanswered(draft: OpenDraft) -> str | None:
    """Address of the first page that was not answered; None when all were."""
    return next((step.slug for step in steps_of(draft) if step.slug not in draft.answers), None)


def submission_of(draft: OpenDraft) -> Submission | str:
    """The submission, or the address of the first page that was not answered.

    Nothing is validated twice: a page stores its answers only when they are right, and the draft's encryption
    proves that nobody else wrote them.
    """
    return first_unanswered(draft) or told_so_far(draft)


def told_so_far(draft: OpenDraft) -> Submission:
    """What the answered pages of this path tell, without what only excuses a gap or guides the reporter."""
    given: dict[str, Any] = {"act": "", "story": ""}
    for step in steps_of(draft):
        given |= draft.answers.get(step.slug, {})
    for name in DAYS:
        given[name] = date.fromisoformat(given[name]) if given.get(name) else None
    identity = Identity(**{name: given[name] for name in _IDENTITY if name in given})
    told = {name: value for name, value in given.items() if name in _TOLD}
    return Submission(identity=identity, agency_code=given.get("agency", ""), **told)


def meter_so_far(draft: OpenDraft, government: Government, at: datetime) -> Meter:
    """How far the answered pages of this path are from a formal report, and what the others will ask."""
    told = told_so_far(draft)
    path = {step.slug for step in steps_of(draft)}
    asked, coming = path & set(draft.answers), path - set(draft.answers)
    in_time = services.is_in_time(told, government, at)
    pieces = queries.count_of_files(draft.digest)
    return completeness.meter_of(told, in_time=in_time, asked=asked, coming=coming, pieces=pieces)


def is_about_own_superior(draft: OpenDraft) -> bool:
    """Whether the reporter said so; it guides the page and is not sent."""
    is_asked = forms.WhoStep in steps_of(draft)
    return is_asked and bool(draft.answers.get(forms.WhoStep.slug, {}).get("is_my_superior"))


def initial_of(step: type[forms.Step], draft: OpenDraft) -> dict[str, Any]:
    """Answers given before, to fill the page again."""
    answers = draft.answers.get(step.slug, {})
    return {name: "\n".join(v) if name == "links" else v for name, v in answers.items()}


def answered_again(step: type[forms.Step], draft: OpenDraft) -> dict[str, Any]:
    """The same answers as this page's form would send them, so that they are looked at anew."""
    told = initial_of(step, draft)
    for name in DAYS:
        parts = str(told.get(name) or "--").split("-")
        told |= {f"{name}_{part}": value for part, value in zip(("year", "month", "day"), parts, strict=True)}
    return told


def page_outdated(draft: OpenDraft, told: Submission, government: Government, on: date) -> str | None:
    """Address of the page on which something was chosen that is not offered any more; None where all stands.

    An agency that is gone is not "no agency", and a position that nobody has by that name excludes nobody.
    """
    try:
        agency = services.agency_in_clear(government, told.agency_code, on)
        if told.not_for:
            routing.readers_for(government=government, agency=agency, marked=told.not_for)
    except services.UnknownAgency:
        return _page_with("agency", draft)
    except routing.MarkUnknown:
        return _page_with("not_for", draft)
    return None


def _page_with(field: str, draft: OpenDraft) -> str:
    return next(step.slug for step in steps_of(draft) if field in step.base_fields)


def summary_of(submission: Submission, government: Government) -> list[Line]:
    """The check page's lines."""
    agency = agencies.agency_named(government, submission.agency_code)
    lines = [*told_in(submission, agency), _who_tells(submission.identity)]
    if submission.not_for:
        lines.insert(-1, Line("Tidak boleh membaca", _positions(submission, government), "siapa", "eye-off"))
    return lines


def told_in(submission: Submission, agency: Agency | None) -> list[Line]:
    """The story line by line, without who tells it."""
    act = Line("Yang terjadi", _act(submission.act), "apa")
    evidence = "\n".join(part for part in (submission.evidence, *submission.links) if part)
    shown = Line("Bukti", evidence or UNTOLD, "bukti")
    if submission.service:
        return [act, *_service(submission, agency), shown]
    return [act, *_event(submission, agency), shown]


def _event(submission: Submission, agency: Agency | None) -> list[Line]:
    who = [submission.position, submission.unit, agency.name if agency else "", submission.respondent_name]
    return [
        Line("Cerita Anda", submission.story, "cerita"),
        Line("Kapan", _when(submission), "kapan-di-mana"),
        Line("Di mana", submission.place or UNTOLD, "kapan-di-mana"),
        Line("Siapa", ", ".join(part for part in who if part) or "Tidak tahu siapa orangnya", "siapa"),
        Line("Tahu dari mana", _how(submission), "tahu-dari-mana"),
        Line("Saksi", submission.witnesses or UNTOLD, "tahu-dari-mana"),
    ]


def _service(submission: Submission, agency: Agency | None) -> list[Line]:
    place = ", ".join(part for part in (agency.name if agency else "", submission.place) if part)
    return [
        Line("Layanan", submission.service, "layanan"),
        Line("Di mana", place or UNTOLD, "layanan"),
        Line("Kapan", _when(submission), "layanan"),
        Line("Yang dikatakan atau dilakukan", submission.story, "layanan"),
    ]


def _positions(submission: Submission, government: Government) -> str:
    named = dict(routing.positions_in(government))
    return "\n".join(named.get(mark, "Jabatan yang sudah tidak ada") for mark in submission.not_for)


def _act(name: str) -> str:
    act = law.rulebook().acts.get(name)
    return act.label if act else name


def _when(submission: Submission) -> str:
    if submission.happened_on is None:
        return f"Pukul {submission.happened_time}" if submission.happened_time else UNTOLD
    day = clock.date_in_words(submission.happened_on)
    return f"{day}, pukul {submission.happened_time}" if submission.happened_time else day


def _how(submission: Submission) -> str:
    choices = dict(forms.SourceStep.base_fields["known_how"].choices)  # type: ignore[attr-defined]
    known = f", sejak {clock.date_in_words(submission.known_on)}" if submission.known_on else ""
    return f"{choices.get(submission.known_how, UNTOLD)}{known}"


def _who_tells(identity: Identity) -> Line:
    choice = str(dict(forms.IdentityStep.base_fields["choice"].choices)[identity.choice])  # type: ignore[attr-defined]
    if not identity.is_given:
        return Line("Nama Anda", choice, "nama", "eye-off")
    told = [choice, identity.name, identity.address, identity.contact]
    return Line("Nama Anda", "\n".join(part for part in told if part), "nama")
