"""Safe fixes: how a record is written changes, what it says does not, and comments stay with their keys."""
