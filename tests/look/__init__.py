"""How it looks: the style sheet, fonts, scripts and the pages that are only read."""
