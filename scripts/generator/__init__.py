"""Pages whose records are known because both are made together: clean posts, laid out, then damaged by noises.

What a page says is kept piece by piece until the end, so that its gold, evidence included, is exact by construction:
``posts.py`` makes clean posts out of ``words.toml``, ``layouts/`` write them as pages, ``noises/`` do to the pages
what the web does, ``making.py`` joins the pieces.
"""
