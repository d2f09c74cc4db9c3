"""The noises, in the order in which they happen to a page: to its author's text first, what the site does last."""

from __future__ import annotations

from generator.noises import additions, characters, labels, lines, numbers, sites
from generator.noises.noise import Noise, struck

__all__ = ["NOISES", "Noise", "struck"]

NOISES: tuple[Noise, ...] = (
    Noise("blank-cells", "places", additions.blank_cells),
    Noise("slips", "places", characters.slips, rewords=True),
    Noise("odd-particles", "places", characters.odd_particles, rewords=True),
    Noise("wrong-numbers", "places", numbers.wrong_numbers),
    Noise("numbers-first", "places", numbers.numbers_first),
    Noise("misread-digits", "places", characters.misread_digits),
    Noise("numbers-torn", "places", numbers.numbers_torn),
    Noise("spaces-behind-numbers", "page", numbers.spaces_behind_numbers),
    Noise("bilingual-labels", "page", labels.bilingual, excludes="labels"),
    Noise("misread-labels", "places", characters.misread_labels),
    Noise("letter-spaced-labels", "page", labels.letter_spaced, excludes="labels"),
    Noise("broken-labels", "places", labels.broken_labels),
    Noise("vertical-labels", "places", labels.vertical_labels),
    Noise("colons-lost", "places", labels.colons_lost),
    Noise("colons-as-spaces", "places", labels.colons_as_spaces),
    Noise("cut-off", "page", additions.cut_off, rewords=True),
    Noise("hard-wraps", "page", lines.hard_wraps, excludes="line ends"),
    Noise("emphasis-left-over", "page", labels.emphasis),
    Noise("running-heads", "places", additions.running_heads),
    Noise("watermarks", "places", additions.watermarks),
    Noise("rulers", "places", additions.rulers),
    Noise("introduction", "page", additions.introduction),
    Noise("repeated-title", "page", additions.repeated_title),
    Noise("contents", "page", additions.contents),
    Noise("signatures", "page", additions.signatures),
    Noise("traditional-characters", "page", characters.traditional, rewords=True),
    Noise("full-width-characters", "page", characters.full_width),
    Noise("half-width-punctuation", "page", characters.half_width),
    Noise("spaces-after-punctuation", "page", lines.spaces_after_punctuation),
    Noise("pinyin", "places", characters.pinyin),
    Noise("zero-width-characters", "places", characters.zero_width),
    Noise("entities", "places", additions.entities),
    Noise("tags-left-over", "page", lines.tags_left_over),
    Noise("indents", "page", lines.indents, excludes="indents"),
    Noise("no-break-indents", "page", lines.no_break_indents, excludes="indents"),
    Noise("trailing-spaces", "places", lines.trailing_spaces),
    Noise("flattened-to-spaces", "page", lines.flattened_to_spaces, excludes="line ends"),
    Noise("flattened-to-nothing", "page", lines.flattened_to_nothing, excludes="line ends"),
    Noise("blank-lines", "page", lines.blank_lines, excludes="line ends"),
    Noise("preview-pages", "page", sites.preview_pages, excludes="site"),
    Noise("document-site", "page", sites.document_site, excludes="site"),
    Noise("article-site", "page", sites.article_site, excludes="site"),
    Noise("job-site", "page", sites.job_site, excludes="site"),
    Noise("carriage-returns", "page", lines.carriage_returns),
    Noise("byte-order-mark", "page", additions.byte_order_mark),
)
