"""The components as template tags: the contract is `docs/components.md`, the gallery `/komponen/`."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from netra.agencies.emblems import has_emblem
from netra.agencies.models import Government
from netra.reports import long_lists
from netra.text.typed import typed_words
from netra.web import form_fields, icons

register = template.Library()

TONE_ICONS = {
    "ok": "check",
    "warn": "triangle-alert",
    "bad": "triangle-alert",
    "info": "calendar-days",
    "now": "circle-dashed",
    "plain": "info",
}
NOTE_ICONS = {**TONE_ICONS, "ok": "circle-check", "info": "info", "now": "info", "calm": "info"}
URGENCY = {
    "late": ("bad", "triangle-alert"),
    "today": ("warn", "timer"),
    "soon": ("warn", "timer"),
    "calm": ("ink", "clock"),
    "waiting": ("info", "hourglass"),
    "done": ("ok", "circle-check"),
}
STATE_ICONS = {"done": "circle-check", "now": "circle-dashed", "notyet": "circle-dashed"}


class UnknownLook(ValueError):
    """A template asked for a tone, urgency or state that the design does not have."""


def _pick(table: Mapping[str, Any], key: str) -> Any:
    if key not in table:
        raise UnknownLook(f"{key!r}: expected one of {', '.join(table)}")
    return table[key]


@register.filter
def svg_number(value: float) -> str:
    """A figure for an SVG attribute: Indonesian writes 3,4 but SVG reads only 3.4."""
    return f"{float(value):.2f}"


@register.filter
def figure(value: int) -> str:
    """ "4.687": thousands as Indonesian writes them."""
    return f"{value:,}".replace(",", ".")


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    return icons.icon(name, size)


@register.simple_tag
def public_url(name: str, *args: Any) -> str:
    """A page of the public door, also on a page of a process that serves the office only."""
    path = reverse(name, urlconf=settings.PUBLIC_URLCONF, args=args)
    address: str = settings.ENV.at_public_door(path, str)
    return address


@register.simple_tag
def mark(size: str = "") -> SafeString:
    return icons.mark(size)


@register.inclusion_tag("web/components/emblem.html")
def emblem(government: Government) -> dict[str, Any]:
    """The government's own emblem, or an empty place where none was set."""
    return {"government": government, "shown": has_emblem(government.code)}


@register.inclusion_tag("web/components/status.html")
def status(tone: str, word: str, icon: str = "") -> dict[str, Any]:
    """A pill: tone, icon and word together; never a colour alone."""
    return {"tone": tone, "word": word, "icon": icon or _pick(TONE_ICONS, tone)}


@register.inclusion_tag("web/components/clock_words.html")
def clock_words(due: Any = None, words: str = "", urgency: str = "", under: str = "") -> dict[str, Any]:
    """`due` has words, urgency and on_words (attributes or keys); or give the three by hand."""
    words = words or _read(due, "words")
    tone, glyph = _pick(URGENCY, urgency or _read(due, "urgency"))
    return {"words": words, "under": under or _read(due, "on_words"), "tone": tone, "icon": glyph}


@register.inclusion_tag("web/components/day_cells.html")
def day_cells(cells: Sequence[Any]) -> dict[str, Any]:
    return {"cells": cells}


@register.inclusion_tag("web/components/bar.html")
def bar(percent: float, tone: str = "", partial: bool = False) -> dict[str, Any]:
    """A bar whose words stand beside it; `partial` stripes the end where a small number is suppressed."""
    filled = min(max(float(percent), 0.0), 100.0)
    return {"filled": filled, "stripe_from": filled - 7, "tone": tone, "partial": partial}


@register.inclusion_tag("web/components/next_step.html")
def next_step(who: str, due: Any, otherwise: str = "", label: str = "Paling lambat") -> dict[str, Any]:
    return {"who": who, "due": due, "otherwise": otherwise, "label": label}


@register.inclusion_tag("web/components/timeline.html")
def timeline(events: Sequence[Any], fold: int = 0) -> dict[str, Any]:
    """`fold`: how many stay open when the rest, the older ones, is folded away; 0 folds nothing."""
    if not fold or len(events) <= fold + 1:
        return {"events": events}
    return {"events": events[:fold], "earlier": events[fold:]}


@register.inclusion_tag("web/components/journey.html")
def journey(steps: Sequence[Any]) -> dict[str, Any]:
    return {"steps": steps}


@register.inclusion_tag("web/components/stages.html")
def stages(steps: Sequence[Any]) -> dict[str, Any]:
    return {"steps": steps}


