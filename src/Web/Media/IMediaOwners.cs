using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Media;

/// <summary>The profile photos and documents belong to, as far as this module needs it.</summary>
public sealed record MediaOwner
{
    public Guid Id { get; init; }

    public bool IsHidden { get; init; }

    public Guid? PortraitPhotoId { get; init; }

    /// <summary>Of the portrait drawn until there is a photo.</summary>
    public int PortraitSeed { get; init; }

    public Guid? CoverPhotoId { get; init; }
}

/// <summary>The photos a profile shows as its own; null is none.</summary>
public sealed record ChosenPhotos(Guid? Portrait, Guid? Cover);

/// <summary>Reads and changes the owners' profiles, which stand above.</summary>
public interface IMediaOwners
{
    IQueryable<MediaOwner> In(VisavisDbContext db);

    /// <summary>
    /// Saves the choice together with what else the context holds. The profile may be edited in another tab at this very moment: then
    /// <paramref name="choose"/> is asked again, about what it says by then.
    /// </summary>
    Task ChooseAsync(VisavisDbContext db, Guid owner, Func<ChosenPhotos, ChosenPhotos> choose, CancellationToken cancellationToken);
}
