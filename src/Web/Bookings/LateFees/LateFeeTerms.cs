using Microsoft.EntityFrameworkCore;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;

namespace Visavis.Web.Bookings.LateFees;

/// <summary>The fee of a late cancellation for one client of one service, as it is frozen in the booking.</summary>
public sealed class LateFeeTerms(VisavisDbContext db, LateFeeLaw law)
{
    /// <param name="country">Where a guest lives; who has an account says it in their details.</param>
    public async Task<int> PercentAsync(ServiceOffer offer, Guid? clientId, string? country, CancellationToken cancellationToken)
    {
        if (offer.LateFeePercent == 0)
        {
            return 0;
        }

        var person = await db
            .Professionals.AsNoTracking()
            .Where(p => p.Id == offer.ProfessionalId)
            .Select(p => new { p.ProfessionLabel, p.OtherProfessions })
            .SingleOrDefaultAsync(cancellationToken);
        var lives = clientId is null
            ? country
            : await db.Set<ContactDetails>()
                .Where(c => c.AccountId == clientId)
                .Select(c => c.Country)
                .SingleOrDefaultAsync(cancellationToken);
        return law.PercentFor(offer, person is null ? [] : [person.ProfessionLabel, .. person.OtherProfessions], lives);
    }
}
