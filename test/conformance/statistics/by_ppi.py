"""ppi_py: prediction-powered means."""

import numpy
import ppi_py
from tell import tell


def ppi_mean(given):
    parts = [numpy.array(given[name], dtype=float) for name in ("gold", "grader_on_gold", "grader_unlabelled")]
    tuning = None if given["lambda"] == "tuned" else given["lambda"]
    return {
        "estimate": ppi_py.ppi_mean_pointestimate(*parts, lam=tuning)[0],
        "ci": [end[0] for end in ppi_py.ppi_mean_ci(*parts, alpha=given["alpha"], lam=tuning)],
    }


tell({"ppi_mean": ppi_mean})
