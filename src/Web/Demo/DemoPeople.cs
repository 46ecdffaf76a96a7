using Visavis.Search.Places;
using Visavis.Search.Professions;
using Visavis.Web.Accounts;
using Visavis.Web.Professionals;

namespace Visavis.Web.Demo;

/// <summary>Makes up the person of a seed and a number: always the same one.</summary>
internal sealed class DemoPeople
{
    /// <summary>First letters of the families of trades that companies, rather than people alone, carry on.</summary>
    private const string CompanySectors = "BDEFHIMN";

    private const double EverydayShare = 0.75;
    private const int LongestTitle = 60;

    private static readonly (AccountCategory Category, double UpTo)[] Categories =
    [
        (AccountCategory.Freelance, 0.64),
        (AccountCategory.JobSeeker, 0.76),
        (AccountCategory.Company, 0.89),
        (AccountCategory.Administration, 0.945),
        (AccountCategory.Association, 1.0),
    ];

    private static readonly string[] Foreign = ["es", "de", "it", "pt", "ar", "pl", "ro", "ru", "tr", "zh", "vi", "br", "oc", "eu"];

    private readonly DemoNames names = new();
    private readonly PresentationWriter presentations = new();
    private readonly ProfessionCatalog professions = ProfessionCatalog.Rome;
    private readonly DemoOrganisations organisations;
    private readonly JobTitle[] everyday;
    private readonly JobTitle[] anything;
    private readonly JobTitle[] trades;
    private readonly int[] populationUpTo;

    public DemoPeople()
    {
        organisations = new DemoOrganisations(professions);
        everyday = [.. DemoText.Lines("everyday.txt").Select(Job)];
        anything = [.. professions.Titles.Where(title => title.Masculine.Length <= LongestTitle)];
        trades = [.. everyday.Where(title => CompanySectors.Contains(title.FamilyCode[0]))];
        var inhabitants = 0;
        populationUpTo = [.. Gazetteer.France.Communes.Select(commune => inhabitants += commune.Population)];
    }

    public DemoPerson Create(int seed, int index)
    {
        var random = DemoRandom.For(seed, index);
        var front = DemoFront.Professionals;
        var person =
            index < front.Count ? Front(front[index], random)
            : DemoTeams.At(index) is { } place ? Employee(place.Team, place.Person, random)
            : DemoCarers.At(index) is { } carer ? Carer(carer, random)
            : Any(random);
        return person with { Id = DemoRandom.Id(seed, index), Random = random };
    }

    private DemoPerson Front(DemoFront.Person person, Random random)
    {
        var commune = Gazetteer.France.Find(person.CommuneCode)!;
        var job = Job(person.JobTitle);
        return new DemoPerson
        {
            Name = person.Name,
            Category = person.Category,
            Profession = person.Profession,
            Job = job,
            Commune = commune,
            Languages = person.Languages,
            PriceCents = person.PriceCents,
            PortraitSeed = PortraitSeed.Create(random, person.Portrait),
            Presentation = presentations.Write(random, person.Category, job, person.Profession, commune.Name),
        };
    }

    private DemoPerson Employee(DemoTeams.Team team, DemoTeams.Employee employee, Random random)
    {
        var organisation = DemoFront.Professionals.First(person => person.Name == team.Organisation);
        return new DemoPerson
        {
            Name = employee.Name,
            Category = organisation.Category,
            Profession = employee.Profession,
            Job = Job(employee.JobTitle),
            Commune = Gazetteer.France.Find(organisation.CommuneCode)!,
            Languages = Languages(random),
            PriceCents = 0,
            PortraitSeed = PortraitSeed.Create(random, employee.Portrait),
            Presentation = OfTeam(team.Organisation, random),
        };
    }

    private DemoPerson Carer(DemoFront.Person carer, Random random)
    {
        var person = Front(carer, random);
        return carer == DemoCarers.Provider ? person : person with { Presentation = OfTeam(DemoCarers.Provider.Name, random) };
    }

    private static string OfTeam(string organisation, Random random) =>
        $"Je fais partie de l’équipe de **{organisation}** depuis {random.Next(2, 15)} ans.\n\n"
        + "Appelez-moi en vidéo aux heures d’ouverture : montrez-moi de quoi il s’agit, et je vous réponds ou je vous passe "
        + "la personne qui saura le faire.";

    private DemoPerson Any(Random random)
    {
        var chance = random.NextDouble();
        var category = Array.Find(Categories, entry => chance < entry.UpTo).Category;
        var commune = Commune(random);
        var isWoman = random.Chance(0.5);
        var job = random.Pick(random.Chance(EverydayShare) ? everyday : anything);
        var (name, profession, kind) = (
            names.Person(random, isWoman),
            isWoman ? job.Feminine : job.Masculine,
            isWoman ? PortraitKind.Woman : PortraitKind.Man
        );
        if (category == AccountCategory.Company)
        {
            job = random.Pick(trades);
            (name, profession, kind) = (organisations.CompanyName(random, names, commune.Name), job.Family, PortraitKind.Organisation);
        }
        else if (category is AccountCategory.Administration or AccountCategory.Association)
        {
            (name, profession, job) = organisations.Public(random, category, commune.Name);
            kind = PortraitKind.Organisation;
        }

        return new DemoPerson
        {
            Name = name,
            Category = category,
            Profession = profession,
            Job = job,
            Commune = commune,
            Languages = Languages(random),
            PriceCents = Price(random, category),
            PortraitSeed = PortraitSeed.Create(random, kind),
            Presentation = presentations.Write(random, category, job, profession, commune.Name),
        };
    }

    /// <summary>A commune, as often as people live there.</summary>
    private Commune Commune(Random random)
    {
        var found = Array.BinarySearch(populationUpTo, random.Next(populationUpTo[^1]) + 1);
        return Gazetteer.France.Communes[found < 0 ? ~found : found];
    }

    private static string Languages(Random random)
    {
        var languages = new List<string> { "fr" };
        if (random.Chance(0.45))
        {
            languages.Add("en");
        }

        if (random.Chance(0.3))
        {
            languages.Add(random.Pick(Foreign));
        }

        return string.Join(' ', languages);
    }

    private static int? Price(Random random, AccountCategory category) =>
        category switch
        {
            AccountCategory.JobSeeker => null,
            AccountCategory.Administration or AccountCategory.Association => 0,
            _ when random.Chance(0.2) => null,
            _ when random.Chance(0.2) => 0,
            _ => random.Next(3, 17) * 500,
        };

    private JobTitle Job(string label) =>
        professions.Find(label) ?? throw new InvalidOperationException($"The demo names '{label}', which is no job title.");
}
