using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Help.Legal;

namespace Visavis.Web.Help.Pages.Legal;

/// <summary>A legal text as it is in force today, in the reader's language.</summary>
[AllowUnfinishedAccount]
public abstract class LegalPageModel(LegalLibrary library, TimeProvider time) : PageModel
{
    public LegalText Text => library.InForce(Document, Language, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));

    protected static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    protected abstract string Document { get; }
}
