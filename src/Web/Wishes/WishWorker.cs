using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Search;
using Visavis.Web.Foundation.Background;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;
using Visavis.Web.Professionals;

namespace Visavis.Web.Wishes;

/// <summary>Repeats the searches left open now and then, and tells of the first that finds somebody: once, in the save that forgets it.</summary>
public sealed class WishWorker(
    IServiceScopeFactory scopes,
    IStringLocalizer<WishTexts> texts,
    TimeProvider time,
    ILogger<WishWorker> logger
) : PeriodicService(TimeSpan.FromMinutes(10), time, logger)
{
    public static readonly NotificationKind Kind = new(
        "wish-answered",
        "Quelqu’un répond à une demande que vous avez laissée",
        typeof(WishTexts),
        NotificationGroup.Calls
    );

    protected override Task RunAsync(CancellationToken cancellationToken) => RepeatAsync(cancellationToken);

    public async Task RepeatAsync(CancellationToken cancellationToken)
    {
        var oldest = Clock.GetUtcNow() - WishList.Lasts;
        await using var outer = scopes.CreateAsyncScope();
        var db = outer.ServiceProvider.GetRequiredService<VisavisDbContext>();
        await db.Set<Wish>().Where(w => w.CreatedAt < oldest).ExecuteDeleteAsync(cancellationToken);
        foreach (var wish in await db.Set<Wish>().AsNoTracking().OrderBy(w => w.CreatedAt).ToListAsync(cancellationToken))
        {
            await RepeatAsync(wish, cancellationToken);
        }
    }

    private async Task RepeatAsync(Wish wish, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var directory = scope.ServiceProvider.GetRequiredService<ProfessionalDirectory>();
        var page = await directory.SearchAsync(
            new SearchQuery
            {
                What = wish.What,
                Where = wish.Where,
                PageSize = 2,
            },
            cancellationToken
        );
        // Part of the words is not what was wished for; oneself is no answer.
        if (page.Answer.SomeWordsIgnored || page.PlaceUnknown || page.Entries.All(entry => entry.Professional.Id == wish.AccountId))
        {
            return;
        }

        var db = scope.ServiceProvider.GetRequiredService<VisavisDbContext>();
        db.Remove(wish);
        await scope
            .ServiceProvider.GetRequiredService<Notifier>()
            .AddAsync(
                db,
                new Notification
                {
                    Kind = Kind.Id,
                    AccountId = wish.AccountId,
                    SubjectKey = $"wish:{wish.Id:N}",
                    Write = _ => new NotificationContent(
                        texts["Quelqu’un répond à « {0} »", wish.What],
                        [
                            wish.Where.Length > 0
                                ? texts[
                                    "Vous aviez cherché « {0} » à {1} sans trouver personne. Quelqu’un correspond maintenant.",
                                    wish.What,
                                    wish.Where
                                ]
                                : texts["Vous aviez cherché « {0} » sans trouver personne. Quelqu’un correspond maintenant.", wish.What],
                        ],
                        texts["Voir qui répond"],
                        wish.Address
                    ),
                },
                cancellationToken
            );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another node was faster, or it was taken back meanwhile.
        }
    }
}
