using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Contacts;

/// <summary>What became of a change of a place.</summary>
public enum PlaceAnswer
{
    Done,
    Absent,
    ChangedElsewhere,
    Full,
}

/// <summary>
/// The places of one owner in their order. It asks nobody for permission: a professional's page gives the person's own id, an organisation's
/// goes through the rights of its members. It joins the caller's transaction; the caller saves.
/// </summary>
public sealed class PlaceEditor(VisavisDbContext db)
{
    public static string StampOf(Place place) =>
        SectionStamp.Of(place.Name, place.AddressLine, place.PostalCode, place.CommuneCode, place.Access, place.Telephone);

    public async Task<IReadOnlyList<Place>> OfAsync(Guid ownerId, CancellationToken cancellationToken) =>
        await LoadAsync(ownerId, cancellationToken);

    public async Task<PlaceAnswer> AddAsync(Guid ownerId, PlaceDetails details, CancellationToken cancellationToken)
    {
        var places = await LoadAsync(ownerId, cancellationToken);
        if (places.Count >= Place.Most)
        {
            return PlaceAnswer.Full;
        }

        var place = new Place
        {
            Id = Guid.NewGuid(),
            OwnerId = ownerId,
            Position = places.Count,
            Name = details.Name,
            CommuneCode = details.Commune.Code,
            City = details.Commune.Name,
        };
        Fill(place, details);
        db.Add(place);
        return PlaceAnswer.Done;
    }

    public async Task<PlaceAnswer> SaveAsync(
        Guid ownerId,
        Guid placeId,
        PlaceDetails details,
        string? stamp,
        CancellationToken cancellationToken
    )
    {
        if ((await LoadAsync(ownerId, cancellationToken)).Find(p => p.Id == placeId) is not { } place)
        {
            return PlaceAnswer.Absent;
        }

        if (StampOf(place) != stamp)
        {
            return PlaceAnswer.ChangedElsewhere;
        }

        Fill(place, details);
        foreach (var offer in await db.ServiceOffers.Where(o => o.PlaceId == placeId).ToListAsync(cancellationToken))
        {
            (offer.Place, offer.PlaceAccess, offer.PlaceTelephone) = (place.ForServices.Line, place.Access, place.Telephone);
        }

        return PlaceAnswer.Done;
    }

    /// <param name="by">-1 one place up, 1 one place down; past an end nothing moves.</param>
    public async Task<PlaceAnswer> MoveAsync(Guid ownerId, Guid placeId, int by, CancellationToken cancellationToken)
    {
        var places = await LoadAsync(ownerId, cancellationToken);
        var from = places.FindIndex(p => p.Id == placeId);
        if (from < 0)
        {
            return PlaceAnswer.Absent;
        }

        var to = Math.Clamp(from + Math.Sign(by), 0, places.Count - 1);
        (places[from], places[to]) = (places[to], places[from]);
        Number(places);
        return PlaceAnswer.Done;
    }

    /// <summary>Services that named it keep its address as written words; hours forget it.</summary>
    public async Task<PlaceAnswer> RemoveAsync(Guid ownerId, Guid placeId, CancellationToken cancellationToken)
    {
        var places = await LoadAsync(ownerId, cancellationToken);
        if (places.Find(p => p.Id == placeId) is not { } place)
        {
            return PlaceAnswer.Absent;
        }

        db.Remove(place);
        places.Remove(place);
        Number(places);
        return PlaceAnswer.Done;
    }

    private Task<List<Place>> LoadAsync(Guid ownerId, CancellationToken cancellationToken) =>
        db.Set<Place>().Where(p => p.OwnerId == ownerId).OrderBy(p => p.Position).ToListAsync(cancellationToken);

    private static void Fill(Place place, PlaceDetails details)
    {
        place.Name = details.Name;
        place.AddressLine = details.AddressLine;
        place.PostalCode = details.PostalCode;
        place.CommuneCode = details.Commune.Code;
        place.City = details.Commune.Name;
        place.Access = details.Access;
        place.Telephone = details.Telephone;
    }

    private static void Number(List<Place> places)
    {
        for (var position = 0; position < places.Count; position++)
        {
            places[position].Position = position;
        }
    }
}
