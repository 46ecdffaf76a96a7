#!/usr/bin/env bash
# Everything that must hold, on a clean machine: installs what the tests need, builds, checks, tests. Ends with "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 CI="${CI:-true}"

passed=0
failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit $?
}

# step NAME COMMAND…: a check that counts as one test when it fails and ends the run.
step() {
  local name=$1
  shift
  echo "== $name"
  if ! "$@"; then
    echo "FAILED: $name"
    failed=$((failed + 1))
    finish
  fi
}

retry() { "$@" || { sleep 5; "$@"; }; }

install_programs() {
  local packages=()
  [ -x /usr/bin/chromium ] || packages+=(chromium)
  command -v turnserver > /dev/null || packages+=(coturn)
  ls /usr/lib/postgresql/*/bin/postgres > /dev/null 2>&1 || packages+=(postgresql)
  command -v vipsthumbnail > /dev/null || packages+=(libvips-tools)
  command -v runuser > /dev/null || packages+=(util-linux)
  [ ${#packages[@]} -eq 0 ] && return 0
  echo "installing ${packages[*]}"
  retry apt-get update -qq && retry env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" > /dev/null
}

# Vacuously true before the first test file, so that the count below stays honest.
node_tests() {
  node --test --test-reporter=tap "$PWD/tests/js/" > "$log" 2>&1
  local code=$?
  [ $code -eq 0 ] || cat "$log"
  passed=$((passed + $(sed -n 's/^# pass //p' "$log" | tail -n 1)))
  failed=$((failed + $(sed -n 's/^# fail //p' "$log" | tail -n 1)))
  return 0
}

dotnet_tests() {
  local project=$1 code
  dotnet test "$project" --no-build --logger "console;verbosity=normal" 2>&1 | tee "$log" | grep -E "^ *(Failed|\[FAIL\]|Error Message|Expected|Actual)|^(Passed|Failed)!|^Total tests|Test Run" || true
  code=${PIPESTATUS[0]}
  local ok ko
  ok=$(grep -cE "^ +Passed " "$log")
  ko=$(grep -cE "^ +Failed " "$log")
  [ "$code" -ne 0 ] && [ "$ko" -eq 0 ] && ko=1
  [ "$ko" -gt 0 ] && grep -A 25 -E "^ +Failed " "$log" | head -n 400
  passed=$((passed + ok))
  failed=$((failed + ko))
}

step "install" install_programs
step "build" retry dotnet build Directory.sln -warnaserror -v quiet
step "tools" retry dotnet tool restore
step "format" dotnet csharpier check .
step "browser packages for the checks" retry npm ci --prefix tests --no-audit --no-fund --loglevel=error
step "types" npx --prefix tests tsc -p jsconfig.json
echo "== node tests"
node_tests
for project in tests/*.Tests; do
  echo "== $project"
  dotnet_tests "$project"
done
finish
