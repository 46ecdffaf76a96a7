using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Help.Support;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Administration.Pages;

/// <summary>Questions and complaints that wait for a person's answer, the most urgent first.</summary>
public sealed class SupportModel(VisavisDbContext db, SupportDesk desk, IStringLocalizer<AdministrationTexts> texts) : StaffPageModel
{
    private const int Most = 50;
    private const int ShortestAnswer = 10;

    public IReadOnlyList<SupportRequest> Requests { get; private set; } = [];

    /// <summary>Number of the message whose answer was refused, what was typed and why.</summary>
    public string? Failed { get; private set; }

    public string? Typed { get; private set; }

    public string? Error { get; private set; }

    protected override bool IsForAdministrators => true;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? number, string? answer, CancellationToken cancellationToken)
    {
        var clean = string.Join(
                '\n',
                (answer ?? "").ReplaceLineEndings("\n").Split('\n').Select(l => PersonalText.Clean(l, SupportDesk.LongestWords))
            )
            .Trim();
        if (clean.Length is < ShortestAnswer or > SupportDesk.LongestWords)
        {
            (Failed, Typed) = (number, answer);
            Error =
                clean.Length < ShortestAnswer
                    ? texts["Écrivez une réponse d’une phrase au moins."]
                    : texts["{0} signes au plus : raccourcissez un peu. Rien n’a été envoyé.", SupportDesk.LongestWords];
            await LoadAsync(cancellationToken);
            return Page();
        }

        return Told(
            await desk.AnswerAsync(number ?? "", StaffId, clean, cancellationToken)
                ? texts["Réponse envoyée."]
                : texts["Quelqu’un d’autre vient d’y répondre."]
        );
    }

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        Requests = await db.Set<SupportRequest>()
            .AsNoTracking()
            .Where(r => r.AnsweredAt == null)
            .OrderBy(r => r.AnswerBy)
            .ThenBy(r => r.Number)
            .Take(Most)
            .ToListAsync(cancellationToken);
}
