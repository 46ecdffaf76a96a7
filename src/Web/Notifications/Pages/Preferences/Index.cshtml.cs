using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Results.Pages;

namespace Visavis.Web.Notifications.Pages.Preferences;

public sealed class IndexModel(VisavisDbContext db, IStringLocalizer<SecurityTexts> texts) : ManagePageModel
{
    public const string LanguageSection = "language";
    public const string MailSection = "mails";

    /// <summary>Not in the system's list any more, yet what people look for.</summary>
    private static readonly string[] OldNames = ["America/Montreal"];

    /// <summary>Names as browsers and calendars write them: the system also knows abbreviations and old ones.</summary>
    public static IReadOnlyList<string> Zones { get; } =
    [
        .. TimeZoneInfo
            .GetSystemTimeZones()
            .Select(zone => zone.Id)
            .Concat(OldNames.Where(name => TimeZoneInfo.TryFindSystemTimeZoneById(name, out _)))
            .Where(id => id == "UTC" || (id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    public string? Email { get; private set; }

    public string Language { get; private set; } = "";

    public string TimeZone { get; private set; } = "";

    public bool MailsMissedCalls { get; private set; }

    public string LanguageStamp { get; private set; } = "";

    public string MailStamp { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellationToken) => Show(await AccountAsync(cancellationToken));

    /// <summary>A form that names no section.</summary>
    public IActionResult OnPost() => LocalRedirect(Request.Path);

    public async Task<IActionResult> OnPostLanguageAsync(
        string? language,
        string? timeZone,
        string? stamp,
        CancellationToken cancellationToken
    )
    {
        var account = await AccountAsync(cancellationToken);
        Show(account);
        ModelState.Clear();
        if (language is null || !Cultures.Supported.Contains(language))
        {
            ModelState.AddModelError("language", texts["Choisissez une langue de la liste."]);
        }

        var zone = Zones.FirstOrDefault(id => string.Equals(id, timeZone?.Trim(), StringComparison.OrdinalIgnoreCase));
        if (zone is null)
        {
            ModelState.AddModelError(
                "timeZone",
                texts["Choisissez un fuseau de la liste, par exemple Europe/Paris ou America/Guadeloupe."]
            );
        }

        (Language, TimeZone) = (language ?? Language, timeZone ?? TimeZone);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (stamp != LanguageStamp)
        {
            return Conflict(LanguageSection);
        }

        var changed = ChangedFields.Of(
            (texts["la langue"], account.Language, language),
            (texts["le fuseau horaire"], account.TimeZone, zone)
        );
        (account.Language, account.TimeZone) = (language!, zone!);
        return await SaveAsync(account, LanguageSection, changed, cancellationToken);
    }

    public async Task<IActionResult> OnPostMailsAsync(bool? missedCalls, string? stamp, CancellationToken cancellationToken)
    {
        var account = await AccountAsync(cancellationToken);
        Show(account);
        ModelState.Clear();
        var wanted = missedCalls == true;
        MailsMissedCalls = wanted;
        if (stamp != MailStamp)
        {
            return Conflict(MailSection);
        }

        var changed = ChangedFields.Of((texts["les appels manqués"], account.MailsMissedCalls, wanted));
        account.MailsMissedCalls = wanted;
        return await SaveAsync(account, MailSection, changed, cancellationToken);
    }

    private async Task<IActionResult> SaveAsync(
        Accounts.Account account,
        string section,
        IReadOnlyList<string> changed,
        CancellationToken cancellationToken
    )
    {
        if (changed.Count > 0)
        {
            account.ConcurrencyStamp = Guid.NewGuid().ToString();
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                return Conflict(section);
            }
        }

        return Saved(section, changed);
    }

    private void Show(Accounts.Account account)
    {
        Email = account.EmailConfirmed ? account.Email : null;
        (Language, TimeZone, MailsMissedCalls) = (account.Language, account.TimeZone, account.MailsMissedCalls);
        LanguageStamp = SectionStamp.Of(account.Language, account.TimeZone);
        MailStamp = SectionStamp.Of(account.MailsMissedCalls);
    }

    private Task<Accounts.Account> AccountAsync(CancellationToken cancellationToken)
    {
        var id = AccountId;
        return db.Users.SingleAsync(a => a.Id == id, cancellationToken);
    }
}
