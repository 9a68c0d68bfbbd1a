"""Reading officers."""

from django.db.models import QuerySet

from netra.accounts import roles
from netra.accounts.models import Officer


def readers_of_reports(government_id: int) -> QuerySet[Officer]:
    """The officers to whom a new report of this government is sealed.

    Whoever still has the password that somebody else chose is not among them: that somebody could open it.
    """
    return Officer.objects.filter(
        office__government_id=government_id,
        role__in=roles.READS_REPORTS,
        is_active=True,
        has_own_password=True,
    )


def officer_by_username(username: str) -> Officer | None:
    """The active officer with this sign-in name, with office and government at hand."""
    return (
        Officer.objects.select_related("office__government", "agency")
        .filter(username=username, is_active=True)
        .first()
    )
