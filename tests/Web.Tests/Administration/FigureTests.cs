using Visavis.Signaling.Calls;
using Visavis.TestSupport.Accounts;
using Visavis.Web.Calls;
using Visavis.Web.Tests.Trust;

namespace Visavis.Web.Tests.Administration;

public sealed class FigureTests
{
    [Fact]
    public async Task An_administrator_sees_why_calls_fail_and_what_helps()
    {
        await using var site = await TrustSite.StartAsync();
        var now = site.Clock.GetUtcNow();
        var (caller, callee) = ((await site.App.AddAccountAsync()).Id, (await site.App.AddAccountAsync()).Id);
        await site.App.WithDataAsync(db =>
        {
            db.AddRange(
                CallOf(CallEndReason.Failed, overRelay: true),
                CallOf(CallEndReason.Lost, connected: true),
                CallOf(CallEndReason.HungUp),
                CallOf(CallEndReason.HungUp, cameraRefused: true),
                CallOf(CallEndReason.HungUp, connected: true)
            );
            return db.SaveChangesAsync();
        });
        using var administrator = await site.AddModeratorAsync("Ada", asAdministrator: true);

        var page = await TrustSite.ReadAsync(administrator, "/administration/statistics");

        Assert.Contains("ni image ni son n’ont passé", page, StringComparison.Ordinal);
        Assert.Contains("vérifiez que votre serveur TURN répond", page, StringComparison.Ordinal);
        Assert.Contains("n’est pas revenu à temps", page, StringComparison.Ordinal);
        Assert.Contains("Avec une caméra refusée : 1.", page, StringComparison.Ordinal);
        Assert.Contains("comment l’autoriser", page, StringComparison.Ordinal);

        CallRecord CallOf(CallEndReason reason, bool connected = false, bool overRelay = false, bool cameraRefused = false) =>
            new()
            {
                Id = $"{Guid.NewGuid():N}",
                CallerId = caller,
                CalleeId = callee,
                RequestId = $"{Guid.NewGuid():N}",
                State = nameof(CallState.Ended),
                EndReason = reason.ToString(),
                CallerRelayOnly = overRelay,
                CalleeCameraRefused = cameraRefused,
                StartedAt = now.AddHours(-2),
                RingExpiresAt = now.AddHours(-2).AddSeconds(45),
                AcceptedAt = now.AddHours(-2).AddSeconds(9),
                ConnectedAt = connected ? now.AddHours(-2).AddSeconds(11) : null,
                EndedAt = now.AddHours(-1),
            };
    }
}
