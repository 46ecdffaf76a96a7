using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Contacts;

/// <summary>On a profile: where the person or organisation receives, and how an organisation can be reached.</summary>
public sealed class PlacesViewComponent(VisavisDbContext db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid ownerId)
    {
        var places = await db.Set<Place>()
            .AsNoTracking()
            .Where(p => p.OwnerId == ownerId)
            .OrderBy(p => p.Position)
            .ToListAsync(HttpContext.RequestAborted);
        var contact = await db.Set<PublicContact>()
            .AsNoTracking()
            .SingleOrDefaultAsync(c => c.OwnerId == ownerId, HttpContext.RequestAborted);
        var isEmpty = places.Count == 0 && contact is not { Telephone: not null } and not { Email: not null };
        return isEmpty ? Content("") : View("/Contacts/Pages/Components/Places/Default.cshtml", new PublicPlaces(places, contact));
    }
}

/// <summary>What anybody may see of where somebody receives.</summary>
public sealed record PublicPlaces(IReadOnlyList<Place> Places, PublicContact? Contact);
