using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts.Pages;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Search;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements.Pages;

/// <summary>The list of replacements of every side the person has.</summary>
public sealed class IndexModel(
    ReplacementAccess access,
    ReplacementLists lists,
    ClientFileClaims claims,
    VisavisDbContext db,
    TimeProvider time
) : ManagePageModel
{
    private const int Shown = 200;
    private IReadOnlyDictionary<Guid, string> names = new Dictionary<Guid, string>();

    [BindProperty(SupportsGet = true)]
    public ReplacementState? State { get; set; }

    public IReadOnlyList<ReplacementSide> Sides { get; private set; } = [];

    public IReadOnlyList<ReplacementRequest> Requests { get; private set; } = [];

    /// <summary>Those whose search asks nobody for now, or whose days are to be confirmed.</summary>
    public IReadOnlySet<Guid> Paused { get; private set; } = new HashSet<Guid>();

    public IReadOnlyList<NamedContact> Contacts { get; private set; } = [];

    public string Now => User.Moment(time.GetUtcNow());

    public string Name(Guid id) => names.GetValueOrDefault(id, "…");

    private static DateTimeOffset FirstDay(ReplacementRequest request) =>
        request.Days.Count == 0 ? DateTimeOffset.MinValue : request.Days.Min(d => d.StartsAt);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await claims.AttachByAddressAsync(AccountId, cancellationToken);
        Sides = await access.SidesAsync(AccountId, cancellationToken);
        var found = new List<ReplacementRequest>();
        foreach (var side in Sides)
        {
            found.AddRange(
                await access
                    .Requests(side)
                    .AsNoTracking()
                    .Include(r => r.Days)
                    .Where(r => State == null || r.State == State)
                    .OrderByDescending(r => r.CreatedAt)
                    .Take(Shown)
                    .ToListAsync(cancellationToken)
            );
        }

        // What is to come begins with what is nearest, and so does what is over.
        var byEnd = found.DistinctBy(r => r.Id).ToLookup(r => r.State is ReplacementState.Done or ReplacementState.Cancelled);
        Requests = [.. byEnd[false].OrderBy(FirstDay), .. byEnd[true].OrderByDescending(FirstDay)];
        var now = time.GetUtcNow();
        var running = Requests
            .Where(r => r.State is ReplacementState.Searching or ReplacementState.Proposed || r.StandsAt(now))
            .Select(r => r.Id)
            .ToList();
        Paused = await db.PausedAt(now).Where(r => running.Contains(r.Id)).Select(r => r.Id).ToHashSetAsync(cancellationToken);
        names = await lists.NamesAsync([.. Sides.Select(s => s.OrganisationId).Distinct()], cancellationToken);
        var ids = Sides.Select(s => s.FileId).OfType<Guid>().ToList();
        var contacts = new List<NamedContact>();
        foreach (var file in await db.Set<ClientFile>().AsNoTracking().Where(f => ids.Contains(f.Id)).ToListAsync(cancellationToken))
        {
            contacts.AddRange(await NamedContact.OfAsync(db, file, cancellationToken));
        }

        Contacts = [.. contacts.DistinctBy(c => c.AccountId)];
    }
}
