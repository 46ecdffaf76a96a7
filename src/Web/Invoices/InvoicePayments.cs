using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Invoices;

/// <summary>What was received for invoices, recorded by their issuer. No money passes through the site.</summary>
public sealed class InvoicePayments(VisavisDbContext db, InvoiceNotices notices, TimeProvider time)
{
    /// <summary>Days between two reminders by hand.</summary>
    public const int DaysBetweenReminders = 7;

    /// <summary>What is still to pay; below zero it is to give back.</summary>
    public async Task<long> BalanceAsync(Invoice invoice, CancellationToken cancellationToken) =>
        (await BalancesAsync([invoice], cancellationToken))[invoice.Id];

    public async Task<IReadOnlyDictionary<Guid, long>> BalancesAsync(
        IReadOnlyCollection<Invoice> invoices,
        CancellationToken cancellationToken
    )
    {
        var ids = invoices.Select(i => i.Id).ToList();
        var paid = await db.Set<InvoicePayment>()
            .Where(p => ids.Contains(p.InvoiceId))
            .GroupBy(p => p.InvoiceId)
            .Select(group => new { group.Key, Sum = group.Sum(p => p.AmountCents) })
            .ToDictionaryAsync(group => group.Key, group => group.Sum, cancellationToken);
        var credited = await db.Set<Invoice>()
            .Where(i => i.CorrectsId != null && ids.Contains(i.CorrectsId.Value))
            .GroupBy(i => i.CorrectsId!.Value)
            .Select(group => new { group.Key, Sum = group.Sum(i => i.DueCents) })
            .ToDictionaryAsync(group => group.Key, group => group.Sum, cancellationToken);
        return invoices.ToDictionary(
            i => i.Id,
            i => i.IsCreditNote ? 0 : i.DueCents + credited.GetValueOrDefault(i.Id) - paid.GetValueOrDefault(i.Id)
        );
    }

    /// <summary>A payment as long as something is owed, never above it; a refund as long as too much was paid.</summary>
    public async Task<InvoiceOutcome> RecordAsync(
        Invoice invoice,
        InvoiceIssuer issuer,
        PaymentMeans means,
        int? cents,
        DateOnly? receivedOn,
        string? reference,
        Guid key,
        Guid byId,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        if (cents is not > 0)
        {
            return InvoiceOutcome.BadAmount;
        }

        var today = InvoiceDrafts.DayOf(now, BookingWords.ZoneOf(issuer.Zone));
        if (receivedOn is not { } day || day > today || day < invoice.IssuedOn.AddYears(-1))
        {
            return InvoiceOutcome.BadDay;
        }

        await using var transaction = await BeginAsync(invoice.Id, cancellationToken);
        var unique = $"form:{key:N}";
        if (await db.Set<InvoicePayment>().AnyAsync(p => p.Key == unique, cancellationToken))
        {
            return InvoiceOutcome.Done;
        }

        var balance = await BalanceAsync(invoice, cancellationToken);
        if (balance == 0)
        {
            return InvoiceOutcome.NotNow;
        }

        if (cents > Math.Abs(balance))
        {
            return InvoiceOutcome.BadAmount;
        }

        var amount = balance > 0 ? cents.Value : -cents.Value;
        db.Add(
            new InvoicePayment
            {
                Id = Guid.CreateVersion7(now),
                InvoiceId = invoice.Id,
                Means = means,
                AmountCents = amount,
                ReceivedOn = day,
                Reference = PersonalText.Clean(reference, InvoicePayment.LongestReference),
                RecordedAt = now,
                RecordedById = byId,
                Key = unique,
            }
        );
        await notices.PaidAsync(invoice, amount, balance - amount, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return InvoiceOutcome.Done;
    }

    /// <summary>Takes back a line that was recorded by mistake, by a line of its own. Vouchers are moved by their own ledger.</summary>
    public async Task<InvoiceOutcome> ReverseAsync(Invoice invoice, Guid paymentId, Guid byId, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(invoice.Id, cancellationToken);
        var payment = await db.Set<InvoicePayment>()
            .AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == paymentId && p.InvoiceId == invoice.Id, cancellationToken);
        if (payment is null)
        {
            return InvoiceOutcome.Absent;
        }

        if (
            payment.ReversesId is not null
            || payment.Means == PaymentMeans.Vouchers
            || await db.Set<InvoicePayment>().AnyAsync(p => p.ReversesId == paymentId, cancellationToken)
        )
        {
            return InvoiceOutcome.NotNow;
        }

        db.Add(Reversal(payment, payment.ReceivedOn, time.GetUtcNow(), byId));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return InvoiceOutcome.Done;
    }

    public async Task<InvoiceOutcome> RemindAsync(Invoice invoice, InvoiceIssuer issuer, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var transaction = await BeginAsync(invoice.Id, cancellationToken);
        var balance = await BalanceAsync(invoice, cancellationToken);
        if (balance <= 0)
        {
            return InvoiceOutcome.NotNow;
        }

        var since = now.AddDays(-DaysBetweenReminders);
        if (
            InvoiceDrafts.DayOf(now, BookingWords.ZoneOf(issuer.Zone)) <= invoice.DueOn
            || await db.Set<InvoiceReminder>().AnyAsync(r => r.InvoiceId == invoice.Id && r.SentAt > since, cancellationToken)
        )
        {
            return InvoiceOutcome.TooSoon;
        }

        db.Add(
            new InvoiceReminder
            {
                Id = Guid.CreateVersion7(now),
                InvoiceId = invoice.Id,
                SentAt = now,
            }
        );
        await notices.RemindAsync(invoice, balance, sendAt: null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return InvoiceOutcome.Done;
    }

    internal static InvoicePayment Reversal(InvoicePayment payment, DateOnly day, DateTimeOffset now, Guid? byId) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            InvoiceId = payment.InvoiceId,
            Means = payment.Means,
            AmountCents = -payment.AmountCents,
            ReceivedOn = day,
            Reference = payment.Reference,
            RecordedAt = now,
            RecordedById = byId,
            Key = $"reversal:{payment.Id:N}",
            ReversesId = payment.Id,
        };

    /// <summary>Payments of one invoice are written one after another, so that no two of them pay the same euro.</summary>
    private async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction> BeginAsync(
        Guid invoiceId,
        CancellationToken cancellationToken
    )
    {
        db.ChangeTracker.Clear();
        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (db is PostgresVisavisDbContext)
        {
            var key = BitConverter.ToInt64(invoiceId.ToByteArray(), 8);
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", cancellationToken);
        }

        return transaction;
    }
}
