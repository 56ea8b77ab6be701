"""The parts that forms, timeline and inspector are built from; each knows nothing of scenarios."""
