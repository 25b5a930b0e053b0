from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from tests.cli.command import Command, unmask, write

__all__ = ["unmask"]

MASKED = "I'm humbled and honoured to announce that I've joined Acme.\n"


def test_show_tells_each_value_with_its_origin(unmask: Command) -> None:
    write(_unmask_yaml="ignore: [hype]\nper-path:\n  - {pattern: talks/**, kind: post, ignore: [books]}\n")
    done = unmask("config", "show", "talks/a.md", "--ignore", "bait", "--fail-under", "60")

    rows = [line.split() for line in done.out.splitlines()]
    assert done.code == 0
    assert rows[0] == ["talks/a.md:", ".unmask.yaml"]
    assert ["ignore", "hype", ".unmask.yaml:1"] in rows
    assert ["books", ".unmask.yaml:3,", "for", "talks/**"] in rows
    assert ["bait", "--ignore"] in rows
    assert ["kind", "post", ".unmask.yaml:3,", "for", "talks/**"] in rows
    assert ["fail-under", "60", "--fail-under"] in rows
    assert ["fail-level", "warning", "default"] in rows


def test_show_says_it_to_programs_too(unmask: Command) -> None:
    write(_unmask_yaml="exclude: [old/]\nlevels: {hype: off}\n")
    done = json.loads(unmask("config", "show", "old/a.md", "--format", "json").out)

    assert (done["file"], done["excluded"]) == (".unmask.yaml", True)
    assert {
        "key": "levels",
        "value": {"hype": "off"},
        "origin": {"name": ".unmask.yaml", "line": 2},
        "pattern": None,
    } in (done["values"])


def test_each_file_of_a_run_is_judged_by_its_own_configuration(unmask: Command) -> None:
    write(_unmask_yaml="ignore: [brag, hype]\n", a_txt=MASKED, b__c_txt=MASKED, b___unmask_yaml="fail-level: never\n")
    done = unmask("check", ".", "--format", "concise")

    assert done.out.splitlines() == [
        "b/c.txt:1:1: warning brag/humbled-to-announce: "
        "“I'm humbled and honoured to announce that” puts a feeling before the news.",
        "1 finding in 1 of 2 texts",
    ]
    assert done.code == 0
    assert unmask("check", ".", "--fail-level", "warning").code == 1
    assert unmask("check", ".", "--no-config").code == 1


def test_a_broken_configuration_stops_the_run_before_anything_is_judged(unmask: Command) -> None:
    write(_unmask_yaml="selct: []\n", a_txt=MASKED)
    done = unmask("check", "a.txt")

    assert done.code == 2
    assert done.err == "unmask: .unmask.yaml:1: the key “selct” is not known (did you mean “select”?)\n"
    assert done.out == ""


def test_what_is_excluded_is_left_out_of_folders_and_by_force_when_named(unmask: Command) -> None:
    write(_unmask_yaml="exclude: [old/]\n", old__a_txt=MASKED, b_txt="The door opens.\n")

    assert "old/a.txt" not in unmask("check", ".", "-q").out
    assert unmask("check", "old/a.txt").code == 1
    forced = unmask("check", "old/a.txt", "--force-exclude")
    assert (forced.code, forced.out, forced.err) == (0, "", "")


def test_a_text_on_standard_input_is_judged_as_if_it_lay_where_it_is_called(unmask: Command) -> None:
    write(talks___unmask_yaml="ignore: [brag, hype]\n")

    assert unmask("check", text=MASKED).code == 1
    assert unmask("check", "--stdin-filename", "talks/new.txt", text=MASKED).code == 0


def test_every_key_has_an_option_that_says_the_same(unmask: Command) -> None:
    write(a_txt=MASKED)
    for option in (
        ("--level", "brag=suggestion"),
        ("--level", "brag/humbled-to-announce=off", "--ignore", "hype"),
        ("--per-path", "{pattern: '*.txt', ignore: [brag, hype]}"),
        ("--select", "hype"),
        ("--ignore", "brag,hype"),
        ("--fail-level", "error"),
    ):
        assert unmask("check", "a.txt", *option).code == 0, option


def test_wrong_options_are_told_like_wrong_keys(unmask: Command) -> None:
    for option, said in (
        (("--level", "brag"), "--level: the level of “brag” cannot be “brag”"),
        (("--level", "brag=loud"), "--level: the level of “brag” cannot be “loud”"),
        (("--level", "brga=error"), "--level: there is no pack or rule “brga”; did you mean “brag”?"),
        (("--per-path", "{pattern: a, knd: post}"), "--per-path: the key “knd” is not known"),
        (("--per-path", "{"), "--per-path: not YAML"),
        (("--config", "gone.yaml"), "gone.yaml: does not exist"),
        (("--config", "a.yaml", "--no-config"), "--config and --no-config exclude each other"),
        (("--model", "en_core_web_xyz"), "the model “en_core_web_xyz” is not installed"),
    ):
        done = unmask("check", *option, text="She said: no, I am not humbled to announce that I won.\n")
        assert (done.code, said in done.err) == (2, True), (option, done.err)