@register.inclusion_tag("web/components/error_summary.html")
def error_summary(*forms: BaseForm) -> dict[str, Any]:
    """Lists every error of the forms with a link to its field; nothing when there is none."""
    errors = form_fields.errors_of([form for form in forms if form is not None])
    return {"errors": errors, "count_words": form_fields.count_in_words(len(errors))}


@register.inclusion_tag("web/components/typed_again.html", takes_context=True)
def typed_again(context: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed into a form that was refused, or came too late (`rescued`); nothing on a page that no
    form led to."""
    request, rescued = context.get("request"), context.get("rescued")
    if rescued:
        return {"typed": typed_words(rescued.fields)}
    sent = dict(request.POST.lists()) if request and request.method == "POST" else {}
    return {"typed": typed_words(sent)}


@register.inclusion_tag("web/components/field.html")
def field(bound: BoundField, **options: Any) -> dict[str, Any]:
    """Label, help, errors and control of one form field; the options are listed in docs/components.md."""
    attrs = {
        "class": f"input-{options['width']}" if options.get("width") else "",
        "autocomplete": options.get("autocomplete", ""),
        "data-counter": "1" if options.get("counter") else "",
    }
    return {"f": form_fields.view_of(bound, attrs, options), "bound": bound, **options}


@register.inclusion_tag("web/components/summary_list.html")
def summary_list(rows: Sequence[Any]) -> dict[str, Any]:
    return {"rows": rows}


@register.inclusion_tag("web/components/receipt_words.html")
def receipt_words(words: Sequence[str], slip: str = "") -> dict[str, Any]:
    """`slip`: address of a page with the words for the printer; without it the page itself is printed."""
    count_words = form_fields.count_in_words(len(words))
    return {"words": words, "count_words": count_words, "line": " ".join(words), "slip": slip}


@register.inclusion_tag("web/components/empty.html")
def empty(title: str, text: str = "") -> dict[str, Any]:
    return {"title": title, "text": text}


@register.inclusion_tag("web/components/big_figure.html")
def big_figure(label: str, number: Any, **rest: Any) -> dict[str, Any]:
    """rest: unit, note, tone, word, icon, url."""
    return {"label": label, "number": number, **rest}


@register.inclusion_tag("web/components/rekaan.html")
def rekaan(text: str = "Isi halaman ini contoh.") -> dict[str, Any]:
    return {"text": text}


@register.inclusion_tag("web/components/phase_bar.html")
def phase_bar(segments: Sequence[Any], today: float | None = None, today_words: str = "") -> dict[str, Any]:
    return {"segments": segments, "today": today, "today_words": today_words}


@register.inclusion_tag("web/components/locked.html")
def locked(label: str, reason: str) -> dict[str, Any]:
    """A move that is not allowed yet: still visible, dashed, with its reason."""
    return {"label": label, "reason": reason}


@register.filter
def counted(count: int) -> str:
    """A number as far as lists count: 12, or “lebih dari 999”."""
    return long_lists.in_words(count)


@register.inclusion_tag("web/components/pages.html", takes_context=True)
def pages(context: template.Context, page: Page[Any]) -> dict[str, Any]:
    return {"page": page, "request": context["request"]}


@register.simple_block_tag
def card(content: str, title: str = "", **options: Any) -> SafeString:
    """options: state (done, now, notyet), aside, id, level, fold, open."""
    glyph = _pick(STATE_ICONS, options["state"]) if options.get("state") else ""
    return render_to_string(
        "web/components/card.html", {"content": content, "title": title, "icon": glyph, "level": 2, **options}
    )


@register.simple_block_tag
def note(content: str, tone: str = "calm", icon: str = "") -> SafeString:
    look = {"content": content, "tone": tone, "icon": icon or _pick(NOTE_ICONS, tone)}
    return render_to_string("web/components/note.html", look)


@register.simple_block_tag
def bubble(content: str, author: str, at: str = "", mine: bool = False) -> SafeString:
    return render_to_string(
        "web/components/bubble.html", {"content": content, "author": author, "at": at, "mine": mine}
    )


@register.simple_block_tag
def asked(content: str, at: str = "", title: str = "Petugas bertanya") -> SafeString:
    return render_to_string("web/components/asked.html", {"content": content, "at": at, "title": title})


def _read(source: Any, name: str) -> str:
    if source is None:
        return ""
    value = source.get(name, "") if isinstance(source, Mapping) else getattr(source, name, "")
    return str(value or "")
