#!/usr/bin/env bash
# Makes the pictures of the help centre anew from the running site with its demo people: wwwroot/img/help/NAME.LANGUAGE.webp. Needs a build,
# Chromium's headless shell and ImageMagick. Run it when a page that is pictured has changed.
set -euo pipefail
cd "$(dirname "$0")/.."
chromium=$(command -v chromium-headless-shell || command -v chromium)
work=$(mktemp -d)
port=$((20000 + RANDOM % 20000))
site=http://127.0.0.1:$port
DataFolder=$work Demo__Professionals=24 ASPNETCORE_ENVIRONMENT=Development ASPNETCORE_URLS=$site \
  dotnet src/Web/bin/Debug/net10.0/Visavis.Web.dll --contentRoot "$PWD/src/Web" > "$work/log" 2>&1 &
server=$!
trap 'kill $server 2> /dev/null; wait $server 2> /dev/null || true; rm -rf "$work"' EXIT
for _ in $(seq 600); do
  curl -fsS -m 60 -o "$work/results" "$site/professionals?what=plombier" 2> /dev/null && grep -q "/professionals/[a-z]" "$work/results" && break
  kill -0 $server || { cat "$work/log"; exit 1; }
  sleep 1
done
profile=$(grep -o '/professionals/[a-z0-9-]*-[a-z0-9]*"' "$work/results" | head -n 1 | tr -d '"')
mkdir -p wwwroot/img/help

# shoot NAME PATH HEIGHT
shoot() {
  local language
  for language in fr en; do
    "$chromium" --no-sandbox --hide-scrollbars --disable-gpu --window-size="412,$3" --accept-lang="$language" --virtual-time-budget=4000 \
      --user-data-dir="$work/browser" --screenshot="$work/picture.png" "$site$2" > /dev/null 2>&1
    convert "$work/picture.png" -resize 75% -quality 60 "wwwroot/img/help/$1.$language.webp"
  done
}

shoot accueil / 700
shoot choisir "/professionals?what=plombier" 760
shoot contacter "$profile" 900
shoot inscription /account/register 620
shoot video-ne-marche-pas /help/check 620
shoot arnaques /report 820
ls -l wwwroot/img/help
