"""`netra serve` says what is missing instead of answering every page with a fault."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from netra.web import serving


@pytest.mark.django_db
def test_tables_that_are_behind_are_named_before_the_door_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("the door opened")

    monkeypatch.setattr(serving, "become_server", never)
    monkeypatch.setattr(serving, "refuse_taken_port", lambda *_: None)
    MigrationRecorder.Migration.objects.filter(app="cases").delete()
    with pytest.raises(CommandError, match="netra migrate"):
        call_command("netra_serve")


@pytest.mark.django_db
def test_more_threads_than_postgresql_has_connections_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    serving.refuse_too_few_connections()
    if connection.vendor == "postgresql":
        monkeypatch.setattr(serving, "THREADS", 100_000)
        monkeypatch.setattr(serving, "refuse_taken_port", lambda *_: None)
        with pytest.raises(CommandError, match="max_connections"):
            call_command("netra_serve")
