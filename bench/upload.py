"""100 MB of evidence through the public door beside `cp` and fsync, alternating, in one run.

Candidate: `netra serve` on SQLite; one reporter sends a video in slices of 8 MB: forged-form check, draft
opened, each slice sealed (AES-256-GCM, 256 KB chunks), hashed twice (content and sealed) and durable before
its answer; the file is whole and its row committed before the last one. Beside it the same file
in one multipart form, as a browser without JavaScript sends it.
Raw limit: `cp` of the same file, then fsync. The three alternate; the median of the pairs' ratios counts.
Besides: what the server's memory rises to above idle for 10 MB and the full size, a search
of all files of the installation for a marker of the content, and the waits of another visitor.

    .venv/bin/python bench/upload.py [pairs] [MB] [MB of a second size, 0: none]
"""

import http.client
import json
import os
import re
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent))
import installation

os.environ.setdefault("NETRA_FILE_MB", "2000")
os.environ.setdefault("NETRA_REPORT_MB", "90000")
FOLDER = installation.prepare()

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from intake_setup import found  # noqa: E402

MB = 1024 * 1024
SLICE = 8 * MB
TARGET_RATIO = 0.28
TARGET_MEMORY_MB = 25
TARGET_P99_MS = 100
MARKER = b"PENANDA-ISI-YANG-TIDAK-BOLEH-TERBACA-"
FORM = "application/x-www-form-urlencoded"


