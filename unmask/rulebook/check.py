"""Whether a pack or a lexicon file says what it may say: its form by the schema, its sense by us."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

import msgspec

from unmask.errors import PackError, Problem, did_you_mean
from unmask.rulebook.form import BEFORE, NAME, NODE, ExtensionForm, LexiconForm, MoreForm, PackForm, RuleForm
from unmask.rulebook.located import Located, Path

if TYPE_CHECKING:
    from jsonschema import ValidationError

__all__ = ["RuleForm", "json_schema", "keys_of", "lexicon_schema"]

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


MOST_PROBLEMS = 50
"""How many faults of a file are told at a time."""

_TOLD = 5
_PATTERNS = {
    NAME: "use lower-case letters, digits and hyphens",
    NODE: "use lower-case letters, digits and underscores, and a letter first",
    BEFORE: "write the last word of the match, a space, and what must follow",
}
"""What to write where a pattern of the schema is not met."""


def check_pack(pack: Located, name: str) -> Iterator[Problem]:
    """Every fault of a pack, in the order of the file. `name` is what messages call the file.

    A file that extends another pack is only held against the form; its sense shows in the pack that the two make.
    """
    from unmask.rulebook.sense import sense_problems

    problems = list(islice(_form(pack, name, json_schema()), MOST_PROBLEMS))
    if not problems and "extends" not in pack.value:
        problems = list(islice(sense_problems(pack, name), MOST_PROBLEMS))
    yield from sorted(problems, key=lambda problem: problem.line)


def form_of(pack: Located, name: str) -> PackForm:
    """A pack whose form has been checked, typed. Raises `PackError` where the types cannot hold what it says."""
    try:
        return msgspec.convert(pack.value, PackForm)
    except msgspec.ValidationError as error:
        raise PackError((Problem(name, 1, None, f"{str(error)[:200]}; give it a plainer value"),)) from None


def check_lexicon(file: Located, name: str) -> Iterator[Problem]:
    """Every fault of the form of a lexicon file, in the order of the file."""
    problems = islice(_form(file, name, lexicon_schema()), MOST_PROBLEMS)
    yield from sorted(problems, key=lambda problem: problem.line)


def _form(file: Located, name: str, schema: dict[str, Any]) -> Iterator[Problem]:
    from jsonschema import Draft202012Validator

    for error in Draft202012Validator(schema).iter_errors(file.value):
        for leaf in _leaves(error):
            path: Path = tuple(leaf.absolute_path)
            yield Problem(name, file.line(path), rule_at(file, path), _short(_say(leaf, path), 400))


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """What is wrong, where one of several forms was asked for: the faults of the form that was meant."""
    if error.validator != "anyOf" or not error.context:
        yield error
        return
    branches: dict[int, list[ValidationError]] = {}
    for each in error.context:
        branches.setdefault(int(each.relative_schema_path[0]), []).append(each)
    meant = [
        found
        for found in branches.values()
        if not any(each.validator == "type" and not each.relative_path for each in found)
    ]
    if not meant:
        yield error
        return
    for each in min(meant, key=len):
        yield from _leaves(each)


def rule_at(pack: Located, path: Path) -> str | None:
    """The whole id of the rule that a part of a pack lies in, as far as it has one; None outside rules."""
    if len(path) < 2 or path[0] != "rules":
        return None
    rule = pack.value["rules"][path[1]]
    if isinstance(rule, dict) and isinstance(rule.get("id"), str):
        return f"{pack.value.get('pack', pack.value.get('extends', '?'))}/{rule['id']}"
    return f"rule {int(path[1]) + 1}"


def _say(error: ValidationError, path: Path) -> str:
    """What is wrong in words, with the key that it is wrong of."""
    if error.validator == "additionalProperties":
        return _unknown_keys(error)
    where = f"“{path[-1]}” " if path and isinstance(path[-1], str) else ""
    return where + _SAYINGS.get(str(error.validator), _as_told)(error)


def _lacks(error: ValidationError) -> str:
    wanted: Any = error.validator_value
    instance: Any = error.instance
    missing = [key for key in wanted if key not in instance]
    whole = "" if error.absolute_path else "the file itself "
    return f"{whole}lacks {_list(missing)}; add {'it' if len(missing) == 1 else 'them'}"


def _not_one_of(error: ValidationError) -> str:
    choices: Any = error.validator_value
    known = [str(value) for value in choices]
    said = _short(str(error.instance))
    return f"cannot be “{said}”{_nearest(said, known)}; it is one of {', '.join(known)}"


def _of_another_type(error: ValidationError) -> str:
    return f"must be {_article(error.validator_value)}, not {_yaml_type(error.instance)}"


def _of_no_type(error: ValidationError) -> str:
    choices: Any = error.validator_value
    kinds = [_article(each.get("type", "object")) for each in choices]
    return f"must be {' or '.join(dict.fromkeys(kinds))}, not {_yaml_type(error.instance)}"


def _too_few(error: ValidationError) -> str:
    instance: Any = error.instance
    return f"needs at least {error.validator_value}, and has {len(instance)}" if instance else "is empty"


def _ill_formed(error: ValidationError) -> str:
    value: Any = error.validator_value
    return f"is “{_short(str(error.instance))}”; {_PATTERNS.get(value, f'it must match {value}')}"


def _as_told(error: ValidationError) -> str:
    return error.message


_SAYINGS: Mapping[str, Callable[[ValidationError], str]] = {
    "required": _lacks,
    "enum": _not_one_of,
    "type": _of_another_type,
    "anyOf": _of_no_type,
    "minItems": _too_few,
    "minLength": _too_few,
    "minProperties": _too_few,
    "pattern": _ill_formed,
}
"""What is said of a keyword of the schema that is not met."""


def _unknown_keys(error: ValidationError) -> str:
    instance: Any = error.instance
    known = list(error.schema.get("properties", {})) if isinstance(error.schema, Mapping) else []
    unknown = islice((key for key in instance if key not in known), _TOLD)
    return " ".join(
        f"the key “{_short(key)}” is not known{_nearest(key, known) or '; it may be ' + ', '.join(known)}"
        for key in unknown
    )


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _nearest(word: str, known: list[str]) -> str:
    near = did_you_mean(word, known)
    return f" ({near})" if near else ""


def _article(kind: Any) -> str:
    return {"array": "a list", "object": "a mapping", "string": "text", "boolean": "true or false"}.get(
        kind, f"a {kind}"
    )


def _yaml_type(value: Any) -> str:
    kinds = {dict: "a mapping", list: "a list", str: "text", bool: "true or false", type(None): "empty"}
    return kinds.get(type(value), "a number")


def _list(words: list[str]) -> str:
    return " and ".join(f"“{word}”" for word in words)
