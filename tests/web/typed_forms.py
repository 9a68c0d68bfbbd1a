"""The office forms that take written words, as pages have them: found there, filled, sent."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, ResolverMatch, resolve

OFFICE = "/kantor/"
WRITTEN = {"text", "search", ""}


@dataclass
class Form:
    """`action`: where it goes. `written`: names of the fields that take words. `given`: what the page put
    into the others; of a choice the first."""

    action: str
    method: str
    written: list[str] = field(default_factory=list)
    given: dict[str, str] = field(default_factory=dict)
    is_secret: bool = False


class Page(HTMLParser):
    """Its forms and its links."""

    def __init__(self, address: str, text: str) -> None:
        super().__init__()
        self.address, self.forms, self.links = address, list[Form](), list[str]()
        self._open: Form | None = None
        self._select = ""
        self.feed(text)

    def forms_with_words(self) -> list[Form]:
        """Those that somebody writes into and sends; none that asks for a password."""
        return [each for each in self.forms if each.method == "post" and each.written and not each.is_secret]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "a" and told.get("href", "").startswith(OFFICE):
            self.links.append(urlsplit(told["href"]).path)
        if tag == "form":
            action = urljoin(self.address, told.get("action", "") or self.address)
            self._open = Form(action, told.get("method", "get").lower())
            self.forms.append(self._open)
        if self._open is not None:
            self._field(self._open, tag, told)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None

    def _field(self, form: Form, tag: str, told: dict[str, str]) -> None:
        name, kind = told.get("name", ""), told.get("type", "")
        if tag == "select":
            self._select = name
        elif tag == "option":
            form.given.setdefault(self._select, told.get("value", ""))
        elif tag == "textarea" or (tag == "input" and kind in WRITTEN and told.get("inputmode") != "numeric"):
            form.written.append(name)
        elif tag == "input" and kind == "password":
            form.is_secret = True
        elif tag in ("input", "button") and name and kind != "file":
            form.given.setdefault(name, told.get("value", ""))


def kind_of(address: str) -> tuple[Any, ...]:
    """What makes an address another page than one seen already: its view, and which kind or move it names."""
    match = matched(address)
    if match is None:
        return ("unknown",)
    told = [value for name, value in match.kwargs.items() if name in ("name", "kind")]
    return (match.view_name, *map(str, told))


def matched(address: str) -> ResolverMatch | None:
    try:
        return resolve(urlsplit(address).path)
    except Resolver404:
        return None


def typed(form: Form) -> dict[str, str]:
    """A sentence of its own for each field that takes words."""
    return {name: f"Kalimat ke-{place} <tidak> boleh hilang." for place, name in enumerate(form.written)}


def ways_to_refuse(form: Form, words: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """The same words in a form that is refused: from a page that is old; with too many in the first field."""
    marks = {name: "0" for name in ("seen", "revision") if name in form.given}
    if marks:
        yield "stale", form.given | words | marks
    first = form.written[0]
    yield "too long", form.given | words | {first: f"{words[first]} {'panjang ' * 5_000}"}
