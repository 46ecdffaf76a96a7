using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Accounts.Sessions;
using static Visavis.TestSupport.Accounts.EmailJourney;

namespace Visavis.Web.Tests.Accounts;

/// <summary>A browser that was left open neither erases, nor exports, nor moves an account.</summary>
public sealed class FreshProofTests(EmailSite site) : IClassFixture<EmailSite>
{
    private const string Proof = "/account/security?returnUrl=";

    [Fact]
    public async Task What_erases_exports_or_moves_an_account_asks_for_a_fresh_proof()
    {
        using var person = site.NewPerson();
        var email = NewAddress();
        await person.RegisterAsync(site.Sink, email);
        site.Clock.Advance(RecentProof.Lifetime + TimeSpan.FromMinutes(1));

        var export = await person.PostFormAsync("/account/other?handler=Export", "/account/other");
        var goodbye = await person.GetAsync("/account/unsubscribe?step=2");
        var erased = await person.PostFormAsync("/account/unsubscribe?step=2", "/account/unsubscribe", ("Confirmation", "Nina Petit"));
        var moved = await person.PostFormAsync("/account/security/email?handler=Ask", "/account/security/email", ("email", NewAddress()));

        foreach (var asked in (HttpResponseMessage[])[export, goodbye, erased, moved])
        {
            Assert.Equal(HttpStatusCode.Found, asked.StatusCode);
            Assert.StartsWith(Proof, asked.Headers.Location?.OriginalString, StringComparison.Ordinal);
        }

        var account = await site.ReadAsync(email);
        Assert.Null(account.ErasedAt);
        Assert.Equal(0, await site.App.WithDataAsync(db => db.DataExports.CountAsync(e => e.AccountId == account.Id)));

        await person.PostFormAsync(
            "/account/security?handler=Prove&returnUrl=/account/other",
            "/account/security?returnUrl=/account/other",
            ("password", Password)
        );
        var proven = await person.PostFormAsync("/account/other?handler=Export", "/account/other");
        Assert.Equal("/account/other#data", proven.Headers.Location?.OriginalString);
    }
}
