"""What an officer fills in about the own key and about recovery."""

from collections.abc import Iterable
from typing import Any

from django import forms

from netra import vault
from netra.accounts.forms import PasswordForm
from netra.accounts.models import Officer

WRONG_PASSPHRASE = "Frasa sandi tidak cocok. Sesudah lima kali gagal, kunci ditahan 15 menit."  # noqa: S105

OPENS_NOTHING = "Ini bukan yang membuka kunci itu. Sesudah lima kali gagal, kunci ditahan 15 menit."


def _secret(label: str, missing: str, autocomplete: str, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
        error_messages={"required": missing},
        **more,
    )


class OpenKeyForm(forms.Form):
    """The passphrase, after signing in."""

    passphrase = _secret("Frasa sandi kunci", "Tulis frasa sandi kunci Anda.", "off")


class PassphraseForm(PasswordForm):
    """The same rules as for a password. `old` is what opens the key now."""

    def __init__(self, *args: Any, has_one: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        was = "Frasa sandi kunci sekarang" if has_one else "Kata sandi Anda, yang sekarang membuka kunci"
        for name, label in (
            ("old", was),
            ("new", "Frasa sandi kunci yang baru"),
            ("again", "Frasa sandi kunci yang baru, sekali lagi"),
        ):
            self.fields[name].label = label
        self.fields["new"].error_messages["required"] = "Tulis frasa sandi kunci yang baru."
        if has_one:
            self.fields["old"].error_messages["required"] = "Tulis frasa sandi kunci Anda sekarang."


class NewPassphraseForm(PassphraseForm):
    """The old passphrase is lost: the password says who asks."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, has_one=False, **kwargs)
        self.fields["old"].label = "Kata sandi untuk masuk"


class RememberedForm(forms.Form):
    """What opened an earlier key."""

    secret = _secret("Kata sandi atau frasa sandi yang lama", "Tulis kata sandi lama itu.", "off")


class ProposalForm(forms.Form):
    """Who holds, and how many of them are needed."""

    holders = forms.MultipleChoiceField(
        label="Pemegang",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih pemegangnya.", "invalid_choice": "Pilih dari daftar ini."},
    )
    threshold = forms.TypedChoiceField(
        label="Berapa pemegang diperlukan untuk satu pemulihan?",
        coerce=int,
        widget=forms.RadioSelect,
        choices=[(count, f"{count} pemegang") for count in range(vault.LEAST_THRESHOLD, vault.MOST_HOLDERS)],
        error_messages={"required": "Pilih jumlahnya."},
    )

    def __init__(self, *args: Any, possible: Iterable[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(each.pk), f"{each.position}, {each.office}") for each in possible]
        self.fields["holders"].choices = choices  # type: ignore[attr-defined]
