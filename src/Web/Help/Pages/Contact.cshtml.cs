using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Email;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Help.Support;

namespace Visavis.Web.Help.Pages;

/// <summary>The way to people, from every page and every refusal, signed out and suspended too.</summary>
[AllowUnfinishedAccount]
public sealed class ContactModel(
    VisavisDbContext db,
    SupportDesk desk,
    SupportAllowance allowance,
    EmailSentences emails,
    IOptions<HelpOptions> options,
    IStringLocalizer<HelpTexts> texts
) : PageModel
{
    private const int ShortestWords = 10;

    /// <summary>Number and day of the message that was just sent.</summary>
    [TempData]
    public string? Sent { get; set; }

    public (string Number, string AnswerBy)? Done { get; private set; }

    public string? Kind { get; private set; }

    public string? Email { get; private set; }

    public string? Words { get; private set; }

    public string Telephone => options.Value.Telephone;

    public string OpeningHours => options.Value.OpeningHours;

    public int QuestionDays => options.Value.QuestionDays;

    public int ComplaintDays => options.Value.ComplaintDays;

    public string? ErrorOf(string field) => ModelState[field]?.Errors.FirstOrDefault()?.ErrorMessage;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (Sent?.Split('|') is [var number, var day])
        {
            Done = (number, day);
        }

        if (User.AccountId() is { } me)
        {
            Email = await db.Users.Where(a => a.Id == me).Select(a => a.Email).SingleOrDefaultAsync(cancellationToken);
        }
    }

    public async Task<IActionResult> OnPostAsync(string? kind, string? email, string? words, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        (Kind, Email, Words) = (kind, email, words);
        var clean = string.Join(
                '\n',
                (words ?? "").ReplaceLineEndings("\n").Split('\n').Select(line => PersonalText.Clean(line, SupportDesk.LongestWords))
            )
            .Trim();
        if (clean.Length is < ShortestWords or > SupportDesk.LongestWords)
        {
            ModelState.AddModelError(
                "words",
                texts["Écrivez votre message, de {0} à {1} signes.", ShortestWords, SupportDesk.LongestWords]
            );
        }

        if (!EmailAddress.TryClean(email, out var address))
        {
            ModelState.AddModelError("email", emails.Problem(email));
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (!allowance.Allows(HttpContext.Connection.RemoteIpAddress?.ToString() ?? ""))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Response.Headers.RetryAfter = "3600";
            ModelState.AddModelError(
                "words",
                texts["Beaucoup de messages viennent d’être envoyés depuis votre réseau. Réessayez dans une heure."]
            );
            return Page();
        }

        var request = await desk.TakeAsync(
            kind == nameof(SupportKind.Complaint) ? SupportKind.Complaint : SupportKind.Question,
            address!,
            clean,
            User.AccountId(),
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            cancellationToken
        );
        Sent = $"{request.Number}|{desk.DayOf(request)}";
        return LocalRedirect("/contact");
    }
}
