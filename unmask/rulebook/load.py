"""From pack files to a rulebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unmask.rulebook.error import PackError
from unmask.rulebook.fingerprint import digest_of
from unmask.rulebook.origin import SHIPPED, PackFile, installed_files, own_file, shipped_files
from unmask.rulebook.stack import Stack, stacks
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
    Plainly,
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

if TYPE_CHECKING:
    from unmask.cache.memo import Memo
    from unmask.rulebook.extend import Sheet
    from unmask.rulebook.located import Located

DEFAULT_WEIGHT = 2.0


def load_rulebook(
    paths: Sequence[Path] = (),
    *,
    shipped: bool = True,
    check: bool = False,
    proofs: bool = True,
    cache: Path | None = None,
) -> Rulebook:
    """The packs that come with the program and with installed packages, and those in `paths`.

    A file in `paths` is a pack of its own or extends another; without `shipped`, only packs that these files make or
    extend are there. The shipped packs are only checked when `check` asks for it: the tests hold them right.
    `cache` is the folder in which packs are kept as they were read. Without `proofs` rules come without their examples,
    which nothing that judges asks for, and are there in two thirds of the time. Raises `PackError`.
    """
    made = stacks(chain(shipped_files(), installed_files()), map(own_file, paths), alone=not shipped)
    memo = _memo(cache) if cache is not None else None
    packs = [_kept(stack, memo, check=check or stack[-1].origin != SHIPPED, proofs=proofs) for stack in made.values()]
    if memo is not None:
        memo.close()
    return Rulebook(tuple(sorted(packs, key=lambda pack: pack.name)), names=tuple(sorted(names_of(packs))))


def _memo(folder: Path) -> Memo:
    from unmask.cache.memo import Memo

    return Memo(folder, b"pack")


def _kept(stack: Stack, memo: Memo | None, *, check: bool, proofs: bool) -> Pack:
    """A pack as it was read before, or read anew. What is kept has been checked as `check` asks."""
    if memo is None:
        return _load(stack, check=check, proofs=proofs)
    parts = [str(check), str(proofs), *(part for file in stack for part in (file.name, file.origin, file.text))]
    secret = "\0".join(parts).encode("utf-8", "surrogatepass")
    kept = memo.get(secret)
    if isinstance(kept, Pack):
        return kept
    pack = _load(stack, check=check, proofs=proofs)
    memo.put(secret, pack)
    return pack


def _load(stack: Stack, *, check: bool, proofs: bool) -> Pack:
    first, *changes = stack
    sheet = _sheet(first.text, first.name, check=check and not (changes and first.origin == SHIPPED))
    for file in changes:
        sheet = _extended(sheet, file)
    pack = _pack(sheet, first.name)
    rules = pack.rules if proofs else tuple(replace(rule, examples=(), clean=()) for rule in pack.rules)
    whole = replace(pack, rules=rules, origin=first.origin, changed_by=tuple(file.name for file in changes))
    return whole.loaded(digest_of(whole))


def load_pack(text: str, name: str, *, check: bool = True) -> Pack:
    """Read one pack, which extends none. `name` is what messages call its file.

    Raises `PackError` with every fault found.
    """
    return _pack(_sheet(text, name, check=check), name)


def _sheet(text: str, name: str, *, check: bool) -> Sheet:
    # Only here, and not where all packs are kept from before, does it take YAML and all that checks it.
    from unmask.rulebook.check import check_pack
    from unmask.rulebook.extend import Sheet
    from unmask.rulebook.located import read_located

    located = read_located(text, name)
    if check and (problems := tuple(check_pack(located, name))):
        raise PackError(problems)
    return Sheet.of(located, name)


def _extended(base: Sheet, file: PackFile) -> Sheet:
    from unmask.rulebook.check import check_pack
    from unmask.rulebook.extend import extend
    from unmask.rulebook.located import read_located

    change = read_located(file.text, file.name)
    if problems := tuple(check_pack(change, file.name)):
        raise PackError(problems)
    sheet = extend(base, change, file.name)
    if problems := tuple(check_pack(sheet.located, file.name)):
        raise PackError(problems)
    return sheet


def _pack(sheet: Sheet, name: str) -> Pack:
    value = sheet.located.value
    return Pack(
        value["pack"],
        value["title"],
        value["why"].strip(),
        name,
        {key: tuple(entries) for key, entries in value.get("words", {}).items()},
        tuple(_rule(sheet.located, index, file) for index, file in enumerate(sheet.files)),
    )


def _rule(located: Located, index: int, file: str) -> Rule:
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
        rewrites=_rewrites(rule.get("rewrite", ()), pack.get("words", {})),
        advice=rule["advice"].strip() if "advice" in rule else None,
        company=float(rule.get("company", 0.0)),
        line=located.line(("rules", index)),
        path=file,
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
            endings=dict(density.get("endings", {})),
            less_word=float(density.get("less", {}).get("word", 0.0)),
            less_particular=float(density.get("less", {}).get("particular", 0.0)),
        )
    if "silence" in value:
        return Silencing(FaultKind(value["silence"]))
    return Structure(value["structure"], dict(value.get("with", {})))


def _node(value: Mapping[str, Any]) -> Node:
    listed = {key: tuple(value.get(key, ())) for key in ("words", "pos", "tags", "dep")}
    return Node(name=value["name"], of=value.get("of"), relation=value.get("relation"), **listed)


def _rewrites(
    value: Mapping[str, Any] | Sequence[Mapping[str, Any]], lists: Mapping[str, Sequence[str]]
) -> tuple[Rewrite, ...]:
    return tuple(_rewrite(each, lists) for each in ([value] if isinstance(value, Mapping) else value))


def _rewrite(value: Mapping[str, Any], lists: Mapping[str, Sequence[str]]) -> Rewrite:
    plain = value.get("plainly")
    return Rewrite(
        replace=value.get("replace"),
        remove=Scope(value["remove"]) if "remove" in value else None,
        recast=value.get("recast"),
        plainly=None
        if plain is None
        else Plainly(
            drop=_listed(plain.get("drop", ()), lists),
            thin=_listed(plain.get("thin", ()), lists),
            say=plain.get("say", {}),
            call=plain.get("call", {}),
            rate=plain.get("rate", {}),
            cut=tuple(plain.get("cut", ())),
        ),
        safe=value.get("safe", False),
        share=float(value.get("share", 0.0)),
        before=tuple(value.get("before", ())),
        given=tuple(value.get("given", ())),
        beside=_listed(value.get("beside", ()), lists),
    )


def _listed(names: Sequence[str], lists: Mapping[str, Sequence[str]]) -> frozenset[str]:
    return frozenset(word.lower() for name in names for word in lists[name])
