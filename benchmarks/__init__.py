"""The speed card and the story generator that feeds it; no part of the package."""
