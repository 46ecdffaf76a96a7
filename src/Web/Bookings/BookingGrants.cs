using Microsoft.EntityFrameworkCore;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Documents;
using Visavis.Web.Media.Portraits;
using Visavis.Web.Messages;

namespace Visavis.Web.Bookings;

/// <summary>The two sides of an accepted booking read each other's contact details.</summary>
internal sealed class BookingGrants(VisavisDbContext db) : IContactGrants
{
    public Task<bool> GrantsAsync(Guid readerId, Guid ownerId, CancellationToken cancellationToken) =>
        db.Set<Booking>()
            .AnyAsync(
                b =>
                    (b.State == BookingState.Accepted || b.State == BookingState.Completed)
                    && ((b.ClientId == readerId && b.ProfessionalId == ownerId) || (b.ClientId == ownerId && b.ProfessionalId == readerId)),
                cancellationToken
            );
}

/// <summary>Whose appointment was accepted is a client: documents for clients open.</summary>
internal sealed class BookingClientele(VisavisDbContext db) : IClientele
{
    public Task<bool> IsClientAsync(Guid personId, Guid professionalId, CancellationToken cancellationToken) =>
        db.Set<Booking>()
            .AnyAsync(
                b =>
                    (b.State == BookingState.Accepted || b.State == BookingState.Completed)
                    && b.ClientId == personId
                    && b.ProfessionalId == professionalId,
                cancellationToken
            );
}

/// <summary>Whom somebody asks for an appointment sees who asks.</summary>
internal sealed class BookingPortraits(VisavisDbContext db) : IPortraitReaders
{
    public Task<bool> MaySeeAsync(Guid readerId, Guid ownerId, CancellationToken cancellationToken) =>
        db.Set<Booking>()
            .AnyAsync(b => b.State != BookingState.Unconfirmed && b.ClientId == ownerId && b.ProfessionalId == readerId, cancellationToken);
}

/// <summary>Who asked for an appointment, or was asked for one, can write about it.</summary>
internal sealed class BookingAcquaintance : IAcquaintance
{
    public Task<bool> HaveMetAsync(VisavisDbContext db, Guid one, Guid other, CancellationToken cancellationToken) =>
        db.Set<Booking>()
            .AnyAsync(
                b =>
                    b.State != BookingState.Unconfirmed
                    && ((b.ClientId == one && b.ProfessionalId == other) || (b.ClientId == other && b.ProfessionalId == one)),
                cancellationToken
            );
}
