using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Telephone;

/// <summary>Gives clients their number and code, and checks both.</summary>
public sealed class LineAccesses(VisavisDbContext db, TimeProvider time)
{
    public const int MostFailures = 5;
    public static readonly TimeSpan LockTime = TimeSpan.FromMinutes(30);

    private static readonly PasswordHasher<LineAccess> Hasher = new();

    /// <summary>What an unknown number is checked against, so that it takes as long as a known one.</summary>
    private static readonly Lazy<string> Nobody = new(() => Hasher.HashPassword(null!, "unknown"));

    public static ServedClient ClientOf(LineAccess access) => new(access.AccountId, access.FileId);

    /// <summary>Whose services a number opens: the paper with it stays good when an account takes the file over.</summary>
    public static async Task<ServedClient> WhoAsync(VisavisDbContext db, Guid? accountId, Guid? fileId, CancellationToken cancellationToken)
    {
        var client = new ServedClient(accountId, fileId);
        return await client.NowAsync(db, cancellationToken) ?? client;
    }

    public Task<ServedClient> WhoAsync(LineAccess access, CancellationToken cancellationToken) =>
        WhoAsync(db, access.AccountId, access.FileId, cancellationToken);

    /// <summary>The client's number; a new one is put into the context. The caller saves.</summary>
    public async Task<LineAccess> OfAsync(ServedClient client, CancellationToken cancellationToken)
    {
        var (account, file) = client;
        var access = await db.Set<LineAccess>().SingleOrDefaultAsync(a => a.AccountId == account && a.FileId == file, cancellationToken);
        if (access is not null)
        {
            return access;
        }

        string number;
        do
        {
            // Never a zero in front: people leave it out.
            number = RandomNumberGenerator.GetInt32(10_000_000, 100_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture);
        } while (await db.Set<LineAccess>().AnyAsync(a => a.Number == number, cancellationToken));

        access = new LineAccess
        {
            Id = Guid.NewGuid(),
            AccountId = account,
            FileId = file,
            Number = number,
            CreatedAt = time.GetUtcNow(),
        };
        db.Add(access);
        return access;
    }

    /// <summary>A code by chance, for a letter. The caller saves.</summary>
    public string NewCode(LineAccess access)
    {
        string code;
        do
        {
            code = RandomNumberGenerator.GetString("0123456789", LineAccess.CodeLength);
        } while (IsEasy(code));

        SetCode(access, code);
        return code;
    }

    public void SetCode(LineAccess access, string code)
    {
        access.CodeHash = Hasher.HashPassword(access, code);
        (access.CodeSetAt, access.Failures, access.LockedUntil) = (time.GetUtcNow(), 0, null);
    }

    /// <summary>Six digits that nobody guesses first: neither one repeated nor a run.</summary>
    public static bool IsCode(string? typed) =>
        typed is { Length: LineAccess.CodeLength } && typed.All(char.IsAsciiDigit) && !IsEasy(typed);

    /// <summary>Who has that number and code; null for a wrong code, an unknown number and a locked one alike, after the same work.</summary>
    public async Task<LineAccess?> CheckAsync(string number, string code, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // Counted first and by itself, so that guesses made at once count too.
        var mayTry =
            await db.Set<LineAccess>()
                .Where(a => a.Number == number && (a.LockedUntil == null || a.LockedUntil <= now))
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.Failures, a => a.Failures + 1), cancellationToken) > 0;
        var access = await db.Set<LineAccess>().AsNoTracking().SingleOrDefaultAsync(a => a.Number == number, cancellationToken);
        var isRight =
            Hasher.VerifyHashedPassword(null!, access?.CodeHash ?? Nobody.Value, code) != PasswordVerificationResult.Failed
            && access?.CodeHash is not null;
        if (!mayTry || access is null)
        {
            return null;
        }

        var isLast = access.Failures > MostFailures || (!isRight && access.Failures == MostFailures);
        DateTimeOffset? lockedUntil = isLast ? now + LockTime : null;
        if (isLast || isRight)
        {
            await db.Set<LineAccess>()
                .Where(a => a.Id == access.Id)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(a => a.Failures, 0).SetProperty(a => a.LockedUntil, lockedUntil),
                    cancellationToken
                );
        }

        return isRight && !isLast ? access : null;
    }

    private static bool IsEasy(string code) =>
        code.Distinct().Count() == 1
        || Enumerable.Range(1, code.Length - 1).All(i => code[i] == code[i - 1] + 1)
        || Enumerable.Range(1, code.Length - 1).All(i => code[i] == code[i - 1] - 1);
}
