using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Moderation;

namespace Visavis.Web.Trust.Decisions;

/// <summary>Begins and ends measures. Everything joins the caller's transaction; what cannot (sockets, bookings) is listed as effects.</summary>
public sealed class MeasureKeeper(TimeProvider time)
{
    /// <summary>Begins a measure with its statement. Nothing is written before the caller saves.</summary>
    public async Task<Measure> BeginAsync(VisavisDbContext db, NewMeasure wanted, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var measure = new Measure
        {
            Id = Guid.NewGuid(),
            AccountId = wanted.Statement.AccountId,
            Kind = wanted.Kind,
            IsAutomatic = wanted.Decision is null,
            DecisionId = wanted.Decision?.Id,
            StatementId = wanted.Statement.Id,
            StartsAt = now,
            EndsAt = wanted.EndsAt,
        };
        db.Add(wanted.Statement);
        db.Add(measure);
        var profile = await db
            .Professionals.Include(p => p.Services)
            .SingleOrDefaultAsync(p => p.Id == measure.AccountId, cancellationToken);
        if (measure.Kind is MeasureKind.Hidden or MeasureKind.Suspended && profile is not null)
        {
            var standing = await HidingAsync(db, measure.AccountId, cancellationToken);
            measure.OwnerHides = standing.FirstOrDefault()?.OwnerHides ?? profile.IsHidden;
            profile.IsHidden = true;
            measure.Effects.Add(Done(MeasureEffects.Search, now));
        }

        if (measure.Kind == MeasureKind.ContentRemoved && profile is not null)
        {
            measure.RemovedContent = JsonSerializer.Serialize(
                await RemovableContent.TakeAsync(db, profile, wanted.Parts, cancellationToken)
            );
            measure.Effects.Add(Done(MeasureEffects.Content, now));
        }

        if (measure.Kind == MeasureKind.Suspended)
        {
            await db.Sessions.Where(s => s.AccountId == measure.AccountId).ExecuteDeleteAsync(cancellationToken);
            measure.Effects.Add(Done(MeasureEffects.Sessions, now));
            measure.Effects.Add(new MeasureEffect { Name = MeasureEffects.Departure });
            measure.Effects.Add(new MeasureEffect { Name = MeasureEffects.Bookings });
            measure.Effects.Add(new MeasureEffect { Name = MeasureEffects.Missions });
        }

        Write(db, measure, $"measure-begun-{measure.Kind}".ToLowerInvariant(), wanted.Decision?.DecidedById);
        return measure;
    }

    /// <summary>Ends a measure and gives back exactly what it took, as far as no other measure still takes it.</summary>
    public async Task EndAsync(VisavisDbContext db, Measure measure, Guid? actorId, CancellationToken cancellationToken)
    {
        if (measure.EndedAt is not null)
        {
            return;
        }

        measure.EndedAt = time.GetUtcNow();
        var profile = await db
            .Professionals.Include(p => p.Services)
            .SingleOrDefaultAsync(p => p.Id == measure.AccountId, cancellationToken);
        if (measure.Kind is MeasureKind.Hidden or MeasureKind.Suspended && profile is not null)
        {
            var others = (await HidingAsync(db, measure.AccountId, cancellationToken)).Where(m => m.Id != measure.Id).ToList();
            others.ForEach(other => other.OwnerHides = measure.OwnerHides);
            profile.IsHidden = others.Count > 0 || measure.OwnerHides;
        }

        if (measure.RemovedContent is { } removed && profile is not null)
        {
            await RemovableContent.GiveBackAsync(db, profile, JsonSerializer.Deserialize<RemovedContent>(removed)!, cancellationToken);
            measure.RemovedContent = null;
        }

        if (measure.Kind == MeasureKind.Suspended)
        {
            // Who may be here again is no comer-back.
            await db.Set<BannedIdentity>().Where(b => b.AccountId == measure.AccountId).ExecuteDeleteAsync(cancellationToken);
        }

        Write(db, measure, $"measure-ended-{measure.Kind}".ToLowerInvariant(), actorId);
    }

    /// <summary>The measures that stand on an account, tracked.</summary>
    public async Task<IReadOnlyList<Measure>> StandingAsync(VisavisDbContext db, Guid accountId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var open = await db.Set<Measure>().Where(m => m.AccountId == accountId && m.EndedAt == null).ToListAsync(cancellationToken);
        return open.FindAll(m => m.StandsAt(now));
    }

    private async Task<List<Measure>> HidingAsync(VisavisDbContext db, Guid accountId, CancellationToken cancellationToken) =>
        [.. (await StandingAsync(db, accountId, cancellationToken)).Where(m => m.Kind is MeasureKind.Hidden or MeasureKind.Suspended)];

    private void Write(VisavisDbContext db, Measure measure, string action, Guid? actorId) =>
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = time.GetUtcNow(),
                ActorId = actorId,
                // The measure is the subject: the person's own file, which lists what was done to them, must not tell the minute.
                SubjectId = measure.Id,
                ObjectId = measure.AccountId,
                Action = action,
            }
        );

    private static MeasureEffect Done(string name, DateTimeOffset now) =>
        new()
        {
            Name = name,
            DoneAt = now,
            Attempts = 1,
        };
}

/// <param name="Decision">Null for a limit that the site sets by itself.</param>
/// <param name="Parts">What of the profile is taken away, for <see cref="MeasureKind.ContentRemoved"/>.</param>
public sealed record NewMeasure(
    MeasureKind Kind,
    Statement Statement,
    DateTimeOffset? EndsAt,
    Decision? Decision,
    IReadOnlyCollection<ContentPart>? Parts = null
);
