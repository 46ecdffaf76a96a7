using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;

namespace Visavis.Web.Trust.Decisions;

/// <summary>Tells whoever called or booked somebody in the last six months that the service was a fraud: who, what, and which remedies. Guests too.</summary>
public sealed class FraudNotices(Notifier notifier, IEnumerable<IMeetings> meetings, IStringLocalizer<TrustTexts> texts, TimeProvider time)
{
    public static readonly NotificationKind Kind = new(
        "fraud-proven",
        "Fraude établie chez une personne que vous avez contactée",
        typeof(TrustTexts),
        NotificationGroup.Trust
    )
    {
        MayBeStopped = false,
    };

    /// <summary>With the caller's next save.</summary>
    public async Task AddAsync(VisavisDbContext db, Account fraudster, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow().AddMonths(-6);
        var clients = new List<RecentClient>();
        foreach (var met in meetings)
        {
            clients.AddRange(await met.ClientsAsync(db, fraudster.Id, since, cancellationToken));
        }

        var ids = clients.Select(c => c.AccountId).OfType<Guid>().ToHashSet();
        var accounts = await db
            .Users.Where(a => a.ErasedAt == null && a.Id != fraudster.Id && ids.Contains(a.Id))
            .Select(a => new { a.Id, a.Email })
            .ToListAsync(cancellationToken);
        var guests = clients
            .Where(c => c is { AccountId: null, Email.Length: > 0 })
            .Select(c => new GuestReader(c.Email!, c.Language, c.TimeZone));
        foreach (var account in accounts)
        {
            await TellAsync(
                db,
                fraudster,
                new Notification
                {
                    Kind = Kind.Id,
                    SubjectKey = SubjectOf(fraudster),
                    AccountId = account.Id,
                },
                cancellationToken
            );
        }

        var known = accounts.Select(a => a.Email).OfType<string>();
        foreach (
            var guest in guests
                .DistinctBy(g => g.Email.ToUpperInvariant())
                .Where(g => !known.Contains(g.Email, StringComparer.OrdinalIgnoreCase))
        )
        {
            await TellAsync(
                db,
                fraudster,
                new Notification
                {
                    Kind = Kind.Id,
                    SubjectKey = SubjectOf(fraudster),
                    Guest = guest,
                },
                cancellationToken
            );
        }
    }

    private static string SubjectOf(Account fraudster) => $"fraud:{fraudster.Id:N}";

    private Task TellAsync(VisavisDbContext db, Account fraudster, Notification notification, CancellationToken cancellationToken)
    {
        var name = fraudster.DisplayName;
        return notifier.AddAsync(
            db,
            notification with
            {
                Write = _ => new NotificationContent(
                    texts["Une personne que vous avez contactée proposait un service frauduleux"],
                    [
                        texts[
                            "Ces six derniers mois, vous avez été en contact avec {0} sur Visavis. Nous avons établi que ce service était une fraude, et agi contre ce compte.",
                            name
                        ],
                        texts[
                            "Si vous avez payé ou donné un code, appelez votre banque, changez vos mots de passe et portez plainte. La page ci-dessous dit où et comment."
                        ],
                    ],
                    texts["Que faire maintenant"],
                    "/safety"
                ),
            },
            cancellationToken
        );
    }
}
