# For teams without Python: `docker build -t unmask .`, then `docker run --rm -i unmask check - < post.txt`,
# or `docker run --rm -v "$PWD:/texts" unmask check .` in a folder of texts.
FROM python:3.12-slim AS build
WORKDIR /source
COPY pyproject.toml setup.py README.md LICENSE ./
COPY rules/ rules/
COPY unmask/ unmask/
RUN python -m venv /opt/unmask && /opt/unmask/bin/pip install --no-cache-dir .

FROM python:3.12-slim
# The same folder in both, for a virtual environment knows where it lies.
COPY --from=build /opt/unmask /opt/unmask
# By its number, so that an orchestrator can tell that it is not root.
RUN useradd --uid 10001 --create-home writer
USER 10001
WORKDIR /texts
ENV PATH="/opt/unmask/bin:$PATH"
ENTRYPOINT ["unmask"]
