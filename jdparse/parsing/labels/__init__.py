"""Which label texts on the page really are labels.

Every occurrence of a label of the lexicon is a candidate (``finding``); small voters look at what stands
before and after it (``voters``). The first that answers decides, and its name is kept as the rule. Then come
the labels that no voter can know: in cells apart by spaces (``spaced_rows``), behind chapter numbers (``chapters``),
before a space that was a colon (``lost_colons``), unknown in label columns and on lines of their own (``columns``,
``cells_per_line``), without colon in a form (``form_runs``, ``later_labels``, ``requirement_rows``), in the writer's
own words (``lead_ins``), damaged (``damaged``), behind a heading (``behind_headings``); and the English under labels
(``english_lines``). Some name a section of requirements (``section_names``) or a group of duties
(``groups_of_duties``).
"""

from __future__ import annotations

from jdparse.lexicon import Lexicon
from jdparse.parsing.enumerators import Marker
from jdparse.parsing.labels.behind_headings import label_behind_heading, labels_after
from jdparse.parsing.labels.cells_per_line import with_cells_per_line
from jdparse.parsing.labels.chapters import with_chapters
from jdparse.parsing.labels.columns import with_columns
from jdparse.parsing.labels.damaged import damaged_labels, like
from jdparse.parsing.labels.english_lines import over_english_lines
from jdparse.parsing.labels.finding import CandidateFinder
from jdparse.parsing.labels.form_runs import SHORTEST_RUN, may_hold_a_run, with_form_runs
from jdparse.parsing.labels.groups_of_duties import without_names_of_groups
from jdparse.parsing.labels.lead_ins import lead_ins
from jdparse.parsing.labels.lost_colons import with_lost_colons
from jdparse.parsing.labels.mark import ONE_CELL_FIELDS, LabelMark
from jdparse.parsing.labels.requirement_rows import with_requirement_rows
from jdparse.parsing.labels.section_names import over_their_labels
from jdparse.parsing.labels.spaced_rows import with_spaced_rows
from jdparse.parsing.labels.unknown import field_of_words, label_of_words
from jdparse.parsing.labels.unknown_heads import unknown_heads
from jdparse.parsing.labels.voters import next_cell, vote

__all__ = [
    "ONE_CELL_FIELDS",
    "SHORTEST_RUN",
    "LabelMark",
    "damaged_labels",
    "field_of_words",
    "find_labels",
    "label_behind_heading",
    "label_of_words",
    "labels_after",
    "like",
    "without_names_of_groups",
]


def find_labels(value: str, markers: list[Marker], lexicon: Lexicon) -> list[LabelMark]:
    """The believed labels of ``value`` in order."""
    finder = CandidateFinder(value, markers, lexicon)
    believed: list[LabelMark] = []
    for found in finder.candidates():
        last = believed[-1] if believed else None
        if last and last.colon and found.after == "line" and found.label_start == last.content:
            continue  # 岗位类别:专业技术 — the value of a cell may read like a label
        candidate = finder.without_last_word_of_cell(found, last)
        rule = vote(candidate) or next_cell(candidate, last, value)
        if rule:
            believed.append(candidate.believed(rule))
    believed = with_chapters(with_spaced_rows(believed, finder), markers, finder)
    believed = with_lost_colons(believed, finder)
    believed = with_cells_per_line(with_columns(believed, value, lexicon), value, lexicon)
    believed = unknown_heads(value, lead_ins(value, believed, markers, lexicon), markers, lexicon)
    if may_hold_a_run(value, lexicon):
        believed = with_form_runs(believed, finder)
    believed = over_their_labels(with_requirement_rows(believed, finder), value)
    return over_english_lines(believed, value)
