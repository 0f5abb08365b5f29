"""What changed between two versions of the collection: facts, and what follows from them."""
