"""A grant of an office's key tells to which of the officer's keys it is sealed. Earlier rows stay as they are:
the cipher decides whether they open."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0019_onward_packages")]

    operations = [
        migrations.AddField(
            model_name="officekeygrant",
            name="fingerprint",
            field=models.CharField(blank=True, default="", max_length=39, verbose_name="sidik kunci"),
        ),
        migrations.AlterField(
            model_name="indexkeygrant",
            name="fingerprint",
            field=models.CharField(max_length=39, verbose_name="sidik kunci"),
        ),
    ]
