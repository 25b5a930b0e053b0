from __future__ import annotations

from pathlib import Path

import pytest

from unmask.config import ConfigError, Lookup
from unmask.config.keys import Given, Layer, Origin, Value
from unmask.types.report import Level
from unmask.types.source import TextKind


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "above.txt").touch()
    root = tmp_path / "letters"
    (root / ".git").mkdir(parents=True)
    return root


def configure(folder: Path, text: str, name: str = ".unmask.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def lookup(cwd: Path, *given: tuple[str, Value], config: Path | None = None, search: bool = True) -> Lookup:
    layer = Layer(cwd, tuple(Given(key, value, Origin(f"--{key}")) for key, value in given))
    return Lookup(layer, config=config, search=search)


def test_the_nearest_file_wins_and_does_not_mix_with_the_one_above(repository: Path) -> None:
    configure(repository, "kind: message\nignore: [hype]\n")
    configure(repository / "talks", '[tool.unmask]\nkind = "post"\n', "pyproject.toml")
    configure(repository / "talks" / "old", "[tool.ruff]\nline-length = 90\n", "pyproject.toml")
    found = lookup(repository)

    assert found.settings_for(Path("a.md")).kind is TextKind.MESSAGE
    assert found.settings_for(Path("talks/old/a.md")).kind is TextKind.POST
    assert found.settings_for(Path("talks/old/a.md")).rules.ignore == ()
    assert found.settings_for(None).kind is TextKind.MESSAGE


def test_the_search_ends_at_the_root_of_the_repository(repository: Path) -> None:
    configure(repository.parent, "kind: message\n")

    assert lookup(repository).settings_for(Path("a.md")).kind is None
    assert lookup(repository).settings_for(Path("../a.md")).kind is TextKind.MESSAGE


def test_two_files_in_one_folder_are_an_error(repository: Path) -> None:
    configure(repository, "kind: message\n")
    configure(repository, "[tool.unmask]\n", "pyproject.toml")

    with pytest.raises(ConfigError, match=r"\.unmask\.yaml and pyproject\.toml in one folder"):
        lookup(repository).settings_for(Path("a.md"))


def test_a_broken_pyproject_that_does_not_speak_of_us_is_no_concern_of_ours(repository: Path) -> None:
    configure(repository, "[tool.ruff\n", "pyproject.toml")

    assert lookup(repository).settings_for(Path("a.md")) == lookup(repository, search=False).settings_for(None)


def test_a_named_file_stands_in_for_all_and_none_can_be_asked_for(repository: Path) -> None:
    configure(repository, "kind: message\n")
    other = configure(repository / "etc", "kind: headline\n", "strict.yaml")

    assert lookup(repository, config=other).settings_for(Path("a.md")).kind is TextKind.HEADLINE
    assert lookup(repository, search=False).settings_for(Path("a.md")).kind is None


def test_patterns_count_from_the_folder_of_the_file_and_the_later_wins(repository: Path) -> None:
    configure(
        repository,
        "kind: newsletter\nignore: [hype]\nper-path:\n"
        "  - {pattern: talks/**, kind: post, ignore: [books]}\n"
        "  - {pattern: '*.short.md', kind: headline}\n",
    )
    found = lookup(repository / "talks")

    assert found.settings_for(Path("a.md")).kind is TextKind.POST
    assert found.settings_for(Path("a.md")).rules.ignore == ("hype", "books")
    assert found.settings_for(Path("a.short.md")).kind is TextKind.HEADLINE
    assert found.settings_for(Path("../a.md")).kind is TextKind.NEWSLETTER


def test_the_command_line_wins_and_adds_what_is_left_out(repository: Path) -> None:
    configure(
        repository,
        "select: [hype]\nignore: [brag, books]\nkind: message\nfail-level: never\nfail-under: 40\n"
        "levels: {bait: off, hype: error}\nallow: [Acme]\nper-path: [{pattern: '*', kind: post}]\n",
    )
    given = (
        ("select", "brag"),
        ("ignore", "bait/save-this"),
        ("kind", "headline"),
        ("fail-level", "error"),
        ("levels", ("hype", "suggestion")),
        ("allow", "Deep Dive"),
    )
    settings = lookup(repository, *given).settings_for(Path("a.md"))

    assert settings.rules.select == ("brag",)
    assert settings.rules.ignore == ("books", "bait/save-this")
    assert settings.rules.levels == (("bait", "off"), ("hype", "suggestion"))
    assert settings.rules.allow == ("Acme", "Deep Dive")
    assert settings.kind is TextKind.HEADLINE
    assert (settings.fail_level, settings.fail_under) == (Level.ERROR, 40.0)


def test_equal_answers_share_a_rulebook_with_levels_and_allowed_terms(repository: Path) -> None:
    configure(
        repository,
        "levels: {hype: suggestion, hype/big-word: error, books: off}\nallow: [Synergy]\n"
        "per-path: [{pattern: b.md, kind: post}]\n",
    )
    found = lookup(repository)
    book = found.rulebook_for(Path("a.md"))
    levels = {rule.id: rule.level for rule in book.rules}

    assert book is found.rulebook_for(Path("b.md"))
    assert hash(found.settings_for(Path("a.md"))) == hash(lookup(repository).settings_for(Path("c.md")))
    assert levels.pop("hype/big-word") is Level.ERROR
    assert {level for rule, level in levels.items() if rule.startswith("hype/")} == {Level.SUGGESTION}
    assert not any(rule.startswith("books/") for rule in levels)
    assert book.allow == ("Synergy",)


RULE = "brag/humbled-to-announce"


@pytest.mark.parametrize(
    ("levels", "select", "in_force"),
    [
        ((("brag", "off"), (RULE, "error")), (), {RULE: Level.ERROR}),
        (((RULE, "error"), ("brag", "off")), ("brag",), {RULE: Level.ERROR}),
        ((("brag", "off"), (RULE, "error")), (RULE,), {RULE: Level.ERROR}),
        ((("brag", "off"),), (RULE,), {RULE: Level.WARNING}),
        ((("brag", "off"),), (), {}),
        ((("brag", "error"), (RULE, "off")), (RULE,), {}),
    ],
)
def test_the_level_of_a_rule_is_heeded_before_that_of_its_pack(
    repository: Path, levels: tuple[tuple[str, str], ...], select: tuple[str, ...], in_force: dict[str, Level]
) -> None:
    by_option = lookup(repository, *(("levels", pair) for pair in levels), *(("select", name) for name in select))
    book = by_option.rulebook_for(Path("a.md"))
    said = ", ".join(f"{name}: {level}" for name, level in levels)
    configure(repository, f"levels: {{{said}}}\nselect: [{', '.join(select)}]\n")
    by_file = lookup(repository).rulebook_for(Path("a.md"))

    assert {rule.id: rule.level for rule in book.rules if rule.pack == "brag"} == in_force
    assert any(rule.pack == "hype" for rule in book.rules) is (not select)
    assert [(rule.id, rule.level) for rule in by_file.rules] == [(rule.id, rule.level) for rule in book.rules]


def test_a_name_that_no_rule_has_is_told_with_its_line(repository: Path) -> None:
    configure(repository, "ignore:\n  - hype\n  - brga\nlevels:\n  bate: off\n")

    with pytest.raises(ConfigError) as raised:
        lookup(repository).rulebook_for(Path("a.md"))
    assert [str(fault) for fault in raised.value.faults] == [
        ".unmask.yaml:3: there is no pack or rule “brga”; did you mean “brag”?",
        ".unmask.yaml:5: there is no pack or rule “bate”; did you mean “bait”?",
    ]


def test_packs_lie_beside_the_file_that_names_them(repository: Path) -> None:
    configure(repository, "packs: [style]\n")
    configure(
        repository / "style",
        "pack: own\ntitle: Ours.\nwhy: Because.\nrules:\n"
        "  - {id: kindly, message: Plainly., advice: Answer.,\n"
        "     match: {find: kindly revert, flag: ['<<Kindly revert>> soon.', 'Please <<kindly revert>>.']},\n"
        "     clean: [Revert the commit., He spoke kindly.]}\n",
        "own.yaml",
    )
    (repository / "talks").mkdir()

    assert "own" in {pack.name for pack in lookup(repository / "talks").rulebook_for(Path("a.md")).packs}


def test_exclusion_counts_from_the_file_and_from_where_one_stands(repository: Path) -> None:
    configure(repository, "exclude: [drafts/, '*.tmp.md', '!keep.tmp.md']\n")
    found = lookup(repository, ("exclude", "old/*.md"))

    assert found.excludes(Path("drafts"), folder=True)
    assert found.excludes(Path("drafts/deep/a.md"))
    assert found.excludes(Path("a.tmp.md"))
    assert not found.excludes(Path("keep.tmp.md"))
    assert found.excludes(Path("old/a.md"))
    assert found.excludes(Path("talks/old/a.md"), below=Path("talks"))
    assert not found.excludes(Path("talks/old/a.md"))
