using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Signaling.Presence;
using Visavis.Web.Accounts;
using Visavis.Web.Availability;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Layout;
using Visavis.Web.Media;
using Visavis.Web.Professionals;
using Visavis.Web.Professionals.Sharing;

namespace Visavis.Web.Professionals.Pages;

/// <summary>The public page of one professional.</summary>
public sealed class ProfileModel(VisavisDbContext db, PresenceService presence, ProfileMedia media, TimeProvider clock, SiteAddress site)
    : PageModel
{
    private const int MostOnline = 500;

    public Professional Person { get; private set; } = null!;

    public PresenceStatus Status { get; private set; }

    /// <summary>False: a measure keeps everybody from calling, whatever the switch says.</summary>
    public bool MayBeCalled => presence.MayBeCalled(Person.Id);

    public IHtmlContent Presentation { get; private set; } = HtmlString.Empty;

    public string Summary { get; private set; } = "";

    public string Address { get; private set; } = "";

    public bool IsOwn { get; private set; }

    public IReadOnlyList<ServiceOffer> Offers { get; private set; } = [];

    public IReadOnlyList<Photo> Photos { get; private set; } = [];

    /// <summary>Those the reader may open.</summary>
    public IReadOnlyList<ProfileMediaDocument> Documents { get; private set; } = [];

    public WeeklyHours Hours { get; private set; } = WeeklyHours.None;

    /// <summary>IANA name of the zone in which the hours are meant.</summary>
    public string TimeZoneId { get; private set; } = "";

    /// <summary>Today where the person works.</summary>
    public LocalDate Today { get; private set; }

    /// <summary>Of the same trade and online, when this person is not.</summary>
    public IReadOnlyList<Professional> ReachableNow { get; private set; } = [];

    public ProfileLinks Links { get; private set; } = null!;

    /// <summary>JSON that cannot end the script element it stands in.</summary>
    public IHtmlContent StructuredDataJson =>
        new HtmlString(StructuredData.Of(Person, Offers, Hours, Links, Web.Professionals.Presentation.Excerpt(Person.Presentation, 400)));

    public async Task<IActionResult> OnGetAsync(string address, CancellationToken cancellationToken)
    {
        if (ProfessionalDirectory.ReferenceOfPath(address) is not { } code)
        {
            return NotFound();
        }

        var found = await db
            .Professionals.AsNoTracking()
            .Include(p => p.JobSearch)
            .Where(p => p.ReferenceCode == code)
            .Select(p => new
            {
                Person = p,
                p.JobSearch,
                p.Recruitment,
                p.Account!.TimeZone,
            })
            .SingleOrDefaultAsync(cancellationToken);
        IsOwn = found is not null && found.Person.Id == User.AccountId();
        if (found is null || (found.Person.IsHidden && !IsOwn))
        {
            return NotFound();
        }

        Person = found.Person;
        Address = ProfessionalDirectory.ProfilePath(Person);
        if (!string.Equals(Request.Path, Address, StringComparison.Ordinal))
        {
            // A name may come back to what it was: browsers that remember both ways would go round in circles.
            Response.Headers.CacheControl = "no-cache";
            return RedirectPermanent(Address);
        }

        Person.JobSearch = found.JobSearch;
        Person.Recruitment = found.Recruitment;
        TimeZoneId = found.TimeZone;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZoneId) ?? DateTimeZone.Utc;
        Today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(zone).Date;
        Status = presence.GetStatus(Person.Id);
        Links = ProfileLinks.Of(site.Of(Request), Person);
        Presentation = Web.Professionals.Presentation.ToHtml(Person.Presentation);
        Summary = Web.Professionals.Presentation.Excerpt(Person.Presentation, PageDescription.Length);
        await LoadPartsAsync(cancellationToken);
        return Page();
    }

    private async Task<List<Professional>> FindReachableAsync(CancellationToken cancellationToken)
    {
        const int most = 3;
        var online = presence.OnlineUsers(MostOnline);
        if (online.Count == 0 || (Person.ProfessionCode is null && Person.ProfessionLabel.Length == 0))
        {
            return [];
        }

        var (code, label, department) = (Person.ProfessionCode, Person.ProfessionLabel, Person.Department);
        return await db
            .Professionals.AsNoTracking()
            .Where(p => online.Contains(p.Id) && p.Id != Person.Id && !p.IsHidden)
            .Where(p => (code != null && p.ProfessionCode == code) || p.ProfessionLabel == label)
            .OrderByDescending(p => p.Department == department)
            .ThenBy(p => p.Id)
            .Take(most)
            .ToListAsync(cancellationToken);
    }

    private async Task LoadPartsAsync(CancellationToken cancellationToken)
    {
        if (Status != PresenceStatus.Online && !IsOwn)
        {
            ReachableNow = await FindReachableAsync(cancellationToken);
        }

        Offers = await db
            .ServiceOffers.AsNoTracking()
            .Where(offer => offer.ProfessionalId == Person.Id)
            .OrderBy(offer => offer.Position)
            .ToListAsync(cancellationToken);
        Photos = await media.PhotosAsync(Person.Id, cancellationToken);
        Documents = await media.DocumentsAsync(ProfileMediaOwners.Of(Person), User.AccountId(), cancellationToken);
        Hours = WorkingWeek.Of(
            await db.WorkingHours.AsNoTracking().Where(row => row.ProfessionalId == Person.Id).ToListAsync(cancellationToken)
        );
    }
}
