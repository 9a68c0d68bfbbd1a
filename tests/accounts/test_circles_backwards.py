"""The tables of recovery go back to what they were before there were three circles, with rows in them."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from netra.accounts.models import RecoverySet
from tests.ceremonies import circle, custody_circle, keepers_circle

BEFORE, AFTER = ("accounts", "0008_tries"), ("accounts", "0009_circles")


@pytest.mark.django_db(transaction=True)
def test_a_set_of_each_kind_goes_back_and_forth_and_no_keepers_set_becomes_the_readers() -> None:
    readers, (custody, _), (keepers, _) = circle().set, custody_circle(), keepers_circle()
    try:
        executor = MigrationExecutor(connection)
        old = executor.migrate([BEFORE]).apps.get_model("accounts", "RecoverySet")
        in_force = old.objects.filter(retired_at=None)
        assert set(in_force.values_list("pk", "for_custodians")) == {(readers.pk, False), (custody.pk, True)}
        assert old.objects.filter(pk=keepers.pk, retired_at__isnull=False).exists()
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
    told = dict(RecoverySet.objects.filter(retired_at=None).values_list("pk", "protects"))
    assert told == {readers.pk: "readers", custody.pk: "custodians"}
