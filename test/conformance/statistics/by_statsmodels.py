"""statsmodels: intervals of proportions and of their difference, agreement, and McNemar's test."""

import numpy
from statsmodels.stats import contingency_tables, inter_rater
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint
from tell import tell


def proportion_ci(given):
    methods = {"wilson": "wilson", "clopper_pearson": "beta", "jeffreys": "jeffreys"}
    alpha = 1 - given["confidence"]
    return {name: proportion_confint(given["x"], given["n"], alpha=alpha, method=method) for name, method in methods.items()}


def rate_difference(given):
    ends = confint_proportions_2indep(given["x1"], given["n1"], given["x2"], given["n2"], method="newcomb", compare="diff", alpha=1 - given["confidence"])
    return {"diff": given["x1"] / given["n1"] - given["x2"] / given["n2"], "newcombe95": ends}


def fleiss_kappa(given):
    return {"kappa": inter_rater.fleiss_kappa(numpy.array(given["counts"]))}


def cohen_kappa(given):
    kind = {"identity": None, "linear": "linear", "quadratic": "quadratic"}[given["weights"]]
    found = inter_rater.cohens_kappa(numpy.array(given["table"]), wt=kind)
    return {"kappa": found.kappa, "se": found.std_kappa, "se0": found.std_kappa0}


def mcnemar(given):
    table = numpy.array([[given["both_correct"], given["only_a_correct"]], [given["only_b_correct"], given["both_wrong"]]])
    plain = contingency_tables.mcnemar(table, exact=False, correction=False)
    corrected = contingency_tables.mcnemar(table, exact=False, correction=True)
    return {
        "exact_p": contingency_tables.mcnemar(table, exact=True).pvalue,
        "chi2": plain.statistic,
        "p": plain.pvalue,
        "chi2_cc": corrected.statistic,
        "p_cc": corrected.pvalue,
    }


tell({one.__name__: one for one in (proportion_ci, rate_difference, fleiss_kappa, cohen_kappa, mcnemar)})
