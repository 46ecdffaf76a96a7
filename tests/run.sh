#!/usr/bin/env bash
# Everything that must hold, on a clean machine: installs what the tests need, builds, checks, tests. Ends with "N passed, N failed".
#   run.sh        what continuous integration runs
#   run.sh fast   after every change: no browser, one database, nothing slow
#   run.sh all    before something is called done: every combination of language, theme and width besides
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 CI="${CI:-true}"
export VISAVIS_TESTS="${1:-}"
case "$VISAVIS_TESTS" in '' | fast | all) ;; *) echo "Unknown tier '$VISAVIS_TESTS': fast, all or none."; exit 2 ;; esac

# One compiler for all projects instead of a cold one for each, and one of our own: it goes with us and is nobody else's.
export UseSharedCompilation=true SharedCompilationId="visavis-tests-$$"
# See tests/Directory.Build.props; here for the programs the tests start.
export DOTNET_TieredPGO=0
# Every host would watch its settings files; a machine has 128 such watches.
export DOTNET_hostBuilder__reloadConfigOnChange=false

passed=0
failed=0
work=$(mktemp -d)
log=$work/node.log

stop_compiler() {
  local compiler
  compiler="$(dirname "$(readlink -f "$(command -v dotnet)")")/sdk/$(dotnet --version)/Roslyn/bincore/VBCSCompiler"
  [ -x "$compiler" ] && "$compiler" -shutdown "-pipename:$SharedCompilationId" > /dev/null 2>&1
  rm -rf "$work"
}
trap stop_compiler EXIT

