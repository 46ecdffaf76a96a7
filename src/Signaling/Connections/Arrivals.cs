using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Limits;
using Visavis.Signaling.Presence;
using Visavis.Signaling.Protocol;

namespace Visavis.Signaling.Connections;

/// <summary>Connections coming and going, and what each asks to see of other people's presence.</summary>
internal sealed class Arrivals(
    PageConnections pages,
    PresenceService presence,
    LiveCalls calls,
    CallService callService,
    CallViews views,
    ICallPolicy policy,
    ArrivalTurns turns,
    IOptions<SignalingOptions> options,
    TimeProvider time
)
{
    public async Task ArriveAsync(HubCallerContext context, IGroupManager groups, ISignalingClient client)
    {
        var userId = Guid.TryParseExact(context.UserIdentifier, "D", out var id) ? id : (Guid?)null;
        var address = context.GetHttpContext()?.Connection.RemoteIpAddress?.ToString();
        var page = new PageConnection(context, userId, address, options.Value.Limits, time);
        if (!pages.TryAdd(page))
        {
            context.Abort();
            return;
        }

        if (turns.Take(RankOf(context, userId)) is { } wait)
        {
            pages.Remove(page);
            await client.ComeAgain((int)wait.TotalMilliseconds);
            _ = AbortSoonAsync(context);
            return;
        }

        page.Attach();
        await (userId is null ? client.Welcome(Stranger) : WelcomeAsync(page, userId.Value, groups, client));
    }

    public async Task LeaveAsync(HubCallerContext context)
    {
        if (PageConnection.Find(context) is not { } page)
        {
            return;
        }

        var wasLast = pages.Remove(page);
        await callService.LeaveAsync(page, wasLast);
        if (wasLast && page.UserId is { } userId)
        {
            presence.Leave(userId);
        }
    }

    public async Task<IReadOnlyDictionary<string, PresenceStatus>> WatchAsync(
        PageConnection page,
        IReadOnlySet<Guid> wanted,
        IGroupManager groups
    )
    {
        foreach (var userId in page.Watching.Except(wanted).Where(userId => userId != page.UserId).ToList())
        {
            page.Watching.Remove(userId);
            await groups.RemoveFromGroupAsync(page.Id, HubGroups.WatchersOf(userId));
        }

        foreach (var userId in wanted.Except(page.Watching).ToList())
        {
            page.Watching.Add(userId);
            await groups.AddToGroupAsync(page.Id, HubGroups.WatchersOf(userId));
        }

        return wanted.ToDictionary(userId => userId.ToString("D"), presence.GetStatus);
    }

    public async Task<PresenceStatus> SetStatusAsync(PageConnection page, PresenceStatus status)
    {
        if (status is not (PresenceStatus.Online or PresenceStatus.Offline))
        {
            throw Refusal.Invalid("status is online or offline.");
        }

        var userId = page.UserId!.Value;
        if (await policy.FindPersonAsync(userId) is not { IsListed: true })
        {
            throw Refusal.Because(ErrorId.NotListed, "Only people in the directory can be called.");
        }

        if (status == PresenceStatus.Online && !presence.MayBeCalled(userId))
        {
            throw Refusal.Because(ErrorId.ContactLimited, "A decision keeps others from calling this person for now.");
        }

        return await presence.SetWishAsync(userId, status == PresenceStatus.Online);
    }

    /// <summary>Who is in a call and who can be called is known here; that somebody waits at the page it says itself.</summary>
    private ArrivalRank RankOf(HubCallerContext context, Guid? userId)
    {
        if (userId is { } person && calls.IsInCall(person))
        {
            return ArrivalRank.Call;
        }

        return
            (userId is { } reachable && presence.GetStatus(reachable) != PresenceStatus.Offline)
            || context.GetHttpContext()?.Request.Query["rank"].ToString() == "open"
            ? ArrivalRank.Open
            : ArrivalRank.Rest;
    }

    /// <summary>A page that hears when to come again closes by itself; one that does not is closed.</summary>
    private static async Task AbortSoonAsync(HubCallerContext context)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), context.ConnectionAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        context.Abort();
    }

    private static Welcome Stranger { get; } =
        new(SignalingProtocol.Version, UserId: null, Status: null, CanGoOnline: false, [], Live: null);

    private async Task WelcomeAsync(PageConnection page, Guid userId, IGroupManager groups, ISignalingClient client)
    {
        var person = await policy.FindPersonAsync(userId);
        await groups.AddToGroupAsync(page.Id, HubGroups.PagesOf(userId));
        await groups.AddToGroupAsync(page.Id, HubGroups.WatchersOf(userId));
        await presence.ArriveAsync(userId, person is { IsListed: true });

        if (await calls.FindOfAsync(userId) is not { } call)
        {
            await SendAsync(view: null);
            return;
        }

        if (call.Session.State == CallState.Ringing && call.Session.CalleeId == userId)
        {
            lock (call.Gate)
            {
                call[CallRole.Callee].ComeBack(); // it rings somewhere again
            }
        }

        // In the call's turn: the page hears of its end after the welcome that shows it, never before.
        await call.Turn.WaitAsync();
        try
        {
            await SendAsync(call.Session.IsLive ? views.Show(call, call.Session.RoleOf(userId)!.Value, page.Id) : null);
        }
        finally
        {
            call.Turn.Release();
        }

        Task SendAsync(Call? view)
        {
            var isRung = view is { State: CallState.Ringing, Role: CallRole.Callee };
            return client.Welcome(
                new Welcome(
                    SignalingProtocol.Version,
                    userId.ToString("D"),
                    presence.GetStatus(userId),
                    person is { IsListed: true },
                    isRung ? [view!] : [],
                    isRung ? null : view
                )
            );
        }
    }
}
