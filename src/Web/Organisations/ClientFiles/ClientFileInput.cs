using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Organisations.ClientFiles;

/// <summary>The form of a client's file as it was sent.</summary>
public sealed class ClientFileInput
{
    public ContactInput Contact { get; set; } = new();

    public string? Email { get; set; }

    public string? Channel { get; set; }

    public string? Language { get; set; }

    public string? Note { get; set; }

    /// <summary>Accounts of the named contacts, in their order.</summary>
    public IList<string?> Contacts { get; set; } = [];

    public static ClientFileInput Of(ClientFile file) =>
        new()
        {
            Contact = new ContactInput
            {
                FirstName = file.FirstName,
                LastName = file.LastName,
                AddressLine = file.AddressLine,
                AddressMore = file.AddressMore,
                PostalCode = file.PostalCode,
                City = file.City,
                Country = file.Country,
                Telephone = file.Telephone is null ? null : PhoneNumber.Show(file.Telephone, file.Country ?? Countries.France),
            },
            Email = file.Email,
            Channel = file.Channel.ToString(),
            Language = file.Language,
            Note = file.Note,
            Contacts = [.. file.Contacts.OrderBy(c => c.Position).Select(c => (string?)c.AccountId.ToString())],
        };

    public IReadOnlyList<Guid> ContactIds() =>
        [
            .. Contacts
                .Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty)
                .Where(id => id != Guid.Empty)
                .Distinct()
                .Take(ClientFile.MostContacts),
        ];

    /// <summary>Writes the fields when all are good; each that is not adds a sentence under its name.</summary>
    public bool WriteTo(
        ClientFile file,
        IStringLocalizer<ContactTexts> contactTexts,
        IStringLocalizer<OrganisationTexts> texts,
        EmailSentences emails,
        Action<string, string> addError
    )
    {
        var good = true;
        var first = Text("Contact.FirstName", Contact.FirstName, ContactDetails.LongestName);
        var last = Text("Contact.LastName", Contact.LastName, StreetAddress.LongestLine);
        if (!last.Any(char.IsLetterOrDigit))
        {
            Refuse("Contact.LastName", texts["Indiquez le nom du client."]);
        }
        else if (NameRules.Misleads($"{first} {last}"))
        {
            Refuse("Contact.LastName", texts[NameRules.Refusal]);
        }

        var hasAddress = !string.IsNullOrWhiteSpace(Contact.AddressLine) || !string.IsNullOrWhiteSpace(Contact.PostalCode);
        var address = hasAddress ? Contact.ReadAddress(contactTexts, (field, text) => Refuse($"Contact.{field}", text)) : null;
        var telephone = string.IsNullOrWhiteSpace(Contact.Telephone)
            ? null
            : PhoneNumber.Read(Contact.Telephone, address?.Country ?? Countries.France);
        if (telephone is null && !string.IsNullOrWhiteSpace(Contact.Telephone))
        {
            Refuse("Contact.Telephone", contactTexts["Ce numéro de téléphone n’existe pas."]);
        }

        var email = EmailAddress.TryClean(Email, out var clean) ? clean : null;
        if (email is null && !string.IsNullOrWhiteSpace(Email))
        {
            Refuse("Email", emails.Problem(Email));
        }

        if (!Enum.TryParse<ClientChannel>(Channel, out var channel) || !Enum.IsDefined(channel))
        {
            Refuse("Channel", texts["Choisissez un canal de la liste."]);
        }
        else if (good && Needed(channel, email, telephone, address) is { } missing)
        {
            Refuse(missing, texts["Ce canal en a besoin."]);
        }

        // A form of before had no such field: what is known stays.
        var language = string.IsNullOrEmpty(Language) ? file.Language : Language;
        if (!Cultures.Supported.Contains(language))
        {
            Refuse("Language", texts["Choisissez une langue de la liste."]);
        }

        var note = PersonalText.Clean(Note, ClientFile.LongestNote + 1);
        if (note.Length > ClientFile.LongestNote)
        {
            Refuse("Note", contactTexts["C’est trop long : {0} caractères au plus.", ClientFile.LongestNote]);
        }

        if (!good)
        {
            return false;
        }

        (file.FirstName, file.LastName) = (first.Length == 0 ? null : first, last);
        (file.AddressLine, file.AddressMore, file.PostalCode, file.City, file.Country) = (
            address?.Line,
            address?.More,
            address?.PostalCode,
            address?.City,
            address?.Country
        );
        (file.Telephone, file.Email, file.Channel, file.Note) = (telephone, email, channel, note.Length == 0 ? null : note);
        file.Language = language;
        return true;

        string Text(string field, string? typed, int longest)
        {
            var text = PersonalText.Clean(typed, longest + 1);
            if (text.Length > longest)
            {
                Refuse(field, contactTexts["C’est trop long : {0} caractères au plus.", longest]);
            }

            return text;
        }

        void Refuse(string field, string text)
        {
            good = false;
            addError(field, text);
        }
    }

    private static string? Needed(ClientChannel channel, string? email, string? telephone, StreetAddress? address) =>
        channel switch
        {
            ClientChannel.Email when email is null => "Email",
            ClientChannel.Telephone when telephone is null => "Contact.Telephone",
            ClientChannel.Telephone or ClientChannel.Letter when address is null => "Contact.AddressLine",
            _ => null,
        };
}
