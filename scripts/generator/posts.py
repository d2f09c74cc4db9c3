"""Clean posts: what an employer has to say of a position, before anybody writes it down in some layout."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.phrases import Phrase, phrase
from generator.words import words


@dataclass(frozen=True, slots=True)
class Group:
    """Tasks under one heading, with the share of the working time that they take, in per cent."""

    name: str
    tasks: tuple[Phrase, ...]
    percent: int


@dataclass(frozen=True, slots=True)
class Post:
    """A position and everything that a page may say of it; a layout takes what it has room for."""

    title: str
    trade: str
    department: str
    superior: str
    subordinates: tuple[str, ...]
    headcount: int
    code: str
    date: str
    summary: Phrase
    duties: tuple[Phrase, ...]
    groups: tuple[Group, ...]
    authorities: tuple[Phrase, ...]
    internal: Phrase
    external: Phrase
    texts: dict[str, Phrase]
    """Fields that are one text: working_hours, equipment, benefits, salary …"""
    requirements: dict[str, Phrase]
    """What is asked, by category: education, major, experience, age …"""
    competencies: tuple[Phrase, ...]
    kpis: tuple[str, ...]


class Writer:
    """Makes posts and departments of one trade; what it has said it does not say again on the same page."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.trade: dict[str, Any] = chance.choice(words()["trade"])
        self._said: set[str] = set()
        self._titles = chance.sample(self.trade["posts"], len(self.trade["posts"]))

    def post(self) -> Post:
        """A post with a title of its own, as long as there are some left."""
        chance, trade = self._chance, self.trade
        title = self._titles.pop() if self._titles else chance.choice(trade["posts"])
        subordinates = [name for name in trade["posts"] if name != title]
        return Post(
            title,
            trade["name"],
            trade["department"],
            trade["superior"],
            tuple(chance.sample(subordinates, 2)),
            chance.randint(1, 9),
            f"{chance.choice('ABGHKX')}{chance.choice('CDMS')}-{chance.randint(1, 40):03}",
            f"20{chance.randint(10, 24)}年{chance.randint(1, 12)}月",
            self._sentence("summaries"),
            (*self._sentences("duties", chance.randint(3, 11)), phrase(chance.choice(words()["last_duties"]))),
            self._groups(),
            self._sentences("authorities", chance.randint(3, 5)),
            phrase(trade["partners"][0]),
            phrase(trade["partners"][1]),
            self._texts(),
            self._requirements(),
            self._sample("competencies", 3),
            tuple(chance.sample(words()["kpis"], 3)),
        )

    def functions(self) -> tuple[Phrase, ...]:
        """What the department of the trade is there for."""
        return self._sentences("functions", self._chance.randint(3, 5))

    def _groups(self) -> tuple[Group, ...]:
        names = self._chance.sample(words()["groups"], self._chance.randint(3, 4))
        shares = [40, 30, 20, 10] if len(names) == 4 else [50, 30, 20]
        counts = [self._chance.randint(2, 3) for _ in names]
        return tuple(
            Group(name, self._sentences("duties", count), share)
            for name, count, share in zip(names, counts, shares, strict=True)
        )

    def _texts(self) -> dict[str, Phrase]:
        return {
            "working_conditions": self._one("conditions"),
            "working_hours": self._one("hours"),
            "employment_type": self._one("employment"),
            "equipment": phrase(self._chance.choice(self.trade["equipment"])),
            "salary": self._one("salary"),
            "benefits": self._one("benefits"),
            "location": self._one("places"),
        }

    def _requirements(self) -> dict[str, Phrase]:
        return {
            "education": self._one("education"),
            "education_cell": self._one("education_cells"),
            "major": phrase(f"{'、'.join(self.trade['majors'])}等相关专业"),
            "experience": phrase(self._chance.choice(words()["experience"]).replace("{trade}", self.trade["name"])),
            "training": self._one("trainings"),
            "certificate": phrase(f"持有{self._chance.choice(self.trade['certificates'])}"),
            "skill": self._sentence("skills"),
            "age": self._one("age"),
            "gender": phrase(self._chance.choice(("[男|gender=male]", "[女|gender=female]", "不限"))),
        }

    def _one(self, name: str) -> Phrase:
        return phrase(self._chance.choice(words()[name]))

    def _sample(self, name: str, count: int) -> tuple[Phrase, ...]:
        return tuple(phrase(text) for text in self._chance.sample(words()[name], count))

    def _sentences(self, name: str, count: int) -> tuple[Phrase, ...]:
        return tuple(self._sentence(name) for _ in range(count))

    def _sentence(self, name: str) -> Phrase:
        """A pattern with a thing of the trade that the page has not had yet, if there is one."""
        patterns: Sequence[str] = words()[name]
        for _ in range(20):
            text = self._chance.choice(patterns).replace("{thing}", self._chance.choice(self.trade["things"]))
            if text not in self._said:
                break
        self._said.add(text)
        return phrase(text)
