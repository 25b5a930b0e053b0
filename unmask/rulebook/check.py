"""Whether a pack says what a pack may say: its form by the schema, its sense by us."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from unmask.phrasing import did_you_mean
from unmask.rulebook.error import Problem
from unmask.rulebook.located import Located, Path
from unmask.rulebook.phrase import Inflected, PhraseError, names, parse_phrase, pieces
from unmask.rulebook.schema import json_schema

if TYPE_CHECKING:
    from jsonschema import ValidationError

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_PART = re.compile(r"<([^<>:]+)(?::([^<>]*))?>")
_BRACE = re.compile(r"\{([^{}:]+)(?::([^{}]*))?\}")
FORMS = ("base", "third", "past", "participle", "gerund", "present", "same", "singular")
"""The forms of a verb that a rewrite may ask for in <part:form>."""


def check_pack(pack: Located, name: str) -> Iterator[Problem]:
    """Every fault of a pack, in the order of the file. `name` is what messages call the file.

    A file that extends another pack is only held against the form; its sense shows in the pack that the two make.
    """
    problems = list(_form(pack, name))
    if not problems and "extends" not in pack.value:
        problems = list(_sense(pack, name))
    yield from sorted(problems, key=lambda problem: problem.line)


def _form(pack: Located, name: str) -> Iterator[Problem]:
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(json_schema())
    for error in validator.iter_errors(pack.value):
        path: Path = tuple(error.absolute_path)
        yield Problem(name, pack.line(path), _rule_at(pack, path), _say(error, path))


def _rule_at(pack: Located, path: Path) -> str | None:
    if len(path) < 2 or path[0] != "rules":
        return None
    rule = pack.value["rules"][path[1]]
    if isinstance(rule, dict) and isinstance(rule.get("id"), str):
        return f"{pack.value.get('pack', pack.value.get('extends', '?'))}/{rule['id']}"
    return f"rule {int(path[1]) + 1}"


def _say(error: ValidationError, path: Path) -> str:
    where = f"“{path[-1]}” " if path and isinstance(path[-1], str) else ""
    instance: Any = error.instance
    value: Any = error.validator_value
    schema: Mapping[str, Any] = error.schema if isinstance(error.schema, Mapping) else {}
    match error.validator:
        case "additionalProperties":
            return " ".join(_unknown_keys(instance, schema))
        case "required":
            missing = [key for key in value if key not in instance]
            return f"{where}lacks {_list(missing)}; add {'it' if len(missing) == 1 else 'them'}".strip()
        case "enum":
            known = [str(value) for value in value]
            near = _nearest(str(instance), known)
            return f"{where}cannot be “{instance}”{near}; it is one of {', '.join(known)}"
        case "type":
            return f"{where}must be {_article(value)}, not {_yaml_type(instance)}"
        case "minItems":
            return f"{where}needs at least {value}, and has {len(instance)}"
        case "oneOf":
            keys = [option["required"][0] for option in value]
            given = [key for key in keys if key in instance]
            return f"{where}needs exactly one of {', '.join(keys)}; it has {_list(given) if given else 'none'}"
        case "anyOf":
            return "says neither how to rewrite the passage nor what to advise; add “rewrite” or “advice”"
        case "dependentRequired":
            asking = next(key for key, needed in value.items() if key in instance and set(needed) - set(instance))
            return f"{where}“{asking}” goes with {_list([key for key in value[asking] if key not in instance])}; add it"
        case "pattern":
            return f"{where}is “{instance}”; use lower-case letters, digits and hyphens"
        case _:
            return f"{where}{error.message}"


def _unknown_keys(instance: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[str]:
    known = list(schema.get("properties", {}))
    for key in instance:
        if key not in known:
            near = _nearest(str(key), known)
            yield f"the key “{key}” is not known{near or '; it may be ' + ', '.join(known)}"


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


def _sense(pack: Located, name: str) -> Iterator[Problem]:
    value = pack.value
    lists = {key: tuple(entries) for key, entries in value.get("words", {}).items()}
    for key in lists:
        yield from _phrase_problems(pack, name, ("words", key), value["words"][key], lists)
    seen: dict[str, int] = {}
    for index, rule in enumerate(value["rules"]):
        path: Path = ("rules", index)
        label = f"{value['pack']}/{rule['id']}"
        if rule["id"] in seen:
            yield Problem(
                name, pack.line(path), label, f"there is a rule of that name on line {seen[rule['id']]}; rename one"
            )
        seen.setdefault(rule["id"], pack.line(path))
        for part in ("unless", "unless_beside", "only_beside"):
            yield from _phrase_problems(pack, name, (*path, part), rule.get(part, ()), lists)
        yield from _match_problems(pack, name, path, rule, lists)
        yield from _plainly_problems(pack, name, path, rule, lists)
        for where, problem in _example_problems(rule):
            yield Problem(name, pack.line((*path, *where)), label, problem)


def _phrase_problems(
    pack: Located, name: str, path: Path, phrases: Any, lists: Mapping[str, tuple[str, ...]]
) -> Iterator[Problem]:
    for index, phrase in enumerate(phrases):
        try:
            parse_phrase(phrase, lists)
        except PhraseError as error:
            yield Problem(name, pack.line((*path, index)), _rule_at(pack, path), str(error))


def _match_problems(
    pack: Located, name: str, path: Path, rule: Mapping[str, Any], lists: Mapping[str, tuple[str, ...]]
) -> Iterator[Problem]:
    label = _rule_at(pack, path)
    match = rule["match"]
    at = pack.line((*path, "match"))
    if "phrases" in match:
        problems = list(_phrase_problems(pack, name, (*path, "match", "phrases"), match["phrases"], lists))
        yield from problems
        if not problems:
            parsed = [parse_phrase(phrase, lists) for phrase in match["phrases"]]
            known = frozenset[str]().union(*(names(phrase.body) for phrase in parsed))
            inflects = any(isinstance(piece, Inflected) for phrase in parsed for piece in pieces(phrase.body))
            yield from _template_problems(pack, name, path, rule, known, inflects=inflects)
    if "dependency" in match:
        nodes = [node["name"] for node in match["dependency"]["nodes"]]
        for marked in match["dependency"]["mark"]:
            if marked.rstrip("+<") not in nodes:
                yield Problem(name, at, label, f"“mark” names “{marked}”, which is no node; nodes: {', '.join(nodes)}")
        for number, node in enumerate(match["dependency"]["nodes"]):
            if (number == 0) != ("of" not in node):
                fault = (
                    "is the first, so it stands by itself; leave out “of”"
                    if number == 0
                    else "lacks “of” and “relation”"
                )
                yield Problem(name, at, label, f"the node “{node['name']}” {fault}")
            elif "of" in node and node["of"] not in nodes[:number]:
                yield Problem(
                    name, at, label, f"the node “{node['name']}” hangs on “{node['of']}”, which is not above it"
                )
        known = frozenset(f"{node}{mark}" for node in nodes for mark in ("", "+", "-"))
        yield from _template_problems(pack, name, path, rule, known, inflects=True)
    if "density" in match:
        for listed in match["density"]["points"]:
            if listed not in lists:
                yield Problem(
                    name, at, label, f"there is no word list “{listed}”; lists here: {', '.join(lists) or 'none'}"
                )


def _template_problems(
    pack: Located, name: str, path: Path, rule: Mapping[str, Any], known: frozenset[str], *, inflects: bool
) -> Iterator[Problem]:
    label = _rule_at(pack, path)
    for key in ("message", "advice"):
        for placeholder in _PLACEHOLDER.findall(rule.get(key, "")):
            if placeholder != "match" and placeholder not in known:
                can = ", ".join(f"{{{part}}}" for part in ("match", *sorted(known)))
                yield Problem(
                    name, pack.line((*path, key)), label, f"{key} asks for {{{placeholder}}}; it can have {can}"
                )
    rewrites = rule.get("rewrite", ())
    at = pack.line((*path, "rewrite"))
    for rewrite in [rewrites] if isinstance(rewrites, Mapping) else rewrites:
        template = rewrite.get("replace", rewrite.get("recast", ""))
        for part, form in _PART.findall(template):
            if part not in known and part not in {"writer", "me"}:
                can = ", ".join(f"<{each}>" for each in sorted(known)) or "none"
                yield Problem(name, at, label, f"the rewrite asks for <{part}>; it can have {can}")
            if form and form not in FORMS:
                problem = f"the rewrite asks for <{part}:{form}>; a form is one of {', '.join(FORMS)}"
                yield Problem(name, at, label, problem)
        for part in rewrite.get("given", ()):
            if part not in known:
                can = ", ".join(sorted(known)) or "none"
                yield Problem(name, at, label, f"the rewrite is for a match with “{part}”; it can have {can}")
        braces = _BRACE.findall(template)
        for word, form in braces:
            if form not in {"", "n", *FORMS}:
                problem = f"the rewrite asks for {{{word}:{form}}}; a form is n or one of {', '.join(FORMS)}"
                yield Problem(name, at, label, problem)
        if (any(form in {"", "n"} for _, form in braces) or ":same>" in template) and not inflects:
            yield Problem(name, at, label, "the rewrite inflects a word, but the match holds no {word}")


def _plainly_problems(
    pack: Located, name: str, path: Path, rule: Mapping[str, Any], lists: Mapping[str, tuple[str, ...]]
) -> Iterator[Problem]:
    label, at = _rule_at(pack, path), pack.line((*path, "rewrite"))
    rewrites = rule.get("rewrite", ())
    for rewrite in [rewrites] if isinstance(rewrites, Mapping) else rewrites:
        for listed in rewrite.get("beside", ()):
            if listed not in lists:
                known = ", ".join(lists) or "none"
                yield Problem(name, at, label, f"there is no word list “{listed}” to stand beside; lists here: {known}")
            elif shaped := [entry for entry in lists[listed] if not entry.replace(" ", "").replace("-", "").isalnum()]:
                fault = f"“{listed}” holds “{shaped[0]}”; a list to stand beside holds plain words, no brackets"
                yield Problem(name, at, label, fault)
        plain = rewrite.get("plainly", {})
        for listed in (*plain.get("drop", ()), *plain.get("thin", ())):
            if listed not in lists:
                known = ", ".join(lists) or "none"
                yield Problem(name, at, label, f"there is no word list “{listed}” to leave out; lists here: {known}")
            elif shaped := [word for word in lists[listed] if not word.replace("-", "").isalpha()]:
                fault = f"“{listed}” holds “{shaped[0]}”; a list to leave out holds single words, no brackets"
                yield Problem(name, at, label, fault)


def _example_problems(rule: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    for index, example in enumerate(rule["examples"]):
        text = example["flag"]
        if text.count("<<") != 1 or text.count(">>") != 1 or text.index("<<") > text.index(">>"):
            yield ("examples", index), "an example marks exactly one passage, between << and >>"
        if "becomes" in example and "rewrite" not in rule:
            yield ("examples", index), "the example says what the text becomes, but the rule has no rewrite"
    if "rewrite" in rule and not any("becomes" in example for example in rule["examples"]):
        yield ("examples",), "the rule rewrites, but no example says what its text becomes; add “becomes”"
    for index, text in enumerate(rule["clean"]):
        if "<<" in text:
            yield ("clean", index), "a clean text marks nothing; take out << and >>"
