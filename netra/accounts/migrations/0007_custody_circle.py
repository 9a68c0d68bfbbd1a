"""A recovery set of their own for the custodians of names: one in force of each kind."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_identity_custodian")]

    operations = [
        migrations.RemoveConstraint(model_name="recoveryset", name="recovery_set_one_in_force"),
        migrations.AddField(
            model_name="recoveryset",
            name="for_custodians",
            field=models.BooleanField(default=False, verbose_name="untuk kunci penjaga identitas"),
        ),
        migrations.AddConstraint(
            model_name="recoveryset",
            constraint=models.UniqueConstraint(
                condition=models.Q(("established_at__isnull", False), ("retired_at__isnull", True)),
                fields=("government", "for_custodians"),
                name="recovery_set_one_in_force",
            ),
        ),
    ]
