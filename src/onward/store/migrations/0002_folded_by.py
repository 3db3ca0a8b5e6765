from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0001_first"),
    ]

    operations = [
        migrations.AddField(
            model_name="owner",
            name="folded_by",
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
