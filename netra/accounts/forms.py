"""Sign-in and password forms."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

# One sentence for every refusal: a different one for a held account would tell that the name exists.
WRONG = (
    "Nama, kata sandi, atau kode tidak cocok. Kode berganti tiap 30 detik. "
    "Sesudah lima kali gagal, masuk ditahan 15 menit."
)


class SignInForm(forms.Form):
    """All three factors on one page: the password opens the officer's key in this very request."""

    username = forms.CharField(
        label="Nama masuk",
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": "Tulis nama masuk Anda."},
    )
    password = forms.CharField(
        label="Kata sandi",
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Tulis kata sandi Anda."},
    )
    code = forms.RegexField(
        label="Kode sekali pakai",
        regex=r"^\s*\d{3}\s?\d{3}\s*$",
        help_text="Enam angka dari aplikasi kode di ponsel Anda.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={
            "required": "Tulis enam angka dari aplikasi kode.",
            "invalid": "Kode terdiri dari enam angka.",
        },
    )

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).replace(" ", "")


class PasswordForm(forms.Form):
    """A new password; the key is locked anew with it."""

    old = forms.CharField(
        label="Kata sandi sekarang",
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Tulis kata sandi Anda sekarang."},
    )
    new = forms.CharField(
        label="Kata sandi baru",
        max_length=256,
        strip=False,
        help_text="Paling sedikit 12 huruf. Beberapa kata acak lebih kuat daripada satu kata rumit.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Tulis kata sandi baru."},
    )
    again = forms.CharField(
        label="Kata sandi baru, sekali lagi",
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Tulis sekali lagi."},
    )

    def clean_new(self) -> str:
        new = str(self.cleaned_data["new"])
        validate_password(new)
        return new

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("new") and data.get("again") and data["new"] != data["again"]:
            self.add_error("again", ValidationError("Berbeda dari kata sandi baru di atas."))
        if data.get("new") and data["new"] == data.get("old"):
            self.add_error("new", ValidationError("Masih sama dengan yang lama. Pilih kata sandi lain."))
        return data
