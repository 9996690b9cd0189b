"""From any text to what the faces can show; a box is never drawn for a letter."""

from __future__ import annotations

import unicodedata

from .clusters import IGNORED, TAGS, ZWJ, ZWNJ, clusters, is_mark
from .coverage import characters, face_for
from .faces import EMOJI, Role, own_face

_LOOKALIKES = str.maketrans(
    {"ʹ": "’", "ʻ": "’", "′": "’", "‑": "-", "‒": "–", "―": "—", "\u00ad": "", "\u202f": " "}
)
_KEPT = {ZWNJ, ZWJ, *TAGS}
_UNSEEN = ("Cc", "Cf", "Cs")


def clean(text: str, role: Role) -> str:
    """Return a text with only what the role's face, or one that stands in for it, can show.

    Look-alikes are replaced, accents that no face has are dropped, controls and what steers the direction
    of writing too, and of a character that cannot be shown at all nothing is left: better a missing sign
    than a row of boxes. All themes show the same characters.
    """
    text = text.translate(_LOOKALIKES)
    if unicodedata.is_normalized("NFC", text) and characters(own_face(role, "print")).issuperset(
        map(ord, text)
    ):
        return " ".join(text.split())
    shown = (_shown(cluster, role) for cluster in clusters(_seen(text)))
    return unicodedata.normalize("NFC", " ".join("".join(shown).split()))


def unshown(text: str, role: Role) -> tuple[str, ...]:
    """Return what is left out when a text is lettered, each once, in order; controls are not counted."""
    missing = (cluster for cluster in clusters(_seen(text)) if not _shown(cluster, role))
    return tuple(dict.fromkeys(cluster for cluster in missing if not set(cluster) <= IGNORED))


def _seen(text: str) -> str:
    """Return a text composed, without controls."""
    spaced = (" " if c.isspace() else c for c in text.translate(_LOOKALIKES))
    seen = (c for c in spaced if c in _KEPT or unicodedata.category(c) not in _UNSEEN)
    return unicodedata.normalize("NFC", "".join(seen))


def _shown(cluster: str, role: Role) -> str:
    if cluster[0] in IGNORED or is_mark(cluster[0]):
        return ""
    found = face_for(cluster, role)
    if found == EMOJI:
        return cluster.rstrip(ZWJ + ZWNJ)
    whole = _bare(cluster)
    if found is not None:
        return whole
    parts = unicodedata.normalize("NFKD", whole)
    return "".join(c for c in parts if c.isspace() or (not is_mark(c) and face_for(c, role)))


def _bare(cluster: str) -> str:
    """Return a cluster without what only emoji and joined scripts heed."""
    if unicodedata.bidirectional(cluster[0]) == "AL":
        return "".join(c for c in cluster if c in (ZWNJ, ZWJ) or c not in IGNORED)
    return "".join(c for c in cluster if c not in IGNORED)
