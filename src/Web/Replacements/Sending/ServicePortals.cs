using Microsoft.EntityFrameworkCore;
using Visavis.Search;
using Visavis.Web.Contacts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Professionals;
using Visavis.Web.Trust.Standing;

namespace Visavis.Web.Replacements.Sending;

/// <summary>The address that a sending service gives its clients, and who stands behind it.</summary>
public sealed class ServicePortals(VisavisDbContext db, TimeProvider time)
{
    private const string Folder = "/service/";

    /// <summary>Goes on into the replacements where the account is known there, and stays on the portal where it is not.</summary>
    public static string PathToEnter(Professional organisation) => $"{Folder}{organisation.ReferenceCode}?enter=true";

    /// <summary>Null when no service with this reference sends anybody.</summary>
    public async Task<ServicePortal?> FindAsync(string? reference, CancellationToken cancellationToken)
    {
        var code = ReferenceCode.Parse(reference);
        var organisation = await db
            .Professionals.AsNoTracking()
            .Where(p => p.ReferenceCode == code && db.Set<SendingService>().Any(s => s.OrganisationId == p.Id))
            .SingleOrDefaultAsync(cancellationToken);
        return organisation is null
            ? null
            : new ServicePortal(
                organisation,
                await db.Set<PublicContact>().AsNoTracking().SingleOrDefaultAsync(c => c.OwnerId == organisation.Id, cancellationToken),
                await RunningOrganisations.HoldAsync(db, organisation.Id, cancellationToken)
                    && !await db.SuspendedAt(time.GetUtcNow()).ContainsAsync(organisation.Id, cancellationToken)
            );
    }

    /// <summary>The portal that a way leads to; null when it leads elsewhere, or shows itself to nobody new.</summary>
    public async Task<ServicePortal?> OfWayAsync(string? path, CancellationToken cancellationToken) =>
        path?.StartsWith(Folder, StringComparison.Ordinal) == true
        && await FindAsync(path[Folder.Length..].Split('?', '#')[0], cancellationToken) is { IsOpen: true } portal
            ? portal
            : null;
}

/// <param name="Contact">Telephone and e-mail address for questions.</param>
/// <param name="IsOpen">False while the service is suspended, or no organisation any more: those it knows find their things there, nobody else does.</param>
public sealed record ServicePortal(Professional Organisation, PublicContact? Contact, bool IsOpen);
