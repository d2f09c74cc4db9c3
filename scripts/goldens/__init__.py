"""From a reading to a golden: locate each value on the page, build the Document, tell what the parser gets wrong."""
