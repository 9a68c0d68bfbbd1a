"""The field that takes a few files; what is wrong with one is said with its name."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from netra.outreach.enclosures import MOST_BYTES, MOST_FILES, Enclosure, FileRefused, enclosure

MEGABYTES = MOST_BYTES // 1_000_000


class _Files(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Every file, not the last one only."""
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class Enclosures(forms.FileField):
    """Up to five PDFs or pictures, 15 MB together; its value holds each as it may be kept. Never required."""

    def __init__(self, *, label: str) -> None:
        super().__init__(
            label=label,
            required=False,
            widget=_Files(attrs={"accept": "application/pdf,image/jpeg,image/png,image/webp"}),
            help_text=f"Boleh kosong. PDF atau foto, paling banyak {MOST_FILES} berkas,"
            f" bersama-sama paling besar {MEGABYTES} MB.",
            error_messages={
                "empty": "Berkas ini kosong.",
                "invalid": "Berkasnya belum terkirim. Pilih lagi.",
            },
        )

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = data if isinstance(data, list | tuple) else [data]
        return read([super(Enclosures, self).clean(each, initial) for each in given if each])


def read(files: Iterable[Any]) -> list[Enclosure]:
    """Uploaded files as they may be kept; nothing else is left of them. Raises `ValidationError`."""
    uploaded = list(files)
    try:
        if len(uploaded) > MOST_FILES:
            raise ValidationError(f"Paling banyak {MOST_FILES} berkas, yang dipilih {len(uploaded)}.")
        if sum(file.size for file in uploaded) > MOST_BYTES:
            raise ValidationError(f"Berkasnya bersama-sama lebih dari {MEGABYTES} MB. Perkecil dulu.")
        return [enclosure(file.read(), file.name) for file in uploaded]
    except FileRefused as refused:
        raise ValidationError(str(refused)) from refused
    finally:
        for file in uploaded:
            file.close()
