"""Numbered steps from every published library to the present one."""
