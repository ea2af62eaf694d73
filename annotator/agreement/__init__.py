"""How far annotators agree, and where and why they do not: alignment, figures, causes.

Pure functions over model values and arrays; NumPy and SciPy are imported where they are used, so
that starting the program costs nothing.
"""
