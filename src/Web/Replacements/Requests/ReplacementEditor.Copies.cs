using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Requests;

/// <summary>The same request once more.</summary>
public sealed partial class ReplacementEditor
{
    /// <summary>A draft with the same details and times, moved to begin on another date; null with the reason why there is none.</summary>
    public async Task<(ReplacementAnswer Answer, ReplacementRequest? Copy)> CopyAsync(
        Guid accountId,
        Guid id,
        DateOnly firstDate,
        CancellationToken cancellationToken
    )
    {
        if (await access.FindToChangeAsync(accountId, id, cancellationToken) is not var (from, side))
        {
            return (ReplacementAnswer.Absent, null);
        }

        if (WrongDay(firstDate) is { } wrong)
        {
            return (wrong, null);
        }

        var copy = await DraftAsync(side, accountId, from.FileId, ReplacementDetails.Of(from), cancellationToken);
        if (from.Days.Count > 0)
        {
            var shift = firstDate.DayNumber - from.Days.Min(d => d.Date).DayNumber;
            var zone = await db.SendingZoneAsync(copy.OrganisationId, cancellationToken);
            foreach (var day in from.Days)
            {
                db.Add(DayOf(copy.Id, new Block(day.Date.AddDays(shift), day.StartMinute, day.EndMinute, day.BreakMinutes), zone));
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        return (ReplacementAnswer.Done, copy);
    }

    /// <summary>As of the times of a day, when it has none yet: somewhere it may still be yesterday.</summary>
    private ReplacementAnswer? WrongDay(DateOnly day)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return day < today.AddDays(-1) ? ReplacementAnswer.Past
            : day > today.AddYears(MostYears) ? ReplacementAnswer.TooFar
            : null;
    }
}
