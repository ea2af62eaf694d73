"""Tables of the window, filled by reads of the store."""
