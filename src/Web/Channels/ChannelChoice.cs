using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Contacts;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Channels;

/// <summary>Who said how a person is told.</summary>
public enum ChoiceMaker
{
    Self = 0,

    /// <summary>A relative who has a mandate.</summary>
    Relative = 1,

    /// <summary>An organisation, with the form the person signed.</summary>
    Organisation = 2,
}

/// <summary>The channel by which an account is told. No row: what its client file says, or else e-mail.</summary>
public sealed class ChannelChoice
{
    public Guid AccountId { get; set; }

    public ClientChannel Channel { get; set; }

    public ChoiceMaker MadeBy { get; set; }

    /// <summary>Of the relative who holds the mandate.</summary>
    public string? MandateName { get; set; }

    /// <summary>Of the paper form.</summary>
    public DateOnly? SignedOn { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>The signed paper form on which the client of an organisation chose: each one is kept, the newest counts.</summary>
public sealed class PaperChoice
{
    public const int LargestScan = 4 * 1024 * 1024;

    public Guid Id { get; set; }

    public Guid FileId { get; set; }

    public ClientChannel Channel { get; set; }

    public DateOnly SignedOn { get; set; }

    /// <summary>Of the relative who signed with a mandate; null when the client did.</summary>
    public string? MandateName { get; set; }

    /// <summary>The form as it was scanned: a PDF file or a picture.</summary>
    public byte[] Scan { get; set; } = [];

    public string ScanType { get; set; } = "";

    public Guid EnteredById { get; set; }

    public DateTimeOffset EnteredAt { get; set; }
}

internal sealed class ChannelConfiguration : IEntityTypeConfiguration<ChannelChoice>, IEntityTypeConfiguration<PaperChoice>
{
    public void Configure(EntityTypeBuilder<ChannelChoice> builder)
    {
        builder.ToTable("ChannelChoices");
        builder.HasKey(c => c.AccountId);
        builder.Property(c => c.AccountId).ValueGeneratedNever();
        builder.Property(c => c.MandateName).HasMaxLength(StreetAddress.LongestLine);
        builder.HasOne<Account>().WithOne().HasForeignKey<ChannelChoice>(c => c.AccountId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PaperChoice> builder)
    {
        builder.ToTable("PaperChoices");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.ScanType).HasMaxLength(40);
        builder.Property(c => c.MandateName).HasMaxLength(StreetAddress.LongestLine);
        builder.HasIndex(c => c.FileId);
        builder.HasOne<ClientFile>().WithMany().HasForeignKey(c => c.FileId).OnDelete(DeleteBehavior.Cascade);
    }
}
