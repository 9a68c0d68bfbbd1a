"""How Django finds the officer of a session."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from netra.accounts.models import Officer


class Officers(ModelBackend):
    """The officer with office and government at hand, which every page of the office shows: one statement."""

    def get_user(self, user_id: Any) -> Officer | None:
        """None for who is shut out."""
        found = Officer.objects.select_related("office__government", "agency").filter(pk=user_id).first()
        return found if found and self.user_can_authenticate(found) else None
