"""Files of worked examples: facts over those of ``common_ground.yaml``, written by id."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from models.catalogue import Catalogue
from models.project import Project

FOLDER = Path(__file__).parent / "examples"
COMMON_GROUND = "common_ground.yaml"

Facts = dict[str, Any]


def read(path: Path) -> Facts:
    """A file of examples."""
    facts: Facts = yaml.safe_load(path.read_text(encoding="utf-8"))
    return facts


def over(below: Facts, above: Facts) -> Facts:
    """Facts with others written over them, entry by entry."""
    merged = dict(below)
    for name, value in above.items():
        both = isinstance(value, dict) and isinstance(below.get(name), dict)
        merged[name] = over(below[name], value) if both else value
    return merged


def project_and_catalogue(given: Facts) -> tuple[Project, Catalogue]:
    """What an example is about, without flaws."""
    catalogue = Catalogue.model_validate(
        {name: _listed(given[name]) for name in ("funders", "programmes")}
        | {
            "calls": [
                _call(id_, facts) for id_, facts in given["calls"].items() if facts is not None
            ]
        }
    )
    costs = [
        dict(zip(("partner", "work_package", "category", "amount"), row, strict=False))
        | {"in_kind": row[-1] == "in kind"}
        for row in given["project"]["costs"]
    ]
    project = Project.model_validate(
        given["project"]
        | {
            name: _listed(given["project"].get(name, {}))
            for name in ("partners", "work_packages", "contributions")
        }
        | {"costs": costs}
    )
    assert list(project.flaws()) == []
    assert [*catalogue.flaws(), *catalogue.unresolved()] == []
    return project, catalogue


def as_far_as(wanted: Facts, found: BaseModel) -> Facts:
    """What was found, in the fields that the example speaks of."""
    data = found.model_dump(mode="json", by_alias=True)
    # People write common spaces in examples; sums are printed with no-break ones.
    told = data["message"] or {}
    said = {**data, **{name: text.replace("\u00a0", " ") for name, text in told.items()}}
    return {name: said[name] for name in wanted}


def _call(id_: str, facts: Facts) -> Facts:
    rounds = [
        {
            "id": round_id,
            "certainty": milestones.get("certainty", "confirmed"),
            "decided_with": milestones.get("decided_with"),
            "milestones": [
                {"kind": kind, **at}
                if isinstance(at, dict) and "at" in at
                else {"kind": kind, "at": at}
                for kind, at in milestones.items()
                if kind not in ("certainty", "decided_with")
            ],
        }
        for round_id, milestones in facts["rounds"].items()
    ]
    return {"id": id_, "title": id_, **facts, "rounds": rounds}


def _listed(by_id: Facts) -> list[Facts]:
    return [{"id": id_, **facts} for id_, facts in by_id.items() if facts is not None]
