using System.Net;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Tests.Trust;

namespace Visavis.Web.Tests.Hosting;

/// <summary>One who walks through every endpoint: signs in once, and again only after an answer that ended the session or gave another.</summary>
internal sealed class Visitor(SiteFixture site, Guid? accountId, bool isStaff = false) : IDisposable
{
    private const string Session = "__Host-visavis";

    private PersonClient? person;
    private Dictionary<string, string> cookies = [];
    private string proof = "";

    /// <summary>
    /// <c>ok</c>, <c>input</c> (let through, then asked for proper input), <c>sign-in</c>, <c>refused</c> (403), <c>absent</c> (404), or <c>to</c> the
    /// part of the site a redirect leads to.
    /// </summary>
    public async Task<string> OutcomeAsync(string method, string path, params (string Name, string Value)[] fields)
    {
        var walker = person ??= await ComeAsync();
        var answer = method == "GET" ? await walker.GetAsync(path) : await PostAsync(walker, path, fields);
        if (
            walker.Cookies.TryGetValue(Session, out var session)
                ? session != cookies.GetValueOrDefault(Session)
                : cookies.ContainsKey(Session)
        )
        {
            Dispose();
        }
        else
        {
            // What one page told the next belongs to neither.
            walker.Cookies.Clear();
            cookies.ToList().ForEach(walker.Cookies.Add);
        }

        var leadsTo = answer.Headers.Location is { } location ? new Uri(site.Address, location).AbsolutePath : null;
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => "sign-in",
            HttpStatusCode.Found when leadsTo == "/account/sign-in" => "sign-in",
            HttpStatusCode.Found => $"to {(leadsTo == "/" ? "home" : leadsTo!.Split('/')[1])}",
            HttpStatusCode.OK => "ok",
            HttpStatusCode.BadRequest => "input",
            HttpStatusCode.Forbidden => "refused",
            HttpStatusCode.NotFound => "absent",
            var other => $"{(int)other}",
        };
    }

    public void Dispose()
    {
        person?.Dispose();
        person = null;
    }

    private async Task<PersonClient> ComeAsync()
    {
        var newcomer = site.NewPerson();
        if (accountId is { } id)
        {
            await newcomer.SignInAsDemoAsync(id);
            if (isStaff)
            {
                // With their second proof.
                await TrustSite.HoldProofAsync(site.App, newcomer, id);
            }
        }

        proof = await newcomer.AntiforgeryTokenAsync("/legal/terms");
        cookies = new Dictionary<string, string>(newcomer.Cookies);
        return newcomer;
    }

    private Task<HttpResponseMessage> PostAsync(PersonClient walker, string path, (string Name, string Value)[] fields) =>
        walker.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(site.Address, path))
            {
                Content = new FormUrlEncodedContent([
                    new("__RequestVerificationToken", proof),
                    .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
                ]),
            }
        );
}
