"""Keyed, salted marks: found with the key, unrelated without it."""

from netra import vault

NIP = "198001012005011001"


def test_a_value_is_found_again_with_the_same_key_and_not_with_another() -> None:
    key, salt = vault.new_key(), vault.new_salt()
    made = vault.mark(vault.blinded(key, "number", NIP), salt)
    assert vault.agrees(vault.blinded(key, "number", NIP), salt, made)
    assert not vault.agrees(vault.blinded(vault.new_key(), "number", NIP), salt, made)
    assert not vault.agrees(vault.blinded(key, "number", NIP[:-1] + "2"), salt, made)


def test_a_number_is_never_taken_for_a_name() -> None:
    key, salt = vault.new_key(), vault.new_salt()
    made = vault.mark(vault.blinded(key, "number", NIP), salt)
    assert not vault.agrees(vault.blinded(key, "name", NIP), salt, made)


def test_two_rows_about_the_same_value_look_unrelated() -> None:
    value = vault.blinded(vault.new_key(), "number", NIP)
    assert vault.mark(value, vault.new_salt()) != vault.mark(value, vault.new_salt())


def test_a_mark_of_nothing_has_the_shape_of_a_mark() -> None:
    value = vault.blinded(vault.new_key(), "number", "")
    assert len(vault.no_mark()) == len(vault.mark(value, vault.new_salt()))
    assert not vault.agrees(value, vault.new_salt(), vault.no_mark())


def test_the_mark_of_a_key_tells_keys_apart() -> None:
    one, other = vault.new_key(), vault.new_key()
    assert vault.key_mark(one) == vault.key_mark(one) != vault.key_mark(other)
