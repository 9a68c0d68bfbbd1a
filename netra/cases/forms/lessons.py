"""Writing, weighing and withdrawing a lesson."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms

from netra import law
from netra.cases.forms.moves import MoveForm
from netra.cases.lessons import content
from netra.cases.lessons.content import Codes, Wording
from netra.cases.models import Lesson
from netra.reports.fields import text_field

CHECK: Final = "periksa"


class LessonForm(MoveForm):
    """With the button `periksa` nothing is stored: what could tell who is meant is shown."""

    heading = "Pelajaran dari perkara ini"
    lead = "Ceritakan supaya rekan se-Indonesia dapat belajar, dan tak seorang pun dapat menebak siapa."
    after = (
        "Usul ini disegel bersama perkara dan dibaca orang kedua. Baru sesudah ia melepasnya, pelajaran "
        "terbaca di pintu publik, dalam bahan apel, dan di uji pemahaman."
    )
    button = "Usulkan kepada orang kedua"
    revision = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    subject = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    title = text_field("Judul", limit=120, required=True, empty="Judulnya masih kosong.")
    told = text_field(
        "Yang terjadi",
        limit=900,
        lines=5,
        required=True,
        empty="Bagian ini masih kosong.",
        help_text="Secara umum: tanpa nama, tempat, hari, jabatan, dan tanpa kata-kata pelapor.",
    )
    taught = text_field(
        "Pelajarannya", limit=700, lines=4, required=True, empty="Tulis apa yang dapat dipelajari rekan lain."
    )
    norms = forms.MultipleChoiceField(
        label="Aturan yang disebut",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Pilih paling sedikit satu aturan.",
            "invalid_choice": "Aturan ini tidak diuji di perkara ini.",
        },
        help_text="Makin sedikit yang disebut, makin banyak perkara yang sama kodenya.",
    )
    tell_class = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, *, codes: Codes, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        self._codes = codes
        self.only_checks = data is not None and CHECK in data
        fields: dict[str, Any] = self.fields
        fields["norms"].choices = [
            (name, f"{text} ({cited})") for name, text, cited in content.norm_lines(codes.norms)
        ]
        if codes.employment:
            fields["tell_class"].label = f"Sebut golongan pegawainya ({law.EMPLOYMENTS[codes.employment]})"
        else:
            del fields["tell_class"]

    @property
    def codes(self) -> Codes:
        """What the lesson says in codes: what was ticked of what the case has."""
        told = self.cleaned_data
        employment = self._codes.employment if told.get("tell_class") else ""
        return Codes(self._codes.act, tuple(told["norms"]), employment, self._codes.outcome)

    @property
    def wording(self) -> Wording:
        return Wording(*(self.cleaned_data[name] for name in ("title", "told", "taught")))


class OverturnedForm(MoveForm):
    """`outcomes`: number and words of each outcome of the case; asked only where there are several."""

    heading = "Putusan mana yang berubah, dan karena apa?"
    lead = "Misalnya karena keberatan, banding ke BPASN, putusan pengadilan, atau pembetulan."
    after = "Pelajaran yang pernah dilepas dari putusan ini muncul di daftar pekerjaan, supaya ditarik."
    button = "Catat perubahan"
    subject = forms.TypedChoiceField(
        label="Putusan tentang",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Pilih putusannya."),
    )
    reason = text_field(
        "Apa yang berubah",
        limit=2_000,
        lines=3,
        required=True,
        empty="Tulis apa yang berubah, dan menurut surat yang mana.",
        help_text="Disegel di catatan perkara.",
    )

    def __init__(self, *args: Any, outcomes: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.outcomes = outcomes
        if len(outcomes) < 2:
            del self.fields["subject"]
            return
        self.fields["subject"].choices = outcomes  # type: ignore[attr-defined]

    @property
    def about(self) -> int:
        """Which of several respondents, by number."""
        found: int = self.cleaned_data.get("subject", self.outcomes[0][0])
        return found


class ReleaseForm(MoveForm):
    """What the second person writes when the lesson goes out."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    weighed = text_field(
        "Mengapa boleh dilepas dengan peringatan itu?",
        limit=2_000,
        lines=3,
        help_text="Wajib bila ada peringatan. Disegel di catatan perkara.",
    )


class SendBackForm(MoveForm):
    """Why a proposal goes back."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    reason = text_field(
        "Apa yang perlu diubah?", limit=2_000, lines=3, required=True, empty="Tulis apa yang perlu diubah."
    )


class WithdrawLessonForm(MoveForm):
    heading = "Tarik pelajaran ini?"
    after = "Naskahnya dihapus dan tidak dapat dikembalikan. Nomor dan alasannya tetap tercatat."
    button = "Tarik pelajaran"
    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    why = forms.ChoiceField(
        label="Mengapa ditarik?",
        choices=Lesson.Why.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Pilih alasannya.",
            "invalid_choice": "Pilih salah satu dari daftar ini.",
        },
    )
