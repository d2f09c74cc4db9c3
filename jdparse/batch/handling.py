"""How workers start at documents. The run itself never loads the parser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jdparse.batch.protocol import Handler

if TYPE_CHECKING:
    from jdparse.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class DocumentHandling:
    """Starts the handler of documents; ``lexicon`` None is the built-in one, which workers have from their parent."""

    lexicon: Lexicon | None = None

    def __call__(self) -> Handler:
        from jdparse.batch.answering import answer
        from jdparse.lexicon import load

        lexicon = self.lexicon or load()
        return lambda task, tell: answer(task, tell, lexicon)
