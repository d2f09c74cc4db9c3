"""The generator of scripts/, for tests: it is no part of the package."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))

import generate as command
from generator.layouts import LAYOUTS
from generator.making import Made, make
from generator.measuring import Series, measured, score_of
from generator.noises import NOISES, Noise

__all__ = ["LAYOUTS", "NOISES", "Made", "Noise", "Series", "command", "make", "measured", "score_of"]
