using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Invoices;

/// <summary>Issues everything that is ready up to the end of a month, each invoice by itself; a second run finds nothing left.</summary>
public sealed class InvoiceRun(VisavisDbContext db, InvoiceDrafts drafts, InvoiceDesk desk, InvoiceNotices notices)
{
    /// <returns>How many were issued, and how many wait for a client's address.</returns>
    public async Task<(int Issued, int NoAddress)> IssueAsync(Guid issuerId, DateOnly month, CancellationToken cancellationToken)
    {
        var issuer = await db.Set<InvoiceIssuer>().AsNoTracking().SingleOrDefaultAsync(i => i.AccountId == issuerId, cancellationToken);
        if (issuer is not { MayIssue: true })
        {
            return (0, 0);
        }

        var (issued, noAddress) = (0, 0);
        foreach (var client in await drafts.ClientsAsync(issuer, month, cancellationToken))
        {
            var ready = (await drafts.ReadAsync(issuer, client, cancellationToken)).Where(draft =>
                draft.Month <= month && draft.Ready.Count > 0
            );
            foreach (var draft in ready.ToList())
            {
                var (outcome, _) = await desk.IssueAsync(issuerId, draft.Pseudonym, draft.Month, draft.Kind, cancellationToken, client);
                issued += outcome == InvoiceOutcome.Done ? 1 : 0;
                if (outcome == InvoiceOutcome.NoAddress)
                {
                    noAddress++;
                    await AskAddressAsync(draft, issuer, cancellationToken);
                }
            }
        }

        if (issued > 0)
        {
            await notices.IssuedMonthAsync(issuerId, (month.Year * 100) + month.Month, issued, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return (issued, noAddress);
    }

    /// <summary>Saved at once: the next invoice begins with nothing of this one in hand.</summary>
    private async Task AskAddressAsync(InvoiceDraft draft, InvoiceIssuer issuer, CancellationToken cancellationToken)
    {
        if (draft.ClientId is { } client)
        {
            await notices.AskAddressAsync(client, issuer.LegalName, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
