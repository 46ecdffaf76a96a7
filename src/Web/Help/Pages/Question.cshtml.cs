using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Help.Questions;

namespace Visavis.Web.Help.Pages;

[AllowUnfinishedAccount]
public sealed class QuestionModel(HelpLibrary library) : PageModel
{
    public HelpQuestion Question { get; private set; } = null!;

    public IReadOnlyList<HelpQuestion> Others { get; private set; } = [];

    public IActionResult OnGet(string slug)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        if (library.Find(language, slug) is not { } found)
        {
            return NotFound();
        }

        Question = found;
        Others = [.. library.In(language).Where(q => q.Section == found.Section && q.Slug != slug)];
        return Page();
    }
}
