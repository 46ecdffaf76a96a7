namespace Visavis.Web.Media.Documents;

/// <summary>Knows whose client somebody is; the module that has the appointments registers it.</summary>
public interface IClientele
{
    /// <summary>Whether the professional accepted an appointment of this person.</summary>
    Task<bool> IsClientAsync(Guid personId, Guid professionalId, CancellationToken cancellationToken);
}
