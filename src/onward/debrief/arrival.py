"""The first sentence: what happened, told gently and without the mail."""

from onward.debrief import wording
from onward.debrief.no import How, No
from onward.kernel.text import Text


def arrival(no: No) -> Text:
    """Return one sentence that says from whom, that it is a no, and how far it got."""
    who: object = no.company or Text(wording.THEY)
    if no.how is How.SILENCE:
        return Text(wording.ARRIVED_SILENCE, {"who": who})
    said = wording.ARRIVED
    if no.how in {How.CALL, How.TEXT, How.IN_PERSON}:
        said = wording.ARRIVED_TOLD
    return Text(said, {"who": who, "step": Text(wording.STEPS[no.reached])})
