"""The one base of every model that crosses a boundary."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """Forbid changes after construction and fields nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")
