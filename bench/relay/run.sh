#!/usr/bin/env bash
# Relay of descriptions: npm `peer`, an unadorned SignalR hub and our hub, one after the other in one run, with one client.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
npm ci --no-audit --no-fund --loglevel=error
dotnet build -c Release -v quiet ../../src/Web
dotnet build -c Release -v quiet RelayBench.csproj
exec dotnet bin/Release/net10.0/Visavis.RelayBench.dll "$@"
