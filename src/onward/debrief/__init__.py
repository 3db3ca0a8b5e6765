"""Steps 1–5 for one no: feel, a fair view, asking, looking back, lessons."""
