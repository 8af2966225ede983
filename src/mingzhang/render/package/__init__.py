"""The data package: records as CSV with their code lists, described as Frictionless Data."""

from mingzhang.render.package.csv import csv_bytes
from mingzhang.render.package.datapackage import Column, Records, data_package

__all__ = ["Column", "Records", "csv_bytes", "data_package"]
