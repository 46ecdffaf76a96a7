using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Hosting;

namespace Visavis.Web.Tests.Hosting;

/// <summary>Whatever a stranger sends, it is refused, and nothing of it is written down: a log that strangers write fills the disk.</summary>
public sealed class StrangersAndTheLogTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Nonsense = "CfDJ8" + "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    [Fact]
    public async Task Nothing_that_is_refused_is_logged()
    {
        using var log = new LogCapture();
        await using var app = AppHost.OnSqlite(
            "Production",
            new Dictionary<string, string> { ["RateLimits:SignInsPerMinute"] = "100000", ["RateLimits:WritesPerMinute"] = "100000" },
            services: services => services.AddLogging(logging => logging.AddProvider(log))
        );
        using var probe = new PersonClient(app.StartOnPort());
        await probe.GetAsync("/account/sign-in");
        var said = new StringBuilder();
        foreach (var (name, ask) in Requests(probe.Address))
        {
            log.Clear();
            using var stranger = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
            for (var round = 0; round < 3; round++)
            {
                using var request = ask();
                if (await StatusOfAsync(stranger, request) is >= 500 and var status)
                {
                    said.Append(name).Append(": ").Append(status).AppendLine();
                }
            }

            // Workers may speak meanwhile, of other things.
            foreach (var line in log.Lines.Where(line => !line.Contains("worker", StringComparison.OrdinalIgnoreCase)).Take(1))
            {
                said.Append(name).Append(": ").AppendLine(line[..Math.Min(line.Length, 300)]);
            }
        }

        Assert.Equal("", said.ToString());
    }

    /// <returns>Nothing when the server had answered and closed before it was sent all of a body that is too long.</returns>
    private static async Task<int?> StatusOfAsync(HttpClient stranger, HttpRequestMessage request)
    {
        try
        {
            using var answer = await stranger.SendAsync(request, TestContext.Current.CancellationToken);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException e) when (e.InnerException is IOException)
        {
            return null;
        }
    }

    private static IEnumerable<(string Name, Func<HttpRequestMessage> Ask)> Requests(Uri site)
    {
        foreach (var cookie in (string[])["visavis", "visavis-form", "visavis-notice", "visavis-proof", "visavis-passkey", "visavis-theme"])
        {
            yield return ($"cookie {cookie}", () => Get("/account/sign-in", cookie));
            yield return (
                $"form with cookie {cookie}",
                () => Post("/culture", Form, $"culture=en&__RequestVerificationToken={Nonsense}", cookie)
            );
        }

        yield return ("no proof", () => Post("/culture", Form, "culture=en"));
        foreach (var charset in (string[])["klingon", "utf-7", "\"\"", "utf-16"])
        {
            yield return ($"charset {charset}", () => Post("/culture", $"{Form}; charset={charset}", "culture=en"));
            yield return ($"json charset {charset}", () => Post("/push/devices", $"application/json; charset={charset}", "{}"));
        }

        yield return ("too many fields", () => Post("/culture", Form, string.Join('&', Enumerable.Range(0, 300).Select(i => $"a{i}=b"))));
        yield return ("too long a field", () => Post("/culture", Form, $"culture={new string('a', 70_000)}"));
        yield return ("too long a body", () => Post("/culture", Form, new string('a', 1_100_000)));
        yield return (
            "half a multipart",
            () => Post("/culture", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"culture\"\r\n\r\nen")
        );
        yield return (
            "a part in an unknown writing",
            () =>
                Post(
                    "/culture",
                    "multipart/form-data; boundary=x",
                    "--x\r\nContent-Disposition: form-data; name=\"culture\"\r\nContent-Type: text/plain; charset=klingon\r\n\r\nen\r\n--x--\r\n"
                )
        );
        yield return ("no boundary", () => Post("/culture", "multipart/form-data", "x"));
        yield return ("a forged telephone call", () => Post("/voice/call", Form, "CallSid=CA1&From=%2B33123456789"));
        yield return ("a passkey of nonsense", () => Post("/account/sign-in/passkey", Form, "credential=%7B%7D", "visavis-passkey"));
        yield return ("a token of nonsense", () => Get($"/account/confirm?token={Nonsense}"));
        yield return ("a number too large", () => Get("/professionals?page=99999999999999999999&radius=-1"));
        yield return ("bytes that are no text", () => Get("/professionals?what=%ff%fe%00"));
        yield return ("a path that climbs", () => Get("/media/..%2f..%2fetc%2fpasswd"));
        yield return ("a path of zeros", () => Get("/professionals/%00"));
        yield return ("negotiation of nonsense", () => Post("/hub/negotiate?negotiateVersion=99", "text/plain", "x"));
        yield return ("json that is none", () => Post("/push/devices", "application/json", "{{{"));

        HttpRequestMessage Get(string path, string? cookie = null) =>
            With(new HttpRequestMessage(HttpMethod.Get, new Uri(site, path)), cookie);

        HttpRequestMessage Post(string path, string type, string body, string? cookie = null)
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            return With(new HttpRequestMessage(HttpMethod.Post, new Uri(site, path)) { Content = content }, cookie);
        }

        static HttpRequestMessage With(HttpRequestMessage request, string? cookie)
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
            if (cookie is not null)
            {
                request.Headers.TryAddWithoutValidation("Cookie", $"__Host-{cookie}={Nonsense}");
            }

            return request;
        }
    }
}
