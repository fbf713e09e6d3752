"""Reads our tables with polars."""

import os

import polars
from polars import col
from tell import tell


def told(frame):
    return frame.columns, frame.dtypes, frame.rows()


def parquet(path):
    return told(polars.read_parquet(path))


def parts(path):
    schema = {"scenario": polars.String, "model": polars.String}
    return told(polars.read_parquet(f"{path}/**/*.parquet", hive_partitioning=True, hive_schema=schema))


def csv(path):
    return told(polars.read_csv(path, infer_schema=False, empty_string_is_null=False))


def rates(folder):
    gold = polars.scan_parquet(os.path.join(folder, "gold.parquet")).filter(
        col("drawn") & col("inclusion_probability").is_not_null() & col("level").is_not_null() & col("asked")
    )
    alone = gold.group_by("dimension", "model").agg(n_gold=polars.len(), gold=col("event").mean())
    scores = polars.scan_parquet(os.path.join(folder, "scores.parquet")).filter(
        col("dimension").is_not_null() & col("level").is_not_null() & col("asked")
    )
    by_verdict = (
        scores.join(gold.select("transcript_id", "dimension", gold_event="event"), on=["transcript_id", "dimension"], how="left")
        .with_columns(framed=col("inclusion_probability").is_not_null())
        .group_by("dimension", "grader", "model", "event")
        .agg(n=polars.len(), framed=col("framed").sum(), rate=col("gold_event").filter("framed").mean())
    )
    found = by_verdict.group_by("dimension", "grader", "model").agg(
        raw=col("n").filter("event").sum() / col("n").sum(),
        known=col("rate").is_not_null().all(),
        corrected=(col("framed") * col("rate")).sum() / col("framed").sum(),
    )
    joined = found.join(alone, on=["dimension", "model"])
    shown = joined.with_columns(corrected=polars.when("known").then("corrected")).drop("known")
    return shown.sort("dimension", "grader", "model").collect().to_dicts()


tell(parquet, parts, csv, rates)
