"""What is wrong with a script, found without a model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from kitsumy.comic import Dialogue, Lines, Plot, Shot

from .languages import is_in
from .limits import Limits

Kind = Literal[
    "shots", "title", "framing", "vanished", "nobody", "speaker", "words", "language", "silence", "mute"
]
"""Another number of shots than asked for; a title too long or in another language; one framing three times
running; a character in hardly any shot; nobody in any; a speaker who is not in the shot; more words than fit;
words of another language; no silent panel; no words at all."""
LONGEST_TITLE = 60
TWICE_FROM = 4
"""From so many shots on everybody is seen twice, and one panel is silent."""
_SLACK = 1.25
"""By how much words may exceed the limits before somebody has to say them anew: letters shrink a little."""


class Finding(NamedTuple):
    """One thing that does not hold; ``panel`` counts from 0, None for the whole script."""

    kind: Kind
    panel: int | None = None
    about: str = ""


def check_plot(plot: Plot, panels: int, language: str) -> tuple[Finding, ...]:
    """Return what is wrong with a plot."""
    return tuple(_plot_findings(plot, panels, language))


def _plot_findings(plot: Plot, panels: int, language: str) -> Iterator[Finding]:
    if len(plot.shots) != panels:
        yield Finding("shots")
    if len(plot.title) > LONGEST_TITLE or not is_in(plot.title, language):
        yield Finding("title")
    yield from (Finding("framing", index) for index in same_framings(plot.shots))
    seen = appearances(plot.shots)
    if not seen:
        yield Finding("nobody")
    least = 2 if len(plot.shots) >= TWICE_FROM else 1
    yield from (Finding("vanished", None, one.id) for one in plot.cast if seen[one.id] < least)


def same_framings(shots: Sequence[Shot]) -> list[int]:
    """Return the shots that are framed like the two before them."""
    framings = [shot.framing for shot in shots]
    return [at for at in range(2, len(framings)) if len(set(framings[at - 2 : at + 1])) == 1]


def appearances(shots: Sequence[Shot]) -> Counter[str]:
    """Return in how many shots each character is."""
    return Counter(figure.character for shot in shots for figure in shot.figures)


def check_dialogue(dialogue: Dialogue, plot: Plot, language: str, limits: Limits) -> tuple[Finding, ...]:
    """Return what is wrong with the words of a plot."""
    findings = [
        found
        for index, (lines, shot) in enumerate(zip(dialogue.panels, plot.shots, strict=True))
        for found in _panel_findings(index, lines, shot, language, limits)
    ]
    silent = [lines for lines in dialogue.panels if not words_in(lines)]
    if len(silent) == len(dialogue.panels):
        findings.append(Finding("mute"))
    if not silent and len(dialogue.panels) >= TWICE_FROM:
        findings.append(Finding("silence"))
    return tuple(findings)


def _panel_findings(index: int, lines: Lines, shot: Shot, language: str, limits: Limits) -> Iterator[Finding]:
    present = {figure.character for figure in shot.figures}
    strangers = dict.fromkeys(one.speaker for one in lines.balloons if one.speaker not in present)
    yield from (Finding("speaker", index, who) for who in strangers)
    if too_long(lines, limits):
        yield Finding("words", index)
    if not all(is_in(text, language) for text in said(lines)):
        yield Finding("language", index)


def too_long(lines: Lines, limits: Limits) -> bool:
    """Tell whether a panel has more words than its letters can shrink for."""
    longest = max((len(one.text.split()) for one in lines.balloons), default=0)
    caption = max((len(one.split()) for one in lines.captions), default=0)
    return (
        words_in(lines) > limits.panel_words * _SLACK
        or longest > limits.balloon_words * _SLACK
        or caption > limits.caption_words * _SLACK
    )


def said(lines: Lines) -> list[str]:
    """Return what a panel's people and captions say."""
    return [*lines.captions, *(one.text for one in lines.balloons)]


def words_in(lines: Lines) -> int:
    """Return how many words a panel says."""
    return sum(len(text.split()) for text in said(lines))
