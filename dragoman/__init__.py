"""Dragoman reads what rival outlets report of one story and tells what each of them really said."""

__version__ = "0.1.0"
