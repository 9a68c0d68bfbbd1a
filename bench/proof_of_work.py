"""How long a slow phone solves, the server checks, and a simple program needs, for each difficulty.

Chromium with the processor slowed six times through its debugging protocol. The protocol slows a page's own
thread, not a worker's, so the solver runs in the page here: slower than on a real page, where it has a
thread of its own. Beside it the same puzzles in Python on one core; native code or a graphics card is many
times faster, which is the known price of work that a browser can do.

    .venv/bin/python bench/proof_of_work.py [proofs per difficulty]
"""

import json
import shutil
import sys
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, time

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Page, sync_playwright  # noqa: E402

from netra.reports.entering import work  # noqa: E402

SOLVER = ROOT / "netra/reports/static/reports/work_solver.js"
SLOWED, BITS = (1, 6), (12, 13, 14)
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
KEY = b"k" * 32
IN_PAGE = """(challenge) => {
  let proof = ""; const began = performance.now();
  globalThis.postMessage = (told) => { proof = told.proof; };
  globalThis.solveHere({ data: challenge });
  return [proof, performance.now() - began];
}"""


def main(proofs: int) -> dict[str, object]:
    with sync_playwright() as play:
        path = next(filter(None, map(shutil.which, CHROMIUM)))
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        page.evaluate(f"() => {{ {SOLVER.read_text()} globalThis.solveHere = globalThis.onmessage; }}")
        page.evaluate(IN_PAGE, _challenge(12))  # compiled once, as after the first puzzle
        phones = {f"{slowed} times slower": _phone(page, slowed, proofs) for slowed in SLOWED}
        browser.close()
    return {
        "seconds_to_solve": phones,
        "python_one_core_seconds": {bits: _seconds(_challenge(bits)) for bits in BITS},
        "check_microseconds": _check(),
        "proofs": proofs,
    }


def _challenge(bits: int) -> str:
    return work.new_challenge(purpose=work.SEND, bits=bits, now=time()).signed(KEY)


def _phone(page: Page, slowed: int, proofs: int) -> dict[int, dict[str, float]]:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    return {bits: _told([_solved(page, bits) for _ in range(proofs)]) for bits in BITS}


def _solved(page: Page, bits: int) -> float:
    proof, taken = page.evaluate(IN_PAGE, _challenge(bits))
    work.proven(proof, purpose=work.SEND, key=KEY, now=time())
    return float(taken) / 1000


def _told(times: list[float]) -> dict[str, float]:
    return {
        "median": round(median(times), 2),
        "p95": round(quantiles(times, n=20)[18], 2),
        "worst": round(max(times), 2),
    }


def _seconds(challenge: str) -> float:
    began = perf_counter()
    work.solve(challenge)
    return round(perf_counter() - began, 2)


def _check() -> float:
    proof, began = work.solve(_challenge(8)), perf_counter()
    for _ in range(1000):
        work.proven(proof, purpose=work.SEND, key=KEY, now=time())
    return round((perf_counter() - began) * 1000, 1)


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)))
