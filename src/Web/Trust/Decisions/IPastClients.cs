using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Trust.Decisions;

/// <summary>Somebody with a proved address who used a service that turned out to be a fraud.</summary>
public sealed record PastClient(Guid? AccountId, string Email, string Language);

/// <summary>Who used somebody's services, in a module that trust need not know; callers are known to trust itself.</summary>
public interface IPastClients
{
    Task<IReadOnlyList<PastClient>> SinceAsync(
        VisavisDbContext db,
        Guid accountId,
        DateTimeOffset since,
        CancellationToken cancellationToken
    );
}
