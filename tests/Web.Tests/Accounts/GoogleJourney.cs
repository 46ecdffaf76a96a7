using System.Net;
using Visavis.TestSupport.Accounts;

namespace Visavis.Web.Tests.Accounts;

/// <summary>The way to Google and back, redirect by redirect.</summary>
internal static class GoogleJourney
{
    public const string SignInPage = "/account/sign-in";

    public static async Task<string> ReadAsync(HttpResponseMessage page) =>
        WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    public static async Task<Uri> ReachCallbackAsync(PersonClient person, string returnUrl)
    {
        var challenge = await person.PostFormAsync("/account/sign-in/google", SignInPage, ("returnUrl", returnUrl));
        var consent = await person.FollowAsync(challenge);
        return consent.Headers.Location!;
    }

    public static async Task<HttpResponseMessage> SignInAsync(PersonClient person, string returnUrl = "/", Func<Uri, Uri>? change = null)
    {
        var callback = await ReachCallbackAsync(person, returnUrl);
        return await person.SendAsync(new HttpRequestMessage(HttpMethod.Get, change is null ? callback : change(callback)));
    }

    /// <summary>Answers what the first sign-in asks.</summary>
    public static Task<HttpResponseMessage> WelcomeAsync(PersonClient person) =>
        person.PostFormAsync(
            "/account/welcome",
            "/account/welcome",
            ("Input.Category", "Visitor"),
            ("Input.Name", "Camille"),
            ("Input.City", "Lyon"),
            ("Input.AcceptsTerms", "true")
        );
}
