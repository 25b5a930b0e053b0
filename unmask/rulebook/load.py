"""From pack files to a rulebook, and which of its rules are in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from unmask.cache.built import built
from unmask.errors import PackError, UnknownRule, did_you_mean
from unmask.rulebook.fingerprint import digest_of
from unmask.rulebook.origin import (
    SHIPPED,
    PackFile,
    Stack,
    installed_files,
    lexicon_files,
    own_file,
    shipped_files,
    stacks,
)
from unmask.types.pattern import Pattern
from unmask.types.rule import Pack, Rule, Rulebook, names_of

if TYPE_CHECKING:
    from unmask.cache.memo import Memo
    from unmask.rulebook.extend import Sheet


SCOPE = b"pack"
"""What packs that are made ready are kept under."""


def select(rulebook: Rulebook, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Rulebook:
    """The rulebook with only what `select` names, everything when it names nothing, less what `ignore` names.

    A name is a pack or a rule's whole id; the more exact name wins where both lists speak of a rule. Raises
    `UnknownRule`.
    """
    for name in (*select, *ignore):
        find(rulebook, name)
    packs = rulebook.packs
    if select or ignore:
        # A pack that is made from another has to be digested anew, so those that stay as they are are left alone.
        packs = tuple(_keep(pack, frozenset(select), frozenset(ignore)) for pack in packs)
    return replace(rulebook, packs=tuple(pack for pack in packs if pack.rules))


def _keep(pack: Pack, select: frozenset[str], ignore: frozenset[str]) -> Pack:
    return replace(pack, rules=tuple(rule for rule in pack.rules if _is_kept(rule, select, ignore)))


def _is_kept(rule: Rule, select: frozenset[str], ignore: frozenset[str]) -> bool:
    if rule.id in ignore:
        return False
    if rule.id in select:
        return True
    return rule.pack not in ignore and (not select or rule.pack in select)


def find(rulebook: Rulebook, name: str) -> Pack | Rule:
    """The pack or rule of that name. Raises `UnknownRule`, which names the nearest."""
    for pack in rulebook.packs:
        if name == pack.name:
            return pack
        for rule in pack.rules:
            if name == rule.id:
                return rule
    raise UnknownRule(f"there is no pack or rule “{name}”{_nearest(name, _known(rulebook))}")


def _known(rulebook: Rulebook) -> Iterable[str]:
    yield from (pack.name for pack in rulebook.packs)
    yield from (rule.id for rule in rulebook.rules)


def _nearest(name: str, known: Iterable[str]) -> str:
    return "; " + (did_you_mean(name, known) or "`unmask rules list` shows them all")


def load_rulebook(
    paths: Sequence[str | Path] = (),
    *,
    shipped: bool = True,
    check: bool = False,
    proofs: bool = True,
    cache: Path | str | None = None,
) -> Rulebook:
    """The packs that come with the program and with installed packages, and those in `paths`.

    A file in `paths` is a pack of its own or extends another; without `shipped`, only packs that these files make or
    extend are there. The shipped packs are only checked when `check` asks for it: the tests hold them right.
    `cache` is the folder in which packs are kept as they were read. Without `proofs` rules come without their examples,
    which nothing that judges asks for, and are there in two thirds of the time. Raises `PackError`,
    and `TypeError` for a path that stands by itself and in no list.

    >>> import unmask
    >>> [pack.name for pack in unmask.load_rulebook().packs][:3]
    ['bait', 'books', 'brag']
    """
    if isinstance(paths, (str, Path)):
        raise TypeError(f"load_rulebook takes a list of pack files; give it ['{paths}']")
    made = stacks(chain(shipped_files(), installed_files()), map(own_file, map(Path, paths)), alone=not shipped)
    memo = _memo(Path(cache)) if cache is not None else None
    words = _lexicon_digest()
    packs = [
        _kept(stack, memo, words, check=check or stack[-1].origin != SHIPPED, proofs=proofs) for stack in made.values()
    ]
    if memo is not None:
        memo.close()
    book = rulebook_of(packs)
    if check and shipped:
        from unmask.rulebook.lexicon import shipped_lexicon, unknown_rules

        if problems := unknown_rules(shipped_lexicon(check=True), book):
            raise PackError(problems)
    return book


def rulebook_of(packs: Sequence[Pack]) -> Rulebook:
    """The rulebook of all of these packs."""
    return Rulebook(tuple(sorted(packs, key=lambda pack: pack.name)), names=tuple(sorted(names_of(packs))))


def _memo(folder: Path) -> Memo:
    from unmask.cache.memo import Memo

    return Memo(folder, SCOPE)


def _lexicon_digest() -> str:
    whole = blake2b(digest_size=16)
    for file in lexicon_files():
        whole.update(f"{file.name}\0{file.text}\0".encode())
    return whole.hexdigest()


def _kept(stack: Stack, memo: Memo | None, words: str, *, check: bool, proofs: bool) -> Pack:
    """A pack as it was read before, or read anew. What is kept has been checked as `check` asks."""
    secret = _secret(stack, words, check=check, proofs=proofs)
    kept = memo.get(secret) if memo is not None else None
    if isinstance(kept, Pack):
        return kept
    made = built(SCOPE, secret)
    pack = made if isinstance(made, Pack) else _load(stack, check=check, proofs=proofs)
    if memo is not None:
        memo.put(secret, pack)
    return pack


def _secret(stack: Stack, words: str, *, check: bool, proofs: bool) -> bytes:
    """All that a pack is made from."""
    files = (part for file in stack for part in (file.name, file.origin, file.text))
    return "\0".join([str(check), str(proofs), words, *files]).encode("utf-8", "surrogatepass")


def shipped_ready() -> Iterator[tuple[bytes, Pack]]:
    """The packs that come with the program, without proofs, each with all that it is made from: for the build."""
    made = (_load(stack, check=False, proofs=False) for stack in stacks(shipped_files(), ()).values())
    return zip(shipped_secrets(), made, strict=True)


def shipped_secrets() -> Iterator[bytes]:
    """All that each of the packs that come with the program is made from."""
    words = _lexicon_digest()
    for stack in stacks(shipped_files(), ()).values():
        yield _secret(stack, words, check=False, proofs=False)


def _load(stack: Stack, *, check: bool, proofs: bool) -> Pack:
    from unmask.rulebook.build import build_pack

    first, *changes = stack
    sheet = _sheet(first.text, first.name, check=check and not (changes and first.origin == SHIPPED))
    for file in changes:
        sheet = _extended(sheet, file)
    pack = build_pack(sheet, first.name)
    rules = pack.rules if proofs else tuple(map(_without_proofs, pack.rules))
    whole = replace(pack, rules=rules, origin=first.origin, changed_by=tuple(file.name for file in changes))
    return whole.loaded(digest_of(whole))


def _without_proofs(rule: Rule) -> Rule:
    patterns = tuple(Pattern(each.find, each.repairs, line=each.line) for each in rule.patterns)
    return replace(
        rule,
        patterns=patterns,
        clean=(),
        unless=tuple(replace(each, clean=()) for each in rule.unless),
        unless_beside=tuple(replace(each, clean=()) for each in rule.unless_beside),
    )


def load_pack(text: str, name: str, *, check: bool = True) -> Pack:
    """Read one pack, which extends none. `name` is what messages call its file.

    Raises `PackError` with every fault found.
    """
    from unmask.rulebook.build import build_pack

    return build_pack(_sheet(text, name, check=check), name)


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
