using Microsoft.EntityFrameworkCore;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Telephone;

/// <summary>In which language a caller is spoken to; everybody can change with one key.</summary>
public sealed class CallerLanguages(VisavisDbContext db)
{
    /// <summary>Countries whose callers are greeted in French when nobody knows them.</summary>
    private static readonly string[] FrenchCountries = ["", "FR", "BE", "CH", "LU", "MC", "CA", "RE", "GP", "MQ", "GF", "YT", "NC", "PF"];

    public static string OfCountry(string? country) =>
        FrenchCountries.Contains(country ?? "", StringComparer.OrdinalIgnoreCase) ? "fr" : "en";

    /// <summary>
    /// That of the accounts and files with this number. The number that is shown proves nothing, so it opens nothing else. Null for who is
    /// unknown, or hides it, and where people who share a telephone read different languages.
    /// </summary>
    public async Task<string?> OfNumberAsync(string? typed, CancellationToken cancellationToken)
    {
        if (PhoneNumber.Read(typed) is not { } number)
        {
            return null;
        }

        var ofAccounts = await db.Set<ContactDetails>()
            .Where(c => c.Telephone == number)
            .Join(db.Users.Where(a => a.ErasedAt == null), c => c.AccountId, a => a.Id, (_, a) => a.Language)
            .Distinct()
            .ToListAsync(cancellationToken);
        // What stands in a file is how an organisation knows the client; the account says it better.
        var known =
            ofAccounts.Count > 0
                ? ofAccounts
                : await db.Set<ClientFile>()
                    .Where(f => f.Telephone == number && f.JoinedToId == null && f.AccountId == null)
                    .Select(f => f.Language)
                    .Distinct()
                    .ToListAsync(cancellationToken);
        return known is [var one] ? one : null;
    }

    /// <summary>Of who proved who they are with number and code.</summary>
    public async Task<string> OfAsync(ServedClient client, CancellationToken cancellationToken) =>
        client.AccountId is { } account
            ? await db.Users.Where(a => a.Id == account).Select(a => a.Language).SingleAsync(cancellationToken)
            : await db.Set<ClientFile>().Where(f => f.Id == client.FileId).Select(f => f.Language).SingleAsync(cancellationToken);
}
