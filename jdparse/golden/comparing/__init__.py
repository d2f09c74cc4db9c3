"""In what two readings of a page differ: by field and item, never by line of text."""
