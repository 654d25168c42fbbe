#!/usr/bin/env bash
# The steps of the GitHub Action (action.yml), here so that a test runs the very same ones. What the inputs say comes in
# ZVIRKA_* variables, never in the text of a command. The working folder is what a stranger proposes: Python runs isolated
# (-I), so that no module of it (json.py, pip.py) and no variable of the environment takes the place of another.
set -euo pipefail

out="${RUNNER_TEMP:-/tmp}/zvirka"
mark='<!-- zvirka-report -->'

# Installs the version that is asked for, or the one that this script belongs to.
install() {
  python -I -m pip install --quiet --disable-pip-version-check "${ZVIRKA_VERSION:-$(cd "$(dirname "$0")/../.." && pwd)}"
}

# Checks: annotations on standard output, the reports in $out, their places and the status in the outputs of the step.
check() {
  rm -rf "$out"
  mkdir -p "$out"
  local words=(--lang "${ZVIRKA_LANG:-en}" --no-progress) status=0
  if [ -n "${ZVIRKA_FAIL_ON:-}" ]; then words+=(--fail-on "$ZVIRKA_FAIL_ON"); fi
  if [ -n "${ZVIRKA_CHANGED_SINCE:-}" ]; then words+=(--changed-since "$ZVIRKA_CHANGED_SINCE"); fi
  if [ -n "${ZVIRKA_BASELINE:-}" ]; then words+=(--baseline "$ZVIRKA_BASELINE"); fi
  words+=(--format github --report sarif="$out/zvirka.sarif" --report markdown="$out/zvirka.md")
  words+=(--report json="$out/zvirka.json")
  # Splits the input as a shell does, quotation marks too, and runs nothing of it. It stands last: what follows a `--` in
  # it is the name of a file.
  if [ -n "${ZVIRKA_ARGS//[[:space:]]/}" ]; then
    while IFS= read -r -d '' word; do words+=("$word"); done < <(printf '%s' "$ZVIRKA_ARGS" | xargs printf '%s\0')
    wait "$!" || { echo "::error title=zvirka::The input args has a quotation mark without its partner"; exit 2; }
  fi
  python -I -m checker check "${words[@]}" || status=$?
  if [ -f "$out/zvirka.md" ]; then cat "$out/zvirka.md" >> "$GITHUB_STEP_SUMMARY"; fi
  echo "status=$status" >> "$GITHUB_OUTPUT"
  # Code scanning heeds no `suppressions`: it would open an alert for each finding that is accepted.
  if [ -f "$out/zvirka.sarif" ]; then
    python -I - "$out/zvirka.sarif" <<'OPEN'
import json, sys
log = json.load(open(sys.argv[1], encoding="utf-8"))
for run in log["runs"]:
    run["results"] = [one for one in run["results"] if not one.get("suppressions")]
json.dump(log, open(sys.argv[1], "w", encoding="utf-8"), ensure_ascii=False)
OPEN
    echo "sarif=$out/zvirka.sarif" >> "$GITHUB_OUTPUT"
  fi
  if [ -f "$out/zvirka.json" ]; then
    echo "report=$out/zvirka.json" >> "$GITHUB_OUTPUT"
    python -I - "$out/zvirka.json" >> "$GITHUB_OUTPUT" <<'COUNT'
import json, sys
report = json.load(open(sys.argv[1], encoding="utf-8"))
print(f"findings={len(report['findings'])}")
print(f"errors={report['summary']['error']}")
print(f"warnings={report['summary']['warning']}")
COUNT
  fi
}

# Writes the comment on the pull request, over the one that is there; none where there is nothing to say, and never had
# been. A pull request from a fork has a token that may not write: that fails no build.
comment() {
  [ -s "$out/zvirka.md" ] || return 0
  local comments="repos/$GITHUB_REPOSITORY/issues/$ZVIRKA_PULL/comments" id
  id=$(gh api --paginate "$comments" \
    --jq ".[] | select(.user.type == \"Bot\" and (.body | startswith(\"$mark\"))) | .id") || id=
  id=${id%%$'\n'*}
  if [ -n "$id" ]; then
    gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" -F body=@"$out/zvirka.md" || refused
  elif [ "${ZVIRKA_FINDINGS:-0}" != 0 ]; then
    gh api --silent --method POST "$comments" -F body=@"$out/zvirka.md" || refused
  fi
}

refused() {
  echo "::warning title=zvirka::The comment could not be written; the job needs the permission pull-requests: write"
}

# Ends as the check did.
finish() {
  exit "${ZVIRKA_STATUS:-2}"
}

case "${1:-}" in
  install | check | comment | finish) "$1" ;;
  *)
    echo "usage: run.sh install|check|comment|finish" >&2
    exit 2
    ;;
esac
