"""The end of an officer's account: the row stays, for papers name it; what opens anything goes."""

from django.contrib.auth.hashers import make_password

from netra.accounts.models import Escrow, FormerKey, LinkedAccount, Officer, Passkey


def close_account(*, officer: Officer) -> None:
    """Inactive for good: no sign-in, no private key, no code, no passkey. Called inside a `recording`."""
    for kept in (FormerKey, Escrow, Passkey, LinkedAccount):
        kept.objects.filter(officer=officer).delete()
    Officer.objects.filter(pk=officer.pk).update(
        is_active=False,
        password=make_password(None),
        locked_private=b"",
        sealed_totp=b"",
        failed_attempts=0,
        held_until=None,
        passphrase_attempts=0,
        passphrase_held_until=None,
    )
