namespace Visavis.Web.Media.Portraits;

/// <summary>Who sees the portrait of somebody who is not in the directory: each module in which people address others registers whom.</summary>
public interface IPortraitReaders
{
    /// <summary>Whether <paramref name="ownerId"/> called, wrote to or booked <paramref name="readerId"/>.</summary>
    Task<bool> MaySeeAsync(Guid readerId, Guid ownerId, CancellationToken cancellationToken);
}
