"""Computes a statistic of a library for each line of inputs, and writes the numbers under the names that Touchstone uses."""

import json
import math
import sys
import warnings

import numpy

warnings.simplefilter("ignore")
numpy.seterr(all="ignore")


def plain(value):
    """A number as JSON; NaN and infinities are "undefined" in these libraries, which is null."""
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple, numpy.ndarray)):
        return [plain(one) for one in value]
    if value is None:
        return None
    number = float(value)
    return number if math.isfinite(number) else None


def tell(statistics):
    """`statistics` maps names to functions from an input to a record. The second argument names the file of inputs."""
    told = {}
    with open(sys.argv[2], encoding="utf-8") as file:
        for line in file:
            case = json.loads(line)
            try:
                told[case["id"]] = plain(statistics[case["stat"]](case["input"]))
            except (ValueError, ZeroDivisionError, IndexError, FloatingPointError) as error:
                told[case["id"]] = {"refused": f"{type(error).__name__}: {error}"[:200]}
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        json.dump(told, file, allow_nan=False)
