"""What a person can do, as verbs over a project.  The window and the command line both call these.

A verb takes the open project first, makes one edit (one step of undo) and returns what it made.
Verbs that may take longer than a moment are generators of :class:`~annotator.ops.steps.Step`.
"""
