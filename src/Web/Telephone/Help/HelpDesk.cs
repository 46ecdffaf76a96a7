using Microsoft.EntityFrameworkCore;
using Visavis.Web.Bookings;
using Visavis.Web.Channels;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Letters;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Services;

namespace Visavis.Web.Telephone.Help;

/// <param name="Relative">Who asked for it with a mandate; null when the client did.</param>
public sealed record HelperActLine(HelpedWith Act, string Helper, string? Relative, DateTimeOffset At);

/// <summary>What a helper does, for whom, and who asked for it.</summary>
/// <param name="HelperId">The account of the helper.</param>
/// <param name="MandateId">Of the relative on the telephone; null for the client.</param>
public sealed record HelpAsked(Guid HelperId, HelpedWith Act, Guid? BookingId, Guid? MandateId);

/// <summary>A client as somebody of their organisation helps them: only what the organisation and its members have to do with.</summary>
public sealed record HelpedClient(
    ClientFile File,
    IReadOnlyList<Told> Told,
    IReadOnlyList<LineService> Services,
    IReadOnlyList<Booking> Appointments,
    CallbackRequest? Callback,
    IReadOnlyList<HelperActLine> Acts,
    IReadOnlyList<Mandate> Mandates
);

/// <summary>What helpers of an organisation see and do for its clients. Each act is noted in the save that follows it.</summary>
public sealed class HelpDesk(
    VisavisDbContext db,
    ClientFileBook files,
    ILineServices services,
    LineAppointments appointments,
    LineAccesses accesses,
    LineLetters lineLetters,
    LetterWriter letters,
    MandateBook mandates,
    ReminderCalls reminders,
    TimeProvider time
)
{
    private const int Shown = 30;

    /// <summary>By the number of the line or the reference; null when there is none that this member may read.</summary>
    public async Task<ClientFile?> FindAsync(Guid organisationId, Membership reader, string? typed, CancellationToken cancellationToken)
    {
        var digits = new string([.. (typed ?? "").Where(char.IsAsciiDigit)]);
        if (digits.Length == LineAccess.NumberLength && (typed ?? "").All(c => char.IsAsciiDigit(c) || c == ' '))
        {
            var access = await db.Set<LineAccess>().AsNoTracking().SingleOrDefaultAsync(a => a.Number == digits, cancellationToken);
            var id = access is null
                ? null
                : await db.Set<ClientFile>()
                    .Where(f =>
                        access.FileId == null
                            ? f.OrganisationId == organisationId && f.AccountId == access.AccountId && f.JoinedToId == null
                            : f.Id == access.FileId
                    )
                    .Select(f => f.JoinedToId ?? (Guid?)f.Id)
                    .FirstOrDefaultAsync(cancellationToken);
            return id is { } known ? await files.ReadAsync(organisationId, reader, known, cancellationToken) : null;
        }

        return ClientReference.Read(typed) is null ? null
            : (await files.ListAsync(organisationId, reader, typed, cancellationToken)) is [var only]
                ? await files.ReadAsync(organisationId, reader, only.Id, cancellationToken)
            : null;
    }

    public async Task<HelpedClient> ReadAsync(ClientFile file, CancellationToken cancellationToken)
    {
        var client = ServedClient.Of(file);
        var ours = await OursAsync(file, cancellationToken);
        var last = await services.LastAsync(client, cancellationToken);
        var now = time.GetUtcNow();
        var ids = ours.ToList();
        var next = await db.Set<Booking>()
            .AsNoTracking()
            .Where(b => ids.Contains(b.Id) && b.State == BookingState.Accepted && b.StartsAt > now)
            .OrderBy(b => b.StartsAt)
            .Take(Shown)
            .ToListAsync(cancellationToken);
        return new HelpedClient(
            file,
            await ToldAsync(file, ours, cancellationToken),
            [.. last.Where(service => ours.Contains(service.Id))],
            next,
            await CallbackAsync(client, cancellationToken),
            await ActsAsync(file.Id, cancellationToken),
            await MandatesAsync(file, cancellationToken)
        );
    }

    /// <returns>False when it is not possible (any more), or is not about this organisation.</returns>
    public async Task<bool> ActAsync(ClientFile file, HelpAsked asked, CancellationToken cancellationToken)
    {
        var (helperId, act, bookingId, mandateId) = asked;
        var client = ServedClient.Of(file);
        if (mandateId is { } mandate && !(await MandatesAsync(file, cancellationToken)).Any(m => m.Id == mandate))
        {
            return false;
        }

        var isAbout = act is HelpedWith.CalledBack or HelpedWith.CodeLetter;
        if (!isAbout && (bookingId is not { } about || !(await OursAsync(file, cancellationToken)).Contains(about)))
        {
            return false;
        }

        var reminded = act == HelpedWith.Reminded ? await reminders.DueAsync(bookingId!.Value, cancellationToken) : null;
        var isDone = act switch
        {
            HelpedWith.Confirmed => await services.ConfirmAsync(client, bookingId!.Value, cancellationToken),
            HelpedWith.Contested => await services.ContestAsync(client, bookingId!.Value, LineCallbacks.ByTelephone, cancellationToken),
            HelpedWith.Cancelled => await appointments.CancelAsync(client, bookingId!.Value, cancellationToken) == DeskOutcome.Done,
            HelpedWith.CalledBack => await CalledBackAsync(client, helperId, cancellationToken),
            HelpedWith.Reminded => reminded is not null,
            _ => await lineLetters.AddAsync(letters, await accesses.OfAsync(client, cancellationToken), file.Language, cancellationToken),
        };
        if (!isDone)
        {
            db.ChangeTracker.Clear();
            return false;
        }

        Note(file.Id, asked, reminded);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Notes who did what for the client; joins the save that does it.</summary>
    public void Note(Guid fileId, HelpAsked asked, DateTimeOffset? remindedStart = null) =>
        db.Add(HelperAct.Of(fileId, asked, time.GetUtcNow(), remindedStart));

    /// <summary>Clients of the organisation who wait to be called back, longest first.</summary>
    public async Task<IReadOnlyList<(ClientFile File, DateTimeOffset At)>> CallbacksAsync(
        Guid organisationId,
        Membership reader,
        CancellationToken cancellationToken
    )
    {
        var rows = await (
            from request in db.Set<CallbackRequest>().AsNoTracking()
            from file in db.Set<ClientFile>().AsNoTracking()
            where
                request.DoneAt == null
                && file.OrganisationId == organisationId
                && file.JoinedToId == null
                && (request.FileId == file.Id || (request.AccountId != null && request.AccountId == file.AccountId))
            orderby request.AskedAt
            select new { file, request.AskedAt }
        )
            .Take(Shown)
            .ToListAsync(cancellationToken);
        var readable = new List<(ClientFile, DateTimeOffset)>();
        foreach (var row in rows)
        {
            if (await files.ReadAsync(organisationId, reader, row.file.Id, cancellationToken) is { } file)
            {
                readable.Add((file, row.AskedAt));
            }
        }

        return readable;
    }

    private async Task<IReadOnlyList<Mandate>> MandatesAsync(ClientFile file, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return [.. (await mandates.ListAsync(new MandateHolder(file.AccountId, file.Id), cancellationToken)).Where(m => m.IsActive(today))];
    }

    /// <summary>The client's appointments with the organisation and its members: nobody else's are shown here. Of a file without an account all were written down from it.</summary>
    private async Task<HashSet<Guid>> OursAsync(ClientFile file, CancellationToken cancellationToken)
    {
        if (file.AccountId is not { } account)
        {
            return [.. await db.BookingsOf(ServedClient.Of(file)).Select(b => b.Id).ToListAsync(cancellationToken)];
        }

        var members = OrganisationChange.CurrentMembers(db, file.OrganisationId).Select(m => m.AccountId);
        var organisation = file.OrganisationId;
        var ids = await db.Set<Booking>()
            .Where(b => b.ClientId == account && (b.ProfessionalId == organisation || members.Contains(b.ProfessionalId)))
            .Select(b => b.Id)
            .ToListAsync(cancellationToken);
        return [.. ids];
    }

    private async Task<IReadOnlyList<Told>> ToldAsync(ClientFile file, HashSet<Guid> ours, CancellationToken cancellationToken)
    {
        var subjects = ours.SelectMany(id => new[] { HoursDesk.SubjectOf(id), BookingNotices.SubjectOf(id) }).ToList();
        var (account, fileId) = (file.AccountId, file.Id);
        var sent = await db.Set<Letter>()
            .AsNoTracking()
            .Where(l => l.FileId == fileId || (account != null && l.AccountId == account))
            .Where(l => l.FileId == fileId || l.Kind == LineLetters.Kind || subjects.Contains(l.SubjectKey))
            .OrderByDescending(l => l.QueuedAt)
            .Take(Shown)
            .ToListAsync(cancellationToken);
        var calls = await db.Set<OutgoingCall>()
            .AsNoTracking()
            .Where(c => c.FileId == fileId || (account != null && c.AccountId == account && subjects.Contains(c.SubjectKey)))
            .OrderByDescending(c => c.CreatedAt)
            .Take(Shown)
            .ToListAsync(cancellationToken);
        var notices = await db.Set<Notifications.Notice>()
            .AsNoTracking()
            .Where(n =>
                n.DeliveredAt != null
                && (n.GuestFileId == fileId || (account != null && n.AccountId == account && subjects.Contains(n.SubjectKey)))
            )
            .OrderByDescending(n => n.DeliveredAt)
            .Take(Shown)
            .ToListAsync(cancellationToken);
        var titles = notices.GroupBy(n => n.SubjectKey).ToDictionary(group => group.Key, group => group.First().Title);
        return
        [
            .. sent.Select(l => new Told(l.SentAt ?? l.QueuedAt, l.Title, ToldWords.StateOf(l)))
                .Concat(
                    calls.Select(c => new Told(c.EndedAt ?? c.CreatedAt, titles.GetValueOrDefault(c.SubjectKey, ""), ToldWords.StateOf(c)))
                )
                .Concat(notices.Select(n => new Told(n.DeliveredAt!.Value, n.Title, ToldState.Notice)))
                .OrderByDescending(told => told.At)
                .Take(Shown),
        ];
    }

    private Task<CallbackRequest?> CallbackAsync(ServedClient client, CancellationToken cancellationToken)
    {
        var (account, file) = client;
        return db.Set<CallbackRequest>()
            .FirstOrDefaultAsync(r => r.AccountId == account && r.FileId == file && r.DoneAt == null, cancellationToken);
    }

    private async Task<bool> CalledBackAsync(ServedClient client, Guid helperId, CancellationToken cancellationToken)
    {
        if (await CallbackAsync(client, cancellationToken) is not { } request)
        {
            return false;
        }

        (request.DoneAt, request.DoneById) = (time.GetUtcNow(), helperId);
        return true;
    }

    private async Task<IReadOnlyList<HelperActLine>> ActsAsync(Guid fileId, CancellationToken cancellationToken) =>
        await db.Set<HelperAct>()
            .AsNoTracking()
            .Where(a => a.FileId == fileId)
            .Join(db.Users, a => a.HelperId, u => u.Id, (act, helper) => new { act, helper.DisplayName })
            .OrderByDescending(a => a.act.At)
            .Take(Shown)
            .Select(a => new HelperActLine(
                a.act.Act,
                a.DisplayName,
                db.Set<Mandate>().Where(m => m.Id == a.act.MandateId).Select(m => m.Name).FirstOrDefault(),
                a.act.At
            ))
            .ToListAsync(cancellationToken);
}
