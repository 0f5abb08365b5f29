"""The contract: the schema, its code lists, and the two engines that hold a record to it."""
