using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Accounts;
using Visavis.Web.Tests.Accounts;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;
using Visavis.Web.Trust.Standing;
using static Visavis.Web.Tests.Trust.ReportedPlaceTests;

namespace Visavis.Web.Tests.Trust;

/// <summary>What follows when a service itself was a fraud.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class FraudTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Callers_and_who_booked_with_and_without_account_are_told_and_a_comer_back_is_held_until_the_ban_is_lifted()
    {
        await using var site = await TrustSite.StartAsync();
        var fraudster = await DecisionTests.AddListedAsync(site, "faux@exemple.fr");
        var caller = await site.AddMemberAsync("Nina Petit", "nina@exemple.fr");
        var client = await site.AddMemberAsync("Paul Petit", "paul@exemple.fr");
        var before = await site.AddMemberAsync("Oda Oubli", "oda@exemple.fr");
        var old = Agreed(fraudster.Id, before.Id, DateTimeOffset.UtcNow.AddMonths(-8));
        await AddAsync(
            site,
            CallOf(caller.Id, fraudster.Id),
            Agreed(fraudster.Id, client.Id),
            Agreed(fraudster.Id, null),
            Agreed(fraudster.Id, null, DateTimeOffset.UtcNow.AddDays(-9)),
            old
        );
        await site.App.IndexAsync();
        using var visitor = site.Visitor();
        await TrustSite.ReportAsync(visitor, "Anne Martin");
        using var moderator = await site.AddModeratorAsync();

        await TrustSite.DecideAsync(moderator, (await site.ReadReportAsync()).Number, nameof(Outcome.SuspendedForGood), ("fraud", "true"));

        var told = await site.App.WithDataAsync(db =>
            db.Mails.Where(m => m.Kind == FraudNotices.Kind.Id).Select(m => m.Recipient).ToListAsync(Cancellation)
        );
        Assert.Equal(["invitee@exemple.fr", "nina@exemple.fr", "paul@exemple.fr"], told.Order(StringComparer.Ordinal));
        var mail = Assert.Single(await site.MailsAsync("invitee@exemple.fr"));
        Assert.Contains("Anne Martin", mail.Text, StringComparison.Ordinal);
        Assert.Contains("appelez votre banque", mail.Text, StringComparison.Ordinal);

        // The address comes back with another account; nothing but its keyed hash was kept.
        Assert.DoesNotContain(
            await site.App.WithDataAsync(db => db.Set<BannedIdentity>().Select(b => b.Hash).ToListAsync(Cancellation)),
            hash => hash.Contains("faux", StringComparison.OrdinalIgnoreCase)
        );
        await site.App.WithDataAsync(db =>
            db.Users.Where(a => a.Id == fraudster.Id)
                .ExecuteUpdateAsync(
                    s => s.SetProperty(a => a.Email, (string?)null).SetProperty(a => a.NormalizedEmail, (string?)null),
                    Cancellation
                )
        );
        var again = await ReturnAsync(site);
        await site.Service<PeopleStanding>().RefreshAsync(Cancellation);
        Assert.False(site.Service<PeopleStanding>().MayMakeContact(again.Id));
        Assert.False(site.Service<PeopleStanding>().IsSuspended(again.Id));
        var held = await site.App.WithDataAsync(db => db.Set<Report>().SingleAsync(r => r.SubjectId == again.Id, Cancellation));
        using var person = await site.SignInAsync(again.Id);
        Assert.Contains("Votre compte attend un examen", await TrustSite.ReadAsync(person, "/account/decisions"));

        await TrustSite.DecideAsync(moderator, held.Number, nameof(Outcome.Dismissed), ("reason", "NothingFound"));
        Assert.True(site.Service<PeopleStanding>().MayMakeContact(again.Id));

        // Whose ban was lifted is no comer-back.
        var ban = await site.App.WithDataAsync(db => db.Set<Measure>().SingleAsync(m => m.Kind == MeasureKind.Suspended, Cancellation));
        await site.App.WithDataAsync(async db =>
        {
            var measure = await db.Set<Measure>().SingleAsync(m => m.Id == ban.Id, Cancellation);
            await site.Service<MeasureKeeper>().EndAsync(db, measure, null, Cancellation);
            return await db.SaveChangesAsync(Cancellation);
        });
        Assert.Equal(0, await site.App.WithDataAsync(db => db.Set<BannedIdentity>().CountAsync(Cancellation)));
    }

    /// <summary>An account that has just proved the banned address finishes its first sign-in.</summary>
    private static async Task<Account> ReturnAsync(TrustSite site)
    {
        var account = await site.App.AddAccountAsync(
            "Nouveau Nom",
            a =>
            {
                (a.Email, a.NormalizedEmail, a.EmailConfirmed) = ("Faux@Exemple.fr", "FAUX@EXEMPLE.FR", true);
                a.TermsAcceptedAt = null;
            }
        );
        using var person = await site.SignInAsync(account.Id);
        var page = await GoogleJourney.WelcomeAsync(person);
        Assert.True(
            (await site.App.ReadAccountAsync(account.Id)).TermsAcceptedAt is not null,
            await page.Content.ReadAsStringAsync(Cancellation)
        );
        return account;
    }
}
