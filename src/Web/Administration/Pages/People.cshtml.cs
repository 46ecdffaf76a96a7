using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Trust.Staff;
using Visavis.Web.Trust.Standing;

namespace Visavis.Web.Administration.Pages;

/// <summary>Accounts by name, address and category, with their state. Nobody can sign in as somebody else.</summary>
public sealed class PeopleModel(VisavisDbContext db, StaffRoles roles, PeopleStanding standing, IStringLocalizer<AdministrationTexts> texts)
    : StaffPageModel
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
