using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Accounts;

namespace Visavis.Web.Tests.Accounts;

/// <summary>The site in Production, as its people and their mailboxes see it.</summary>
public sealed class EmailSite()
    : MailedSite(
        "Production",
        new Dictionary<string, string>
        {
            ["RateLimits:SignInsPerMinute"] = "100000",
            ["RateLimits:WritesPerMinute"] = "100000",
            ["Site:Url"] = "https://visavis.example",
        }
    )
{
    public PersonClient NewPerson(string language = "fr") => new(Address, language);

    public Task<Account> ReadAsync(string email) => App.WithDataAsync(db => db.Users.SingleAsync(a => a.UserName == email));

    public static async Task<string> TextAsync(HttpResponseMessage page) =>
        WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
