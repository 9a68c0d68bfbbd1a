"""Setting a government's emblem, and taking it away."""

import hashlib
import os
import secrets
from datetime import datetime

from netra.agencies.emblems import path_of
from netra.agencies.models import Government
from netra.journal import events
from netra.journal.services import recording


class BadGovernmentCode(ValueError):
    """The government's code names no file."""


def set_emblem(*, government: Government, png: bytes, at: datetime, actor: str) -> None:
    """Keep a picture that was drawn anew as the government's emblem, in the place of an older one."""
    path = path_of(government.code)
    if path is None:
        raise BadGovernmentCode(government.code)
    with recording(government.code, at=at) as log:
        facts = {"emblem": hashlib.sha256(png).hexdigest(), "bytes": len(png)}
        log.note(events.EMBLEM_SET, subject=government.code, actor=actor, facts=facts)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_name(f".{secrets.token_hex(8)}")
        with open(draft, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(png)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)


def remove_emblem(*, government: Government, at: datetime, actor: str) -> None:
    """Take the emblem away; letters show the empty place again."""
    path = path_of(government.code)
    if path is None:
        raise BadGovernmentCode(government.code)
    with recording(government.code, at=at) as log:
        log.note(events.EMBLEM_REMOVED, subject=government.code, actor=actor, facts={})
        path.unlink(missing_ok=True)
