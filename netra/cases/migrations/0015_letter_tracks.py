from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0014_harms_without_cases'),
    ]

    operations = [
        migrations.AddField(
            model_name='letter',
            name='tracks',
            field=models.CharField(blank=True, default='', max_length=60, verbose_name='jalur putusan'),
        ),
    ]
