"""What befell people counted, learned from labelled counts."""
