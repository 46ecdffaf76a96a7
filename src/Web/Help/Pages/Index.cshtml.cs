using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Help.Questions;

namespace Visavis.Web.Help.Pages;

/// <summary>All questions, or those that hold the words looked for.</summary>
[AllowUnfinishedAccount]
public sealed class IndexModel(HelpLibrary library) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<HelpQuestion> Found { get; private set; } = [];

    public IEnumerable<IGrouping<string, HelpQuestion>> Sections => Found.GroupBy(q => q.Section);

    public void OnGet() =>
        Found = library.Search(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, Q is { Length: > 100 } ? Q[..100] : Q);
}
