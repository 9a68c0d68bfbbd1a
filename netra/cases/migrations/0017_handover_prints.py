from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0016_lesson_of_one_outcome'),
    ]

    operations = [
        migrations.AddField(
            model_name='handovergrant',
            name='fingerprint',
            field=models.CharField(blank=True, default='', max_length=39, verbose_name='sidik kunci'),
        ),
    ]
