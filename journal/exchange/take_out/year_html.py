"""The year's page as one HTML file: nothing is asked of any other place, nothing runs."""

from __future__ import annotations

from html import escape

from journal.exchange.take_out.year_page import DrawnWeek, YearPage

WIDTH, HEIGHT, BELOW = 1060, 150, 34
"""Units of the drawing: the bars, and below them marks and months."""


def as_html(page: YearPage) -> bytes:
    """Return the file. Every word is escaped; by its policy the page may load nothing."""
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(page.title)}</title>",
        f"<style>{_style(page)}</style></head><body><main>",
        f"<h1>{escape(page.title)}</h1>",
        f"<h2>{escape(page.heading)}</h2>",
        f"<p>{escape(page.picture)}</p>",
        as_svg(page),
        f'<p class="quiet">{escape(page.legend)}</p>',
    ]
    for section in page.sections:
        parts.append(f"<h2>{escape(section.heading)}</h2>")
        parts += [f"<p>{escape(line)}</p>" for line in section.lines]
    if page.words:
        parts.append(f"<h2>{escape(page.words_heading)}</h2>")
        for day, text in page.words:
            parts.append(f'<figure><blockquote dir="auto">{escape(text)}</blockquote>')
            parts.append(f'<figcaption class="quiet">{escape(day)}</figcaption></figure>')
    parts.append(f'<footer class="quiet">{escape(page.foot)}</footer></main></body></html>')
    return "\n".join(parts).encode("utf-8")


def as_svg(page: YearPage) -> str:
    """Return the weeks as a drawing that says itself in words to whoever does not see it."""
    step = WIDTH / max(len(page.weeks), 1)
    highest = max((week.value for week in page.weeks), default=0) or 1
    drawn = [_week(page, week, n * step, step * 0.7, highest) for n, week in enumerate(page.weeks)]
    size = f'viewBox="0 0 {WIDTH} {HEIGHT + BELOW}" width="100%"'
    return f'<svg {size} role="img" aria-label="{escape(page.picture)}">{"".join(drawn)}</svg>'


def _week(page: YearPage, week: DrawnWeek, x: float, width: float, highest: int) -> str:
    high = HEIGHT * week.value / highest
    told = [_rect(x, HEIGHT - high, width, high, page.colours.bar)] if week.value else []
    if week.marked:
        told.append(_rect(x, HEIGHT + 3, width, 4, page.colours.mark))
    if week.month:
        place = f'x="{x:.1f}" y="{HEIGHT + 28}" font-size="17" fill="{page.colours.quiet}"'
        told.append(f"<text {place}>{escape(week.month)}</text>")
    return "".join(told)


def _rect(x: float, y: float, width: float, height: float, colour: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="1.5" fill="{colour}"/>'


def _style(page: YearPage) -> str:
    colours = page.colours
    return (
        f"body{{margin:0;background:#fff;color:{colours.text};font:17px/1.5 Georgia,'Source Serif 4',serif}}"
        "main{max-width:44rem;margin:0 auto;padding:2.5rem 1.25rem}h1{font-size:2rem;margin:0 0 1rem}"
        "h2{font-size:1.15rem;margin:1.8rem 0 .3rem}p{margin:.2rem 0}svg{margin:.8rem 0 .2rem;display:block}"
        f".quiet{{color:{colours.quiet};font-size:.85rem}}figure{{margin:.8rem 0}}"
        f"blockquote{{margin:0;padding-left:.9rem;border-left:3px solid {colours.mark};white-space:pre-wrap}}"
        "footer{margin-top:2.2rem}@media print{main{padding:0}}"
    )
