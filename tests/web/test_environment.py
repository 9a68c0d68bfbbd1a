"""Settings: each wrong one stops the start with its own name, and none is guessed."""

import stat
from datetime import date
from pathlib import Path

import pytest

from netra.clock import Zone
from netra.web.environment import ROOT, SETTINGS, BadSetting, read

pytestmark = pytest.mark.core


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NETRA_DOORS", "back"),
        ("NETRA_HTTPS", "yes"),
        ("NETRA_DEMO", "true"),
        ("NETRA_TODAY", "30-10-2024"),
        ("NETRA_TODAY", "2024-02-30"),
        ("NETRA_ZONE", "GMT"),
        ("NETRA_PUBLIC_ADDRESS", "netra.example"),
        ("NETRA_PUBLIC_ADDRESS", "https://"),
        ("NETRA_PUBLIC_ADDRESS", "ftp://netra.example"),
        ("NETRA_PUBLIC_ADDRESS", "https://netra.example/pintu"),
        ("NETRA_PUBLIC_ADDRESS", "https://netra.example?x=1"),
        ("NETRA_PUBLIC_ADDRESS", "https://u:p@netra.example"),
        ("NETRA_PUBLIC_ADDRESS", "https://netra.example:seven"),
        ("NETRA_PUBLIC_ADDRESS", "https://net ra.example"),
        ("NETRA_OFFICE_ADDRESS", "kantor.example"),
        ("NETRA_OFFICE_ADDRESS", "https://kantor.example/kantor"),
        ("NETRA_OFFICE_ADDRESS", "netra.example"),
        ("NETRA_MAIL", "mail.example"),
        ("NETRA_MAIL", "http://mail.example"),
        ("NETRA_MAIL", "smtp://mail.example:seven"),
        ("DATABASE_URL", "mysql://u:p@localhost/netra"),
        ("DATABASE_URL", "postgres://u:p@localhost"),
        ("DATABASE_URL", "postgres://u:p@localhost/netra?ssl_mode=require"),
        ("DATABASE_URL", "postgres://u:p@localhost:seven/netra"),
        ("DATABASE_URL", "postgres://u:p@[localhost/netra"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name):
        read({"NETRA_DATA": str(tmp_path), name: value})


@pytest.mark.parametrize("value", ["https://netra.example", "https://netra.example/"])
def test_a_public_address_completes_paths_and_gives_its_host(tmp_path: Path, value: str) -> None:
    env = read({"NETRA_DATA": str(tmp_path), "NETRA_PUBLIC_ADDRESS": value})
    assert env.at_public_door("/ikrar/", str) == "https://netra.example/ikrar/"
    assert env.public_host("kantor.example") == "netra.example"


@pytest.mark.parametrize("sender", ["", "petugas", "a b@contoh.id"])
def test_mail_needs_a_sender(tmp_path: Path, sender: str) -> None:
    told = {"NETRA_DATA": str(tmp_path), "NETRA_MAIL": "smtp://u:p@mail.example", "NETRA_MAIL_FROM": sender}
    with pytest.raises(BadSetting, match="NETRA_MAIL_FROM"):
        read(told)


@pytest.mark.parametrize(
    ("url", "port", "starts_tls", "is_tls"),
    [
        ("smtp://u:p%40ss@mail.example", 587, True, False),
        ("smtps://u:p%40ss@mail.example", 465, False, True),
        ("smtp://u:p%40ss@localhost:25", 25, False, False),
    ],
)
def test_mail_is_encrypted_to_every_server_but_this_machine(
    tmp_path: Path, url: str, port: int, starts_tls: bool, is_tls: bool
) -> None:
    told = {"NETRA_DATA": str(tmp_path), "NETRA_MAIL": url, "NETRA_MAIL_FROM": "netra@contoh.id"}
    mail = read(told).mail
    assert (mail.port, mail.starts_tls, mail.is_tls, mail.password) == (port, starts_tls, is_tls, "p@ss")
    assert "p@ss" not in repr(mail)


def test_without_a_mail_server_nothing_is_sent(tmp_path: Path) -> None:
    mail = read({"NETRA_DATA": str(tmp_path)}).mail
    assert (mail.sender, mail.backend) == ("", "django.core.mail.backends.dummy.EmailBackend")


def test_without_a_public_address_the_host_asked_for_stays(tmp_path: Path) -> None:
    env = read({"NETRA_DATA": str(tmp_path)})
    assert env.at_public_door("/ikrar/", lambda path: f"http://kantor{path}") == "http://kantor/ikrar/"
    assert env.public_host("kantor.example") == "kantor.example"


def sso(tmp_path: Path, **others: str) -> dict[str, str]:
    """The settings of a single sign-on that works, with others in their place."""
    (tmp_path / "rahasia").write_text("rahasia-klien\n")
    (tmp_path / "kosong").write_text(" \n")
    return {
        "NETRA_DATA": str(tmp_path / "data"),
        "NETRA_SSO_ISSUER": "https://id.kota.example/realm/",
        "NETRA_SSO_CLIENT": "netra",
        "NETRA_SSO_SECRET_FILE": str(tmp_path / "rahasia"),
    } | {name: value.replace("TMP", str(tmp_path)) for name, value in others.items()}


