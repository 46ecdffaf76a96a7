using Visavis.Web.Calls.Tariffs;
using Visavis.Web.Professionals;

namespace Visavis.Web.Calls.Pages;

/// <summary>The price of a call for the page's script, which counts it while the call lasts; the server counts what is owed.</summary>
/// <param name="Unit">Name of the <see cref="CallUnit"/> in lower case.</param>
/// <param name="Words">The price in the reader's language.</param>
/// <param name="Owed">What it cost in the reader's language, once it is over.</param>
public sealed record CallCost(int Cents, string Unit, int? CapCents, string Words, string? Owed = null)
{
    public static CallCost Of(CallPrice price, CallPriceWords words, int? owedCents = null) =>
        new(
            price.Cents,
            price.Unit.ToString().ToLowerInvariant(),
            price.CapCents,
            words.Of(price),
            owedCents is { } owed ? EuroAmount.Show(owed) : null
        );
}
