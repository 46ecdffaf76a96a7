using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Connections;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;

namespace Visavis.Web.Accounts.Sessions;

/// <summary>Every sign-in is a row; a cookie is good while its row stands.</summary>
public sealed class SessionRegistry(
    VisavisDbContext db,
    IUserConnections connections,
    SecurityMails mails,
    SiteAddress site,
    TimeProvider clock
)
{
    /// <summary>Claim that names the row.</summary>
    public const string SessionClaim = SessionMark.Claim;

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>Of a session that ends with the browser: nobody may come back to it days later on a shared computer.</summary>
    public static readonly TimeSpan BrowserLifetime = TimeSpan.FromDays(1);

    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    public static Guid? IdOf(ClaimsPrincipal? person) => Guid.TryParse(person?.FindFirstValue(SessionClaim), out var id) ? id : null;

    public async Task<Guid> StartAsync(Guid accountId, string? userAgent, bool isPersistent, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var session = new AccountSession
        {
            Id = Guid.NewGuid(),
            AccountId = accountId,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now + LifetimeOf(isPersistent),
            Device = DeviceWords.Of(userAgent),
        };
        await TellOfNewDeviceAsync(session, cancellationToken);
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        return session.Id;
    }

    /// <summary>Who has other sessions and none on such a device is told by mail. The first sign-in of an account is no news.</summary>
    private async Task TellOfNewDeviceAsync(AccountSession session, CancellationToken cancellationToken)
    {
        var devices = await db.Sessions.Where(s => s.AccountId == session.AccountId).Select(s => s.Device).ToListAsync(cancellationToken);
        if (
            devices.Count > 0
            && !devices.Contains(session.Device)
            && await db.Users.SingleOrDefaultAsync(a => a.Id == session.AccountId, cancellationToken) is { } account
        )
        {
            mails.Add(db, account, SecurityChange.NewDevice, site.Url);
        }
    }

    /// <summary>The session if it stands; now and then notes that it was seen.</summary>
    public async Task<CurrentSession?> FindAsync(Guid id, Guid accountId, bool isPersistent, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var session = await db
            .Sessions.AsNoTracking()
            .FirstOrDefaultAsync(
                // Who signs in while their account is being erased gets a session of nobody.
                s =>
                    s.Id == id
                    && s.AccountId == accountId
                    && s.ExpiresAt > now
                    && db.Users.Any(a => a.Id == accountId && a.ErasedAt == null),
                cancellationToken
            );
        if (session is null)
        {
            return null;
        }

        if (now - session.LastSeenAt >= SeenEvery)
        {
            var until = now + LifetimeOf(isPersistent);
            await db
                .Sessions.Where(s => s.Id == id)
                .ExecuteUpdateAsync(row => row.SetProperty(s => s.LastSeenAt, now).SetProperty(s => s.ExpiresAt, until), cancellationToken);
        }

        return new CurrentSession(session.Id, session.CreatedAt);
    }

    public Task<bool> StandsAsync(Guid id, Guid accountId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Sessions.AnyAsync(s => s.Id == id && s.AccountId == accountId && s.ExpiresAt > now, cancellationToken);
    }

    public async Task<IReadOnlyList<AccountSession>> ListAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db
            .Sessions.AsNoTracking()
            .Where(s => s.AccountId == accountId && s.ExpiresAt > now)
            .OrderByDescending(s => s.LastSeenAt)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Ends one session of this person.</summary>
    /// <returns>False when they have no such session.</returns>
    public async Task<bool> EndAsync(Guid id, Guid accountId, CancellationToken cancellationToken)
    {
        var ended = await db.Sessions.Where(s => s.Id == id && s.AccountId == accountId).ExecuteDeleteAsync(cancellationToken);
        return await CloseConnectionsAsync(accountId, ended) > 0;
    }

    /// <summary>Ends all sessions of this person, but the one that is kept.</summary>
    public async Task<int> EndAllAsync(Guid accountId, Guid? kept, CancellationToken cancellationToken)
    {
        var ended = await db.Sessions.Where(s => s.AccountId == accountId && s.Id != kept).ExecuteDeleteAsync(cancellationToken);
        return await CloseConnectionsAsync(accountId, ended);
    }

    public Task<int> RemoveExpiredAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Sessions.Where(s => s.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>A connection was let in by a session and does not ask again: all are closed, and those of standing sessions come back by themselves.</summary>
    private async Task<int> CloseConnectionsAsync(Guid accountId, int ended)
    {
        if (ended > 0)
        {
            await connections.AbortAsync(accountId);
        }

        return ended;
    }

    private static TimeSpan LifetimeOf(bool isPersistent) => isPersistent ? Lifetime : BrowserLifetime;
}

/// <summary>The row behind this request's cookie; a feature of the request once the cookie was checked.</summary>
public sealed record CurrentSession(Guid Id, DateTimeOffset CreatedAt);
