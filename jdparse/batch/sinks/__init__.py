"""Where converted documents go: one file per form of output.

A file or folder is written under a name ending in ``.partial`` and takes its own name when it is
complete and on the disk; after an interruption the partial one stays.
"""
