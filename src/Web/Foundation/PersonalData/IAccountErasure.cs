namespace Visavis.Web.Foundation.PersonalData;

/// <summary>Erases a person for good; for modules that make accounts which are not meant to last.</summary>
public interface IAccountErasure
{
    /// <param name="actorId">Who did it: the person, an administrator, or null for the site itself.</param>
    /// <returns>False when there is no such account, or it is erased already.</returns>
    Task<bool> EraseAsync(Guid accountId, Guid? actorId, CancellationToken cancellationToken);
}
