"""An officer who does not come back: shut out at once; what was sealed to them waits for a successor."""

from datetime import datetime

from django.contrib.auth.hashers import make_password

from netra.accounts.models import LinkedAccount, Officer, Passkey
from netra.journal import events
from netra.journal.services import recording


def shut_out(*, officer: Officer, actor: str, at: datetime) -> None:
    """No more sign-in, by any way; open sessions end. Keys stay, so that no report is lost by it: the account
    ends when a successor took over (`cases.services.take_over`) or by `netra officer leave`."""
    with recording(officer.office.government.code, at=at) as log:
        for way_in in (Passkey, LinkedAccount):
            way_in.objects.filter(officer=officer).delete()
        Officer.objects.filter(pk=officer.pk).update(is_active=False, password=make_password(None))
        log.note(events.OFFICER_SHUT_OUT, actor=actor, subject=officer.username)
