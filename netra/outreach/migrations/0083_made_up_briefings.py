from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outreach", "0082_sheet_photos"),
    ]

    operations = [
        migrations.AddField(
            model_name="briefing",
            name="only_not_reached",
            field=models.BooleanField(default=False, verbose_name="hanya yang belum ikut"),
        ),
    ]
