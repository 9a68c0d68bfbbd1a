"""Other ends: a dismissal, a withdrawn report that goes on as a lead, a clock that nobody kept."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page

from netra import vault
from netra.accounts import roles
from netra.accounts.models import Office
from netra.cases import lifecycle
from netra.cases.models import Case
from netra.journal.models import Entry
from tests import factories
from tests.cases import handing
from tests.journeys.legal_days import Days
from tests.journeys.navigators import Reporter
from tests.journeys.navigators_casework import AtTheDesk, Sender
from tests.journeys.navigators_office import OfficerAtTheDesk, ReporterComingBack

pytestmark = [
    pytest.mark.browser,
    pytest.mark.beside("postgresql"),
    pytest.mark.django_db(transaction=True),
]
PageAt = Callable[..., Page]


def test_a_dismissal_and_a_withdrawn_report_that_goes_on_as_a_lead_and_then_as_a_finding(
    live_server: Any, page_at: PageAt, legal_day: Days
) -> None:
    desk = factories.desk()
    incomplete, withdrawn = vault.new_receipt(), vault.new_receipt()
    first = factories.report(receipt=incomplete, at=desk.at)
    second = factories.report(receipt=withdrawn, at=desk.at)
    page = page_at(360, base_url=live_server.url)
    officer, hands = OfficerAtTheDesk(page), AtTheDesk(page)
    officer.signs_in(desk.officer)

    # A dismissal: asked for its reason, a normal end, told to the reporter.
    officer.opens_the_report(first.docket)
    officer.registers()
    hands.takes("Catat kajian awal")
    page.get_by_label("Tidak terpenuhi, berhenti di sini").check()
    hands.presses("Simpan kajian awal")
    hands.sees("Tulis alasannya.")
    hands.fills(reason="Tidak ada keterangan yang dapat diperiksa.")
    hands.presses("Simpan kajian awal")
    hands.sees_the_stage("Dihentikan")
    hands.sees("Perkara selesai", "Tidak ada tenggat yang berjalan lagi.")
    officer.tells_the_reporter("Laporan Anda kami hentikan: keterangannya belum dapat diperiksa.")
    reporter = ReporterComingBack(page_at(360, "dark", base_url=live_server.url))
    reporter.comes_back_with(incomplete)
    reporter.sees_the_status("Sudah ada hasil.")
    reporter.reads("Laporan Anda kami hentikan: keterangannya belum dapat diperiksa.")

    # A withdrawal: handling ends, tracing begins; Bawaslu goes on with it as a finding of its own.
    hands.goes_to("/kantor/")
    officer.opens_the_report(second.docket)
    officer.registers()
    address = page.url
    back = Reporter(page_at(360, javascript=False, base_url=live_server.url))
    back.comes_back_with(" ".join(withdrawn.words))
    assert "menjadi informasi awal (Perbawaslu 8/2020" in back.withdraws()
    assert back.sees("Anda sudah mencabut laporan ini.")
    hands.goes_to(address)
    hands.sees("Informasi awal", "Penelusuran informasi awal", "Rabu, 6 November 2024")
    hands.presses("Tetapkan sebagai temuan")
    hands.sees("REG/TM/", "Sabtu, 2 November 2024")
    hands.does_not_see("Penelusuran informasi awal")
    stages = dict(Case.objects.values_list("report__docket", "stage"))
    assert stages == {first.docket: lifecycle.DISMISSED, second.docket: lifecycle.SCREENING}


def test_a_clock_that_was_missed_is_shown_and_a_receipt_that_nobody_gives_is_told_above(
    live_server: Any, page_at: PageAt, legal_day: Days
) -> None:
    theirs, (ruled, desk) = handing.personnel(), handing.referred()
    late, _ = factories.case_at(lifecycle.CLARIFICATION, desk)
    province = factories.office("Bawaslu Provinsi")
    province.tier = Office.Tier.PROVINCE
    province.save()
    above = factories.desk(roles.BAWASLU_INTAKE, province)

    sender = Sender(page_at(base_url=live_server.url))
    sender.signs_in(desk.officer)
    number = sender.hands_over(
        ruled.docket, lifecycle.ETHICS, to="BKPSDM", summary="Ajakan disampaikan dalam satu rapat dinas."
    )

    # Three days for the case, three for the receipt: both passed.
    legal_day(date(2024, 11, 7))
    sender.goes_to("/kantor/?tampilan=lewat")
    sender.sees(late.docket, "Lewat 5 hari", "1 putusan yang diserahkan belum mendapat tanda terima.")
    sender.goes_to(f"/kantor/perkara/{late.docket}/")
    sender.sees("Sabtu, 2 November 2024", "Lewat 5 hari")
    sender.cannot_take("Tambah waktu")
    sender.goes_to(f"/kantor/perkara/{ruled.docket}/serah-terima/{number}/")
    sender.presses("Beri tahu tingkat berikutnya")
    sender.sees("Sudah diberitahukan kepada Bawaslu Provinsi.")

    # The level above learns that, and nothing of what is inside; the receiver sees the wait, and answers.
    higher = AtTheDesk(page_at(360, "dark", base_url=live_server.url))
    higher.signs_in(above.officer)
    higher.goes_to("/kantor/perkara/serah-terima/")
    higher.sees(number, "BKPSDM belum memberi tanda terima kepada Bawaslu Kota Sukabumi")
    higher.does_not_see("rapat dinas", ruled.docket)
    receiver = AtTheDesk(page_at(360, base_url=live_server.url))
    receiver.signs_in(theirs.officer)
    receiver.goes_to(f"/kantor/serah-terima/{number}/")
    receiver.sees("Menunggu 8 hari", "Keterlambatan ini sudah diberitahukan ke tingkat berikutnya.")
    receiver.presses("Terima")
    receiver.sees("Tidak ada angka dalam aturan")
    higher.goes_to("/kantor/perkara/serah-terima/")
    higher.does_not_see(number)
    told = Entry.objects.filter(subject=number).order_by("sequence").values_list("event", flat=True)
    assert [each for each in told if each != "HANDOVER_OPENED"] == [
        "HANDOVER_SENT", "HANDOVER_ESCALATED", "HANDOVER_RECEIVED",
    ]  # fmt: skip
