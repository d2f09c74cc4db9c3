"""How well the parser reads generated pages: in all, per layout, and what each noise costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import Pool

from generator.layouts import LAYOUTS, Layout
from generator.making import Made, make
from generator.noises import NOISES, Noise
from jdparse.golden.scoring import Score, score
from jdparse.parsing.pipeline import parse_document
from jdparse.reading import read_text


@dataclass(frozen=True, slots=True)
class Series:
    """Pages to measure: how many, of which series, with what done to them."""

    pages: int
    seed: int = 0
    noises: tuple[str, ...] = ()
    strength: float = 0.0
    layouts: tuple[str, ...] = ()

    def make(self, number: int) -> Made:
        """Page ``number`` of the series."""
        return make(
            number,
            seed=self.seed,
            layouts=named_layouts(self.layouts),
            noises=named_noises(self.noises),
            strength=self.strength,
        )


@dataclass(slots=True)
class Figures:
    """The scores of a series."""

    total: Score = field(default_factory=Score)
    by_layout: dict[str, Score] = field(default_factory=dict)
    noises: int = 0
    """How many noises changed a page, summed over the pages."""

    @property
    def strict(self) -> float:
        """Strict F1, micro-averaged."""
        return self.total.strict_total().f1

    def add(self, layout: str, noises: int, found: Score) -> None:
        self.total.add(found)
        self.by_layout.setdefault(layout, Score()).add(found)
        self.noises += noises


def named_layouts(names: Sequence[str]) -> tuple[Layout, ...]:
    """The layouts of these names, all where none is named. Raises KeyError for a name that is none."""
    known = {layout.name: layout for layout in LAYOUTS}
    return tuple(known[name] for name in names) or LAYOUTS


def named_noises(names: Sequence[str]) -> tuple[Noise, ...]:
    """The noises of these names, in the order in which they happen. Raises KeyError for a name that is none."""
    known = {noise.name: noise for noise in NOISES}
    wanted = {known[name].name for name in names}
    return tuple(noise for noise in NOISES if noise.name in wanted)


def score_of(made: Made) -> Score:
    """How the parser's reading of a page scores against its gold."""
    found = parse_document(read_text(made.text)).model_dump(mode="json")["records"]
    return score(made.document.model_dump(mode="json")["records"], found)


def measured(series: Series, workers: int = 1) -> Figures:
    """The figures of a series."""
    figures = Figures()
    for layout, noises, found in _scores(series, workers):
        figures.add(layout, noises, found)
    return figures


def _scores(series: Series, workers: int) -> Iterator[tuple[str, int, Score]]:
    one = partial(_score, series)
    if workers == 1:
        yield from map(one, range(series.pages))
        return
    with Pool(workers) as pool:
        yield from pool.imap_unordered(one, range(series.pages), chunksize=50)


def _score(series: Series, number: int) -> tuple[str, int, Score]:
    made = series.make(number)
    return made.layout.name, len(made.noises), score_of(made)
