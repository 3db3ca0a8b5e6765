from onward.gateways.mbox import ahead
from onward.gateways.mbox.pool import Limits, read_all
from onward.gateways.mbox.sources import pasted


def test_who_reads_gets_the_child_that_was_started_ahead():
    ahead.start()
    (waiting,) = ahead._waiting.values()
    (read,) = read_all([pasted("Unfortunately we will not go on with you.")])
    assert read.message.text.startswith("Unfortunately")
    assert not ahead._waiting
    assert waiting.returncode is not None


def test_a_child_of_other_limits_is_not_the_one_that_waits():
    ahead.start()
    (waiting,) = ahead._waiting.values()
    (read,) = read_all([pasted("Hello.")], limits=Limits(cpu_seconds=1.5))
    assert read.message.text == "Hello."
    assert ahead._waiting
    ahead.let_go()
    assert not ahead._waiting
    assert waiting.returncode is not None
    assert waiting.stdin.closed
    assert waiting.stdout.closed


def test_nobody_needs_to_have_started_one():
    ahead.let_go()
    assert not ahead._waiting
