using System.Net;
using System.Text.RegularExpressions;

namespace Visavis.TestSupport.Accounts;

/// <summary>
/// A person's browser without the window: keeps cookies as browsers do on loopback (Secure ones too, which the framework's container
/// withholds from plain HTTP), sends antiforgery proofs, and follows redirects only when told.
/// </summary>
public sealed partial class PersonClient(Uri address, string language = "fr") : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly Dictionary<string, string> cookies = [];

    public Uri Address => address;

    public IDictionary<string, string> Cookies => cookies;

    /// <summary>Whether the session cookie is there.</summary>
    public bool HasSession => cookies.ContainsKey("__Host-visavis");

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(address, path)));

    /// <summary>Reads the form's proof from <paramref name="formPage"/> and posts the fields with it.</summary>
    public async Task<HttpResponseMessage> PostFormAsync(string path, string formPage, params (string Name, string Value)[] fields)
    {
        var token = await AntiforgeryTokenAsync(formPage);
        var content = fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(new("__RequestVerificationToken", token));
        return await SendAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(address, path)) { Content = new FormUrlEncodedContent(content) }
        );
    }

    /// <summary>Signs in through the demo list of Development.</summary>
    public async Task<HttpResponseMessage> SignInAsDemoAsync(Guid accountId, string returnUrl = "/")
    {
        var response = await PostFormAsync(
            "/account/sign-in/demo",
            "/account/sign-in",
            ("accountId", accountId.ToString()),
            ("returnUrl", returnUrl)
        );
        return HasSession ? response : throw new InvalidOperationException($"Not signed in: {(int)response.StatusCode}.");
    }

    public async Task<string> AntiforgeryTokenAsync(string formPage)
    {
        var page = await (await GetAsync(formPage)).Content.ReadAsStringAsync();
        var match = AntiforgeryField().Match(page);
        return match.Success ? match.Groups["token"].Value : throw new InvalidOperationException($"No form on {formPage}:\n{page}");
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        if (request.Headers.Accept.Count == 0)
        {
            request.Headers.TryAddWithoutValidation("Accept", "text/html");
        }

        if (request.RequestUri!.Authority == address.Authority && cookies.Count > 0)
        {
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        }

        var response = await http.SendAsync(request);
        if (request.RequestUri.Authority == address.Authority)
        {
            Keep(response);
        }

        return response;
    }

    /// <summary>Follows one redirect, with a change to its address when asked.</summary>
    public Task<HttpResponseMessage> FollowAsync(HttpResponseMessage response, Func<Uri, Uri>? change = null)
    {
        if (response.Headers.Location is not { } location)
        {
            throw new InvalidOperationException($"{(int)response.StatusCode} from {response.RequestMessage!.RequestUri} leads nowhere.");
        }

        var target = new Uri(response.RequestMessage!.RequestUri!, location);
        return SendAsync(new HttpRequestMessage(HttpMethod.Get, change is null ? target : change(target)));
    }

    public async Task<HttpResponseMessage> FollowAllAsync(HttpResponseMessage response)
    {
        for (var hops = 0; response.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther; hops++)
        {
            response = hops < 10 ? await FollowAsync(response) : throw new InvalidOperationException("Redirected in circles.");
        }

        return response;
    }

    public void Dispose() => http.Dispose();

    private void Keep(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var lines))
        {
            return;
        }

        foreach (var line in lines)
        {
            var pair = line.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0 || line.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase))
            {
                cookies.Remove(pair[0]);
            }
            else
            {
                cookies[pair[0]] = pair[1];
            }
        }
    }

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AntiforgeryField();
}
