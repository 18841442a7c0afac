"""Document -> mentions: one parse, then functions ``Parsed -> mentions`` that know nothing of one another."""
