#!/usr/bin/env bash
# How many small faults put into a library its tests notice, in per cent: tests/mutation.sh [Ledger|Scheduling]. Takes minutes; goal 80 %.
set -euo pipefail
cd "$(dirname "$0")/.."
library=${1:-Ledger}
tool=$(mktemp -d)
trap 'rm -rf "$tool"' EXIT
dotnet tool install dotnet-stryker --version 5.1.0 --tool-path "$tool" > /dev/null
cd "tests/$library.Tests"
# One report to read, and the score at the end of what is printed.
"$tool/dotnet-stryker" --project "$library.csproj" --reporter cleartext --reporter progress --output "$tool/report" --break-at 80
