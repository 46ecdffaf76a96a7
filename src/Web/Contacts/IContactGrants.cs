namespace Visavis.Web.Contacts;

/// <summary>
/// Who may read whose contact details, as far as another module knows: the bookings say it for the two parties of an accepted one. Each
/// module that has such a reason registers its own.
/// </summary>
public interface IContactGrants
{
    /// <summary>Whether <paramref name="readerId"/> is the other party of something that gives them the details of <paramref name="ownerId"/>.</summary>
    Task<bool> GrantsAsync(Guid readerId, Guid ownerId, CancellationToken cancellationToken);
}
