"""Recipes of the trained models: one folder a model. Needs requirements/train.txt."""
