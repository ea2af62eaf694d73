"""The window in which a reviewer settles disagreements, item by item, from the keyboard."""
