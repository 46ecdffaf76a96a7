using Visavis.Web.Professionals;

namespace Visavis.Web.Media.Documents;

/// <summary>Who may read a document: everybody what is public, and what is shown to clients only whom the professional accepted.</summary>
public sealed class DocumentReaders(IEnumerable<IClientele> clientele)
{
    public async Task<bool> MayReadAsync(
        Professional professional,
        DocumentVisibility visibility,
        Guid? accountId,
        CancellationToken cancellationToken
    ) =>
        professional.Id == accountId
        || (visibility == DocumentVisibility.Public && !professional.IsHidden)
        || await IsClientAsync(professional, accountId, cancellationToken);

    private async Task<bool> IsClientAsync(Professional professional, Guid? accountId, CancellationToken cancellationToken)
    {
        if (accountId is not { } person)
        {
            return false;
        }

        foreach (var known in clientele)
        {
            if (await known.IsClientAsync(person, professional.Id, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }
}
