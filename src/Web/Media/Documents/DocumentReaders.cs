namespace Visavis.Web.Media.Documents;

/// <summary>Who may read a document: everybody what is public, and what is shown to clients only whom the professional accepted.</summary>
public sealed class DocumentReaders(IEnumerable<IClientele> clientele)
{
    public async Task<bool> MayReadAsync(
        MediaOwner owner,
        DocumentVisibility visibility,
        Guid? accountId,
        CancellationToken cancellationToken
    ) =>
        owner.Id == accountId
        || (visibility == DocumentVisibility.Public && !owner.IsHidden)
        || await IsClientAsync(owner, accountId, cancellationToken);

    private async Task<bool> IsClientAsync(MediaOwner owner, Guid? accountId, CancellationToken cancellationToken)
    {
        if (accountId is not { } person)
        {
            return false;
        }

        foreach (var known in clientele)
        {
            if (await known.IsClientAsync(person, owner.Id, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }
}
