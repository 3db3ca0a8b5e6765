import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0002_folded_by"),
    ]

    operations = [
        migrations.AddField(
            model_name="preferences",
            name="resting_until",
            field=models.DateField(null=True),
        ),
        migrations.CreateModel(
            name="DebriefRow",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("part", models.CharField(default="feel", max_length=16)),
                (
                    "standing",
                    models.CharField(
                        choices=[("open", "Open"), ("closed", "Closed")],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("weighed_on", models.DateField(null=True)),
                ("started", models.DateTimeField()),
                ("touched", models.DateTimeField()),
                ("sealed", models.BinaryField(default=b"")),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="debriefs",
                        to="store.eventrow",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("owner"), models.F("event"), name="one_debrief_a_no"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LessonRow",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("key", models.CharField(max_length=40)),
                ("words", models.CharField(blank=True, max_length=300)),
                ("made", models.DateTimeField()),
                ("done", models.DateTimeField(null=True)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lessons",
                        to="store.eventrow",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("owner"),
                        models.F("event"),
                        models.F("key"),
                        name="one_lesson_a_no",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SealedNote",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("touched", models.DateTimeField()),
                ("sealed", models.BinaryField(default=b"")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        models.F("owner"), models.F("kind"), name="one_note_a_kind"
                    )
                ],
            },
        ),
    ]
