"""A certification authority for trying seals out, which says so in every certificate that it signs.

A leaf of its own beside the root: a validator takes no leaf as its own root.
"""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

TEST_MARK: Final = "UJI COBA, BUKAN SEGEL RESMI"
_YEARS: Final = 5


@dataclass(frozen=True, repr=False)
class TrialKeys:
    """A root as PEM, and a leaf with its key as PKCS#12 under a passphrase."""

    root: bytes
    key: bytes
    passphrase: str


def trial_keys(holder: str, *, since: datetime | None = None, days: int = 365 * _YEARS) -> TrialKeys:
    """New keys in the name of an institution. `since`, `days` bound the leaf: from yesterday, five years."""
    begins = since or datetime.now(UTC) - timedelta(days=1)
    root_key, leaf_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root_name = _name("Akar uji coba Netra")
    root = _signed(root_name, root_name, root_key, root_key, begins, 365 * _YEARS, ca=True)
    leaf = _signed(_name(holder), root_name, leaf_key, root_key, begins, days, ca=False)
    words = secrets.token_urlsafe(24)
    packed = pkcs12.serialize_key_and_certificates(
        b"segel", leaf_key, leaf, [root], serialization.BestAvailableEncryption(words.encode())
    )
    return TrialKeys(root.public_bytes(serialization.Encoding.PEM), packed, words)


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, TEST_MARK),
            x509.NameAttribute(NameOID.COMMON_NAME, common[:64]),
        ]
    )


def _signed(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey,
    signing: ec.EllipticCurvePrivateKey, begins: datetime, days: int, *, ca: bool,
) -> x509.Certificate:  # fmt: skip
    usage = x509.KeyUsage(
        digital_signature=not ca, content_commitment=not ca, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=ca, crl_sign=ca, encipher_only=False, decipher_only=False,
    )  # fmt: skip
    building = (
        x509.CertificateBuilder()
        .subject_name(subject).issuer_name(issuer).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins).not_valid_after(begins + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=0 if ca else None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False
        )
    )  # fmt: skip
    return building.sign(signing, hashes.SHA256())
