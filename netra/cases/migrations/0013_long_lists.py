from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_ways_to_sign_in'),
        ('agencies', '0002_roster_import'),
        ('cases', '0012_respondents'),
        ('reports', '0010_long_lists'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='case',
            name='case_by_due',
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['docket'], name='case_by_docket'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('stage__in', ('screening', 'clarification', 'assessment', 'ruling', 'referral'))), fields=['due_on', 'id', 'report', 'stage'], name='case_open'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('stage__in', ('screening', 'clarification', 'assessment', 'ruling', 'referral'))), fields=['assignee', 'due_on', 'id', 'report', 'stage'], name='case_open_of'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('stage__in', ('screening', 'clarification', 'assessment', 'ruling', 'referral'))), fields=['act', 'due_on', 'id', 'report', 'stage'], name='case_open_act'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('stage__in', ('screening', 'clarification', 'assessment', 'ruling', 'referral'))), fields=['agency', 'due_on', 'id', 'report', 'stage'], name='case_open_agency'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('stage__in', ('duplicate', 'not_ours', 'referred', 'dismissed'))), fields=['closed_at', 'id', 'report'], name='case_closed'),
        ),
        migrations.AddIndex(
            model_name='deadline',
            index=models.Index(condition=models.Q(('met_at__isnull', True)), fields=['due_on', '-binding', 'id', 'case'], name='deadline_of_a_day'),
        ),
        migrations.AddIndex(
            model_name='handover',
            index=models.Index(condition=models.Q(('received_at__isnull', True), ('returned_at__isnull', True)), fields=['sent_at', 'case'], name='handover_unanswered'),
        ),
        migrations.AddIndex(
            model_name='task',
            index=models.Index(condition=models.Q(('done_at__isnull', True)), fields=['due_on', 'id', 'case'], name='task_of_a_day'),
        ),
    ]
