from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0013_long_lists'),
    ]

    operations = [
        migrations.AddField(
            model_name='handovergrant',
            name='fingerprint',
            field=models.CharField(blank=True, default='', max_length=39, verbose_name='sidik kunci'),
        ),
    ]
