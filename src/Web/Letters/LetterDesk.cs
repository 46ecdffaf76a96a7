using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Letters;

/// <summary>One day of letters: how many, and whether they left.</summary>
public sealed record LetterDay(DateOnly Day, int Letters, DateTimeOffset? SentAt);

/// <summary>The operator's post: what waits, one PDF a day, and the day it left.</summary>
public sealed partial class LetterDesk(
    VisavisDbContext db,
    LetterWriter writer,
    IEnumerable<ILetterEnclosure> enclosures,
    IEnumerable<ILetterSent> listeners,
    TimeProvider time,
    ILogger<LetterDesk> logger
)
{
    private const int DaysShown = 30;
    private const string Zone = "Europe/Paris";

    public Task<int> WaitingAsync(CancellationToken cancellationToken) => Waiting().CountAsync(cancellationToken);

    /// <summary>Titles of letters that wait because what goes into their envelope cannot be read.</summary>
    public async Task<IReadOnlyList<string>> HeldAsync(CancellationToken cancellationToken) =>
        await Waiting().Where(l => l.HeldAt != null).OrderBy(l => l.QueuedAt).Select(l => l.Title).ToListAsync(cancellationToken);

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

        await Waiting().ExecuteUpdateAsync(set => set.SetProperty(l => l.PrintedOn, today), cancellationToken);
        return (await PrintableAsync(today, cancellationToken)).Count > 0 ? today : null;
    }

    /// <summary>Null when that day has none, or they left and their words are gone.</summary>
    public async Task<byte[]?> PdfAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var printable = await PrintableAsync(day, cancellationToken);
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
            foreach (var listener in listeners)
            {
                await listener.SentAsync(letter.SubjectKey, cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return letters.Count > 0;
    }

    /// <summary>
    /// The letters of a day with what goes into their envelopes. One whose enclosure cannot be read goes back to those that wait: it is not printed
    /// without it, and not marked as sent with the day.
    /// </summary>
    private async Task<List<PrintedLetter>> PrintableAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var letters = await db.Set<Letter>()
            .Where(l => l.PrintedOn == day && l.SentAt == null)
            .OrderBy(l => l.QueuedAt)
            .ToListAsync(cancellationToken);
        var printable = new List<PrintedLetter>();
        foreach (var letter in letters)
        {
            if (writer.ContentOf(letter) is not { } content)
            {
                continue;
            }

            var owner = enclosures.FirstOrDefault(one => one.IsFor(letter.SubjectKey));
            var enclosure = owner is null ? null : await owner.PdfAsync(letter.SubjectKey, cancellationToken);
            if (owner is not null && (enclosure is null || !LetterPdf.CanEnclose(enclosure)))
            {
                (letter.PrintedOn, letter.HeldAt) = (null, time.GetUtcNow());
                Log.Held(logger, letter.Id);
                continue;
            }

            letter.HeldAt = null;
            printable.Add(new PrintedLetter(letter.Title, content.Address, content.Paragraphs, letter.Language, enclosure));
        }

        await db.SaveChangesAsync(cancellationToken);
        return printable;
    }

    private IQueryable<Letter> Waiting() => db.Set<Letter>().Where(l => l.PrintedOn == null && l.SentAt == null && l.DroppedAt == null);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Letter {Letter} is held back: what goes into its envelope cannot be read")]
        public static partial void Held(ILogger logger, Guid letter);
    }
}
