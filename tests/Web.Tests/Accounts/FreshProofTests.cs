using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Accounts.Sessions;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Standing;
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

    [Fact]
    public async Task Whoever_is_suspended_can_bring_the_proof_that_their_data_and_their_leaving_ask_for()
    {
        using var person = site.NewPerson();
        var email = NewAddress();
        await person.RegisterAsync(site.Sink, email);
        var account = await site.ReadAsync(email);
        await site.App.WithDataAsync(async db =>
        {
            var statement = new Statement
            {
                Id = Guid.NewGuid(),
                AccountId = account.Id,
                Title = "Titre",
                Text = "Raisons",
                Language = "fr",
            };
            var measure = new NewMeasure(MeasureKind.Suspended, statement, null, null);
            await site.App.Services.GetRequiredService<MeasureKeeper>().BeginAsync(db, measure, CancellationToken.None);
            return await db.SaveChangesAsync();
        });
        await site.App.Services.GetRequiredService<PeopleStanding>().RefreshAsync(CancellationToken.None);
        await person.SignInByPasswordAsync(email);
        site.Clock.Advance(RecentProof.Lifetime + TimeSpan.FromMinutes(1));

        var asked = (await person.GetAsync("/account/unsubscribe?step=2")).Headers.Location!.OriginalString;
        Assert.StartsWith(Proof, asked, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync(asked)).StatusCode);
        var proven = await person.PostFormAsync(
            "/account/security?handler=Prove",
            asked,
            ("password", Password),
            ("returnUrl", "/account/other")
        );
        Assert.Equal(HttpStatusCode.Found, proven.StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/account/unsubscribe?step=2")).StatusCode);
        var other = await person.PostFormAsync("/account/security?handler=SignOutOthers", "/account/security");
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
    }
}
