"""Everything that anybody can write, written with a canary in each free text, through the real pages."""

from dataclasses import dataclass, field
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import F
from django.http import HttpResponse
from django.test import Client

from netra import vault
from netra.accounts.models import Officer
from netra.cases.models import Case
from netra.journal.models import Head
from netra.reports.models import Evidence, Report
from tests import factories, reporting
from tests.reports.files import document, photo


@dataclass
class Canaries:
    """Words that occur nowhere else; each text gets one of its own, so that a find names its field."""

    sung: dict[str, str] = field(default_factory=dict)

    def sing(self, where: str) -> str:
        """A new canary: with letters that encodings change."""
        canary = f'Kenari-{where}-Qxé "7&Zw{len(self.sung):02d}'
        self.sung[where] = canary
        return canary

    def plain(self, where: str) -> str:
        """A new canary of plain letters and digits: for names of files and what files keep."""
        self.sung[where] = f"Kenari{where}Qx7Zw{len(self.sung):02d}"
        return self.sung[where]

    def link(self) -> str:
        """A canary that is an address."""
        self.sung["link"] = "https://kenari.example/qx7zw-tautan"
        return self.sung["link"]


def file_report(reporter: Client, canaries: Canaries, *, agency: str) -> vault.Receipt:
    """A named report with a canary in every free text; gives its receipt."""
    sing = canaries.sing
    reporting.fill_in(
        reporter,
        cerita={"story": sing("cerita")},
        kapan_di_mana={"happened_time": sing("jam"), "place": sing("tempat")},
        siapa={
            "position": sing("jabatan"),
            "agency": agency,
            "unit": sing("unit"),
            "respondent_name": sing("terlapor"),
        },
        tahu_dari_mana={"witnesses": sing("saksi")},
        bukti={"evidence": sing("bukti"), "links": canaries.link()},
        nama={"name": sing("nama"), "address": sing("alamat"), "contact": sing("kontak")},
    )
    upload(reporter, canaries, links=canaries.sung["link"], evidence=canaries.sung["bukti"])
    receipt = reporting.receipt_of(reporter)
    went_on(reporting.send(reporter))
    return receipt


def upload(reporter: Client, canaries: Canaries, **words: str) -> None:
    """Files with a canary in name, content and what they keep; one sent in slices stays unfinished."""
    plain = canaries.plain
    telling = photo(author=plain("exif")) + plain("foto").encode()  # after the picture's end
    files = [(plain("namafoto") + ".jpg", telling), (plain("namanota") + ".docx", document(plain("penulis")))]
    text = canaries.sing("isi-berkas").encode() * 2_000
    files.append((plain("namacatatan") + ".txt", text))
    given = [SimpleUploadedFile(name, content) for name, content in files]
    went_on(reporter.post("/lapor/bukti/", {"berkas": given, "tambah": "1"} | words))
    slices = {"name": plain("namaterpotong") + ".txt", "size": 600_000, "stamp": "1"}
    begun = reporter.post("/lapor/bukti/kirim/", slices).json()["file"]
    part = canaries.sing("isi-terpotong").encode() * 10_000
    at = f"/lapor/bukti/kirim/{begun}/?mulai=0"
    answer = reporter.post(at, part[:300_000], content_type="application/octet-stream")
    assert answer.json()["at"] > 0


def converse(reporter: Client, receipt: vault.Receipt, canaries: Canaries) -> None:
    """Come back with the receipt, look, and write."""
    went_on(reporter.post("/lacak/", {"receipt": str(receipt)}))
    assert reporter.get("/lacak/laporan/").status_code == 200
    message = {"text": canaries.sing("pesan-pelapor"), "nonce": str(uuid4())}
    content = canaries.sing("isi-lampiran").encode() * 2_000
    enclosed = SimpleUploadedFile(canaries.plain("namalampiran") + ".txt", content)
    went_on(reporter.post("/lacak/laporan/", message | {"berkas": enclosed}))


def come_back(reporter: Client, canaries: Canaries) -> None:
    """A report without a name that is added to, corrected, gets a contact and a name, and is withdrawn."""
    sing, receipt = canaries.sing, vault.new_receipt()
    factories.report(factories.submission(identity=factories.anonymous()), receipt=receipt)
    went_on(reporter.post("/lacak/", {"receipt": str(receipt)}))
    told = {
        "tambah": {"text": sing("tambahan")},
        "ralat": {"about": "Kapan", "text": sing("ralat")},
        "kontak": {"contact": sing("jalur")},
        "nama": {"choice": "named", "name": sing("nama-susulan"), "address": sing("alamat-susulan")},
        "cabut": {"reason": sing("alasan-cabut"), "sure": "on"},
    }
    for page, words in told.items():
        went_on(reporter.post(f"/lacak/{page}/", words | {"nonce": str(uuid4())}))
    assert reporter.post("/lacak/data/", {"with_name": "on"}).status_code == 200
    assert reporter.get("/lacak/laporan/").status_code == 200


