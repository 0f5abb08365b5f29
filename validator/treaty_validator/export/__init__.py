"""The collection as tables for statistics programs: a pure function of the collection and a day."""
