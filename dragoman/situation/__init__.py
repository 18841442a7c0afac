"""The whole story as one value, and the views of it: timeline, watch-list, differences, silences."""
