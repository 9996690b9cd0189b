"""Characters: posed, dressed, drawn and measured."""
