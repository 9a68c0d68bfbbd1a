"""The network is closed in tests, and loopback is open."""

import socket

import pytest

from tests.conftest import NetworkClosed

DOCUMENTATION_ADDRESS = "192.0.2.1"  # RFC 5737: belongs to nobody


def test_an_address_outside_is_refused_before_it_is_asked() -> None:
    with pytest.raises(NetworkClosed, match=DOCUMENTATION_ADDRESS):
        socket.create_connection((DOCUMENTATION_ADDRESS, 80), timeout=1)


def test_loopback_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
