from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_roster_import'),
        ('cases', '0013_long_lists'),
        ('discipline', '0003_letters'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='proceeding',
            name='proceeding_by_due',
        ),
        migrations.AddIndex(
            model_name='proceeding',
            index=models.Index(fields=['docket'], name='proceeding_by_docket'),
        ),
        migrations.AddIndex(
            model_name='proceeding',
            index=models.Index(condition=models.Q(('stage__in', ('received', 'with_camat', 'summoned', 'absent', 'summoned_again', 'examined', 'proposed', 'decided', 'delivered', 'in_force', 'objected', 'appealed', 'carried_out'))), fields=['government', 'due_on', 'id', 'stage'], name='proceeding_open'),
        ),
        migrations.AddIndex(
            model_name='proceeding',
            index=models.Index(condition=models.Q(('stage__in', ('received', 'with_camat', 'summoned', 'absent', 'summoned_again', 'examined', 'proposed', 'decided', 'delivered', 'in_force', 'objected', 'appealed', 'carried_out'))), fields=['government', 'employment', 'due_on', 'id', 'stage'], name='proceeding_open_class'),
        ),
        migrations.AddIndex(
            model_name='proceeding',
            index=models.Index(condition=models.Q(('superior_noted_at__isnull', False), ('superior_settled_at__isnull', True)), fields=['government', 'due_on', 'id'], name='proceeding_superior'),
        ),
        migrations.AddIndex(
            model_name='proceeding',
            index=models.Index(condition=models.Q(('stage__in', ('closed', 'cleared', 'lapsed', 'sent_back'))), fields=['government', 'closed_at', 'id'], name='proceeding_closed'),
        ),
        migrations.AddIndex(
            model_name='proceedingkey',
            index=models.Index(fields=['officer', 'stepped_aside_at', 'proceeding'], name='key_of_keeper'),
        ),
    ]
