"""What an officer fills in to add or remove a passkey, and what the browser fills in."""

from django import forms

from netra.accounts.webauthn import MOST_ANSWER

WRONG_PASSWORD = "Kata sandi tidak cocok. Sesudah lima kali gagal, akun ditahan 15 menit."  # noqa: S105


class PasswordAgainForm(forms.Form):
    """The password once more, so that a borrowed browser is not enough."""

    password = forms.CharField(
        label="Kata sandi untuk masuk",
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Tulis kata sandi Anda."},
    )


class NewPasskeyForm(PasswordAgainForm):
    """What the officer calls the passkey."""

    label = forms.CharField(
        label="Nama passkey",
        max_length=60,
        help_text="Supaya Anda mengenalinya nanti, misalnya “Laptop kantor” atau “Kunci USB”.",
        error_messages={"required": "Beri nama passkey ini.", "max_length": "Paling banyak 60 huruf."},
    )

    field_order = ("label", "password")


class AnswerForm(forms.Form):
    """What the device answered, as JSON."""

    answer = forms.CharField(max_length=MOST_ANSWER, widget=forms.HiddenInput)