class Reporter:
    """A browser with a draft, over one connection."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
        self.cookies: dict[str, str] = {}
        self.token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', self.ask("GET", "/lapor/")[1].decode())[
            1
        ]  # type: ignore[index]
        self.ask("POST", "/lapor/", b"", FORM)

    def ask(self, method: str, address: str, body: object = b"", kind: str = "") -> tuple[int, bytes]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if method == "POST":
            headers |= {"X-CSRFToken": self.token, "Content-Type": kind}
        if isinstance(body, tuple):
            headers["Content-Length"], body = str(body[0]), body[1]
        self.connection.request(method, address, body, headers)  # type: ignore[arg-type]
        answer = self.connection.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                cookie, content = value.split(";")[0].split("=", 1)
                self.cookies[cookie] = content
        return answer.status, answer.read()

    def send_in_slices(self, path: Path) -> None:
        size = path.stat().st_size
        begin = urlencode({"name": path.name, "size": size, "stamp": str(perf_counter())}).encode()
        standing = json.loads(self.ask("POST", "/lapor/bukti/kirim/", begin, FORM)[1])
        with path.open("rb", buffering=0) as file:
            while not standing["whole"]:
                at = f"/lapor/bukti/kirim/{standing['file']}/?mulai={standing['at']}"
                file.seek(standing["at"])
                standing = json.loads(self.ask("POST", at, file.read(SLICE), "application/octet-stream")[1])

    def send_in_a_form(self, path: Path) -> None:
        name = f'name="berkas"; filename="{path.name}"'
        head = (
            f"--batas\r\nContent-Disposition: form-data; {name}\r\nContent-Type: video/mp4\r\n\r\n".encode()
        )
        tail = b'\r\n--batas\r\nContent-Disposition: form-data; name="tambah"\r\n\r\n1\r\n--batas--\r\n'

        def body() -> object:
            yield head
            with path.open("rb", buffering=0) as file:
                while piece := file.read(MB):
                    yield piece
            yield tail

        length = len(head) + path.stat().st_size + len(tail)
        status, _ = self.ask("POST", "/lapor/bukti/", (length, body()), "multipart/form-data; boundary=batas")
        if status != 302:
            raise SystemExit(f"the form was not taken: {status}")


def video(folder: Path, megabytes: int) -> Path:
    """A file that begins as a video does and holds the marker in every kilobyte or so."""
    path = folder / f"rekaman-{megabytes}.mp4"
    block = os.urandom(MB - len(MARKER)) + MARKER
    with path.open("wb") as file:
        file.write(b"\0\0\0\x18ftypisom\0\0\2\0isomiso2" + b"\x7f\xff\xff\xffmdat")
        for _ in range(megabytes):
            file.write(block)
    return path


def copied(path: Path, folder: Path) -> float:
    """Seconds of `cp` and fsync."""
    target = folder / "salinan"
    began = perf_counter()
    with path.open("rb", buffering=0) as source, target.open("wb", buffering=0) as out:
        shutil.copyfileobj(source, out, MB)
        os.fsync(out.fileno())
    taken = perf_counter() - began
    target.unlink()
    return taken


def timed(act: object, *arguments: object) -> float:
    began = perf_counter()
    act(*arguments)  # type: ignore[operator]
    return perf_counter() - began


def memory_mb(pid: int) -> float:
    """Resident memory of the server and its children, without pages of files."""
    total = 0
    for each in [pid, *_children(pid)]:
        status = Path(f"/proc/{each}/status").read_text()
        total += int(re.search(r"RssAnon:\s+(\d+)", status)[1])  # type: ignore[index]
    return total / 1024


def _children(pid: int) -> list[int]:
    found_here = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(each) for each in found_here] + [more for each in found_here for more in _children(int(each))]


class Watch:
    """Memory, and the waits of another visitor, while something runs."""

    def __init__(self, pid: int, port: int) -> None:
        self.pid, self.port, self.peak, self.waits, self.is_over = pid, port, 0.0, [], False
        self.threads = [threading.Thread(target=self._memory), threading.Thread(target=self._visit)]

    def __enter__(self) -> "Watch":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.is_over = True
        for thread in self.threads:
            thread.join()

    def _memory(self) -> None:
        while not self.is_over:
            self.peak = max(self.peak, memory_mb(self.pid))
            time.sleep(0.005)

    def _visit(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        while not self.is_over:
            began = perf_counter()
            connection.request("GET", "/lacak/")
            connection.getresponse().read()
            self.waits.append(perf_counter() - began)
            time.sleep(0.01)


def plaintext_on_disk(data: Path, since: float) -> list[str]:
    """Files of the installation and of the temporary folder, written since, that hold the marker."""
    places = [*data.rglob("*"), *Path(tempfile.gettempdir()).glob("*.upload*")]
    changed = [path for path in places if path.is_file() and path.stat().st_mtime >= since]
    return [str(path) for path in changed if _holds(path)]


def _holds(path: Path) -> bool:
    before = b""
    with path.open("rb") as file:
        while piece := file.read(4 * MB):
            if MARKER in before + piece:
                return True
            before = piece[-len(MARKER) :]
    return False


def main(pairs: int, megabytes: int, second: int) -> dict[str, object]:
    call_command("migrate", verbosity=0)
    found(installation.READERS)
    data, port, began = Path(os.environ["NETRA_DATA"]), installation.free_port(), time.time()
    with (
        tempfile.TemporaryDirectory(prefix="netra-upload-") as elsewhere,
        installation.server(port) as process,
    ):
        folder = Path(elsewhere)
        files = {size: video(folder, size) for size in sorted({10, megabytes, second} - {0})}
        reporter = Reporter(port)
        Reporter(port).send_in_slices(video(folder, 1))  # warm-up
        idle = memory_mb(process.pid)
        limits, slices, forms, waits = [], [], [], []
        for _ in range(pairs):
            limits.append(timed(copied, files[megabytes], folder))
            slices.append(timed(reporter.send_in_slices, files[megabytes]))
            forms.append(timed(reporter.send_in_a_form, files[megabytes]))
        above = {}
        for size, path in files.items():
            with Watch(process.pid, port) as watch:
                reporter.send_in_slices(path)
            above[f"{size} MB"] = round(watch.peak - idle, 1)
            waits += watch.waits if size >= megabytes else []
            with Watch(process.pid, port) as watch:
                reporter.send_in_a_form(path)
            above[f"{size} MB in a form"] = round(watch.peak - idle, 1)
        clear = plaintext_on_disk(data, began)
    return _summary(limits, slices, forms, waits, above, clear, megabytes)


def _summary(
    limits: list[float],
    slices: list[float],
    forms: list[float],
    waits: list[float],
    above: dict[str, float],
    clear: list[str],
    megabytes: int,
) -> dict[str, object]:
    ratio = median(limit / taken for limit, taken in zip(limits, slices, strict=True))
    form_ratio = median(limit / taken for limit, taken in zip(limits, forms, strict=True))
    p99 = quantiles(waits, n=100)[98] * 1000
    return {
        "measurement": f"upload of {megabytes} MB of evidence, SQLite, one worker",
        "pairs": len(limits),
        "cp_and_fsync_mb_per_s": round(megabytes / median(limits)),
        "in_slices_mb_per_s": round(megabytes / median(slices)),
        "in_a_form_mb_per_s": round(megabytes / median(forms)),
        "ratio": round(ratio, 3),
        "ratio_in_a_form": round(form_ratio, 3),
        "ratio_target": TARGET_RATIO,
        "memory_above_idle_mb": above,
        "memory_target_mb": TARGET_MEMORY_MB,
        "other_visitor_p99_ms_while_slices_arrive": round(p99, 1),
        "p99_target_ms": TARGET_P99_MS,
        "files_with_plaintext": clear,
        "met": ratio >= TARGET_RATIO
        and max(above.values()) <= TARGET_MEMORY_MB
        and p99 < TARGET_P99_MS
        and not clear,
    }


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    result = main(*(numbers + [5, 100, 0][len(numbers) :]))
    sys.stdout.write(json.dumps(result, indent=1) + "\n")
    FOLDER.cleanup()
