"""From pack files to a rulebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from unmask.rulebook.check import check_pack
from unmask.rulebook.error import PackError, Problem
from unmask.rulebook.located import Located, read_located
from unmask.types.finding import Level
from unmask.types.rule import (
    Density,
    Dependency,
    Example,
    FaultKind,
    Guard,
    Match,
    Node,
    Pack,
    Phrases,
    Rewrite,
    Rule,
    Rulebook,
    Scope,
    Silencing,
    Structure,
    Tokens,
    names_of,
)  # fmt: skip
from unmask.types.source import TextKind

DEFAULT_WEIGHT = 2.0


def shipped_packs() -> tuple[Traversable, ...]:
    """The packs that come with the program, by name."""
    return tuple(
        sorted((f for f in files("unmask.rules").iterdir() if f.name.endswith(".yaml")), key=lambda file: file.name)
    )


def load_rulebook(paths: Sequence[Path] = (), *, shipped: bool = True, check: bool = False) -> Rulebook:
    """The packs that come with the program, unless `shipped` is false, and those in `paths`.

    A pack in `paths` takes the place of a shipped one of the same name. The shipped packs are only checked when
    `check` asks for it: the tests hold them right. Raises `PackError`.
    """
    packs: dict[str, Pack] = {}
    for file in shipped_packs() if shipped else ():
        pack = load_pack(file.read_text(encoding="utf-8"), f"rules/{file.name}", check=check)
        packs[pack.name] = pack
    for path in paths:
        pack = load_pack(_read(path), str(path), check=True)
        packs[pack.name] = pack
    return Rulebook(tuple(packs[name] for name in sorted(packs)), names=tuple(sorted(names_of(packs.values()))))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise PackError((Problem(str(path), 1, None, "there is no such file; check the path"),)) from None
    except IsADirectoryError:
        raise PackError((Problem(str(path), 1, None, "this is a folder; name a pack file in it"),)) from None
    except UnicodeDecodeError as error:
        message = f"not UTF-8 at byte {error.start}; save the file as UTF-8"
        raise PackError((Problem(str(path), 1, None, message),)) from None
    except OSError as error:
        raise PackError((Problem(str(path), 1, None, f"cannot be read: {error.strerror}"),)) from None


def load_pack(text: str, name: str, *, check: bool = True) -> Pack:
    """Read one pack. `name` is what messages call its file. Raises `PackError` with every fault found."""
    located = read_located(text, name)
    if check and (problems := tuple(check_pack(located, name))):
        raise PackError(problems)
    value = located.value
    return Pack(
        value["pack"],
        value["title"],
        value["why"].strip(),
        name,
        {key: tuple(entries) for key, entries in value.get("words", {}).items()},
        tuple(_rule(located, index) for index in range(len(value["rules"]))),
    )


def _rule(located: Located, index: int) -> Rule:
    pack = located.value
    rule: Mapping[str, Any] = pack["rules"][index]
    return Rule(
        id=f"{pack['pack']}/{rule['id']}",
        pack=pack["pack"],
        message=rule["message"].strip(),
        why=rule.get("why", pack["why"]).strip(),
        level=Level[rule.get("level", "warning").upper()],
        weight=float(rule.get("weight", DEFAULT_WEIGHT)),
        match=_match(rule["match"]),
        examples=tuple(Example(each["flag"], each.get("becomes")) for each in rule["examples"]),
        clean=tuple(rule["clean"]),
        kinds=frozenset(TextKind(kind) for kind in rule.get("kinds", pack.get("kinds", ()))),
        unless=tuple(rule.get("unless", ())),
        unless_beside=tuple(rule.get("unless_beside", ())),
        only_beside=tuple(rule.get("only_beside", ())),
        even_if=frozenset(Guard(guard) for guard in rule.get("even_if", ())),
        about=rule.get("about"),
        rewrites=_rewrites(rule.get("rewrite", ())),
        advice=rule["advice"].strip() if "advice" in rule else None,
        company=float(rule.get("company", 0.0)),
        line=located.line(("rules", index)),
    )


def _match(value: Mapping[str, Any]) -> Match:
    if "phrases" in value:
        return Phrases(tuple(value["phrases"]), case=value.get("case", False), tagged=value.get("tagged"))
    if "tokens" in value:
        return Tokens(tuple(tuple(pattern) for pattern in value["tokens"]))
    if "dependency" in value:
        dependency = value["dependency"]
        return Dependency(tuple(_node(node) for node in dependency["nodes"]), tuple(dependency["mark"]))
    if "density" in value:
        density = value["density"]
        return Density(
            dict(density["points"]),
            float(density["at_least"]),
            share=float(density.get("share", 0.0)),
            particulars=int(density.get("particulars", 99)),
        )
    if "silence" in value:
        return Silencing(FaultKind(value["silence"]))
    return Structure(value["structure"], dict(value.get("with", {})))


def _node(value: Mapping[str, Any]) -> Node:
    listed = {key: tuple(value.get(key, ())) for key in ("words", "pos", "tags", "dep")}
    return Node(name=value["name"], of=value.get("of"), relation=value.get("relation"), **listed)


def _rewrites(value: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> tuple[Rewrite, ...]:
    return tuple(_rewrite(each) for each in ([value] if isinstance(value, Mapping) else value))


def _rewrite(value: Mapping[str, Any]) -> Rewrite:
    return Rewrite(
        replace=value.get("replace"),
        remove=Scope(value["remove"]) if "remove" in value else None,
        recast=value.get("recast"),
        safe=value.get("safe", False),
        share=float(value.get("share", 0.0)),
    )
