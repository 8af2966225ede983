"""Rules of a bureau's own: a small readable language over the lexicon's terms.

    收入决算表[合计, 财政拨款收入] = 财政拨款收入支出决算总表[本年收入合计]
    三公经费.决算 <= 三公经费.预算

``parse.parse`` makes a rule of such a line, or says in one sentence why it cannot; ``evaluate.relations`` evaluates it.
"""
