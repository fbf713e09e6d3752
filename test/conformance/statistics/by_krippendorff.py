"""The package krippendorff: alpha at every level of measurement."""

import krippendorff
import numpy
from tell import tell


def krippendorff_alpha(given):
    data = numpy.array([[numpy.nan if one is None else one for one in unit] for unit in given["units"]], dtype=float).T
    return {"alpha": krippendorff.alpha(reliability_data=data, level_of_measurement=given["metric"])}


tell({"krippendorff_alpha": krippendorff_alpha})
