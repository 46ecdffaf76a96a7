using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Visavis.Signaling.Presence;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Professionals;
using Visavis.Web.Results;

namespace Visavis.Web.Results.Pages;

/// <summary>Home: the search, what the directory holds most of, who is there now.</summary>
public sealed class HomeModel(
    PopularProfessions popular,
    HomeFigures figures,
    PresenceService presence,
    VisavisDbContext db,
    TimeProvider time
) : PageModel
{
    private const int OnlineShown = 6;

    public IReadOnlyList<string> Popular { get; private set; } = [];

    /// <summary>Everyday words that professions of the directory answer.</summary>
    public IReadOnlyList<string> Needs { get; private set; } = [];

    public IReadOnlyList<ProfessionalCard> Online { get; private set; } = [];

    /// <summary>Of everybody, those shown included.</summary>
    public int OnlineCount { get; private set; }

    /// <summary>When nobody is online: who can be booked next; where nobody can, people with something to read about them.</summary>
    public IReadOnlyList<ProfessionalCard> ToDiscover { get; private set; } = [];

    /// <summary>Whether those shown can be booked.</summary>
    public bool HasSlots { get; private set; }

    public DirectorySize Size { get; private set; } = new(0, 0, 0, 0);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Popular = await popular.ListAsync(cancellationToken);
        Needs = await popular.NeedsAsync(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, cancellationToken);
        var everybody = presence.OnlineUsers(int.MaxValue);
        var online = everybody.Take(OnlineShown).ToList();
        OnlineCount = everybody.Count;
        if (online.Count > 0)
        {
            var people = await db
                .Professionals.AsNoTracking()
                .Where(p => online.Contains(p.Id) && !p.IsHidden)
                .OrderBy(p => p.DisplayName)
                .ToListAsync(cancellationToken);
            Online = [.. people.Select(p => new ProfessionalCard(p, presence.GetStatus(p.Id)))];
        }

        Size = await figures.CountAsync(cancellationToken);
        if (Online.Count == 0)
        {
            var now = time.GetUtcNow();
            var listed = db.Professionals.AsNoTracking().Where(p => !p.IsHidden);
            var found = await listed
                .Where(p => p.NextSlotAt > now)
                .OrderBy(p => p.NextSlotAt)
                .Take(OnlineShown)
                .ToListAsync(cancellationToken);
            HasSlots = found.Count > 0;
            if (!HasSlots)
            {
                found = await listed
                    .Where(p => p.Presentation != "")
                    .OrderByDescending(p => p.CoverPhotoId != null)
                    .ThenBy(p => p.Id)
                    .Take(OnlineShown)
                    .ToListAsync(cancellationToken);
            }

            ToDiscover = [.. found.Select(p => new ProfessionalCard(p, presence.GetStatus(p.Id)))];
        }
    }
}
