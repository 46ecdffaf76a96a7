using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Contacts;

namespace Visavis.Web.Invoices;

internal sealed class InvoicesConfiguration
    : IEntityTypeConfiguration<InvoiceIssuer>,
        IEntityTypeConfiguration<BillingDetails>,
        IEntityTypeConfiguration<InvoiceSeries>,
        IEntityTypeConfiguration<Invoice>,
        IEntityTypeConfiguration<InvoicePaper>,
        IEntityTypeConfiguration<InvoicedBooking>,
        IEntityTypeConfiguration<InvoicePayment>,
        IEntityTypeConfiguration<InvoiceReminder>
{
    private const int Hash = 64;

    public void Configure(EntityTypeBuilder<InvoiceIssuer> builder)
    {
        builder.ToTable("InvoiceIssuers");
        builder.HasKey(i => i.AccountId);
        builder.Property(i => i.AccountId).ValueGeneratedNever();
        builder.Property(i => i.LegalName).HasMaxLength(InvoiceIssuer.LongestName);
        builder.Property(i => i.Siret).HasMaxLength(BillingNumbers.Longest);
        builder.Property(i => i.VatNumber).HasMaxLength(BillingNumbers.Longest);
        builder.Property(i => i.ExemptBy).HasMaxLength(InvoiceIssuer.LongestName);
        builder.Property(i => i.HomeServiceNumber).HasMaxLength(BillingNumbers.Longest);
        builder.Property(i => i.Mediator).HasMaxLength(InvoiceIssuer.LongestText);
        builder.Property(i => i.Iban).HasMaxLength(BillingNumbers.LongestIban);
        builder.Property(i => i.AddressLine).HasMaxLength(StreetAddress.LongestLine);
        builder.Property(i => i.PostalCode).HasMaxLength(StreetAddress.LongestPostalCode);
        builder.Property(i => i.City).HasMaxLength(StreetAddress.LongestCity);
        builder.Property(i => i.Country).HasMaxLength(2);
        builder.Property(i => i.Zone).HasMaxLength(Hash);
        builder.Property(i => i.MandateText).HasMaxLength(Hash);
        builder.Property(i => i.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<BillingDetails> builder)
    {
        builder.ToTable("BillingDetails");
        builder.HasKey(d => d.AccountId);
        builder.Property(d => d.AccountId).ValueGeneratedNever();
        builder.Property(d => d.CompanyName).HasMaxLength(InvoiceIssuer.LongestName);
        builder.Property(d => d.Siren).HasMaxLength(BillingNumbers.Longest);
        builder.Property(d => d.VatNumber).HasMaxLength(BillingNumbers.Longest);
    }

    public void Configure(EntityTypeBuilder<InvoiceSeries> builder)
    {
        builder.ToTable("InvoiceSeries");
        builder.HasKey(s => new
        {
            s.IssuerId,
            s.Series,
            s.Year,
        });
        builder.Property(s => s.Series).HasMaxLength(1);
    }

    public void Configure(EntityTypeBuilder<Invoice> builder)
    {
        builder.ToTable("Invoices");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.GuestEmail).HasMaxLength(PublicContact.LongestEmail);
        builder.Property(i => i.Pseudonym).HasMaxLength(12);
        builder.Property(i => i.Series).HasMaxLength(1);
        builder.Property(i => i.PdfHash).HasMaxLength(Hash);
        builder.Ignore(i => i.Number);
        builder.Ignore(i => i.IsCreditNote);
        builder
            .HasIndex(i => new
            {
                i.IssuerId,
                i.Series,
                i.Year,
                i.Sequence,
            })
            .IsUnique();
        builder.HasIndex(i => new { i.ClientId, i.IssuedAt });
        builder.HasIndex(i => i.ClientFileId);
        builder.HasIndex(i => i.GuestEmail);
        // Taken back in parts, never more than it was: the database counts.
        builder.HasIndex(i => i.CorrectsId);
        builder.HasOne<Invoice>().WithMany().HasForeignKey(i => i.CorrectsId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<InvoicePaper> builder)
    {
        builder.ToTable("InvoicePapers");
        builder.HasKey(p => p.InvoiceId);
        builder.Property(p => p.InvoiceId).ValueGeneratedNever();
        builder.HasOne<Invoice>().WithOne().HasForeignKey<InvoicePaper>(p => p.InvoiceId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<InvoicedBooking> builder)
    {
        builder.ToTable("InvoicedBookings");
        builder.HasKey(b => b.BookingId);
        builder.Property(b => b.BookingId).ValueGeneratedNever();
        builder.HasIndex(b => b.InvoiceId);
        builder.HasOne<Invoice>().WithMany().HasForeignKey(b => b.InvoiceId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<InvoicePayment> builder)
    {
        builder.ToTable("InvoicePayments", table => table.HasCheckConstraint("CK_InvoicePayments_Amount", "\"AmountCents\" <> 0"));
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Reference).HasMaxLength(InvoicePayment.LongestReference);
        builder.Property(p => p.Key).HasMaxLength(InvoicePayment.LongestKey);
        builder.HasIndex(p => p.Key).IsUnique();
        builder.HasIndex(p => p.InvoiceId);
        builder.HasIndex(p => p.ReversesId).IsUnique();
        builder.HasOne<Invoice>().WithMany().HasForeignKey(p => p.InvoiceId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<InvoiceReminder> builder)
    {
        builder.ToTable("InvoiceReminders");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => new { r.InvoiceId, r.SentAt });
        builder.HasOne<Invoice>().WithMany().HasForeignKey(r => r.InvoiceId).OnDelete(DeleteBehavior.Restrict);
    }
}
