using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Telephone.Help;

namespace Visavis.Web.Absences;

/// <summary>Clients without an account to whom a substitute is offered and whom no mail reaches: they are rung, and their answer is noted.</summary>
public sealed class CoverCalls(VisavisDbContext db, ClientFileBook files, CoverNotices notices, CoverDesk desk, TimeProvider time)
    : ICallsToMake
{
    private const int Most = 100;

    public async Task<IReadOnlyList<SubstituteCall>> ListAsync(Guid organisationId, Membership reader, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var rows = await (
            from cover in db.Set<AbsenceCover>().AsNoTracking()
            where cover.State == CoverState.Proposed
            join booking in db.Set<Booking>().AsNoTracking() on cover.BookingId equals booking.Id
            where booking.ClientId == null && booking.StartsAt > now
            where booking.State == BookingState.Requested || booking.State == BookingState.Accepted
            join file in db.Set<ClientFile>() on booking.ClientFileId equals file.Id
            where file.OrganisationId == organisationId
            join absent in db.Users on booking.ProfessionalId equals absent.Id
            join substitute in db.Users on cover.SubstituteId equals substitute.Id
            orderby booking.StartsAt
            select new
            {
                FileId = file.JoinedToId ?? file.Id,
                booking,
                Absent = absent.DisplayName,
                Substitute = substitute.DisplayName,
            }
        )
            .Take(Most)
            .ToListAsync(cancellationToken);
        var calls = new List<SubstituteCall>();
        foreach (var row in rows)
        {
            if (
                await notices.ReachAsync(row.booking, cancellationToken) is { IsRung: true } reach
                && await files.ReadAsync(organisationId, reader, row.FileId, cancellationToken) is { } file
            )
            {
                calls.Add(new SubstituteCall(file, row.booking, row.Absent, row.Substitute, reach.Number));
            }
        }

        return calls;
    }

    public async Task<bool?> AnswerAsync(
        Guid organisationId,
        Membership reader,
        Guid bookingId,
        bool agrees,
        bool sharesNotes,
        CancellationToken cancellationToken
    )
    {
        if ((await ListAsync(organisationId, reader, cancellationToken)).All(call => call.Booking.Id != bookingId))
        {
            return null;
        }

        var answer = agrees
            ? await desk.AgreeAsync(bookingId, sharesNotes, cancellationToken, reader.AccountId)
            : await desk.PostponeAsync(bookingId, cancellationToken, reader.AccountId);
        return answer switch
        {
            CoverAnswer.Done => true,
            CoverAnswer.NobodyFree => false,
            _ => null,
        };
    }
}
