"""Recipe of the statement tagger; README.md says how to run it."""
