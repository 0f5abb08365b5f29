"""The kinds of pages, one module each: `pages(site)` yields all pages of its kind."""
