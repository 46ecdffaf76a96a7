using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Contacts;

/// <summary>The form of an organisation's public telephone and address as it was sent.</summary>
public sealed class PublicContactInput
{
    public string? Telephone { get; set; }

    public string? Email { get; set; }

    public static PublicContactInput Of(PublicContact? contact) =>
        new() { Telephone = contact?.Telephone is { } number ? PhoneNumber.Show(number) : null, Email = contact?.Email };
}

/// <summary>Reads and saves what an organisation shows to everybody.</summary>
public sealed class PublicContacts(VisavisDbContext db, EmailSentences emails, IStringLocalizer<ContactTexts> texts)
{
    public Task<PublicContact?> OfAsync(Guid ownerId, CancellationToken cancellationToken) =>
        db.Set<PublicContact>().SingleOrDefaultAsync(c => c.OwnerId == ownerId, cancellationToken);

    /// <returns>The names of what changed; null when a field was refused.</returns>
    public async Task<IReadOnlyList<string>?> SaveAsync(
        Guid ownerId,
        PublicContactInput input,
        Action<string, string> addError,
        CancellationToken cancellationToken
    )
    {
        var telephone = string.IsNullOrWhiteSpace(input.Telephone) ? null : PhoneNumber.Read(input.Telephone);
        var email = EmailAddress.TryClean(input.Email, out var address) ? address : null;
        var good = true;
        if (telephone is null && !string.IsNullOrWhiteSpace(input.Telephone))
        {
            good = false;
            addError(nameof(input.Telephone), texts["Ce numéro de téléphone n’existe pas."]);
        }

        if (email is null && !string.IsNullOrWhiteSpace(input.Email))
        {
            good = false;
            addError(nameof(input.Email), emails.Problem(input.Email));
        }

        if (!good)
        {
            return null;
        }

        return await Overtaken.AgainAsync(db, () => PutAsync(ownerId, telephone, email, cancellationToken));
    }

    private async Task<IReadOnlyList<string>> PutAsync(Guid ownerId, string? telephone, string? email, CancellationToken cancellationToken)
    {
        var contact = await OfAsync(ownerId, cancellationToken);
        var changed = ChangedFields.Of(
            (texts["le téléphone"], contact?.Telephone, telephone),
            (texts["l’adresse e-mail"], contact?.Email, email)
        );
        if (contact is null)
        {
            contact = new PublicContact { OwnerId = ownerId };
            db.Add(contact);
        }

        (contact.Telephone, contact.Email) = (telephone, email);
        await db.SaveChangesAsync(cancellationToken);
        return changed;
    }
}
