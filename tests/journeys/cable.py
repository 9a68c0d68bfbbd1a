"""A network cable between browser and server that can be cut and mended: every connection ends at once."""

import socket
import threading
from contextlib import suppress
from types import TracebackType


class Cable:
    """Listens on a loopback port and passes everything to another, until it is cut."""

    def __init__(self, to_port: int) -> None:
        self.to_port = to_port
        self.port = 0
        self._listener: socket.socket | None = None
        self._ends: list[socket.socket] = []

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def mend(self) -> None:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.listen(64)
        self.port = listener.getsockname()[1]
        self._listener = listener
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def cut(self) -> None:
        ends, self._ends = self._ends, []
        for end in [self._listener, *ends]:
            if end is not None:
                with suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
                end.close()

    def __enter__(self) -> "Cable":
        self.mend()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.cut()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                browser, _ = listener.accept()
                server = socket.create_connection(("127.0.0.1", self.to_port))
            except OSError:
                return
            self._ends += [browser, server]
            for source, target in ((browser, server), (server, browser)):
                threading.Thread(target=self._pass_on, args=(source, target), daemon=True).start()

    @staticmethod
    def _pass_on(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while piece := source.recv(65536):
                target.sendall(piece)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
