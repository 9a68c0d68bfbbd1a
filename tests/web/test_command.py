"""`netra`: every command ends with a status that a script can rely on, and says what to do next."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest

from netra.accounts.models import Officer
from netra.agencies.models import Government
from netra.journal.models import Entry
from netra.web import command, command_rules
from tests import factories
from tests.journal.chains import attack

# Django closes its connections after a command: only what was committed is still there.
pytestmark = pytest.mark.django_db(transaction=True)
DONE, REFUSED, WRONG_USAGE = 0, 1, 2


@pytest.mark.parametrize("arguments", [["help"], ["--help"], ["-h"]])
def test_help_lists_the_commands(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(arguments) == DONE
    told = capsys.readouterr().out
    assert [name for name in command.OPERATIONS if name not in told] == []


@pytest.mark.parametrize("name", [*command.OPERATIONS, *command_rules.COMMANDS])
def test_the_usage_line_says_what_is_typed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert usage_of([name, "--help"], capsys).startswith(f"usage: netra {name} [-h]")


@pytest.mark.parametrize(
    "arguments",
    [
        ["officer", "add"],
        ["journal", "verify"],
        ["government", "add"],
        ["roster", "import"],
        ["emblem", "set"],
    ],
)
def test_the_usage_line_of_a_wrong_call_names_no_command_of_djangos(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    usage = usage_of([*arguments, "--help"], capsys)
    assert usage.startswith(f"usage: netra {arguments[0]} ") and "netra_" not in usage


def usage_of(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    with suppress(SystemExit):
        command.main(arguments)
    return capsys.readouterr().out


def test_nothing_at_all_is_wrong_usage_with_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == WRONG_USAGE
    assert "netra COMMAND" in capsys.readouterr().out


def test_an_unknown_command_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["terbang"]) == WRONG_USAGE
    assert "'terbang' tidak dikenal" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["journal"],
        ["journal", "burn"],
        ["officer", "add", "seseorang"],
        ["officer", "add", "x", "--role", "raja", "--position", "p", "--office", "o"],
        ["government", "add", "32.72"],
        ["government", "add", "32.72", "Kota", "--zone", "GMT"],
        ["serve", "--port", "delapan"],
    ],
)
def test_a_command_that_misses_something_is_wrong_usage(arguments: list[str]) -> None:
    assert command.main(arguments) == WRONG_USAGE


def test_a_government_is_founded_once() -> None:
    arguments = ["government", "add", "32.72", "Kota Sukabumi"]
    assert (command.main(arguments), command.main(arguments)) == (DONE, REFUSED)
    assert Government.objects.count() == 1


APPOINT = [
    "officer", "add", "bawaslu.satu", "--role", "case_officer",
    "--position", "Penanganan Pelanggaran", "--office", "Bawaslu Kota Sukabumi",
]  # fmt: skip


def test_an_appointed_officer_can_sign_in_with_what_was_printed_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    factories.government()
    assert command.main(APPOINT) == DONE
    told = capsys.readouterr().out
    password = told.split("kata sandi pertama")[1].split()[0]
    assert Officer.objects.get().check_password(password)


def test_a_name_is_given_once(capsys: pytest.CaptureFixture[str]) -> None:
    factories.government()
    assert (command.main(APPOINT), command.main(APPOINT)) == (DONE, REFUSED)
    assert "sudah dipakai" in capsys.readouterr().err


def test_an_officer_of_a_government_that_nobody_founded_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert command.main(APPOINT) == REFUSED
    assert "Tidak dikenal" in capsys.readouterr().err
    assert not Entry.objects.exists()


@pytest.mark.parametrize(("is_broken", "status"), [(False, DONE), (True, REFUSED)])
def test_verifying_tells_a_script_whether_the_journal_holds(is_broken: bool, status: int) -> None:
    factories.officer()
    if is_broken:
        attack("UPDATE journal_entry SET actor = 'orang lain' WHERE sequence = 1")
    assert command.main(["journal", "verify"]) == status


@pytest.fixture
def in_order(settings: Any) -> None:
    """A government with a reader, over HTTPS."""
    settings.ENV = replace(settings.ENV, https=True)
    factories.officer()


def test_an_installation_in_order_is_told_so(in_order: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["check"]) == DONE
    told = capsys.readouterr().out
    assert "SALAH" not in told
    assert "1 petugas dapat membuka laporan baru" in told


def test_a_check_without_a_government_names_the_command_that_mends_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert command.main(["check"]) == REFUSED
    assert "netra government add" in capsys.readouterr().out


def test_a_check_without_a_reader_names_the_command_that_mends_it(
    in_order: None, capsys: pytest.CaptureFixture[str]
) -> None:
    Officer.objects.update(is_active=False)
    assert command.main(["check"]) == REFUSED
    assert "netra officer add" in capsys.readouterr().out


def test_a_check_names_cookies_that_travel_in_clear(
    in_order: None, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.ENV = replace(settings.ENV, https=False)
    assert command.main(["check"]) == REFUSED
    assert "NETRA_HTTPS=1" in capsys.readouterr().out


def test_a_check_names_a_data_folder_that_others_can_read(
    in_order: None, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.ENV.data.chmod(0o755)
    try:
        assert command.main(["check"]) == DONE
    finally:
        settings.ENV.data.chmod(0o700)
    assert "chmod 700" in capsys.readouterr().out
