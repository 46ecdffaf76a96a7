using System.Net;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Professionals;
using Visavis.TestSupport.Signaling;
using Visavis.Web.Calls;
using Visavis.Web.Calls.Tariffs;
using Visavis.Web.Tests.Hosting;

namespace Visavis.Web.Tests.Signaling;

/// <summary>A caller outside the directory is called back by whom they rang in vain, and by nobody else.</summary>
public sealed class CallBackTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly DateTimeOffset Lately = DateTimeOffset.UtcNow.AddHours(-1);

    [Fact]
    public async Task Who_missed_a_call_rings_back_for_a_day_and_others_find_nobody()
    {
        await using var host = SignalingHost.Start();
        var anne = await host.AddProfessionalAsync();
        var member = await host.AddMemberAsync();
        var page = await host.OpenOnlineAsync(anne);
        var theirs = await host.OpenAsync(member);
        var stranger = await host.OpenAsync(await host.AddProfessionalAsync());
        await Assert.ThrowsAsync<HubException>(() => page.StartCallAsync(member));
        var missed = await theirs.StartCallAsync(anne);
        await theirs.InvokeAsync("HangUp", missed.Id);

        var back = await page.StartCallAsync(member);
        await theirs.NextAsync("CallRinging");
        await page.InvokeAsync("HangUp", back.Id);
        await Assert.ThrowsAsync<HubException>(() => stranger.StartCallAsync(member));

        await host.App.WithDataAsync(db =>
            db.Calls.Where(c => c.Id == missed.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(c => c.StartedAt, c => DateTimeOffset.UnixEpoch))
        );
        await Assert.ThrowsAsync<HubException>(() => page.StartCallAsync(member));
    }

    [Fact]
    public async Task Who_left_the_directory_with_a_price_is_called_back_for_nothing()
    {
        await using var host = SignalingHost.Start();
        var (anne, bob) = (await host.AddProfessionalAsync(), await host.AddProfessionalAsync());
        var hers = await host.OpenAsync(anne);
        var his = await host.OpenOnlineAsync(bob);
        await host.App.WithDataAsync(async db =>
        {
            db.Add(
                new CallTariff
                {
                    ProfessionalId = anne,
                    Cents = 150,
                    Unit = CallUnit.Minute,
                }
            );
            (await db.Professionals.SingleAsync(p => p.Id == anne)).IsHidden = true;
            return await db.SaveChangesAsync();
        });
        var missed = await hers.StartCallAsync(bob);
        await hers.InvokeAsync("HangUp", missed.Id);

        var back = await his.StartCallAsync(anne);

        Assert.False(await host.App.WithDataAsync(db => db.Set<CallCharge>().AnyAsync(c => c.CallId == back.Id)));
    }

    [Fact]
    public async Task The_list_of_calls_leads_to_a_lobby_that_is_there_for_a_day_and_for_nobody_else()
    {
        var anne = await site.App.AddProfessionalAsync();
        var paul = await site.App.AddAccountAsync("Paul Petit");
        var (lately, longAgo) = (
            await AddMissedAsync(paul.Id, anne.Id, Lately),
            await AddMissedAsync(paul.Id, anne.Id, Lately.AddDays(-2))
        );
        using var person = site.NewPerson();
        using var other = site.NewPerson();
        await person.SignInAsDemoAsync(anne.Id);
        await other.SignInAsDemoAsync(paul.Id);

        var list = await (await person.GetAsync("/calls")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var lobby = await person.GetAsync($"/calls/new/{lately}");

        Assert.Contains($"href=\"/calls/new/{lately}\"", list, StringComparison.Ordinal);
        Assert.DoesNotContain("CallState", list, StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"/calls/new/{longAgo}\"", list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, lobby.StatusCode);
        Assert.Contains(
            "Paul Petit",
            await lobby.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync($"/calls/new/{longAgo}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/calls/new/{lately}")).StatusCode);
    }

    [Fact]
    public async Task Whoever_can_be_called_back_has_the_ring_on_their_pages()
    {
        var paul = await site.App.AddAccountAsync("Paul Petit");
        using var person = site.NewPerson();
        using var stranger = site.NewPerson();
        await person.SignInAsDemoAsync(paul.Id);

        var theirs = await (await person.GetAsync("/help")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var others = await (await stranger.GetAsync("/help")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains("id=\"ring-dialog\"", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"ring-dialog\"", others, StringComparison.Ordinal);
    }

    private async Task<string> AddMissedAsync(Guid caller, Guid callee, DateTimeOffset at)
    {
        var id = Guid.NewGuid().ToString("N");
        await site.App.WithDataAsync(db =>
        {
            db.Add(
                new CallRecord
                {
                    Id = id,
                    CallerId = caller,
                    CalleeId = callee,
                    RequestId = id,
                    State = "Ended",
                    EndReason = "Missed",
                    StartedAt = at,
                    RingExpiresAt = at,
                    EndedAt = at,
                }
            );
            return db.SaveChangesAsync();
        });
        return id;
    }
}
