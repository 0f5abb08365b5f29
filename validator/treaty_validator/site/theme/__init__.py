"""The theme: the frame of every page, styles, scripts, fonts, maps."""
