"""A paper of headings and lines that leaves the journal, before it is PDF; and as RTF, which word processors open."""

from __future__ import annotations

from dataclasses import dataclass

from journal.exchange.take_out.year_page import Colours, Section
from journal.wording.direction import without_turns


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The paper: a title, sections in order, and a line at its foot."""

    title: str
    sections: tuple[Section, ...]
    foot: str
    colours: Colours


def as_rtf(paper: Paper) -> bytes:
    """Return the file: RTF 1, ASCII alone, with headings that a word processor knows as such."""
    parts = [
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}}",
        r"{\stylesheet{\s0 Normal;}{\s1\b\fs36 heading 1;}{\s2\b\fs26 heading 2;}}",
        rf"{{\info{{\title {_escaped(paper.title)}}}}}\paperw11906\paperh16838\margl1134\margr1134",
        _paragraph(paper.title, r"\s1\outlinelevel0\sa200\b\fs36"),
    ]
    for section in paper.sections:
        parts.append(_paragraph(section.heading, r"\s2\outlinelevel1\keepn\sb240\sa60\b\fs26"))
        parts += [_paragraph(line, r"\s0\sa80\fs21") for line in section.lines]
    parts.append(_paragraph(paper.foot, r"\s0\sb360\fs17"))
    return ("\n".join(parts) + "\n}").encode("ascii")


def _paragraph(text: str, style: str) -> str:
    return rf"{{\pard{style} {_escaped(text)}\par}}"


def _escaped(text: str) -> str:
    """Return a text in which nothing is a command; what is not ASCII is told by its number, in UTF-16."""
    told = []
    for sign in without_turns(text).replace("\r\n", "\n"):
        if sign in "\\{}":
            told.append("\\" + sign)
        elif sign == "\n":
            told.append("\\line ")
        elif sign == "\t":
            told.append("\\tab ")
        elif " " <= sign <= "~":
            told.append(sign)
        elif sign > "~":
            pairs = sign.encode("utf-16-le", "surrogatepass")
            units = [int.from_bytes(pairs[n : n + 2], "little", signed=True) for n in range(0, len(pairs), 2)]
            told.append("".join(f"\\u{unit}?" for unit in units))
    return "".join(told)
