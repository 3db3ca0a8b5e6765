from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0003_debriefs"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="quarantined",
            name="quarantined_once",
        ),
        migrations.AddField(
            model_name="quarantined",
            name="digest",
            field=models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="quarantined",
            constraint=models.UniqueConstraint(
                models.F("owner"),
                models.F("source"),
                models.F("digest"),
                name="quarantined_once",
            ),
        ),
    ]
