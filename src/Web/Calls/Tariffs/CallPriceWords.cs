using System.Globalization;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Professionals;

namespace Visavis.Web.Calls.Tariffs;

/// <summary>Says prices of live calls in the reader's language, everywhere alike.</summary>
public sealed class CallPriceWords(IStringLocalizer<CallTexts> texts)
{
    /// <summary>E.g. "1,50 € par minute commencée, 30 € au plus".</summary>
    public string Of(CallPrice price)
    {
        var unit = price.Unit switch
        {
            CallUnit.Call => texts["{0} par appel", EuroAmount.Show(price.Cents)],
            CallUnit.QuarterHour => texts["{0} par quart d’heure commencé", EuroAmount.Show(price.Cents)],
            _ => texts["{0} par minute commencée", EuroAmount.Show(price.Cents)],
        };
        return price.CapCents is { } cap ? texts["{0}, {1} au plus", unit, EuroAmount.Show(cap)] : unit;
    }
}
