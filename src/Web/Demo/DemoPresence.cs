using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Visavis.Signaling.Presence;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Demo;

/// <summary>Shows some demo people as online, so that a newcomer sees a directory that is alive. Whoever signs in as one of them takes over.</summary>
internal sealed class DemoPresence(
    IDbContextFactory<VisavisDbContext> contexts,
    PresenceService presence,
    IOptions<DemoOptions> options,
    IHostEnvironment environment,
    IHostApplicationLifetime lifetime
) : BackgroundService
{
    /// <summary>Those whom the first pages of the documentation call by name stay as they are.</summary>
    private const int Left = 3;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!environment.IsDevelopment() || options.Value.OnlinePeople <= 0)
        {
            return;
        }

        await lifetime.WaitForStartAsync(stoppingToken);
        await using var db = await contexts.CreateDbContextAsync(stoppingToken);
        var people = await db
            .Professionals.Where(p => p.Account!.IsDemo && !p.IsHidden)
            .OrderBy(p => p.Account!.CreatedAt)
            .ThenBy(p => p.Id)
            .Skip(Left)
            .Take(options.Value.OnlinePeople)
            .Select(p => p.Id)
            .ToListAsync(stoppingToken);
        foreach (var id in people)
        {
            await presence.ShowOnlineAsync(id);
        }
    }
}
