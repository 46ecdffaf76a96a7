using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Accounts;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Pages;

/// <summary>The rules of a sending service as they were typed.</summary>
public sealed class RulesInput
{
    public string? AnswerMinutes { get; set; }

    public string? LeadHours { get; set; }

    public string? WeekHours { get; set; }

    public string? RestHours { get; set; }

    public string? LateHours { get; set; }

    public string? LateRule { get; set; }

    public string? NoHireMonths { get; set; }

    public static RulesInput Of(SendingService service) =>
        new()
        {
            AnswerMinutes = Text(service.AnswerMinutes),
            LeadHours = Text(service.LeadHours),
            WeekHours = Text(service.WeekMinutes / 60),
            RestHours = Text(service.RestMinutes / 60),
            LateHours = Text(service.LateHours),
            LateRule = service.LateRule,
            NoHireMonths = Text(service.NoHireMonths),
        };

    public bool WriteTo(SendingService service, IStringLocalizer<ReplacementTexts> texts, Action<string, string> addError)
    {
        var good = true;
        var answer = Number(nameof(AnswerMinutes), AnswerMinutes, 5, 2880);
        var lead = Number(nameof(LeadHours), LeadHours, 1, 336);
        var week = Number(nameof(WeekHours), WeekHours, 1, 60);
        var rest = Number(nameof(RestHours), RestHours, 0, 24);
        var late = Number(nameof(LateHours), LateHours, 0, 336);
        var hire = Number(nameof(NoHireMonths), NoHireMonths, 0, 24);
        if (!good)
        {
            return false;
        }

        (service.AnswerMinutes, service.LeadHours, service.WeekMinutes) = (answer, lead, week * 60);
        (service.RestMinutes, service.LateHours, service.NoHireMonths) = (rest * 60, late, hire);
        var rule = PersonalText.Clean(LateRule, SendingService.LongestText);
        service.LateRule = rule.Length == 0 ? null : rule;
        return true;

        int Number(string field, string? typed, int least, int most)
        {
            if (WrittenNumber.Read(typed, least, most) is { } number)
            {
                return number;
            }

            good = false;
            addError(field, texts["Un nombre entier de {0} à {1}.", least, most]);
            return 0;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The form of a client's site.</summary>
public sealed class SiteInput
{
    public string? Name { get; set; }

    public string? AddressLine { get; set; }

    public string? PostalCode { get; set; }

    public string? City { get; set; }

    public string? Access { get; set; }
}

/// <summary>What a planner sets up for the organisation that sends.</summary>
public sealed class ServiceModel(
    SendingSetup setup,
    ReplacementLists lists,
    OrganisationReader organisations,
    VisavisDbContext db,
    IStringLocalizer<ReplacementTexts> texts
) : ManagePageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Of { get; set; }

    [BindProperty]
    public Guid Id { get; set; }

    [BindProperty]
    public ListKind Kind { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public RulesInput Rules { get; set; } = new();

    [BindProperty]
    public SiteInput Site { get; set; } = new();

    public SendingService? Service { get; private set; }

    public string OrganisationName { get; private set; } = "";

    public string PortalPath { get; private set; } = "";

    public IReadOnlyList<(Guid Id, string Name)> Mine { get; private set; } = [];

    public IReadOnlyList<ListEntry> Entries { get; private set; } = [];

    public IReadOnlyList<(Substitute Substitute, string Name)> Substitutes { get; private set; } = [];

    public IReadOnlyList<(Guid Id, string Name)> Members { get; private set; } = [];

    public IReadOnlyList<ClientFile> Files { get; private set; } = [];

    public IReadOnlyList<ClientSite> Sites { get; private set; } = [];

    public string Here(string handler) => $"/replacements/service?of={Service!.OrganisationId}&handler={handler}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Service is not null)
        {
            Rules = RulesInput.Of(Service);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancellationToken) =>
        Of is { } organisation && await setup.OpenAsync(organisation, AccountId, cancellationToken) is not null
            ? LocalRedirect($"/replacements/service?of={organisation}")
            : NotFound();

    public Task<IActionResult> OnPostRulesAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "rules",
            async () =>
            {
                var service = await db.Set<SendingService>().SingleAsync(s => s.OrganisationId == Of, cancellationToken);
                if (!Rules.WriteTo(service, texts, (field, text) => ModelState.AddModelError($"Rules.{field}", text)))
                {
                    return texts["Vérifiez les nombres."];
                }

                await db.SaveChangesAsync(cancellationToken);
                return null;
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken) =>
        ChangeAsync("lists", () => setup.AddEntryAsync(Of!.Value, Kind, Name, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostRetireAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "lists",
            async () => await setup.RetireEntryAsync(Of!.Value, Id, cancellationToken) ? null : texts["Cette ligne n’existe plus."].Value,
            cancellationToken
        );

    public Task<IActionResult> OnPostSubstituteAsync(CancellationToken cancellationToken) =>
        ChangeAsync("substitutes", () => setup.AddSubstituteAsync(Of!.Value, Id, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostSiteAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            "sites",
            async () =>
            {
                var name = PersonalText.Clean(Site.Name, ClientSite.LongestName);
                if (!name.Any(char.IsLetterOrDigit) || !Files.Any(f => f.Id == Id))
                {
                    ModelState.AddModelError("Site.Name", texts["Donnez un nom."]);
                    return texts["Donnez un nom."];
                }

                db.Add(
                    new ClientSite
                    {
                        Id = Guid.NewGuid(),
                        FileId = Id,
                        Name = name,
                        AddressLine = PersonalText.Clean(Site.AddressLine, StreetAddress.LongestLine),
                        PostalCode = PersonalText.Clean(Site.PostalCode, StreetAddress.LongestPostalCode) is { Length: > 0 } code
                            ? code
                            : null,
                        City = PersonalText.Clean(Site.City, StreetAddress.LongestCity),
                        Access = PersonalText.Clean(Site.Access, Place.LongestAccess) is { Length: > 0 } access ? access : null,
                    }
                );
                await db.SaveChangesAsync(cancellationToken);
                return null;
            },
            cancellationToken
        );

    private async Task<IActionResult> ChangeAsync(string section, Func<Task<string?>> change, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellationToken) || Service is null)
        {
            return NotFound();
        }

        if (await change() is { } problem)
        {
            ModelState.AddModelError(section, problem);
            await LoadAsync(cancellationToken);
            if (section != "rules")
            {
                Rules = RulesInput.Of(Service);
            }

            return Page();
        }

        (NoticeSection, NoticeText) = (section, texts["Enregistré."]);
        return LocalRedirect($"/replacements/service?of={Service.OrganisationId}#{section}");
    }

    /// <returns>False when the organisation asked for is none of theirs.</returns>
    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var mine = await organisations.MineAsync(AccountId, cancellationToken);
        Mine = [.. mine.Where(m => m.Role.MayPlan()).Select(m => (m.Id, m.Name))];
        if (Of is { } asked && !Mine.Any(m => m.Id == asked))
        {
            return false;
        }

        var ids = Mine.Select(m => m.Id).ToList();
        Service = await db.Set<SendingService>()
            .AsNoTracking()
            .Where(s => ids.Contains(s.OrganisationId) && (Of == null || s.OrganisationId == Of))
            .FirstOrDefaultAsync(cancellationToken);
        if (Service is null)
        {
            return true;
        }

        Of = Service.OrganisationId;
        var page = await db.Professionals.AsNoTracking().SingleAsync(p => p.Id == Of, cancellationToken);
        (OrganisationName, PortalPath) = (page.DisplayName, $"/service/V-{page.ReferenceCode}");
        Entries = await lists.EntriesAsync(Of.Value, cancellationToken);
        Sites = await lists.SitesAsync(Of.Value, null, cancellationToken);
        Files = await db.Set<ClientFile>()
            .AsNoTracking()
            .Where(f => f.OrganisationId == Of && f.JoinedToId == null)
            .OrderBy(f => f.LastName)
            .ToListAsync(cancellationToken);
        var substitutes = await db.Set<Substitute>()
            .AsNoTracking()
            .Where(s => s.OrganisationId == Of)
            .Join(db.Users, s => s.AccountId, a => a.Id, (s, a) => new { s, a.DisplayName })
            .OrderBy(x => x.DisplayName)
            .ToListAsync(cancellationToken);
        Substitutes = substitutes.ConvertAll(x => (x.s, x.DisplayName));
        var active = substitutes.Where(x => x.s.EndedAt is null).Select(x => x.s.AccountId).ToHashSet();
        var members = await db
            .Memberships.Where(m => m.OrganisationId == Of && m.LeftAt == null)
            .Join(db.Users, m => m.AccountId, a => a.Id, (m, a) => new { a.Id, a.DisplayName })
            .OrderBy(a => a.DisplayName)
            .ToListAsync(cancellationToken);
        Members = [.. members.Where(m => !active.Contains(m.Id) && m.Id != Of).Select(m => (m.Id, m.DisplayName))];
        return true;
    }
}
