"""An intake officer's browser, reports that wait to be registered, the bare inserts, and what came of it all;
imported after Django is set up."""

import secrets
from datetime import UTC, datetime
from time import perf_counter

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from intake_setup import found

from netra import vault
from netra.accounts import roles, session
from netra.accounts import services as accounts
from netra.cases.models import Case
from netra.reports.models import Grant, Report

PASSWORD = secrets.token_urlsafe(12)


class Intake:
    """One office with one officer, who is signed in."""

    def __init__(self) -> None:
        self.officer = accounts.appoint_officer(
            office=found(1)[0].office,
            username="penerima",
            password=PASSWORD,
            position="Penerima laporan",
            role=roles.BAWASLU_INTAKE,
            at=datetime.now(UTC),
            is_own_password=True,
        ).officer
        self.cookies = self._sign_in()
        self._made = 0

    def _sign_in(self) -> str:
        client, request, response = Client(), HttpRequest(), HttpResponse()
        request.session = client.session  # type: ignore[assignment]
        session.begin(request, response, self.officer, accounts.unlock(self.officer, PASSWORD))
        request.session.save()
        return (
            f"{settings.SESSION_COOKIE_NAME}={request.session.session_key}; "
            f"{session.COOKIE}={response.cookies[session.COOKIE].value}"
        )

    def wait(self, many: int) -> list[str]:
        """New reports, their keys sealed to the officer, who opens each to register it (the words are noise);
        their dockets."""
        first, self._made = self._made, self._made + many
        rows = Report.objects.bulk_create(
            Report(
                government=self.officer.office.government, docket=f"L-2024-{n:05d}", kind="report",
                lookup=secrets.token_bytes(32), act="lainnya", regime="pilkada", stage="read",
                received_at=datetime.now(UTC), envelope=secrets.token_bytes(2048),
                receipt_grant=secrets.token_bytes(80),
            )
            for n in range(first, first + many)
        )  # fmt: skip
        Grant.objects.bulk_create(
            Grant(report=row, officer=self.officer, sealed_key=self._sealed(row)) for row in rows
        )
        return [row.docket for row in rows]

    def _sealed(self, row: Report) -> bytes:
        record = bytes(row.lookup).hex()
        return vault.grant(bytes(self.officer.public_key), vault.new_key(), record=record)

    def unregistered(self, dockets: list[str]) -> int:
        """How many of these have no case with a number."""
        return len(dockets) - Case.objects.filter(report__docket__in=dockets, docket__isnull=False).count()

    def gaps_or_doubles(self) -> int:
        """By how much the numbers given differ from 1, 2, 3 …, in either series of labels."""
        cases = Case.objects.values_list("docket", "register_number")
        wanted = set(range(1, self._made + 1))
        dockets = [int(str(docket).rsplit("-", 1)[1]) for docket, _ in cases]
        labels = [int(label.split("/", 1)[0]) for _, label in cases]
        differ = len(wanted ^ set(dockets)) + len(wanted ^ set(labels))
        return differ + abs(len(dockets) - self._made)

    def raw_inserts(self, many: int) -> float:
        """Seconds for as many rows of the same size, each in its own transaction."""
        moment = "timestamptz" if connection.vendor == "postgresql" else "text"
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE TABLE IF NOT EXISTS bare_case (docket varchar(20) UNIQUE, register varchar(60),"
                f" act varchar(40), stage varchar(20), registered_at {moment}, due_on date)"
            )
            began = perf_counter()
            for n in range(many):
                cursor.execute(
                    "INSERT INTO bare_case VALUES (%s, %s, %s, %s, %s, %s)",
                    [f"{secrets.token_hex(5)}-{n}", "006/REG/LP/PW/Kota/13.08/X/2024", "lainnya", "screening",
                     "2024-10-30 10:00:00+07:00", "2024-11-02"],
                )  # fmt: skip
            return perf_counter() - began
