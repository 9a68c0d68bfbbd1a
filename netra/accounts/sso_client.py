"""What this installation is at the city's OpenID Connect provider: a value that the settings give."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

BACK: Final = "/kantor/masuk/tunggal/kembali/"
"""Where the provider sends browsers back to, below the office door's address."""


@dataclass(frozen=True)
class SingleSignOn:
    """`acr`: kinds of sign-in of which the provider must name one; `amr`: ways of proving oneself, likewise.
    Empty: whatever the provider asks of people is enough."""

    issuer: str
    client: str
    secret: str = field(repr=False)
    secret_file: Path
    acr: tuple[str, ...] = ()
    amr: tuple[str, ...] = ()

    @property
    def host(self) -> str:
        """How the sign-in page names the provider."""
        return urlsplit(self.issuer).netloc
