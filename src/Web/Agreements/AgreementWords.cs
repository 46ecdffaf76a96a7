using System.Globalization;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Agreements;

/// <summary>Words for steps and dates.</summary>
public sealed class AgreementWords(IStringLocalizer<AgreementTexts> texts)
{
    public string Of(CaseStep step) =>
        step switch
        {
            CaseStep.Asked => texts["Premier contact"],
            CaseStep.VisitBooked => texts["Visite gratuite convenue"],
            CaseStep.Proposed => texts["Entente proposée"],
            CaseStep.Agreed => texts["Entente acceptée"],
            CaseStep.Started => texts["Première prestation prévue"],
            _ => texts["Close"],
        };

    public static string Day(DateOnly date) => DayText.Of(date, "d MMM yyyy");
}
