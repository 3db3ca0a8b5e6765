from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0005_mail_accounts"),
    ]

    operations = [
        migrations.AddField(
            model_name="preferences",
            name="keys",
            field=models.BooleanField(default=True),
        ),
        migrations.AlterField(
            model_name="job",
            name="state",
            field=models.CharField(
                choices=[
                    ("queued", "Queued"),
                    ("running", "Running"),
                    ("read", "Read"),
                    ("done", "Done"),
                    ("failed", "Failed"),
                    ("cancelled", "Cancelled"),
                ],
                default="queued",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="keptmessage",
            name="standing",
            field=models.CharField(
                choices=[
                    ("unfiled", "Unfiled"),
                    ("filed", "Filed"),
                    ("unsure", "Unsure"),
                    ("alone", "Alone"),
                    ("held", "Held"),
                ],
                max_length=10,
            ),
        ),
    ]
