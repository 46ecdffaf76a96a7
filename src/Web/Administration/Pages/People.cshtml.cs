using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Sessions;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Moderation;
using Visavis.Web.Trust.Staff;
using Visavis.Web.Trust.Standing;

namespace Visavis.Web.Administration.Pages;

/// <summary>Accounts by name, address and category, with their state. Nobody can sign in as somebody else.</summary>
public sealed class PeopleModel(
    VisavisDbContext db,
    StaffRoles roles,
    PeopleStanding standing,
    SessionRegistry sessions,
    TimeProvider time,
    IStringLocalizer<AdministrationTexts> texts
) : StaffPageModel
{
    private const int Most = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public AccountCategory? Category { get; set; }

    public IReadOnlyList<PersonRow> People { get; private set; } = [];

    protected override bool IsForAdministrators => true;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var q = PersonalText.Clean(Q, 100).ToUpperInvariant();
        var category = Category;
        var typed = PersonalText.Clean(Q, 100);
        var rows = await db
            .Users.AsNoTracking()
            .Where(a => a.ErasedAt == null && (category == null || a.Category == category))
            .Where(a =>
                q == "" || EF.Functions.Like(a.DisplayName, $"%{typed}%") || a.DisplayName.Contains(typed) || a.NormalizedEmail!.Contains(q)
            )
            .OrderBy(a => a.DisplayName)
            .ThenBy(a => a.Id)
            .Take(Most)
            .Select(a => new
            {
                a.Id,
                a.DisplayName,
                a.Email,
                a.Category,
                a.IsAdministrator,
                LastSeen = db.Sessions.Where(s => s.AccountId == a.Id).Max(s => (DateTimeOffset?)s.LastSeenAt),
                IsHidden = db.Professionals.Any(p => p.Id == a.Id && p.IsHidden),
                IsModerator = db.Set<Moderator>().Any(m => m.AccountId == a.Id && m.StoppedAt == null),
            })
            .ToListAsync(cancellationToken);
        People =
        [
            .. rows.Select(r => new PersonRow(
                r.Id,
                r.DisplayName,
                r.Email,
                r.Category,
                r.LastSeen,
                standing.IsSuspended(r.Id),
                r.IsHidden,
                r.IsModerator,
                r.IsAdministrator
            )),
        ];
    }

    /// <summary>Does it to each of those chosen, and says to whom and to whom not.</summary>
    public async Task<IActionResult> OnPostManyAsync(PeopleAct act, Guid[]? ids, CancellationToken cancellationToken)
    {
        var chosen = (ids ?? []).Distinct().Take(Most).ToList();
        if (chosen.Count == 0 || !Enum.IsDefined(act) || !ModelState.IsValid)
        {
            return Told(texts["Cochez au moins une personne, et choisissez que faire."], Here());
        }

        var names = await db
            .Users.Where(a => chosen.Contains(a.Id) && a.ErasedAt == null)
            .Select(a => new { a.Id, a.DisplayName })
            .ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
        var (changed, unchanged) = (new List<string>(), new List<string>());
        foreach (var id in chosen)
        {
            var isChanged = names.ContainsKey(id) && await DoAsync(act, id, cancellationToken);
            (isChanged ? changed : unchanged).Add(names.GetValueOrDefault(id) ?? texts["un compte qui n’existe plus"]);
        }

        return Told(
            texts[
                "C’est fait pour {0} : {1}. Sans changement pour {2} : {3}.",
                changed.Count,
                Listed(changed),
                unchanged.Count,
                Listed(unchanged)
            ],
            Here()
        );
    }

    public async Task<IActionResult> OnPostNameModeratorAsync(Guid id, CancellationToken cancellationToken) =>
        Told(
            await roles.NameModeratorAsync(id, StaffId, cancellationToken)
                ? texts["C’est fait : cette personne modère. Elle doit apporter une seconde preuve."]
                : texts["Rien n’a changé."]
        );

    public async Task<IActionResult> OnPostStopModeratorAsync(Guid id, CancellationToken cancellationToken) =>
        Told(await roles.StopModeratorAsync(id, StaffId, cancellationToken) ? texts["Rôle retiré."] : texts["Rien n’a changé."]);

    public async Task<IActionResult> OnPostStopAdministratorAsync(Guid id, CancellationToken cancellationToken) =>
        Told(
            await roles.StopAdministratorAsync(id, StaffId, cancellationToken)
                ? texts["Rôle retiré."]
                : texts["Le dernier administrateur reste : nommez-en d’abord un autre, par la commande « promote »."]
        );

    private static string Listed(List<string> names) => names.Count == 0 ? "–" : string.Join(", ", names);

    /// <summary>The same search again.</summary>
    private string Here() => $"/administration/people?q={Uri.EscapeDataString(Q ?? "")}&category={Category}";

    /// <summary>Nobody acts on themselves among many.</summary>
    private async Task<bool> DoAsync(PeopleAct act, Guid id, CancellationToken cancellationToken)
    {
        if (id == StaffId)
        {
            return false;
        }

        switch (act)
        {
            case PeopleAct.NameModerator:
                return await roles.NameModeratorAsync(id, StaffId, cancellationToken);
            case PeopleAct.StopModerator:
                return await roles.StopModeratorAsync(id, StaffId, cancellationToken);
            default:
                if (await sessions.EndAllAsync(id, kept: null, cancellationToken) == 0)
                {
                    return false;
                }

                db.AuditEntries.Add(
                    new AuditEntry
                    {
                        At = time.GetUtcNow(),
                        ActorId = StaffId,
                        SubjectId = id,
                        Action = "sessions-ended",
                    }
                );
                await db.SaveChangesAsync(cancellationToken);
                return true;
        }
    }
}

/// <summary>What may be done to many at once.</summary>
public enum PeopleAct
{
    SignOut = 0,
    NameModerator = 1,
    StopModerator = 2,
}

public sealed record PersonRow(
    Guid Id,
    string Name,
    string? Email,
    AccountCategory Category,
    DateTimeOffset? LastSeen,
    bool IsSuspended,
    bool IsHidden,
    bool IsModerator,
    bool IsAdministrator
);
