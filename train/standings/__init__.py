"""Where acts stand: reports dense in rare standings, and the model that weighs all evidence."""
