"""What templates, styles, scripts and source may not contain. Each checker yields what it found."""

import re
from collections.abc import Callable, Iterator

Finder = Callable[[str], Iterator[str]]

# Where somebody reports from, and with what: nobody's business, least of all ours.
TRACES = re.compile(
    r"remote_addr|remote_host|http_user_agent|user-agent|useragent|x[-_]forwarded[-_]for|x[-_]real[-_]ip",
    re.I,
)
INLINE = {
    "style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "style element": re.compile(r"<style\b", re.I),
    "script without src": re.compile(r"<script\b(?![^>]*\ssrc=)", re.I),
    "event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "javascript: address": re.compile(r"javascript:", re.I),
}
FOREIGN = re.compile(
    r"<(?:script|link|img|iframe|source|use)\b[^>]*(?:src|href)\s*=\s*[\"'](?:https?:)?//", re.I
)
UNESCAPED = re.compile(r"\|\s*safe\b|autoescape\s+off|\|\s*safeseq\b")
FOREIGN_STYLE = re.compile(r"@import|url\(\s*[\"']?(?:https?:)?//", re.I)
# A shared or seized phone remembers nothing: no store in the browser, and nothing that runs text.
FORBIDDEN_SCRIPT = re.compile(
    r"\b(localStorage|sessionStorage|indexedDB|document\.cookie|sendBeacon|innerHTML|outerHTML|insertAdjacentHTML"
    r"|document\.write|eval|new Function|navigator\.userAgent)\b"
)


# The usher's phone works without network: one script keeps the list and what was not sent yet (ADR 20).
KEEPS_SOMETHING = {"netra/outreach/static/outreach/usher_store.js": {"indexedDB"}}


def traces_of_a_person(text: str) -> Iterator[str]:
    yield from (f"{found[0]}: an address or a browser is never looked at" for found in TRACES.finditer(text))


def inline_in_template(text: str) -> Iterator[str]:
    """The content policy would refuse these in the browser; here they are refused earlier."""
    for name, pattern in INLINE.items():
        yield from (f"{name}: {found[0][:60]}" for found in pattern.finditer(text))


def loose_ends_in_template(text: str) -> Iterator[str]:
    yield from (f"from elsewhere: {found[0][:60]}" for found in FOREIGN.finditer(text))
    yield from (f"unescaped: {found[0]}" for found in UNESCAPED.finditer(text))
    yield from (
        f"no alt: {tag[:60]}" for tag in re.findall(r"<img\b[^>]*>", text, re.I) if " alt=" not in tag
    )
    if re.search(r"<html\b", text, re.I) and not re.search(r"<html\b[^>]*\blang=\"id\"", text, re.I):
        yield "the page does not say that it is in Indonesian: lang"


def foreign_in_style(text: str) -> Iterator[str]:
    yield from (f"from elsewhere: {found[0]}" for found in FOREIGN_STYLE.finditer(text))


def forbidden_in_script(text: str) -> Iterator[str]:
    yield from (found[0] for found in FORBIDDEN_SCRIPT.finditer(text))


# Which files of netra/ each finder reads.
FINDERS: dict[str, tuple[Finder, tuple[str, ...]]] = {
    "traces of a person": (traces_of_a_person, ("*.py", "*.html", "*.js", "*.txt")),
    "inline code": (inline_in_template, ("*.html", "*.svg")),
    "loose ends": (loose_ends_in_template, ("*.html",)),
    "foreign styles": (foreign_in_style, ("*.css",)),
    "forbidden script": (forbidden_in_script, ("*.js",)),
}
