"""A certificate may lose its person by rule; what it counts for then stands in the row."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0001_initial"),
        ("outreach", "0060_photos"),
    ]

    operations = [
        migrations.AddField(
            model_name="certificate",
            name="agency",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agencies.agency",
                verbose_name="unit yang dihitung",
            ),
        ),
        migrations.AddField(
            model_name="certificate",
            name="employment",
            field=models.CharField(
                blank=True, default="", max_length=4, verbose_name="status kepegawaian yang dihitung"
            ),
        ),
        migrations.AlterField(
            model_name="certificate",
            name="civil_servant",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="certificates",
                to="agencies.civilservant",
                verbose_name="pegawai",
            ),
        ),
    ]
