"""Reads our tables with DuckDB."""

import os

import duckdb
from tell import tell

duckdb.execute("set timezone = 'UTC'")


def told(found):
    return found.columns, found.types, found.fetchall()


def parquet(path):
    return told(duckdb.read_parquet(path))


def parts(path):
    return told(duckdb.sql(f"from read_parquet('{path}/**/*.parquet', hive_partitioning = true, hive_types_autocast = false)"))


def csv(path):
    options = "all_varchar = true, header = true, quote = '\"', escape = '\"', allow_quoted_nulls = false"
    return told(duckdb.sql(f"from read_csv('{path}', {options})"))


def rates(folder):
    for name in ("gold", "scores"):
        duckdb.sql(f"create view {name} as from read_parquet('{os.path.join(folder, name)}.parquet')")
    with open(os.path.join(os.path.dirname(__file__), "rates.sql"), encoding="utf-8") as file:
        found = duckdb.sql(file.read())
    return [dict(zip(found.columns, row)) for row in found.fetchall()]


tell(parquet, parts, csv, rates)
