"""The commonest sentences of a job search say alone what they say, without a letter around them.

People paste one line, and small firms write one.
"""

import pytest
from tests.unit.mail.letters import look

from onward.mail.model import load
from onward.mail.signal import Kind

NOES = """
After careful consideration, we have decided not to proceed.
We have decided to move forward with other candidates.
We have decided not to move forward with your application at this time.
Unfortunately, you have not been selected for this position.
Unfortunately your application was not successful on this occasion.
We regret to inform you that we will not be taking your application further.
Unfortunately the position is no longer available.
The position has been filled.
The role has now been filled internally.
We have chosen another candidate.
Thank you for your time. We have chosen to go with someone else.
We will not be moving forward.
Sorry, we went with somebody with more experience.
We won't be able to offer you the job.
We are unable to offer you a position at this time.
You were not shortlisted.
We have filled the vacancy.
Thank you for interviewing with us. We have decided to pursue other applicants.
We received many strong applications and yours was not among those chosen for interview.
Your profile does not match our requirements. We will keep your CV on file.
We are no longer considering your application for the role of Accountant.
Status of your application: Not selected
Your application for Nurse has been unsuccessful.
Wir haben uns für einen anderen Bewerber entschieden.
Leider müssen wir Ihnen mitteilen, dass wir Ihnen absagen müssen.
Leider können wir Ihre Bewerbung nicht weiter berücksichtigen.
Die Stelle ist bereits besetzt.
Wir haben uns für andere Kandidaten entschieden und wünschen Ihnen alles Gute.
Leider hat es diesmal nicht geklappt, die Stelle wurde anderweitig vergeben.
Le poste a été pourvu.
Nous avons le regret de vous informer que votre candidature n'a pas été retenue.
Nous avons choisi un autre candidat.
Malheureusement, nous ne pouvons pas donner une suite favorable à votre candidature.
Votre profil ne correspond pas à nos besoins actuels.
El puesto ha sido cubierto.
Lamentamos informarle de que no ha sido seleccionado.
Hemos decidido continuar el proceso con otros candidatos.
Su candidatura no ha sido seleccionada en esta ocasión.
La plaza ya está cubierta.
La posizione è stata coperta.
Purtroppo abbiamo deciso di proseguire con altri candidati.
Siamo spiacenti di comunicarle che la sua candidatura non è stata selezionata.
Abbiamo scelto un altro candidato.
De vacature is ingevuld.
Helaas moeten we je laten weten dat we niet met je verder gaan.
We hebben gekozen voor een andere kandidaat.
Je bent helaas niet geselecteerd voor een gesprek.
A vaga foi preenchida.
Infelizmente, não daremos seguimento à sua candidatura.
Optámos por outro candidato.
Decidimos seguir com outros candidatos.
"""
OTHERS = [
    (Kind.ACKNOWLEDGED, "We have received your application."),
    (Kind.ACKNOWLEDGED, "Wir haben Ihre Bewerbung erhalten."),
    (Kind.ACKNOWLEDGED, "Nous avons bien reçu votre candidature."),
    (Kind.ACKNOWLEDGED, "Hemos recibido su candidatura."),
    (Kind.ACKNOWLEDGED, "Abbiamo ricevuto la sua candidatura."),
    (Kind.ACKNOWLEDGED, "We hebben je sollicitatie ontvangen."),
    (Kind.ACKNOWLEDGED, "Recebemos a sua candidatura."),
    (Kind.INTERVIEW, "We would like to invite you to an interview."),
    (Kind.INTERVIEW, "Wir möchten Sie gerne zu einem Vorstellungsgespräch einladen."),
    (Kind.INTERVIEW, "Nos gustaría invitarle a una entrevista."),
    (Kind.INTERVIEW, "Vorremmo invitarla a un colloquio."),
    (Kind.ASSESSMENT, "As a next step, we ask you to complete a coding test."),
    (Kind.OFFER, "We are pleased to offer you the position."),
    (Kind.OFFER, "Wir freuen uns, Ihnen die Stelle anbieten zu können."),
    (Kind.ON_HOLD, "The position has been put on hold."),
    (Kind.WITHDRAWN, "I would like to withdraw my application."),
    (Kind.OTHER, "Your parcel has been delivered."),
    (Kind.OTHER, "Your loan application has been declined."),
    (Kind.OTHER, "Dinner on Friday at seven?"),
]


def kind(text):
    kinds = load().weigh(look(text)).kinds
    return max(kinds, key=kinds.__getitem__)


@pytest.mark.parametrize("text", NOES.strip().split("\n"))
def test_a_stock_no_alone_is_a_no(text):
    assert kind(text) is Kind.REJECTED


@pytest.mark.parametrize(("said", "text"), OTHERS)
def test_other_stock_lines_alone_are_what_they_say(said, text):
    assert kind(text) is said
