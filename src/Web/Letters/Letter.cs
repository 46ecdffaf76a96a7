using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Visavis.Web.Accounts;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Letters;

/// <summary>A letter that waits for the printer, is printed, or has left.</summary>
public sealed class Letter
{
    public const int LongestTitle = 200;

    public Guid Id { get; set; }

    /// <summary>To an account, or else to the client of <see cref="FileId"/>.</summary>
    public Guid? AccountId { get; set; }

    public Guid? FileId { get; set; }

    public required string Kind { get; set; }

    public required string SubjectKey { get; set; }

    /// <summary>The appointment whose hours or vouchers it tells; nothing about them is decided by silence before it leaves.</summary>
    public Guid? BookingId { get; set; }

    public string Title { get; set; } = "";

    /// <summary>Address and words; protected, gone once it left.</summary>
    public string? ProtectedContent { get; set; }

    public required string Language { get; set; }

    public DateTimeOffset QueuedAt { get; set; }

    /// <summary>The day in whose PDF it stands; null while it waits.</summary>
    public DateOnly? PrintedOn { get; set; }

    /// <summary>What goes into its envelope could not be read when the day was printed: it waits, and is tried again with the next day.</summary>
    public DateTimeOffset? HeldAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public Guid? SentById { get; set; }

    /// <summary>What it was about changed before it was printed.</summary>
    public DateTimeOffset? DroppedAt { get; set; }
}

internal sealed class LetterConfiguration : IEntityTypeConfiguration<Letter>
{
    public void Configure(EntityTypeBuilder<Letter> builder)
    {
        builder.ToTable("Letters");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Kind).HasMaxLength(40);
        builder.Property(l => l.SubjectKey).HasMaxLength(80);
        builder.Property(l => l.Title).HasMaxLength(Letter.LongestTitle);
        builder.Property(l => l.Language).HasMaxLength(2);
        builder.HasIndex(l => l.SubjectKey);
        builder.HasIndex(l => l.PrintedOn);
        builder.HasIndex(l => l.AccountId);
        builder.HasIndex(l => l.FileId);
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<ClientFile>().WithMany().HasForeignKey(l => l.FileId).OnDelete(DeleteBehavior.Cascade);
    }
}