def test_init_writes_what_changes_nothing_and_never_over_what_is_there(unmask: Command) -> None:
    first = unmask("init", "--pre-commit")
    written = Path(".unmask.yaml").read_text(encoding="utf-8")

    assert first.code == 0
    [own] = yaml.safe_load(Path(".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0]["hooks"]
    root = Path(__file__).resolve().parents[2]
    [shipped, _] = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    same = ("id", "entry", "types_or", "require_serial")
    assert [own[key] for key in same] == [shipped[key] for key in same]
    shown = unmask("config", "show").out
    assert shown.count("default") == shown.count("\n") - 2  # all but the heading and fail-level
    assert unmask("init").code == 2
    Path(".unmask.yaml").write_text("ignore: [hype]\n", encoding="utf-8")
    assert unmask("init").code == 2
    assert Path(".unmask.yaml").read_text(encoding="utf-8") == "ignore: [hype]\n"
    assert unmask("init", "--force").code == 0
    assert Path(".unmask.yaml").read_text(encoding="utf-8") == written


@pytest.mark.parametrize(
    ("name", "held"), [("pyproject.toml", "[tool.unmask]\nkind = 'post'\n"), (".unmask.yml", "kind: post\n")]
)
@pytest.mark.parametrize("options", [(), ("--force",), ("--force", "--pre-commit")])
def test_init_writes_no_second_configuration(unmask: Command, name: str, held: str, options: tuple[str, ...]) -> None:
    Path(name).write_text(held, encoding="utf-8")
    done = unmask("init", *options)

    assert (done.code, done.out) == (2, "")
    assert done.err == f"unmask: {name} configures unmask here already; edit that\n"
    assert [path.name for path in Path.cwd().iterdir() if path.is_file()] == [name]
    assert unmask("check", "--format", "concise", text="The oven is warm.\n").code == 0


def test_init_leaves_hooks_alone_even_by_force(unmask: Command) -> None:
    write(_unmask_yaml="ignore: [hype]\n")
    Path(".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
    done = unmask("init", "--pre-commit", "--force")

    assert (done.code, "add this under its repos:" in done.err) == (2, True)
    assert Path(".pre-commit-config.yaml").read_text(encoding="utf-8") == "repos: []\n"
    assert unmask("init", "--force").code == 0


def test_every_line_of_the_starting_configuration_can_be_commented_in(unmask: Command) -> None:
    unmask("init")
    Path("style").mkdir()
    path = Path(".unmask.yaml")
    lines = [line.removeprefix("# ") for line in path.read_text(encoding="utf-8").splitlines()]
    said = [line for line in lines if line.split(":")[0].replace("-", "").islower() or line.startswith("  ")]
    path.write_text("\n".join(line for line in said if ":" in line), encoding="utf-8")

    assert "there is no pack in the folder" in unmask("config", "show").err
    path.write_text("\n".join(line for line in said if ":" in line and "packs" not in line), encoding="utf-8")
    shown = unmask("config", "show")
    assert shown.code == 0
    assert shown.out.count("default") <= 3


def test_reasons_can_be_required_and_silences_passed_over(unmask: Command) -> None:
    write(_unmask_yaml="require-reason: true\n", a_md=f"<!-- unmask: ignore brag -->\n{MASKED}", b_md=MASKED)
    write(b_md=f"<!-- unmask: ignore brag: a client's words -->\n{MASKED}")

    assert "a.md:1:6: warning silence/unexplained" in unmask("check", "a.md", "--format", "concise").out
    assert unmask("check", "a.md", "--no-require-reason").code == 0
    assert unmask("check", "b.md").code == 0
    assert unmask("check", "b.md", "--no-silences").code == 1


def test_a_path_that_cannot_be_looked_at_does_not_stop_the_rest(unmask: Command) -> None:
    write(b_txt=MASKED)
    done = unmask("check", "a" * 300, "b.txt", "--format", "concise")

    assert done.code == 2
    assert f"{'a' * 300}: cannot be read: File name too long" in done.err
    assert "b.txt:1:1: " in done.out


def test_what_the_file_system_refuses_is_told_without_a_traceback(unmask: Command) -> None:
    write(b_txt=MASKED)
    done = unmask("check", "b.txt", "--write-baseline", "a" * 300)

    assert done.code == 2
    assert done.err.endswith("File name too long\n")
    assert done.err.startswith("unmask: ")


def test_a_text_is_judged_once_however_it_is_named(unmask: Command) -> None:
    write(a__b_txt=MASKED)
    Path("a/up").symlink_to("..")
    done = unmask("check", "a/b.txt", "./a/b.txt", "a", "a/../a/b.txt", "--format", "concise")

    assert done.out.count("brag/") == 1


def test_the_rules_of_a_configured_pack_can_be_listed_and_explained(unmask: Command) -> None:
    write(
        _unmask_yaml="packs: [style]\n",
        style__own_yaml="pack: own\ntitle: Ours.\nwhy: Because.\nrules:\n"
        "  - {id: kindly, message: Plainly., advice: Answer.,\n"
        "     match: {find: kindly revert, flag: ['<<Kindly revert>> soon.', 'Please <<kindly revert>>.']},\n"
        "     clean: [Revert the commit., He spoke kindly.]}\n",
    )

    assert "own/kindly" in unmask("check", "--format", "concise", text="Kindly revert.\n").out
    assert unmask("rules", "show", "own/kindly").out.startswith("own/kindly\n")
    assert "own: Ours." in unmask("rules", "list").out
