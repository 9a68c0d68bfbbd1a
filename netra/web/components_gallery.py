"""The gallery at `/komponen/`: every component with invented contents. It is the accessibility target."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from netra.web import icons

MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
COLOURS = ("plum", "plum-mid", "plum-tint-2", "paper", "sand", "ink", "ink-2", "line-strong")
WORDS = ("lumbung", "senja", "angklung", "teratai", "kemiri", "selasar", "pelita", "rantau")
WRONG_ANSWERS = {
    "place": "",
    "day_day": "31",
    "day_month": "10",
    "day_year": "2024",
    "story": "Tadi pagi di grup kantor.",
    "way": "anonymous",
    "agency": "x",
}
POINTS = {
    "anonymous": [
        ("eye-off", "Kami tidak meminta dan tidak menyimpan siapa Anda."),
        ("key-round", "Anda tetap dapat menjawab lewat kata tanda terima."),
    ],
    "confidential": [("lock", "Hanya petugas perkara ini yang dapat membukanya, dengan alasan.")],
}
DUE = {"words": "1 hari lagi", "urgency": "soon", "on_words": "Kamis, 31 Oktober 2024, 23.59 WIB"}
SUMMARY = (
    ("Yang terjadi", "Ajakan kepada pegawai atau warga", ""),
    ("Kapan", "Rabu, 30 Oktober 2024, sekitar pukul 07.30 WIB", ""),
    ("Nama Anda", "Tanpa nama", "eye-off"),
)
DAYS = (
    ("Sen", 28, "mulai", "start"),
    ("Sel", 29, "ke-1", "counted"),
    ("Rab", 30, "ke-2", "today"),
    ("Kam", 31, "ke-3", "due"),
    ("Jum", 1, "+1", "later"),
    ("Sab", 2, "libur", "skipped"),
)
STAGES = (
    ("Laporan", "27 Oktober", "past"),
    ("Kajian awal", "28 Oktober", "past"),
    ("Klarifikasi", "berjalan", "now"),
    ("Kajian", "", "future"),
    ("Putusan", "paling lambat 31 Okt", "future"),
)
JOURNEY = (
    ("Diterima dan disegel", "Sabtu, 26 Oktober, 09.12", "past"),
    ("Dilengkapi bersama Anda", "Hari ini sampai Jumat, 1 November", "now"),
    ("Diperiksa", "Orang yang dilaporkan didengar lebih dulu", "future"),
)
EVENTS = (
    ("Hari ini, 08.15", "Undangan klarifikasi diterima terlapor", "Dicatat oleh petugas", "users", "now"),
    ("Selasa, 29 Okt, 16.20", "Ralat: jam unggahan kedua 21.35", "Catatan lama tetap tersimpan", "undo", ""),
    ("Senin, 28 Okt, 11.20", "Diregister, tenggat dihitung", "3 hari kalender", "clipboard-check", ""),
)
PHASES = (
    ("", "", 0, 3.4, "past"),
    ("Kampanye", "25 September – 23 November", 3.8, 69, "now"),
    ("Masa tenang", "24–26 Nov, 25 hari lagi", 73.2, 3.4, "quiet"),
    ("Pemungutan suara", "Rabu, 27 November", 77, 1.2, "vote"),
    ("Sesudah", "", 78.6, 21.4, "after"),
)


class SampleForm(forms.Form):
    """One field of each kind; bound to wrong answers, so that the gallery shows errors too."""

    place = forms.CharField(
        label="Di mana kejadiannya?",
        help_text="Nama kelurahan atau kantor sudah cukup.",
        error_messages={"required": "Tempatnya masih kosong. Tulis nama kantor, acara, atau grup."},
    )
    day = forms.DateField(
        label="Kapan kejadiannya?",
        help_text="Contoh: 28 Oktober 2024",
        widget=forms.SelectDateWidget(years=(2024,), months=dict(enumerate(MONTHS.split(), start=1))),
    )
    story = forms.CharField(
        label="Ceritakan apa yang terjadi", max_length=8000, widget=forms.Textarea(attrs={"rows": 3})
    )
    way = forms.ChoiceField(
        label="Apakah Anda ingin menyebut nama?",
        choices=(("anonymous", "Tanpa nama"), ("confidential", "Dengan nama, disegel")),
        widget=forms.RadioSelect,
    )
    agency = forms.ChoiceField(label="Unit", choices=(("", "Pilih unit"), ("x", "Kecamatan Cendana")))
    sure = forms.BooleanField(label="Saya tidak tahu persis tempatnya", required=False)

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day > date(2024, 10, 30):
            raise forms.ValidationError("Tanggalnya belum terjadi. Pilih hari ini atau sebelumnya.")
        return day


def gallery(request: HttpRequest) -> HttpResponse:
    """Shows every component; reads nothing from the database."""
    return render(request, "web/gallery.html", samples())


def samples() -> dict[str, Any]:
    """The context of the gallery: invented, dated 30 October 2024 as the pictures of the design are."""
    form = SampleForm(WRONG_ANSWERS)
    form.is_valid()
    return {
        "form": form,
        "points": POINTS,
        "icons": sorted(path.stem for path in icons.FOLDER.glob("*.svg")),
        "colours": COLOURS,
        "page_obj": Paginator(range(60), 20).page(2),
        "words": WORDS,
        "summary": [{**_named("label value icon", row), "change_url": "#lapor"} for row in SUMMARY],
        "due": DUE,
        "cells": [_named("weekday day note kind", row) for row in DAYS],
        "stages": [_named("label note state", row) for row in STAGES],
        "journey": [_named("title detail state", row) for row in JOURNEY],
        "events": [_named("when_words title detail icon tone", row) for row in EVENTS],
        "segments": [_named("label words start width kind", row) for row in PHASES],
    }


def _named(names: str, values: Sequence[Any]) -> dict[str, Any]:
    return dict(zip(names.split(), values, strict=True))
