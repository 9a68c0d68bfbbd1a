"""Builds the demo: the city, its officers, what the two news pages tell, and the invented reports."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import transaction

from netra.accounts import services as accounts
from netra.accounts.models import Office, Officer
from netra.agencies.models import Agency, Government
from netra.clock import Zone
from netra.journal.published import publish_head
from netra.outreach.photo_files import ENCLOSURE_FOLDER, PHOTO_FOLDER
from netra.reports import services as reports
from netra.web.demo.handing import replay_handovers
from netra.web.demo.invented import Handler, replay_cases
from netra.web.demo.lessons import replay_lessons
from netra.web.demo.names import replay_names
from netra.web.demo.personas import COLLEAGUES, PASSWORD, PERSONAS, Persona
from netra.web.demo.proceedings import replay_proceedings
from netra.web.demo.recovery import build_circle_of_custodians, build_circle_of_keepers, build_recovery
from netra.web.demo_city import (
    build_city,
    load_monthly_list,
    replay_attendance,
    replay_directives,
    replay_outreach,
    replay_past_attendance,
    replay_photos,
    replay_pledges,
    replay_understanding,
    replay_watch,
)

FOUNDED_AT = datetime(2024, 1, 2, 8, 0, tzinfo=Zone.WIB.tz)
DEMO_MIDNIGHT = datetime(2024, 10, 30, tzinfo=Zone.WIB.tz)
HANDLER, SECOND_HANDLER = "bawaslu.penanganan", "bawaslu.staf"
CUSTODIAN = "bawaslu.identitas"
EXAMINER, SECOND = "bkpsdm", "inspektorat"


def is_built() -> bool:
    """Whether this database already holds the demo; it is built in one transaction, so all or nothing."""
    return Officer.objects.filter(username=HANDLER).exists()


def is_somebody_elses() -> bool:
    """Whether this database holds officers that the demo did not make: then the demo keeps its hands off."""
    own = [persona.username for persona in _officers()]
    return Officer.objects.exclude(username__in=own).exists()


@transaction.atomic
def build(say: Callable[[str], None]) -> None:
    """Build everything; `say` gets a sentence per step, so that nobody waits in the dark."""
    say("Menyusun Kota Sukabumi: wilayah, perangkat daerah, pegawai rekaan")
    government = build_city(FOUNDED_AT)
    say("Menunjuk petugas dan membuat kunci mereka")
    officers = {persona.username: _appoint(government, persona) for persona in _officers()}
    build_recovery(officers)
    build_circle_of_custodians(officers)
    build_circle_of_keepers(officers)
    reports.make_identity_key(officer=officers[CUSTODIAN], at=FOUNDED_AT)
    say("Memutar ulang sosialisasi Oktober 2024")
    replay_outreach(government)
    say("Memuat daftar pegawai bulan Oktober")
    load_monthly_list(government)
    say("Mengisi daftar hadir sosialisasi yang lalu")
    replay_past_attendance(government)
    replay_attendance(government)
    replay_photos(government, settings.ENV.data / PHOTO_FOLDER)
    replay_directives(government, settings.ENV.data / ENCLOSURE_FOLDER)
    say("Mencatat ikrar rekaan: daftar kertas dan slip pribadi")
    replay_pledges(government)
    say("Mengisi uji pemahaman sebelum dan sesudah sosialisasi")
    replay_understanding(government)
    say("Mengisi angka layanan dan isu kecamatan rekaan")
    replay_watch(government)
    handlers = officers[HANDLER], officers[SECOND_HANDLER]
    desk, staff = (Handler(each, accounts.unlock(each, PASSWORD)) for each in handlers)
    replay_cases(government, desk, staff, say)
    guard = officers[CUSTODIAN]
    replay_names(desk, staff, Handler(guard, accounts.unlock(guard, PASSWORD)))
    say("Menyerahkan putusan, menulis pelajaran, mencatat tiga perkara disiplin rekaan dengan suratnya")
    examiner, second = officers[EXAMINER], officers[SECOND]
    opened = accounts.unlock(examiner, PASSWORD)
    replay_handovers(government, desk, examiner, opened)
    replay_lessons(desk, staff)
    replay_proceedings(examiner, opened, second, accounts.unlock(second, PASSWORD))
    publish_head(government=government.code, midnight=DEMO_MIDNIGHT)


def _officers() -> list[Persona]:
    return [persona for persona in (*PERSONAS, *COLLEAGUES) if persona.username]


def _appoint(government: Government, persona: Persona) -> Officer:
    office, _ = Office.objects.get_or_create(government=government, name=persona.office)
    agency = Agency.objects.filter(government=government, code=persona.agency_code).first()
    return accounts.appoint_officer(
        office=office,
        username=persona.username,
        password=PASSWORD,
        position=persona.position or persona.label,
        role=persona.role,
        at=FOUNDED_AT,
        agency=agency,
        is_own_password=True,
    ).officer
