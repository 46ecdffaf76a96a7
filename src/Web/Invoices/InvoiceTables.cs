using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Invoices;

/// <param name="OtherName">Of the other side: the issuer for a client, the client for an issuer.</param>
public sealed record InvoiceRow(Invoice Invoice, string OtherName, long Balance);

/// <param name="IsIssuer">Whose eyes it is for.</param>
/// <param name="Part">Which part of the list it is, from 1.</param>
/// <param name="Parts">How many there are.</param>
public sealed record InvoiceTable(bool IsIssuer, IReadOnlyList<InvoiceRow> Rows, DateOnly Today, int Part, int Parts);

/// <summary>Lists of invoices for either side, newest first.</summary>
public sealed class InvoiceTables(VisavisDbContext db, InvoicePayments payments, IStringLocalizer<InvoiceTexts> texts, TimeProvider time)
{
    private const int PerPart = 50;

    public Task<InvoiceTable> ReceivedAsync(Guid clientId, int part, CancellationToken cancellationToken) =>
        ReadAsync(db.InvoicesOf(ServedClient.Account(clientId)), isIssuer: false, part, cancellationToken);

    /// <param name="part">From 1; null for all of them, as a file has.</param>
    public Task<InvoiceTable> IssuedAsync(Guid issuerId, int year, int? part, CancellationToken cancellationToken) =>
        ReadAsync(db.Set<Invoice>().Where(i => i.IssuerId == issuerId && i.Year == year), isIssuer: true, part, cancellationToken);

    private async Task<InvoiceTable> ReadAsync(IQueryable<Invoice> which, bool isIssuer, int? asked, CancellationToken cancellationToken)
    {
        var parts = Math.Max(1, (await which.CountAsync(cancellationToken) + PerPart - 1) / PerPart);
        var part = Math.Clamp(asked ?? 1, 1, parts);
        // A run issues several within one moment: then by their numbers.
        var sorted = which.AsNoTracking().OrderByDescending(i => i.IssuedAt).ThenByDescending(i => i.Sequence).ThenByDescending(i => i.Id);
        var invoices = await (asked is null ? sorted : sorted.Skip((part - 1) * PerPart).Take(PerPart)).ToListAsync(cancellationToken);
        var balances = await payments.BalancesAsync(invoices, cancellationToken);
        var ids = invoices.Select(i => isIssuer ? i.ClientId : i.IssuerId).OfType<Guid>().Distinct().ToList();
        var names = await db
            .Users.Where(a => ids.Contains(a.Id) && a.ErasedAt == null)
            .ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
        var listed = isIssuer
            ? []
            : await db.Professionals.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancellationToken);
        var fileIds = invoices.Where(i => isIssuer && i.ClientId is null).Select(i => i.ClientFileId).OfType<Guid>().Distinct().ToList();
        var files = await db.Set<ClientFile>()
            .AsNoTracking()
            .Where(f => fileIds.Contains(f.Id))
            .ToDictionaryAsync(f => f.Id, f => f.Name, cancellationToken);
        return new InvoiceTable(
            isIssuer,
            [
                .. invoices.Select(i =>
                {
                    var other = isIssuer ? i.ClientId : i.IssuerId;
                    var name = other is { } id ? listed.GetValueOrDefault(id) ?? names.GetValueOrDefault(id) : null;
                    name ??= isIssuer && i.ClientFileId is { } file ? files.GetValueOrDefault(file) : null;
                    return new InvoiceRow(
                        i,
                        name ?? i.GuestEmail ?? (isIssuer ? i.Pseudonym : texts["Compte fermé"].Value),
                        balances[i.Id]
                    );
                }),
            ],
            DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime),
            part,
            parts
        );
    }
}
