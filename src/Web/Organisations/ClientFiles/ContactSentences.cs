using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Organisations.ClientFiles;

/// <summary>What mails and letters to the client of an organisation say of their named contacts: the same in all.</summary>
public sealed class ContactSentences(VisavisDbContext db, IStringLocalizer<OrganisationTexts> texts)
{
    /// <summary>Written in the language of the moment, once the reader is known.</summary>
    public IReadOnlyList<string> Of(IReadOnlyList<(string Organisation, NamedContact Person)> named) =>
        named.Count == 0
            ? []
            :
            [
                .. named.Select(one =>
                    one.Person.Reached is { } reached
                        ? texts["Votre contact chez {0} : {1}, {2}.", one.Organisation, one.Person.Name, reached].Value
                        : texts["Votre contact chez {0} : {1}.", one.Organisation, one.Person.Name].Value
                ),
                texts["Convenez des changements avec votre contact : des horaires pris sans lui peuvent ne pas être assurés."],
            ];

    /// <summary>The contacts of a file, with the name of its organisation.</summary>
    public async Task<IReadOnlyList<(string Organisation, NamedContact Person)>> NamedAsync(
        ClientFile file,
        CancellationToken cancellationToken
    )
    {
        var people = await NamedContact.OfAsync(db, file, cancellationToken);
        if (people.Count == 0)
        {
            return [];
        }

        var organisation = await db
            .Professionals.Where(p => p.Id == file.OrganisationId)
            .Select(p => p.DisplayName)
            .SingleAsync(cancellationToken);
        return [.. people.Select(person => (organisation, person))];
    }
}
