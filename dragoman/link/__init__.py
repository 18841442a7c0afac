"""Mentions of many reports -> actors, events, statements and origins of one story."""
