"""What the first pages weigh, and how long a phone on slow 3G waits until it can answer the first question.

Chromium, cold cache, 360 px, the line throttled to 400 kbit/s both ways with 400 ms for each round trip and
the processor slowed four times. The raw limit beside it is a page that holds only the same number of bytes.
"Usable": the first question is shown, a choice can be ticked and "Lanjutkan" leads on.

    .venv/bin/python bench/first_page.py [runs]
"""

import json
import shutil
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent))
import installation

FOLDER = installation.prepare()

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from intake_setup import found  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER_PROCESSOR = 4
PAGES = {"landing": "/", "start": "/lapor/", "form in one document": "/lapor/tersegel/"}
ANSWERS = (  # one for each question; evidence stays empty
    ("[value=lainnya]", None),
    ("[name$=-story]", "x" * 2000),
    ("[name$=-place]", "Aula"),
    ("[name$=-position]", "Guru"),
    ("[value=saw]", None),
    ("", None),
    ("[value=anonymous]", None),
)
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def main(runs: int) -> dict[str, object]:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    found(installation.READERS)
    connections.close_all()
    port = installation.free_port()
    with installation.server(port), sync_playwright() as play:
        path = next(filter(None, map(shutil.which, CHROMIUM)))
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        address = f"http://localhost:{port}"
        weights = {name: _weight(browser, address + page) for name, page in PAGES.items()}
        waits: defaultdict[str, list[float]] = defaultdict(list)
        for _ in range(runs):
            for warm in (False, True):
                for name, seconds in _wait(browser, address, warm=warm).items():
                    waits[f"{name}, {'from the start page' if warm else 'nothing cached'}"].append(seconds)
            waits["raw, nothing cached"].append(_raw(weights["form in one document"]))
        sealing = _sealing(browser, address)
        browser.close()
    return {
        "bytes": weights,
        "seconds_on_slow_3g": {name: round(median(each), 2) for name, each in waits.items()},
        "seconds_from_send_to_receipt": sealing,
        "runs": runs,
    }


def _weight(browser: Browser, address: str) -> int:
    """Bytes on the wire for a cold cache, headers included."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page, sizes = context.new_page(), []
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    context.close()
    return int(sum(sizes))


def _slow(browser: Browser) -> Page:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", SLOW_3G)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})
    return page


def _wait(browser: Browser, address: str, *, warm: bool) -> dict[str, float]:
    """Seconds from asking for the form: at once, with nothing cached, or by "Mulai" on the start page."""
    page = _slow(browser)
    if warm:
        page.goto(f"{address}/lapor/", wait_until="load")
    began = perf_counter()
    if warm:
        page.get_by_role("button", name="Mulai", exact=True).click(no_wait_after=True)
    else:
        page.goto(f"{address}/lapor/tersegel/", wait_until="commit")
    page.locator("#sealed[data-ready]").wait_for(state="attached")
    page.locator("input[value=lainnya]").check()
    page.get_by_role("button", name="Lanjutkan", exact=True).click()
    page.get_by_label("Cerita Anda").wait_for()
    usable = perf_counter() - began
    page.locator("#sealed[data-sealing]").wait_for(state="attached")
    loaded = perf_counter() - began
    page.context.close()
    return {"usable": usable, "sealing loaded": loaded}


def _raw(weight: int) -> float:
    """Two round trips (connection, request) and the bytes, at the line's own speed."""
    return 2 * SLOW_3G["latency"] / 1000 + weight / SLOW_3G["downloadThroughput"]


def _sealing(browser: Browser, address: str) -> float:
    """On the same slow phone: two requests, and sealing to every reader."""
    page = _slow(browser)
    page.goto(f"{address}/lapor/tersegel/", wait_until="load")
    forward = page.get_by_role("button", name="Lanjutkan", exact=True)
    for control, text in ANSWERS:
        if control and text:
            page.locator(control).filter(visible=True).fill(text)
        elif control:
            page.locator(control).filter(visible=True).check()
        forward.click()
    began = perf_counter()
    page.get_by_role("button", name="Kirim laporan").click()
    page.get_by_role("heading", name="Laporan Anda sudah kami terima").wait_for()
    taken = perf_counter() - began
    page.context.close()
    return round(taken, 2)


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)))
    FOLDER.cleanup()
