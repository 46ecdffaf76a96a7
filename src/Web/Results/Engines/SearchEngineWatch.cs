using Microsoft.EntityFrameworkCore;
using Visavis.Search;
using Visavis.Web.Availability;
using Visavis.Web.Foundation.Background.Outbox;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Results.Engines;

/// <summary>Makes an engine outside of the process ready once it is there, and keeps looking whether it answers and has the changes.</summary>
public sealed partial class SearchEngineWatch(
    ISearchEngine engine,
    FailoverSearch failover,
    ISearchEngineOptions options,
    IDbContextFactory<VisavisDbContext> contexts,
    TimeProvider clock,
    ILogger<SearchEngineWatch> logger
) : BackgroundService
{
    /// <summary>Settings changed on the engine by somebody else are put right this soon.</summary>
    private static readonly TimeSpan PrepareEvery = TimeSpan.FromMinutes(1);

    private DateTimeOffset preparedAt = DateTimeOffset.MinValue;

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (clock.GetUtcNow() - preparedAt >= PrepareEvery)
            {
                await engine.PrepareAsync(cancellationToken);
                preparedAt = clock.GetUtcNow();
            }

            failover.ReportBehind(await IsBehindAsync(cancellationToken));
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody knows what it has.
            failover.ReportBehind(behind: true, e);
        }

        await failover.ProbeAsync(cancellationToken);
        if (failover.Trouble is null)
        {
            await failover.WarmAsync(SlotWindows.At(clock.GetUtcNow()), cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Starting the host must not wait for a server that may be away.
        await Task.Yield();
        failover.Changed += LogChange;
        using var timer = new PeriodicTimer(options.CheckEvery, clock);
        try
        {
            do
            {
                await LookAsync(stoppingToken);
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application stops.
        }
        finally
        {
            failover.Changed -= LogChange;
        }
    }

    /// <summary>Whether there is no index, or a change has waited longer than it may.</summary>
    private async Task<bool> IsBehindAsync(CancellationToken cancellationToken)
    {
        if (OutboxPosition.Parse(await engine.GetCheckpointAsync(cancellationToken)) is not { } position)
        {
            return true;
        }

        var before = clock.GetUtcNow() - options.StaleAfter;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Outbox.AnyAsync(
            message => message.Id > position.Id && message.Kind == ProfessionalChanges.Kind && message.CreatedAt < before,
            cancellationToken
        );
    }

    private void LogChange(object? sender, SearchTroubleEventArgs change)
    {
        if (change.Trouble is SearchTrouble.Refused)
        {
            Log.Refused(logger, engine.Name);
        }
        else if (change.Trouble is { } trouble)
        {
            Log.Degraded(logger, change.Why, engine.Name, trouble);
        }
        else
        {
            Log.Well(logger, engine.Name);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Engine} is {Trouble}: the embedded engine answers searches meanwhile")]
        public static partial void Degraded(ILogger logger, Exception? exception, string engine, SearchTrouble trouble);

        [LoggerMessage(
            LogLevel.Error,
            "{Engine} does not accept the site's key: put the right one in Search:Meilisearch:ApiKey (or SearchKey); the embedded engine answers searches meanwhile"
        )]
        public static partial void Refused(ILogger logger, string engine);

        [LoggerMessage(LogLevel.Information, "{Engine} answers searches")]
        public static partial void Well(ILogger logger, string engine);
    }
}
