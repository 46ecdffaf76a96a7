using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Letters;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Telephone;

/// <summary>Calls to be made: in time, outside the person's quiet hours, again when nobody answers, and a letter in the end.</summary>
public sealed partial class OutgoingCalls(
    VisavisDbContext db,
    IVoiceProvider provider,
    LetterWriter letters,
    CallContent content,
    IOptions<TelephoneOptions> options,
    TimeProvider time,
    ILogger<OutgoingCalls> logger
)
{
    public const int MostAttempts = 3;
    public static readonly TimeSpan Between = TimeSpan.FromHours(3);

    /// <summary>Nobody is called at night who said nothing about it: from 20 h until 9 h on their clock.</summary>
    private const int NightFrom = 20 * 60;
    private const int NightUntil = 9 * 60;

    /// <summary>A call about which nothing more was heard counts as not answered.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(30);
    private const int BatchSize = 50;

    /// <summary>One round: what is due is called.</summary>
    public async Task CallDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var lost = await db.Set<OutgoingCall>()
            .Where(c => c.State == OutgoingState.Ringing && c.NextAt < now - LongestCall)
            .OrderBy(c => c.NextAt)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        foreach (var call in lost)
        {
            await NotReachedAsync(call, cancellationToken);
        }

        var due = await db.Set<OutgoingCall>()
            .Where(c => c.State == OutgoingState.Waiting && c.NextAt <= now)
            .OrderBy(c => c.NextAt)
            .Take(BatchSize)
            .Select(c => c.Id)
            .ToListAsync(cancellationToken);
        foreach (var id in due)
        {
            await CallAsync(id, now, cancellationToken);
        }
    }

    /// <summary>The provider says that the call is over: told, or to be tried again.</summary>
    public async Task EndedAsync(string callSid, CancellationToken cancellationToken)
    {
        if (await db.Set<OutgoingCall>().SingleOrDefaultAsync(c => c.CallSid == callSid, cancellationToken) is not { } call)
        {
            return;
        }

        if (call.State == OutgoingState.Ringing)
        {
            await NotReachedAsync(call, cancellationToken);
        }
        else if (call.State == OutgoingState.Told)
        {
            call.ProtectedContent = null;
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>The first instant from <paramref name="at"/> on at which the person may be called.</summary>
    public static async Task<DateTimeOffset> AfterQuietAsync(
        VisavisDbContext db,
        ServedClient client,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var (accountId, fileId) = client;
        // Of a client without an account the clock of their organisation is known, and no wish.
        var clock =
            accountId
            ?? await db.Set<ClientFile>().Where(f => f.Id == fileId).Select(f => (Guid?)f.OrganisationId).SingleAsync(cancellationToken);
        var zone = await db.Users.Where(a => a.Id == clock).Select(a => a.TimeZone).SingleAsync(cancellationToken);
        var quiet = await db.Set<QuietHours>().AsNoTracking().SingleOrDefaultAsync(q => q.AccountId == accountId, cancellationToken);
        return QuietTime.After(at, quiet?.FromMinute ?? NightFrom, quiet?.UntilMinute ?? NightUntil, zone);
    }

    /// <summary>Where the client can be rung; null when nobody said it.</summary>
    public static Task<string?> NumberAsync(VisavisDbContext db, ServedClient client, CancellationToken cancellationToken)
    {
        var (account, file) = client;
        return account is null
            ? db.Set<ClientFile>().Where(f => f.Id == file).Select(f => f.Telephone).SingleOrDefaultAsync(cancellationToken)
            : db.Set<ContactDetails>().Where(c => c.AccountId == account).Select(c => c.Telephone).SingleOrDefaultAsync(cancellationToken);
    }

    private static ServedClient ClientOf(OutgoingCall call) => new(call.AccountId, call.FileId);

    private async Task CallAsync(Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var call = await db.Set<OutgoingCall>().AsNoTracking().SingleAsync(c => c.Id == id, cancellationToken);
        var from = await AfterQuietAsync(db, ClientOf(call), now, cancellationToken);
        var number = await NumberAsync(db, ClientOf(call), cancellationToken);
        var isRung = from <= now && number is not null && options.Value.MayCall;
        // Of several nodes, the one whose update finds it waiting goes on.
        var next = from > now ? from : now;
        var state = isRung ? OutgoingState.Ringing : OutgoingState.Waiting;
        var taken = await db.Set<OutgoingCall>()
            .Where(c => c.Id == id && c.State == OutgoingState.Waiting && c.NextAt <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.State, state).SetProperty(c => c.NextAt, next), cancellationToken);
        if (taken == 0 || from > now)
        {
            return;
        }

        var tracked = await db.Set<OutgoingCall>().SingleAsync(c => c.Id == id, cancellationToken);
        await db.Entry(tracked).ReloadAsync(cancellationToken);
        if (!isRung)
        {
            await ByLetterAsync(tracked, cancellationToken);
            return;
        }

        tracked.Attempts++;
        await db.SaveChangesAsync(cancellationToken);
        try
        {
            tracked.CallSid = await provider.CallAsync(id, number!, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            Log.NotCalled(logger, id, e);
            await NotReachedAsync(tracked, cancellationToken);
        }
    }

    private async Task NotReachedAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        if (call.Attempts >= MostAttempts)
        {
            await ByLetterAsync(call, cancellationToken);
            return;
        }

        call.State = OutgoingState.Waiting;
        call.NextAt = await AfterQuietAsync(db, ClientOf(call), time.GetUtcNow() + Between, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task ByLetterAsync(OutgoingCall call, CancellationToken cancellationToken)
    {
        if (call.ProtectedContent is { } kept)
        {
            var words = content.Unprotect(kept);
            await letters.AddAsync(
                db,
                ClientOf(call),
                call.Kind,
                call.SubjectKey,
                words.Title,
                words.OnPaper ?? words.Paragraphs,
                call.Language,
                cancellationToken
            );
        }

        (call.State, call.EndedAt, call.ProtectedContent) = (OutgoingState.ByLetter, time.GetUtcNow(), null);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Call {Call} could not be made; it is tried again")]
        public static partial void NotCalled(ILogger logger, Guid call, Exception exception);
    }
}
