"""The form that takes one photograph; what is wrong with the file is said at its field."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from netra.outreach.forms.fields import PlainText
from netra.outreach.photo_pictures import LARGEST_BYTES, LONG_SIDE, Photo, PhotoRefused, cleaned


class PictureForm(forms.Form):
    """A photograph alone. A valid form holds the cleaned picture; nothing of the file is left."""

    long_side = LONG_SIDE

    picture = forms.FileField(
        label="Foto",
        help_text=f"JPEG, PNG, atau WebP, paling besar {LARGEST_BYTES // 1_000_000} MB.",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={
            "required": "Pilih fotonya dulu.",
            "missing": "Pilih fotonya dulu.",
            "empty": "Berkas ini kosong.",
            "invalid": "Berkasnya belum terkirim. Pilih lagi.",
        },
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, label_suffix="")

    def clean_picture(self) -> Photo:
        """The picture drawn anew."""
        file = self.cleaned_data["picture"]
        try:
            if file.size > LARGEST_BYTES:
                raise PhotoRefused(f"Foto ini lebih dari {LARGEST_BYTES // 1_000_000} MB. Perkecil dulu.")
            return cleaned(file.read(), long_side=self.long_side)
        except PhotoRefused as refused:
            raise ValidationError(str(refused)) from refused
        finally:
            file.close()


class SheetPhotoForm(PictureForm):
    """A signed sheet: sharp enough for handwriting."""

    long_side = 2400


class PhotoForm(PictureForm):
    """A photograph with its words."""

    shows = PlainText(
        label="Apa yang terlihat di foto ini?",
        limit=200,
        empty="Tulis yang terlihat, untuk yang tidak dapat melihat fotonya.",
        help_text="Dibacakan kepada yang tidak dapat melihatnya. Sebut jabatan, bukan nama orang.",
    )
    caption = PlainText(label="Keterangan", limit=200, help_text="Boleh kosong. Tercetak di bawah fotonya.")
