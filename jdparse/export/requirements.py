"""What is asked of an applicant, sorted into the four properties that schema.org has for it."""

from __future__ import annotations

from collections.abc import Iterable

from jdparse.export.node import Json, node, number, one_or_many
from jdparse.records import EducationLevel, JobRecord, Qualification, QualificationCategory
from jdparse.titles import CATEGORIES

CREDENTIAL_CATEGORIES: dict[EducationLevel, str] = {
    "junior_high": "junior high school",
    "high_school": "high school",
    "vocational": "vocational secondary school",
    "associate": "associate degree",
    "bachelor": "bachelor degree",
    "master": "postgraduate degree",
    "doctorate": "postgraduate degree",
}
"""``credentialCategory`` of each level: where Google's documentation of JobPosting lists a value for it, that value; it
has none for 初中 and 中专."""

NO_REQUIREMENTS = "no requirements"
"""What Google's documentation has for a posting that asks for no education or no experience."""

_ANYTHING = frozenset({"不限", "不拘", "不限制", "不要求", "不作要求", "无要求", "無要求", "没有要求", "沒有要求"})
_SKILLS: frozenset[QualificationCategory] = frozenset({"skill", "competency", "language"})
_SAYS_ITSELF: frozenset[QualificationCategory] = frozenset({"general", "other"})


def education_requirements(record: JobRecord) -> Json | None:
    """The lowest level accepted, with the texts that say so and the subjects asked for, as one credential.

    Where no level was read the texts stand alone; 不限 is ``no requirements``.
    """
    texts, subjects = _texts(record, "education"), [each for each in _texts(record, "major") if not asks_nothing(each)]
    level = record.facets.education_level
    if level is None and not subjects:
        return _texts_or_none_required(texts)
    return node(
        "EducationalOccupationalCredential",
        credentialCategory=CREDENTIAL_CATEGORIES[level] if level else None,
        about=one_or_many([node("Thing", name=subject) for subject in subjects]),
        description=one_or_many(texts),
    )


def experience_requirements(record: JobRecord) -> Json | None:
    """The least experience, in months, with the texts on experience; the texts alone where no number was read."""
    texts, years = _texts(record, "experience"), record.facets.experience_years_min
    if years is None:
        return _texts_or_none_required(texts)
    months = number(round(years * 12, 2))
    return node("OccupationalExperienceRequirements", monthsOfExperience=months, description=one_or_many(texts))


def skills(record: JobRecord) -> Json | None:
    """Skills, competencies and languages."""
    return [each.text for each in record.qualifications if _is_skill(each)] or None


def qualifications(record: JobRecord) -> Json | None:
    """What is asked beside education, experience and skills. A text that needs its label is given it: 年龄：25-45岁."""
    values = [_qualification(each) for each in record.qualifications if _is_qualification(each)]
    return [*values] or None


def asks_nothing(text: str) -> bool:
    """Whether a text says that anything will do: 不限."""
    return text.strip(" 。.;；") in _ANYTHING


def _is_skill(qualification: Qualification) -> bool:
    return qualification.category in _SKILLS and not asks_nothing(qualification.text)


def _is_qualification(qualification: Qualification) -> bool:
    if qualification.category in ("education", "experience"):
        return False
    if qualification.category == "major":
        return asks_nothing(qualification.text)
    return not _is_skill(qualification)


def _qualification(qualification: Qualification) -> Json:
    category, text = qualification.category, qualification.text
    if category == "certificate" and not asks_nothing(text):
        return node("EducationalOccupationalCredential", credentialCategory="certificate", description=text)
    return text if category in _SAYS_ITSELF else f"{CATEGORIES[category]}：{text}"


def _texts(record: JobRecord, category: QualificationCategory) -> list[str]:
    return [each.text for each in record.qualifications if each.category == category]


def _texts_or_none_required(texts: Iterable[str]) -> Json | None:
    given = [*texts]
    return NO_REQUIREMENTS if given and all(map(asks_nothing, given)) else one_or_many(given)
