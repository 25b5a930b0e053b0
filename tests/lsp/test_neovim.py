"""The example for Neovim, in Neovim."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples/editors/neovim.lua"
HUMBLED = "I'm humbled to announce that I've joined Acme."
SCRIPT = """
local told = {}
local function wait(name, wanted)
  told[name] = vim.wait(180000, wanted, 20)
end
local function count()
  return #vim.diagnostic.get(0)
end
wait("marked", function() return count() > 0 end)
for _, mark in ipairs(vim.diagnostic.get(0)) do
  told.first = { code = mark.code, severity = mark.severity, line = mark.lnum, from = mark.col, to = mark.end_col }
end
wait("scored", function() return vim.b.unmask ~= nil end)
told.status = vim.b.unmask
local action
local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = {}, only = { "quickfix" } }
for _, answer in pairs(vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 180000) or {}) do
  for _, each in ipairs(answer.result or {}) do
    if each.isPreferred then action = each end
  end
end
told.title = action and action.title
vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
told.text = vim.api.nvim_buf_get_lines(0, 0, -1, false)
wait("clean", function() return count() == 0 end)
vim.api.nvim_buf_set_text(0, 0, 0, 0, 0, { "🚀 I'm humbled to announce that " })
wait("again", function() return count() > 0 end)
vim.fn.writefile({ vim.fn.json_encode(told) }, vim.env.TOLD)
vim.cmd("qa!")
"""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim is not installed here")
def test_the_example_marks_edits_and_follows(tmp_path: Path) -> None:
    note, script, told = tmp_path / "note.md", tmp_path / "try.lua", tmp_path / "told.json"
    note.write_text(HUMBLED + "\n", encoding="utf-8")
    script.write_text(SCRIPT, encoding="utf-8")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["nvim", "--headless", "-n", "-u", str(EXAMPLE), "-c", f"luafile {script}", str(note)],
        cwd=tmp_path, env={**os.environ, "PATH": path, "TOLD": str(told), "HOME": str(tmp_path)},
        capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert told.exists(), done.stderr
    said = json.loads(told.read_text(encoding="utf-8"))
    assert {name: said[name] for name in ("marked", "scored", "clean", "again")} == dict.fromkeys(
        ("marked", "scored", "clean", "again"), True
    )
    assert said["first"]["code"] == "brag/humbled-to-announce"
    assert (said["first"]["line"], said["first"]["from"], said["first"]["to"]) == (0, 0, 28)
    assert said["status"] == "too short to judge, 1 finding"
    assert said["title"] == "unmask: leave it out"
    assert said["text"] == ["I've joined Acme."]
