import subprocess
import sys

LEFT = """
import sys
from unmask.language import load
load()
assert "spacy" in sys.modules
print(sorted(name for name in sys.modules if name.startswith(("spacy.cli", "requests", "urllib3", "httpx"))))
import spacy, spacy.cli
print(callable(spacy.cli.download), "spacy_version" in spacy.info(silent=True))
"""


def test_the_model_is_loaded_without_what_talks_to_the_web_and_spacy_is_whole_for_others():
    done = subprocess.run([sys.executable, "-c", LEFT], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "True True"]
