"""Proposers: stretches and labels that a person may want next.  Pure, and never believed."""
