using Microsoft.EntityFrameworkCore;
using Visavis.Search;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Commands;

/// <summary>Which account a command is about: by e-mail, reference code or id. Exactly one of them.</summary>
internal sealed record AccountArgument(string Option, string Value)
{
    public static readonly IReadOnlyList<string> Options = ["--email", "--reference", "--id"];

    /// <exception cref="InvalidOperationException">There is none, or several: the message says which.</exception>
    public async Task<Account> FindAsync(VisavisDbContext db, CancellationToken cancellationToken)
    {
        var found = await Matching(db).Where(account => account.ErasedAt == null).Take(2).ToListAsync(cancellationToken);
        return found switch
        {
            // Whoever typed an address at a provider that does not check it must not get what its owner asked for.
            [{ EmailConfirmed: false } unproven] when Option == "--email" => throw new InvalidOperationException(
                $"{Value} was never confirmed by the account that names it: make sure whose it is, and name it by --id {unproven.Id}."
            ),
            [var account] => account,
            [] => throw new InvalidOperationException($"There is no account of {Option} {Value}."),
            _ => throw new InvalidOperationException(
                $"Several accounts have {Option} {Value}: name one by --id ({string.Join(", ", found.Select(account => account.Id))})."
            ),
        };
    }

    private IQueryable<Account> Matching(VisavisDbContext db)
    {
        switch (Option)
        {
            case "--email":
                var email = EmailAddress.Compared(Value);
                return db.Users.Where(account => account.NormalizedEmail == email);
            case "--reference":
                var code = ReferenceCode.Parse(Value);
                return db.Users.Where(account => db.Professionals.Any(p => p.Id == account.Id && p.ReferenceCode == code));
            default:
                var id = Guid.TryParse(Value, out var given) ? given : Guid.Empty;
                return db.Users.Where(account => account.Id == id);
        }
    }
}
