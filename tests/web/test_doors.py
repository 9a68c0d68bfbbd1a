"""A process opens only the doors that it was told to, and a running installation keeps its settings."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from netra.web.environment import ROOT

LOOK = """
import json, django
django.setup()
from django.conf import settings
from django.urls import Resolver404, resolve
from netra import law

def is_there(address):
    try:
        return bool(resolve(address))
    except Resolver404:
        return False

print(json.dumps({
    "open": [a for a in ("/", "/lapor/", "/lacak/", "/kantor/", "/kantor/masuk/", "/sehat/", "/peragaan/")
             if is_there(a)],
    "secure": settings.SESSION_COOKIE_SECURE,
    "version": law.rulebook().version,
    "hosts": settings.ALLOWED_HOSTS,
    "debug": settings.DEBUG,
}))
"""


# Every process takes a second to start: each of these three answers for two settings.
PUBLIC = {"NETRA_DOORS": "public", "NETRA_HTTPS": "1"}
OFFICE = {"NETRA_DOORS": "office", "NETRA_HTTPS": "0"}
BOTH = {"NETRA_DOORS": "both", "DEBUG": "1", "NETRA_DEBUG": "1", "DJANGO_DEBUG": "True"}
Look = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def look_at(tmp_path_factory: pytest.TempPathFactory) -> Look:
    """What a process with these settings has; one answers every test that asks for the same settings."""

    @cache
    def look(**env: str) -> dict[str, Any]:
        ours = ("NETRA_", "DATABASE_")
        clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        data = {
            "NETRA_DATA": str(tmp_path_factory.mktemp("data")),
            "DJANGO_SETTINGS_MODULE": "netra.web.settings",
        }
        done = run(clean | data | env)
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    return look


def run(env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LOOK], env=env, cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("doors", "expected"),
    [
        (PUBLIC, ["/", "/lapor/", "/lacak/", "/sehat/"]),
        (OFFICE, ["/kantor/", "/kantor/masuk/", "/sehat/"]),
        (BOTH, ["/", "/lapor/", "/lacak/", "/kantor/", "/kantor/masuk/", "/sehat/"]),
    ],
    ids=["public", "office", "both"],
)
def test_a_process_has_only_the_addresses_of_its_doors(
    look_at: Look, doors: dict[str, str], expected: list[str]
) -> None:
    assert look_at(**doors)["open"] == expected


def test_only_a_demo_has_the_switch(look_at: Look) -> None:
    found = look_at(NETRA_DEMO="1")
    assert "/peragaan/" in found["open"]
    assert set(found["hosts"]) <= {"localhost", "127.0.0.1", "[::1]"}


@pytest.mark.parametrize(("settings", "secure"), [(PUBLIC, True), (OFFICE, False)], ids=["1", "0"])
def test_cookies_of_the_office_travel_over_https_unless_told_otherwise(
    look_at: Look, settings: dict[str, str], secure: bool
) -> None:
    assert look_at(**settings)["secure"] is secure


def test_no_setting_turns_debugging_on(look_at: Look) -> None:
    assert look_at(**BOTH)["debug"] is False


def test_a_process_goes_by_the_rulebook_that_it_was_given(tmp_path: Path, look_at: Look) -> None:
    folder = tmp_path / "rules"
    subprocess.run(["cp", "-r", str(ROOT / "rules"), str(folder)], check=True)
    (folder / "VERSION").write_text("9.9.9-uji\n")
    assert look_at(NETRA_RULES=str(folder))["version"] == "9.9.9-uji"
