"""From a section to claims: one file per family of fields, each a function ``(page, section) -> claims``."""
