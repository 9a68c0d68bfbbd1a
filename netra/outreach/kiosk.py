"""Full-screen pages outside of the site's frame: no menu, no phase, nothing that asks the database."""

from functools import lru_cache
from itertools import chain, zip_longest
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString

from netra.outreach.screens import Screen

_SLOT = "\N{ASTERISM}"  # where a line of the answer goes; no template holds one


def kiosk_page(name: str, status: int = 200, **context: Any) -> HttpResponse:
    """The page `outreach/check_in/<name>.html`, without the request: a thousand ask at once."""
    return HttpResponse(_rendered(name, **context), status=status)


def answer_page(screen: Screen, status: int = 200) -> HttpResponse:
    """The answer on one's own phone."""
    return HttpResponse(answer_text(screen), status=status)


def answer_text(screen: Screen) -> str:
    """The same few pages again and again, rendered once, with other lines."""
    parts = _shell(screen.look, screen.icon, screen.word, len(screen.who), len(screen.under))
    lines = [escape(line) for line in (*screen.who, *screen.under)]
    return "".join(chain.from_iterable(zip_longest(parts, lines, fillvalue="")))


@lru_cache(maxsize=64)
def _shell(look: str, icon: str, word: str, who: int, under: int) -> tuple[str, ...]:
    screen = Screen(look, icon, word, [_SLOT] * who, [_SLOT] * under)
    return tuple(_rendered("own_phone_answer", screen=screen).split(_SLOT))


def _rendered(name: str, **context: Any) -> str:
    return render_to_string(f"outreach/check_in/{name}.html", {"styles": _styles(), **context})


@lru_cache(maxsize=1)
def _styles() -> SafeString:
    """The links to the style sheets; each is looked up in the list of hashed names once per process."""
    return render_to_string("outreach/check_in/_styles.html")
