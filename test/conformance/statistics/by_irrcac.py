"""irrCAC: Gwet's AC1 and AC2, Fleiss' generalised kappa and Brennan-Prediger, with missing ratings."""

import pandas
from irrCAC.raw import CAC
from tell import tell


def coefficient(name):
    def computed(given):
        ratings = pandas.DataFrame([[float("nan") if one is None else one for one in unit] for unit in given["units"]])
        one = CAC(ratings, weights=given["weights"], categories=given["scale"], confidence_level=given["confidence"], digits=15)
        found = getattr(one, name)()["est"]
        return {"pa": found["pa"], "pe": found["pe"], "value": found["coefficient_value"], "se": found["se"]}

    return computed


tell({"gwet_ac": coefficient("gwet"), "fleiss_kappa_generalised": coefficient("fleiss"), "brennan_prediger": coefficient("bp")})
