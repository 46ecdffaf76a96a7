using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media;

namespace Visavis.Web.Professionals;

/// <summary>Profiles as the owners of photos and documents.</summary>
public sealed class ProfileMediaOwners : IMediaOwners
{
    private const int MostTries = 5;

    private static readonly Expression<Func<Professional, MediaOwner>> AsOwner = person => new MediaOwner
    {
        Id = person.Id,
        IsHidden = person.IsHidden,
        PortraitPhotoId = person.PortraitPhotoId,
        PortraitSeed = person.PortraitSeed,
        CoverPhotoId = person.CoverPhotoId,
    };

    private static readonly Func<Professional, MediaOwner> Convert = AsOwner.Compile();

    public static MediaOwner Of(Professional person) => Convert(person);

    public IQueryable<MediaOwner> In(VisavisDbContext db) => db.Professionals.Select(AsOwner);

    public async Task ChooseAsync(
        VisavisDbContext db,
        Guid owner,
        Func<ChosenPhotos, ChosenPhotos> choose,
        CancellationToken cancellationToken
    )
    {
        var profile = await db.Professionals.SingleAsync(p => p.Id == owner, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            (profile.PortraitPhotoId, profile.CoverPhotoId) = choose(new ChosenPhotos(profile.PortraitPhotoId, profile.CoverPhotoId));
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < MostTries)
            {
                await db.Entry(profile).ReloadAsync(cancellationToken);
            }
        }
    }
}
