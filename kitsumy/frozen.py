"""The one base of every model that crosses a boundary, and the words that stand in one."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Words that say something."""


class Frozen(BaseModel):
    """Forbid changes after construction and fields nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")
