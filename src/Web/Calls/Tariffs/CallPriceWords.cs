using System.Globalization;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Calls.Tariffs;

/// <summary>Says prices of live calls in the reader's language, everywhere alike.</summary>
public sealed class CallPriceWords(IStringLocalizer<CallTexts> texts)
{
    /// <summary>E.g. "1,50 € par minute commencée, 30 € au plus".</summary>
    public string Of(CallPrice price)
    {
        var unit = price.Unit switch
        {
            CallUnit.Call => texts["{0} par appel", Euros(price.Cents)],
            CallUnit.QuarterHour => texts["{0} par quart d’heure commencé", Euros(price.Cents)],
            _ => texts["{0} par minute commencée", Euros(price.Cents)],
        };
        return price.CapCents is { } cap ? texts["{0}, {1} au plus", unit, Euros(cap)] : unit;
    }

    public static string Euros(int cents)
    {
        var culture = CultureInfo.CurrentCulture;
        var amount = (cents / 100m).ToString(cents % 100 == 0 ? "#,0" : "#,0.00", culture);
        return culture.TwoLetterISOLanguageName == "fr" ? $"{amount}\u00a0€" : $"€{amount}";
    }
}
