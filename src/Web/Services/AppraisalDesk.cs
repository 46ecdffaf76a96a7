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

    /// <summary>
    /// Leaves or changes it. A recommendation goes when the client is no longer satisfied. What the professional answered stays as it was read; only the
    /// recommendation can still be taken back.
    /// </summary>
    public async Task<AppraisalOutcome> SaveAsync(
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
            return AppraisalOutcome.NotAllowed;
        }

        var now = time.GetUtcNow();
        var clean = PersonalText.Clean(words, Appraisal.LongestWords);
        var appraisal = await db.Set<Appraisal>().SingleOrDefaultAsync(a => a.BookingId == booking.Id, cancellationToken);
        var isSettled = appraisal is { IsSettled: true };
        if (
            appraisal is not null
            && isSettled
            && (isSatisfied != appraisal.IsSatisfied || clean != appraisal.Words || (recommends && !appraisal.IsRecommendation))
        )
        {
            return AppraisalOutcome.Answered;
        }

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

        var (had, has) = (appraisal.IsRecommendation, isSatisfied && recommends);
        appraisal.WithdrawnAt =
            has ? null
            : had ? now
            : appraisal.WithdrawnAt;
        if (appraisal.RefusedAt is not null)
        {
            // Written anew after a refusal: a moderator looks again before it is shown, and the old words' answer is none to these.
            (appraisal.FlaggedAt, appraisal.Answer, appraisal.AnsweredAt) = (now, null, null);
        }

        appraisal.IsSatisfied = isSatisfied;
        appraisal.Words = clean;
        appraisal.IsRecommendation = has;
        appraisal.Version++;
        if (!isSettled)
        {
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
        }

        return await SaveAsync(booking.ProfessionalId, cancellationToken) ? AppraisalOutcome.Done : AppraisalOutcome.Changed;
    }

    /// <param name="seen">Version of the appraisal that was read; null for the one that stands.</param>
    public async Task<AppraisalOutcome> AnswerAsync(
        Booking booking,
        BookingSide side,
        string? answer,
        int? seen,
        CancellationToken cancellationToken
    )
    {
        var appraisal = await db.Set<Appraisal>().SingleOrDefaultAsync(a => a.BookingId == booking.Id, cancellationToken);
        var words = PersonalText.Clean(answer, Appraisal.LongestWords);
        if (side != BookingSide.Professional || appraisal is not { Answer: null })
        {
            return AppraisalOutcome.NotAllowed;
        }

        if (words.Length == 0)
        {
            return AppraisalOutcome.Empty;
        }

        if (seen is { } version && version != appraisal.Version)
        {
            return AppraisalOutcome.Changed;
        }

        (appraisal.Answer, appraisal.AnsweredAt) = (words, time.GetUtcNow());
        appraisal.Version++;
        return await SaveAsync(booking.ProfessionalId, cancellationToken) ? AppraisalOutcome.Done : AppraisalOutcome.Changed;
    }

    /// <summary>The professional objects to it: a moderator reads both and decides. Until then it stays.</summary>
    public async Task<AppraisalOutcome> ObjectAsync(Booking booking, BookingSide side, string? why, CancellationToken cancellationToken)
    {
        var appraisal = await db.Set<Appraisal>().SingleOrDefaultAsync(a => a.BookingId == booking.Id, cancellationToken);
        var words = PersonalText.Clean(why, Appraisal.LongestWords);
        if (side != BookingSide.Professional || appraisal is not { FlaggedAt: null, RefusedAt: null, Objection: "" })
        {
            return AppraisalOutcome.NotAllowed;
        }

        if (words.Length == 0)
        {
            return AppraisalOutcome.Empty;
        }

        (appraisal.FlaggedAt, appraisal.Objection) = (time.GetUtcNow(), words);
        appraisal.Version++;
        return await SaveAsync(booking.ProfessionalId, cancellationToken) ? AppraisalOutcome.Done : AppraisalOutcome.Changed;
    }

    /// <summary>A moderator keeps it, or refuses it with a reason that its author reads.</summary>
    /// <param name="refusal">Null keeps it.</param>
    public async Task<bool> DecideAsync(Guid id, string? refusal, CancellationToken cancellationToken)
    {
        var appraisal = await db.Set<Appraisal>().SingleOrDefaultAsync(a => a.Id == id && a.FlaggedAt != null, cancellationToken);
        var booking = appraisal is null
            ? null
            : await db.Set<Booking>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == appraisal.BookingId, cancellationToken);
        if (appraisal is null || booking is null)
        {
            return false;
        }

        appraisal.FlaggedAt = null;
        appraisal.RefusedAt = refusal is null ? null : time.GetUtcNow();
        appraisal.Refusal = refusal ?? "";
        appraisal.Version++;
        foreach (var (account, isAuthor) in new[] { (appraisal.ClientId, true), (appraisal.ProfessionalId, false) })
        {
            await TellDecisionAsync(booking, account, isAuthor, refusal, cancellationToken);
        }

        return await SaveAsync(booking.ProfessionalId, cancellationToken);
    }

    private async Task TellDecisionAsync(
        Booking booking,
        Guid? account,
        bool isAuthor,
        string? refusal,
        CancellationToken cancellationToken
    )
    {
        if (account is null)
        {
            return;
        }

        await notifier.AddAsync(
            db,
            new Notification
            {
                Kind = ServiceKinds.Appraisal,
                AccountId = account,
                SubjectKey = $"appraisal-decision:{booking.Id:N}:{account:N}",
                Write = _ => new NotificationContent(
                    refusal is null
                        ? texts["L’avis sur « {0} » reste publié", booking.ServiceName]
                        : texts["L’avis sur « {0} » n’est plus publié", booking.ServiceName],
                    refusal is null ? [texts["La modération l’a relu."]]
                        : isAuthor ? [texts["Pourquoi : {0}", refusal], texts["Vous pouvez l’écrire autrement : il sera relu."]]
                        : [texts["La modération l’a refusé. Son auteur sait pourquoi."]],
                    texts["Voir l’avis"],
                    ServicePages.Path(booking)
                ),
            },
            cancellationToken
        );
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
                    .CountAsync(a => a.ProfessionalId == professionalId && a.IsRecommendation && a.RefusedAt == null, cancellationToken);
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

/// <summary>What became of an appraisal, an answer or an objection.</summary>
public enum AppraisalOutcome
{
    Done,

    /// <summary>It is not theirs to do, or not yet, or it was done already.</summary>
    NotAllowed,

    /// <summary>Nothing was written.</summary>
    Empty,

    /// <summary>The professional has answered these words: they stay.</summary>
    Answered,

    /// <summary>It is no longer what was read.</summary>
    Changed,
}
