"""The installation's addresses, and one whose page breaks with words that no log may hold."""

from typing import NoReturn

from django.http import HttpRequest
from django.urls import path

from netra.web.urls import handler400, handler403, handler404, handler500
from netra.web.urls import urlpatterns as _usual

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
WORDS = "kata rahasia di dalam galat"


def breaks(request: HttpRequest) -> NoReturn:
    """Fails, as a page with a defect would."""
    raise ValueError(WORDS)


urlpatterns = [path("rusak/", breaks), path("kantor/rusak/", breaks), *_usual]
