"""Reads our tables with pandas, whose Parquet is pyarrow's."""

import os

import pandas
import pyarrow
import pyarrow.dataset
from tell import tell


def told(frame):
    held = frame.astype(object).where(frame.notna(), None)
    return list(frame.columns), [str(one) for one in frame.dtypes], held.itertuples(index=False, name=None)


def parquet(path):
    return told(pandas.read_parquet(path, dtype_backend="numpy_nullable"))


def parts(path):
    # without the schema, values from names of folders are categories, and none may be missing
    schema = pyarrow.schema([("scenario", pyarrow.string()), ("model", pyarrow.string())])
    folders = pyarrow.dataset.partitioning(schema, flavor="hive")
    return told(pandas.read_parquet(path, dtype_backend="numpy_nullable", partitioning=folders))


def csv(path):
    return told(pandas.read_csv(path, dtype="string", keep_default_na=False))


def rates(folder):
    gold = pandas.read_parquet(os.path.join(folder, "gold.parquet"))
    gold = gold[gold.drawn & gold.inclusion_probability.notna() & gold.level.notna() & gold.asked]
    gold = gold.assign(event=gold.event.astype(float))
    scores = pandas.read_parquet(os.path.join(folder, "scores.parquet"))
    scores = scores[scores.dimension.notna() & scores.level.notna() & scores.asked]
    scores = scores.assign(verdict=scores.event.astype(bool), framed=scores.inclusion_probability.notna())
    both = scores.merge(gold[["transcript_id", "dimension", "event"]], how="left", on=["transcript_id", "dimension"], suffixes=("_said", ""))
    both.loc[~both.framed, "event"] = None
    for (dimension, grader, model), group in both.groupby(["dimension", "grader", "model"]):
        cells = group.groupby("verdict").agg(framed=("framed", "sum"), rate=("event", "mean"))
        own = gold[(gold.dimension == dimension) & (gold.model == model)]
        yield {
            "dimension": dimension,
            "grader": grader,
            "model": model,
            "n_gold": len(own),
            "raw": group.verdict.mean(),
            "gold": own.event.mean(),
            "corrected": None if cells.rate.isna().any() else (cells.framed * cells.rate).sum() / cells.framed.sum(),
        }


tell(parquet, parts, csv, rates)
