using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Invoices;

/// <summary>How far the run of one issuer is.</summary>
/// <param name="Done">Clients who have got what there was for them.</param>
/// <param name="Issued">Invoices so far.</param>
public sealed record RunProgress(Guid IssuerId, int Done, int Clients, int Issued);

/// <summary>Issues everything that is ready up to the end of a month, each invoice by itself; a second run finds nothing left.</summary>
public sealed class InvoiceRun(VisavisDbContext db, InvoiceDrafts drafts, InvoiceDesk desk, InvoiceNotices notices)
{
    /// <param name="issuerId">Who issues.</param>
    /// <param name="month">The last month whose services are taken.</param>
    /// <param name="cancellationToken">Ends the run between two invoices.</param>
    /// <param name="progress">Told before the first client and after each.</param>
    /// <returns>How many were issued, and how many wait for a client's address.</returns>
    public async Task<(int Issued, int NoAddress)> IssueAsync(
        Guid issuerId,
        DateOnly month,
        CancellationToken cancellationToken,
        IProgress<RunProgress>? progress = null
    )
    {
        var issuer = await db.Set<InvoiceIssuer>().AsNoTracking().SingleOrDefaultAsync(i => i.AccountId == issuerId, cancellationToken);
        if (issuer is not { MayIssue: true })
        {
            return (0, 0);
        }

        var (issued, noAddress, done) = (0, 0, 0);
        var clients = await drafts.ClientsAsync(issuer, month, cancellationToken);
        progress?.Report(new RunProgress(issuerId, done, clients.Count, issued));
        foreach (var client in clients)
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

            progress?.Report(new RunProgress(issuerId, ++done, clients.Count, issued));
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
