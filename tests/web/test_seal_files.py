"""Keys for trying seals out are their owner's only; settings of a seal need each other."""

import stat
from pathlib import Path

import pytest

from netra.letters.seals import look_at_key, own_seal
from netra.web.environment import BadSetting, read
from netra.web.seal_files import FILES, KeysThere, keep_trial_keys, keep_trial_seals, settings_for

pytestmark = pytest.mark.core


def test_the_files_are_the_owner_s_and_their_settings_make_a_usable_seal(tmp_path: Path) -> None:
    keep_trial_keys(tmp_path / "segel", "Lembaga Contoh")
    assert {stat.S_IMODE((tmp_path / "segel" / name).stat().st_mode) for name in FILES} == {0o600}
    env = read({"NETRA_DATA": str(tmp_path), **settings_for(tmp_path / "segel", "Kantor Satu")})
    [seal] = env.seals
    assert (seal.government, seal.office) == ("32.72", "Kantor Satu")
    assert len(env.seal_roots) == 1
    state = look_at_key(seal.keys)
    assert (state.by, state.test) == ("Lembaga Contoh", True)


def test_keys_that_are_there_are_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "sandi").write_text("milik orang lain")
    with pytest.raises(KeysThere):
        keep_trial_keys(tmp_path, "Lembaga Contoh")
    assert [path.name for path in tmp_path.iterdir()] == ["sandi"]


@pytest.mark.parametrize(
    ("named", "given"),
    [
        ("NETRA_SEAL_PASSPHRASE", {"NETRA_SEAL_KEY": "segel.p12", "NETRA_SEAL_OFFICE": "BKPSDM"}),
        ("NETRA_SEAL_KEY", {"NETRA_SEAL_PASSPHRASE": "sandi", "NETRA_SEAL_OFFICE": "BKPSDM"}),
        ("NETRA_SEAL_OFFICE", {"NETRA_SEAL_KEY": "segel.p12", "NETRA_SEAL_PASSPHRASE": "sandi"}),
        ("NETRA_SEAL_ROOTS", {"NETRA_SEAL_ROOTS": "no-such.pem"}),
        ("NETRA_SEAL_ROOTS", {"NETRA_SEAL_ROOTS": "pyproject.toml"}),
        ("NETRA_SEALS", {"NETRA_SEALS": "no-such.toml"}),
        ("NETRA_SEALS", {"NETRA_SEALS": "pyproject.toml"}),
    ],
)
def test_half_a_seal_or_roots_that_are_none_stop_the_start_by_name(
    tmp_path: Path, named: str, given: dict[str, str]
) -> None:
    with pytest.raises(BadSetting, match=f"^{named}[:=]"):
        read({"NETRA_DATA": str(tmp_path)} | given)


SEAL = '[[seal]]\noffice = "{}"\nkey = "{}.p12"\npassphrase = "sandi"\n'


@pytest.mark.parametrize(
    ("listed", "why"),
    [
        ("", "expected tables"),
        ("[seal]\noffice = 1", "expected tables"),
        ('[[seal]]\noffice = "BKPSDM"\nkey = "a.p12"', "1: expected passphrase"),
        ('[[seal]]\noffice = "BKPSDM"\nkey = "a.p12"\npassphrase = 4', "1: expected words"),
        (SEAL.format("BKPSDM", "a") + 'until = "2030"', "until is no setting"),
        (SEAL.format("BKPSDM", "a") + SEAL.format("bkpsdm ", "b"), "bkpsdm  has two seals"),
        (
            SEAL.format("BKPSDM", "a") + SEAL.format("Inspektorat", "a"),
            "BKPSDM and Inspektorat share the key",
        ),
    ],
)
def test_a_list_of_seals_that_leaves_whose_seal_it_is_to_chance_stops_the_start(
    tmp_path: Path, listed: str, why: str
) -> None:
    (tmp_path / "kantor.toml").write_text(listed)
    with pytest.raises(BadSetting, match=why):
        read({"NETRA_DATA": str(tmp_path), "NETRA_SEALS": str(tmp_path / "kantor.toml")})


def test_each_office_of_a_list_has_its_own_seal_and_the_others_none(tmp_path: Path) -> None:
    told = keep_trial_seals(tmp_path / "segel", {"satu": "Kantor Satu", "dua": "Kantor Dua"})
    env = read({"NETRA_DATA": str(tmp_path)} | told)
    assert len(env.seal_roots) == 2
    first, second = (own_seal(env.seals, "32.72", f"KANTOR  {name}") for name in ("satu", "dua"))
    assert first is not None
    assert second is not None
    assert first.key == tmp_path / "segel" / "satu" / "segel.p12"
    assert second.key == tmp_path / "segel" / "dua" / "segel.p12"
    assert own_seal(env.seals, "32.72", "Kantor Tiga") is None
    assert own_seal(env.seals, "32.02", "Kantor Satu") is None
