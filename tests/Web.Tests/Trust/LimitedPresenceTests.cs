using Microsoft.Extensions.DependencyInjection;
using Visavis.Signaling.Presence;
using Visavis.Signaling.Protocol;
using Visavis.TestSupport;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Standing;

namespace Visavis.Web.Tests.Trust;

/// <summary>Whom nobody may call does not look as if they could be called, and knows why.</summary>
[Trait(Tiers.Trait, Tiers.Slow)]
public sealed class LimitedPresenceTests : IAsyncDisposable
{
    private readonly SignalingHost host = SignalingHost.Start();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Who_is_under_a_limit_of_contact_leaves_the_lists_at_once_and_is_back_when_it_ends()
    {
        var (limited, other) = (await host.AddProfessionalAsync(), await host.AddProfessionalAsync());
        await host.OpenOnlineAsync(limited);
        await host.OpenOnlineAsync(other);
        var watcher = await host.OpenAsync(userId: null);
        await WatchAsync(watcher, limited);
        var presence = host.Service<PresenceService>();

        await LimitAsync(limited, host.Clock.GetUtcNow().AddHours(1));

        Assert.Equal([limited.ToString("D"), PresenceStatus.Offline], await watcher.NextAsync("PresenceChanged"));
        Assert.Equal("offline", (await WatchAsync(watcher, limited))[limited.ToString("D")]);
        Assert.Equal([other], presence.OnlineUsers(10));
        Assert.Equal([other.ToString("D")], host.Service<OnlineIds>().Now());

        host.Clock.Advance(TimeSpan.FromHours(1));
        await host.Service<PeopleStanding>().RefreshAsync(Token);
        Assert.Equal([limited.ToString("D"), PresenceStatus.Online], await watcher.NextAsync("PresenceChanged"));
    }

    [Fact]
    public async Task The_switch_refuses_to_go_online_with_the_reason_and_goes_offline()
    {
        var limited = await host.AddProfessionalAsync();
        var page = await host.OpenOnlineAsync(limited);
        await LimitAsync(limited, endsAt: null);

        Assert.Equal(ErrorId.ContactLimited, await page.RefusalOfAsync("SetStatus", "online"));
        Assert.Equal("offline", await page.InvokeAsync<string>("SetStatus", "offline"));
    }

    [Fact]
    public async Task The_own_profile_says_why_nobody_can_call()
    {
        await using var site = await TrustSite.StartAsync();
        var anne = await site.App.AddProfessionalAsync();
        using var person = await site.SignInAsync(anne.Id);
        using var stranger = site.Visitor();
        const string sentence = "Une décision limite vos nouveaux contacts";
        Assert.DoesNotContain(sentence, await OwnPartAsync(person), StringComparison.Ordinal);

        await site.App.WithDataAsync(db => LimitAsync(site.Service<MeasureKeeper>(), db, anne.Id, null, MeasureKind.NoNewContact));
        await site.Service<PeopleStanding>().RefreshAsync(Token);

        var own = await OwnPartAsync(person);
        Assert.Contains(sentence, own, StringComparison.Ordinal);
        Assert.Contains("/account/decisions", own, StringComparison.Ordinal);
        Assert.DoesNotContain(sentence, await OwnPartAsync(stranger), StringComparison.Ordinal);

        async Task<string> OwnPartAsync(PersonClient reader)
        {
            var page = await TrustSite.ReadAsync(reader, ProfessionalDirectory.ProfilePath(anne));
            return page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];
        }
    }

    [Fact]
    public async Task Who_is_suspended_while_online_is_not_online_again_when_it_ends()
    {
        var suspended = await host.AddProfessionalAsync();
        await host.OpenOnlineAsync(suspended);
        await LimitAsync(suspended, host.Clock.GetUtcNow().AddHours(1), MeasureKind.Suspended);

        await host.Service<Visavis.Signaling.Connections.IDepartures>().DepartAsync(suspended);

        var wish = await host.Service<IPresenceStore>().FindAsync(suspended, Token);
        Assert.False(wish!.WantsOnline);
    }

    private static Task<Dictionary<string, string>> WatchAsync(HubPage page, Guid userId) =>
        page.InvokeAsync<Dictionary<string, string>>("WatchPresence", [new[] { userId.ToString("D") }]);

    private async Task LimitAsync(Guid account, DateTimeOffset? endsAt, MeasureKind kind = MeasureKind.NoNewContact)
    {
        await host.QueryAsync(db => LimitAsync(host.Service<MeasureKeeper>(), db, account, endsAt, kind));
        await host.Service<PeopleStanding>().RefreshAsync(Token);
    }

    private static async Task<int> LimitAsync(
        MeasureKeeper keeper,
        VisavisDbContext db,
        Guid account,
        DateTimeOffset? endsAt,
        MeasureKind kind
    )
    {
        var statement = new Statement
        {
            Id = Guid.NewGuid(),
            AccountId = account,
            Day = new DateOnly(2026, 11, 26),
            Title = "Vos nouveaux contacts sont limités",
            Text = "Pourquoi",
            Language = "fr",
            AppealUntil = new DateOnly(2027, 5, 26),
        };
        await keeper.BeginAsync(db, new NewMeasure(kind, statement, endsAt, Decision: null), Token);
        return await db.SaveChangesAsync(Token);
    }
}
