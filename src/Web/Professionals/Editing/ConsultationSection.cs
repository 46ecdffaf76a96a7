namespace Visavis.Web.Professionals.Editing;

/// <summary>The price of a consultation and the languages it can be held in.</summary>
public sealed class ConsultationSection : ProfileSection
{
    public const string Unstated = "unstated";
    public const string Free = "free";
    public const string Priced = "priced";

    public override string Id => "consultation";

    public string? PriceKind { get; set; }

    public string? Amount { get; set; }

    public IList<string> Languages { get; set; } = [];

    public override IReadOnlyList<(string Name, object? Value)> Values(EditedProfile profile) =>
        [("le prix d’une consultation", profile.Person.PriceCents), ("les langues", profile.Person.Languages)];

    public override bool Write(EditedProfile profile, FieldRefusals refusals)
    {
        int? price = PriceKind switch
        {
            Free => 0,
            Priced => EuroAmount.Parse(Amount),
            _ => null,
        };
        if (PriceKind == Priced && price is null or > EuroAmount.MostCents)
        {
            refusals.Add(nameof(Amount), refusals.Texts["Écrivez un montant en euros, par exemple 45 ou 45,50."]);
        }

        if (PriceKind != Priced && EuroAmount.IsForgotten(Amount, profile.Person.PriceCents))
        {
            refusals.Add(nameof(Amount), refusals.Texts["Vous avez écrit un prix : choisissez de l’indiquer, ou effacez-le."]);
        }

        var spoken = profile.Person.Languages.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var chosen = SpokenLanguages.Codes.Union(spoken).Where(Languages.Contains).ToList();
        if (chosen.Count == 0)
        {
            refusals.Add(nameof(Languages), refusals.Texts["Choisissez au moins une langue."]);
        }
        else if (chosen.Count > SpokenLanguages.Most)
        {
            refusals.Add(nameof(Languages), refusals.Texts["Choisissez {0} langues au plus.", SpokenLanguages.Most]);
        }

        if (!refusals.None)
        {
            return false;
        }

        profile.Person.PriceCents = price;
        if (!spoken.ToHashSet().SetEquals(chosen))
        {
            profile.Person.Languages = string.Join(' ', chosen);
        }

        return true;
    }

    protected override void Fill(EditedProfile profile)
    {
        var price = profile.Person.PriceCents;
        PriceKind = price switch
        {
            null => Unstated,
            0 => Free,
            _ => Priced,
        };
        Amount = price > 0 ? EuroAmount.Edit(price.Value) : "";
        Languages = [.. profile.Person.Languages.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
