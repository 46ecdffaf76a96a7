using Microsoft.AspNetCore.Mvc;
using Visavis.Web.Help.Legal;

namespace Visavis.Web.Help.Pages.Legal;

/// <summary>A text people agree to: every version stays readable, the next one before it holds.</summary>
public abstract class VersionedLegalPageModel(LegalLibrary library, TimeProvider time) : LegalPageModel(library, time)
{
    private readonly LegalLibrary texts = library;

    public LegalText Shown { get; private set; } = null!;

    public IReadOnlyList<LegalText> All => texts.Versions(Document, Language);

    public string PathOf(LegalText text) => $"/legal/{Document}/{text.Version}";

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
