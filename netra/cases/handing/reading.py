"""Reading hand-overs: which there are, which an officer may see, with whom a case is, and what waits long."""

from collections.abc import Iterable

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from netra import vault
from netra.accounts import roles
from netra.accounts.models import Office, Officer
from netra.agencies.lines import line_of
from netra.agencies.models import Agency, Government
from netra.cases.handing.custody import Custody, custody_of, may_send
from netra.cases.models import Case, Handover, HandoverGrant, OfficeKey, OfficeKeyGrant


def handovers_for(office: Office) -> QuerySet[Handover]:
    """What was handed over to this office, what waits for a receipt first, then the newest."""
    return _listed(Handover.objects.filter(to_office=office))


def handovers_of(officer: Officer) -> QuerySet[Handover]:
    """What this officer of the receiving office may see: what was sealed to them, also after it went back;
    not what concerns an agency to which they declared a tie since."""
    if not officer.may(roles.RECEIVES_REFERRALS):
        return Handover.objects.none()
    own = _with_onward(Handover.objects.filter(to_office=officer.office_id, grants__officer=officer))
    ties = set(officer.interests.filter(withdrawn_at=None).values_list("agency", flat=True))
    if ties:
        about = set(own.exclude(agency=None).values_list("agency", flat=True))
        own = own.exclude(agency__in=[each for each in about if line_of(each) & ties])
    return _listed(own)


def _with_onward(found: QuerySet[Handover]) -> QuerySet[Handover]:
    """Each with `passed_on_to`, the office that gave a receipt for it after this one, and `offered_on_to`,
    the one that is asked to; empty where there is none."""
    after = Handover.objects.filter(follows=OuterRef("pk"), returned_at=None)
    has_it, is_asked = after.exclude(received_at=None), after.filter(received_at=None)
    return found.annotate(
        passed_on_to=Coalesce(Subquery(has_it.values("to_name")[:1]), Value("")),
        offered_on_to=Coalesce(Subquery(is_asked.values("to_name")[:1]), Value("")),
    )


def held_by(officer: Officer) -> QuerySet[Handover]:
    """What this officer's office gave a receipt for and neither passed on nor offers to another office."""
    after = Handover.objects.filter(follows=OuterRef("pk"), returned_at=None)
    return handovers_of(officer).filter(~Exists(after), received_at__isnull=False)


def is_on_its_way(handover: Handover) -> bool:
    """Whether the office that has it offers it to the next one, or passed it on."""
    return handover.onward.filter(returned_at=None).exists()


def onward_of(handover: Handover) -> list[Handover]:
    """Every passage by which this was passed on, in the order in which they were sent."""
    rows = handover.onward.select_related(*_TOGETHER, "by__office", "follows__government")
    return list(rows.order_by("sent_at", "pk"))


def onward_for(officer: Officer, number: str) -> Handover | None:
    """One passage by which this officer's office passed on what they may see."""
    found = Handover.objects.filter(number=number, from_office=officer.office_id)
    theirs = found.filter(follows__in=handovers_of(officer).order_by().values("pk"))
    return theirs.select_related(*_TOGETHER, "by__office", "follows__government").first()


def waiting_for(officer: Officer) -> int:
    """How many wait for a receipt of this officer's office, as far as the officer may see them."""
    return handovers_of(officer).filter(received_at=None, returned_at=None).count()


def _listed(found: QuerySet[Handover]) -> QuerySet[Handover]:
    answered = found.alias(answered=Coalesce("received_at", "returned_at"))
    ordered = answered.order_by(F("answered").desc(nulls_first=True), "sent_at", "pk")
    return ordered.select_related(*_TOGETHER)


_TOGETHER = ("government", "agency", "from_office", "to_office", "received_by__office", "returned_by__office")


def passages_of(case: Case) -> list[Handover]:
    """Every hand-over of a case, in the order in which they were sent."""
    rows = case.handovers.select_related(*_TOGETHER, "by__office")
    return list(rows.order_by("sent_at", "pk"))


def tracks_of(case: Case, purposes: Iterable[str], origin: str) -> dict[str, Custody]:
    """With whom the case is, one office for each of its tracks (`custody.track`)."""
    passages = passages_of(case)
    return {
        purpose: custody_of((each for each in passages if each.track == purpose), origin=origin)
        for purpose in purposes
    }


def open_purposes(case: Case, purposes: Iterable[str]) -> list[str]:
    """The verdicts that nobody was handed yet, or that came back."""
    passages = passages_of(case)
    return [one for one in purposes if may_send(each for each in passages if each.track == one)]


def numbers_of(case: Case) -> list[str]:
    """The numbers under which the journal tells what receivers did."""
    return list(case.handovers.values_list("number", flat=True))


def receiving_offices(government_id: int) -> QuerySet[Office]:
    """Offices of this government with somebody whose role receives referrals."""
    able = _able().filter(office__government=government_id)
    return Office.objects.filter(pk__in=able.values("office")).order_by("name")


