using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Calls.Tariffs;

namespace Visavis.Web.Invoices;

/// <summary>A live call with a price that stands on no invoice yet; its amount was counted when it ended.</summary>
public sealed record BilledCall(string CallId, Guid CallerId, string CallerName, DateTimeOffset At, TimeSpan Connected, CallPrice Price)
{
    private const int CodeLength = 12;

    public string Code => CallId[..CodeLength].ToUpperInvariant();
}

/// <summary>That a live call stands on an invoice. Goes when a credit note takes the whole invoice back.</summary>
public sealed class InvoicedCall
{
    public required string CallId { get; set; }

    public Guid InvoiceId { get; set; }
}

internal sealed class InvoicedCallConfiguration : IEntityTypeConfiguration<InvoicedCall>
{
    public void Configure(EntityTypeBuilder<InvoicedCall> builder)
    {
        builder.ToTable("InvoicedCalls");
        builder.HasKey(c => c.CallId);
        builder.Property(c => c.CallId).HasMaxLength(32);
        builder.HasIndex(c => c.InvoiceId);
        builder.HasOne<Invoice>().WithMany().HasForeignKey(c => c.InvoiceId).OnDelete(DeleteBehavior.Restrict);
    }
}
