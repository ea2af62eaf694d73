"""Tests of the formats, which know neither the project file nor the window."""