def entitled(office: Office, agency: Agency | None) -> list[Officer]:
    """Who may open a hand-over to this office: the right role, a password of their own, and no tie to the
    respondent's agency, its units, or what stands above it."""
    line = line_of(agency.pk) if agency else frozenset()
    free = _able().filter(office=office).exclude(agency__in=line)
    tied = free.filter(interests__withdrawn_at=None, interests__agency__in=line)
    return list(free.exclude(pk__in=tied.values("pk")).select_related("office").order_by("pk"))


def only_open_to(officer: Officer) -> list[str]:
    """Numbers of what came from another installation and opens with a key of this officer, today's or an
    earlier one, and with nobody else's: no sender is here who could seal it again."""
    own = _kept().filter(grants__officer=officer)
    read = _read_by(_able().exclude(pk=officer.pk))
    return list(own.exclude(pk__in=read).order_by("number").values_list("number", flat=True))


def only_readers() -> set[int]:
    """Ids of inactive officers without whose key something that came from another installation would have no
    reader."""
    grants = HandoverGrant.objects.filter(handover__in=_kept().exclude(pk__in=_read_by(_able())))
    return set(grants.filter(officer__is_active=False).values_list("officer", flat=True))


def _kept() -> QuerySet[Handover]:
    imported = Handover.objects.filter(case=None, follows=None, returned_at=None)
    return imported.exclude(envelope=b"")


def _read_by(officers: QuerySet[Officer]) -> set[int]:
    """Which of these one of the officers of the receiving office opens with the key in use."""
    grants = HandoverGrant.objects.filter(handover__in=_kept(), officer__in=officers)
    here = grants.filter(officer__office=F("handover__to_office")).select_related("officer")
    return {each.handover_id for each in here.defer("sealed_key") if _fits(each)}


def _fits(grant: HandoverGrant) -> bool:
    """Sealed to the key that its officer uses now."""
    return grant.fingerprint == vault.fingerprint(bytes(grant.officer.public_key))


def lacking(handover: Handover) -> list[Officer]:
    """Who of the receiving office is entitled by now and does not open it: they came after it was sealed, or
    have another key since."""
    if handover.to_office is None or handover.returned_at is not None:
        return []
    grants = handover.grants.select_related("officer").defer("sealed_key")
    have = {each.officer_id for each in grants if _fits(each)}
    return [each for each in entitled(handover.to_office, handover.agency) if each.pk not in have]


def _able() -> QuerySet[Officer]:
    return Officer.objects.filter(role__in=roles.RECEIVES_REFERRALS, is_active=True, has_own_password=True)


# --- reminders ----------------------------------------------------------------------------------------


def sent_from(cases: Exists) -> QuerySet[Handover]:
    """What went out from cases of which this holds, unanswered first, the longest wait first."""
    return _listed(Handover.objects.filter(cases, case__isnull=False)).select_related("case")


def unanswered(government: str) -> QuerySet[Handover]:
    """Waiting for a receipt, and the level above was not told yet."""
    found = Handover.objects.filter(government__code=government, received_at=None, returned_at=None)
    from_here = Q(case__isnull=False) | Q(follows__isnull=False)
    return found.filter(from_here, escalated_at=None).order_by("sent_at", "pk")


def offices_above(handover: Handover) -> QuerySet[Office]:
    """Who is told when nobody answers: offices above the sender's that read reports. Not those above the
    receiver's: there stands whoever the respondent answers to."""
    home = handover.government
    above = Government.objects.filter(Q(pk=home.pk) | Q(children=home) | Q(children__children=home))
    readers = Officer.objects.filter(role__in=roles.READS_REPORTS, is_active=True, has_own_password=True)
    offices = Office.objects.filter(government__in=above, pk__in=readers.values("office"))
    return offices.exclude(tier=Office.Tier.LOCAL).exclude(pk=handover.from_office_id or 0).order_by("name")


def escalated_to(officer: Officer) -> QuerySet[Handover]:
    """Late hand-overs of which this officer's office was told: number, offices and days, never contents."""
    if not officer.may(roles.READS_REPORTS) or officer.office.tier == Office.Tier.LOCAL:
        return Handover.objects.none()
    own = officer.office.government_id
    below = Q(government=own) | Q(government__parent=own) | Q(government__parent__parent=own)
    found = Handover.objects.filter(below, received_at=None, returned_at=None, escalated_at__isnull=False)
    return _listed(found.exclude(from_office=officer.office_id))


def handovers_under(officer: Officer, mark: str) -> int:
    """How many hand-overs are sealed to the officer's key with this fingerprint ("": not written down)."""
    found = HandoverGrant.objects.filter(officer=officer, fingerprint=mark, handover__returned_at=None)
    return found.exclude(sealed_key=b"").exclude(handover__envelope=b"").count()


def office_keys_under(officer: Officer, mark: str) -> int:
    """How many keys of the officer's own office are sealed to this key and to none that they use now."""
    own = OfficeKeyGrant.objects.filter(officer=officer, key__office=officer.office_id)
    return own.filter(fingerprint=mark).count()


def office_key_of(office_id: int) -> OfficeKey | None:
    """The key to which other installations seal what they hand over to this office, if it has one."""
    found = OfficeKey.objects.filter(office=office_id, retired_at=None)
    return found.select_related("office", "made_by").first()
