"""Points: coordinates on the dimensions of public accounts, their trees, the lexicon, and the Reading."""
