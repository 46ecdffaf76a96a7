using Visavis.Web.Accounts;
using Visavis.Web.Professionals;

namespace Visavis.Web.Demo;

/// <summary>
/// The home-care provider and its people. They stand far behind the front list, so that nobody else of it moves, and early enough for a first
/// start to have them.
/// </summary>
internal static class DemoCarers
{
    public const int First = 240;
    private const string City = "69123";

    public static readonly DemoFront.Person Provider = new(
        "Voisins solidaires de Lyon",
        PortraitKind.Organisation,
        AccountCategory.Association,
        "Aide et accompagnement à domicile",
        "Aide à domicile",
        City,
        "fr",
        0
    );

    /// <summary>Who plans comes first.</summary>
    public static readonly IReadOnlyList<DemoFront.Person> People =
    [
        Carer("Jeanne Aubry", PortraitKind.Woman, "Responsable de secteur d’aide à domicile", "Responsable de secteur d'aide à domicile"),
        Carer("Moussa Traoré", PortraitKind.Man, "Auxiliaire de vie", "Auxiliaire de vie"),
        Carer("Nadège Petitjean", PortraitKind.Woman, "Aide à domicile", "Aide à domicile"),
    ];

    /// <summary>The provider or one of its people at a place of the directory; null where anybody else stands.</summary>
    public static DemoFront.Person? At(int index) =>
        index == First ? Provider
        : index > First && index - First <= People.Count ? People[index - First - 1]
        : null;

    public static Guid ProviderId(int seed) => DemoRandom.Id(seed, First);

    public static IReadOnlyList<Guid> PeopleIds(int seed) => [.. People.Select((_, place) => DemoRandom.Id(seed, First + 1 + place))];

    private static DemoFront.Person Carer(string name, PortraitKind portrait, string profession, string jobTitle) =>
        new(name, portrait, AccountCategory.Association, profession, jobTitle, City, "fr", 0);
}
