import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def mark(apps, schema_editor):
    """Each lesson gets a mark of its own."""
    lessons = apps.get_model('cases', 'Lesson')
    for each in lessons.objects.all():
        each.nonce = uuid.uuid4()
        each.save(update_fields=['nonce'])


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0015_letter_tracks'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='lesson',
            name='nonce',
            field=models.UUIDField(null=True, verbose_name='penanda'),
        ),
        migrations.RunPython(mark, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name='lesson',
            name='nonce',
            field=models.UUIDField(default=uuid.uuid4, unique=True, verbose_name='penanda'),
        ),
        migrations.AlterField(
            model_name='lesson',
            name='number',
            field=models.CharField(blank=True, max_length=20, null=True, verbose_name='nomor'),
        ),
        migrations.CreateModel(
            name='Overturning',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.PositiveSmallIntegerField(default=0, verbose_name='terlapor ke')),
                ('at', models.DateTimeField(verbose_name='waktu')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dicatat oleh')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='overturnings', to='cases.case')),
            ],
            options={
                'verbose_name': 'perubahan putusan',
                'indexes': [models.Index(fields=['case', 'subject'], name='overturning_of_a_case')],
            },
        ),
    ]
