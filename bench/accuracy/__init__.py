"""How accurate the checker is: random consistent disclosures, planted errors, and what became of them.

Nothing here imports the package except the measurer, which calls ``read``, ``recognise`` and ``check``: the
documents are an independent witness, with their own ledger, arithmetic and rounding.
"""
