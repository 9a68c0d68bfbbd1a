import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def name_the_government(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    harms, cases = apps.get_model('cases', 'AllegedHarm'), apps.get_model('cases', 'Case')
    whose = cases.objects.filter(pk=models.OuterRef('case')).values('government')
    harms.objects.update(government=models.Subquery(whose))
    if schema_editor.connection.vendor == 'postgresql':  # a table with checks to come cannot be altered
        schema_editor.execute('SET CONSTRAINTS ALL IMMEDIATE')


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_roster_import'),
        ('cases', '0013_long_lists'),
    ]

    operations = [
        migrations.AddField(
            model_name='allegedharm',
            name='government',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.government', verbose_name='pemerintah'),
        ),
        migrations.AddField(
            model_name='allegedharm',
            name='count',
            field=models.PositiveIntegerField(default=1, verbose_name='jumlah'),
        ),
        migrations.RunPython(name_the_government, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name='allegedharm',
            name='government',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.government', verbose_name='pemerintah'),
        ),
        migrations.AlterField(
            model_name='allegedharm',
            name='case',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='harms', to='cases.case'),
        ),
        migrations.AddIndex(
            model_name='allegedharm',
            index=models.Index(fields=['government', 'at'], name='alleged_harm_by_time'),
        ),
    ]
