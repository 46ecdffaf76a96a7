using Visavis.Search.Places;
using Visavis.Search.Professions;
using Visavis.Web.Accounts;

namespace Visavis.Web.Professionals.Editing;

/// <summary>Who a listed person is, what they do and where. The readable part of the profile's address follows.</summary>
public sealed class IdentitySection : ProfileSection
{
    public const int LongestProfession = 160;
    public const int MostOtherProfessions = 5;

    public override string Id => "identity";

    public string? Name { get; set; }

    public string? Profession { get; set; }

    /// <summary>One a line.</summary>
    public string? OtherProfessions { get; set; }

    public string? City { get; set; }

    /// <summary>Code of the commune chosen among several of the name.</summary>
    public string? CityChoice { get; set; }

    public override IReadOnlyList<(string Name, object? Value)> Values(EditedProfile profile) =>
        [
            ("le nom", profile.Person.DisplayName),
            ("le métier", profile.Person.ProfessionLabel),
            ("les autres métiers", string.Join('\n', profile.Person.OtherProfessions)),
            ("la commune", profile.Person.CommuneCode),
        ];

    public override bool Write(EditedProfile profile, FieldRefusals refusals)
    {
        var name = NameField.Read(Name, nameof(Name), refusals);
        var profession = ReadProfession(refusals);
        var others = ReadOthers(profession, refusals);
        var commune = CommuneField.Read(City, CityChoice, postcode: null, profile.Commune, nameof(City), refusals);
        if (!refusals.None)
        {
            return false;
        }

        var person = profile.Person;
        if (person.ProfessionLabel != profession)
        {
            person.ProfessionCode = ProfessionCatalog.Rome.Find(profession!)?.Code;
            person.ProfessionLabel = profession!;
        }

        if (!person.OtherProfessions.SequenceEqual(others))
        {
            person.OtherProfessions = others;
        }

        person.DisplayName = name!;
        profile.Account.DisplayName = name!;
        Move(profile, commune!);
        person.Slug = ProfileSlug.Of(person.DisplayName, person.ProfessionLabel, person.City);
        return true;
    }

    protected override void Fill(EditedProfile profile)
    {
        Name = profile.Person.DisplayName;
        Profession = profile.Person.ProfessionLabel;
        OtherProfessions = string.Join('\n', profile.Person.OtherProfessions);
        City = CommuneField.Show(profile.Commune);
    }

    private static void Move(EditedProfile profile, Commune commune)
    {
        profile.Account.CommuneCode = commune.Code;
        var person = profile.Person;
        if (person.CommuneCode == commune.Code)
        {
            return;
        }

        person.CommuneCode = commune.Code;
        person.City = commune.Name;
        person.Department = commune.Department;
        person.Latitude = commune.Latitude;
        person.Longitude = commune.Longitude;
    }

    private string? ReadProfession(FieldRefusals refusals)
    {
        var profession = PersonalText.Clean(Profession, LongestProfession + 1);
        if (!profession.Any(char.IsLetter))
        {
            refusals.Add(nameof(Profession), refusals.Texts["Indiquez votre métier ou votre activité."]);
        }
        else if (profession.Length > LongestProfession)
        {
            refusals.Add(nameof(Profession), refusals.Texts["Ce métier est trop long : {0} caractères au plus.", LongestProfession]);
        }
        else if (NameRules.LeadsAway(profession))
        {
            refusals.Add(
                nameof(Profession),
                refusals.Texts["Un métier ou une prestation s’écrit sans adresse de site, et chaque mot dans un seul alphabet."]
            );
        }

        return profession;
    }

    private List<string> ReadOthers(string? profession, FieldRefusals refusals)
    {
        var others = (OtherProfessions ?? "")
            .Split('\n')
            .Select(line => PersonalText.Clean(line, LongestProfession + 1))
            .Where(line => line.Any(char.IsLetter) && !string.Equals(line, profession, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (others.Count > MostOtherProfessions)
        {
            refusals.Add(nameof(OtherProfessions), refusals.Texts["Gardez {0} autres métiers au plus.", MostOtherProfessions]);
        }
        else if (others.Exists(line => line.Length > LongestProfession))
        {
            refusals.Add(
                nameof(OtherProfessions),
                refusals.Texts["Un de ces métiers est trop long : {0} caractères au plus.", LongestProfession]
            );
        }
        else if (others.Exists(NameRules.LeadsAway))
        {
            refusals.Add(
                nameof(OtherProfessions),
                refusals.Texts["Un métier ou une prestation s’écrit sans adresse de site, et chaque mot dans un seul alphabet."]
            );
        }

        return others;
    }
}
