using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Trust.Reports;

/// <summary>What a report can be attached to in a module that trust need not know, e.g. bookings.</summary>
public interface IReportedPlace
{
    ReportPlace Place { get; }

    /// <param name="key">Of a mail, for who has no account.</param>
    /// <returns>Null when the reporter is no side of it: a stranger's id attaches nothing.</returns>
    Task<FoundPlace?> FindAsync(VisavisDbContext db, string id, Guid? reporter, string? key, CancellationToken cancellationToken);

    /// <summary>Its own words, for what may be changed or erased afterwards.</summary>
    Task<string> CopyAsync(VisavisDbContext db, string id, Guid? reporter, CancellationToken cancellationToken);
}

/// <param name="Id">As it is recorded.</param>
/// <param name="Other">The other side; null for a guest.</param>
/// <param name="Name">How the other side is called there.</param>
public sealed record FoundPlace(string Id, Guid? Other, string? Name);
