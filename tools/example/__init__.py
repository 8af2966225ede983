"""The example's ledger, reconstructed from a published disclosure."""
