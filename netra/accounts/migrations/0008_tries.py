from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_custody_circle'),
    ]

    operations = [
        migrations.AddField(
            model_name='officer',
            name='passphrase_attempts',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='frasa sandi gagal berturut-turut'),
        ),
        migrations.AddField(
            model_name='officer',
            name='passphrase_held_until',
            field=models.DateTimeField(blank=True, null=True, verbose_name='frasa sandi ditahan sampai'),
        ),
        migrations.AddField(
            model_name='formerkey',
            name='failed_attempts',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='gagal berturut-turut'),
        ),
        migrations.AddField(
            model_name='formerkey',
            name='held_until',
            field=models.DateTimeField(blank=True, null=True, verbose_name='ditahan sampai'),
        ),
    ]
