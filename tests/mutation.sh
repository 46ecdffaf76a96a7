#!/usr/bin/env bash
# How many small faults put into a library its tests notice, in per cent: tests/mutation.sh [Ledger|Scheduling]. Takes minutes; goal 80 %.
# Stryker sees no test of xunit 3 fail (stryker-net issue 3117: every fault "survives"), so the same sources are built against xunit 2 in a folder beside them.
set -euo pipefail
cd "$(dirname "$0")/.."
library=${1:-Ledger}
root=$PWD
work=$(mktemp -d)
shim=$root/tests/$library.Mutation
trap 'rm -rf "$work" "$shim"' EXIT
mkdir -p "$shim"
cat > "$shim/$library.Mutation.csproj" << PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
    <CentralPackageTransitivePinningEnabled>false</CentralPackageTransitivePinningEnabled>
    <RestorePackagesWithLockFile>false</RestorePackagesWithLockFile>
    <RunAnalyzers>false</RunAnalyzers>
    <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
    <IsTestProject>true</IsTestProject>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Remove="Meziantou.Analyzer" />
    <PackageReference Include="FsCheck" Version="3.6.0" />
    <PackageReference Include="Microsoft.NET.Test.Sdk" Version="17.14.1" />
    <PackageReference Include="xunit" Version="2.9.3" />
    <PackageReference Include="xunit.runner.visualstudio" Version="2.8.2" />
    <Compile Include="../$library.Tests/**/*.cs" Exclude="../$library.Tests/bin/**;../$library.Tests/obj/**" />
    <ProjectReference Include="../../src/$library/$library.csproj" />
    <Using Include="Xunit" />
  </ItemGroup>
</Project>
PROJECT
dotnet tool install dotnet-stryker --version 5.1.0 --tool-path "$work" > /dev/null
cd "$shim"
# One report to read, with the faults that nobody noticed, and the score at the end of what is printed.
"$work/dotnet-stryker" --project "$library.csproj" --reporter cleartext --reporter json --output "$work/report" --break-at 80 || code=$?
node -e '
  const { files } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
  for (const [file, { mutants }] of Object.entries(files))
    for (const m of mutants)
      if (m.status === "Survived" || m.status === "NoCoverage")
        console.log(`${m.status} ${file.split("/").pop()}:${m.location.start.line} ${m.mutatorName}: ${(m.replacement ?? "").replace(/\s+/g, " ").slice(0, 100)}`);
' "$work"/report/reports/mutation-report.json
exit "${code:-0}"
