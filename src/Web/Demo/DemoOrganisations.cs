using Visavis.Search.Professions;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Demo;

/// <summary>Names and fields of the companies, administrations and associations of the demo directory.</summary>
internal sealed class DemoOrganisations
{
    private readonly List<string> companies;
    private readonly Dictionary<AccountCategory, List<Organisation>> others;

    public DemoOrganisations(ProfessionCatalog professions)
    {
        var sections = DemoText.Sections("organisations.txt");
        companies = sections[nameof(AccountCategory.Company)];
        others = new[] { AccountCategory.Administration, AccountCategory.Association }.ToDictionary(
            category => category,
            category => sections[category.ToString()].ConvertAll(line => Read(line, professions))
        );
    }

    public string CompanyName(Random random, DemoNames names, string city)
    {
        var name = random
            .Pick(companies)
            .Replace("{surname}", names.Surname(random), StringComparison.Ordinal)
            .Replace("{surname2}", names.Surname(random), StringComparison.Ordinal);
        return FrenchPlace.Write(name, city);
    }

    public (string Name, string Profession, JobTitle Job) Public(Random random, AccountCategory category, string city)
    {
        var organisation = random.Pick(others[category]);
        return (FrenchPlace.Write(organisation.Name, city), organisation.Profession, organisation.Job);
    }

    private static Organisation Read(string line, ProfessionCatalog professions)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        var job = professions.Find(parts[2]) ?? throw new InvalidOperationException($"organisations.txt: '{parts[2]}' is no job title.");
        return new Organisation(parts[0], parts[1], job);
    }

    private sealed record Organisation(string Name, string Profession, JobTitle Job);
}