finish() {
  # In a pipe it would tell the times of the pipe.
  times > "$work/times"
  echo "== $((SECONDS / 60)) min $((SECONDS % 60)) s, $(awk 'NR == 2 { gsub(/[ms]/, " "); printf "%d", $1 * 60 + $2 + $3 * 60 + $4 }' "$work/times") CPU-seconds"
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
  [ -x /usr/bin/chromium-headless-shell ] || packages+=(chromium-headless-shell)
  [ "$VISAVIS_TESTS" != all ] || [ -x /usr/bin/firefox-esr ] || packages+=(firefox-esr)
  # The shell shows no notifications.
  [ "$VISAVIS_TESTS" != all ] || [ -x /usr/bin/chromium ] || packages+=(chromium)
  command -v espeak-ng > /dev/null || packages+=(espeak-ng)
  command -v turnserver > /dev/null || packages+=(coturn)
  ls /usr/lib/postgresql/*/bin/postgres > /dev/null 2>&1 || packages+=(postgresql)
  command -v pdftoppm > /dev/null || packages+=(poppler-utils)
  command -v nginx > /dev/null || packages+=(nginx-light)
  command -v dovecot > /dev/null || packages+=(dovecot-imapd)
  command -v redis-server > /dev/null || packages+=(redis-server)
  [ "$VISAVIS_TESTS" != all ] || command -v sqlite3 > /dev/null || packages+=(sqlite3)
  command -v runuser > /dev/null || packages+=(util-linux)
  [ "$VISAVIS_TESTS" != all ] || command -v wapiti > /dev/null || packages+=(wapiti)
  [ "$VISAVIS_TESTS" != all ] || command -v clamd > /dev/null || packages+=(clamav-daemon clamdscan)
  [ ${#packages[@]} -eq 0 ] && return 0
  echo "installing ${packages[*]}"
  retry apt-get update -qq && retry env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" > /dev/null
}

node_tests() {
  node --test --test-reporter=tap "$PWD/tests/js/" > "$log" 2>&1
  local code=$?
  [ $code -eq 0 ] || cat "$log"
  passed=$((passed + $(sed -n 's/^# pass //p' "$log" | tail -n 1)))
  failed=$((failed + $(sed -n 's/^# fail //p' "$log" | tail -n 1)))
  return 0
}

# One assembly after the other. The quickest way is to start each as the program it is.
# Theories are taken apart before they run: rows bear tiers of their own.
run_assemblies() {
  local name started
  for name in "$@"; do
    started=$SECONDS
    (cd "tests/$name/bin/Debug/net10.0" \
      && VISAVIS_CPU="$work/$name.cpu" timeout --kill-after=30 3600 "./Visavis.$name" -noColor -noAutoReporters -reporter quiet -preEnumerateTheories "${filter[@]}" -ctrf "$work/$name.json") \
      > "$work/$name.log" 2>&1
    echo "$? $((SECONDS - started))" > "$work/$name.end"
  done
}

# Counts what is in an assembly's report. One that ended badly without a failed test counts as one failure.
count_assembly() {
  local name=$1 code seconds ok=0 ko=0 skipped=0
  read -r code seconds < "$work/$name.end"
  if [ -s "$work/$name.json" ] && node tests/report.mjs "$work/$name.json" "$work/$name.cpu" > "$work/$name.report"; then
    read -r ok ko skipped < "$work/$name.report"
  fi
  echo "== $name: $ok passed, $ko failed, $skipped skipped in $seconds s"
  tail -n +2 "$work/$name.report" 2> /dev/null | head -n 400
  # The runner ends a process whose threads outlive its tests by ten seconds, and says 1 although the report is whole and without a failure.
  if [ "$ko" -eq 0 ] && [ "$ok" -gt 0 ] && [ "$code" -eq 1 ] && tail -n 3 "$work/$name.log" | grep -q "Foreground threads were left running"; then
    echo "  NOTE: $name had to be ended: something it started was still running ten seconds after its last test"
    code=0
  fi
  if [ "$ko" -eq 0 ] && { [ "$code" -ne 0 ] || [ "$ok" -eq 0 ]; }; then
    echo "FAILED: $name ended with $code"
    tail -n 100 "$work/$name.log"
    ko=1
  fi
  passed=$((passed + ok))
  failed=$((failed + ko))
}

# A scanner from outside, after everything else: it wants the processor, and one test in the count.
scan_with_wapiti() {
  echo "== wapiti"
  if bash tests/wapiti.sh; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
}

[ "$VISAVIS_TESTS" = fast ] || step "install" install_programs
step "build" retry dotnet build Directory.sln -warnaserror -v quiet
step "tools" retry dotnet tool restore
step "format" dotnet csharpier check .
step "browser packages for the checks" retry npm ci --prefix tests --no-audit --no-fund --loglevel=error
# The build fetched only what developing needs; a journey publishes the site, and must not depend on the network then.
[ "$VISAVIS_TESTS" = fast ] || step "browser packages for publishing" retry npm ci --no-audit --no-fund --loglevel=error
step "format of scripts and styles" npx --prefix tests prettier --check --log-level warn .
step "types" npx --prefix tests tsc -p jsconfig.json
echo "== node tests"
node_tests

mapfile -t assemblies < <(cd tests && ls -d ./*.Tests | sed 's#^\./##')
filter=()
[ "$VISAVIS_TESTS" = all ] || filter=(-trait- "Tier=Whole")
if [ "$VISAVIS_TESTS" = fast ]; then
  filter+=(-trait- "Tier=Slow")
  mapfile -t assemblies < <(printf '%s\n' "${assemblies[@]}" | grep -v '^Browser')
fi
echo "== ${assemblies[*]}"
# What waits most of the time goes beside the others: the journeys of the browser, and the hub's tests where there are no journeys.
waiting=Browser.Tests
[ "$VISAVIS_TESTS" != fast ] || waiting=Signaling.Tests
run_assemblies "$waiting" &
beside=$!
# shellcheck disable=SC2046 # names without spaces
run_assemblies $(printf '%s\n' "${assemblies[@]}" | grep -v -x "$waiting")
wait "$beside"
for name in "${assemblies[@]}"; do
  count_assembly "$name"
done
[ "$VISAVIS_TESTS" != all ] || scan_with_wapiti
finish
