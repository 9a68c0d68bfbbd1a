"""The golongan of a person; and no second index where a key begins with the same column.

Removing an index of a foreign key, Django takes every index of that one column on PostgreSQL, unique ones with
a condition too. So the two that are there for a reason step aside before and come back after.
"""

import django.db.models.deletion
from django.db import migrations, models

OPEN_POSTING = models.UniqueConstraint(
    condition=models.Q(("to_on__isnull", True)),
    fields=("civil_servant",),
    name="one_open_posting_per_civil_servant",
)
HEAD = models.UniqueConstraint(
    condition=models.Q(("as_head", True), ("to_on__isnull", True)),
    fields=("position",),
    name="one_head_at_a_time",
)


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="civilservant",
            name="grade",
            field=models.CharField(blank=True, default="", max_length=5, verbose_name="golongan"),
        ),
        migrations.RemoveConstraint("posting", "one_open_posting_per_civil_servant"),
        migrations.RemoveConstraint("posting", "one_head_at_a_time"),
        migrations.AlterField(
            model_name="civilservant",
            name="government",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="civil_servants",
                to="agencies.government",
                verbose_name="pemerintah",
            ),
        ),
        migrations.AlterField(
            model_name="posting",
            name="civil_servant",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="postings",
                to="agencies.civilservant",
                verbose_name="pegawai",
            ),
        ),
        migrations.AlterField(
            model_name="posting",
            name="position",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="postings",
                to="agencies.position",
                verbose_name="jabatan",
            ),
        ),
        migrations.AddConstraint("posting", OPEN_POSTING),
        migrations.AddConstraint("posting", HEAD),
    ]
