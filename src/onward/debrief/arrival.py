"""The first sentence: what happened, told gently and without the mail."""

from onward.debrief import wording
from onward.debrief.no import How, No
from onward.kernel.text import Text


def arrival(no: No) -> Text:
    """Return one sentence that says from whom, that it is a no, and how far it got if known."""
    who: object = no.company or Text(wording.THEY)
    if no.how is How.SILENCE:
        return Text(wording.ARRIVED_SILENCE, {"who": who})
    spoken = no.how in {How.CALL, How.TEXT, How.IN_PERSON}
    if no.reached is None:
        said = wording.ARRIVED_TOLD_NO_STEP if spoken else wording.ARRIVED_NO_STEP
        return Text(said, {"who": who})
    said = wording.ARRIVED_TOLD if spoken else wording.ARRIVED
    return Text(said, {"who": who, "step": Text(wording.STEPS[no.reached])})
