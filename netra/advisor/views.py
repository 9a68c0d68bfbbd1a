"""“Bolehkah?”: a situation, the questions that matter, the answer, the rules behind it. Nothing is kept."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from netra import law, letters
from netra.advisor import asking, cards, changes, forms, pictures, rulepages, search, telling
from netra.advisor.asking import Asked, BadAddress, Scene
from netra.agencies import queries as agencies

View = Callable[..., HttpResponse]


class UnknownSituation(LookupError):
    """No card and no rule has that name."""


def _readable(view: View) -> View:
    """An address that cannot be read gets a page that says why, and the way back."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except UnknownSituation:
            return _missing(request)
        except BadAddress as problem:
            context = {"here": "bolehkah", "problem": str(problem)}
            return render(request, "advisor/unreadable.html", context, status=400)

    return checked


@_readable
def start(request: HttpRequest) -> HttpResponse:
    """A dozen common situations, and a search in the asker's own words."""
    scene = asking.scene_from(request.GET, _today(request))
    text = request.GET.get("q", "").strip()[: forms.LONGEST_SEARCH]
    travelling = dict(scene.pairs())
    context = {
        "here": "bolehkah",
        "scene": scene,
        "phase_there": changes.phase_on(scene.on),
        "scene_form": forms.SceneForm(initial={"sebagai": scene.employment, "tanggal": scene.on}),
        "search_form": forms.SearchForm(initial={"q": text, **travelling}),
        "q": text,
        "understood": search.understood(text, scene) if text else (),
        "cards": search.found_for(text) if text else cards.CARDS,
        "common": cards.CARDS[:4],
    }
    return render(request, "advisor/start.html", context)


@_readable
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """One question that can change the answer; the answer once there is none left, or on request."""
    asked = _asked(request, slug)
    advice = asked.advice()
    left = () if asked.enough else asked.still_to_ask(advice)
    if left:
        return _question(request, asked, advice, left)
    answer = telling.answer_to(asked, advice)
    context = {
        "here": "bolehkah",
        "asked": asked,
        "before": asked.before(),
        "more": asked.still_to_ask(advice),
        "open_query": replace(asked, enough=False).query,
        "answer": answer,
        "near": cards.near(asked.situation),
        "address": _public(request, reverse("advisor:ask", args=[slug]) + asked.query),
    }
    return render(request, "advisor/answer.html", context)


def _question(request: HttpRequest, asked: Asked, advice: law.Advice, left: tuple[str, ...]) -> HttpResponse:
    form = forms.FactForm(law.rulebook().facts[left[0]], request.GET.get("ditanya") == left[0])
    context = {
        "here": "bolehkah",
        "asked": asked,
        "before": asked.before(),
        "form": form,
        "travelling": asked.pairs(),
        "number": len(asked.answers) + 1,
        "most": len(left),
        "tone": telling.TONES[advice.answer] if advice.norms else None,
        "settled": asked.settled(),
    }
    return render(request, "advisor/question.html", context)


@_readable
def picture(request: HttpRequest, slug: str) -> HttpResponse:
    """The answer as one drawing, sharp at any size."""
    return HttpResponse(_drawing(request, slug), content_type="image/svg+xml; charset=utf-8")


@_readable
def photograph(request: HttpRequest, slug: str) -> HttpResponse:
    """The same as a picture that every chat program takes."""
    drawn = letters.png_of(_drawing(request, slug), width=pictures.WIDTH, height=pictures.HEIGHT)
    headers = {"Content-Disposition": f'inline; filename="bolehkah-{slug}.png"'}
    return HttpResponse(drawn, content_type="image/png", headers=headers)


def _drawing(request: HttpRequest, slug: str) -> str:
    asked = _asked(request, slug)
    advice = asked.advice()
    target = reverse("advisor:rule", args=[advice.norms[0].id]) if advice.norms else _address_of(asked)
    content = pictures.Content(
        city=_city(),
        who=f"Seorang {asked.scene.who} bertanya, {changes.phase_on(asked.scene.on).lower()}",
        question=asked.situation.question,
        answer=telling.answer_to(asked, advice),
        address=_public(request, target),
        shown=f"{settings.ENV.public_host(request.get_host())}{reverse('advisor:start')}".rstrip("/"),
    )
    return render_to_string("advisor/picture.svg", {"picture": pictures.drawn(content)}, request)


def _public(request: HttpRequest, path: str) -> str:
    """The whole address of a page of this door, as people may pass it on."""
    address: str = settings.ENV.at_public_door(path, request.build_absolute_uri)
    return address


def rules(request: HttpRequest) -> HttpResponse:
    """Every rule, by topic."""
    book = law.rulebook()
    context = {"here": "bolehkah", "shelves": rulepages.shelves(), "version": book.version, "book": book}
    return render(request, "advisor/rules.html", context)


def rule(request: HttpRequest, slug: str) -> HttpResponse:
    """One rule: readable, citable, printable, with its history."""
    found = cards.rule_named(slug)
    if found is None:
        return _missing(request)
    context = {
        "here": "bolehkah",
        "page": rulepages.page_of(found),
        "version": law.rulebook().version,
        "address": _public(request, request.path),
    }
    return render(request, "advisor/rule.html", context)


@_readable
def compare(request: HttpRequest) -> HttpResponse:
    """What binds on one day and not on another."""
    today = _today(request)
    usual = changes.usual_days(today)
    first, second = (
        asking.day_from(request.GET[name]) if request.GET.get(name) else day
        for name, day in zip(("dari", "ke"), usual, strict=True)
    )
    employment = asking.scene_from({"sebagai": request.GET.get("sebagai", "")}, today).employment
    scenes = [Scene(employment, day, chosen=True) for day in (first, second)]
    context = {
        "here": "bolehkah",
        "form": forms.CompareForm(initial={"dari": first, "ke": second, "sebagai": employment}),
        "scene": scenes[1],
        "found": changes.compared(scenes[0], scenes[1], today),
    }
    return render(request, "advisor/changes.html", context)


def _missing(request: HttpRequest) -> HttpResponse:
    return render(request, "advisor/missing.html", {"here": "bolehkah"}, status=404)


def _asked(request: HttpRequest, slug: str) -> Asked:
    situation = cards.situation(slug)
    if situation is None:
        raise UnknownSituation
    return asking.asked_from(situation, request.GET, _today(request))


def _address_of(asked: Asked) -> str:
    return reverse("advisor:ask", args=[asked.situation.slug]) + asked.query


def _city() -> str:
    try:
        return agencies.home_government(settings.ENV.government).name
    except LookupError:
        return ""


def _today(request: HttpRequest) -> Any:
    return request.legal_now.date()  # type: ignore[attr-defined]
