"""Files that every page needs are joined when they are collected, whole and in order."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from netra.web.bundles import BUNDLES, Bundles

pytestmark = pytest.mark.core


@pytest.mark.parametrize("name", BUNDLES)
def test_a_bundle_is_its_parts_in_order(name: str) -> None:
    (storage,) = {storage for offered, storage in Bundles().list([]) if offered == name}
    with storage.open(name) as made:
        text = made.read().decode()
    parts = [Path(str(finders.find(part))).read_text() for part in BUNDLES[name]]
    assert text == "\n".join(parts)


def test_a_part_that_no_room_has_stops_collecting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(BUNDLES, "web/css/site.css", ("web/css/tidak-ada.css",))
    ((_, storage), *_) = Bundles().list([])
    with pytest.raises(LookupError, match="tidak-ada"):
        storage.open("web/css/site.css")
