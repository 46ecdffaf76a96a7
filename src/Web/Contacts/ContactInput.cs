using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Contacts;

/// <summary>The fields of contact details as they were sent.</summary>
public sealed class ContactInput
{
    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? AddressLine { get; set; }

    public string? AddressMore { get; set; }

    public string? PostalCode { get; set; }

    public string? City { get; set; }

    public string? Country { get; set; }

    public string? Telephone { get; set; }

    public static ContactInput Of(ContactDetails own) =>
        new()
        {
            FirstName = own.FirstName,
            LastName = own.LastName,
            AddressLine = own.AddressLine,
            AddressMore = own.AddressMore,
            PostalCode = own.PostalCode,
            City = own.City,
            Country = own.Country,
            Telephone = own.Telephone is null ? null : PhoneNumber.Show(own.Telephone, own.Country ?? Countries.France),
        };

    /// <summary>Writes the groups that were asked when all of them are good; each field that is not adds a sentence under its name.</summary>
    public bool WriteTo(
        ContactDetails own,
        ContactNeeds asked,
        ContactNeeds required,
        IStringLocalizer<ContactTexts> texts,
        Action<string, string> addError
    )
    {
        var fields = new ContactFields(this, texts, addError);
        var name = asked.HasFlag(ContactNeeds.Name) ? fields.Name(required.HasFlag(ContactNeeds.Name)) : default;
        var address = asked.HasFlag(ContactNeeds.Address) ? fields.Address(required.HasFlag(ContactNeeds.Address)) : null;
        var country = address?.Country ?? own.Country ?? Countries.France;
        var telephone = asked.HasFlag(ContactNeeds.Telephone) ? fields.Phone(country, required.HasFlag(ContactNeeds.Telephone)) : null;
        if (fields.Refused)
        {
            return false;
        }

        if (asked.HasFlag(ContactNeeds.Name))
        {
            (own.FirstName, own.LastName) = name;
        }

        if (asked.HasFlag(ContactNeeds.Address))
        {
            own.AddressLine = address?.Line;
            own.AddressMore = address?.More;
            own.PostalCode = address?.PostalCode;
            own.City = address?.City;
            own.Country = address?.Country;
        }

        if (asked.HasFlag(ContactNeeds.Telephone))
        {
            own.Telephone = telephone;
        }

        return true;
    }

    /// <summary>Reads an address on its own, for a place of a visit or a client's file; null when something was refused.</summary>
    public StreetAddress? ReadAddress(IStringLocalizer<ContactTexts> texts, Action<string, string> addError) =>
        new ContactFields(this, texts, addError).Address(required: true);
}
