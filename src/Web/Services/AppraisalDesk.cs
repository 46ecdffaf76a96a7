using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;

namespace Visavis.Web.Services;

/// <summary>Appraisals of proven services, the recommendation that only satisfaction allows, and the professional's one answer.</summary>
public sealed class AppraisalDesk(VisavisDbContext db, Notifier notifier, IStringLocalizer<ServiceTexts> texts, TimeProvider time)
{
    /// <summary>From the end of the service on it is "Terminé" for so long; then it can be appraised.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromHours(24);

    public bool MayAppraise(Booking booking, BookingSide side) =>
        side == BookingSide.Client
        && booking.ClientId is not null
        && booking.State == BookingState.Completed
        && booking.ClientAttendance != Attendance.Absent
        && booking.EndsAt + Settling <= time.GetUtcNow();

    /// <summary>Leaves or changes it. A recommendation goes when the client is no longer satisfied.</summary>
    public async Task<bool> SaveAsync(
        Booking booking,
        BookingSide side,
        bool isSatisfied,
        string? words,
        bool recommends,
        CancellationToken cancellationToken
    )
    {
        if (!MayAppraise(booking, side))
        {
            return false;
        }

        var now = time.GetUtcNow();
        var appraisal = await db.Set<Appraisal>().SingleOrDefaultAsync(a => a.BookingId == booking.Id, cancellationToken);
        if (appraisal is null)
        {
            appraisal = new Appraisal
            {
                Id = Guid.NewGuid(),
                BookingId = booking.Id,
                ProfessionalId = booking.ProfessionalId,
                ClientId = booking.ClientId,
                ServiceAt = booking.StartsAt,
                PublishedAt = now,
            };
            db.Add(appraisal);
        }
        else
        {
            appraisal.ChangedAt = now;
        }

        appraisal.IsSatisfied = isSatisfied;
        appraisal.Words = PersonalText.Clean(words, Appraisal.LongestWords);
        appraisal.IsRecommendation = isSatisfied && recommends;
        appraisal.Version++;
        await notifier.AddAsync(
            db,
            new Notification
            {
                Kind = ServiceKinds.Appraisal,
                AccountId = booking.ProfessionalId,
                SubjectKey = $"appraisal:{booking.Id:N}",
                Write = _ => new NotificationContent(
                    texts["Un avis sur « {0} »", booking.ServiceName],
                    [texts["Votre client a donné son avis. Vous pouvez y répondre une fois."]],
                    texts["Lire et répondre"],
                    ServicePages.Path(booking)
                ),
            },
            cancellationToken
        );
        return await SaveAsync(booking.ProfessionalId, cancellationToken);
    }

    public async Task<bool> AnswerAsync(Booking booking, BookingSide side, string? answer, CancellationToken cancellationToken)
    {
        var appraisal = await db.Set<Appraisal>().SingleOrDefaultAsync(a => a.BookingId == booking.Id, cancellationToken);
        var words = PersonalText.Clean(answer, Appraisal.LongestWords);
        if (side != BookingSide.Professional || appraisal is not { Answer: null } || words.Length == 0)
        {
            return false;
        }

        (appraisal.Answer, appraisal.AnsweredAt) = (words, time.GetUtcNow());
        appraisal.Version++;
        return await SaveAsync(booking.ProfessionalId, cancellationToken);
    }

    /// <summary>The count on the profile is what the rows say, in the same save; the search hears of it by the profile's change.</summary>
    private async Task<bool> SaveAsync(Guid professionalId, CancellationToken cancellationToken)
    {
        var strategy = db.Database.CreateExecutionStrategy();
        try
        {
            return await strategy.ExecuteAsync(async () =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                var count = await db.Set<Appraisal>()
                    .CountAsync(a => a.ProfessionalId == professionalId && a.IsRecommendation, cancellationToken);
                if (
                    await db.Professionals.SingleOrDefaultAsync(p => p.Id == professionalId, cancellationToken) is { } professional
                    && professional.RecommendationCount != count
                )
                {
                    professional.RecommendationCount = count;
                    await db.SaveChangesAsync(cancellationToken);
                }

                await transaction.CommitAsync(cancellationToken);
                return true;
            });
        }
        catch (DbUpdateException)
        {
            // Two at once: one stands, the other is told to look again.
            return false;
        }
    }
}
