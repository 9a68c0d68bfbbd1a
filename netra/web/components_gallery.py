"""The gallery at `/komponen/`: every component once, with invented contents. It is the accessibility target."""

from datetime import date
from types import SimpleNamespace as Thing
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September")
MONTHS += ("Oktober", "November", "Desember")
ICONS = ["message-square-text", "key-round", "scale", "calendar-days", "clock", "timer", "hourglass", "circle-check", "circle-dashed", "triangle-alert", "shield-check", "lock", "history", "eye-off", "paperclip", "image", "printer", "copy", "door-open", "split", "inbox", "briefcase", "presentation", "layout-grid", "clipboard-list", "activity", "newspaper", "gauge", "map-pin", "users"]


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
        widget=forms.SelectDateWidget(years=(2024,), months=dict(enumerate(MONTHS, start=1))),
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
    form = SampleForm(
        {"place": "", "day_day": "31", "day_month": "10", "day_year": "2024", "story": "Tadi pagi di grup kantor.",
         "way": "anonymous", "agency": "x"}
    )  # fmt: skip
    form.is_valid()
    return {
        "form": form,
        "points": {
            "anonymous": [
                ("eye-off", "Kami tidak meminta dan tidak menyimpan siapa Anda."),
                ("key-round", "Anda tetap dapat menjawab lewat kata tanda terima."),
            ],
            "confidential": [
                ("lock", "Hanya petugas perkara ini yang dapat membukanya, dengan alasan tertulis.")
            ],
        },
        "icons": ICONS,
        "colours": ("plum", "plum-mid", "plum-tint-2", "paper", "sand", "ink", "ink-2", "line-strong"),
        "page_obj": Paginator(range(60), 20).page(2),
        "words": ("lumbung", "senja", "angklung", "teratai", "kemiri", "selasar", "pelita", "rantau"),
        "summary": (
            Thing(
                label="Yang terjadi", value="Ajakan kepada pegawai atau warga", change_url="#lapor", icon=""
            ),
            Thing(
                label="Kapan",
                value="Rabu, 30 Oktober 2024, sekitar pukul 07.30 WIB",
                change_url="#lapor",
                icon="",
            ),
            Thing(label="Nama Anda", value="Tanpa nama", change_url="#lapor", icon="eye-off"),
        ),
        "here": "",
        **_times(),
    }


def _times() -> dict[str, Any]:
    return {
        "due": {"words": "1 hari lagi", "urgency": "soon", "on_words": "Kamis, 31 Oktober 2024, 23.59 WIB"},
        "cells": [
            Thing(weekday=weekday, day=day, note=words, kind=kind, label="")
            for weekday, day, words, kind in (
                ("Sen", 28, "mulai", "start"),
                ("Sel", 29, "ke-1", "counted"),
                ("Rab", 30, "ke-2", "today"),
                ("Kam", 31, "ke-3", "due"),
                ("Jum", 1, "+1", "later"),
                ("Sab", 2, "libur", "skipped"),
            )
        ],
        "stages": [
            Thing(label="Laporan", note="27 Oktober", state="past"),
            Thing(label="Kajian awal", note="28 Oktober", state="past"),
            Thing(label="Klarifikasi", note="berjalan", state="now"),
            Thing(label="Kajian", note="", state="future"),
            Thing(label="Putusan", note="paling lambat 31 Okt", state="future"),
        ],
        "journey": [
            Thing(title="Diterima dan disegel", detail="Sabtu, 26 Oktober, 09.12", state="past"),
            Thing(title="Dilengkapi bersama Anda", detail="Hari ini sampai Jumat, 1 November", state="now"),
            Thing(title="Diperiksa", detail="Orang yang dilaporkan didengar lebih dulu", state="future"),
        ],
        "events": [
            Thing(when_words="Hari ini, 08.15", title="Undangan klarifikasi diterima terlapor",
                  detail="Dicatat oleh Staf Penanganan Pelanggaran", icon="users", tone="now"),
            Thing(when_words="Selasa, 29 Okt, 16.20", title="Ralat: jam unggahan kedua 21.35, semula tertulis 21.53",
                  detail="Catatan lama tetap tersimpan di bawahnya", icon="undo", tone=""),
            Thing(when_words="Senin, 28 Okt, 11.20", title="Diregister, tenggat dihitung",
                  detail="3 hari kalender, UU 1/2015 pasal 134 ayat (5)", icon="clipboard-check", tone=""),
        ],
        "segments": [
            Thing(label="", words="", start=0, width=3.4, kind="past"),
            Thing(label="Kampanye", words="25 September – 23 November", start=3.8, width=69, kind="now"),
            Thing(label="Masa tenang", words="24–26 Nov, 25 hari lagi", start=73.2, width=3.4, kind="quiet"),
            Thing(label="Pemungutan suara", words="Rabu, 27 November", start=77, width=1.2, kind="vote"),
            Thing(label="Sesudah", words="", start=78.6, width=21.4, kind="after"),
        ],
    }  # fmt: skip
