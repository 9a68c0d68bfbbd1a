"""Full-screen pages outside of the site's frame: no menu, no phase, nothing that asks the database."""

from functools import lru_cache
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


def kiosk_page(name: str, status: int = 200, **context: Any) -> HttpResponse:
    """The page `outreach/check_in/<name>.html`, without the request: a thousand ask at once."""
    page = render_to_string(f"outreach/check_in/{name}.html", {"styles": _styles(), **context})
    return HttpResponse(page, status=status)


@lru_cache(maxsize=1)
def _styles() -> SafeString:
    """The links to the style sheets; each is looked up in the list of hashed names once per process."""
    return render_to_string("outreach/check_in/_styles.html")
