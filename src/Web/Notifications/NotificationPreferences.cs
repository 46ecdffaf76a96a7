using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Notifications;

/// <summary>What a person wants to be told of, and where.</summary>
public sealed class NotificationPreferences(NotificationKinds kinds, IStringLocalizerFactory texts)
{
    public string NameOf(NotificationKind kind) => texts.Create(kind.Texts)[kind.Name];

    /// <summary>The kind, if there is such a one and a person may stop it.</summary>
    public NotificationKind? Stoppable(string? id) => kinds.Find(id) is { MayBeStopped: true } kind ? kind : null;

    /// <summary>Every kind with what this person gets of it.</summary>
    public async Task<IReadOnlyList<(NotificationKind Kind, NotificationChannels Channels)>> OfAsync(
        VisavisDbContext db,
        Guid accountId,
        CancellationToken cancellationToken
    )
    {
        var chosen = await db.Set<NotificationPreference>()
            .Where(p => p.AccountId == accountId)
            .ToDictionaryAsync(p => p.Kind, p => p.Channels, cancellationToken);
        return [.. kinds.All.Select(kind => (kind, Effective(kind, chosen.TryGetValue(kind.Id, out var c) ? c : null)))];
    }

    /// <summary>What goes out: what cannot be stopped keeps its own channels whatever was chosen.</summary>
    public static NotificationChannels Effective(NotificationKind kind, NotificationChannels? chosen) =>
        (chosen, kind.MayBeStopped) switch
        {
            (null, _) => kind.ByDefault,
            ({ } channels, true) => channels,
            ({ } channels, false) => channels | kind.ByDefault,
        };

    /// <summary>Adds the choice to the caller's save.</summary>
    public async Task SetAsync(
        VisavisDbContext db,
        Guid accountId,
        NotificationKind kind,
        NotificationChannels channels,
        CancellationToken cancellationToken
    )
    {
        var row = await db.Set<NotificationPreference>()
            .FirstOrDefaultAsync(p => p.AccountId == accountId && p.Kind == kind.Id, cancellationToken);
        if (row is null)
        {
            row = new NotificationPreference { AccountId = accountId, Kind = kind.Id };
            db.Add(row);
        }

        row.Channels = channels;
    }

    /// <summary>One kind's mails to somebody without an account, nothing else.</summary>
    public static async Task StopGuestMailsAsync(
        VisavisDbContext db,
        string addressHash,
        NotificationKind kind,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<GuestStop>().AnyAsync(s => s.AddressHash == addressHash && s.Kind == kind.Id, cancellationToken))
        {
            return;
        }

        db.Add(
            new GuestStop
            {
                AddressHash = addressHash,
                Kind = kind.Id,
                StoppedAt = now,
            }
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            // The mail program pressed twice.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>One kind's mails, nothing else.</summary>
    public Task StopMailsAsync(VisavisDbContext db, Guid accountId, NotificationKind kind, CancellationToken cancellationToken) =>
        Overtaken.AgainAsync(db, () => PutStopAsync(db, accountId, kind, cancellationToken));

    private async Task PutStopAsync(VisavisDbContext db, Guid accountId, NotificationKind kind, CancellationToken cancellationToken)
    {
        if (!await db.Users.AnyAsync(a => a.Id == accountId && a.ErasedAt == null, cancellationToken))
        {
            return;
        }

        var now = (await OfAsync(db, accountId, cancellationToken)).First(p => p.Kind == kind).Channels;
        await SetAsync(db, accountId, kind, now & ~NotificationChannels.Email, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
