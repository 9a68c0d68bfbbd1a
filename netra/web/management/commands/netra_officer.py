"""`netra officer add`: appoint an officer; prints the first password and the code app's secret once."""

import io
import secrets
from datetime import UTC, datetime
from typing import Any

import segno
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from netra.accounts import roles, services
from netra.accounts.models import Office
from netra.agencies import queries as agencies
from netra.agencies.models import Agency


class Command(BaseCommand):
    help = "Appoint an officer."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["add"])
        parser.add_argument("username")
        parser.add_argument("--role", required=True, choices=sorted(roles.LABELS))
        parser.add_argument("--position", required=True, help='e.g. "Staf Penanganan Pelanggaran"')
        parser.add_argument("--office", required=True, help='e.g. "Bawaslu Kota Sukabumi"')
        parser.add_argument("--agency", help="code of the own unit: of heads, and of whoever belongs to one")
        parser.add_argument("--tier", choices=Office.Tier.values, help="of a new office: local unless said")
        parser.add_argument("--government", default=settings.ENV.government)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            government = agencies.government_by_code(options["government"])
            agency = self._agency(government, options["agency"])
        except LookupError as unknown:
            raise CommandError(f"Tidak dikenal: {unknown}") from unknown
        if services.officer_exists(options["username"]):
            raise CommandError(f"Nama masuk {options['username']} sudah dipakai.")
        password = secrets.token_urlsafe(15)
        office, _ = Office.objects.get_or_create(
            government=government,
            name=options["office"],
            defaults={"tier": options["tier"] or Office.Tier.LOCAL},
        )
        if options["tier"] not in (None, office.tier):
            raise CommandError(f"Kantor ini sudah terdaftar pada tingkat {office.tier}.")
        appointment = services.appoint_officer(
            office=office,
            username=options["username"],
            password=password,
            position=options["position"],
            role=options["role"],
            at=datetime.now(UTC),
            agency=agency,
        )
        self._show(appointment, password)

    def _agency(self, government: Any, code: str | None) -> Agency | None:
        return agencies.agency_by_code(government, code) if code else None

    def _show(self, appointment: services.Appointment, password: str) -> None:
        picture = io.StringIO()
        segno.make(appointment.totp_uri, error="m").terminal(picture, compact=True)
        self.stdout.write(f"Petugas {appointment.officer.username} ditunjuk. Hanya tampil sekali:")
        self.stdout.write(f"  kata sandi pertama  {password}")
        self.stdout.write(f"  rahasia kode        {appointment.totp_secret}")
        self.stdout.write(picture.getvalue())
        self.stdout.write("Pindai dengan aplikasi kode, masuk di /kantor/masuk/, lalu ganti kata sandi.")
