"""The example for Emacs, in Emacs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples/editors/emacs.el"
HUMBLED = "I'm humbled to announce that I've joined Acme."
PACKAGES = "(progn (require 'package) (package-initialize))"
SCRIPT = """
(require 'json)
(load (getenv "EXAMPLE"))
(setq eglot-sync-connect 180 eglot-connect-timeout 180 eglot-send-changes-idle-time 0)
(defvar told nil)
(defun tell (name value) (push (cons name value) told))
(defun wait (name wanted)
  (let ((until (+ (float-time) 180)))
    (while (and (not (funcall wanted)) (< (float-time) until))
      ;; Nobody types in a batch, so what waits for a command or for a pause has to be run.
      (run-hooks 'post-command-hook)
      (when (eglot-managed-p) (eglot--signal-textDocument/didChange))
      (accept-process-output nil 0.05))
    (tell name (if (funcall wanted) t json-false))))
(defun said (words)
  (with-current-buffer (messages-buffer)
    (save-excursion (goto-char (point-min)) (search-forward words nil t))))

(find-file "note.txt")
(wait "joined" #'eglot-managed-p)
(wait "marked" #'flymake-diagnostics)
(let ((mark (car (flymake-diagnostics))))
  (tell "first" (list (flymake-diagnostic-beg mark) (flymake-diagnostic-end mark) (flymake-diagnostic-text mark))))
(wait "scored" (lambda () (said "unmask: too short to judge, 1 finding")))
(let ((action (aref (vconcat (eglot-code-actions (point-min) (1- (point-max)) "quickfix")) 0)))
  (tell "title" (plist-get action :title))
  (eglot--apply-workspace-edit (plist-get action :edit)))
(tell "text" (buffer-string))
(wait "clean" (lambda () (null (flymake-diagnostics))))
(goto-char (point-min))
(insert "🚀 I'm humbled to announce that ")
(wait "again" #'flymake-diagnostics)
(write-region (json-encode told) nil (getenv "TOLD"))
"""


def emacs(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    env = {**os.environ, "PATH": path, "HOME": str(folder), "EXAMPLE": str(EXAMPLE), "TOLD": "told.json"}
    return subprocess.run(
        ["emacs", "-q", "--batch", "--eval", PACKAGES, *arguments],
        cwd=folder, env=env, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("emacs") is None, reason="Emacs is not installed here")
def test_the_example_marks_edits_and_follows(tmp_path: Path) -> None:
    if emacs(tmp_path, "--eval", "(require 'eglot)").returncode:
        pytest.skip("this Emacs has no eglot")
    (tmp_path / "note.txt").write_text(HUMBLED + "\n", encoding="utf-8")
    (tmp_path / "try.el").write_text(SCRIPT, encoding="utf-8")
    done = emacs(tmp_path, "-l", "try.el")
    told = tmp_path / "told.json"
    assert told.exists(), done.stderr
    said = json.loads(told.read_text(encoding="utf-8"))
    waited = ("joined", "marked", "scored", "clean", "again")
    assert {name: said[name] for name in waited} == dict.fromkeys(waited, True)
    start, end, words = said["first"]
    assert (start, end) == (1, 29)
    assert "brag/humbled-to-announce" in words
    assert said["title"] == "unmask: leave it out"
    assert said["text"] == "I've joined Acme.\n"
