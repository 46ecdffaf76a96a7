using Visavis.Web.Accounts;

namespace Visavis.Web.Professionals.Editing;

/// <summary>What a visitor, who is not listed, gives: a name, and an address that only invoices carry.</summary>
public sealed class VisitorSection : ProfileSection
{
    public const int LongestAddress = 160;
    private const int PostalCodeLength = 5;

    public override string Id => "identity";

    public string? Name { get; set; }

    public string? AddressLine { get; set; }

    public string? PostalCode { get; set; }

    public string? City { get; set; }

    /// <summary>Code of the commune chosen among several of the name.</summary>
    public string? CityChoice { get; set; }

    public override IReadOnlyList<(string Name, object? Value)> Values(EditedProfile profile) =>
        [
            ("le nom", profile.Account.DisplayName),
            ("l’adresse", profile.Account.AddressLine),
            ("le code postal", profile.Account.PostalCode),
            ("la commune", profile.Account.CommuneCode),
        ];

    public override bool Write(EditedProfile profile, FieldRefusals refusals)
    {
        var name = NameField.Read(Name, nameof(Name), refusals);
        var address = PersonalText.Clean(AddressLine, LongestAddress + 1);
        if (address.Length > LongestAddress)
        {
            refusals.Add(nameof(AddressLine), refusals.Texts["Cette adresse est trop longue : {0} caractères au plus.", LongestAddress]);
        }

        var postalCode = string.Concat((PostalCode ?? "").Where(c => !char.IsWhiteSpace(c)));
        if (postalCode.Length > 0 && (postalCode.Length != PostalCodeLength || !postalCode.All(char.IsAsciiDigit)))
        {
            refusals.Add(nameof(PostalCode), refusals.Texts["Un code postal a cinq chiffres."]);
        }

        var commune = CommuneField.Read(City, CityChoice, postalCode, profile.Commune, nameof(City), refusals);
        if (!refusals.None)
        {
            return false;
        }

        var account = profile.Account;
        account.DisplayName = name!;
        account.AddressLine = address.Length == 0 ? null : address;
        account.PostalCode = postalCode.Length == 0 ? null : postalCode;
        account.CommuneCode = commune!.Code;
        return true;
    }

    protected override void Fill(EditedProfile profile)
    {
        Name = profile.Account.DisplayName;
        AddressLine = profile.Account.AddressLine;
        PostalCode = profile.Account.PostalCode;
        City = CommuneField.Show(profile.Commune);
    }
}
