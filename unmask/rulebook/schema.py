"""The JSON Schema of pack and lexicon files, drawn from their form: what editors complete and packs are checked by."""

from __future__ import annotations

from typing import Any

import msgspec

from unmask.rulebook.form import ExtensionForm, LexiconForm, MoreForm, PackForm, RuleForm

_REF = "#/$defs/{name}"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a pack file: a pack of its own, or one that extends another."""
    _, made = msgspec.json.schema_components((PackForm, ExtensionForm, MoreForm), ref_template=_REF)
    rule = made["RuleForm"]
    made["ChangeForm"] = {
        **rule,
        "title": "ChangeForm",
        "description": "A rule of the extended pack with what is different about it, or a whole new rule.",
        "properties": {**rule["properties"], "more": {"$ref": "#/$defs/MoreForm"}},
        "required": ["id"],
    }
    made["ExtensionForm"]["properties"]["rules"]["items"] = {"$ref": "#/$defs/ChangeForm"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "unmask rule pack",
        "if": {"type": "object", "required": ["extends"]},
        "then": {"$ref": "#/$defs/ExtensionForm"},
        "else": {"$ref": "#/$defs/PackForm"},
        "$defs": made,
    }


def lexicon_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a lexicon file."""
    return msgspec.json.schema(LexiconForm, ref_template=_REF)


def keys_of(form: type[msgspec.Struct]) -> dict[str, str]:
    """What is said of each key of a form, in the order in which they are listed."""
    _, made = msgspec.json.schema_components((form,), ref_template=_REF)
    properties = made[form.__name__]["properties"]
    return {key: each.get("description", "") for key, each in properties.items()}


__all__ = ["RuleForm", "json_schema", "keys_of", "lexicon_schema"]
