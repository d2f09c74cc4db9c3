"""``DataFrame.jd``: what an analyst asks of the frames of :func:`jdparse.frames`. Importing this registers it."""

from __future__ import annotations

from pathlib import Path

import pandas

from jdparse.dataframes.evidence import evidence_of
from jdparse.dataframes.filtering import filtered
from jdparse.dataframes.pages import Inputs
from jdparse.dataframes.pay import monthly_salary
from jdparse.dataframes.pivoting import pivoted
from jdparse.dataframes.searching import Match, found

Bounds = tuple[float | None, float | None]


@pandas.api.extensions.register_dataframe_accessor("jd")
class JdAccessor:
    """The methods behind ``.jd``. Columns are named in English, also where a frame has Chinese ones."""

    def __init__(self, frame: pandas.DataFrame) -> None:
        self._frame = frame

    def filter(
        self,
        *,
        degree: tuple[str | None, str | None] = (None, None),
        years: Bounds = (None, None),
        salary: Bounds = (None, None),
        unstated: bool = False,
    ) -> pandas.DataFrame:
        """The rows of records within bounds, each (lowest, highest), both inclusive, None for no bound.

        ``degree``: the lowest degree that the record accepts (``education_level``: junior_high < high_school <
        vocational < associate < bachelor < master < doctorate). ``years``: the years of experience that it asks for at
        least (``experience_years_min``). ``salary``: yuan a month; a record is kept where its pay, from the least to
        the most that it states, reaches into the bounds; pay for an hour, a day or a year is made monthly as
        ``monthly_salary`` says. What a record does not state is outside of all bounds, and inside with ``unstated``.

        >>> records.jd.filter(degree=(None, "associate"), years=(None, 3), salary=(8000, None))   # doctest: +SKIP

        Raises ValueError for a degree that there is not, or a frame without the columns.
        """
        return filtered(self._frame, degree, years, salary, unstated)

    def monthly_salary(self) -> pandas.DataFrame:
        """``salary_month_min`` and ``salary_month_max`` (Float64, yuan) for the index of the frame, to be joined to it.

        Pay for an hour is taken 174 times (21.75 days of 8 hours), for a day 21.75 times, as 人社部发〔2025〕2号 and,
        before it, 劳社部发〔2008〕3号 have wages converted: 月计薪天数 = (365 - 104) / 12. Pay for a year is divided by
        12. That assumes a full-time post and no thirteenth month. Null where the record states no amount, or no period:
        6000元 alone is not taken for a month's.
        Raises ValueError for a frame without ``salary_min``, ``salary_max`` or ``salary_period``.
        """
        return monthly_salary(self._frame)

    def pivot(self, *fields: str, by: str = "department") -> pandas.DataFrame:
        """A row for each value of ``by``, those without one in the last, and columns (field, what) for each field.

        Of a closed list and of booleans: the rows with each value; of numbers count, min, median and max of what is
        stated; of dates count, min and max; of texts the count of rows that have one. ``("rows", "count")`` is the size
        of each group. A table without ``by`` takes it from the records:

        >>> duties = responsibilities.merge(records[["document", "record", "department"]])        # doctest: +SKIP
        >>> duties.jd.pivot("time_percent")                                                       # doctest: +SKIP

        Raises ValueError for a column that the frame does not have.
        """
        return pivoted(self._frame, fields, by)

    def search(self, query: str, *, match: Match = "all") -> pandas.DataFrame:
        """The rows whose text (``text``, else ``description``) has all words of ``query``, or any, best first.

        jieba parts query and texts into words, long ones also into the words in them: 库存盘点 is found as 库存 and
        盘点, 仓库 in 仓库管理员, but 主管 not in 公主管家. ``score`` (Float64) is that of BM25 over the rows of this
        frame, with k1 = 1.2 and b = 0.75. All duties, descriptions and tasks: ``frames.duties().jd.search("盘点")``.

        Raises ValueError for a query without a word, or a frame without texts.
        """
        return found(self._frame, query, match)

    def evidence(
        self,
        *columns: str,
        pages: Inputs | None = None,
        around: int = 20,
        text_column: str | None = None,
        documents: str | Path | None = None,
    ) -> pandas.DataFrame:
        """Which spans of the raw text the cells in ``columns`` (by default all) of these rows were read from.

        A row for each span, in order, with the index of the frame: ``document``, ``path``, ``column``, ``pointer``
        (into the Document), ``start`` and ``end`` (half-open, in code points of the raw text). A cell that holds a list
        has a pointer for each item. ``pages`` are the inputs that were converted, as ``jdparse convert`` takes them
        (``text_column`` as well); where a page is found there, with the bytes that it had, ``text`` is what stands at
        the span, ``before`` and ``after`` up to ``around`` characters beside it; else these are null.

        >>> tasks.loc[[17]].jd.evidence("text", pages="dump/")                                    # doctest: +SKIP

        The evidence is read from the JSON lines that the frames were made of; Documents that were given as such keep
        theirs until the frame goes to Parquet. For tables of ``convert --format parquet``, which hold none,
        ``documents`` names the JSON lines of the same run. Raises ValueError where the evidence is not at hand, the
        frame is no table of ``jdparse.frames``, or a column is not read from the text; FramesError (a ValueError) where
        the file of lines is gone or has changed.
        """
        return evidence_of(
            self._frame, columns, pages=pages, around=around, text_column=text_column, documents=documents
        )
