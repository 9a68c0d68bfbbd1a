"""Pages keep the strict content policy, and nothing in Netra looks at who asks."""

import pytest

from tests.house.pages import FINDERS, KEEPS_SOMETHING
from tests.house.source import ROOT


@pytest.mark.parametrize("name", FINDERS)
def test_no_file_of_netra_contains_it(name: str) -> None:
    finder, patterns = FINDERS[name]
    files = [path for pattern in patterns for path in sorted((ROOT / "netra").rglob(pattern))]
    found = {
        path.relative_to(ROOT).as_posix(): offences
        for path in files
        if (
            offences := sorted(
                set(finder(path.read_text(encoding="utf-8")))
                - KEEPS_SOMETHING.get(path.relative_to(ROOT).as_posix(), set())
            )
        )
    }
    assert found == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("traces of a person", 'request.META["REMOTE_ADDR"]'),
        ("traces of a person", 'request.META.get("HTTP_USER_AGENT")'),
        ("traces of a person", 'request.headers["X-Forwarded-For"]'),
        ("traces of a person", "navigator.userAgent"),
        ("inline code", '<p style="color: red">'),
        ("inline code", "<style>p {}</style>"),
        ("inline code", "<script>alert(1)</script>"),
        ("inline code", '<button type="button" onclick="go()">'),
        ("inline code", '<a href="javascript:go()">'),
        ("loose ends", '<script src="https://example.org/x.js"></script>'),
        ("loose ends", '<link rel="stylesheet" href="//example.org/x.css">'),
        ("loose ends", "{{ story|safe }}"),
        ("loose ends", "{% autoescape off %}"),
        ("loose ends", '<img src="/static/x.png">'),
        ("loose ends", '<html lang="en">'),
        ("foreign styles", '@import "x.css";'),
        ("foreign styles", "p { background: url(https://example.org/x.png) }"),
        ("forbidden script", 'localStorage.setItem("draft", story)'),
        ("forbidden script", "node.innerHTML = words"),
    ],
)
def test_a_planted_offence_is_found(name: str, text: str) -> None:
    assert list(FINDERS[name][0](text))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "inline code",
            '<script src="/static/web/menu.js" defer></script><p data-style="x">Gaya on the road</p>',
        ),
        ("loose ends", '<html lang="id"><img src="/static/x.png" alt=""><a href="https://bawaslu.go.id/">'),
        ("foreign styles", "p { background: url(/static/x.svg) }"),
    ],
)
def test_what_is_allowed_is_left_alone(name: str, text: str) -> None:
    assert list(FINDERS[name][0](text)) == []
