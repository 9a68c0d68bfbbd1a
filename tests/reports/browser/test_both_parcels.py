"""The identity that the browser seals is the one that the server seals: same places, same lengths, same
halves."""

from typing import Any

import pytest
from playwright.sync_api import Error, Page

from netra import vault
from netra.reports import padding
from netra.reports.identity import sealing as names
from netra.reports.parcel import Parcel
from netra.reports.submission import ANONYMOUS, CONFIDENTIAL, NAMED, Identity
from tests import factories
from tests.reports import sealing

pytestmark = pytest.mark.browser
READER, GUARDS = vault.new_pair(), vault.new_pair()
PADDING = {"story": padding.STORY, "identity": padding.IDENTITY, "identity_apart": padding.IDENTITY_APART,
           "about": padding.ABOUT}  # fmt: skip
CLEAR = {"on": "2024-10-30", "kind": "report", "regime": "pilkada", "act": "x", "agency": "", "not_for": []}
SEAL = """async ({secret, told, offer}) =>
    netraParcel.seal(await netraVault.receipt(netraVault.fromText(secret)), told, offer)"""
# A browser that seals this field under another key, or changes what it seals there.
BROKEN = """async ({what, field, secret, told, offer}) => {
    const {seal, sealJson} = netraVault;
    const changed = (key, value) =>
        (what === "key" ? [key.map(byte => byte ^ 1), value] : [key, {...value, name: "x"}]);
    const breaks = (real) => (key, value, record, place, ...rest) =>
        real(...(place === field ? changed(key, value) : [key, value]), record, place, ...rest);
    if (what === "key") netraVault.seal = breaks(seal);
    netraVault.sealJson = breaks(sealJson);
    try {
        return await netraParcel.seal(await netraVault.receipt(netraVault.fromText(secret)), told, offer);
    } finally {
        Object.assign(netraVault, {seal, sealJson});
    }
}"""


def identity_of(choice: str) -> Identity:
    return factories.anonymous() if choice == ANONYMOUS else factories.named(choice)


def told_to(
    scripts: Page, receipt: vault.Receipt, identity: Identity, custodians: bytes = b"", **broken: str
) -> Parcel:
    """What the page makes of it, as the server reads it."""
    told = {"clear": CLEAR, "story": {"act": "x", "story": "y"}, "identity": identity.__dict__}
    offer = {"readers": [sealing.to_text(READER.public)], "custodians": sealing.to_text(custodians)}
    how: dict[str, Any] = {"secret": sealing.to_text(receipt.secret), "told": told,
                           "offer": offer | {"padding": PADDING}}  # fmt: skip
    return sealing.read(scripts.evaluate(BROKEN if broken else SEAL, how | broken))


@pytest.mark.parametrize("choice", [ANONYMOUS, CONFIDENTIAL, NAMED])
def test_what_the_browser_seals_apart_opens_with_both_halves_and_looks_like_the_server_s(
    scripts: Page, choice: str
) -> None:
    receipt, identity = vault.new_receipt(), identity_of(choice)
    sent, record = told_to(scripts, receipt, identity, GUARDS.public), receipt.lookup.hex()
    assert sent.name_key is not None
    key = vault.open_grant(READER.private, sent.grants[vault.fingerprint(READER.public)], record=record)
    content = vault.open_json(key, sent.identity, record=record, field="identity")
    own = vault.open_grant(GUARDS.private, sent.name_key.grant, record=names.granted_for(record))
    assert sent.name_key.to == vault.fingerprint(GUARDS.public)
    assert vault.open_sealed(receipt.unlock_key, sent.name_key.receipt, record=record, field=names.KEY) == own
    assert names.name_in(content, own, record) == identity
    assert names.shown_key(content) == (own if choice == NAMED else None)
    if choice == CONFIDENTIAL:
        with pytest.raises(names.NameSealedApart):
            names.name_in(content, None, record)
    ours = names.seal_identity(identity, key=key, receipt=receipt, custodians=GUARDS.public)
    theirs = (sent.identity, sent.name_key.grant, sent.name_key.receipt)
    assert [len(each) for each in theirs] == [len(each) for each in (ours.envelope, ours.grant, ours.receipt)]


def test_without_custodians_the_name_lies_under_the_report_s_key(scripts: Page) -> None:
    receipt, identity = vault.new_receipt(), factories.confidential()
    sent, record = told_to(scripts, receipt, identity), receipt.lookup.hex()
    assert sent.name_key is None
    key = vault.open_sealed(receipt.unlock_key, sent.key, record=record, field="key")
    content = vault.open_json(key, sent.identity, record=record, field="identity")
    assert names.name_in(content, None, record) == identity
    ours = names.seal_identity(identity, key=key, receipt=receipt, custodians=None)
    assert len(sent.identity) == len(ours.envelope)


@pytest.mark.parametrize(
    ("field", "what"),
    [("identity-name", "key"), ("identity-name", "value"), ("identity-key", "key"), ("key", "key")],
)
def test_a_browser_that_seals_what_the_receipt_does_not_open_again_sends_nothing(
    scripts: Page, field: str, what: str
) -> None:
    with pytest.raises(Error, match=r"wrong key|not what was told"):
        told_to(scripts, vault.new_receipt(), factories.confidential(), GUARDS.public, field=field, what=what)
