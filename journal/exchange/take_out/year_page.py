"""One page of a year, before it is HTML or PDF: headings with lines, weeks to be drawn, words of one's own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnWeek:
    """A bar: as high as `value`, from 0; `marked` below it; `month` where one begins with it, else ""."""

    value: int
    marked: bool
    month: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and its lines."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """As "#RRGGBB"."""

    text: str
    quiet: str
    bar: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPage:
    """The page. `picture` are the weeks in words, `legend` how the drawing is read, `words` a day and a text each."""

    title: str
    heading: str
    weeks: tuple[DrawnWeek, ...]
    picture: str
    legend: str
    sections: tuple[Section, ...]
    words_heading: str
    words: tuple[tuple[str, str], ...]
    foot: str
    colours: Colours
