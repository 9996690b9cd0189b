"""Whatever a model may answer, and answers that are nearly right."""

from __future__ import annotations

from hypothesis import strategies as st

_TEXTS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "",
            "c0",
            "c1",
            "Rena",
            "wide",
            "close",
            "#FFF",
            "red",
            "<b>bold</b>",
            "@everyone",
            "a\u202eb\x00c",
            "**so**",
        ]
    ),
    st.text("ab .!", min_size=200, max_size=400),
)
_LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), _TEXTS)
_KEYS = st.sampled_from(
    [
        "title",
        "cast",
        "shots",
        "facts",
        "threads",
        "panels",
        "id",
        "name",
        "figures",
        "character",
        "slot",
        "framing",
    ]
)
ANYTHING = st.recursive(
    _LEAVES,
    lambda inner: (
        st.lists(inner, max_size=5) | st.dictionaries(_KEYS | st.text(max_size=5), inner, max_size=6)
    ),
    max_leaves=30,
)
_IDS = st.sampled_from(["c0", "c1", "c2", "Rena", "RENA", "stranger"])
_FIGURES = st.fixed_dictionaries(
    {"character": _IDS, "slot": st.sampled_from(["left", "centre", "right", "top"]), "pose": _TEXTS}
)
_SHOTS = st.fixed_dictionaries(
    {
        "place": _TEXTS,
        "framing": st.sampled_from(["wide", "medium", "close", "insert", "extreme close-up", "MEDIUM SHOT"]),
        "importance": st.one_of(st.integers(-5, 50), st.just("high"), st.floats()),
        "figures": st.lists(_FIGURES, max_size=5),
    }
)
_CAST = st.fixed_dictionaries(
    {"id": _IDS, "name": st.one_of(_IDS, _TEXTS), "coat": _TEXTS, "species": _TEXTS}
)
PLOTS = st.fixed_dictionaries(
    {
        "title": _TEXTS,
        "cast": st.lists(_CAST, min_size=1, max_size=8),
        "shots": st.lists(_SHOTS, min_size=1, max_size=14),
        "facts": st.lists(st.fixed_dictionaries({"text": _TEXTS, "kind": _TEXTS}), max_size=3),
        "threads": st.lists(_TEXTS, max_size=3),
    }
)
_BALLOONS = st.fixed_dictionaries({"speaker": _IDS, "text": _TEXTS, "kind": _TEXTS})
PANELS = st.lists(
    st.fixed_dictionaries(
        {
            "panel": st.one_of(st.integers(-2, 12), _TEXTS),
            "captions": st.lists(_TEXTS, max_size=4),
            "balloons": st.lists(_BALLOONS, max_size=9),
            "sfx": st.lists(st.fixed_dictionaries({"text": _TEXTS, "source": _IDS}), max_size=3),
        }
    ),
    max_size=12,
)
