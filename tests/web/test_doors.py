"""A process opens only the doors that it was told to, and a running installation keeps its settings."""

import json
import os
import subprocess
import sys
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


def look_at(tmp_path: Path, **env: str) -> dict[str, Any]:
    """What a process with these settings has."""
    ours = ("NETRA_", "DATABASE_")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    settings = {"NETRA_DATA": str(tmp_path / "data"), "DJANGO_SETTINGS_MODULE": "netra.web.settings"}
    done = run(clean | settings | env)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def run(env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", LOOK], env=env, cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("doors", "expected"),
    [
        ("public", ["/", "/lapor/", "/lacak/", "/sehat/"]),
        ("office", ["/kantor/", "/kantor/masuk/", "/sehat/"]),
        ("both", ["/", "/lapor/", "/lacak/", "/kantor/", "/kantor/masuk/", "/sehat/"]),
    ],
)
def test_a_process_has_only_the_addresses_of_its_doors(
    tmp_path: Path, doors: str, expected: list[str]
) -> None:
    assert look_at(tmp_path, NETRA_DOORS=doors)["open"] == expected


def test_only_a_demo_has_the_switch(tmp_path: Path) -> None:
    found = look_at(tmp_path, NETRA_DEMO="1")
    assert "/peragaan/" in found["open"]
    assert set(found["hosts"]) <= {"localhost", "127.0.0.1", "[::1]"}


@pytest.mark.parametrize(("https", "secure"), [("1", True), ("0", False)])
def test_cookies_of_the_office_travel_over_https_unless_told_otherwise(
    tmp_path: Path, https: str, secure: bool
) -> None:
    assert look_at(tmp_path, NETRA_HTTPS=https)["secure"] is secure


def test_no_setting_turns_debugging_on(tmp_path: Path) -> None:
    assert look_at(tmp_path, DEBUG="1", NETRA_DEBUG="1", DJANGO_DEBUG="True")["debug"] is False


def test_a_process_goes_by_the_rulebook_that_it_was_given(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    subprocess.run(["cp", "-r", str(ROOT / "rules"), str(folder)], check=True)
    (folder / "VERSION").write_text("9.9.9-uji\n")
    assert look_at(tmp_path, NETRA_RULES=str(folder))["version"] == "9.9.9-uji"
