using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications.Push;

namespace Visavis.Web.Notifications.Pages.Preferences;

public sealed class IndexModel(
    VisavisDbContext db,
    NotificationPreferences preferences,
    PushKeys pushKeys,
    IStringLocalizer<NotificationTexts> texts
) : ManagePageModel
{
    public const string LanguageSection = "language";
    public const string KindSection = "kinds";
    public const string QuietSection = "quiet";

    public string? Email { get; private set; }

    public string Language { get; private set; } = "";

    public string TimeZone { get; private set; } = "";

    public IReadOnlyList<(NotificationKind Kind, NotificationChannels Channels)> Kinds { get; private set; } = [];

    public QuietHours? Quiet { get; private set; }

    public string LanguageStamp { get; private set; } = "";

    public string KindStamp { get; private set; } = "";

    /// <summary>What browsers subscribe with.</summary>
    public string PushKey { get; private set; } = "";

    public string QuietStamp { get; private set; } = "";

    public static string GroupName(NotificationGroup group) =>
        group switch
        {
            NotificationGroup.Messages => "Messages",
            NotificationGroup.Calls => "Appels",
            NotificationGroup.Bookings => "Rendez-vous",
            NotificationGroup.Services => "Prestations",
            NotificationGroup.Billing => "Factures et titres",
            NotificationGroup.Organisation => "Organisation",
            NotificationGroup.Trust => "Signalements",
            _ => "Compte et sécurité",
        };

    public string NameOf(NotificationKind kind) => preferences.NameOf(kind);

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    /// <summary>A form that names no section.</summary>
    public IActionResult OnPost() => LocalRedirect(Request.Path);

    public async Task<IActionResult> OnPostLanguageAsync(
        string? language,
        string? timeZone,
        string? stamp,
        CancellationToken cancellationToken
    )
    {
        var account = await ShowAsync(cancellationToken);
        ModelState.Clear();
        if (language is null || !Cultures.Supported.Contains(language))
        {
            ModelState.AddModelError("language", texts["Choisissez une langue de la liste."]);
        }

        var zone = timeZone is null ? null : ZoneNames.Find(timeZone);
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

    /// <param name="want">One <c>kind:channel</c> for each box that is ticked.</param>
    public async Task<IActionResult> OnPostKindsAsync(string[] want, string? stamp, CancellationToken cancellationToken)
    {
        var account = await ShowAsync(cancellationToken);
        ModelState.Clear();
        var before = Kinds;
        Kinds = [.. before.Select(line => (line.Kind, Wanted(line.Kind, line.Channels, want)))];
        if (stamp != KindStamp)
        {
            return Conflict(KindSection);
        }

        var changed = new List<string>();
        foreach (var ((kind, channels), (_, old)) in Kinds.Zip(before).Where(pair => pair.First.Channels != pair.Second.Channels))
        {
            await preferences.SetAsync(db, AccountId, kind, channels, cancellationToken);
            changed.Add(NameOf(kind));
        }

        return await SaveAsync(account, KindSection, changed, cancellationToken);
    }

    public async Task<IActionResult> OnPostQuietAsync(
        bool? quiet,
        string? from,
        string? until,
        string? stamp,
        CancellationToken cancellationToken
    )
    {
        var account = await ShowAsync(cancellationToken);
        var stored = Quiet;
        ModelState.Clear();
        var (start, end) = (MinuteOf(from), MinuteOf(until));
        if (quiet == true && (start is null || end is null || start == end))
        {
            ModelState.AddModelError("quiet", texts["Indiquez deux heures différentes, par exemple de 22:00 à 07:00."]);
            // What was written stays on the page; nothing of it is kept.
            Quiet = new QuietHours
            {
                AccountId = AccountId,
                FromMinute = start ?? stored?.FromMinute ?? 0,
                UntilMinute = end ?? stored?.UntilMinute ?? 0,
            };
            return Page();
        }

        if (stamp != QuietStamp)
        {
            return Conflict(QuietSection);
        }

        var changed = ChangedFields.Of(
            (texts["les heures calmes"], (stored?.FromMinute, stored?.UntilMinute), quiet == true ? (start, end) : (null, null))
        );
        if (quiet != true && stored is not null)
        {
            db.Remove(stored);
        }
        else if (quiet == true)
        {
            if (stored is null)
            {
                db.Add(stored = new QuietHours { AccountId = AccountId });
            }

            (stored.FromMinute, stored.UntilMinute) = (start!.Value, end!.Value);
        }

        return await SaveAsync(account, QuietSection, changed, cancellationToken);
    }

    public static string Clock(int minute) => TimeOnly.MinValue.AddMinutes(minute).ToString("HH:mm", CultureInfo.InvariantCulture);

    private static int? MinuteOf(string? clock) =>
        TimeOnly.TryParseExact(clock, ["HH:mm", "HH:mm:ss", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? (time.Hour * 60) + time.Minute
            : null;

    private static NotificationChannels Wanted(NotificationKind kind, NotificationChannels before, string[] want)
    {
        if (!kind.MayBeStopped)
        {
            return before;
        }

        return Ticked("page", NotificationChannels.Page)
            | Ticked("email", NotificationChannels.Email)
            | Ticked("push", NotificationChannels.Push);

        NotificationChannels Ticked(string name, NotificationChannels channel) =>
            want.Contains($"{kind.Id}:{name}", StringComparer.Ordinal) ? channel : NotificationChannels.None;
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
            catch (DbUpdateException e) when (Overtaken.Is(e))
            {
                return Conflict(section);
            }
        }

        return Saved(section, changed);
    }

    private async Task<Accounts.Account> ShowAsync(CancellationToken cancellationToken)
    {
        var id = AccountId;
        var account = await db.Users.SingleAsync(a => a.Id == id, cancellationToken);
        Email = account.EmailConfirmed ? account.Email : null;
        (Language, TimeZone) = (account.Language, account.TimeZone);
        Kinds = await preferences.OfAsync(db, id, cancellationToken);
        PushKey = (await pushKeys.GetAsync(cancellationToken)).Public;
        Quiet = await db.Set<QuietHours>().FirstOrDefaultAsync(q => q.AccountId == id, cancellationToken);
        LanguageStamp = SectionStamp.Of(account.Language, account.TimeZone);
        KindStamp = SectionStamp.Of([.. Kinds.Select(line => (object?)$"{line.Kind.Id}:{line.Channels}")]);
        QuietStamp = SectionStamp.Of(Quiet?.FromMinute, Quiet?.UntilMinute);
        return account;
    }
}
