"""What `netra check` and the operator's page say of the keys to disciplinary proceedings."""

from collections.abc import Iterator
from datetime import date

from netra.accounts import circles, recovery_queries
from netra.agencies.models import Government
from netra.dashboard.circle_findings import PAGE, circle_findings
from netra.dashboard.finding import Finding
from netra.discipline import queries


def keeper_findings(government: Government, today: date) -> Iterator[Finding]:
    """Nothing where nobody keeps proceedings yet."""
    if not recovery_queries.protected_by(circles.KEEPERS, government.pk).exists():
        return
    if closed := queries.count_closed(government):
        what = f"{government.name}: {closed} perkara disiplin tidak terbuka bagi petugas mana pun sekarang."
        yield Finding("bad", what, "pulihkan kunci lama di /kantor/disiplin/kunci/lama/")
    yield from _alone(government)
    yield from circle_findings(government, circles.KEEPERS, today)


def _alone(government: Government) -> Iterator[Finding]:
    """What hangs on one officer: closed for ever with that one's secret, where no circle protects the key."""
    bare = {each.pk for each in recovery_queries.unprotected(government.pk, circles.KEEPERS)}
    alone = queries.alone_in(government)
    if lost := sum(count for officer, count in alone.items() if officer in bare):
        what = (
            f"{government.name}: {lost} perkara disiplin terbuka lewat kunci satu petugas saja, yang tidak"
            " dilindungi kelompok pemulihan. Bila kata sandinya hilang, perkara itu tertutup selamanya."
        )
        yield Finding("bad", what, f"bukakan bagi rekan dari halaman perkaranya; lindungi kuncinya di {PAGE}")
    if held := sum(count for officer, count in alone.items() if officer not in bare):
        what = f"{government.name}: {held} perkara disiplin terbuka lewat kunci satu petugas saja."
        yield Finding("warn", what, "bukakan bagi rekan dari halaman perkaranya")
