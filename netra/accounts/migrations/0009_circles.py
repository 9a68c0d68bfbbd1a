"""A set says whose keys it brings back, for there are three kinds now: the keepers' of proceedings too."""

from django.db import migrations, models
from django.utils import timezone


def name_the_kinds(apps, _):
    sets = apps.get_model("accounts", "RecoverySet")
    sets.objects.filter(for_custodians=True).update(protects="custodians")


def name_custodians(apps, _):
    """Before, every set that is not the custodians' is the readers': no keepers' set may count as theirs."""
    sets = apps.get_model("accounts", "RecoverySet")
    sets.objects.filter(protects="keepers", retired_at=None).update(retired_at=timezone.now())
    sets.objects.filter(protects="custodians").update(for_custodians=True)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0008_tries")]

    # On the way back the kinds are named before the old constraint looks at them.
    operations = [
        migrations.RemoveConstraint(model_name="recoveryset", name="recovery_set_one_in_force"),
        migrations.AddField(
            model_name="recoveryset",
            name="protects",
            field=models.CharField(default="readers", max_length=10, verbose_name="untuk kunci siapa"),
        ),
        migrations.RunPython(name_the_kinds, name_custodians, elidable=True),
        migrations.AddConstraint(
            model_name="recoveryset",
            constraint=models.UniqueConstraint(
                condition=models.Q(("established_at__isnull", False), ("retired_at__isnull", True)),
                fields=("government", "protects"),
                name="recovery_set_one_in_force",
            ),
        ),
        migrations.RemoveField(model_name="recoveryset", name="for_custodians"),
    ]
