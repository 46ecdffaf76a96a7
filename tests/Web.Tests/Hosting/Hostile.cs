using System.Net;
using System.Text;
using Visavis.TestSupport;

namespace Visavis.Web.Tests.Hosting;

/// <summary>What nobody types by accident, encoded for a form or a query, and bodies that are not what they are called.</summary>
internal static class Hostile
{
    public const string Script = "<script>zzquokka(1)</script>";

    private static readonly string Long = new('é', Tiers.IsAll ? 12_000 : 5_000);

    /// <summary>Each is already percent-encoded: half a pair and bytes that are no text cannot be made of a string.</summary>
    public static readonly IReadOnlyList<string> Values =
    [
        Encoded($"\"'>{Script}"),
        Encoded("a\0b\u0001"),
        "a%ED%A0%80b%FF%FE",
        Encoded("-1"),
        Encoded("99999999999999999999999999"),
        Encoded(Long),
        Encoded("../../../etc/passwd\r\nX-Evil: 1"),
        Encoded("00000000-0000-4000-8000-000000000001"),
        Encoded("9999-12-31T23:59:59.9999999"),
        Encoded("NaN"),
        "",
        Encoded("\u202Eevil\u200D\u0301\u0301\u0301\u0301\u0301\u0301"),
        Encoded("0001-01-01"),
        Encoded("-2147483648"),
        Encoded("{{7*7}}${7*7}%s%n' OR 1=1 --"),
    ];

    /// <summary>How many rounds are walked: each field meets another value in every one. All fifteen take twenty minutes.</summary>
    public static int Rounds => Tiers.IsAll ? 5 : 1;

    /// <summary>Type, body.</summary>
    public static readonly IReadOnlyList<(string Type, string Body)> Bodies =
    [
        ("application/x-www-form-urlencoded; charset=klingon", "a=b"),
        ("application/json", "{\"a\":{\"a\":[[[[\"\\ud800\"]]]]}}"),
        ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"\0\"\r\n\r\nb"),
        ("text/plain", "a=b"),
        ("multipart/form-data", "x"),
        ("application/json; charset=utf-7", "{{{"),
        ("application/json", "null"),
        ("image/png", "\u0089PNG"),
    ];

    public static string ValueOf(int field, int round) => Values[((field * 4) + round) % Values.Count];

    public static string FormOf(IReadOnlyList<string> fields, int round, string proof)
    {
        var form = new StringBuilder("__RequestVerificationToken=").Append(Encoded(proof));
        for (var i = 0; i < fields.Count; i++)
        {
            form.Append('&').Append(Encoded(fields[i])).Append('=').Append(ValueOf(i, round));
        }

        return form.ToString();
    }

    public static HttpRequestMessage Post(Uri address, string type, string body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Mode", "navigate");
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        return request;
    }

    /// <summary>What is wrong with an answer; null when it is only a refusal, or harmless.</summary>
    public static async Task<string?> ProblemOfAsync(HttpResponseMessage answer)
    {
        // A part that is configured away says so, and no stranger can make it.
        if (
            answer.StatusCode
            is >= HttpStatusCode.InternalServerError
                and not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.InsufficientStorage)
        )
        {
            return $"{(int)answer.StatusCode}";
        }

        if (answer.Headers.Contains("X-Evil"))
        {
            return "a header of the sender's";
        }

        return
            answer.Content.Headers.ContentType?.MediaType == "text/html"
            && (await answer.Content.ReadAsStringAsync()).Contains(Script, StringComparison.OrdinalIgnoreCase)
            ? "a script of the sender's"
            : null;
    }

    public static string Encoded(string text) => Uri.EscapeDataString(text);
}
