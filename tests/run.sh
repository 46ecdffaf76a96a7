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

# What is still to be run stands in lists, a job a line: assembly, what the job is called, filters.
# Of two who take from the same list each gets another job.
take() { flock "$work/turn" sh -c 'head -n 1 "$1"; sed -i 1d "$1"' _ "$1"; }

# work_off LIST…: job after job, of the first list while it has some. The quickest way is to start an assembly as the program it is.
# Theories are taken apart before they run: rows bear tiers of their own.
work_off() {
  local list job name unit filters started
  for list in "$@"; do
    while job=$(take "$list") && [ -n "$job" ]; do
      read -r name unit filters <<< "$job"
      started=$SECONDS
      # shellcheck disable=SC2086 # filters without spaces
      (set -f && cd "tests/$name/bin/Debug/net10.0" \
        && VISAVIS_CPU="$work/$unit.cpu" timeout --kill-after=30 3600 "./Visavis.$name" -noColor -noAutoReporters -reporter quiet -preEnumerateTheories $filters "${filter[@]}" -ctrf "$work/$unit.json") \
        > "$work/$unit.log" 2>&1
      echo "$? $((SECONDS - started))" > "$work/$unit.end"
    done
  done
}

# Counts what is in a job's report. One that ended badly without a failed test counts as one failure.
count_job() {
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

# The journeys of the browser wait most of the time and last longest: in parts, so that whoever has nothing else left to do takes one.
# Calls come last: pictures want the processor, and by then the site's tests, which want it too, are mostly done.
list_journeys() {
  local part others=
  for part in Accounts Pages Organisations+Bookings; do
    echo "Browser.Tests Browser.Tests.$part $(namespaces -namespace "$part")"
    others+=" $(namespaces -namespace- "$part")"
  done
  echo "Browser.Tests Browser.Tests.others$others $(namespaces -namespace- Calls)"
  echo "Browser.Tests Browser.Tests.Calls $(namespaces -namespace Calls)"
}

# namespaces FLAG ONE+OTHER: the flag before each.
namespaces() { echo "$1 Visavis.Browser.Tests.${2//+/* $1 Visavis.Browser.Tests.}*"; }

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
if [ "$VISAVIS_TESTS" = fast ]; then
  # What it does not run it does not build; what analyzers say is for before a commit.
  step "build" retry dotnet build tests/fast.slnf -warnaserror -v quiet -p:RunAnalyzers=false
else
  step "build" retry dotnet build Directory.sln -warnaserror -v quiet
fi
step "tools" retry dotnet tool restore
step "format" dotnet csharpier check .
[ tests/node_modules/.package-lock.json -nt tests/package-lock.json ] \
  || step "browser packages for the checks" retry npm ci --prefix tests --no-audit --no-fund --loglevel=error
# The build fetched only what developing needs; a journey publishes the site, and must not depend on the network then.
[ "$VISAVIS_TESTS" = fast ] || step "browser packages for publishing" retry npm ci --no-audit --no-fund --loglevel=error
step "format of scripts and styles" npx --prefix tests prettier --check --log-level warn .
step "types" npx --prefix tests tsc -p jsconfig.json
echo "== node tests"
node_tests

filter=()
[ "$VISAVIS_TESTS" = all ] || filter=(-trait- "Tier=Whole")
[ "$VISAVIS_TESTS" != fast ] || filter+=(-trait- "Tier=Slow")
# Two work side by side: one on what waits, one on what reckons, each on the other's when its own is done.
# Where there are no journeys, the hub's tests are what waits. What lasts longest, the site's tests, begins.
waiting=Browser.Tests
[ "$VISAVIS_TESTS" != fast ] || waiting=Signaling.Tests
(cd tests && ls -d ./*.Tests) | sed -n 's#^\./\(.*\)$#\1 \1#p' | grep -v -e '^Browser' -e "^$waiting " | sort -r > "$work/reckoning"
if [ "$waiting" = Browser.Tests ]; then list_journeys; else echo "$waiting $waiting"; fi > "$work/waiting"
mapfile -t jobs < <(cut -d ' ' -f 2 "$work/waiting" "$work/reckoning")
echo "== ${jobs[*]}"
work_off "$work/waiting" "$work/reckoning" &
beside=$!
work_off "$work/reckoning" "$work/waiting"
wait "$beside"
for job in "${jobs[@]}"; do
  count_job "$job"
done
[ "$VISAVIS_TESTS" != all ] || scan_with_wapiti
finish
