using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Signaling.Presence;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;

namespace Visavis.Web.Arrivals;

/// <summary>Hears who comes online, and tells those who asked to be told: once, in the save that forgets that they asked.</summary>
internal sealed partial class ArrivalWorker(
    IServiceScopeFactory scopes,
    IStringLocalizer<ArrivalTexts> texts,
    TimeProvider time,
    ILogger<ArrivalWorker> logger
) : BackgroundService, IArrivalListener
{
    public static readonly NotificationKind Kind = new(
        "person-online",
        "Une personne que vous attendez est en ligne",
        typeof(ArrivalTexts),
        NotificationGroup.Calls
    )
    {
        PushFor = TimeSpan.FromMinutes(15),
    };

    // Who comes and goes while the database is slow is told of once: the queue is as long as there are people at most.
    private readonly Channel<Guid> arrivals = Channel.CreateUnbounded<Guid>(new UnboundedChannelOptions { SingleReader = true });

    public void Arrived(Guid userId) => arrivals.Writer.TryWrite(userId);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var professionalId in arrivals.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await TellAsync(professionalId, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // They asked still, and hear of the next arrival.
                LogFailed(e.GetType().Name);
            }
        }
    }

    private async Task TellAsync(Guid professionalId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        var watches = await db.Set<ArrivalWatch>().Where(w => w.ProfessionalId == professionalId).ToListAsync(cancellationToken);
        if (watches.Count == 0)
        {
            return;
        }

        var asked = scope.ServiceProvider.GetRequiredService<ArrivalWatches>();
        var notifier = scope.ServiceProvider.GetRequiredService<Notifier>();
        var person = await db
            .Professionals.AsNoTracking()
            .Where(p => p.Id == professionalId)
            .Select(p => new { p.DisplayName, p.ReferenceCode })
            .SingleAsync(cancellationToken);
        var oldest = time.GetUtcNow() - ArrivalWatches.Lasts;
        foreach (var watch in watches)
        {
            db.Remove(watch);
            if (watch.CreatedAt < oldest || !await asked.MayAskAsync(watch.AccountId, professionalId, cancellationToken))
            {
                continue;
            }

            await notifier.AddAsync(
                db,
                new Notification
                {
                    Kind = Kind.Id,
                    AccountId = watch.AccountId,
                    SubjectKey = $"arrival:{professionalId:N}",
                    Write = _ => new NotificationContent(
                        texts["{0} est en ligne", person.DisplayName],
                        [
                            texts["Vous avez demandé à être prévenu dès que vous pourriez l’appeler. Vous le pouvez maintenant."],
                            texts["Nous ne vous préviendrons plus de ses prochaines arrivées, sauf si vous le redemandez sur son profil."],
                        ],
                        texts["Voir son profil"],
                        $"/V-{person.ReferenceCode}"
                    ),
                },
                cancellationToken
            );
        }

        // Of two nodes that hear of the same arrival one forgets and tells; the other finds nothing to forget and tells nothing.
        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An arrival could not be told: {Reason}")]
    private partial void LogFailed(string reason);
}
