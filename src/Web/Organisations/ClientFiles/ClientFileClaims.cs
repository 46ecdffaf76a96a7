using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Organisations.ClientFiles;

/// <summary>What became of taking a file over.</summary>
public enum ClaimAnswer
{
    TakenOver,

    /// <summary>Reference or code wrong, expired, used up: one answer for all, so that nobody learns which references exist.</summary>
    Refused,
}

/// <summary>An account takes its client file over: by the code of a letter, by the address the organisation knows, or when a contact confirms.</summary>
public sealed class ClientFileClaims(VisavisDbContext db, IEnumerable<IFileTakenOver> keepers, TimeProvider time)
{
    public const int MostGuesses = 5;
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromDays(60);

    /// <summary>A new code for a letter; the one before serves no more.</summary>
    /// <returns>The code, which stands nowhere else.</returns>
    public async Task<string> NewCodeAsync(ClientFile file, CancellationToken cancellationToken)
    {
        var code = ClientReference.NewCode();
        file.CodeHash = ClientReference.HashOf(code);
        file.CodeExpiresAt = time.GetUtcNow() + CodeLifetime;
        file.CodeAttempts = 0;
        await db.SaveChangesAsync(cancellationToken);
        return code;
    }

    public async Task<ClaimAnswer> TakeOverAsync(Guid accountId, string? reference, string? code, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (ClientReference.Read(reference) is not { } plain)
        {
            return ClaimAnswer.Refused;
        }

        // Counted first and by itself, so that guesses made at once count too.
        var counted = await db.Set<ClientFile>()
            .Where(f =>
                f.Reference == plain
                && f.AccountId == null
                && f.JoinedToId == null
                && f.CodeHash != null
                && f.CodeExpiresAt > now
                && f.CodeAttempts < MostGuesses
            )
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.CodeAttempts, f => f.CodeAttempts + 1), cancellationToken);
        if (counted == 0)
        {
            return ClaimAnswer.Refused;
        }

        var hash = ClientReference.HashOf(code);
        var file = await db.Set<ClientFile>()
            .SingleOrDefaultAsync(f => f.Reference == plain && f.AccountId == null && f.CodeHash == hash, cancellationToken);
        if (file is null)
        {
            return ClaimAnswer.Refused;
        }

        await AttachAsync(file, accountId, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return ClaimAnswer.TakenOver;
    }

    /// <summary>Asks the client's contacts; says nothing of whether such a file exists.</summary>
    public async Task AskAsync(Guid accountId, string? reference, string? lastName, CancellationToken cancellationToken)
    {
        if (ClientReference.Read(reference) is not { } plain)
        {
            return;
        }

        var file = await db.Set<ClientFile>()
            .SingleOrDefaultAsync(f => f.Reference == plain && f.AccountId == null && f.JoinedToId == null, cancellationToken);
        if (file is not null && IsSameName(file.LastName, lastName?.Trim() ?? ""))
        {
            (file.AskedById, file.AskedAt) = (accountId, time.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>A contact, or who may read all files, says whether the person who asks is the client. The caller saves.</summary>
    public async Task AnswerAsync(ClientFile file, bool isClient, CancellationToken cancellationToken)
    {
        if (isClient && file is { AskedById: { } accountId, AccountId: null })
        {
            await AttachAsync(file, accountId, cancellationToken);
        }

        (file.AskedById, file.AskedAt) = (null, null);
    }

    /// <summary>Attaches every file whose known address the account has confirmed.</summary>
    public async Task<int> AttachByAddressAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var email = await db
            .Users.Where(a => a.Id == accountId && a.EmailConfirmed && a.Email != null)
            .Select(a => a.Email!)
            .SingleOrDefaultAsync(cancellationToken);
        if (email is null)
        {
            return 0;
        }

        var plain = email.ToLowerInvariant();
        var files = await db.Set<ClientFile>()
            .Where(f => f.Email == plain && f.AccountId == null && f.JoinedToId == null)
            .ToListAsync(cancellationToken);
        foreach (var file in files)
        {
            await AttachAsync(file, accountId, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return files.Count;
    }

    private static bool IsSameName(string one, string other) =>
        CultureInfo.InvariantCulture.CompareInfo.Compare(one, other, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) == 0;

    /// <summary>The account gets the file, and the details it has not given itself.</summary>
    private async Task AttachAsync(ClientFile file, Guid accountId, CancellationToken cancellationToken)
    {
        (file.AccountId, file.UpdatedAt) = (accountId, time.GetUtcNow());
        (file.CodeHash, file.CodeExpiresAt, file.AskedById, file.AskedAt) = (null, null, null, null);
        var own =
            db.Set<ContactDetails>().Local.FirstOrDefault(c => c.AccountId == accountId)
            ?? await db.Set<ContactDetails>().SingleOrDefaultAsync(c => c.AccountId == accountId, cancellationToken);
        if (own is null)
        {
            own = new ContactDetails { AccountId = accountId };
            db.Add(own);
        }

        if (own.FullName is null && file.FirstName is not null && file.LastName.Length <= ContactDetails.LongestName)
        {
            (own.FirstName, own.LastName) = (file.FirstName, file.LastName);
        }

        if (own.Address is null && file.Address is { } address)
        {
            own.AddressLine = address.Line;
            own.AddressMore = address.More;
            own.PostalCode = address.PostalCode;
            own.City = address.City;
            own.Country = address.Country;
        }

        own.Telephone ??= file.Telephone;
        own.UpdatedAt = time.GetUtcNow();
        foreach (var keeper in keepers)
        {
            await keeper.TakenOverAsync(file, accountId, cancellationToken);
        }
    }
}
