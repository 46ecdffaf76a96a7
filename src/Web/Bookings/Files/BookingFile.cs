using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Visavis.Web.Bookings.Files;

/// <summary>A photo or PDF that the client gave with a booking.</summary>
public sealed class BookingFile
{
    public const int MostPerUse = 5;
    public const int LongestName = 120;

    public Guid Id { get; set; }

    /// <summary>The booking, or the hold that becomes it: both have the same id.</summary>
    public Guid BookingId { get; set; }

    /// <summary>Null for a guest.</summary>
    public Guid? SenderId { get; set; }

    public BookingFileUse Use { get; set; }

    public required string Name { get; set; }

    public required string StorageKey { get; set; }

    public required string ContentType { get; set; }

    public long Bytes { get; set; }

    public bool IsPicture { get; set; }

    public DateTimeOffset SentAt { get; set; }
}

public enum BookingFileUse
{
    /// <summary>With the answers of the form.</summary>
    Attachment = 0,

    /// <summary>Why a late cancellation should cost nothing; gone once that is decided.</summary>
    Proof = 1,
}

internal sealed class BookingFileConfiguration : IEntityTypeConfiguration<BookingFile>
{
    private const int LongestKey = 200;
    private const int LongestType = 64;

    public void Configure(EntityTypeBuilder<BookingFile> builder)
    {
        builder.ToTable("BookingFiles");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Name).HasMaxLength(BookingFile.LongestName);
        builder.Property(f => f.StorageKey).HasMaxLength(LongestKey);
        builder.Property(f => f.ContentType).HasMaxLength(LongestType);
        builder.HasIndex(f => f.BookingId);
        builder.HasIndex(f => f.SenderId);
        builder.HasIndex(f => f.StorageKey).IsUnique();
    }
}
