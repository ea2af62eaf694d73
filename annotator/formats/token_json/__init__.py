"""What the JSON formats of relation trainers share: lists of tokens, and spans counted in tokens.

``words`` makes a text of token lists, ``building`` a layer of what stands on them, ``frames`` keeps
what else an example holds, ``layout`` lays a document on tokens for writing, ``examples`` reads
and writes one example after the other, ``label_files`` knows the files of labels beside them.
"""
