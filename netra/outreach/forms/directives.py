"""The forms of directives: issue one, report it done, say why it is late."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from netra.accounts.models import Officer
from netra.agencies.models import Agency
from netra.agencies.queries import agencies_of
from netra.outreach.forms.enclosures import Enclosures
from netra.outreach.forms.fields import NOT_LISTED, DirectiveChoice, PlainText
from netra.outreach.groups import chosen, groups_of
from netra.outreach.models import Briefing, Directive, DirectiveAddressee
from netra.outreach.plans import NewDirective
from netra.outreach.queries import directives_to, proofs_for

PROOFS = (
    ("list", "Daftar hadir yang cocok dengan hitungan kepala"),
    ("minutes", "Notulen dengan pertanyaan yang muncul"),
    ("test", "Hasil uji pemahaman sebelum dan sesudah"),
)
NO_SUCH_DAY = "Tanggal ini tidak ada di kalender. Periksa tanggal, bulan, dan tahunnya."


def _others(officer: Officer, on: date) -> QuerySet[Agency]:
    """Every office but the own and the regional head: nobody instructs upwards or themselves."""
    offices = agencies_of(officer.office.government, on).exclude(kind=Agency.Kind.REGIONAL_HEAD)
    return offices.exclude(pk=officer.agency_id) if officer.agency_id else offices


class DirectiveForm(forms.Form):
    """A directive to issue, by an officer on a day: whom it binds is chosen by groups and one by one."""

    subject = PlainText(label="Tentang", limit=160, empty="Tulis pokok instruksinya.")
    text = PlainText(
        label="Isi instruksi",
        limit=8000,
        lines=8,
        empty="Isi instruksinya masih kosong.",
        help_text="Satu perintah per alinea. Dalam surat menjadi KESATU, KEDUA, dan seterusnya.",
    )
    groups = forms.MultipleChoiceField(
        label="Kepada",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": NOT_LISTED},
    )
    agencies = forms.ModelMultipleChoiceField(
        label="Unit satu per satu",
        queryset=Agency.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": NOT_LISTED, "invalid_pk_value": NOT_LISTED, "list": NOT_LISTED},
    )
    due_on = forms.DateField(
        label="Paling lambat",
        required=False,
        help_text="Boleh kosong. Tanpa tenggat, tidak ada yang tercatat terlambat.",
        error_messages={"invalid": NO_SUCH_DAY},
    )
    proofs = forms.MultipleChoiceField(
        label="Bukti yang diminta",
        choices=PROOFS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": NOT_LISTED},
    )
    more_proof = PlainText(label="Bukti lain", limit=400, lines=2, help_text="Satu bukti per baris.")
    parent = DirectiveChoice(
        label="Meneruskan instruksi",
        queryset=Directive.objects.none(),
        required=False,
        empty_label="Instruksi baru, tidak meneruskan",
        error_messages={"invalid_choice": NOT_LISTED},
    )
    enclosed = Enclosures(label="Surat atau lampiran")
    label = PlainText(
        label="Nomor surat",
        limit=80,
        help_text="Boleh kosong: Netra memberi nomor berikutnya.",
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, officer: Officer, on: date, initial: Any = None
    ) -> None:
        super().__init__(data, files, label_suffix="", initial=initial)
        self.officer, self.on = officer, on
        offices = _others(officer, on)
        self.groups_offered = groups_of(offices)
        choices = [(each.key, each.label) for each in self.groups_offered]
        self.fields["groups"].choices = choices  # type: ignore[attr-defined]
        self.fields["agencies"].queryset = offices  # type: ignore[attr-defined]
        if officer.agency:
            self.fields["parent"].queryset = directives_to(officer.agency, on)  # type: ignore[attr-defined]
        years = range(on.year, on.year + 2)
        self.fields["due_on"].widget = forms.SelectDateWidget(
            years=years, empty_label=("Tahun", "Bulan", "Tgl")
        )

    def clean_due_on(self) -> date | None:
        """A date that has passed binds nobody."""
        due_on: date | None = self.cleaned_data["due_on"]
        if due_on is not None and due_on < self.on:
            raise forms.ValidationError("Tenggat ini sudah lewat. Pilih hari ini atau sesudahnya.")
        return due_on

    def clean(self) -> dict[str, Any]:
        """Somebody must be told."""
        cleaned = super().clean() or {}
        if not cleaned.get("groups") and not cleaned.get("agencies") and "groups" not in self.errors:
            self.add_error("groups", "Pilih paling sedikit satu penerima.")
        return cleaned

    def plan(self) -> NewDirective:
        """The valid form as the value that the service takes."""
        cleaned = self.cleaned_data
        proofs = [words for key, words in PROOFS if key in cleaned["proofs"]]
        return NewDirective(
            label=cleaned["label"],
            subject=cleaned["subject"],
            issued_on=self.on,
            issued_by_position=self.officer.position,
            issuer=self.officer.agency,
            text=cleaned["text"],
            addressees=chosen(self.groups_offered, cleaned["groups"], cleaned["agencies"]),
            due_on=cleaned["due_on"],
            wanted_proof="\n".join([*proofs, cleaned["more_proof"]]).strip(),
            parent=cleaned["parent"],
        )

    def repeats(self, directive: Directive) -> bool:
        """Whether this directive says the same: then the same form came twice."""
        return (directive.subject, directive.text) == (
            self.cleaned_data["subject"],
            self.cleaned_data["text"],
        )


class DoneForm(forms.Form):
    """What was done about a directive, with the briefing that proves it."""

    proof = PlainText(
        label="Apa yang sudah dilakukan",
        limit=2000,
        lines=6,
        empty="Tulis apa yang sudah dilakukan.",
        help_text="Sebut tanggal, jumlah yang hadir, dan hasilnya. Jabatan, bukan nama orang.",
    )
    briefing = forms.ModelChoiceField(
        label="Acara yang membuktikan",
        queryset=Briefing.objects.none(),
        required=False,
        empty_label="Tanpa acara",
        help_text="Hanya acara yang notulennya sudah dicatat.",
        error_messages={"invalid_choice": NOT_LISTED},
    )
    enclosed = Enclosures(label="Berkas bukti")

    def __init__(
        self, data: Any = None, files: Any = None, *, addressee: DirectiveAddressee, on: date
    ) -> None:
        super().__init__(data, files, label_suffix="")
        self.fields["briefing"].queryset = proofs_for(addressee.agency, on)  # type: ignore[attr-defined]
        if addressee.directive.proofs:
            enclosed = self.fields["enclosed"]
            enclosed.help_text = enclosed.help_text.replace("Boleh kosong.", "Wajib bila tidak ada acaranya.")
        self.fields["briefing"].label_from_instance = lambda each: f"{each.label}: {each.title}"  # type: ignore[attr-defined]


class DelayForm(forms.Form):
    """Why an office is late, and what it will do instead."""

    reason = PlainText(
        label="Mengapa terlambat, dan kapan selesai",
        limit=400,
        lines=4,
        empty="Tulis alasannya.",
        help_text="Terbaca oleh penerbit instruksi dan semua unit yang melihat halaman ini.",
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
