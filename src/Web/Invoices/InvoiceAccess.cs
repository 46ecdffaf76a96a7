using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Invoices;

/// <summary>Somebody in whose name this person may issue.</summary>
public sealed record IssuerEntry(Guid Id, string Name);

/// <summary>Who reads and issues which invoices: clients their own; professionals theirs; owners and planners those of the organisation.</summary>
public sealed class InvoiceAccess(VisavisDbContext db)
{
    public async Task<IReadOnlyList<IssuerEntry>> IssuersOfAsync(Guid accountId, CancellationToken cancellationToken)
    {
        var organisations = await db
            .Memberships.Planning()
            .Where(m => m.AccountId == accountId)
            .Join(db.Professionals, m => m.OrganisationId, p => p.Id, (m, p) => new IssuerEntry(p.Id, p.DisplayName))
            .ToListAsync(cancellationToken);
        var own = await db
            .Professionals.Where(p => p.Id == accountId)
            .Select(p => new IssuerEntry(p.Id, p.DisplayName))
            .SingleOrDefaultAsync(cancellationToken);
        return [.. new[] { own }.OfType<IssuerEntry>().Concat(organisations.Where(o => o.Id != accountId).OrderBy(o => o.Name))];
    }

    public async Task<bool> MayIssueForAsync(Guid accountId, Guid issuerId, CancellationToken cancellationToken) =>
        (await IssuersOfAsync(accountId, cancellationToken)).Any(issuer => issuer.Id == issuerId);

    /// <summary>Null when there is none, or it is somebody else's: both look the same.</summary>
    public async Task<(Invoice Invoice, bool IsIssuer)?> FindAsync(Guid accountId, Guid invoiceId, CancellationToken cancellationToken)
    {
        if (await db.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == invoiceId, cancellationToken) is not { } invoice)
        {
            return null;
        }

        return await MayIssueForAsync(accountId, invoice.IssuerId, cancellationToken) ? (invoice, true)
            : await db.InvoicesOf(ServedClient.Account(accountId)).AnyAsync(i => i.Id == invoiceId, cancellationToken) ? (invoice, false)
            : null;
    }
}
