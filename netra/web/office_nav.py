"""The office's menu: each role sees only the pages that are its own."""

from typing import Any

from django.urls import reverse

from netra.accounts import circles, recovery_queries, roles
from netra.accounts.models import Office, Officer
from netra.cases import inbox_counts
from netra.cases import queries as cases
from netra.discipline import queries as discipline
from netra.reports import services as reports

Item = tuple[str, str, str, int | None, bool]


def of(officer: Officer, route: str) -> list[tuple[str | None, list[Item]]]:
    """Groups of (label, address, icon, count, active). Above 99 the page shows 99+."""
    groups = _own_groups(officer, route)
    if officer.may(roles.SEES_OUTREACH):
        groups.append(("Cegah", _prevention_items(officer, route)))
    if officer.may(roles.SEES_SERVICES):
        groups.append(("Pantau", _service_items(officer, route)))
    if officer.may(roles.SEES_ROSTER):
        groups.append(("Pegawai", _roster_items(officer, route)))
    if officer.may(roles.VERIFIES_JOURNAL):
        groups.append(("Pantau", _watch_items(officer, route)))
    if officer.may(roles.SEES_MANY_GOVERNMENTS) and officer.office.tier != Office.Tier.LOCAL:
        groups.append(("Wilayah", [_item("Semua pemerintah", "outreach:nation", "landmark", route)]))
    groups.append(("Akun", _account_items(officer, route)))
    return groups


def _own_groups(officer: Officer, route: str) -> list[tuple[str | None, list[Item]]]:
    """What a role came for: reports and cases, rulings handed over and what follows, the leader's page."""
    groups: list[tuple[str | None, list[Item]]] = []
    if officer.may(roles.READS_REPORTS):
        groups.append((None, _case_items(officer, route)))
    if officer.may(roles.GUARDS_IDENTITIES):
        waiting = reports.waiting_for(officer).count()
        groups.append((None, [_item("Nama pelapor", "cases:identities", "lock-keyhole", route, waiting)]))
    if following := _following_items(officer, route):
        groups.append(("Tindak", following))
    if officer.role == roles.LEADER:
        groups.append((None, [_item("Ringkasan", "dashboard:leader", "gauge", route)]))
    return groups


def _case_items(officer: Officer, route: str) -> list[Item]:
    return [
        _item("Kotak masuk", "cases:inbox", "inbox", route, inbox_counts.counts_for(officer)["triage"]),
        _item("Pekerjaan saya", "cases:work", "list-checks", route),
        _item("Kalender", "cases:calendar", "calendar-days", route),
        _item("Cari kata", "cases:search", "search", route),
        _item("Selesai", "cases:closed", "briefcase", route),
        _item("Serah terima", "cases:sent_handovers", "send", route),
        _item("Pelajaran", "cases:lessons", "book-open", route),
        _item("Masa simpan", "cases:kept", "hourglass", route),
        _item("Kunci laporan", "cases:keys", "key-round", route),
        _item("Pemulihan kunci", "accounts:recovery", "shield-check", route),
        _item("Kepentingan saya", "cases:interests", "split", route),
    ]


def _following_items(officer: Officer, route: str) -> list[Item]:
    items: list[Item] = []
    if officer.may(roles.RECEIVES_REFERRALS):
        items.append(_item("Serah terima", "cases:handovers", "send", route, cases.waiting_for(officer)))
    if officer.may(roles.KEEPS_DISCIPLINE):
        running = discipline.open_count(officer, inbox_counts.IN_THE_MENU)
        items.append(_item("Perkara disiplin", "discipline:proceedings", "scale", route, running))
        items.append(_item("Kalender", "discipline:calendar", "calendar-days", route))
        items.append(_item("Kunci saya", "discipline:keys", "key-round", route))
        items.append(_item("Kepentingan saya", "discipline:interests", "split", route))
    return items


def _account_items(officer: Officer, route: str) -> list[Item]:
    items = [_item("Kata sandi", "accounts:password", "lock-keyhole", route)]
    own = officer.may(circles.PROTECTED)
    if not officer.may(roles.READS_REPORTS) and (own or recovery_queries.is_asked_to_hold(officer)):
        items.insert(0, _item("Pemulihan kunci", "accounts:recovery", "shield-check", route))
    return items


def _prevention_items(officer: Officer, route: str) -> list[Item]:
    items = [
        _item("Sosialisasi", "outreach:briefings", "presentation", route),
        _item("Instruksi", "outreach:directives", "clipboard-list", route),
        _item("Ikrar", "outreach:pledges", "stamp", route),
    ]
    if officer.may(roles.SEES_UNDERSTANDING):
        items.append(_item("Pemahaman", "outreach:understanding", "book-open", route))
    if officer.may(roles.HOLDS_BRIEFINGS) and officer.agency_id:
        items.append(_item("Bahan apel", "outreach:apel_kit", "file-text", route))
    return [*items, _item("Cakupan", "outreach:coverage", "layout-grid", route)]


def _service_items(officer: Officer, route: str) -> list[Item]:
    items = [
        _item("Layanan", "servicewatch:board", "activity", route),
        _item("Isu kecamatan", "servicewatch:issues", "map-pin", route),
    ]
    if officer.may(roles.ENTERS_SERVICES):
        items.insert(0, _item("Isi angka layanan", "servicewatch:enter", "pencil", route))
    return items


def _roster_items(officer: Officer, route: str) -> list[Item]:
    items = [_item("Perangkat daerah", "dashboard:roster", "layout-grid", route)]
    if officer.may(roles.LOADS_ROSTER):
        items.append(_item("Muat daftar", "outreach:roster_import", "file-check", route))
    if officer.agency_id:
        items.insert(0, _item("Unit saya", "dashboard:unit", "users", route))
    return items


def _watch_items(officer: Officer, route: str) -> list[Item]:
    items = [_item("Jurnal", "dashboard:journal", "clipboard-check", route)]
    if officer.role == roles.OPERATOR:
        items.insert(0, _item("Pemasangan", "dashboard:installation", "activity", route))
    return items


def _item(label: str, name: str, icon: str, route: str, count: Any = None) -> Item:
    return (label, reverse(name), icon, count, route == name)
