using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Databases;
using Visavis.TestSupport.Professionals;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Trust;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;
using Visavis.Web.Trust.Returning;

namespace Visavis.Web.Tests.Trust;

/// <summary>What opened an account that was closed for fraud is recognised when it opens another, by a keyed hash with an end.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class ReturnTests
{
    private const string Address = "fraude@exemple.fr";
    private const string Subject = "1089-google";

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Who_comes_back_after_a_ban_for_fraud_is_held_once_for_a_human_and_reads_why(DatabaseProvider provider)
    {
        await using var site = await TrustSite.StartAsync(provider);
        var first = await AddAsync(site, Address, Subject);
        using var moderator = await BanAsync(site);
        // Nothing of it can be read back.
        var hashes = await site.App.WithDataAsync(db => db.Set<BannedIdentity>().Select(b => b.Hash).ToListAsync(Token));
        Assert.Equal(2, hashes.Count);
        Assert.All(hashes, hash => Assert.Matches("^[0-9a-f]{64}$", hash));

        // The account is gone, and its address free again.
        await site.App.WithDataAsync(async db =>
        {
            var gone = await db.Users.SingleAsync(a => a.Id == first, Token);
            (gone.Email, gone.NormalizedEmail, gone.ErasedAt) = (null, null, site.Clock.GetUtcNow());
            db.RemoveRange(await db.UserLogins.Where(l => l.UserId == first).ToListAsync(Token));
            return await db.SaveChangesAsync(Token);
        });
        var again = await AddAsync(site, Address, "another-subject");
        var innocent = await AddAsync(site, "autre@exemple.fr", "a-third-subject");
        using var back = await site.SignInAsync(again);
        using var other = await site.SignInAsync(innocent);

        await LookAsync(site);
        await LookAsync(site);

        var held = await site.App.WithDataAsync(db => db.Set<Measure>().Where(m => m.AccountId == again).ToListAsync(Token));
        Assert.Equal([MeasureKind.NoNewContact, MeasureKind.Hidden], held.Select(m => m.Kind).Order());
        Assert.All(held, measure => Assert.True(measure.IsAutomatic && measure.EndsAt <= site.Clock.GetUtcNow().AddHours(72)));
        Assert.True(
            await site.App.WithDataAsync(db => db.Professionals.Where(p => p.Id == again).Select(p => p.IsHidden).SingleAsync(Token))
        );
        Assert.False(await site.App.WithDataAsync(db => db.Set<Measure>().AnyAsync(m => m.AccountId == innocent, Token)));
        Assert.Contains("attend d’être examiné", await TrustSite.ReadAsync(back, "/account/decisions"), StringComparison.Ordinal);

        // A human looks and lets them go: it does not begin again.
        var report = await site.App.WithDataAsync(db => db.Set<Report>().SingleAsync(r => r.SubjectId == again, Token));
        Assert.Contains(
            "le site lui-même",
            await TrustSite.ReadAsync(moderator, $"/moderation/cases/{report.Number}"),
            StringComparison.Ordinal
        );
        await TrustSite.DecideAsync(moderator, report.Number, nameof(Outcome.Dismissed));
        await LookAsync(site);
        Assert.False(await site.App.WithDataAsync(db => db.Set<Measure>().AnyAsync(m => m.AccountId == again && m.EndedAt == null, Token)));
        Assert.False(
            await site.App.WithDataAsync(db => db.Professionals.Where(p => p.Id == again).Select(p => p.IsHidden).SingleAsync(Token))
        );
    }

    [Fact]
    public async Task The_hash_of_a_google_account_counts_too_and_goes_with_the_measure_or_at_its_end()
    {
        await using var site = await TrustSite.StartAsync();
        var first = await AddAsync(site, Address, Subject);
        using var moderator = await BanAsync(site);
        await site.App.WithDataAsync(async db =>
        {
            db.RemoveRange(await db.UserLogins.Where(l => l.UserId == first).ToListAsync(Token));
            return await db.SaveChangesAsync(Token);
        });
        var again = await AddAsync(site, "neuve@exemple.fr", Subject);
        using var back = await site.SignInAsync(again);
        await LookAsync(site);
        Assert.Equal(2, await site.App.WithDataAsync(db => db.Set<Measure>().CountAsync(m => m.AccountId == again, Token)));

        var (report, measure) = await site.App.WithDataAsync(async db =>
            (
                await db.Set<Report>().SingleAsync(r => r.SubjectId == first, Token),
                await db.Set<Measure>().SingleAsync(m => m.AccountId == first, Token)
            )
        );
        await moderator.PostFormAsync(
            $"/moderation/cases/{report.Number}?handler=EndMeasure",
            $"/moderation/cases/{report.Number}",
            ("measureId", $"{measure.Id}")
        );
        Assert.False(await site.App.WithDataAsync(db => db.Set<BannedIdentity>().AnyAsync(Token)));

        await site.App.WithDataAsync(db =>
        {
            db.AddRange(BannedOf("a", days: -1), BannedOf("b", days: 1));
            return db.SaveChangesAsync(Token);
        });
        await site.Service<TrustRetention>().SweepAsync(Token);
        Assert.Equal(["b"], await site.App.WithDataAsync(db => db.Set<BannedIdentity>().Select(b => b.Hash).ToListAsync(Token)));

        BannedIdentity BannedOf(string hash, int days) =>
            new()
            {
                Hash = hash,
                MeasureId = measure.Id,
                EndsAt = site.Clock.GetUtcNow().AddDays(days),
            };
    }

    private static Task LookAsync(TrustSite site) => site.Service<ReturnWatch>().LookAsync(Token);

    /// <summary>Reported and closed for fraud.</summary>
    private static async Task<PersonClient> BanAsync(TrustSite site)
    {
        await site.App.IndexAsync();
        using var visitor = site.Visitor();
        await TrustSite.ReportAsync(visitor, "Anne Martin");
        var moderator = await site.AddModeratorAsync();
        await TrustSite.DecideAsync(moderator, (await site.ReadReportAsync()).Number, nameof(Outcome.SuspendedForGood));
        return moderator;
    }

    private static async Task<Guid> AddAsync(TrustSite site, string email, string subject)
    {
        var person = await site.App.AddProfessionalAsync();
        await site.App.WithDataAsync(async db =>
        {
            var account = await db.Users.SingleAsync(a => a.Id == person.Id, Token);
            (account.Email, account.NormalizedEmail, account.EmailConfirmed) = (email, email.ToUpperInvariant(), true);
            db.Add(
                new IdentityUserLogin<Guid>
                {
                    UserId = person.Id,
                    LoginProvider = "Google",
                    ProviderKey = subject,
                    ProviderDisplayName = "Google",
                }
            );
            return await db.SaveChangesAsync(Token);
        });
        return person.Id;
    }
}
