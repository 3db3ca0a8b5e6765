"""Train the mail model from tests/corpus: `make model`.

The model learns from all voices. Its temperature is fitted on scores of voices left
out, so its confidence is calibrated on wording it has not seen.
"""

from pathlib import Path

import numpy as np

import accuracy
from onward.mail.model import FILE, pack

ROOT = Path(__file__).resolve().parents[1]
MODEL = ROOT / "src" / "onward" / "mail" / FILE


def quantise(weights):
    """Return weights as signed bytes and what one step of each kind is worth."""
    scales = np.abs(weights).max(axis=0) / 127
    scales[scales == 0] = 1.0
    return np.round(weights / scales).astype(np.int8), scales


def main():
    _, x, y, hard, voices = accuracy.data()
    scores = accuracy.left_out(x, y, hard, voices)
    temperature = accuracy.temperature_of(scores, y, hard)
    weights, biases = accuracy.fit(x, y, hard)
    small, scales = quantise(weights)
    raw = pack(small.tobytes(), scales.tolist(), biases.tolist(), temperature)
    MODEL.write_bytes(raw)
    print(f"learned from {len(y)} messages; {FILE} has {len(raw) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
