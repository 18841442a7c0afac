"""Claims -> verdicts, each with its sentence of reason; the naming table; what a report leaves out."""
