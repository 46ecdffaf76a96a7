using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Availability;
using Visavis.Web.Blocking;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings;

/// <summary>A colleague who does the same at the same price, and their service.</summary>
/// <param name="Zone">Of their wall clock.</param>
public sealed record SeriesMate(Guid Id, string Name, string Zone, ServiceOffer Offer);

/// <summary>
/// The regular team of a series: who works in the same service of the same organisation and offers the same on the same terms, so that whoever
/// reads those of the chosen professional has read theirs. They take the dates at which the chosen professional is not free.
/// </summary>
public sealed class SeriesTeam(VisavisDbContext db, SlotFinder slots)
{
    /// <summary>In the order in which they are asked; nobody for who works alone.</summary>
    public async Task<IReadOnlyList<SeriesMate>> OfAsync(
        ServiceOffer offer,
        int minutes,
        Guid? clientId,
        CancellationToken cancellationToken
    )
    {
        var own = await db.Set<Membership>()
            .AsNoTracking()
            .Where(m => m.AccountId == offer.ProfessionalId && m.LeftAt == null)
            .ToListAsync(cancellationToken);
        if (own.Count == 0)
        {
            return [];
        }

        var organisations = own.ConvertAll(m => m.OrganisationId);
        var services = own.SelectMany(m => m.ServiceIds).ToHashSet();
        var colleagues = (
            await db.Set<Membership>()
                .AsNoTracking()
                .Where(m => organisations.Contains(m.OrganisationId) && m.LeftAt == null && m.AccountId != offer.ProfessionalId)
                .ToListAsync(cancellationToken)
        )
            .Where(m => m.ServiceIds.Any(services.Contains))
            .Select(m => m.AccountId)
            .ToList();
        var found = await db
            .ServiceOffers.AsNoTracking()
            .Where(o => colleagues.Contains(o.ProfessionalId) && o.IsBookable && o.Name == offer.Name && o.Way == offer.Way)
            .Where(o => o.PriceCents == offer.PriceCents && o.PriceUnit == offer.PriceUnit)
            .Join(
                db.Professionals.Where(p => !p.IsHidden),
                o => o.ProfessionalId,
                p => p.Id,
                (o, p) =>
                    new
                    {
                        Offer = o,
                        p.DisplayName,
                        p.Account!.TimeZone,
                    }
            )
            .OrderBy(mate => mate.DisplayName)
            .ThenBy(mate => mate.Offer.Id)
            .ToListAsync(cancellationToken);
        var mates = new List<SeriesMate>();
        foreach (var mate in found.Where(mate => IsTheSame(mate.Offer, offer, minutes)).DistinctBy(mate => mate.Offer.ProfessionalId))
        {
            var id = mate.Offer.ProfessionalId;
            if (clientId is not { } client || !await Blocks.StandsBetweenAsync(db, client, id, cancellationToken))
            {
                mates.Add(new SeriesMate(id, mate.DisplayName, mate.TimeZone, mate.Offer));
            }
        }

        return mates;
    }

    /// <summary>What the client agrees to, answers and is told to bring is the same for both.</summary>
    private static bool IsTheSame(ServiceOffer one, ServiceOffer other, int minutes) =>
        one.Durations.Contains(minutes)
        && (one.FreeCancelHours, one.LateFeePercent, one.NeedsAnswer) == (other.FreeCancelHours, other.LateFeePercent, other.NeedsAnswer)
        && (one.Place, one.ToBring, one.Audience) == (other.Place, other.ToBring, other.Audience)
        && one.Questions.SequenceEqual(other.Questions);

    /// <summary>The first of them who is known to be free then.</summary>
    public async Task<SeriesMate?> FreeAsync(IEnumerable<SeriesMate> mates, int minutes, Instant start, CancellationToken cancellationToken)
    {
        foreach (var mate in mates)
        {
            if (await IsFreeAsync(mate.Offer, minutes, start, cancellationToken))
            {
                return mate;
            }
        }

        return null;
    }

    /// <summary>Whether who offers it is known to be free. A series may go on beyond the horizon of single appointments.</summary>
    public async Task<bool> IsFreeAsync(ServiceOffer offer, int minutes, Instant start, CancellationToken cancellationToken)
    {
        // Days off, holidays and calendars count there as well; what lies more than a year ahead nobody has planned yet.
        var check = await slots.CheckAsync(offer.ProfessionalId, offer.Id, minutes, start, cancellationToken, inSeries: true);
        return check.IsFree || check.Refusal is SlotRefusal.TooFar or SlotRefusal.TooSoon;
    }
}
