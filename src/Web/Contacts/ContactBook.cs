using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Search.Places;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Contacts;

/// <summary>
/// A person's own contact details: what is missing for something, the form that asks for it, and the save. Other people's are read through
/// <see cref="ContactAccess"/>.
/// </summary>
public sealed class ContactBook(VisavisDbContext db, TimeProvider time, IStringLocalizer<ContactTexts> texts)
{
    /// <summary>Never null: an account without details has an empty one that is not stored yet.</summary>
    public async Task<ContactDetails> OwnAsync(Guid accountId, CancellationToken cancellationToken) =>
        await db.Set<ContactDetails>().SingleOrDefaultAsync(c => c.AccountId == accountId, cancellationToken)
        ?? new ContactDetails { AccountId = accountId };

    /// <summary>The form of what is asked and not there yet, filled with what the account already says; null when nothing is missing.</summary>
    /// <param name="seenBy">Who will read it, named: a person or an organisation.</param>
    public async Task<ContactForm?> MissingAsync(Guid accountId, ContactNeeds needs, string? seenBy, CancellationToken cancellationToken)
    {
        var own = await OwnAsync(accountId, cancellationToken);
        var missing = own.Missing(needs);
        return missing == ContactNeeds.None
            ? null
            : new ContactForm(missing, await FilledAsync(own, cancellationToken))
            {
                SeenBy = seenBy,
                Known = own,
                Needs = needs,
            };
    }

    /// <summary>The same where nothing may be missing: what is known is named, since it will be seen.</summary>
    public async Task<ContactForm> MissingOrKnownAsync(
        Guid accountId,
        ContactNeeds needs,
        string seenBy,
        CancellationToken cancellationToken
    ) =>
        await MissingAsync(accountId, needs, seenBy, cancellationToken)
        ?? new ContactForm(ContactNeeds.None, new ContactInput())
        {
            SeenBy = seenBy,
            Known = await OwnAsync(accountId, cancellationToken),
            Needs = needs,
        };

    /// <summary>The whole form, for the page of one's own details.</summary>
    public async Task<ContactInput> FilledAsync(ContactDetails own, CancellationToken cancellationToken)
    {
        var input = ContactInput.Of(own);
        if (own.AddressLine is null)
        {
            // What was given at registration, so that nothing is typed twice.
            var account = await db
                .Users.Where(a => a.Id == own.AccountId)
                .Select(a => new
                {
                    a.AddressLine,
                    a.PostalCode,
                    a.CommuneCode,
                })
                .SingleOrDefaultAsync(cancellationToken);
            input.AddressLine = account?.AddressLine;
            input.PostalCode = account?.PostalCode;
            input.City = Gazetteer.France.Find(account?.CommuneCode)?.Name;
        }

        return input;
    }

    /// <summary>Reads and checks the form, and puts it into the context: the caller's save writes it together with what needed it.</summary>
    /// <param name="asked">Groups of fields that stood in the form; only these are read.</param>
    /// <param name="required">Groups without which what the form is for cannot go on.</param>
    /// <param name="addError">Takes the name of a field of <see cref="ContactInput"/> and a sentence.</param>
    /// <returns>The names of what changed; null when something was refused, and then nothing is put.</returns>
    public async Task<IReadOnlyList<string>?> PutAsync(
        Guid accountId,
        ContactInput input,
        ContactNeeds asked,
        ContactNeeds required,
        Action<string, string> addError,
        CancellationToken cancellationToken
    )
    {
        var own = await OwnAsync(accountId, cancellationToken);
        var before = (own.FirstName, own.LastName, Address: AddressOf(own), own.Telephone);
        if (!input.WriteTo(own, asked, required, texts, addError))
        {
            return null;
        }

        var changed = ChangedFields.Of(
            (texts["le prénom"], before.FirstName, own.FirstName),
            (texts["le nom"], before.LastName, own.LastName),
            (texts["l’adresse"], before.Address, AddressOf(own)),
            (texts["le téléphone"], before.Telephone, own.Telephone)
        );
        if (changed.Count > 0)
        {
            own.UpdatedAt = time.GetUtcNow();
            if (db.Entry(own).State == EntityState.Detached)
            {
                db.Add(own);
            }
        }

        return changed;
    }

    /// <summary>Of the whole row, for the page that edits it.</summary>
    public static string StampOf(ContactDetails own) => SectionStamp.Of(own.FirstName, own.LastName, AddressOf(own), own.Telephone);

    private static string AddressOf(ContactDetails own) =>
        string.Join('\n', own.AddressLine, own.AddressMore, own.PostalCode, own.City, own.Country);
}