def test_single_sign_on_is_off_unless_it_is_set(tmp_path: Path) -> None:
    assert read({"NETRA_DATA": str(tmp_path)}).sso is None
    found = read(sso(tmp_path, NETRA_SSO_AMR="otp, hwk")).sso
    assert found is not None
    assert (found.issuer, found.host) == ("https://id.kota.example/realm/", "id.kota.example")
    assert (found.secret, found.acr, found.amr) == ("rahasia-klien", (), ("otp", "hwk"))
    assert "rahasia-klien" not in repr(found)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NETRA_SSO_ISSUER", ""),
        ("NETRA_SSO_ISSUER", "http://id.kota.example"),
        ("NETRA_SSO_ISSUER", "https://"),
        ("NETRA_SSO_ISSUER", "https://u:p@id.kota.example"),
        ("NETRA_SSO_ISSUER", "https://id.kota.example/?a=1"),
        ("NETRA_SSO_ISSUER", "https://id.kota.example:x"),
        ("NETRA_SSO_CLIENT", ""),
        ("NETRA_SSO_SECRET_FILE", ""),
        ("NETRA_SSO_SECRET_FILE", "TMP/tidak-ada"),
        ("NETRA_SSO_SECRET_FILE", "TMP/kosong"),
    ],
)
def test_half_a_single_sign_on_is_refused_by_the_setting_that_is_wrong(
    tmp_path: Path, name: str, value: str
) -> None:
    with pytest.raises(BadSetting, match=name) as refusal:
        read(sso(tmp_path, **{name: value}))
    assert "rahasia-klien" not in str(refusal.value)


def test_the_office_door_has_one_origin(tmp_path: Path) -> None:
    told = {"NETRA_DATA": str(tmp_path)}
    assert read(told).at_office_door("kantor.example") == "https://kantor.example"
    assert read(told | {"NETRA_HTTPS": "0"}).at_office_door("localhost:8000") == "http://localhost:8000"
    fixed = read(told | {"NETRA_OFFICE_ADDRESS": "https://Kantor.example/"})
    assert fixed.at_office_door("lain.example") == "https://kantor.example"


@pytest.mark.parametrize(
    "url", ["mysql://u:rahasia@localhost/netra", "postgres://u:rahasia@localhost:x/netra"]
)
def test_a_wrong_database_address_is_refused_without_telling_its_password(tmp_path: Path, url: str) -> None:
    with pytest.raises(BadSetting) as refusal:
        read({"NETRA_DATA": str(tmp_path), "DATABASE_URL": url})
    assert "rahasia" not in str(refusal.value)


@pytest.mark.parametrize(
    "hosts", ["netra.example", "localhost,netra.example", "0.0.0.0", "*", "localhost.example"]
)
def test_a_demo_is_refused_for_any_name_but_loopback(tmp_path: Path, hosts: str) -> None:
    with pytest.raises(BadSetting, match="NETRA_DEMO"):
        read({"NETRA_DATA": str(tmp_path), "NETRA_DEMO": "1", "NETRA_HOSTS": hosts})


def test_an_installation_that_says_nothing_gets_the_defaults_that_are_listed(tmp_path: Path) -> None:
    found = read({"NETRA_DATA": str(tmp_path)})
    assert (found.doors, found.https, found.demo, found.today) == ("both", True, False, None)
    assert (found.government, found.zone, found.rules) == ("32.72", Zone.WIB, ROOT / "rules")
    assert found.hosts == tuple(SETTINGS["NETRA_HOSTS"][0].split(","))


def test_what_is_said_is_taken(tmp_path: Path) -> None:
    found = read(
        {
            "NETRA_DATA": str(tmp_path),
            "NETRA_DOORS": "office",
            "NETRA_HOSTS": " a.example , b.example ,",
            "NETRA_HTTPS": "0",
            "NETRA_TODAY": "2024-11-24",
            "NETRA_ZONE": "WIT",
        }
    )
    assert (found.doors, found.hosts, found.https) == ("office", ("a.example", "b.example"), False)
    assert (found.today, found.zone) == (date(2024, 11, 24), Zone.WIT)


def test_a_database_address_is_taken_apart_with_its_escapes(tmp_path: Path) -> None:
    url = "postgres://ne%40tra:p%2Fw%3A%25@db.example:5433/na%20ma"
    found = read({"NETRA_DATA": str(tmp_path), "DATABASE_URL": url}).database
    assert [found[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "ne@tra",
        "p/w:%",
        "db.example",
        "5433",
        "na ma",
    ]


def test_how_safely_a_database_is_reached_is_not_passed_over(tmp_path: Path) -> None:
    url = "postgres://u:p@db/netra?sslmode=verify-full&sslrootcert=/etc/netra/ca%20kota.pem"
    options = read({"NETRA_DATA": str(tmp_path), "DATABASE_URL": url}).database["OPTIONS"]
    assert (options["sslmode"], options["sslrootcert"]) == ("verify-full", "/etc/netra/ca kota.pem")
    assert "jit=off" in options["options"]


def test_sqlite_is_the_default_with_a_log_and_immediate_transactions(tmp_path: Path) -> None:
    found = read({"NETRA_DATA": str(tmp_path)}).database
    assert found["NAME"] == str(tmp_path / "netra.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in found["OPTIONS"]["init_command"]


def test_the_secret_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    data = tmp_path / "new"
    first, again = read({"NETRA_DATA": str(data)}), read({"NETRA_DATA": str(data)})
    assert first.secret == again.secret
    assert len(first.secret) >= 60
    assert stat.S_IMODE((data / "secret").stat().st_mode) == 0o600
    assert stat.S_IMODE(data.stat().st_mode) == 0o700


def test_two_installations_have_two_secrets(tmp_path: Path) -> None:
    one, two = (read({"NETRA_DATA": str(tmp_path / name)}).secret for name in ("one", "two"))
    assert one != two
