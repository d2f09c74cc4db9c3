"""Raw text to Document: one file per stage, in reading order; ``pipeline.py`` shows the flow on one screen."""
