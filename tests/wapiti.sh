#!/usr/bin/env bash
# Lets the scanner wapiti loose on the built site with its demo people, signed out and then as one of them: fails on any finding above information.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
port=$(/usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
site=http://127.0.0.1:$port/
# Its limits would end the scan: they have tests of their own.
env DataFolder="$work/data" Demo__Professionals=40 Demo__OnlinePeople=0 ASPNETCORE_ENVIRONMENT=Development ASPNETCORE_URLS="$site" \
  RateLimits__SearchesPerMinute=1000000 RateLimits__SuggestionsPerMinute=1000000 RateLimits__WritesPerMinute=1000000 \
  RateLimits__WritesPerMinuteAndAddress=1000000 RateLimits__SignInsPerMinute=1000000 \
  dotnet src/Web/bin/Debug/net10.0/Visavis.Web.dll --contentRoot "$PWD/src/Web" > "$work/site.log" 2>&1 &
server=$!
trap 'kill $server 2> /dev/null; wait $server 2> /dev/null || true; rm -rf "$work"' EXIT
for _ in $(seq 240); do
  curl -fsS -o /dev/null "${site}health/ready" 2> /dev/null && break
  kill -0 $server || { cat "$work/site.log"; exit 1; }
  sleep 0.5
done

# scan NAME [leave]: crawls, attacks what it met, and says what it found. What would end the session or the account is left alone.
scan() {
  local cookie
  cookie=$(/usr/bin/python3 tests/wapiti.py cookie "$site" "$1")
  timeout --kill-after=10 115 /usr/bin/python3 tests/wapiti.py scan -u "$site" --scope folder --no-bugreport --flush-session --store-session "$work/$1" --store-config "$work/config" \
    --max-scan-time 25 --max-attack-time 7 --max-links-per-page 30 --max-files-per-dir 12 --max-parameters 15 -t 20 -v 1 \
    -m csp,cookieflags,http_headers,csrf,methods,crlf,redirect,exec,file,sql,permanentxss,xss \
    -H "Cookie: $cookie" -H "Accept-Encoding: identity" -x "${site}account/sign-out*" -x "${site}account/sign-in*" -x "${site}account/unsubscribe*" -x "${site}account/security*" \
    -f json -o "$work/$1.json" > "$work/$1.log" 2>&1 || { tail -n 30 "$work/$1.log"; return 1; }
  /usr/bin/python3 tests/wapiti.py report "$1" "$work/$1.json" "$work/$1.log"
}

failed=0
scan stranger || failed=1
scan member || failed=1
kill -0 $server || { echo "The site did not live through it"; tail -n 30 "$work/site.log"; failed=1; }
exit $failed
