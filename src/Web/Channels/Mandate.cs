using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Contacts;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Channels;

/// <summary>A relative may act for somebody until a day, or until it is revoked; the signed form is the proof.</summary>
public sealed class Mandate
{
    public const int LongestYears = 10;
    public const int MostActive = 5;

    public Guid Id { get; set; }

    /// <summary>Of the person, when they have an account.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>Of the organisation's file in which it was recorded.</summary>
    public Guid? FileId { get; set; }

    /// <summary>Of the relative.</summary>
    public required string Name { get; set; }

    /// <summary>The last day on which it counts.</summary>
    public DateOnly ValidUntil { get; set; }

    /// <summary>The signed form: a PDF file or a picture.</summary>
    public byte[] Scan { get; set; } = [];

    public string ScanType { get; set; } = "";

    public Guid EnteredById { get; set; }

    public DateTimeOffset EnteredAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public bool IsActive(DateOnly today) => RevokedAt is null && today <= ValidUntil;
}

internal sealed class MandateConfiguration : IEntityTypeConfiguration<Mandate>
{
    public void Configure(EntityTypeBuilder<Mandate> builder)
    {
        builder.ToTable("Mandates");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Name).HasMaxLength(StreetAddress.LongestLine);
        builder.Property(m => m.ScanType).HasMaxLength(40);
        builder.HasIndex(m => m.AccountId);
        builder.HasIndex(m => m.FileId);
        builder.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ClientFile>().WithMany().HasForeignKey(m => m.FileId).OnDelete(DeleteBehavior.Cascade);
    }
}
