"""The window that shows how far annotators agree, where, and what lies behind each number."""
