"""The panels around the document view.  Each utters wishes and reads the store; none writes."""
