using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Help.Legal;

namespace Visavis.Web.Help.Pages.Legal;

/// <summary>The terms of use; every version stays readable.</summary>
public sealed class TermsModel(LegalLibrary library, TimeProvider time) : LegalPageModel(library, time)
{
    private readonly LegalLibrary texts = library;

    public LegalText Shown { get; private set; } = null!;

    public IReadOnlyList<LegalText> All => texts.Versions(Document, Language);

    protected override string Document => LegalLibrary.Terms;

    public IActionResult OnGet(int? version)
    {
        var shown = version is null ? Text : All.FirstOrDefault(t => t.Version == version);
        if (shown is null)
        {
            return NotFound();
        }

        Shown = shown;
        return Page();
    }
}
