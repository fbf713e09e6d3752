"""Reads saved figures: their tables with pandas, and the positions of the marks in their drawings on the axis of rates."""

import json
import os
import re
import sys
import xml.etree.ElementTree as tree

import pandas

NEAR = 0.02


def shapes(root, name):
    return [one.attrib for one in root.iter(f"{{http://www.w3.org/2000/svg}}{name}")]


def axis(root):
    """The coordinate of rates, the position of 0, the length from 0 to 1, and the ends of the grid on the other coordinate."""
    ticks = []
    for one in root.iter("{http://www.w3.org/2000/svg}text"):
        if re.fullmatch(r"\d+ %", one.text or "") and one.get("text-anchor") in ("middle", "end"):
            along = "x" if one.get("text-anchor") == "middle" else "y"
            ticks.append((along, float(one.get("x")), float(one.get("y")), int(one.text[:-2]) / 100))
    along = ticks[0][0]
    lines = [{name: float(one[name]) for name in ("x1", "x2", "y1", "y2")} for one in shapes(root, "line")]
    across = "y" if along == "x" else "x"
    grid = [one for one in lines if one[f"{along}1"] == one[f"{along}2"]]
    longest = max(abs(one[f"{across}2"] - one[f"{across}1"]) for one in grid)
    grid = [one for one in grid if abs(one[f"{across}2"] - one[f"{across}1"]) > longest - NEAR]
    places = sorted({one[f"{along}1"] for one in grid}, reverse=along == "y")
    shares = sorted({share for _, _, _, share in ticks})
    assert len(places) >= len(shares) >= 2, (places, shares)
    unit = (places[len(shares) - 1] - places[0]) / (shares[-1] - shares[0])
    zero = places[0] - shares[0] * unit
    ends = [one[name] for one in grid for name in (f"{across}1", f"{across}2")]
    return along, zero, unit, (min(ends), max(ends))


def marks_of(path):
    """The rate of each mark inside the grid, and the number of marks of shapes whose middle is not computed."""
    root = tree.parse(path).getroot()
    along, zero, unit, (least, most) = axis(root)
    own, across = (0, 1) if along == "x" else (1, 0)
    found = [(float(one["cx"]), float(one["cy"])) for one in shapes(root, "circle")]
    odd = []
    for one in shapes(root, "path"):
        points = [tuple(map(float, pair.split(","))) for pair in re.findall(r"[-\d.]+,[-\d.]+", one["d"])]
        if one["d"].endswith("Z"):
            (found if len(points) == 4 else odd).append(tuple(sum(each) / len(points) for each in zip(*points)))

    def rates(marks):
        inside = [(mark[own] - zero) / unit for mark in marks if least - NEAR <= mark[across] <= most + NEAR]
        return sorted(rate for rate in inside if -0.01 <= rate <= 1.01)

    return {"marks": rates(found), "others": len(rates(odd))}


def plain(value):
    return None if value != value else value.item() if hasattr(value, "item") else value


told, folder = sys.argv[1:3]
figures = {}
for name in sorted(os.listdir(folder)):
    if not name.endswith(".csv"):
        continue
    table = pandas.read_csv(os.path.join(folder, name))
    rows = [{column: plain(cell) for column, cell in row.items()} for row in table.to_dict("records")]
    figures[name[:-4]] = {"rows": rows, **marks_of(os.path.join(folder, f"{name[:-4]}.svg"))}
with open(told, "w", encoding="utf-8") as file:
    json.dump(figures, file)
