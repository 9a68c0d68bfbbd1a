"""What the office door does every day. It may run late or twice."""

from datetime import UTC, datetime

from django.contrib.sessions.models import Session


def forget_sessions() -> dict[str, int]:
    """Sessions that have run out go, and with them the keys that were open in them."""
    gone, _ = Session.objects.filter(expire_date__lt=datetime.now(UTC)).delete()
    return {"sessions": gone}
