using System.Globalization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Forms;

namespace Visavis.Web.Professionals.Editing;

/// <summary>The fields of one service as text, to be added or changed.</summary>
public sealed class ServiceOfferForm
{
    public const string OnQuotation = "quotation";
    public const string Free = "free";
    public const string Priced = "priced";
    private const int MostMinutes = 30 * 24 * 60;

    /// <summary>Null for a new service.</summary>
    public Guid? Id { get; set; }

    public string? Stamp { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? PriceKind { get; set; } = OnQuotation;

    public string? Amount { get; set; }

    public string? Unit { get; set; } = nameof(PriceUnit.Fixed);

    public string? Duration { get; set; }

    public EventTypeForm Booking { get; set; } = new();

    public static ServiceOfferForm Of(ServiceOffer offer) =>
        new()
        {
            Id = offer.Id,
            Stamp = StampOf(offer),
            Name = offer.Name,
            Description = offer.Description,
            PriceKind = offer.PriceCents switch
            {
                null => OnQuotation,
                0 => Free,
                _ => Priced,
            },
            Amount = offer.PriceCents > 0 ? EuroAmount.Edit(offer.PriceCents.Value) : "",
            Unit = offer.PriceUnit.ToString(),
            Duration = offer.DurationMinutes?.ToString(CultureInfo.InvariantCulture),
            Booking = EventTypeForm.Of(offer),
        };

    public static string StampOf(ServiceOffer offer) => SectionStamp.Of([.. Values(offer).Select(field => field.Value)]);

    /// <summary>The stored values, each with the French name of its field.</summary>
    public static IReadOnlyList<(string Name, object? Value)> Values(ServiceOffer offer) =>
        [
            ("le nom de la prestation", offer.Name),
            ("la description", offer.Description),
            ("le prix", (offer.PriceCents, offer.PriceUnit).ToString()),
            ("la durée", offer.DurationMinutes),
            .. EventTypeForm.Values(offer),
        ];

    /// <summary>Reads the fields and, when every one is good, writes them.</summary>
    /// <param name="places">Those that the service may name.</param>
    /// <returns>Whether they were good.</returns>
    public bool Write(ServiceOffer offer, IReadOnlyList<ReceivingPlace> places, FieldRefusals refusals)
    {
        var name = PersonalText.Clean(Name, ServiceOffer.LongestName + 1);
        if (!name.Any(char.IsLetterOrDigit))
        {
            refusals.Add(nameof(Name), refusals.Texts["Donnez un nom à cette prestation."]);
        }
        else if (name.Length > ServiceOffer.LongestName)
        {
            refusals.Add(nameof(Name), refusals.Texts["Ce nom est trop long : {0} caractères au plus.", ServiceOffer.LongestName]);
        }
        else if (NameRules.LeadsAway(name))
        {
            refusals.Add(
                nameof(Name),
                refusals.Texts["Un métier ou une prestation s’écrit sans adresse de site, et chaque mot dans un seul alphabet."]
            );
        }

        var description = PresentationText.Clean(Description);
        if (description.Length > ServiceOffer.LongestDescription)
        {
            refusals.Add(
                nameof(Description),
                refusals.Texts["Cette description est trop longue : {0} caractères au plus.", ServiceOffer.LongestDescription]
            );
        }

        var price = ReadPrice(offer, refusals);
        var unit = Enum.GetValues<PriceUnit>().FirstOrDefault(unit => unit.ToString() == Unit);
        var minutes = ReadDuration(refusals);
        Action<ServiceOffer>? writeBooking = Booking.Shown is null ? _ => { } : Booking.Read(minutes, places, refusals);
        if (!refusals.None)
        {
            return false;
        }

        (offer.Name, offer.Description, offer.PriceCents, offer.DurationMinutes) = (name, description, price, minutes);
        offer.PriceUnit = price > 0 ? unit : PriceUnit.Fixed;
        writeBooking?.Invoke(offer);
        offer.IsBookable &= minutes is not null;
        return true;
    }

    private int? ReadPrice(ServiceOffer offer, FieldRefusals refusals)
    {
        if (PriceKind != Priced)
        {
            if (EuroAmount.IsForgotten(Amount, offer.PriceCents))
            {
                refusals.Add(nameof(Amount), refusals.Texts["Vous avez écrit un prix : choisissez de l’indiquer, ou effacez-le."]);
            }

            return PriceKind == Free ? 0 : null;
        }

        var price = EuroAmount.Parse(Amount);
        if (price is null)
        {
            refusals.Add(nameof(Amount), refusals.Texts["Écrivez un montant en euros, par exemple 45 ou 45,50."]);
        }

        return price;
    }

    private int? ReadDuration(FieldRefusals refusals)
    {
        if (string.IsNullOrWhiteSpace(Duration))
        {
            return null;
        }

        if (WrittenNumber.Read(Duration, 1, MostMinutes) is { } minutes)
        {
            return minutes;
        }

        refusals.Add(nameof(Duration), refusals.Texts["Écrivez une durée en minutes, par exemple 90."]);
        return null;
    }
}
