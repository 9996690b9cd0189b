"""Where words and pictures meet: pages are planned, framings chosen, letters placed, sheets printed."""
