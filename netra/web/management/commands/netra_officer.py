"""`netra officer add | reset | gone | leave | link | unlink`: appoint an officer, help with a lost password,
shut out who does not come back, end an account, bind an account at the city's single sign-on.

First passwords and the code app's secret are printed once.
"""

import io
import secrets
from datetime import UTC, datetime
from typing import Any

import segno
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from netra.accounts import queries, roles, services, single_sign_on, succession
from netra.accounts.models import Office, Officer
from netra.agencies import queries as agencies
from netra.agencies.models import Agency
from netra.cases import services as cases
from netra.discipline import services as discipline
from netra.journal.services import recording
from netra.reports import services as reports

OPERATOR = "Pengelola sistem"


class Command(BaseCommand):
    help = "Appoint an officer, help with a lost password, end an account."

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        add = actions.add_parser("add", help="appoint an officer")
        add.add_argument("username")
        add.add_argument("--role", required=True, choices=sorted(roles.LABELS))
        add.add_argument("--position", required=True, help='e.g. "Staf Penanganan Pelanggaran"')
        add.add_argument("--office", required=True, help='e.g. "Bawaslu Kota Sukabumi"')
        add.add_argument("--agency", help="code of the own unit: of heads, and of whoever belongs to one")
        add.add_argument("--tier", choices=Office.Tier.values, help="of a new office: local unless said")
        add.add_argument("--government", default=settings.ENV.government)
        for name, told in (
            ("reset", "a lost password: a new first one; the old key and its reports are set aside"),
            ("gone", "does not come back: no more sign-in; keys wait until a successor takes over"),
            ("leave", "end an account, unless a report would stay unread"),
        ):
            actions.add_parser(name, help=told).add_argument("username")
        link = actions.add_parser("link", help="an account at the city's single sign-on signs in")
        link.add_argument("username")
        link.add_argument("subject", help="the provider's claim sub, never an e-mail or a name")
        actions.add_parser("unlink", help="the account signs in no more").add_argument("username")

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        acts = {
            "add": self._add,
            "reset": self._reset,
            "gone": self._gone,
            "leave": self._leave,
            "link": self._link,
            "unlink": self._unlink,
        }
        acts[action](options)

    def _reset(self, options: dict[str, Any]) -> None:
        officer, password = self._officer(options["username"]), secrets.token_urlsafe(15)
        reports.start_anew(
            officer=officer, secret=password, is_first=True, actor=OPERATOR, at=datetime.now(UTC)
        )
        self.stdout.write(f"Kata sandi pertama {officer.username}, hanya tampil sekali: {password}")
        self.stdout.write(
            "Kode sekali pakai tetap sama. Laporan dan perkara lama menunggu: rekan membukakannya, kelompok"
            " pemulihan mengembalikan kunci lama, atau kata sandi lama teringat (halaman Kunci)."
        )

    def _gone(self, options: dict[str, Any]) -> None:
        officer = self._officer(options["username"])
        succession.shut_out(officer=officer, actor=OPERATOR, at=datetime.now(UTC))
        self.stdout.write(
            f"{officer.username} tidak dapat masuk lagi. Penerusnya meminta kuncinya kepada kelompok"
            " pemulihan di halaman Kunci. Bila tidak ada yang menunggu: netra officer leave."
        )

    def _leave(self, options: dict[str, Any]) -> None:
        officer = queries.officer_not_ended(options["username"]) or self._officer(options["username"])
        try:
            with recording(officer.office.government.code, at=datetime.now(UTC)) as log:
                discipline.end_service(officer=officer, log=log, actor=OPERATOR)
        except discipline.LeavesProceedingsClosed as closed:
            raise CommandError(
                f"{len(closed.args[0])} perkara disiplin hanya terbuka lewat kunci petugas ini:"
                f" {closed.args[0][0]}. Bukakan dulu kepada rekan dari halaman perkaranya, atau pulihkan"
                " kuncinya."
            ) from closed
        except reports.LeavesReportsUnread as unread:
            raise CommandError(
                f"{len(unread.dockets)} laporan atau lebih hanya terbuka lewat kunci petugas ini."
                " Rekan perlu dibukakan dulu, atau kuncinya dipulihkan."
            ) from unread
        except reports.LastCustodian as last:
            raise CommandError(
                "Nama pelapor yang masih disimpan hanya terbuka lewat kunci penjaga ini. Tunjuk penjaga lain,"
                " dan minta penjaga ini membukakan kuncinya di halaman Nama pelapor; atau pulihkan kuncinya."
            ) from last
        except cases.LeavesHandoversUnread as unread:
            raise CommandError(
                f"{len(unread.args[0])} serah terima dari luar hanya terbuka lewat kunci petugas ini:"
                f" {unread.args[0][0]}. Segel dulu juga untuk rekan dari halamannya."
            ) from unread
        self.stdout.write(f"Akun {officer.username} diakhiri, semua kuncinya dihapus.")

    def _link(self, options: dict[str, Any]) -> None:
        client, officer = settings.ENV.sso, self._officer(options["username"])
        if client is None:
            raise CommandError("Masuk tunggal belum disetel: NETRA_SSO_ISSUER (docs/operations.md).")
        told = {"issuer": client.issuer, "subject": options["subject"], "at": datetime.now(UTC)}
        try:
            single_sign_on.link(officer=officer, actor=OPERATOR, **told)
        except single_sign_on.AlreadyLinked as taken:
            raise CommandError("Akun itu sudah dikaitkan dengan petugas lain.") from taken
        except single_sign_on.BadSubject as bad:
            raise CommandError("Ini bukan tanda akun: kosong, terlalu panjang, atau tidak terbaca.") from bad
        self.stdout.write(f"Akun di {client.host} masuk sebagai {officer.username}.")
        if not officer.has_passphrase:
            self.stdout.write(
                "Berlaku sesudah petugas itu memasang frasa sandi kunci (/kantor/kata-sandi/kunci/)."
            )

    def _unlink(self, options: dict[str, Any]) -> None:
        officer = self._officer(options["username"])
        if not single_sign_on.unlink(officer=officer, at=datetime.now(UTC), actor=OPERATOR):
            raise CommandError(f"Tidak ada akun yang dikaitkan dengan {officer.username}.")
        self.stdout.write(f"Akun itu tidak lagi masuk sebagai {officer.username}.")

    def _officer(self, username: str) -> Officer:
        found = queries.officer_by_username(username)
        if found is None:
            raise CommandError(f"Tidak ada petugas aktif bernama {username}.")
        return found

    def _add(self, options: dict[str, Any]) -> None:
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
