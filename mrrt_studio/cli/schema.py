"""``mrrt-studio schema``: the JSON Schema of scenario files."""

from __future__ import annotations

import argparse
import json
import sys

from mrrt_studio.scenario.schema import scenario_schema


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes none."""
    parser.set_defaults()


def execute(_: argparse.Namespace) -> int:
    """Print the schema."""
    sys.stdout.write(json.dumps(scenario_schema(), indent=2, ensure_ascii=False) + "\n")
    return 0
