"""A small OpenID Connect provider on loopback: discovery, authorization, token and keys, really signed.

It holds the program to its word as real ones do: PKCE, the client's secret, the same address to come back to,
and a code that works once. What it says can be bent (`bent`), or replaced (`said`).
"""

import base64
import hashlib
import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa

CLIENT, SECRET, SUBJECT = "netra-uji", "rahasia klien: rekaan", "akun-4711"


class Provider:
    """`bent`: claims of the next tokens (None leaves one out). `said`: path -> (status, body) instead of what
    it would say. `discovered`: what it says of itself besides. `signs_with`: key, its id and algorithm."""

    def __init__(self) -> None:
        self.address = ""
        self.elliptic, self.rsa = (
            ec.generate_private_key(ec.SECP256R1()),
            rsa.generate_private_key(65537, 2048),
        )
        self.reset()

    def reset(self) -> None:
        self.bent: dict[str, Any] = {}
        self.said: dict[str, tuple[int, bytes]] = {}
        self.discovered: dict[str, Any] = {}
        self.signs_with: tuple[Any, str | None, str] = (self.elliptic, "e1", "ES256")
        self.codes: dict[str, dict[str, str]] = {}

    def lets_in(self, address: str) -> str:
        """Somebody signs in at `/authorize`; where the browser is sent back to."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert (asked["response_type"], asked["scope"], asked["client_id"]) == ("code", "openid", CLIENT)
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        told = {"code": code, "state": asked["state"], "iss": self.address}
        return f"{asked['redirect_uri']}?{urlencode(told)}"

    def answer(self, path: str, query: str, form: str, headers: Any) -> tuple[int, bytes, str]:
        """Status, body, and where to go."""
        if path in self.said:
            return *self.said[path], ""
        if path == "/authorize":
            return 302, b"", self.lets_in(f"?{query}")
        told = {"/.well-known/openid-configuration": self._about, "/keys": self._keys}.get(path)
        if told:
            return 200, json.dumps(told()).encode(), ""
        if path == "/token":
            return *self._token({name: values[0] for name, values in parse_qs(form).items()}, headers), ""
        return 404, b"{}", ""

    def _about(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
        } | self.discovered

    def _keys(self) -> dict[str, Any]:
        elliptic = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(self.elliptic.public_key()))
        large = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.rsa.public_key()))
        return {"keys": [{**elliptic, "kid": "e1", "use": "sig"}, {**large, "kid": "r1", "alg": "RS256"}]}

    def _token(self, form: dict[str, str], headers: Any) -> tuple[int, bytes]:
        asked = self.codes.pop(form.get("code", ""), None)
        if asked is None or not self._is_the_client(form, headers):
            return 400, b'{"error": "invalid_grant"}'
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        is_same = base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == asked["code_challenge"]
        if not is_same or form["redirect_uri"] != asked["redirect_uri"]:
            return 400, b'{"error": "invalid_grant"}'
        return 200, json.dumps(
            {"id_token": self.token(asked["nonce"]), "access_token": "tidak-dipakai"}
        ).encode()

    def _is_the_client(self, form: dict[str, str], headers: Any) -> bool:
        if "client_secret" in form:
            return (form["client_id"], form["client_secret"]) == (CLIENT, SECRET)
        pair = base64.b64decode(headers.get("Authorization", "").removeprefix("Basic ")).decode()
        return [unquote(part) for part in pair.split(":")] == [CLIENT, SECRET]

    def token(self, nonce: str) -> str:
        now = int(datetime.now(UTC).timestamp())
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": SUBJECT,
            "nonce": nonce,
            "iat": now,
            "exp": now + 300,
        }
        told = {name: value for name, value in (claims | self.bent).items() if value is not None}
        key, name, algorithm = self.signs_with
        return jwt.encode(told, key, algorithm=algorithm, headers={"kid": name} if name else None)


class _Handler(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        self._answer("")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())

    def _answer(self, form: str) -> None:
        parts = urlsplit(self.path)
        status, body, location = self.provider.answer(parts.path, parts.query, form, self.headers)
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Says nothing."""


@contextmanager
def running() -> Iterator[Provider]:
    """A provider that answers until the block ends."""
    provider = Provider()
    handler = type("Handler", (_Handler,), {"provider": provider})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    provider.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
