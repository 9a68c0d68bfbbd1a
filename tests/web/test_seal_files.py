"""Keys for trying seals out are their owner's only; settings of a seal need each other."""

import stat
from pathlib import Path

import pytest

from netra.letters.seals import SealKeys, look_at_key
from netra.web.environment import BadSetting, read
from netra.web.seal_files import FILES, KeysThere, keep_trial_keys, settings_for

pytestmark = pytest.mark.core


def test_the_files_are_the_owner_s_and_their_settings_make_a_usable_seal(tmp_path: Path) -> None:
    keep_trial_keys(tmp_path / "segel", "Lembaga Contoh")
    assert {stat.S_IMODE((tmp_path / "segel" / name).stat().st_mode) for name in FILES} == {0o600}
    env = read({"NETRA_DATA": str(tmp_path), **settings_for(tmp_path / "segel")})
    assert env.seal is not None
    assert len(env.seal_roots) == 1
    state = look_at_key(SealKeys(*env.seal))
    assert (state.by, state.test) == ("Lembaga Contoh", True)


def test_keys_that_are_there_are_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "sandi").write_text("milik orang lain")
    with pytest.raises(KeysThere):
        keep_trial_keys(tmp_path, "Lembaga Contoh")
    assert [path.name for path in tmp_path.iterdir()] == ["sandi"]


@pytest.mark.parametrize(
    ("name", "value"),
    [("NETRA_SEAL_KEY", "segel.p12"), ("NETRA_SEAL_PASSPHRASE", "sandi"), ("NETRA_SEAL_ROOTS", "no-such.pem"),
     ("NETRA_SEAL_ROOTS", "pyproject.toml")],
)  # fmt: skip
def test_half_a_seal_or_roots_that_are_none_stop_the_start_by_name(
    tmp_path: Path, name: str, value: str
) -> None:
    with pytest.raises(BadSetting, match=name):
        read({"NETRA_DATA": str(tmp_path), name: value})