def triage(office: Client, docket: str, canaries: Canaries) -> str:
    """Open, ask, write, reveal, register; gives the case's docket."""
    sing, at = canaries.sing, f"/kantor/laporan/{docket}/"
    assert office.get(at).status_code == 200
    went_on(office.post(f"{at}tanya/", {"question": sing("pertanyaan"), "nonce": str(uuid4())}))
    went_on(office.post(f"{at}tulis/", {"text": sing("pesan-petugas"), "nonce": str(uuid4())}))
    assert office.post(f"{at}identitas/", {"reason": sing("alasan-identitas")}).status_code == 200
    see_evidence(office, at, canaries)
    went_on(office.post(f"{at}registrasi/"))
    return str(Case.objects.get(report__docket=docket).docket)


def see_evidence(office: Client, at: str, canaries: Canaries) -> None:
    """Look at a picture, open an original, keep what a link showed."""
    first = Evidence.objects.get(number=1)
    assert office.get(f"{at}bukti/{first.pk}/gambar/").status_code == 200
    assert b"".join(office.post(f"{at}bukti/{first.pk}/asli/"))  # type: ignore[arg-type]
    shot = SimpleUploadedFile(canaries.plain("namalayar") + ".jpg", photo(author=canaries.plain("exiflayar")))
    seen = {"link": canaries.sung["link"], "note": canaries.sing("yang-terlihat"), "berkas": shot}
    went_on(office.post(f"{at}bukti/catat/", seen))


def handle(office: Client, second: Client, docket: str, canaries: Canaries) -> None:
    """Every move of a case up to its referral, the ruling by a second officer."""
    sing, at = canaries.sing, f"/kantor/perkara/{docket}/"
    went_on(
        office.post(
            f"{at}kajian-awal/",
            {
                "verdict": "met",
                "material": ["sm-uraian"],
                "notes": sing("catatan"),
                "reason": sing("alasan-lanjut"),
            },
        )
    )
    heard = {"party": "respondent", "outcome": "heard", "minutes": sing("berita-acara")}
    went_on(office.post(f"{at}klarifikasi/", heard))
    went_on(office.post(f"{at}tambah-waktu/", {"reason": sing("alasan-waktu")}))
    went_on(office.post(f"{at}klarifikasi-selesai/"))
    study = {"facts": sing("fakta"), "analysis": sing("analisis"), "other_norms": sing("aturan")}
    went_on(office.post(f"{at}kajian/", study))
    went_on(second.post(f"{at}putusan/", {"kinds": ["ethics", "crime"], "reasons": sing("pertimbangan")}))
    went_on(office.post(f"{at}penerusan/", {"letter-1": sing("surat"), "letter-2": sing("surat lain")}))
    assert office.get(at).status_code == 200


def close_others(office: Client, canaries: Canaries) -> None:
    """The three other ends: duplicate, not ours, requirements not met."""
    sing, first = canaries.sing, Report.objects.earliest("pk").docket
    double, foreign, weak = (factories.report().docket for _ in range(3))
    same = {"of": first, "reason": sing("alasan-duplikat")}
    went_on(office.post(f"/kantor/laporan/{double}/duplikat/", same))
    away = {"to": sing("lembaga"), "reason": sing("alasan-bukan")}
    went_on(office.post(f"/kantor/laporan/{foreign}/bukan-kewenangan/", away))
    went_on(office.post(f"/kantor/laporan/{weak}/registrasi/"))
    case = Case.objects.get(report__docket=weak).docket
    ended = {"verdict": "not_met", "notes": sing("catatan-akhir"), "reason": sing("alasan-akhir")}
    went_on(office.post(f"/kantor/perkara/{case}/kajian-awal/", ended))
    held = {"choice": "hold", "reason": sing("alasan-tahan")}
    went_on(office.post(f"/kantor/simpan/{weak}/", held))


def leave_a_draft(browser: Client, canaries: Canaries) -> bytes:
    """Somebody in the middle of telling; gives the key of the draft."""
    reporting.fill_in(
        browser, cerita={"story": canaries.sing("draf-cerita")}, nama={"name": canaries.sing("draf-nama")}
    )
    draft = reporting.draft_of(browser)
    assert draft is not None
    return draft.key


def break_a_page(browser: Client, receipt: vault.Receipt, canaries: Canaries) -> None:
    """A message that cannot be stored: the fault that follows may end in a log."""
    browser.raise_request_exception = False
    went_on(browser.post("/lacak/", {"receipt": str(receipt)}))
    Head.objects.update(sequence=F("sequence") - 1)  # the entry of this message exists already
    answer = browser.post("/lacak/laporan/", {"text": canaries.sing("pesan-gagal"), "nonce": str(uuid4())})
    Head.objects.update(sequence=F("sequence") + 1)
    assert answer.status_code == 500


def went_on(answer: HttpResponse) -> None:
    """The page took what was posted and went on to the next."""
    form = getattr(answer, "context", None) and answer.context.get("form")  # type: ignore[attr-defined]
    assert answer.status_code == 302, (answer.status_code, form and form.errors)


@dataclass(frozen=True)
class Secrets:
    """What must never be stored beside what it opens."""

    officer: Officer
    private: bytes
    receipt: vault.Receipt
    draft_key: bytes
    session_key: bytes
