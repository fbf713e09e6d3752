"""Reads our tables with pyarrow."""

import csv as standard
import os

import pyarrow
import pyarrow.compute as compute
import pyarrow.csv
import pyarrow.dataset
import pyarrow.parquet
from tell import tell


def told(table):
    rows = zip(*(column.to_pylist() for column in table.columns))
    return table.column_names, [field.type for field in table.schema], rows


def parquet(path):
    return told(pyarrow.parquet.read_table(path))


def parts(path):
    schema = pyarrow.schema([("scenario", pyarrow.string()), ("model", pyarrow.string())])
    folders = pyarrow.dataset.partitioning(schema, flavor="hive")
    return told(pyarrow.dataset.dataset(path, format="parquet", partitioning=folders).to_table())


def csv(path):
    with open(path, newline="", encoding="utf-8") as file:
        names = next(standard.reader(file))
    options = pyarrow.csv.ConvertOptions(
        column_types={name: pyarrow.string() for name in names}, strings_can_be_null=True, quoted_strings_can_be_null=False, null_values=[""]
    )
    lines = pyarrow.csv.ParseOptions(newlines_in_values=True)
    return told(pyarrow.csv.read_csv(path, parse_options=lines, convert_options=options))


def rates(folder):
    def table(name, *present):
        read = pyarrow.parquet.read_table(os.path.join(folder, f"{name}.parquet"))
        for one in present:
            read = read.filter(compute.is_valid(read[one]))
        return read.filter(read["asked"])

    gold = table("gold", "inclusion_probability", "level")
    gold = gold.filter(gold["drawn"]).select(["transcript_id", "dimension", "model", "event"])
    gold = gold.set_column(3, "event", gold["event"].cast("int8").cast("double"))
    alone = gold.group_by(["dimension", "model"]).aggregate([("event", "count"), ("event", "mean")])
    shares = {(row["dimension"], row["model"]): row for row in alone.to_pylist()}
    scores = table("scores", "dimension", "level").select(["transcript_id", "dimension", "grader", "model", "event", "inclusion_probability"])
    scores = scores.rename_columns(["transcript_id", "dimension", "grader", "model", "verdict", "chance"])
    both = scores.join(gold.drop_columns("model"), keys=["transcript_id", "dimension"])
    both = both.set_column(both.column_names.index("event"), "event", compute.if_else(compute.is_valid(both["chance"]), both["event"], None))
    cells = both.group_by(["dimension", "grader", "model", "verdict"]).aggregate([("transcript_id", "count"), ("chance", "count"), ("event", "mean")])
    groups = {}
    for row in cells.to_pylist():
        groups.setdefault((row["dimension"], row["grader"], row["model"]), []).append(row)
    for (dimension, grader, model), verdicts in sorted(groups.items()):
        known = all(row["event_mean"] is not None for row in verdicts)
        framed = sum(row["chance_count"] for row in verdicts)
        yield {
            "dimension": dimension,
            "grader": grader,
            "model": model,
            "n_gold": shares[dimension, model]["event_count"],
            "raw": sum(row["transcript_id_count"] for row in verdicts if row["verdict"]) / sum(row["transcript_id_count"] for row in verdicts),
            "gold": shares[dimension, model]["event_mean"],
            "corrected": sum(row["chance_count"] * row["event_mean"] for row in verdicts) / framed if known else None,
        }


tell(parquet, parts, csv, rates)
