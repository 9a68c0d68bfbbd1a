from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_roster_import'),
        ('reports', '0009_self_report'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='grant',
            index=models.Index(fields=['officer', 'report'], name='grant_of_officer'),
        ),
        migrations.AddIndex(
            model_name='report',
            index=models.Index(fields=['docket'], name='report_by_docket'),
        ),
        migrations.AddIndex(
            model_name='report',
            index=models.Index(condition=models.Q(('stage__in', ('received', 'read', 'asked'))), fields=['next_due_on', 'received_at', 'id', 'turn_at'], name='report_new'),
        ),
        migrations.AddIndex(
            model_name='report',
            index=models.Index(condition=models.Q(('stage__in', ('asked',))), fields=['id'], name='report_asked'),
        ),
        migrations.AddIndex(
            model_name='report',
            index=models.Index(condition=models.Q(('turn_at__isnull', False)), fields=['turn_at'], name='report_in_turn'),
        ),
    ]
