using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Services;

namespace Visavis.Web.Letters;

/// <summary>One day of letters: how many, and whether they left.</summary>
public sealed record LetterDay(DateOnly Day, int Letters, DateTimeOffset? SentAt);

/// <summary>The operator's post: what waits, one PDF a day, and the day it left.</summary>
public sealed class LetterDesk(VisavisDbContext db, LetterWriter writer, HoursDesk hours, TimeProvider time)
{
    private const int DaysShown = 30;
    private const string Zone = "Europe/Paris";

    public Task<int> WaitingAsync(CancellationToken cancellationToken) => Waiting().CountAsync(cancellationToken);

    public async Task<IReadOnlyList<LetterDay>> DaysAsync(CancellationToken cancellationToken)
    {
        var days = await db.Set<Letter>()
            .Where(l => l.PrintedOn != null)
            .GroupBy(l => l.PrintedOn!.Value)
            .Select(day => new
            {
                Day = day.Key,
                Count = day.Count(),
                Open = day.Count(l => l.SentAt == null),
                SentAt = day.Max(l => l.SentAt),
            })
            .OrderByDescending(day => day.Day)
            .Take(DaysShown)
            .ToListAsync(cancellationToken);
        return [.. days.Select(day => new LetterDay(day.Day, day.Count, day.Open > 0 ? null : day.SentAt))];
    }

    /// <summary>Puts what waits into the PDF of today. A second time the same day adds nothing: there is one PDF a day.</summary>
    /// <returns>The day, or null when nothing waits and nothing was prepared.</returns>
    public async Task<DateOnly?> PrepareAsync(CancellationToken cancellationToken)
    {
        var today = Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(BookingWords.ZoneOf(Zone)).Date.ToDateOnly();
        if (await db.Set<Letter>().AnyAsync(l => l.PrintedOn == today, cancellationToken))
        {
            return today;
        }

        var taken = await Waiting().ExecuteUpdateAsync(set => set.SetProperty(l => l.PrintedOn, today), cancellationToken);
        return taken > 0 ? today : null;
    }

    /// <summary>Null when that day has none, or they left and their words are gone.</summary>
    public async Task<byte[]?> PdfAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var letters = await db.Set<Letter>()
            .AsNoTracking()
            .Where(l => l.PrintedOn == day && l.SentAt == null)
            .OrderBy(l => l.QueuedAt)
            .ToListAsync(cancellationToken);
        var printable = letters
            .Select(l => (Letter: l, Content: writer.ContentOf(l)))
            .Where(l => l.Content is not null)
            .Select(l => new PrintedLetter(l.Letter.Title, l.Content!.Address, l.Content.Paragraphs, l.Letter.Language))
            .ToList();
        return printable.Count == 0 ? null : LetterPdf.Write(printable, day);
    }

    /// <summary>They left: from now on the delays of what they tell run.</summary>
    /// <returns>False when nothing of that day waits to leave.</returns>
    public async Task<bool> MarkSentAsync(DateOnly day, Guid operatorId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var letters = await db.Set<Letter>().Where(l => l.PrintedOn == day && l.SentAt == null).ToListAsync(cancellationToken);
        foreach (var letter in letters)
        {
            (letter.SentAt, letter.SentById, letter.ProtectedContent) = (now, operatorId, null);
            if (letter.BookingId is { } booking)
            {
                await hours.ToldAsync(booking, cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return letters.Count > 0;
    }

    private IQueryable<Letter> Waiting() => db.Set<Letter>().Where(l => l.PrintedOn == null && l.SentAt == null && l.DroppedAt == null);
}
