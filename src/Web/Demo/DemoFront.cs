using Visavis.Web.Accounts;
using Visavis.Web.Professionals;

namespace Visavis.Web.Demo;

/// <summary>The people every demo directory begins with, in this order, so that documents, tests and the sign-in list can name them.</summary>
internal static class DemoFront
{
    public static readonly IReadOnlyList<Person> Professionals =
    [
        new("Karim Benali", PortraitKind.Man, AccountCategory.Freelance, "Plombier", "Plombier", "69123", "fr ar", 2000),
        new(
            "Emily Carter",
            PortraitKind.Woman,
            AccountCategory.Freelance,
            "Professeure d’anglais",
            "Professeure de langues vivantes",
            "33063",
            "fr en",
            2500
        ),
        new("Claire Delmas", PortraitKind.Woman, AccountCategory.Freelance, "Avocate", "Avocate", "31555", "fr es", 6000),
        new(
            "Fatou Diallo",
            PortraitKind.Woman,
            AccountCategory.Freelance,
            "Infirmière libérale",
            "Infirmière libérale",
            "13055",
            "fr wo en",
            0
        ),
        new(
            "Julien Le Goff",
            PortraitKind.Man,
            AccountCategory.Freelance,
            "Technicien informatique",
            "Dépanneur en micro-informatique grand public",
            "44109",
            "fr en",
            3000
        ),
        new(
            "Menuiserie Faure et Fils",
            PortraitKind.Organisation,
            AccountCategory.Company,
            "Menuiserie et agencement",
            "Menuisier d'atelier",
            "38185",
            "fr en",
            0
        ),
        new(
            "Mairie de Rennes",
            PortraitKind.Organisation,
            AccountCategory.Administration,
            "Mairie, accueil et état civil",
            "Secrétaire général de mairie",
            "35238",
            "fr en",
            0
        ),
        new(
            "Réparer ensemble Lille",
            PortraitKind.Organisation,
            AccountCategory.Association,
            "Atelier de réparation",
            "Animateur socioculturel",
            "59350",
            "fr",
            0
        ),
        new(
            "Inès Moreau",
            PortraitKind.Woman,
            AccountCategory.JobSeeker,
            "Assistante administrative",
            "Assistante administrative",
            "67482",
            "fr en de",
            null
        ),
        new(
            "Hélène Nguyen",
            PortraitKind.Woman,
            AccountCategory.Freelance,
            "Psychologue clinicienne",
            "Psychologue clinicienne",
            "75056",
            "fr en vi",
            5500
        ),
        new("Mehdi Haddad", PortraitKind.Man, AccountCategory.Freelance, "Coach sportif", "Coach sportif", "34172", "fr en ar", 2500),
        new("Antoine Carrière", PortraitKind.Man, AccountCategory.Freelance, "Photographe", "Photographe", "06088", "fr it", null),
    ];

    /// <summary>Signed-in people without a profile, to look for professionals with.</summary>
    public static readonly IReadOnlyList<(string Name, string CommuneCode)> Visitors =
    [
        ("Camille Roux", "75056"),
        ("Thomas Nguyen", "69123"),
    ];

    /// <summary>Who moderates and administers, while developing only.</summary>
    public static readonly (string Name, string CommuneCode) Moderator = ("Sacha Lambert", "35238");

    /// <summary>
    /// People of the teams that a newcomer wants to be as well: who plans for the town hall, a substitute it sends, and who plans for the
    /// home-care provider and rings its clients.
    /// </summary>
    public static readonly IReadOnlyList<string> OfTeams = ["Nolwenn Le Bihan", "Awa Sarr", DemoCarers.People[0].Name];

    /// <param name="Profession">As the person words it.</param>
    /// <param name="JobTitle">The title of the nomenclature it stands for.</param>
    internal sealed record Person(
        string Name,
        PortraitKind Portrait,
        AccountCategory Category,
        string Profession,
        string JobTitle,
        string CommuneCode,
        string Languages,
        int? PriceCents
    );
}
