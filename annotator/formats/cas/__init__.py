"""UIMA CAS, the room that ``xmi`` and ``casjson`` share.

Sources: https://uima.apache.org/d/uimaj-current/references.html#ugr.ref.xmi and
apache/uima-uimaj-io-jsoncas, SPECIFICATION.adoc.  Files are read and written by dkpro-cassis.

Unit: UTF-16 code units in the files, code points once cassis has them.  ``end`` is exclusive.  A
CAS belongs to a type system, which says what types of feature structures there are, what features
they have, and what these may hold.  What we make of it:

* a SPAN is an annotation (with ``begin`` and ``end``) of any type but those of :mod:`.plans` that
  describe tokens, sentences, words, syntax and the document;
* its LABEL is the value of the feature ``value``, ``label`` or the like, else of the only feature
  that holds a string; where that is unset, the name of the type.  The other features with strings,
  numbers and flags are ATTRIBUTES; ``note`` is its note;
* a RELATION is an annotation with two features that hold annotations (``Governor`` and
  ``Dependent``, or other names), a member of an array of links (``target`` and ``role``) that a
  span has, or a feature of a span that holds another (``next`` in chains).

Everything else stays in the CAS, which is kept with the document as it was, compressed, and edited
when the document is written: what nobody changed is given back byte for byte.  A document without
a CAS gets the types ``custom.Span`` and ``custom.Relation``, which INCEpTION imports as layers.

Cannot hold: more than one layer, states, metadata, discontinuous spans (each is written from its
first to its last character, with its fragments in a feature that only we read), null, lists and
objects as attributes (written as JSON text), control characters (spaces in XML).

Traps: a view may list members that are not there, which cassis does not survive; types and
features that the type system lacks; offsets between the halves of a surrogate pair; annotations
that no index lists, whose offsets cassis does not convert; empty annotations; Java writes numbers
and flags that nobody set as 0 and false.
"""
