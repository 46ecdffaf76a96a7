using System.Globalization;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts.Sessions;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Hosting.Counting;

namespace Visavis.Web.Trust.Staff;

/// <summary>The second proof that staff bring: a passkey, or the code of an authenticator app. It holds for one session and some hours.</summary>
public sealed class SecondFactor(IDataProtectionProvider protection, TimeProvider time, SharedCounts counts, IHostEnvironment environment)
    : IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);

    private const string Cookie = "visavis-staff";
    private const string Provider = "visavis-trust";
    private const string KeyName = "totp-key";
    private const string LastName = "totp-last";
    private const int GuessesPerQuarter = 5;

    private readonly IDataProtector cookies = protection.CreateProtector("Visavis.Trust.Staff");
    private readonly IDataProtector keys = protection.CreateProtector("Visavis.Trust.Totp");
    private readonly PartitionedRateLimiter<Guid> guesses = PartitionedRateLimiter.Create<Guid, string>(person =>
        counts.Of($"guesses {person:N}", GuessesPerQuarter, TimeSpan.FromMinutes(15))
    );

    public bool Holds(HttpContext context)
    {
        if (
            context.Features.Get<CurrentSession>() is not { } session
            || context.Request.Cookies[SecureCookieBuilder.Named(Cookie).Name!] is not { } value
        )
        {
            return false;
        }

        try
        {
            return cookies.Unprotect(value).Split(' ') is [var id, var until]
                && id == session.Id.ToString("N")
                && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                && DateTimeOffset.FromUnixTimeSeconds(seconds) > time.GetUtcNow();
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public void Give(HttpContext context)
    {
        var cookie = SecureCookieBuilder.Named(Cookie);
        cookie.MaxAge = Lifetime;
        context.Response.Cookies.Append(
            cookie.Name!,
            ValueOf(context.Features.Get<CurrentSession>()!.Id),
            cookie.Build(context, time.GetUtcNow())
        );
    }

    internal string ValueOf(Guid sessionId) => cookies.Protect($"{sessionId:N} {(time.GetUtcNow() + Lifetime).ToUnixTimeSeconds()}");

    public static Task<bool> HasAppAsync(VisavisDbContext db, Guid accountId, CancellationToken cancellationToken) =>
        db.UserTokens.AnyAsync(t => t.UserId == accountId && t.LoginProvider == Provider && t.Name == KeyName, cancellationToken);

    /// <summary>A key that a form carries until its first code proves that the app has it.</summary>
    public string NewPendingKey() => keys.Protect(Convert.ToHexString(Totp.NewKey()));

    public byte[]? ReadPending(string? pending)
    {
        try
        {
            return string.IsNullOrEmpty(pending) ? null : Convert.FromHexString(keys.Unprotect(pending));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Keeps the key if the code is one of it.</summary>
    public async Task<bool> SetUpAsync(
        VisavisDbContext db,
        Guid accountId,
        string? pending,
        string? code,
        CancellationToken cancellationToken
    )
    {
        if (
            ReadPending(pending) is not { } key
            || !Guess(accountId)
            || Totp.Match(key, code, time.GetUtcNow(), lastUsed: 0) is not { } step
            || await HasAppAsync(db, accountId, cancellationToken)
        )
        {
            return false;
        }

        db.AddRange(Token(accountId, KeyName, pending!), Token(accountId, LastName, step.ToString(CultureInfo.InvariantCulture)));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Whether the code is right, and was not used before. The guess is counted before it is looked at.</summary>
    public async Task<bool> CheckAsync(VisavisDbContext db, Guid accountId, string? code, CancellationToken cancellationToken)
    {
        if (!Guess(accountId))
        {
            return false;
        }

        var tokens = await db
            .UserTokens.Where(t => t.UserId == accountId && t.LoginProvider == Provider)
            .ToDictionaryAsync(t => t.Name, cancellationToken);
        if (!tokens.TryGetValue(KeyName, out var stored) || ReadPending(stored.Value) is not { } key)
        {
            return false;
        }

        var before = tokens.GetValueOrDefault(LastName)?.Value ?? "0";
        var last = long.Parse(before, CultureInfo.InvariantCulture);
        if (Totp.Match(key, code, time.GetUtcNow(), last) is not { } step)
        {
            return false;
        }

        // Of two requests with one code, one finds the step as it was.
        var value = step.ToString(CultureInfo.InvariantCulture);
        return await db
                .UserTokens.Where(t => t.UserId == accountId && t.LoginProvider == Provider && t.Name == LastName && t.Value == before)
                .ExecuteUpdateAsync(row => row.SetProperty(t => t.Value, value), cancellationToken) == 1;
    }

    /// <summary>What the app would show now, so that the demo's moderator needs none; for nobody else.</summary>
    /// <param name="pending">The key that is being set up; null asks for the one that is kept.</param>
    public async Task<string?> DemoCodeAsync(VisavisDbContext db, Guid accountId, string? pending, CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment() || !await db.Users.AnyAsync(a => a.Id == accountId && a.IsDemo, cancellationToken))
        {
            return null;
        }

        pending ??= await db
            .UserTokens.Where(t => t.UserId == accountId && t.LoginProvider == Provider && t.Name == KeyName)
            .Select(t => t.Value)
            .SingleOrDefaultAsync(cancellationToken);
        return ReadPending(pending) is { } key ? Totp.CodeOf(key, Totp.StepOf(time.GetUtcNow())) : null;
    }

    public void Dispose() => guesses.Dispose();

    private bool Guess(Guid accountId)
    {
        using var lease = guesses.AttemptAcquire(accountId);
        return lease.IsAcquired;
    }

    private static IdentityUserToken<Guid> Token(Guid accountId, string name, string value) =>
        new()
        {
            UserId = accountId,
            LoginProvider = Provider,
            Name = name,
            Value = value,
        };
}
