"""What tests/wapiti.sh needs around the scanner: a session's cookies, its start, and its report read with the project's eyes."""

import json
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

# Findings that are wrong here, each with its reason. Everything else above information fails.
NOT_HERE = {
    "X-XSS-Protection is not set": "no browser has read it since 2019, and where it was read it opened holes of its own",
    "Strict-Transport-Security is not set": "means nothing over plain HTTP on loopback; SecurityHeadersTests asks for it in Production",
}
# What takes long on a busy machine is no finding: times are measured in bench/.
NOT_JUDGED = {"Resource consumption"}
FEWEST_PAGES = 12


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def cookies_of(site, who):
    """Cookies by hand: those of the site are Secure, and libraries withhold such from plain HTTP."""
    opener = urllib.request.build_opener(NoRedirect)
    jar = {}

    def ask(path, fields=None):
        request = urllib.request.Request(site + path, urllib.parse.urlencode(fields).encode() if fields else None)
        if jar:
            request.add_header("Cookie", "; ".join(f"{name}={value}" for name, value in jar.items()))
        try:
            answer = opener.open(request)
        except urllib.error.HTTPError as redirect:
            answer = redirect
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, value = line.split(";")[0].split("=", 1)
            jar[name] = value
        return answer.read().decode()

    page = ask("account/sign-in")
    if who == "member":
        token = re.search(r'name="__RequestVerificationToken" type="hidden" value="([^"]+)', page).group(1)
        person = re.search(r'name="accountId" value="([^"]+)', page).group(1)
        ask("account/sign-in/demo", {"__RequestVerificationToken": token, "accountId": person, "returnUrl": "/"})
        if "/account/sign-out" not in ask(""):
            sys.exit("The demo member could not be signed in")
    return "; ".join(f"{name}={value}" for name, value in jar.items())


def report(who, path, log):
    with open(path, encoding="utf-8") as file:
        found = json.load(file)
    with open(log, encoding="utf-8") as file:
        pages = len(set(re.findall(r"^\[\+\] (\S+)", file.read(), re.MULTILINE)))
    bad = 0
    for name, items in [*found["vulnerabilities"].items(), *found["anomalies"].items()]:
        for item in items:
            if int(item["level"]) > 0 and item["info"] not in NOT_HERE and name not in NOT_JUDGED:
                bad += 1
                print(f"  {name} (level {item['level']}): {item['method']} {item['path']} {item['parameter']}: {item['info']}")
                print("    " + item["http_request"].replace("\n", "\n    ")[:1500])
    print(f"wapiti as a {who}: {pages} addresses met, {bad} findings")
    if pages < FEWEST_PAGES:
        print(f"  too few to prove anything: {FEWEST_PAGES} were expected")
    sys.exit(1 if bad or pages < FEWEST_PAGES else 0)


def scan(arguments):
    """
    Debian's wapiti 3.0.4 cannot exclude an address under Python 3.11: the flags of its pattern stand at the wrong end. And it knows the names of
    a cookie's attributes only as one spells them, where RFC 6265 says that capitals make no difference.
    """
    from wapitiCore.attack.mod_cookieflags import mod_cookieflags
    from wapitiCore.main import wapiti
    from wapitiCore.net import crawler

    crawler.wildcard_translate = lambda pattern: re.compile(re.escape(pattern).replace(r"\*", ".*") + r"\Z", re.DOTALL)
    mod_cookieflags.check_httponly_flag = staticmethod(lambda cookie: any(name.lower() == "httponly" for name in cookie._rest))
    sys.argv = ["wapiti", *arguments]
    wapiti.wapiti_main()


if sys.argv[1] == "cookie":
    print(cookies_of(*sys.argv[2:]))
elif sys.argv[1] == "scan":
    scan(sys.argv[2:])
else:
    report(*sys.argv[2:])
