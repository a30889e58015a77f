"""Rows as text that a spreadsheet opens."""

import csv
import io
import json

# What a spreadsheet takes for the start of a formula, the full-width forms of East Asian keyboards among them.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_text(rows):
    """Rows of values as CSV text that a spreadsheet opens as UTF-8 and runs nothing of."""
    page = io.StringIO()
    csv.writer(page).writerows([[_cell(value) for value in row] for row in rows])
    # spreadsheets take a file for UTF-8 only where it begins with this mark
    return "\ufeff" + page.getvalue()


def _cell(value):
    if value is None:
        return ""
    if isinstance(value, str):
        # a name such as =1+1 is a name and no sum
        return "'" + value if value.lstrip(" \ufeff").startswith(FORMULA) else value
    return json.dumps(value, ensure_ascii=False)
