"""From the wizard's answers to a submission, and back to a page that shows them for a last check."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from netra import clock, law
from netra.agencies import queries as agencies
from netra.agencies.models import Agency, Government
from netra.reports import forms
from netra.reports.drafts import OpenDraft
from netra.reports.submission import Identity, Submission

UNTOLD = "Tidak diisi"


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


def step_for(slug: str) -> type[forms.Step] | None:
    """The page of the wizard with this address."""
    return next((step for step in forms.STEPS if step.slug == slug), None)


def number_of(step: type[forms.Step]) -> int:
    """1 to 7."""
    return forms.STEPS.index(step) + 1


def before(step: type[forms.Step]) -> str | None:
    """Address of the page before, None on the first."""
    number = number_of(step)
    return forms.STEPS[number - 2].slug if number > 1 else None


def after(step: type[forms.Step]) -> str | None:
    """Address of the page after, None on the last."""
    number = number_of(step)
    return forms.STEPS[number].slug if number < len(forms.STEPS) else None


def first_unanswered(draft: OpenDraft) -> str | None:
    """Address of the first page that was not answered; None when all were."""
    return next((step.slug for step in forms.STEPS if step.slug not in draft.answers), None)


def submission_of(draft: OpenDraft) -> Submission | str:
    """The submission, or the address of the first page that was not answered.

    Nothing is validated twice: a page stores its answers only when they are right, and the draft's encryption
    proves that nobody else wrote them.
    """
    unanswered = first_unanswered(draft)
    if unanswered:
        return unanswered
    fields = {name: value for answers in draft.answers.values() for name, value in answers.items()}
    for name in ("happened_on", "known_on"):
        fields[name] = date.fromisoformat(fields[name]) if fields[name] else None
    identity = Identity(**{name: fields.pop(name) for name in ("choice", "name", "address", "contact")})
    agency_code = fields.pop("agency")
    del fields["place_unknown"], fields["who_unknown"]
    return Submission(identity=identity, agency_code=agency_code, **fields)


def initial_of(step: type[forms.Step], draft: OpenDraft) -> dict[str, Any]:
    """Answers given before, to fill the page again."""
    answers = draft.answers.get(step.slug, {})
    return {name: "\n".join(v) if isinstance(v, list) else v for name, v in answers.items()}


def summary_of(submission: Submission, government: Government) -> list[Line]:
    """The check page's lines."""
    agency = agencies.agency_named(government, submission.agency_code)
    return [*told_in(submission, agency), _who_tells(submission.identity)]


def told_in(submission: Submission, agency: Agency | None) -> list[Line]:
    """The story line by line, without who tells it."""
    who = [submission.position, submission.unit, agency.name if agency else "", submission.respondent_name]
    evidence = [submission.evidence, *submission.links]
    return [
        Line("Yang terjadi", _act(submission.act), "apa"),
        Line("Cerita Anda", submission.story, "cerita"),
        Line("Kapan", _when(submission), "kapan-di-mana"),
        Line("Di mana", submission.place or UNTOLD, "kapan-di-mana"),
        Line("Siapa", ", ".join(part for part in who if part) or "Tidak tahu siapa orangnya", "siapa"),
        Line("Tahu dari mana", _how(submission), "tahu-dari-mana"),
        Line("Saksi", submission.witnesses or UNTOLD, "tahu-dari-mana"),
        Line("Bukti", "\n".join(part for part in evidence if part) or UNTOLD, "bukti"),
    ]


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
