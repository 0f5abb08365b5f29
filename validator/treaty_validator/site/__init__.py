"""The site: pages and files as pure functions of the collection and a day; `plugin` hands them to MkDocs."""
