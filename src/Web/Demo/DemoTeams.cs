using Visavis.Web.Organisations;
using Visavis.Web.Professionals;

namespace Visavis.Web.Demo;

/// <summary>The organisations of the front list with their services, sites and people, who stand right behind it.</summary>
internal static class DemoTeams
{
    public static readonly IReadOnlyList<Team> All =
    [
        new(
            "Menuiserie Faure et Fils",
            [new(ServiceKind.Sales), new(ServiceKind.AfterSales), new(ServiceKind.Own, "Atelier")],
            [("Atelier et magasin", "12 rue des Alliés"), ("Dépôt bois", "4 chemin de la Scierie")],
            [
                new(
                    PortraitKind.Woman,
                    "Lucie Faure",
                    "Conseillère commerciale",
                    "Conseillère commerciale auprès des particuliers",
                    MemberRole.Planner,
                    [0]
                ),
                new(PortraitKind.Man, "Bruno Achard", "Technicien après-vente", "Menuisier de ville", MemberRole.Member, [1]),
                new(PortraitKind.Woman, "Sonia Ferreira", "Menuisière d’agencement", "Menuisière d'agencement", MemberRole.Member, [1, 2]),
                new(PortraitKind.Man, "Yanis Brun", "Menuisier d’atelier", "Menuisier d'atelier", MemberRole.Member, [2]),
            ]
        ),
        new(
            "Mairie de Rennes",
            [new(ServiceKind.Own, "État civil"), new(ServiceKind.Own, "Urbanisme"), new(ServiceKind.Accounting)],
            [("Hôtel de ville", "Place de la Mairie"), ("Mairie de quartier Villejean", "Cours Kennedy")],
            [
                new(
                    PortraitKind.Woman,
                    "Nolwenn Le Bihan",
                    "Officière d’état civil",
                    "Secrétaire général de mairie",
                    MemberRole.Planner,
                    [0]
                ),
                new(PortraitKind.Man, "Mickaël Robert", "Agent d’état civil", "Secrétaire général de mairie", MemberRole.Member, [0]),
                new(PortraitKind.Woman, "Awa Sarr", "Conseillère en urbanisme", "Urbaniste", MemberRole.Member, [1]),
                new(PortraitKind.Man, "Denis Guérin", "Comptable", "Comptable", MemberRole.Member, [2]),
            ]
        ),
        new(
            "Réparer ensemble Lille",
            [new(ServiceKind.Own, "Atelier électroménager"), new(ServiceKind.Training)],
            [("Atelier de Fives", "38 rue Pierre Legrand")],
            [
                new(PortraitKind.Woman, "Manon Lefebvre", "Animatrice d’atelier", "Animatrice socioculturelle", MemberRole.Planner, [0, 1]),
                new(
                    PortraitKind.Man,
                    "Ahmed Zitouni",
                    "Réparateur bénévole",
                    "Dépanneur en micro-informatique grand public",
                    MemberRole.Member,
                    [0]
                ),
                new(PortraitKind.Man, "Gérard Dubois", "Formateur bénévole", "Animateur socioculturel", MemberRole.Member, [0, 1]),
            ]
        ),
    ];

    /// <summary>The person at a place of the directory, and their team; null where nobody of a team stands.</summary>
    public static (Team Team, Employee Person)? At(int index)
    {
        var place = index - DemoFront.Professionals.Count;
        foreach (var team in All)
        {
            if (place >= 0 && place < team.People.Count)
            {
                return (team, team.People[place]);
            }

            place -= team.People.Count;
        }

        return null;
    }

    /// <param name="Organisation">Its name in the front list.</param>
    /// <param name="Sites">Name and address, all in the organisation's city.</param>
    internal sealed record Team(
        string Organisation,
        IReadOnlyList<ServiceDetails> Services,
        IReadOnlyList<(string Name, string AddressLine)> Sites,
        IReadOnlyList<Employee> People
    );

    /// <param name="Services">Places in the team's list of services.</param>
    internal sealed record Employee(
        PortraitKind Portrait,
        string Name,
        string Profession,
        string JobTitle,
        MemberRole Role,
        IReadOnlyList<int> Services
    );
}
