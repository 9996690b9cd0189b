"""A plot is known before it is whole, from any beginning of any answer, and never breaks anything."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from kitsumy.comic import Plot
from kitsumy.slips import Slip
from kitsumy.writers.openai import OpenAIWriter
from kitsumy.writers.openai.previewing import Preview, so_far
from tests.servers.openai import OpenAIServer
from tests.writers.conftest import brief

PLOT = {
    "title": "The *hat* @everyone",
    "cast": [{"id": "fox", "name": "Rena", "species": "fox"}, {"id": "cat", "name": "Tom", "species": "cat"}],
    "shots": [
        {"place": f"street {at}", "figures": [{"character": "fox", "slot": "left"}], "importance": at}
        for at in range(1, 5)
    ],
    "facts": [{"text": "The hat is gone", "kind": "story"}],
    "threads": [],
}
TEXT = json.dumps(PLOT)


def test_every_beginning_of_an_answer_is_a_plot_or_none() -> None:
    known = [so_far(TEXT[:end], brief(), None) for end in range(len(TEXT) + 1)]
    counts = [len(plot.shots) if plot else 0 for plot in known]
    assert counts == sorted(counts)
    assert (counts[0], counts[-1]) == (0, 4)
    assert set(counts) == {0, 1, 2, 3, 4}
    assert {plot.title for plot in known if plot} == {so_far(TEXT, brief(), None).title}  # type: ignore[union-attr]
    for plot in filter(None, known):
        assert [shot.place for shot in plot.shots] == [f"street {at}" for at in range(1, len(plot.shots) + 1)]


@settings(max_examples=200)
@given(st.data())
def test_whatever_comes_is_no_plot_or_one(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(TEXT)))
    signs = st.sampled_from(["{", "}", "[", '"', "null", "\\u", "1e999"])
    noise = data.draw(st.one_of(st.text(max_size=30), signs))
    end = data.draw(st.integers(0, len(TEXT) + 30))
    found = so_far((TEXT[:at] + noise + TEXT[at:])[:end], brief(), None)
    assert found is None or isinstance(found, Plot)


def test_nothing_is_read_twice_within_a_moment() -> None:
    now, heard = [0.0], list[int]()
    preview = Preview(brief(), None, lambda plot: heard.append(len(plot.shots)), lambda: now[0])
    for at in range(0, len(TEXT), 40):
        preview(TEXT[at : at + 40])
        now[0] += 0.05
    assert heard == sorted(set(heard))
    assert heard[0] >= 1


async def test_a_plot_is_told_while_it_comes(writer: OpenAIWriter, openai_server: OpenAIServer) -> None:
    openai_server.pace = 0.3
    told, slip = list[Plot](), Slip()
    slip.telling = told.append
    plot = await writer.plot(brief(), None, slip)
    assert [len(one.shots) for one in told] == sorted({len(one.shots) for one in told})
    assert told[0].shots == plot.shots[: len(told[0].shots)]
    assert told[0].title == plot.title
    assert len(told[0].shots) < len(plot.shots)
