"""Writes the result of a reader of tables: columns with their types, rows as JSON, and rates computed from the tables alone."""

import datetime
import json
import os
import sys

KINDS = ("gold", "labels", "scores", "transcripts", "disputes")


def plain(value):
    """A cell as JSON: a time in milliseconds since 1970, a missing value as null."""
    if value is None or value != value:
        return None
    if isinstance(value, datetime.datetime):
        if value.tzinfo is None:
            value = value.replace(tzinfo=datetime.timezone.utc)
        return round(value.timestamp() * 1000)
    return value.item() if hasattr(value, "item") else value


def tell(parquet, parts, csv, rates):
    """
    Reads each table in the folder that the second argument names. `parquet`, `parts` and `csv` take a path and return
    (names, types, rows) with rows as tuples; `rates` takes the folder and returns records of the rates by model.
    """
    target, folder = sys.argv[1:3]
    told = {"tables": {}, "rates": []}
    for name in sorted(os.listdir(folder)):
        reader = parquet if name.endswith(".parquet") else parts if name.endswith(".parts") else csv if name.endswith(".csv") else None
        if reader is None:
            continue
        try:
            names, types, rows = reader(os.path.join(folder, name))
            table = {"columns": list(names), "types": [str(one) for one in types], "rows": [[plain(cell) for cell in row] for row in rows]}
        except Exception as error:  # a table that the reader refuses is a result
            table = {"columns": [], "types": [], "rows": [], "refused": f"{type(error).__name__}: {error}"[:500]}
        told["tables"][name] = table
    if os.path.exists(os.path.join(folder, "rates")):
        told["rates"] = [{name: plain(cell) for name, cell in row.items()} for row in rates(folder)]
    with open(target, "w", encoding="utf-8") as file:
        json.dump(told, file, allow_nan=False)
