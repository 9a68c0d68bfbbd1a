"""The short path of who was served differently: half the questions, the same envelope."""

from typing import Any

from django import forms

from netra.reports.fields import PastDateField, text_field
from netra.reports.forms import ActStep, EvidenceStep, IdentityStep, Step, offices_to_name


class ServiceStep(Step):
    """Everything about a service that was refused or made hard, on one page."""

    slug = "layanan"
    is_narrative = True
    heading = "Layanan apa yang dibeda-bedakan?"
    lead = "Empat hal saja. Yang tidak Anda ingat boleh kosong."
    service = text_field(
        "Layanan apa",
        limit=200,
        required=True,
        empty="Tulis layanannya, misalnya surat pindah atau bantuan sosial.",
        help_text="Contoh: surat keterangan, bantuan sosial, antrean di puskesmas.",
    )
    agency = forms.ChoiceField(
        label="Di kantor mana",
        required=False,
        help_text="Pilih yang paling dekat. Kosongkan bila tidak tahu.",
        error_messages={"invalid_choice": "Kantor ini tidak ada dalam daftar. Pilih lagi atau kosongkan."},
    )
    place = text_field("Loket, ruang, atau tempatnya", limit=300, help_text="Boleh kosong.")
    happened_on = PastDateField(label="Kapan", help_text="Contoh: 28 Oktober 2024. Kira-kira pun boleh.")
    story = text_field(
        "Apa yang dikatakan atau dilakukan petugas",
        limit=20_000,
        lines=6,
        required=True,
        empty="Tulis apa yang dikatakan atau dilakukan. Satu kalimat pun cukup.",
        help_text="Kata-katanya sedekat mungkin, dan mengapa Anda mengira ini karena pilihan politik.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = offices_to_name(self)  # type: ignore[attr-defined]


SERVICE_STEPS: tuple[type[Step], ...] = (ActStep, ServiceStep, EvidenceStep, IdentityStep)
